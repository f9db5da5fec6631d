//! What an autocomplete offers: names that this server's stories know.

use sqlx::Row;

use super::{Result, Store, Visible, analyser};

/// Shares whose headlines are looked through, the latest first.
const HEADLINES: i64 = 500;

impl Store {
    /// Tags of this server for an autocomplete: tracked ones first, then those of its stories by how
    /// often they occur. `beginning` is compared with match keys.
    pub async fn suggest_tags(&self, guild: i64, beginning: &str, limit: i64) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query(
            "SELECT tag_key, MAX(display), CAST(SUM(uses) AS BIGINT) AS uses FROM (
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
        self.names(
            "SELECT stories.outlet, COUNT(*) AS uses FROM shares JOIN stories ON stories.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card'
               AND lower(substr(stories.outlet, 1, length($2))) = lower($2)
             GROUP BY stories.outlet ORDER BY uses DESC, stories.outlet LIMIT $3",
            guild,
            beginning,
            limit,
        )
        .await
    }

    /// Speakers of this server's stories, by how often, for an autocomplete. `part` is folded like a
    /// tag's key and may stand anywhere in the name.
    pub async fn suggest_speakers(&self, guild: i64, part: &str, limit: i64) -> Result<Vec<String>> {
        self.names(
            "SELECT MAX(story_speakers.display), COUNT(*) AS uses FROM shares
               JOIN story_speakers ON story_speakers.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card'
               AND ($2 = '' OR replace(story_speakers.speaker_key, $2, '') <> story_speakers.speaker_key)
             GROUP BY story_speakers.speaker_key ORDER BY uses DESC, story_speakers.speaker_key LIMIT $3",
            guild,
            part,
            limit,
        )
        .await
    }

    /// The first column of what `statement` finds for a server and what was typed.
    async fn names(&self, statement: &'static str, guild: i64, typed: &str, limit: i64) -> Result<Vec<String>> {
        let rows = sqlx::query(statement).bind(guild).bind(typed).bind(limit).fetch_all(&self.pool).await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Stories of this server whose headline has every word of `typed`, latest first, for an autocomplete:
    /// id and headline, each once.
    pub async fn suggest_stories(
        &self,
        guild: i64,
        typed: &str,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<(i64, String)>> {
        let rows = sqlx::query(
            "SELECT shares.story_id, stories.headline, shares.channel_id
             FROM shares JOIN stories ON stories.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card' ORDER BY shares.share_id DESC LIMIT $2",
        )
        .bind(guild)
        .bind(HEADLINES)
        .fetch_all(&self.pool)
        .await?;
        let mut found: Vec<(i64, String)> = Vec::new();
        for row in rows.iter().filter(|row| visible(row.get(2))) {
            let (story, headline): (i64, String) = (row.get(0), row.get(1));
            if found.iter().all(|(known, _)| *known != story) && analyser::says(&headline, typed) {
                found.push((story, headline));
                if found.len() == limit {
                    break;
                }
            }
        }
        Ok(found)
    }
}
