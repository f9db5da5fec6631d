//! Posts and their links as they are known: what they are, and how they are found. How they change
//! is in `outbox`.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Follower, Result, Store, Visible};
use crate::tags::Tag;

/// Earlier shares of one story that are looked at, in search of one that may be named.
const EARLIER: i64 = 50;

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
    /// Another bot or a webhook posted it.
    pub by_program: bool,
    pub posted_at: i64,
    /// The microsecond of its last edit, by Discord's clock; 0 when it was never edited.
    pub edited_at: i64,
}

/// A message with links, as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row: each is a column of its own")]
pub struct Post {
    pub message: i64,
    pub guild: i64,
    pub channel: i64,
    pub author: i64,
    pub asked: bool,
    pub by_program: bool,
    /// The bot's reply, once it stands.
    pub reply: Option<Reply>,
    /// A reply may stand that is not known.
    pub tried: bool,
    pub posted_at: i64,
    /// It was deleted, or its author ([`super::NOBODY`] then) wanted to be forgotten: its reply is to go.
    pub gone: bool,
    /// Grows when its links change.
    pub revision: i64,
    /// In the order of the message.
    pub shares: Vec<Share>,
}

/// Where the bot's reply stands: in the channel of the post, or in a thread below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    pub channel: i64,
    pub message: i64,
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
    Card {
        story: i64,
        /// The server's tracked tags that it names.
        tags: Vec<Tag>,
        /// Who is told of it.
        told: Vec<Follower>,
    },
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
    /// As it was shared then: another address may have had the same text.
    pub story: i64,
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
        self.post_where("SELECT * FROM posts WHERE message_id = $1", message).await
    }

    /// The post that `reply` answers.
    pub async fn post_of_reply(&self, reply: i64) -> Result<Option<Post>> {
        self.post_where("SELECT * FROM posts WHERE reply_id = $1", reply).await
    }

    async fn post_where(&self, statement: &'static str, id: i64) -> Result<Option<Post>> {
        let row = sqlx::query(statement).bind(id).fetch_optional(&self.pool).await?;
        self.with_shares(row).await
    }

    async fn with_shares(&self, row: Option<AnyRow>) -> Result<Option<Post>> {
        let Some(row) = row else { return Ok(None) };
        let message: i64 = row.get("message_id");
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
        let channel: i64 = row.get("channel_id");
        let reply_channel = row.get::<Option<i64>, _>("reply_channel").unwrap_or(channel);
        let reply = row.get::<Option<i64>, _>("reply_id").map(|message| Reply { channel: reply_channel, message });
        Ok(Some(Post {
            message,
            guild: row.get("guild_id"),
            channel,
            author: row.get("author_id"),
            by_program: row.get::<i64, _>("by_program") != 0,
            reply,
            tried: row.get::<i64, _>("tried") != 0,
            posted_at: row.get("posted_at"),
            gone: row.get::<&str, _>("state") == "gone",
            revision: row.get("revision"),
            asked: row.get::<i64, _>("asked") != 0,
            shares,
        }))
    }

    /// The watched channels of a server, each with the second since when it is watched.
    pub async fn watched_since(&self, guild: i64) -> Result<Vec<(i64, i64)>> {
        let rows =
            sqlx::query("SELECT channel_id, added_at FROM watched WHERE guild_id = $1 ORDER BY added_at, channel_id")
                .bind(guild)
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// The last message that was claimed in a channel or thread.
    pub async fn last_claimed(&self, channel: i64, before: i64) -> Result<Option<i64>> {
        let row = sqlx::query("SELECT MAX(message_id) FROM posts WHERE channel_id = $1 AND message_id < $2")
            .bind(channel)
            .bind(before)
            .fetch_one(&self.pool)
            .await?;
        Ok(row.get(0))
    }

    /// The first time after `since` that `story` got a card in the server of `post`, by a message before it,
    /// in a channel for which `visible` says yes.
    pub async fn earlier(&self, post: &Post, story: i64, since: i64, visible: Visible<'_>) -> Result<Option<Earlier>> {
        let rows = sqlx::query(
            "SELECT message_id, channel_id, author_id, shared_at, story_id FROM shares
             WHERE guild_id = $1 AND story_id = $2 AND message_id < $3 AND shared_at > $4 AND outcome = 'card'
             ORDER BY shared_at, share_id LIMIT $5",
        )
        .bind(post.guild)
        .bind(story)
        .bind(post.message)
        .bind(since)
        .bind(EARLIER)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(earlier).find(|share| visible(share.channel)))
    }
}

/// A share as `message_id, channel_id, author_id, shared_at, story_id`.
pub(super) fn earlier(row: &AnyRow) -> Earlier {
    Earlier { message: row.get(0), channel: row.get(1), author: row.get(2), shared_at: row.get(3), story: row.get(4) }
}
