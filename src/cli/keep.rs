//! `pullquote backup` and `pullquote restore`: copies of the database.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::run::DATABASE;
use crate::config::Config;
use crate::store;

#[derive(Debug, Args)]
pub(super) struct BackUp {
    /// Where to write the copy; a file that is not there yet
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `pullquote backup` wrote
    file: PathBuf,
}

pub(super) fn back_up(config: &Config, arguments: &BackUp) -> anyhow::Result<ExitCode> {
    let database = file(config)?;
    if !database.is_file() {
        anyhow::bail!(
            "there is no database {}; name its folder with PULLQUOTE_DATA or folder in [store]",
            database.display()
        );
    }
    super::run::runtime()?.block_on(store::backup(&database, &arguments.file))?;
    println!("{} holds all of {}", arguments.file.display(), database.display());
    Ok(ExitCode::SUCCESS)
}

pub(super) fn restore(config: &Config, arguments: &Restore) -> anyhow::Result<ExitCode> {
    let database = file(config)?;
    let former = super::run::runtime()?.block_on(store::restore(&arguments.file, &database))?;
    println!("{} is now what {} holds", database.display(), arguments.file.display());
    if let Some(former) = former {
        println!("the former database is kept as {}", former.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// The database's file.
fn file(config: &Config) -> anyhow::Result<PathBuf> {
    anyhow::ensure!(
        config.store.url.is_none(),
        "DATABASE_URL names a PostgreSQL database: copy it with pg_dump, put it back with pg_restore"
    );
    Ok(config.store.folder.join(DATABASE))
}
