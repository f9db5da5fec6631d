//! `PostgreSQL`: how it is reached, which of its errors pass, and its full-text search.

use std::str::FromStr;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::postgres::PgDatabaseError;
use sqlx::{AnyConnection, AnyPool, Connection, Error};
use url::Url;

use super::engine::Engine;
use super::{BUSY_TIMEOUT, CONNECTIONS, Result, StoreError};

/// The words are lexemes as they are: none of the database's own parsers or dictionaries reads them.
pub(super) static ENGINE: Engine = Engine {
    shared: true,
    migrations: &sqlx::migrate!("src/store/migrations/postgres"),
    add_words: "INSERT INTO story_words (story_id, words) VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))",
    remove_words: "DELETE FROM story_words WHERE story_id = $1",
    remove_unshared_words: "DELETE FROM story_words
         WHERE NOT EXISTS (SELECT 1 FROM shares WHERE shares.story_id = story_words.story_id)",
    matching: "SELECT story_id FROM story_words WHERE words @@ CAST($4 AS tsquery)",
    listed: "SELECT json_array_elements_text(CAST($5 AS json))",
    known: "SELECT 1 FROM story_words WHERE words @@ CAST($1 AS tsquery) LIMIT 1",
    nearest: "SELECT near.word FROM json_array_elements_text(CAST($1 AS json)) AS near (word)
           JOIN story_words ON story_words.words @@ CAST('''' || near.word || '''' AS tsquery)
         GROUP BY near.word ORDER BY COUNT(*) DESC, near.word LIMIT $2",
    // The analyser's words have no quotation marks.
    term: |word, beginning| format!("'{word}'{}", if beginning { ":*" } else { "" }),
    and: " & ",
};

/// Connects; with what the server is called in errors, which is never the password.
pub(super) async fn connect(url: &str) -> Result<(AnyPool, String)> {
    let address = |reason: &dyn ToString| StoreError::Address { reason: reason.to_string() };
    let parsed = Url::parse(url).map_err(|error| address(&error))?;
    if !matches!(parsed.scheme(), "postgres" | "postgresql") {
        return Err(address(&format!("it begins with {}:", parsed.scheme())));
    }
    let port = parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
    let server = format!("{}{port}{}", parsed.host_str().unwrap_or("localhost"), parsed.path());
    sqlx::any::install_default_drivers();
    let options = AnyConnectOptions::from_str(url).map_err(|error| address(&error))?;
    // Once at first: the pool would wait, and not say what for.
    match AnyConnection::connect_with(&options).await {
        Ok(connection) => connection.close().await?,
        Err(Error::Configuration(reason)) => return Err(address(&reason)),
        Err(reason) => return Err(StoreError::Connect { server, reason }),
    }
    let pool = AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(BUSY_TIMEOUT);
    Ok((pool.connect_lazy_with(options), server))
}

/// Takes the lock of a process on its shards, by their first, last and total; `None` while another has it. It is
/// held until the connection ends.
pub(super) async fn hold(pool: &AnyPool, shards: [i64; 3]) -> Result<Option<AnyConnection>> {
    /// Apart from the locks of other programs: "pq".
    const OURS: i64 = 0x7071;
    let key = shards.iter().fold(OURS, |key, number| key << 16 | number & 0xffff);
    let mut connection = pool.acquire().await?.detach();
    let is_held = sqlx::query_scalar::<_, bool>("SELECT pg_try_advisory_lock($1)").bind(key).fetch_one(&mut connection);
    Ok(is_held.await?.then_some(connection))
}

/// Whether a call failed because the server is away, going away, full or read-only: by the classes of
/// `PostgreSQL`'s documentation, appendix A.
pub(super) fn is_unwritable(error: &Error) -> bool {
    /// Connection exceptions, insufficient resources, the operator's intervention (a shutdown), system errors.
    const CLASSES: [&str; 4] = ["08", "53", "57", "58"];
    const READ_ONLY: &str = "25006";
    let Error::Database(error) = error else { return false };
    let code = error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::code);
    code.is_some_and(|code| code == READ_ONLY || CLASSES.iter().any(|class| code.starts_with(class)))
}
