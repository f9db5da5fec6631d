//! `pullquote demo`: a local Discord, a small news site and the bot, to be tried in a browser.
//!
//! The bot is the same as in `run`, connected over HTTP and WebSocket; only its data folder, the
//! address of its Discord and the one address that it may fetch from are set for it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::run;
use crate::config::Config;
use crate::playground::news_site::NewsSite;
use crate::playground::{Options, Playground};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Port of the page, on this machine alone; 0 takes any free one
    #[arg(long, default_value = "8787")]
    port: u16,
    /// A folder of .html pages to post instead of the sample stories
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
    /// Keep the bot's data here [default: a temporary folder]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    super::log::start(&config.log.filter)?;
    run::runtime()?.block_on(demo(config, arguments))?;
    Ok(ExitCode::SUCCESS)
}

async fn demo(config: &Config, arguments: &Arguments) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    // The playground outlives the bot, which says goodbye to it.
    let stop_servers = CancellationToken::new();
    run::stop_on_signal(stop.clone());
    if let Some(folder) = &arguments.pages {
        anyhow::ensure!(folder.is_dir(), "{} is not a folder; give --pages a folder of .html files", folder.display());
    }
    let listener = bind(arguments.port).await?;
    let news = NewsSite::start(beside(arguments.port).await?, arguments.pages.clone(), stop_servers.clone())
        .await
        .context("the pages cannot be read")?;
    let options = Options { stories: news.stories(), ..Options::default() };
    let playground = Playground::start(listener, options, stop_servers.clone()).await?;

    let temporary = match arguments.data {
        Some(_) => None,
        None => Some(tempfile::tempdir().context("no temporary folder can be made; name one with --data")?),
    };
    let folder = arguments.data.clone().or_else(|| temporary.as_ref().map(|folder| folder.path().to_owned()));
    let folder = folder.unwrap_or_default();
    let mut config = config.clone();
    config.discord.api_base = playground.api_base();
    config.discord.message_content = true;
    config.fetch.allow_addresses = vec![news.address()];
    config.store.folder.clone_from(&folder);
    config.store.url = None;
    let guild = playground.guild_id();
    let watched: Vec<(u64, u64)> = playground.open_channels().into_iter().map(|channel| (guild, channel)).collect();

    println!("Pullquote demo: open {} in a browser", playground.api_base());
    println!("  news site  http://{}", news.address());
    println!("  data       {}{}", folder.display(), if temporary.is_some() { " (removed at the end)" } else { "" });
    println!("  Ctrl-C stops it");
    let ended = run::bot(&config, playground.bot_token().to_owned(), stop, &watched).await;
    stop_servers.cancel();
    ended
}

async fn bind(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!("port {port} is in use; choose another with --port"),
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("port {port} needs more rights; choose one above 1023 with --port")
        }
        _ => anyhow::anyhow!("cannot listen on port {port}: {error}"),
    })
}

/// The news site stands on the next port, so that stories keep their addresses in a kept data
/// folder; where that is taken, on any.
async fn beside(port: u16) -> anyhow::Result<TcpListener> {
    if let Some(next) = port.checked_add(1).filter(|_| port != 0)
        && let Ok(listener) = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, next))).await
    {
        return Ok(listener);
    }
    bind(0).await
}
