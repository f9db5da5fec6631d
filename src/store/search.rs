//! Finding stories that a server shared: newest first, walked until a page is full.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::stories::saved;
use super::{Result, SavedStory, Store, analyser};

/// Shares looked at in one step of the walk.
const STEP: i64 = 100;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Every word must stand in the story.
    pub words: Option<String>,
    /// A tag's match key.
    pub tag: Option<String>,
    /// The outlet's name, or the beginning of it.
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

impl Store {
    /// The stories of `guild` that answer `question`, each once at its latest share, newest first:
    /// `skip` of them left out, `limit` returned, and whether there are more. Shares in channels for
    /// which `visible` says no do not exist.
    pub async fn find(
        &self,
        guild: i64,
        question: &Question,
        skip: usize,
        limit: usize,
        visible: &(dyn Fn(i64) -> bool + Sync),
    ) -> Result<(Vec<Hit>, bool)> {
        let words = question.words.as_deref().map(|words| analyser::query(words).unwrap_or_default());
        if words.as_deref() == Some("") {
            return Ok((Vec::new(), false));
        }
        let mut seen = Vec::new();
        let mut hits = Vec::new();
        let mut before = i64::MAX;
        loop {
            let rows = sqlx::query(
                "SELECT share_id, story_id, channel_id, message_id, author_id, shared_at FROM shares
                 WHERE guild_id = $1 AND outcome = 'card' AND share_id < $2
                   AND ($3 IS NULL OR story_id IN (SELECT story_id FROM story_tags WHERE tag_key = $3)
                     OR share_id IN (SELECT share_id FROM share_tags WHERE tag_key = $3))
                   AND ($4 IS NULL OR story_id IN (SELECT rowid FROM story_words WHERE story_words MATCH $4))
                   AND ($5 IS NULL OR story_id IN (
                     SELECT story_id FROM stories WHERE lower(substr(outlet, 1, length($5))) = lower($5)))
                   AND ($6 IS NULL OR story_id IN (SELECT story_id FROM story_speakers WHERE speaker_key = $6))
                   AND ($7 IS NULL OR author_id = $7)
                   AND ($8 IS NULL OR channel_id = $8)
                   AND ($9 IS NULL OR shared_at >= $9)
                   AND ($10 IS NULL OR shared_at < $10)
                 ORDER BY share_id DESC LIMIT $11",
            )
            .bind(guild)
            .bind(before)
            .bind(question.tag.as_deref())
            .bind(words.as_deref())
            .bind(question.outlet.as_deref())
            .bind(question.speaker.as_deref())
            .bind(question.by)
            .bind(question.channel)
            .bind(question.since)
            .bind(question.until)
            .bind(STEP)
            .fetch_all(&self.pool)
            .await?;
            for row in &rows {
                before = row.get(0);
                let (story, channel): (i64, i64) = (row.get(1), row.get(2));
                if seen.contains(&story) || !visible(channel) {
                    continue;
                }
                seen.push(story);
                if seen.len() <= skip {
                    continue;
                }
                if hits.len() == limit {
                    return Ok((hits, true));
                }
                let read = sqlx::query("SELECT story_id, read_at, story FROM stories WHERE story_id = $1")
                    .bind(story)
                    .fetch_one(&self.pool)
                    .await?;
                hits.push(Hit {
                    story: saved(&read)?,
                    channel,
                    message: row.get(3),
                    author: row.get(4),
                    shared_at: row.get(5),
                });
            }
            if rows.len() < usize::try_from(STEP).unwrap_or(usize::MAX) {
                return Ok((hits, false));
            }
        }
    }

    /// Tags of this server for an autocomplete: tracked ones first, then those of its stories by how
    /// often they occur. `beginning` is compared with match keys.
    pub async fn suggest_tags(&self, guild: i64, beginning: &str, limit: i64) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query(
            "SELECT tag_key, MAX(display), SUM(uses) AS uses FROM (
               SELECT tag_key, display, 1000000 AS uses FROM tracked_tags WHERE guild_id = $1
               UNION ALL
               SELECT story_tags.tag_key, story_tags.display, 1 FROM shares
                 JOIN story_tags ON story_tags.story_id = shares.story_id
                 WHERE shares.guild_id = $1 AND shares.outcome = 'card'
             ) AS known WHERE substr(tag_key, 1, length($2)) = $2
             GROUP BY tag_key ORDER BY uses DESC, tag_key LIMIT $3",
        )
        .bind(guild)
        .bind(beginning)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Outlets whose stories this server shared, by how often, for an autocomplete.
    pub async fn suggest_outlets(&self, guild: i64, beginning: &str, limit: i64) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT stories.outlet, COUNT(*) AS uses FROM shares JOIN stories ON stories.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card'
               AND lower(substr(stories.outlet, 1, length($2))) = lower($2)
             GROUP BY stories.outlet ORDER BY uses DESC, stories.outlet LIMIT $3",
        )
        .bind(guild)
        .bind(beginning)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Speakers of this server's stories, by how often, for an autocomplete. `part` is folded like a
    /// tag's key and may stand anywhere in the name.
    pub async fn suggest_speakers(&self, guild: i64, part: &str, limit: i64) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT MAX(story_speakers.display), COUNT(*) AS uses FROM shares
               JOIN story_speakers ON story_speakers.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card'
               AND ($2 = '' OR replace(story_speakers.speaker_key, $2, '') <> story_speakers.speaker_key)
             GROUP BY story_speakers.speaker_key ORDER BY uses DESC, story_speakers.speaker_key LIMIT $3",
        )
        .bind(guild)
        .bind(part)
        .bind(limit)
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
