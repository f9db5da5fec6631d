//! `SQLite`: how a file is opened, whether it is whole, which of its errors pass, and its full-text search.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::error::DatabaseError;
use sqlx::sqlite::SqliteError;
use sqlx::{AnyConnection, AnyPool, Connection, Error, Executor, Row};

use super::engine::Engine;
use super::{BUSY_TIMEOUT, CONNECTIONS, Result, Store, StoreError};

pub(super) static ENGINE: Engine = Engine {
    shared: false,
    migrations: &sqlx::migrate!("src/store/migrations/sqlite"),
    add_words: "INSERT INTO story_words (rowid, words) VALUES ($1, $2)",
    remove_words: "DELETE FROM story_words WHERE rowid = $1",
    remove_unshared_words: "DELETE FROM story_words WHERE rowid IN (SELECT story_id FROM stories
           WHERE NOT EXISTS (SELECT 1 FROM shares WHERE shares.story_id = stories.story_id))",
    matching: "SELECT rowid FROM story_words WHERE story_words MATCH $4",
    listed: "SELECT value FROM json_each($5)",
    known: "SELECT rowid FROM story_words WHERE story_words MATCH $1 LIMIT 1",
    nearest: "SELECT story_terms.term FROM json_each($1) AS near JOIN story_terms ON story_terms.term = near.value
         ORDER BY story_terms.doc DESC, story_terms.term LIMIT $2",
    term: |word, beginning| format!("\"{word}\"{}", if beginning { "*" } else { "" }),
    and: " ",
};

/// `SQLite`'s primary result codes ("Result and Error Codes").
const READ_ONLY: i32 = 8;
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const IO_ERROR: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;
const NOT_A_DATABASE: i32 = 26;

/// Opens the file, and creates one where there is none.
pub(super) async fn open(path: &Path) -> Result<AnyPool> {
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
    let pool = connect(path, "rwc", CONNECTIONS, settings).await?;
    check(&pool, path).await?;
    Ok(pool)
}

/// Opens a file that is there, as it is.
pub(super) async fn visit(path: &Path, read_only: bool) -> Result<AnyPool> {
    connect(path, if read_only { "ro" } else { "rw" }, 1, "").await
}

async fn connect(path: &Path, mode: &str, connections: u32, settings: &str) -> Result<AnyPool> {
    sqlx::any::install_default_drivers();
    let failed = |reason| explain(reason, path);
    let options = AnyConnectOptions::from_str(&address(path, mode)?).map_err(failed)?;
    // First: changing the journal's mode waits for others too.
    let settings: Arc<str> = format!("PRAGMA busy_timeout = {}; {settings}", BUSY_TIMEOUT.as_millis()).into();
    // Once at first: the pool would try again and again, and not say what is wrong.
    let mut first = AnyConnection::connect_with(&options).await.map_err(failed)?;
    set(&mut first, &settings).await.map_err(failed)?;
    first.close().await.map_err(failed)?;
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        // A failing disk can leave a connection inside a transaction that never began: it is closed.
        .before_acquire(|connection, _| {
            let free = !connection.is_in_transaction();
            Box::pin(async move { Ok(free) })
        })
        .after_connect(move |connection, _| {
            let settings = Arc::clone(&settings);
            Box::pin(async move { set(connection, &settings).await })
        });
    Ok(pool.connect_lazy_with(options))
}

async fn set(connection: &mut AnyConnection, settings: &str) -> sqlx::Result<()> {
    connection.execute(sqlx::AssertSqlSafe(settings)).await.map(|_| ())
}

/// What means something else in an address.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

/// The address of a file, as sqlx reads it.
fn address(path: &Path, mode: &str) -> Result<String> {
    let text = path.to_str().ok_or_else(|| StoreError::Open {
        path: path.to_owned(),
        reason: Error::Configuration("its name is not valid Unicode".into()),
    })?;
    let escaped = utf8_percent_encode(text, ESCAPED);
    Ok(format!("sqlite:{escaped}?mode={mode}"))
}

/// Reads every page once: a damaged file is found now and not in the middle of a card.
pub(super) async fn check(pool: &AnyPool, path: &Path) -> Result<()> {
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

/// Whether a write failed for a reason that may pass, or that an operator mends: the disk is full, read-only
/// or failing, somebody holds the file for long, or a page of it is damaged.
pub(super) fn is_unwritable(error: &Error) -> bool {
    matches!(code(error), Some(READ_ONLY | BUSY | LOCKED | IO_ERROR | FULL | CANNOT_OPEN | CORRUPT | NOT_A_DATABASE))
}

/// The low byte of an extended code is the primary one.
fn code(error: &Error) -> Option<i32> {
    let Error::Database(error) = error else { return None };
    error.try_downcast_ref::<SqliteError>()?.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}
