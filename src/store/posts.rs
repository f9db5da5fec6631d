//! Posts and their links as they are known: what they are, and how they are found. How they change
//! is in `outbox`.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Result, Store};
use crate::tags::Tag;

/// A message with links, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    pub message: i64,
    pub guild: i64,
    pub channel: i64,
    pub author: i64,
    /// Each as posted, and in canonical form.
    pub links: Vec<(String, String)>,
    /// The author asked for a card by name, so a failure is told.
    pub asked: bool,
    pub posted_at: i64,
}

/// A message with links, as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub message: i64,
    pub guild: i64,
    pub channel: i64,
    pub author: i64,
    pub asked: bool,
    /// The bot's reply, once it stands.
    pub reply: Option<i64>,
    pub posted_at: i64,
    /// In the order of the message.
    pub shares: Vec<Share>,
}

/// One link of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub id: i64,
    pub url: String,
    pub canonical: String,
    pub state: ShareState,
    pub story: Option<i64>,
    /// Tracked tags of the server that the story names.
    pub tags: Vec<Tag>,
    /// Why there is no card.
    pub detail: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareState {
    Pending,
    Card,
    Repost,
    NotNews,
    Failed,
    /// Somebody took the card away: it does not come back.
    Removed,
}

/// What became of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// With the server's tracked tags that it names.
    Card(i64, Vec<Tag>),
    /// The story was shared here before.
    Repost(i64),
    NotNews(String),
    Failed(String),
}

/// Where a story was shared before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    pub message: i64,
    pub channel: i64,
    pub author: i64,
    pub shared_at: i64,
}

impl ShareState {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Card => "card",
            Self::Repost => "repost",
            Self::NotNews => "not_news",
            Self::Failed => "failed",
            Self::Removed => "removed",
        }
    }

    fn from_row(text: &str) -> Self {
        [Self::Card, Self::Repost, Self::NotNews, Self::Failed, Self::Removed]
            .into_iter()
            .find(|state| state.as_str() == text)
            .unwrap_or(Self::Pending)
    }
}

impl Store {
    pub async fn post(&self, message: i64) -> Result<Option<Post>> {
        let row = sqlx::query(
            "SELECT message_id, guild_id, channel_id, author_id, reply_id, posted_at, asked FROM posts WHERE message_id = $1",
        )
        .bind(message)
        .fetch_optional(&self.pool)
        .await?;
        self.with_shares(row).await
    }

    /// The post that `reply` answers.
    pub async fn post_of_reply(&self, reply: i64) -> Result<Option<Post>> {
        let row = sqlx::query(
            "SELECT message_id, guild_id, channel_id, author_id, reply_id, posted_at, asked FROM posts WHERE reply_id = $1",
        )
        .bind(reply)
        .fetch_optional(&self.pool)
        .await?;
        self.with_shares(row).await
    }

    async fn with_shares(&self, row: Option<SqliteRow>) -> Result<Option<Post>> {
        let Some(row) = row else { return Ok(None) };
        let message: i64 = row.get(0);
        let rows = sqlx::query(
            "SELECT share_id, url, canonical_url, outcome, story_id, detail FROM shares WHERE message_id = $1 ORDER BY share_id",
        )
        .bind(message)
        .fetch_all(&self.pool)
        .await?;
        let tags = sqlx::query(
            "SELECT share_id, tag_key, display FROM share_tags
             WHERE share_id IN (SELECT share_id FROM shares WHERE message_id = $1)",
        )
        .bind(message)
        .fetch_all(&self.pool)
        .await?;
        let tags_of = |share: i64| {
            let own = tags.iter().filter(|row| row.get::<i64, _>(0) == share);
            own.map(|row| Tag { key: row.get(1), display: row.get(2) }).collect()
        };
        let shares = rows
            .iter()
            .map(|row| Share {
                id: row.get(0),
                url: row.get(1),
                canonical: row.get(2),
                state: ShareState::from_row(row.get(3)),
                story: row.get(4),
                tags: tags_of(row.get(0)),
                detail: row.get(5),
            })
            .collect();
        Ok(Some(Post {
            message,
            guild: row.get(1),
            channel: row.get(2),
            author: row.get(3),
            reply: row.get(4),
            posted_at: row.get(5),
            asked: row.get::<i64, _>(6) != 0,
            shares,
        }))
    }

    /// Each watched channel of a server, with the last message claimed there and the second since when it
    /// is watched.
    pub async fn left_off(&self, guild: i64) -> Result<Vec<(i64, Option<i64>, i64)>> {
        let rows = sqlx::query(
            "SELECT channel_id, (SELECT MAX(message_id) FROM posts WHERE posts.channel_id = watched.channel_id), added_at
             FROM watched WHERE guild_id = $1 ORDER BY added_at, channel_id",
        )
        .bind(guild)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect())
    }

    /// The first time after `since` that `story` got a card in this server by a message before `message`.
    pub async fn earlier(&self, guild: i64, story: i64, message: i64, since: i64) -> Result<Option<Earlier>> {
        let row = sqlx::query(
            "SELECT message_id, channel_id, author_id, shared_at FROM shares
             WHERE guild_id = $1 AND story_id = $2 AND message_id < $3 AND shared_at > $4 AND outcome = 'card'
             ORDER BY shared_at, share_id LIMIT 1",
        )
        .bind(guild)
        .bind(story)
        .bind(message)
        .bind(since)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| Earlier {
            message: row.get(0),
            channel: row.get(1),
            author: row.get(2),
            shared_at: row.get(3),
        }))
    }
}
