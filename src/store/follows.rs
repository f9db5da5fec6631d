//! Members who want to hear of a tag, and what they are still to be told.

use sqlx::{AnyConnection, Row};

use super::{Result, Store};
use crate::tags::Tag;

/// Alerts that one direct message carries.
const BATCH: i64 = 10;

/// How a member hears of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Direct,
    /// A mention below the card.
    Mention,
    /// By direct message, but the member takes none.
    Closed,
}

impl Way {
    fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mention => "mention",
            Self::Closed => "closed",
        }
    }

    fn from_row(text: &str) -> Self {
        [Self::Mention, Self::Closed].into_iter().find(|way| way.as_str() == text).unwrap_or(Self::Direct)
    }
}

/// A tag that a member follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    pub tag: Tag,
    pub way: Way,
}

/// Somebody who follows a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    pub user: i64,
    pub follow: Follow,
}

/// A story that a member is to be told of by direct message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    pub id: i64,
    pub story: i64,
    /// The tags that they follow and that it names.
    pub tags: Vec<String>,
    pub guild: i64,
    pub channel: i64,
    pub message: i64,
    pub author: i64,
    pub shared_at: i64,
}

impl Store {
    /// Starts to follow a tag, or changes the way.
    pub async fn follow(&self, guild: i64, user: i64, follow: &Follow) -> Result<()> {
        let mut all = self.pool.begin().await?;
        if follow.way == Way::Direct {
            // Who asks for direct messages takes them again.
            sqlx::query("UPDATE follows SET way = 'direct' WHERE user_id = $1 AND way = 'closed'")
                .bind(user)
                .execute(&mut *all)
                .await?;
        }
        sqlx::query(
            "INSERT INTO follows (guild_id, user_id, tag_key, display, way) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (guild_id, user_id, tag_key) DO UPDATE SET display = excluded.display, way = excluded.way",
        )
        .bind(guild)
        .bind(user)
        .bind(&follow.tag.key)
        .bind(&follow.tag.display)
        .bind(follow.way.as_str())
        .execute(&mut *all)
        .await?;
        all.commit().await?;
        Ok(())
    }

    /// `false` when the member did not follow the tag.
    pub async fn unfollow(&self, guild: i64, user: i64, key: &str) -> Result<bool> {
        let done = sqlx::query("DELETE FROM follows WHERE guild_id = $1 AND user_id = $2 AND tag_key = $3")
            .bind(guild)
            .bind(user)
            .bind(key)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// What a member follows in a server, in alphabetical order.
    pub async fn following(&self, guild: i64, user: i64) -> Result<Vec<Follow>> {
        let rows = sqlx::query(
            "SELECT user_id, tag_key, display, way FROM follows WHERE guild_id = $1 AND user_id = $2 ORDER BY tag_key",
        )
        .bind(guild)
        .bind(user)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(|row| follower(row).follow).collect())
    }

    /// All who follow anything in a server and can be told.
    pub async fn followers(&self, guild: i64) -> Result<Vec<Follower>> {
        let rows = sqlx::query(
            "SELECT user_id, tag_key, display, way FROM follows WHERE guild_id = $1 AND way <> 'closed'
             ORDER BY tag_key, user_id",
        )
        .bind(guild)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(follower).collect())
    }

    /// A member takes no direct messages: nothing more is tried until they ask again.
    pub async fn close_direct(&self, user: i64) -> Result<()> {
        let mut all = self.pool.begin().await?;
        for statement in [
            "UPDATE follows SET way = 'closed' WHERE user_id = $1 AND way = 'direct'",
            "DELETE FROM alerts WHERE user_id = $1 AND way = 'direct'",
        ] {
            sqlx::query(statement).bind(user).execute(&mut *all).await?;
        }
        all.commit().await?;
        Ok(())
    }

    /// A member has left a server.
    pub async fn forget_follower(&self, guild: i64, user: i64) -> Result<()> {
        sqlx::query("DELETE FROM follows WHERE guild_id = $1 AND user_id = $2")
            .bind(guild)
            .bind(user)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    pub(super) async fn insert_alerts(
        &self,
        all: &mut AnyConnection,
        share: i64,
        told: &[Follower],
        now: i64,
    ) -> Result<()> {
        for Follower { user, follow } in told {
            sqlx::query(
                "INSERT INTO alerts (alert_id, share_id, user_id, tag_key, display, way, created_at, guild_id)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT guild_id FROM shares WHERE share_id = $2))
                 ON CONFLICT (share_id, user_id, tag_key) DO NOTHING",
            )
            .bind(self.new_id())
            .bind(share)
            .bind(user)
            .bind(&follow.tag.key)
            .bind(&follow.tag.display)
            .bind(follow.way.as_str())
            .bind(now)
            .execute(&mut *all)
            .await?;
        }
        Ok(())
    }

    /// Who is mentioned below the card of a message, with the tag each follows.
    pub async fn mentions(&self, message: i64) -> Result<Vec<Follower>> {
        let rows = sqlx::query(
            "SELECT user_id, MIN(tag_key), MIN(display), way FROM alerts
             WHERE way = 'mention' AND share_id IN (SELECT share_id FROM shares WHERE message_id = $1)
             GROUP BY user_id, way ORDER BY MIN(tag_key), user_id",
        )
        .bind(message)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.iter().map(follower).collect())
    }

    /// The members who have waited for a direct message since `before`, each with the batch that is to be
    /// sent: one that was begun and not seen through comes back as it was. A batch tells of this process's
    /// servers alone, as only these are known well enough to see who may read what there.
    pub async fn due_batches(&self, before: i64) -> Result<Vec<(i64, i64)>> {
        let waiting = sqlx::query(
            "SELECT DISTINCT user_id FROM alerts WHERE way = 'direct' AND created_at <= $1
               AND (guild_id >> 22) % $2 BETWEEN $3 AND $4
             ORDER BY user_id",
        );
        let rows = self.bind_own(waiting.bind(before)).fetch_all(&self.pool).await?;
        let mut due = Vec::new();
        for user in rows.iter().map(|row| row.get::<i64, _>(0)) {
            // What one share names by several tags stays together.
            let begin = sqlx::query(
                "WITH own AS (
                   SELECT alert_id, share_id, batch FROM alerts
                   WHERE user_id = $1 AND way = 'direct' AND (guild_id >> 22) % $3 BETWEEN $4 AND $5)
                 UPDATE alerts SET batch = (SELECT MIN(alert_id) FROM own)
                 WHERE user_id = $1 AND way = 'direct' AND share_id IN (
                   SELECT share_id FROM own GROUP BY share_id ORDER BY MIN(alert_id) LIMIT $2)
                 AND NOT EXISTS (SELECT 1 FROM own WHERE batch IS NOT NULL)",
            );
            self.bind_own(begin.bind(user).bind(BATCH)).execute(&self.pool).await?;
            let current = sqlx::query(
                "SELECT MIN(batch) FROM alerts WHERE user_id = $1 AND way = 'direct'
                   AND (guild_id >> 22) % $2 BETWEEN $3 AND $4",
            );
            let batch: Option<i64> = self.bind_own(current.bind(user)).fetch_one(&self.pool).await?.get(0);
            due.extend(batch.map(|batch| (user, batch)));
        }
        Ok(due)
    }

    /// The alerts of one batch, oldest first, one a share; those whose link got no card in the end are
    /// left out.
    pub async fn alerts(&self, batch: i64) -> Result<Vec<Alert>> {
        let rows = sqlx::query(
            "SELECT alerts.alert_id, shares.story_id, alerts.display, shares.guild_id, shares.channel_id,
               shares.message_id, shares.author_id, shares.shared_at
             FROM alerts JOIN shares ON shares.share_id = alerts.share_id
             WHERE alerts.batch = $1 AND shares.outcome = 'card' AND shares.story_id IS NOT NULL
             ORDER BY alerts.alert_id",
        )
        .bind(batch)
        .fetch_all(&self.pool)
        .await?;
        let mut alerts: Vec<Alert> = Vec::new();
        for row in rows {
            let (story, message): (i64, i64) = (row.get(1), row.get(5));
            if let Some(known) = alerts.iter_mut().find(|known| (known.story, known.message) == (story, message)) {
                known.tags.push(row.get(2));
                continue;
            }
            alerts.push(Alert {
                id: row.get(0),
                story,
                tags: vec![row.get(2)],
                guild: row.get(3),
                channel: row.get(4),
                message,
                author: row.get(6),
                shared_at: row.get(7),
            });
        }
        Ok(alerts)
    }

    /// A batch is sent, or of no use any more; what is `left` of it (by its alerts' ids) goes into another.
    pub async fn end_batch(&self, batch: i64, left: &[i64]) -> Result<()> {
        let mut all = self.pool.begin().await?;
        for alert in left {
            sqlx::query(
                "UPDATE alerts SET batch = NULL
                 WHERE batch = $1 AND share_id = (SELECT share_id FROM alerts WHERE alert_id = $2)",
            )
            .bind(batch)
            .bind(alert)
            .execute(&mut *all)
            .await?;
        }
        sqlx::query("DELETE FROM alerts WHERE batch = $1").bind(batch).execute(&mut *all).await?;
        all.commit().await?;
        Ok(())
    }
}

fn follower(row: &sqlx::any::AnyRow) -> Follower {
    let tag = Tag { key: row.get(1), display: row.get(2) };
    Follower { user: row.get(0), follow: Follow { tag, way: Way::from_row(row.get(3)) } }
}
