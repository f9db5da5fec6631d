//! `pullquote soak`: the bot as a process of its own under hours of mixed traffic and trouble, on loopback.
//!
//! Says once a minute what the bot's process holds (memory, open files, threads) and how many posts got
//! their one card, and in the end how memory grew. It ends with an error when a card was lost or doubled.

mod gauge;
mod pages;
mod traffic;

use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::run;
use crate::config::Config;
use crate::playground::{Options, Playground};
use crate::store::{Store, to_row};
use gauge::Reading;
use traffic::Traffic;

/// Growth in the first minutes is the filling of caches.
const WARM_UP: Duration = Duration::from_mins(10);

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How long, in hours; parts of one too, such as 0.1
    #[arg(long, default_value = "1")]
    hours: f64,
    /// Milliseconds between two posts
    #[arg(long, default_value = "1000")]
    pause: u64,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    super::log::start(&config.log.filter)?;
    run::runtime()?.block_on(soak(arguments))
}

async fn soak(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let lasts = Duration::try_from_secs_f64(arguments.hours * 3_600.0).context("--hours is not a time")?;
    let stop = CancellationToken::new();
    run::stop_on_signal(stop.clone());
    let servers = CancellationToken::new();
    let site = pages::start(servers.clone()).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let playground = Playground::start(listener, Options::default(), servers.clone()).await?;
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let store = Store::open(&folder.path().join(run::DATABASE)).await?;
    for channel in playground.open_channels() {
        store.watch(to_row(playground.guild_id()), to_row(channel), 1).await?;
    }
    store.close().await;
    drop(store);
    let mut bot = start(&playground, site, folder.path())?;
    playground.wait_for_bot().await;
    let process = bot.id().unwrap_or_default();
    println!("minute  resident MiB  open files  threads  posts  cards  open  lost  doubled");
    let mut traffic = Traffic::new(playground.clone(), site).await?;
    let mut readings: Vec<Reading> = Vec::new();
    let begun = Instant::now();
    let mut minute = 0;
    while begun.elapsed() < lasts && !stop.is_cancelled() {
        traffic.step().await?;
        tokio::time::sleep(Duration::from_millis(arguments.pause)).await;
        if begun.elapsed().as_secs() / 60 >= minute {
            traffic.look().await?;
            let reading = gauge::read(process, begun.elapsed()).context("the bot's process is gone")?;
            println!("{minute:>6}  {reading}  {}", traffic.counts());
            readings.push(reading);
            minute += 1;
            playground.forget_requests();
        }
    }
    traffic.end().await?;
    if let Some(last) = gauge::read(process, begun.elapsed()) {
        println!("   end  {last}  {}", traffic.counts());
        readings.push(last);
    }
    signal(process).await;
    let ended = tokio::time::timeout(Duration::from_secs(30), bot.wait()).await;
    servers.cancel();
    println!("{}", gauge::summary(&readings, WARM_UP));
    anyhow::ensure!(ended.is_ok_and(|status| status.is_ok_and(|s| s.success())), "the bot did not end well");
    anyhow::ensure!(traffic.is_right(), "cards were lost or doubled");
    Ok(ExitCode::SUCCESS)
}

/// The same program, as `run`.
fn start(playground: &Playground, site: std::net::SocketAddr, folder: &Path) -> anyhow::Result<tokio::process::Child> {
    let settings = folder.join("soak.toml");
    std::fs::write(&settings, "[cards]\nlinks_per_minute = 0\nserver_links_per_minute = 0\n")?;
    let program = std::env::current_exe().context("this program cannot be found")?;
    let child = tokio::process::Command::new(program)
        .arg("--config")
        .arg(settings)
        .arg("run")
        .current_dir(folder)
        .env("DISCORD_TOKEN", playground.bot_token())
        .env("PULLQUOTE_DISCORD_API", playground.api_base())
        .env("PULLQUOTE_FETCH_ALLOW", site.to_string())
        .env("PULLQUOTE_DATA", folder)
        .env("PULLQUOTE_LOG", "error")
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    Ok(child)
}

/// Asks a process to end.
async fn signal(process: u32) {
    let _ = tokio::process::Command::new("kill").args(["-TERM", &process.to_string()]).status().await;
}
