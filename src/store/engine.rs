//! What the two databases do not say alike: full-text search, and whether others use the database too.

use sqlx::AnyPool;
use sqlx::migrate::{MigrateError, Migrator};

use super::{Result, StoreError};

/// One of the two databases. In its statements `$1` and so on are what they are in the other's.
#[derive(Debug)]
pub(super) struct Engine {
    /// Other processes may use the database at the same time.
    pub shared: bool,
    /// Migrations that only this database has, beside those of both.
    pub migrations: &'static Migrator,
    /// Adds to the index: `$1` the story's id, `$2` its words as the analyser wrote them.
    pub add_words: &'static str,
    /// Takes out of the index what was added for the story `$1`.
    pub remove_words: &'static str,
    /// Takes out the words of stories that no post leads to any more.
    pub remove_unshared_words: &'static str,
    /// The ids of the stories that have the words of the query `$4`.
    pub matching: &'static str,
    /// The texts of the JSON list `$5`.
    pub listed: &'static str,
    /// One row when any story has the words of the query `$1`.
    pub known: &'static str,
    /// Of the words in the JSON list `$1` those that some story has, the most frequent first, `$2` at most.
    pub nearest: &'static str,
    /// A query that wants one word, or one that begins with it.
    pub term: fn(&str, beginning: bool) -> String,
    /// Between the words of a query that wants them all.
    pub and: &'static str,
}

impl Engine {
    /// A query that wants every one of `words`, the last one also as a beginning; `None` when there is none.
    pub(super) fn query(&self, words: &[String]) -> Option<String> {
        let last = words.len().checked_sub(1)?;
        let terms = words.iter().enumerate().map(|(at, word)| (self.term)(word, at == last));
        Some(terms.collect::<Vec<_>>().join(self.and))
    }

    /// Brings the database to this version's schema, or leaves it as it was. `database` names it in errors.
    pub(super) async fn migrate(&self, pool: &AnyPool, database: String) -> Result<()> {
        static BOTH: Migrator = sqlx::migrate!("src/store/migrations");
        let all = BOTH.iter().chain(self.migrations.iter()).cloned().collect();
        Migrator::with_migrations(all).run(pool).await.map_err(|reason| match reason {
            MigrateError::VersionMissing(version) => StoreError::Newer { database, version },
            reason => StoreError::Migrate { database, reason },
        })
    }
}
