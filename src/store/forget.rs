//! Forgetting: a member, a server, and stories that nobody has shared any more.

use sqlx::Row;

use super::{Reply, Result, Store};

impl Store {
    /// Forgets all that a member posted, asked and follows. Whether their links are left alone from now on
    /// stays as it is. Returns the replies that answered their posts, for their removal.
    pub async fn forget_member(&self, user: i64) -> Result<Vec<Reply>> {
        let mut all = self.pool.begin().await?;
        sqlx::query("DELETE FROM views WHERE user_id = $1").bind(user).execute(&mut *all).await?;
        let rows = sqlx::query(
            "SELECT COALESCE(reply_channel, channel_id), reply_id FROM posts
             WHERE author_id = $1 AND reply_id IS NOT NULL ORDER BY message_id",
        )
        .bind(user)
        .fetch_all(&mut *all)
        .await?;
        for statement in [
            "DELETE FROM posts WHERE author_id = $1",
            "DELETE FROM follows WHERE user_id = $1",
            "DELETE FROM alerts WHERE user_id = $1",
        ] {
            sqlx::query(statement).bind(user).execute(&mut *all).await?;
        }
        all.commit().await?;
        self.forget_unshared().await?;
        Ok(rows.iter().map(|row| Reply { channel: row.get(0), message: row.get(1) }).collect())
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
