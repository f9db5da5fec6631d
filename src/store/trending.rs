//! What a server talks about more than it used to.
//!
//! A tag or story counts each sharer once, less the longer ago they shared it; tags are measured
//! against what the weeks before let expect.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Hit, Result, Store, Visible};

/// What happened this long ago counts half, in seconds: a day.
const HALF_LIFE: i64 = 24 * 60 * 60;

/// The time that is looked at, in seconds: three days, of which the last counts most.
const RECENT: i64 = 3 * 24 * 60 * 60;

/// The time before it that tells what is usual, in seconds: two weeks.
const USUAL: i64 = 14 * 24 * 60 * 60;

/// A tag rises from so many sharers' worth above the expected on, in standard deviations of a Poisson
/// count.
const RISES: f64 = 0.5;

/// A tag that more is said on than was.
#[derive(Debug, Clone, PartialEq)]
pub struct RisingTag {
    pub key: String,
    pub display: String,
    /// Times it was shared in the last three days, and by how many people.
    pub shares: usize,
    pub sharers: usize,
}

/// What rises, most first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trends {
    pub tags: Vec<RisingTag>,
    /// Each at its latest share, with how many people shared it.
    pub stories: Vec<(Hit, usize)>,
}

/// One share of a thing.
struct Mark {
    author: i64,
    age: i64,
}

impl Store {
    /// The tags and stories that rise in `guild` at `now`, `limit` of each at most. Shares in channels
    /// for which `visible` says no do not exist.
    pub async fn trending(&self, guild: i64, now: i64, limit: usize, visible: Visible<'_>) -> Result<Trends> {
        let rows = sqlx::query(
            "SELECT shares.channel_id, shares.author_id, shares.shared_at, tags.tag_key, tags.display
             FROM shares JOIN (
               SELECT share_id, tag_key, display FROM share_tags
               UNION SELECT shares.share_id, story_tags.tag_key, story_tags.display
                 FROM shares JOIN story_tags ON story_tags.story_id = shares.story_id WHERE shares.guild_id = $1
             ) AS tags ON tags.share_id = shares.share_id
             WHERE shares.guild_id = $1 AND shares.outcome IN ('card', 'repost') AND shares.shared_at > $2",
        )
        .bind(guild)
        .bind(now - RECENT - USUAL)
        .fetch_all(&self.pool)
        .await?;
        let mut marks: HashMap<String, (String, Vec<Mark>)> = HashMap::new();
        for row in rows.iter().filter(|row| visible(row.get(0))) {
            let (_, all) = marks.entry(row.get(3)).or_insert_with(|| (row.get(4), Vec::new()));
            all.push(Mark { author: row.get(1), age: (now - row.get::<i64, _>(2)).max(0) });
        }
        let mut tags: Vec<(f64, RisingTag)> = marks
            .into_iter()
            .filter_map(|(key, (display, marks))| {
                let score = rise(&marks);
                let recent: Vec<&Mark> = marks.iter().filter(|mark| mark.age <= RECENT).collect();
                let mut sharers: Vec<i64> = recent.iter().map(|mark| mark.author).collect();
                sharers.sort_unstable();
                sharers.dedup();
                let tag = RisingTag { key, display, shares: recent.len(), sharers: sharers.len() };
                (score >= RISES).then_some((score, tag))
            })
            .collect();
        tags.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.key.cmp(&other.1.key)));
        // Where anything was shared more than once, what was shared once is chance.
        if tags.iter().any(|(_, tag)| tag.shares > 1) {
            tags.retain(|(_, tag)| tag.shares > 1);
        }
        tags.truncate(limit);
        let stories = self.rising_stories(guild, now, limit, visible).await?;
        Ok(Trends { tags: tags.into_iter().map(|(_, tag)| tag).collect(), stories })
    }

    async fn rising_stories(
        &self,
        guild: i64,
        now: i64,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<(Hit, usize)>> {
        let rows = sqlx::query(
            "SELECT story_id, channel_id, message_id, author_id, shared_at FROM shares
             WHERE guild_id = $1 AND outcome IN ('card', 'repost') AND story_id IS NOT NULL AND shared_at > $2
             ORDER BY shared_at",
        )
        .bind(guild)
        .bind(now - RECENT)
        .fetch_all(&self.pool)
        .await?;
        let mut shared: HashMap<i64, (&AnyRow, Vec<Mark>)> = HashMap::new();
        for row in rows.iter().filter(|row| visible(row.get(1))) {
            let (latest, marks) = shared.entry(row.get(0)).or_insert((row, Vec::new()));
            *latest = row;
            marks.push(Mark { author: row.get(3), age: (now - row.get::<i64, _>(4)).max(0) });
        }
        let mut stories: Vec<_> =
            shared.into_iter().map(|(story, (row, marks))| (weight(&marks), story, row, marks)).collect();
        stories.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        let mut hits = Vec::new();
        for (_, story, row, marks) in stories.into_iter().take(limit) {
            let Some(story) = self.story(story).await? else { continue };
            let hit =
                Hit { story, channel: row.get(1), message: row.get(2), author: row.get(3), shared_at: row.get(4) };
            hits.push((hit, latest_of_each(&marks).count()));
        }
        Ok(hits)
    }
}

/// How far what was shared lately lies above what was usual before: the difference over the square root
/// of the expected, which is the spread of a Poisson count; one is added to both, so that a single
/// share of something new is no sensation.
fn rise(marks: &[Mark]) -> f64 {
    let (recent, before): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|mark| mark.age <= RECENT);
    let observed: f64 = latest_of_each(&recent).map(decay).sum();
    // What the same weighing gives for an even stream: the mean weight of the three days, a day at a time.
    let days = |seconds: i64| f64::from(u32::try_from(seconds).unwrap_or(u32::MAX)) / 86_400.0;
    let a_day = count(before.len()) / days(USUAL);
    let weighed_days = days(HALF_LIFE) / std::f64::consts::LN_2 * (1.0 - decay(RECENT));
    let expected = a_day * weighed_days;
    (observed - expected) / (expected + 1.0).sqrt()
}

fn weight(marks: &[Mark]) -> f64 {
    latest_of_each(marks).map(decay).sum()
}

/// The age of each sharer's latest share.
fn latest_of_each<'a, M: std::borrow::Borrow<Mark> + 'a>(marks: &'a [M]) -> impl Iterator<Item = i64> + 'a {
    let mut latest: HashMap<i64, i64> = HashMap::new();
    for mark in marks.iter().map(std::borrow::Borrow::borrow) {
        let age = latest.entry(mark.author).or_insert(mark.age);
        *age = mark.age.min(*age);
    }
    latest.into_values()
}

/// What something that happened `age` seconds ago counts.
fn decay(age: i64) -> f64 {
    let age = f64::from(u32::try_from(age).unwrap_or(u32::MAX));
    (-age / f64::from(u32::try_from(HALF_LIFE).unwrap_or(u32::MAX)) * std::f64::consts::LN_2).exp()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Mark, RISES, decay, rise, weight};

    const HOUR: i64 = 3_600;

    fn marks(all: &[(i64, i64)]) -> Vec<Mark> {
        all.iter().map(|(author, hours)| Mark { author: *author, age: hours * HOUR }).collect()
    }

    #[test]
    fn more_than_usual_by_more_people_rises() {
        let news = rise(&marks(&[(1, 1), (2, 2), (3, 5)]));
        let one_person = rise(&marks(&[(1, 1), (1, 2), (1, 5)]));
        assert!(news > one_person && one_person > 0.0, "{news} {one_person}");
        let usual: Vec<(i64, i64)> = (0..17).map(|day| (day % 3, day * 24 + 1)).collect();
        assert!(rise(&marks(&usual)) < RISES, "what is shared every day does not rise");
        let old = rise(&marks(&[(1, 70), (2, 71)]));
        assert!(old < news && old < RISES, "{old}");
    }

    #[test]
    fn half_a_day_later_it_counts_less() {
        assert!((decay(24 * HOUR) - 0.5).abs() < 1e-9);
        assert!(weight(&marks(&[(1, 0), (2, 24)])) > weight(&marks(&[(1, 0), (1, 24)])));
    }
}
