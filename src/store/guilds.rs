//! A server's settings, its watched channels and its tracked tags.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Result, Store};
use crate::tags::{Tag, TrackedTag};

/// What becomes of Discord's own preview of a link that has a card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preview {
    Keep,
    /// Hidden where the bot may.
    #[default]
    Suppress,
    /// Hidden, and no card either unless somebody asks for it; the story is kept for searching.
    Neither,
}

/// How much a card takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Full,
    /// Without picture and standfirst.
    Compact,
    /// In a thread below the post.
    Thread,
}

/// What the bot says to a story that was shared before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepostAnswer {
    /// One line that links the earlier discussion.
    #[default]
    Notice,
    Card,
    Nothing,
}

/// What a server chose; `None` is the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuildSettings {
    /// Ids of `config/share.toml`.
    pub networks: Option<Vec<String>>,
    pub preview: Option<Preview>,
    /// A small reaction where a link has no card.
    pub react_to_failures: Option<bool>,
    pub mode: Option<Mode>,
    /// Channels with a mode of their own.
    pub channel_modes: BTreeMap<i64, Mode>,
    /// Links of all other bots and webhooks get cards too.
    pub bots: Option<bool>,
    /// Bots and webhooks whose links get cards.
    pub let_in: BTreeSet<i64>,
    pub repost: Option<RepostAnswer>,
    /// For so many hours a story that was shared gets a notice; 0: always a card.
    pub repost_hours: Option<u32>,
    /// Language of fixed text, where it is not the server's own locale.
    pub locale: Option<String>,
}

impl GuildSettings {
    /// How cards look in a channel. A thread has its channel's mode.
    #[must_use]
    pub fn mode(&self, channel: i64, parent: Option<i64>) -> Mode {
        let own = [Some(channel), parent].into_iter().flatten().find_map(|id| self.channel_modes.get(&id));
        own.copied().or(self.mode).unwrap_or_default()
    }

    /// Whether links that this bot or webhook posts get cards.
    #[must_use]
    pub fn lets_in(&self, program: i64) -> bool {
        self.bots.unwrap_or_default() || self.let_in.contains(&program)
    }
}

impl Store {
    pub async fn settings(&self, guild: i64) -> Result<GuildSettings> {
        let row = sqlx::query("SELECT settings FROM guilds WHERE guild_id = $1")
            .bind(guild)
            .fetch_optional(&self.pool)
            .await?;
        match row {
            Some(row) => Ok(serde_json::from_str(row.get::<&str, _>(0))?),
            None => Ok(GuildSettings::default()),
        }
    }

    /// Changes a server's settings, one change after the other, so that none undoes another; returns them as
    /// they are then.
    pub async fn change_settings(
        &self,
        guild: i64,
        change: impl FnOnce(&mut GuildSettings) + Send,
    ) -> Result<GuildSettings> {
        let mut all = self.pool.begin().await?;
        // Whoever writes the row first has it until the end.
        sqlx::query(
            "INSERT INTO guilds (guild_id, settings) VALUES ($1, $2)
             ON CONFLICT (guild_id) DO UPDATE SET guild_id = excluded.guild_id",
        )
        .bind(guild)
        .bind(serde_json::to_string(&GuildSettings::default())?)
        .execute(&mut *all)
        .await?;
        let row =
            sqlx::query("SELECT settings FROM guilds WHERE guild_id = $1").bind(guild).fetch_one(&mut *all).await?;
        let mut settings: GuildSettings = serde_json::from_str(row.get::<&str, _>(0))?;
        change(&mut settings);
        sqlx::query("UPDATE guilds SET settings = $2 WHERE guild_id = $1")
            .bind(guild)
            .bind(serde_json::to_string(&settings)?)
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(settings)
    }

    /// `false` when the channel was watched already.
    pub async fn watch(&self, guild: i64, channel: i64, now: i64) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO watched (guild_id, channel_id, added_at) VALUES ($1, $2, $3) ON CONFLICT (channel_id) DO NOTHING",
        )
        .bind(guild)
        .bind(channel)
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// `false` when the channel was not watched.
    pub async fn unwatch(&self, guild: i64, channel: i64) -> Result<bool> {
        let done = sqlx::query("DELETE FROM watched WHERE guild_id = $1 AND channel_id = $2")
            .bind(guild)
            .bind(channel)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// The watched channels of one server, or of all, in the order they were added.
    pub async fn watched(&self, guild: Option<i64>) -> Result<Vec<i64>> {
        let rows = sqlx::query(
            "SELECT channel_id FROM watched WHERE $1 IS NULL OR guild_id = $1 ORDER BY added_at, channel_id",
        )
        .bind(guild)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Starts to track a tag, or replaces its aliases.
    pub async fn track(&self, guild: i64, tracked: &TrackedTag) -> Result<()> {
        sqlx::query(
            "INSERT INTO tracked_tags (guild_id, tag_key, display, aliases) VALUES ($1, $2, $3, $4)
             ON CONFLICT (guild_id, tag_key) DO UPDATE SET display = excluded.display, aliases = excluded.aliases",
        )
        .bind(guild)
        .bind(&tracked.tag.key)
        .bind(&tracked.tag.display)
        .bind(serde_json::to_string(&tracked.aliases)?)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// `false` when the tag was not tracked.
    pub async fn untrack(&self, guild: i64, key: &str) -> Result<bool> {
        let done = sqlx::query("DELETE FROM tracked_tags WHERE guild_id = $1 AND tag_key = $2")
            .bind(guild)
            .bind(key)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// In alphabetical order.
    pub async fn tracked(&self, guild: i64) -> Result<Vec<TrackedTag>> {
        let rows =
            sqlx::query("SELECT tag_key, display, aliases FROM tracked_tags WHERE guild_id = $1 ORDER BY tag_key")
                .bind(guild)
                .fetch_all(&self.pool)
                .await?;
        rows.iter()
            .map(|row| {
                let tag = Tag { key: row.get(0), display: row.get(1) };
                Ok(TrackedTag { tag, aliases: serde_json::from_str(row.get::<&str, _>(2))? })
            })
            .collect()
    }

    /// Leaves a member's links alone from now on, or no longer.
    pub async fn set_ignored(&self, user: i64, ignored: bool) -> Result<()> {
        let statement = if ignored {
            "INSERT INTO ignored (user_id) VALUES ($1) ON CONFLICT (user_id) DO NOTHING"
        } else {
            "DELETE FROM ignored WHERE user_id = $1"
        };
        sqlx::query(statement).bind(user).execute(&self.pool).await?;
        Ok(())
    }

    /// A fact about this installation.
    pub async fn fact(&self, name: &str) -> Result<Option<String>> {
        let row = sqlx::query("SELECT value FROM facts WHERE name = $1").bind(name).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.get(0)))
    }

    pub async fn save_fact(&self, name: &str, value: &str) -> Result<()> {
        sqlx::query(
            "INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The servers that anything was set up, followed or posted in; what was posted in a direct channel has that
    /// for its server.
    pub async fn known_guilds(&self) -> Result<Vec<i64>> {
        let rows = sqlx::query(
            "SELECT guild_id FROM guilds UNION SELECT guild_id FROM watched
             UNION SELECT guild_id FROM tracked_tags UNION SELECT guild_id FROM follows
             UNION SELECT guild_id FROM posts WHERE guild_id <> channel_id",
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Forgets all of a server that the bot was removed from; stories that nobody else shared too.
    pub async fn forget_guild(&self, guild: i64) -> Result<()> {
        let mut all = self.pool.begin().await?;
        for statement in [
            "DELETE FROM posts WHERE guild_id = $1",
            "DELETE FROM watched WHERE guild_id = $1",
            "DELETE FROM tracked_tags WHERE guild_id = $1",
            "DELETE FROM guilds WHERE guild_id = $1",
            "DELETE FROM follows WHERE guild_id = $1",
            "DELETE FROM threads WHERE guild_id = $1",
        ] {
            sqlx::query(statement).bind(guild).execute(&mut *all).await?;
        }
        all.commit().await?;
        Ok(())
    }
}
