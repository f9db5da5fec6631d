//! The command line: one file a command. The only room that reads the configuration and the
//! environment; it hands each other room its own small struct.

#[cfg(feature = "playground")]
mod demo;
mod extract;
mod invite;
mod keep;
mod log;
mod quotes;
mod run;
#[cfg(feature = "playground")]
mod soak;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;
use crate::discord::BotError;

pub use run::bot as run_bot;

/// Answers the news links that a Discord community shares with verbatim cards.
#[derive(Debug, Parser)]
#[command(name = "pullquote", version, about, long_about = None)]
struct Arguments {
    /// Configuration file [default: pullquote.toml or config/pullquote.toml, where there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot (this is also what happens with no command)
    Run,
    /// Try it without a Discord account: a local Discord, a small news site and the bot, in a browser
    #[cfg(feature = "playground")]
    Demo(demo::Arguments),
    /// Measure the bot under hours of mixed traffic and trouble, on loopback
    #[cfg(feature = "playground")]
    #[command(hide = true)]
    Soak(soak::Arguments),
    /// Read one page (or a list of pages) without network and print the story
    Extract(extract::Arguments),
    /// Find the quotations of plain texts
    Quotes(quotes::Arguments),
    /// Write a copy of the database; the bot may run meanwhile
    Backup(keep::BackUp),
    /// Put a copy in the place of the database; the bot must not run
    Restore(keep::Restore),
    /// Print the address that invites the bot to a server
    Invite(invite::Arguments),
}

/// The exit code when starting again as things are is of no use (`EX_CONFIG` of `sysexits.h`).
const NO_USE: u8 = 78;

/// Runs the program: 0 when all went well, 1 when not, with one message on standard error; 78 when
/// Discord refuses the token or an intent, so that nobody starts it again and again.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("pullquote: {error:#}");
            let hopeless = error.downcast_ref::<BotError>().is_some_and(BotError::is_hopeless);
            if hopeless { ExitCode::from(NO_USE) } else { ExitCode::FAILURE }
        }
    }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let dotenv = load_dotenv()?;
    let config = || Config::load(arguments.config.as_deref(), &|name| std::env::var(name).ok());
    match arguments.command.unwrap_or(Command::Run) {
        Command::Run => run::run(&config()?, dotenv.as_deref()),
        #[cfg(feature = "playground")]
        Command::Demo(demo) => demo::run(&config()?, &demo),
        #[cfg(feature = "playground")]
        Command::Soak(soak) => soak::run(&config()?, &soak),
        Command::Extract(extract) => extract::run(&config()?, &extract),
        Command::Quotes(quotes) => quotes::run(&quotes),
        Command::Backup(copy) => keep::back_up(&config()?, &copy),
        Command::Restore(copy) => keep::restore(&config()?, &copy),
        Command::Invite(invite) => invite::run(&invite),
    }
}

/// Puts the variables of a `.env` in the working folder or above into the environment, where they
/// are not set already. Returns the file, if there is one.
fn load_dotenv() -> anyhow::Result<Option<PathBuf>> {
    match dotenvy::dotenv() {
        Ok(path) => Ok(Some(path)),
        Err(error) if error.not_found() => Ok(None),
        // The error's own text quotes the line, which may hold the token.
        Err(dotenvy::Error::LineParse(_, at)) => {
            anyhow::bail!(".env cannot be read at character {at} of a line: each line must be NAME=value")
        }
        Err(_) => anyhow::bail!(".env is there but cannot be read; check its permissions"),
    }
}
