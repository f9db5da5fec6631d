//! The public threads that stories were shared in: who may read what they hang on may read them, archived or not.

use sqlx::Row;

use super::{Result, Store};

/// A thread, and the channel that it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thread {
    pub id: i64,
    pub guild: i64,
    pub parent: i64,
}

impl Store {
    pub async fn save_thread(&self, thread: &Thread) -> Result<()> {
        sqlx::query(
            "INSERT INTO threads (thread_id, guild_id, parent_id) VALUES ($1, $2, $3)
             ON CONFLICT (thread_id) DO NOTHING",
        )
        .bind(thread.id)
        .bind(thread.guild)
        .bind(thread.parent)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The threads of this process's servers.
    pub async fn threads(&self) -> Result<Vec<Thread>> {
        let all = "SELECT thread_id, guild_id, parent_id FROM threads
             WHERE (guild_id >> 22) % $1 BETWEEN $2 AND $3 ORDER BY thread_id";
        let rows = self.bind_own(sqlx::query(all)).fetch_all(&self.pool).await?;
        Ok(rows.iter().map(|row| Thread { id: row.get(0), guild: row.get(1), parent: row.get(2) }).collect())
    }
}
