//! The posts of the last day, for looking whether they still stand as they are known; and since when
//! posts may have been missed.

use sqlx::Row;

use super::{Result, Store};

/// A fact's name: from this second on, posts may have been missed because nothing could be written.
const MISSED_SINCE: &str = "missed since";

/// A post with its reply, to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub message: i64,
    pub channel: i64,
    /// Where it stands in the same channel; one in a thread is not looked at.
    pub reply: Option<i64>,
}

impl Store {
    /// The posts of a server with an id of `oldest` or more, newest first, `limit` at most.
    pub async fn standing(&self, guild: i64, oldest: i64, limit: i64) -> Result<Vec<Standing>> {
        let rows = sqlx::query(
            "SELECT message_id, channel_id,
               CASE WHEN COALESCE(reply_channel, channel_id) = channel_id THEN reply_id END
             FROM posts
             WHERE guild_id = $1 AND message_id >= $2 AND state <> 'gone' ORDER BY message_id DESC LIMIT $3",
        )
        .bind(guild)
        .bind(oldest)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| Standing { message: row.get(0), channel: row.get(1), reply: row.get(2) }).collect())
    }

    /// An open post is taken up again at `second`, whatever its lease says.
    pub async fn retry_at(&self, message: i64, second: i64) -> Result<()> {
        sqlx::query("UPDATE posts SET lease_until = $2 WHERE message_id = $1 AND state <> 'done'")
            .bind(message)
            .bind(second)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The second from which on posts of this process's servers may have been missed, if some may.
    pub async fn missed_since(&self) -> Result<Option<i64>> {
        Ok(self.fact(&self.missed_since_name()).await?.and_then(|value| value.parse().ok()))
    }

    /// Writes that down, or that nothing is missed any more.
    pub async fn save_missed_since(&self, since: Option<i64>) -> Result<()> {
        let name = self.missed_since_name();
        if let Some(second) = since {
            return self.save_fact(&name, &second.to_string()).await;
        }
        sqlx::query("DELETE FROM facts WHERE name = $1").bind(name).execute(&self.pool).await?;
        Ok(())
    }

    fn missed_since_name(&self) -> String {
        match self.own() {
            [_, _, 1] => MISSED_SINCE.to_owned(),
            [first, last, total] => format!("{MISSED_SINCE}, shards {first} to {last} of {total}"),
        }
    }
}
