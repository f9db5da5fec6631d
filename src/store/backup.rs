//! Copies of the database: taken while the bot runs, put back while it does not.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{Result, Store, StoreError, lock, sqlite};

/// What belongs to a database beside its file (write-ahead log and its index).
const COMPANIONS: &[&str] = &["-wal", "-shm"];

/// Writes a whole, consistent copy of the database at `path` to `copy`, which must not be there yet.
/// Another process may use the database meanwhile.
pub async fn backup(path: &Path, copy: &Path) -> Result<()> {
    if copy.exists() {
        return Err(StoreError::Exists { path: copy.to_owned() });
    }
    // A name of its own until it is whole: a copy that was cut short never looks like one.
    let partial = beside(copy, ".partial");
    remove(&partial)?;
    let pool = sqlite::visit(path, false).await?;
    let written = sqlx::query("VACUUM INTO $1").bind(text(&partial)?).execute(&pool).await;
    pool.close().await;
    written.map_err(|error| sqlite::explain(error, path))?;
    check(&partial).await?;
    protect(&partial).map_err(|reason| StoreError::Copy { path: partial.clone(), reason })?;
    sync(&partial)?;
    std::fs::rename(&partial, copy).map_err(|reason| StoreError::Copy { path: copy.to_owned(), reason })
}

/// Puts `copy` in the place of the database at `path`, brings it to this version's schema, and returns
/// where the former database was moved to, if there was one. No process may use the database.
pub async fn restore(copy: &Path, path: &Path) -> Result<Option<PathBuf>> {
    if !copy.is_file() {
        return Err(StoreError::NoCopy { path: copy.to_owned() });
    }
    check(copy).await?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|reason| StoreError::Folder { path: folder.to_owned(), reason })?;
    }
    let held = lock(path)?;
    let new = beside(path, ".restored");
    let copied = || -> std::io::Result<()> {
        std::fs::copy(copy, &new)?;
        protect(&new)?;
        File::open(&new)?.sync_all()
    };
    copied().map_err(|reason| StoreError::Copy { path: new.clone(), reason })?;
    let former = path.exists().then(|| free_name(path));
    let moved = || -> std::io::Result<()> {
        if let Some(former) = &former {
            std::fs::rename(path, former)?;
            for end in COMPANIONS.iter().filter(|end| beside(path, end).exists()) {
                std::fs::rename(beside(path, end), beside(former, end))?;
            }
        }
        std::fs::rename(&new, path)
    };
    moved().map_err(|reason| StoreError::Copy { path: path.to_owned(), reason })?;
    drop(held);
    Store::open(path).await?.close().await;
    Ok(former)
}

/// Refuses a file that is damaged, or no database of Pullquote's.
async fn check(path: &Path) -> Result<()> {
    let pool = sqlite::visit(path, true).await?;
    let ours = sqlx::query("SELECT version FROM _sqlx_migrations LIMIT 1").fetch_optional(&pool).await;
    let whole = sqlite::check(&pool, path).await;
    pool.close().await;
    whole?;
    if matches!(ours, Ok(Some(_))) { Ok(()) } else { Err(StoreError::NotOurs { path: path.to_owned() }) }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// `pullquote.db.before-restore-1`, or the next that is free.
fn free_name(path: &Path) -> PathBuf {
    (1_u32..10_000)
        .map(|n| beside(path, &format!(".before-restore-{n}")))
        .find(|name| !name.exists())
        .unwrap_or_default()
}

fn text(path: &Path) -> Result<&str> {
    let reason = || std::io::Error::other("its name is not valid Unicode");
    path.to_str().ok_or_else(|| StoreError::Copy { path: path.to_owned(), reason: reason() })
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Copy { path: path.to_owned(), reason })
        }
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> Result<()> {
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|reason| StoreError::Copy { path: path.to_owned(), reason })
}

/// Members' words are in it: for the owner alone.
fn protect(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
