//! Finding stories that a server shared: newest first, walked until there are enough; a search by
//! words ranks what the walk found.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Result, SavedStory, Store, Visible, analyser};
use crate::tags::Tag;

/// Shares looked at in one step of the walk.
const STEP: i64 = 100;

/// Stories that a search by words ranks: the newest that match.
const RANKED: usize = 200;

/// After so long a story must match twice as well, in seconds: two weeks.
const HALF_LIFE: f64 = 14.0 * 24.0 * 60.0 * 60.0;

/// Other readings of a mistyped search that are tried.
const READINGS: usize = 3;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Every word must stand in the story.
    pub words: Option<String>,
    /// A tag's match key.
    pub tag: Option<String>,
    /// The outlet's name, or words of it.
    pub outlet: Option<String>,
    /// A speaker's name, folded like a tag's key.
    pub speaker: Option<String>,
    /// Who shared it.
    pub by: Option<i64>,
    /// Where it was shared.
    pub channel: Option<i64>,
    /// Shared at this second or later.
    pub since: Option<i64>,
    /// Shared before this second.
    pub until: Option<i64>,
    /// What the speaker said is asked for, rather than the stories.
    pub quotations: bool,
}

/// A story and where it was last shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub story: SavedStory,
    pub channel: i64,
    pub message: i64,
    pub author: i64,
    pub shared_at: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// There are more after these.
    pub more: bool,
    /// The words that were searched instead, when the asked ones are found nowhere.
    pub read_as: Option<String>,
}

/// A story's latest share, on the walk.
struct Place {
    story: i64,
    channel: i64,
    message: i64,
    author: i64,
    shared_at: i64,
    score: f64,
}

impl Store {
    /// The stories of `guild` that answer `question`, each once at its latest share: `skip` of them left
    /// out, `limit` returned. Newest first; a search by words puts those first that say them in headline or
    /// tags, unless they are much older. Shares in channels for which `visible` says no do not exist.
    pub async fn find(
        &self,
        guild: i64,
        question: &Question,
        skip: usize,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Found> {
        let enough = skip.saturating_add(limit).saturating_add(1);
        let Some(words) = question.words.as_deref() else {
            let places = self.walk(guild, question, None, enough, visible).await?;
            return self.page(places, skip, limit, None).await;
        };
        let mut places = self.walk(guild, question, Some(words), enough.max(RANKED), visible).await?;
        let mut read_as = None;
        if places.is_empty() {
            for reading in self.readings(words).await? {
                places = self.walk(guild, question, Some(&reading), enough.max(RANKED), visible).await?;
                if !places.is_empty() {
                    read_as = Some(reading);
                    break;
                }
            }
        }
        let newest = places.iter().map(|place| place.shared_at).max().unwrap_or_default();
        let age = |place: &Place| f64::from(u32::try_from(newest - place.shared_at).unwrap_or(u32::MAX));
        for place in &mut places {
            place.score *= (-age(place) / HALF_LIFE).exp2();
        }
        // Stable, so that equals stay newest first.
        places.sort_by(|one, other| other.score.total_cmp(&one.score));
        self.page(places, skip, limit, read_as).await
    }

    async fn page(&self, places: Vec<Place>, skip: usize, limit: usize, read_as: Option<String>) -> Result<Found> {
        let more = places.len() > skip.saturating_add(limit);
        let mut hits = Vec::new();
        for place in places.into_iter().skip(skip).take(limit) {
            let Some(story) = self.story(place.story).await? else { continue };
            let Place { channel, message, author, shared_at, .. } = place;
            hits.push(Hit { story, channel, message, author, shared_at });
        }
        Ok(Found { hits, more, read_as })
    }

    /// The latest share of each story that answers the question with these words, newest first, until there
    /// are `enough`.
    async fn walk(
        &self,
        guild: i64,
        question: &Question,
        words: Option<&str>,
        enough: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<Place>> {
        let matching = match words {
            Some(words) => match self.engine.query(&analyser::words(words)) {
                Some(query) => Some(query),
                None => return Ok(Vec::new()),
            },
            None => None,
        };
        let statement = format!(
            "SELECT share_id, story_id, channel_id, message_id, author_id, shared_at,
               (SELECT headline FROM stories WHERE stories.story_id = shares.story_id),
               (SELECT MAX(display) FROM story_tags
                 WHERE story_tags.story_id = shares.story_id AND tag_key = $12)
             FROM shares
             WHERE guild_id = $1 AND outcome = 'card' AND share_id < $2
               AND ($3 IS NULL OR story_id IN (SELECT story_id FROM story_tags WHERE tag_key = $3)
                 OR share_id IN (SELECT share_id FROM share_tags WHERE tag_key = $3))
               AND ($4 IS NULL OR story_id IN ({}))
               AND ($5 IS NULL OR story_id IN (SELECT story_id FROM stories WHERE outlet IN ({})))
               AND ($6 IS NULL OR story_id IN (SELECT story_id FROM story_speakers WHERE speaker_key = $6))
               AND ($7 IS NULL OR author_id = $7)
               AND ($8 IS NULL OR channel_id = $8)
               AND ($9 IS NULL OR shared_at >= $9)
               AND ($10 IS NULL OR shared_at < $10)
             ORDER BY share_id DESC LIMIT $11",
            self.engine.matching, self.engine.listed
        );
        let outlets = match &question.outlet {
            Some(typed) if analyser::words(typed).is_empty() => Some(Vec::new()),
            Some(typed) => Some(self.suggest_outlets(guild, typed, usize::MAX, visible).await?),
            None => None,
        };
        let outlets = outlets.map(|outlets| serde_json::to_string(&outlets)).transpose()?;
        let mut places: Vec<Place> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut before = i64::MAX;
        loop {
            let rows = sqlx::query(sqlx::AssertSqlSafe(statement.as_str()))
                .bind(guild)
                .bind(before)
                .bind(question.tag.as_deref())
                .bind(matching.as_deref())
                .bind(outlets.as_deref())
                .bind(question.speaker.as_deref())
                .bind(question.by)
                .bind(question.channel)
                .bind(question.since)
                .bind(question.until)
                .bind(STEP)
                .bind(words.and_then(Tag::new).map(|tag| tag.key))
                .fetch_all(&self.pool)
                .await?;
            for row in &rows {
                before = row.get(0);
                let (story, channel): (i64, i64) = (row.get(1), row.get(2));
                if !visible(channel) || !seen.insert(story) {
                    continue;
                }
                let in_headline = words.is_some_and(|words| analyser::says(row.get(6), words));
                let in_tags = row.get::<Option<&str>, _>(7).is_some();
                let score = 1.0 + 2.0 * f64::from(u8::from(in_headline)) + f64::from(u8::from(in_tags));
                let (message, author, shared_at) = (row.get(3), row.get(4), row.get(5));
                places.push(Place { story, channel, message, author, shared_at, score });
                if places.len() == enough {
                    return Ok(places);
                }
            }
            if rows.len() < usize::try_from(STEP).unwrap_or(usize::MAX) {
                return Ok(places);
            }
        }
    }

    /// The words with those that no story has replaced by words that some have, one slip of the finger away:
    /// the most frequent first. Empty when no word is unknown, or one has nothing near it.
    async fn readings(&self, words: &str) -> Result<Vec<String>> {
        let asked = analyser::words(words);
        let mut readings: Vec<Vec<String>> = vec![Vec::new()];
        let mut changed = false;
        for (at, word) in asked.iter().enumerate() {
            let known = self.is_known(word, at + 1 == asked.len()).await?;
            changed |= !known;
            let nearest = if known { vec![word.clone()] } else { self.nearest(word).await? };
            readings = readings
                .iter()
                .flat_map(|begun| nearest.iter().map(|next| begun.iter().chain([next]).cloned().collect()))
                .take(READINGS)
                .collect();
        }
        Ok(if changed { readings.into_iter().map(|reading| reading.join(" ")).collect() } else { Vec::new() })
    }

    /// Whether any story has the word, or one that it begins.
    async fn is_known(&self, word: &str, beginning: bool) -> Result<bool> {
        let query = (self.engine.term)(word, beginning);
        let row = sqlx::query(self.engine.known).bind(query).fetch_optional(&self.pool).await?;
        Ok(row.is_some())
    }

    async fn nearest(&self, word: &str) -> Result<Vec<String>> {
        let near = serde_json::to_string(&analyser::near(word))?;
        let rows = sqlx::query(self.engine.nearest)
            .bind(near)
            .bind(i64::try_from(READINGS).unwrap_or(i64::MAX))
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// A stretch of the story around the first word that `words` asks for, with the place of that word
    /// in it (bytes); `None` when only the headline has it, or nothing.
    #[must_use]
    pub fn snippet(story: &SavedStory, words: &str) -> Option<(String, std::ops::Range<usize>)> {
        analyser::snippet(&story.story.body, words)
    }
}
