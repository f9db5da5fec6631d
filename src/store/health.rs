//! Whether a database file is whole, ours, and not too new; which errors say that it cannot be written.

use std::path::Path;

use sqlx::sqlite::SqlitePool;
use sqlx::{Error, Row};

use super::{CONNECTIONS, Result, Store, StoreError};

/// `SQLite`'s primary result codes ("Result and Error Codes").
const READ_ONLY: i32 = 8;
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const IO_ERROR: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;
const NOT_A_DATABASE: i32 = 26;

/// Reads every page once: a damaged file is found now and not in the middle of a card.
pub(super) async fn check(pool: &SqlitePool, path: &Path) -> Result<()> {
    let rows = sqlx::query("PRAGMA quick_check(1)").fetch_all(pool).await.map_err(|error| explain(error, path))?;
    match rows.first().map(|row| row.get::<String, _>(0)).as_deref() {
        None | Some("ok") => Ok(()),
        Some(found) => Err(StoreError::Damaged { path: path.to_owned(), detail: found.to_owned() }),
    }
}

impl Store {
    /// Lets no connection's file grow beyond so many pages, or beyond its present size if that is more:
    /// what a full disk does, for tests. `None` lifts the limit.
    pub async fn limit_pages(&self, pages: Option<u32>) -> Result<()> {
        self.on_all(&format!("PRAGMA max_page_count = {}", pages.unwrap_or(u32::MAX >> 1))).await
    }

    /// Lets no connection write: what a disk that became read-only does, for tests.
    pub async fn refuse_writes(&self, refuse: bool) -> Result<()> {
        self.on_all(&format!("PRAGMA query_only = {refuse}")).await
    }

    async fn on_all(&self, statement: &str) -> Result<()> {
        let mut all = Vec::new();
        // All that there can be: one that is just given back would be missed otherwise.
        for _ in 0..CONNECTIONS {
            all.push(self.pool.acquire().await?);
        }
        for connection in &mut all {
            sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut **connection).await?;
        }
        Ok(())
    }
}

/// An error at the opening of `path`, in our words.
pub(super) fn explain(error: Error, path: &Path) -> StoreError {
    let path = path.to_owned();
    match code(&error) {
        Some(CORRUPT | NOT_A_DATABASE) => StoreError::Damaged { path, detail: error.to_string() },
        _ => StoreError::Open { path, reason: error },
    }
}

/// Whether a write failed for a reason that may pass: the disk is full, read-only or failing, or
/// somebody holds the file for long.
pub(super) fn is_unwritable(error: &Error) -> bool {
    matches!(code(error), Some(READ_ONLY | BUSY | LOCKED | IO_ERROR | FULL | CANNOT_OPEN))
        || matches!(error, Error::Io(_) | Error::PoolTimedOut)
}

/// The low byte of an extended code is the primary one.
fn code(error: &Error) -> Option<i32> {
    let Error::Database(error) = error else { return None };
    error.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}
