//! Forgetting: a member, a server, and stories that nobody has shared any more.

use super::heirs::Going;
use super::{Result, Store};

/// The author of posts whose author is forgotten.
pub const NOBODY: i64 = 0;

/// Histories are read back so far, in seconds: a day; older posts are not answered any more. For so long it must be
/// known whose posts are to be left alone in them.
pub const READ_BACK: i64 = 24 * 60 * 60;

impl Store {
    /// Forgets all that a member posted, asked and follows. Whether their links are left alone from now on
    /// stays as it is. Posts that have a reply, or may have one, stay open without author and links until the
    /// reply is taken away. For a day their id is kept, so that no message from before the one with the id
    /// `before` is read back.
    pub async fn forget_member(&self, user: i64, before: i64, now: i64) -> Result<()> {
        let mut all = self.pool.begin().await?;
        sqlx::query(
            "INSERT INTO forgotten (user_id, before_message, forgotten_at) VALUES ($1, $2, $3)
             ON CONFLICT (user_id) DO UPDATE SET before_message = excluded.before_message,
               forgotten_at = excluded.forgotten_at",
        )
        .bind(user)
        .bind(before)
        .bind(now)
        .execute(&mut *all)
        .await?;
        self.hand_over(&mut all, Going::ByAuthor(user)).await?;
        for statement in [
            "DELETE FROM shares WHERE author_id = $1",
            "DELETE FROM posts WHERE author_id = $1 AND state = 'done' AND reply_id IS NULL",
            "DELETE FROM views WHERE user_id = $1",
            "DELETE FROM follows WHERE user_id = $1",
            "DELETE FROM alerts WHERE user_id = $1",
        ] {
            sqlx::query(statement).bind(user).execute(&mut *all).await?;
        }
        sqlx::query("UPDATE posts SET state = 'gone', author_id = $2, lease_until = 0 WHERE author_id = $1")
            .bind(user)
            .bind(NOBODY)
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        self.end_forgetting(now).await?;
        self.forget_unshared().await
    }

    /// Drops the ids of members who were forgotten so long ago that nothing of theirs is read back any more.
    pub async fn end_forgetting(&self, now: i64) -> Result<()> {
        sqlx::query("DELETE FROM forgotten WHERE forgotten_at < $1").bind(now - READ_BACK).execute(&self.pool).await?;
        Ok(())
    }

    /// Whether a message of a member is left alone: they wanted that, or to be forgotten after it.
    pub async fn is_left_alone(&self, user: i64, message: i64) -> Result<bool> {
        let row = sqlx::query(
            "SELECT user_id FROM ignored WHERE user_id = $1
             UNION ALL SELECT user_id FROM forgotten WHERE user_id = $1 AND before_message > $2",
        )
        .bind(user)
        .bind(message)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Forgets stories that no post leads to any more, with their words. Those that somebody only looked
    /// at go too: they are read again when they are asked for.
    pub async fn forget_unshared(&self) -> Result<()> {
        let mut all = self.pool.begin().await?;
        for statement in [
            self.engine.remove_unshared_words,
            "DELETE FROM stories WHERE NOT EXISTS (SELECT 1 FROM shares WHERE shares.story_id = stories.story_id)",
        ] {
            sqlx::query(statement).execute(&mut *all).await?;
        }
        all.commit().await?;
        Ok(())
    }
}
