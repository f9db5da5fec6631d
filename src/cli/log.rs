//! Logging to standard error, so that standard output is a command's answer alone.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

pub(super) fn start(filter: &str) -> anyhow::Result<()> {
    // The gateway client reports each reconnection as a warning of its own; ours says it for people.
    let filter = EnvFilter::try_new(filter).map_err(|_| {
        anyhow::anyhow!("[log] filter \"{filter}\" is not valid; use error, warn, info, debug or trace")
    })?;
    // A second start (tests) keeps the first.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .try_init();
    Ok(())
}
