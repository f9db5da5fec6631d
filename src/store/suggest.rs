//! What an autocomplete offers: names that this server's stories know.

use std::collections::BTreeMap;

use sqlx::Row;

use super::{Result, Store, Visible, analyser};

/// Shares whose headlines are looked through, the latest first.
const HEADLINES: i64 = 500;

impl Store {
    /// Tags of this server for an autocomplete: tracked ones first, then those of its stories by how
    /// often they occur. `beginning` is compared with match keys. Shares in channels for which `visible` says no
    /// do not exist, here and below.
    pub async fn suggest_tags(
        &self,
        guild: i64,
        beginning: &str,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<(String, String)>> {
        self.names(
            "SELECT tag_key, MAX(display), channel_id, CAST(SUM(uses) AS BIGINT) FROM (
               SELECT tag_key, display, CAST(NULL AS BIGINT) AS channel_id, 1000000 AS uses
                 FROM tracked_tags WHERE guild_id = $1
               UNION ALL
               SELECT story_tags.tag_key, story_tags.display, shares.channel_id, 1 FROM shares
                 JOIN story_tags ON story_tags.story_id = shares.story_id
                 WHERE shares.guild_id = $1 AND shares.outcome = 'card'
             ) AS known WHERE substr(tag_key, 1, length($2)) = $2
             GROUP BY tag_key, channel_id",
            (guild, beginning),
            limit,
            visible,
        )
        .await
    }

    /// Outlets whose stories this server shared, by how often, for an autocomplete: those whose name has every word
    /// of `typed`, or its beginning.
    pub async fn suggest_outlets(
        &self,
        guild: i64,
        typed: &str,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<String>> {
        let found = self.names(
            "SELECT stories.outlet, stories.outlet, shares.channel_id, COUNT(*)
             FROM shares JOIN stories ON stories.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card' AND $2 = ''
             GROUP BY stories.outlet, shares.channel_id",
            (guild, ""),
            usize::MAX,
            visible,
        );
        // The databases fold letters outside ASCII differently, or not at all.
        let fitting = found.await?.into_iter().filter(|(outlet, _)| analyser::says(outlet, typed));
        Ok(fitting.take(limit).map(|(_, display)| display).collect())
    }

    /// Speakers of this server's stories, by how often, for an autocomplete. `part` is folded like a
    /// tag's key and may stand anywhere in the name.
    pub async fn suggest_speakers(
        &self,
        guild: i64,
        part: &str,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<String>> {
        let found = self.names(
            "SELECT story_speakers.speaker_key, MAX(story_speakers.display), shares.channel_id, COUNT(*) FROM shares
               JOIN story_speakers ON story_speakers.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.outcome = 'card'
               AND ($2 = '' OR replace(story_speakers.speaker_key, $2, '') <> story_speakers.speaker_key)
             GROUP BY story_speakers.speaker_key, shares.channel_id",
            (guild, part),
            limit,
            visible,
        );
        Ok(found.await?.into_iter().map(|(_, display)| display).collect())
    }

    /// What `statement` finds for a server and what was typed, as key, display, channel (none: everywhere) and
    /// uses: each key once with its display, the most used first.
    async fn names(
        &self,
        statement: &'static str,
        (guild, typed): (i64, &str),
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query(statement).bind(guild).bind(typed).fetch_all(&self.pool).await?;
        let mut known: BTreeMap<String, (i64, String)> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.get::<Option<i64>, _>(2).is_none_or(visible)) {
            let (uses, display) = known.entry(row.get(0)).or_default();
            *uses += row.get::<i64, _>(3);
            *display = row.get::<String, _>(1).max(std::mem::take(display));
        }
        let mut names: Vec<(i64, (String, String))> =
            known.into_iter().map(|(key, (uses, display))| (uses, (key, display))).collect();
        // Stable, so that equals stay in alphabetical order.
        names.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
        Ok(names.into_iter().take(limit).map(|(_, name)| name).collect())
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
