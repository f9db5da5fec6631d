//! The outbox: what happens to a post from the claim to the reply.
//!
//! A post is claimed by one insert; whoever loses that race stops. It stays open until its reply
//! stands or none is due, and an open post whose lease ran out is taken up again, so that a crash
//! neither drops a card nor makes two.

use sqlx::{AnyConnection, Row};

use super::heirs::Going;
use super::posts::ShareState;
use super::stories::insert_names;
use super::{NewPost, Outcome, Reply, Result, Store};

impl Store {
    /// Claims a message: `false` when it was claimed before.
    pub async fn claim(&self, post: &NewPost, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done = sqlx::query(
            "INSERT INTO posts
               (message_id, guild_id, channel_id, author_id, state, lease_until, posted_at, asked, by_program, edited_at)
             VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9) ON CONFLICT (message_id) DO NOTHING",
        )
        .bind(post.message)
        .bind(post.guild)
        .bind(post.channel)
        .bind(post.author)
        .bind(lease_until)
        .bind(post.posted_at)
        .bind(i64::from(post.asked))
        .bind(i64::from(post.by_program))
        .bind(post.edited_at)
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
    /// rest stay as they are. Opens the post again, and says whether anything changed. An edit that is older
    /// than the one that is known changes nothing, nor does one of a message that is gone: they may arrive in
    /// any order.
    pub async fn relink(&self, post: &NewPost, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let newest = sqlx::query(
            "UPDATE posts SET edited_at = $2 WHERE message_id = $1 AND edited_at <= $2 AND state <> 'gone'",
        )
        .bind(post.message)
        .bind(post.edited_at)
        .execute(&mut *all)
        .await?;
        if newest.rows_affected() == 0 {
            return Ok(false);
        }
        let rows = sqlx::query("SELECT share_id, canonical_url FROM shares WHERE message_id = $1")
            .bind(post.message)
            .fetch_all(&mut *all)
            .await?;
        let known: Vec<(i64, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        let mut changed = false;
        for (gone, _) in known.iter().filter(|(_, url)| !post.links.iter().any(|(_, canonical)| canonical == url)) {
            self.hand_over(&mut all, Going::Share(*gone)).await?;
            sqlx::query("DELETE FROM shares WHERE share_id = $1").bind(gone).execute(&mut *all).await?;
            changed = true;
        }
        for link in post.links.iter().filter(|(_, canonical)| known.iter().all(|(_, url)| url != canonical)) {
            self.insert_share(&mut all, post, link).await?;
            changed = true;
        }
        if changed {
            sqlx::query(
                "UPDATE posts SET state = 'open', lease_until = $2, revision = revision + 1 WHERE message_id = $1",
            )
            .bind(post.message)
            .bind(lease_until)
            .execute(&mut *all)
            .await?;
        }
        all.commit().await?;
        Ok(changed)
    }

    async fn insert_share(&self, all: &mut AnyConnection, post: &NewPost, link: &(String, String)) -> Result<()> {
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

    /// Open posts of this process's servers whose lease ran out before `now`, oldest first, each leased anew.
    pub async fn take_up(&self, now: i64, lease_until: i64) -> Result<Vec<i64>> {
        let taken = sqlx::query(
            "UPDATE posts SET lease_until = $2 WHERE state <> 'done' AND lease_until < $1
               AND (guild_id >> 22) % $3 BETWEEN $4 AND $5
             RETURNING message_id",
        );
        let rows = self.bind_own(taken.bind(now).bind(lease_until)).fetch_all(&self.pool).await?;
        let mut messages: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
        messages.sort_unstable();
        Ok(messages)
    }

    /// Ends the leases of this process's servers: what a former process left open is free. For the start of a
    /// process; where another works for the same servers, as after a crash that the database has not noticed
    /// yet, leases run out by themselves, and the answer is `false`.
    pub async fn end_leases(&self) -> Result<bool> {
        if self.engine.shared && !self.hold().await? {
            return Ok(false);
        }
        let ended = "UPDATE posts SET lease_until = 0
             WHERE state <> 'done' AND (guild_id >> 22) % $1 BETWEEN $2 AND $3";
        self.bind_own(sqlx::query(ended)).execute(&self.pool).await?;
        Ok(true)
    }

    /// Writes down what became of a link, with whom is to be told of it.
    pub async fn settle(&self, share: i64, outcome: &Outcome, now: i64) -> Result<()> {
        let (state, story, detail) = match outcome {
            Outcome::Card { story, .. } => (ShareState::Card, Some(*story), None),
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
        if let Outcome::Card { tags, told, .. } = outcome {
            self.insert_alerts(&mut all, share, told, now).await?;
            let statement = "INSERT INTO share_tags (share_id, tag_key, display) VALUES ($1, $2, $3)
                 ON CONFLICT (share_id, tag_key) DO NOTHING";
            insert_names(&mut all, statement, share, tags).await?;
        }
        all.commit().await?;
        Ok(())
    }

    /// A reply is about to be posted: until the post is finished, one may stand that is not known.
    pub async fn try_reply(&self, message: i64) -> Result<()> {
        sqlx::query("UPDATE posts SET tried = 1 WHERE message_id = $1").bind(message).execute(&self.pool).await?;
        Ok(())
    }

    /// The post is answered as it was at `revision`: one whose links changed since stays open. `reply` is
    /// `None` where no reply was due. A post that is gone is forgotten. `false` when it is not known (any
    /// more).
    pub async fn finish(&self, message: i64, revision: i64, reply: Option<Reply>) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        sqlx::query("DELETE FROM posts WHERE message_id = $1 AND state = 'gone' AND $2 IS NULL")
            .bind(message)
            .bind(reply.map(|reply| reply.message))
            .execute(&mut *all)
            .await?;
        let done = sqlx::query(
            "UPDATE posts SET reply_id = $2, reply_channel = $3, tried = 0,
               state = CASE WHEN state = 'gone' OR revision <> $4 THEN state ELSE 'done' END
             WHERE message_id = $1",
        )
        .bind(message)
        .bind(reply.map(|reply| reply.message))
        .bind(reply.map(|reply| reply.channel))
        .bind(revision)
        .execute(&mut *all)
        .await?;
        all.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Somebody took the reply of `message` away: its cards stay away. `false` when that is its reply no
    /// more, or the message itself is gone.
    pub async fn remove_cards(&self, message: i64, reply: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done = sqlx::query(
            "UPDATE posts SET state = 'done', reply_id = NULL
             WHERE message_id = $1 AND reply_id = $2 AND state <> 'gone'",
        )
        .bind(message)
        .bind(reply)
        .execute(&mut *all)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("UPDATE shares SET outcome = 'removed' WHERE message_id = $1")
            .bind(message)
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(true)
    }

    /// The message is deleted: its links go at once, its reply is to go. `false` when it is not known.
    pub async fn mark_gone(&self, message: i64, lease_until: i64) -> Result<bool> {
        let mut all = self.pool.begin().await?;
        let done = sqlx::query("UPDATE posts SET state = 'gone', lease_until = $2 WHERE message_id = $1")
            .bind(message)
            .bind(lease_until)
            .execute(&mut *all)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.hand_over(&mut all, Going::OfMessage(message)).await?;
        sqlx::query("DELETE FROM shares WHERE message_id = $1").bind(message).execute(&mut *all).await?;
        all.commit().await?;
        Ok(true)
    }

    /// Forgets all posts of a channel or thread that is gone.
    pub async fn forget_channel(&self, channel: i64) -> Result<()> {
        let mut all = self.pool.begin().await?;
        sqlx::query("DELETE FROM watched WHERE channel_id = $1").bind(channel).execute(&mut *all).await?;
        sqlx::query("DELETE FROM threads WHERE thread_id = $1 OR parent_id = $1")
            .bind(channel)
            .execute(&mut *all)
            .await?;
        self.hand_over(&mut all, Going::InChannel(channel)).await?;
        sqlx::query("DELETE FROM posts WHERE channel_id = $1").bind(channel).execute(&mut *all).await?;
        all.commit().await?;
        Ok(())
    }
}
