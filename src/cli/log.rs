//! Logging to standard error, so that standard output is a command's answer alone.

use std::io::IsTerminal;

use tracing::Level;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::discord::GatewayEnd;

/// Starts the log; what it returns tells of the end of the gateway's connection.
pub(super) fn start(filter: &str) -> anyhow::Result<GatewayEnd> {
    // The gateway client reports each reconnection as a warning of its own; ours says it for people.
    let filter = EnvFilter::try_new(filter).map_err(|_| {
        anyhow::anyhow!("[log] filter \"{filter}\" is not valid; use error, warn, info, debug or trace")
    })?;
    // What libraries say below that holds whole requests, with addresses and the token.
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .with_filter(filter)
        .with_filter(filter_fn(|line| *line.level() <= Level::INFO || line.target().starts_with("pullquote")));
    let end = GatewayEnd::default();
    // A second start (tests) keeps the first.
    let _ = tracing_subscriber::registry().with(lines).with(end.layer()).try_init();
    Ok(end)
}
