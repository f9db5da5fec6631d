//! The questions behind paged answers, so that their buttons work after a restart.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;

use super::{Result, Store};

/// How long a paged answer can be turned, in seconds: 30 days.
const KEPT: i64 = 30 * 24 * 60 * 60;

impl Store {
    /// Keeps a question; the id goes into the buttons.
    pub async fn save_view<Q: Serialize + Sync>(&self, user: i64, question: &Q, now: i64) -> Result<i64> {
        let id = self.new_id();
        sqlx::query("INSERT INTO views (view_id, user_id, question, created_at) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(user)
            .bind(serde_json::to_string(question)?)
            .bind(now)
            .execute(&self.pool)
            .await?;
        sqlx::query("DELETE FROM views WHERE created_at < $1").bind(now - KEPT).execute(&self.pool).await?;
        Ok(id)
    }

    /// The question and who asked it; `None` when it is forgotten.
    pub async fn view<Q: DeserializeOwned>(&self, id: i64) -> Result<Option<(i64, Q)>> {
        let row = sqlx::query("SELECT user_id, question FROM views WHERE view_id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Ok((row.get(0), serde_json::from_str(row.get::<&str, _>(1))?))).transpose()
    }
}
