//! When stories are read again, how they were worded before, and the posts that show them.

use sqlx::Row;

use super::{Result, Store};

/// A story is read again so long after the first time, in seconds: 1, 6 and 24 hours. Most corrections
/// come within the first day.
const STEPS: [i64; 3] = [60 * 60, 6 * 60 * 60, 24 * 60 * 60];

/// A page to ask for again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    pub story: i64,
    pub url: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// How a story was worded until a moment, in seconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub replaced_at: i64,
    pub headline: String,
    pub quote: Option<String>,
}

impl Store {
    /// Plans to read a story again, or keeps to the plan there is, with what the site gave this time.
    pub async fn plan_reread(&self, page: &Reread, now: i64) -> Result<()> {
        sqlx::query(
            "INSERT INTO rereads (story_id, url, etag, last_modified, first_read_at, step, due_at)
             VALUES ($1, $2, $3, $4, $5, 0, $6)
             ON CONFLICT (story_id) DO UPDATE SET url = excluded.url, etag = excluded.etag,
               last_modified = excluded.last_modified",
        )
        .bind(page.story)
        .bind(&page.url)
        .bind(&page.etag)
        .bind(&page.last_modified)
        .bind(now)
        .bind(now + STEPS[0])
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Pages that are due, `limit` at most, each with its next time written down: one that fails is not
    /// asked for sooner.
    pub async fn due_rereads(&self, now: i64, limit: i64) -> Result<Vec<Reread>> {
        let rows = sqlx::query(
            "UPDATE rereads SET step = step + 1,
               due_at = CASE step WHEN 0 THEN first_read_at + $3 WHEN 1 THEN first_read_at + $4 END
             WHERE story_id IN (SELECT story_id FROM rereads WHERE due_at <= $1 ORDER BY due_at LIMIT $2)
               AND due_at <= $1
             RETURNING story_id, url, etag, last_modified",
        )
        .bind(now)
        .bind(limit)
        .bind(STEPS[1])
        .bind(STEPS[2])
        .fetch_all(&self.pool)
        .await?;
        let page = |row: &sqlx::any::AnyRow| Reread {
            story: row.get(0),
            url: row.get(1),
            etag: row.get(2),
            last_modified: row.get(3),
        };
        Ok(rows.iter().map(page).collect())
    }

    /// A story is not read again.
    pub async fn stop_rereads(&self, story: i64) -> Result<()> {
        sqlx::query("UPDATE rereads SET due_at = NULL WHERE story_id = $1").bind(story).execute(&self.pool).await?;
        Ok(())
    }

    /// Keeps how a story was worded until now.
    pub async fn keep_wording(&self, story: i64, wording: &Wording) -> Result<()> {
        sqlx::query(
            "INSERT INTO wordings (story_id, replaced_at, headline, quote) VALUES ($1, $2, $3, $4)
             ON CONFLICT (story_id, replaced_at) DO NOTHING",
        )
        .bind(story)
        .bind(wording.replaced_at)
        .bind(&wording.headline)
        .bind(&wording.quote)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// How a story was worded before, the latest first.
    pub async fn wordings(&self, story: i64) -> Result<Vec<Wording>> {
        let rows = sqlx::query(
            "SELECT replaced_at, headline, quote FROM wordings WHERE story_id = $1 ORDER BY replaced_at DESC",
        )
        .bind(story)
        .fetch_all(&self.pool)
        .await?;
        let wording =
            |row: &sqlx::any::AnyRow| Wording { replaced_at: row.get(0), headline: row.get(1), quote: row.get(2) };
        Ok(rows.iter().map(wording).collect())
    }

    /// Opens the answered posts again whose card shows a story, `limit` at most, the latest first: whoever works
    /// for their servers takes them up.
    pub async fn open_again(&self, story: i64, limit: i64) -> Result<()> {
        sqlx::query(
            "UPDATE posts SET state = 'open', lease_until = 0 WHERE state = 'done' AND message_id IN (
               SELECT posts.message_id FROM posts JOIN shares ON shares.message_id = posts.message_id
               WHERE shares.story_id = $1 AND shares.outcome = 'card' AND posts.state = 'done' AND reply_id IS NOT NULL
               ORDER BY posts.message_id DESC LIMIT $2)",
        )
        .bind(story)
        .bind(limit)
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
