//! What must outlive the process: the outbox of posts, stories, servers' settings, tracked tags.
//!
//! One set of SQL for two databases, through sqlx: `SQLite`, a file that is created on first use and
//! belongs to one process, and `PostgreSQL`. What differs stands in `sqlite` and `postgres`. Migrations are
//! embedded. Every call that needs the time is given it, in seconds since 1970.

mod alike;
mod analyser;
mod backup;
mod engine;
mod follows;
mod forget;
mod guilds;
mod heirs;
mod outbox;
mod postgres;
mod posts;
mod recent;
mod rereads;
mod search;
mod shards;
mod sqlite;
mod stories;
mod suggest;
mod threads;
mod trending;
mod views;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::any::AnyArguments;
use sqlx::migrate::MigrateError;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AnyPool, Connection};
use thiserror::Error;

pub use alike::{ALIKE, Coverage};
pub use backup::{backup, restore};
use engine::Engine;
pub use follows::{Alert, Follow, Follower, Way};
pub use forget::{NOBODY, READ_BACK};
pub use guilds::{GuildSettings, Mode, Preview, RepostAnswer};
pub use posts::{Earlier, NewPost, Outcome, Post, Reply, Share, ShareState};
pub use recent::Standing;
pub use rereads::{Reread, Wording};
pub use search::{Found, Hit, Question};
pub use shards::{Shards, ShardsError};
pub use stories::SavedStory;
pub use threads::Thread;
pub use trending::{RisingTag, Trends};

/// How long a call waits for another writer, or for a server that is away, before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Readers and one writer at a time; more only wait for the disk.
const CONNECTIONS: u32 = 8;

#[derive(Debug, Error)]
pub enum StoreError {
    #[error("cannot create the data folder {path}: {reason}")]
    Folder { path: PathBuf, reason: std::io::Error },
    #[error("cannot open the database {path}: {reason}")]
    Open { path: PathBuf, reason: sqlx::Error },
    #[error("cannot connect to the database at {server}: {reason}. Is it running, and is DATABASE_URL right?")]
    Connect { server: String, reason: sqlx::Error },
    #[error("DATABASE_URL is no address of a PostgreSQL database: {reason}. It is postgres://user:password@host/name")]
    Address { reason: String },
    #[error("another Pullquote process uses the database {path}; stop it, or give this one its own data folder")]
    InUse { path: PathBuf },
    #[error(
        "the database {path} is damaged ({detail}). Put back a copy with: pullquote restore FILE. Without one, \
         move it away and start anew, or try to save what is left: sqlite3 {path} .recover"
    )]
    Damaged { path: PathBuf, detail: String },
    #[error(
        "the database {database} was written by a newer Pullquote (its schema {version} is not known here); \
         run that version, or put back a copy from before the update (of a file, with: pullquote restore FILE)"
    )]
    Newer { database: String, version: i64 },
    #[error("the database {database} cannot be brought to this version's schema and stays as it was: {reason}")]
    Migrate { database: String, reason: MigrateError },
    #[error("{path} is there already; name a file that is not")]
    Exists { path: PathBuf },
    #[error("there is no file {path}")]
    NoCopy { path: PathBuf },
    #[error("{path} is no database of Pullquote's; name a file that pullquote backup wrote")]
    NotOurs { path: PathBuf },
    #[error("cannot write {path}: {reason}")]
    Copy { path: PathBuf, reason: std::io::Error },
    #[error("the database failed: {0}")]
    Query(#[from] sqlx::Error),
    #[error("a row of the database cannot be read: {0}")]
    Row(#[from] serde_json::Error),
}

impl StoreError {
    /// Nothing can be written for a reason that may pass: the disk is full, read-only or failing,
    /// somebody holds the file for long, or the server is away.
    #[must_use]
    pub fn is_unwritable(&self) -> bool {
        matches!(self, Self::Query(error) if sqlite::is_unwritable(error) || postgres::is_unwritable(error)
            || matches!(error, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut))
    }
}

pub type Result<T> = std::result::Result<T, StoreError>;

/// Which channels may be named to those who read the answer.
pub type Visible<'a> = &'a (dyn Fn(i64) -> bool + Sync);

/// The open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    /// A transaction that writes begins with a write: one that read first would be refused at once if
    /// somebody else wrote in between, however patient it is.
    pool: AnyPool,
    engine: &'static Engine,
    /// Of a file, held until the store is closed: a second process is refused.
    lock: Option<Arc<File>>,
    ids: Arc<AtomicU64>,
    shards: Shards,
    /// Of a server: holds its lock on these shards for this process.
    holder: Arc<Mutex<Option<AnyConnection>>>,
}

impl Store {
    /// Opens the `SQLite` database at `path`, creating it and its folder where they are missing.
    pub async fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|reason| StoreError::Folder { path: folder.to_owned(), reason })?;
        }
        let lock = lock(path)?;
        let pool = sqlite::open(path).await?;
        sqlite::ENGINE.migrate(&pool, path.display().to_string()).await?;
        Ok(Self { lock: Some(Arc::new(lock)), ..Self::on(pool, &sqlite::ENGINE) })
    }

    /// Connects to the `PostgreSQL` database at `url` (`postgres://user:password@host/name`), which may be
    /// empty.
    pub async fn connect(url: &str) -> Result<Self> {
        let (pool, server) = postgres::connect(url).await?;
        postgres::ENGINE.migrate(&pool, server).await?;
        Ok(Self::on(pool, &postgres::ENGINE))
    }

    fn on(pool: AnyPool, engine: &'static Engine) -> Self {
        Self { pool, engine, lock: None, ids: Arc::default(), shards: Shards::ALL, holder: Arc::default() }
    }

    /// The same, for a process that works for a part of the servers: what is due is that of these alone.
    #[must_use]
    pub fn serving(self, shards: Shards) -> Self {
        Self { shards, ..self }
    }

    /// Writes everything out and closes the database, for all clones.
    pub async fn close(&self) {
        let holder = self.holder.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(holder) = holder {
            // Without an orderly end the server sees the connection break.
            let _ = holder.close().await;
        }
        self.pool.close().await;
        // A clone that is still held somewhere keeps nobody out. On failure the end of the process does it.
        let _ = self.lock.as_ref().map(|lock| lock.unlock());
    }

    /// A new id: the milliseconds since 1970 with a counter below, so that ids grow with time, and the first of
    /// the process's shards in the lowest bits, so that no two processes make the same.
    fn new_id(&self) -> i64 {
        const STEP: u64 = 1 << 12;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let process = u64::from(*self.shards.numbers().start()) % STEP;
        let floor = u64::try_from(now).unwrap_or_default() << 20 | process;
        let next = |last: u64| Some(floor.max(last + STEP));
        let last = self.ids.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).unwrap_or(floor);
        i64::try_from(floor.max(last + STEP) & (u64::MAX >> 1)).unwrap_or(i64::MAX)
    }

    /// Whether this process is the one that works for its servers, by a lock that the database's server keeps
    /// for it until its connection ends.
    async fn hold(&self) -> Result<bool> {
        let Some(holder) = postgres::hold(&self.pool, self.own()).await? else { return Ok(false) };
        *self.holder.lock().unwrap_or_else(PoisonError::into_inner) = Some(holder);
        Ok(true)
    }

    /// Binds what the statements end in that look at a server's shard: all shards, then this process's first and last.
    fn bind_own<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        let [first, last, total] = self.own();
        query.bind(total).bind(first).bind(last)
    }

    /// The first and the last of this process's shards, and how many there are in all.
    fn own(&self) -> [i64; 3] {
        let numbers = self.shards.numbers();
        [*numbers.start(), *numbers.end(), self.shards.total()].map(i64::from)
    }
}

fn lock(path: &Path) -> Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock = File::create(&name).map_err(|reason| StoreError::Folder { path: path.to_owned(), reason })?;
    lock.try_lock().map_err(|_| StoreError::InUse { path: path.to_owned() })?;
    Ok(lock)
}

/// Discord's ids are unsigned, the database's integers signed; ids stay below 2^63 until the 2080s.
#[must_use]
pub fn to_row(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// The reverse of [`to_row`].
#[must_use]
pub fn from_row(id: i64) -> u64 {
    u64::try_from(id).unwrap_or_default()
}
