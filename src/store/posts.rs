//! The outbox: messages with links, from the claim to the reply.
//!
//! A post is claimed by one insert; whoever loses that race stops. It stays open until its reply
//! stands or none is due, and an open post whose lease ran out is taken up again, so that a crash
//! neither drops a card nor makes two.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

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
    fn as_str(self) -> &'static str {
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
    /// Claims a message: `false` when it was claimed before.
    pub async fn claim(&self, post: &NewPost, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done = sqlx::query(
            "INSERT INTO posts (message_id, guild_id, channel_id, author_id, state, lease_until, posted_at, asked)
             VALUES ($1, $2, $3, $4, 'open', $5, $6, $7) ON CONFLICT (message_id) DO NOTHING",
        )
        .bind(post.message)
        .bind(post.guild)
        .bind(post.channel)
        .bind(post.author)
        .bind(lease_until)
        .bind(post.posted_at)
        .bind(i64::from(post.asked))
        .execute(&mut *all)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        for link in &post.links {
            self.insert_share(&mut all, post, link).await?;
        }
        all.commit().await?;
        Ok(true)
    }

    /// Makes the links of a known message those of `post`: new ones are added, missing ones go, the
    /// rest stay as they are. Opens the post again, and says whether anything changed.
    pub async fn relink(&self, post: &NewPost, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let rows = sqlx::query("SELECT canonical_url FROM shares WHERE message_id = $1")
            .bind(post.message)
            .fetch_all(&mut *all)
            .await?;
        let known: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        let mut changed = false;
        for gone in known.iter().filter(|url| !post.links.iter().any(|(_, canonical)| canonical == *url)) {
            sqlx::query("DELETE FROM shares WHERE message_id = $1 AND canonical_url = $2")
                .bind(post.message)
                .bind(gone)
                .execute(&mut *all)
                .await?;
            changed = true;
        }
        for link in post.links.iter().filter(|(_, canonical)| !known.contains(canonical)) {
            self.insert_share(&mut all, post, link).await?;
            changed = true;
        }
        if changed {
            sqlx::query("UPDATE posts SET state = 'open', lease_until = $2 WHERE message_id = $1 AND state <> 'gone'")
                .bind(post.message)
                .bind(lease_until)
                .execute(&mut *all)
                .await?;
        }
        all.commit().await?;
        Ok(changed)
    }

    async fn insert_share(&self, all: &mut SqliteConnection, post: &NewPost, link: &(String, String)) -> Result<()> {
        sqlx::query(
            "INSERT INTO shares (share_id, message_id, guild_id, channel_id, author_id, url, canonical_url, outcome, shared_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8) ON CONFLICT (message_id, canonical_url) DO NOTHING",
        )
        .bind(self.new_id())
        .bind(post.message)
        .bind(post.guild)
        .bind(post.channel)
        .bind(post.author)
        .bind(&link.0)
        .bind(&link.1)
        .bind(post.posted_at)
        .execute(all)
        .await?;
        Ok(())
    }

    /// Each watched channel of a server with the last message there that is known: the last one claimed,
    /// or where watching began.
    pub async fn left_off(&self, guild: i64) -> Result<Vec<(i64, i64)>> {
        let rows = sqlx::query(
            "SELECT channel_id, COALESCE(
               (SELECT MAX(message_id) FROM posts WHERE posts.channel_id = watched.channel_id),
               (added_at * 1000 - 1420070400000) * 4194304)
             FROM watched WHERE guild_id = $1 ORDER BY added_at, channel_id",
        )
        .bind(guild)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Open posts whose lease ran out before `now`, oldest first, each leased anew.
    pub async fn take_up(&self, now: i64, lease_until: i64) -> Result<Vec<i64>> {
        let rows = sqlx::query(
            "UPDATE posts SET lease_until = $2 WHERE state <> 'done' AND lease_until < $1 RETURNING message_id",
        )
        .bind(now)
        .bind(lease_until)
        .fetch_all(&self.pool)
        .await?;
        let mut messages: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
        messages.sort_unstable();
        Ok(messages)
    }

    /// Ends every lease: what a former process left open is free. For the start of a process, which
    /// has the database for itself.
    pub async fn end_leases(&self) -> Result<()> {
        sqlx::query("UPDATE posts SET lease_until = 0 WHERE state <> 'done'").execute(&self.pool).await?;
        Ok(())
    }

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

    /// Writes down what became of a link.
    pub async fn settle(&self, share: i64, outcome: &Outcome) -> Result<()> {
        let (state, story, detail) = match outcome {
            Outcome::Card(story, _) => (ShareState::Card, Some(*story), None),
            Outcome::Repost(story) => (ShareState::Repost, Some(*story), None),
            Outcome::NotNews(detail) => (ShareState::NotNews, None, Some(detail)),
            Outcome::Failed(detail) => (ShareState::Failed, None, Some(detail)),
        };
        let mut all = self.pool.begin().await?;
        sqlx::query("UPDATE shares SET outcome = $2, story_id = $3, detail = $4 WHERE share_id = $1")
            .bind(share)
            .bind(state.as_str())
            .bind(story)
            .bind(detail)
            .execute(&mut *all)
            .await?;
        if let Outcome::Card(_, tags) = outcome {
            for tag in tags {
                sqlx::query(
                    "INSERT INTO share_tags (share_id, tag_key, display) VALUES ($1, $2, $3)
                     ON CONFLICT (share_id, tag_key) DO NOTHING",
                )
                .bind(share)
                .bind(&tag.key)
                .bind(&tag.display)
                .execute(&mut *all)
                .await?;
            }
        }
        all.commit().await?;
        Ok(())
    }

    /// The post is answered; `reply` is `None` where no reply was due. One that is gone is forgotten.
    pub async fn finish(&self, message: i64, reply: Option<i64>) -> Result<()> {
        let mut all = self.pool.begin().await?;
        sqlx::query("DELETE FROM posts WHERE message_id = $1 AND state = 'gone' AND $2 IS NULL")
            .bind(message)
            .bind(reply)
            .execute(&mut *all)
            .await?;
        sqlx::query(
            "UPDATE posts SET reply_id = $2, state = CASE state WHEN 'gone' THEN state ELSE 'done' END
             WHERE message_id = $1",
        )
        .bind(message)
        .bind(reply)
        .execute(&mut *all)
        .await?;
        all.commit().await?;
        Ok(())
    }

    /// Somebody took the reply of `message` away: its cards stay away. `false` when the message itself
    /// is gone.
    pub async fn remove_cards(&self, message: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done =
            sqlx::query("UPDATE posts SET state = 'done', reply_id = NULL WHERE message_id = $1 AND state <> 'gone'")
                .bind(message)
                .execute(&mut *all)
                .await?;
        sqlx::query("UPDATE shares SET outcome = 'removed' WHERE message_id = $1")
            .bind(message)
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// The message is deleted: its links go at once, its reply is to go. `false` when it is not known.
    pub async fn mark_gone(&self, message: i64, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done = sqlx::query("UPDATE posts SET state = 'gone', lease_until = $2 WHERE message_id = $1")
            .bind(message)
            .bind(lease_until)
            .execute(&mut *all)
            .await?;
        sqlx::query("DELETE FROM shares WHERE message_id = $1").bind(message).execute(&mut *all).await?;
        all.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Forgets all posts of a channel or thread that is gone.
    pub async fn forget_channel(&self, channel: i64) -> Result<()> {
        let mut all = self.pool.begin().await?;
        sqlx::query("DELETE FROM posts WHERE channel_id = $1").bind(channel).execute(&mut *all).await?;
        sqlx::query("DELETE FROM watched WHERE channel_id = $1").bind(channel).execute(&mut *all).await?;
        all.commit().await?;
        Ok(())
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
