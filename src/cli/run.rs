//! `pullquote run`: the bot itself, also used by `demo`.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Context;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::card::Networks;
use crate::config::{self, Config};
use crate::desk::{Desk, DeskOptions};
use crate::discord::{self, BotOptions, GatewayEnd};
use crate::fetch::{Certificate, FetchOptions, Fetcher};
use crate::links::TrackingRules;
use crate::store::{Shards, Store, to_row};

/// The database's name in the data folder.
pub(super) const DATABASE: &str = "pullquote.db";

pub(super) fn run(config: &Config, dotenv: Option<&Path>) -> anyhow::Result<ExitCode> {
    let end = super::log::start(&config.log.filter)?;
    let token = std::env::var("DISCORD_TOKEN").unwrap_or_default().trim().to_owned();
    if token.is_empty() {
        anyhow::bail!(
            "there is no token. Set DISCORD_TOKEN in the environment or in .env (README, \"Invite the bot\"), \
             or try it without an account: pullquote demo"
        );
    }
    if let Some(file) = dotenv {
        warn_if_readable(file);
    }
    warn_if_root_in_container();
    let runtime = runtime()?;
    let ended = runtime.block_on(async {
        let stop = CancellationToken::new();
        stop_on_signal(stop.clone());
        heeding(config, token, stop, &[], end).await
    });
    // A task of the gateway's library may run in circles: it is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    ended?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime cannot be started")
}

/// Sets up every room and runs the bot until `stop`. `watched` are servers with a channel each that
/// are watched from the start.
pub async fn bot(
    config: &Config,
    token: String,
    stop: CancellationToken,
    watched: &[(u64, u64)],
) -> anyhow::Result<()> {
    heeding(config, token, stop, watched, GatewayEnd::default()).await
}

/// The same, with what tells of the end of the gateway's connection.
async fn heeding(
    config: &Config,
    token: String,
    stop: CancellationToken,
    watched: &[(u64, u64)],
    gateway_end: GatewayEnd,
) -> anyhow::Result<()> {
    raise_file_limit(config.fetch.concurrency);
    for pair in &config.fetch.allow_addresses {
        warn!(%pair, "this address may be fetched although it is not on the public internet: members can reach it");
    }
    let shards = shards(config)?;
    let tracking = tracking(config)?;
    let networks = networks(config)?;
    let store = match &config.store.url {
        Some(url) => Store::connect(url).await?,
        None => Store::open(&config.store.folder.join(DATABASE)).await?,
    };
    for (guild, channel) in watched {
        store.watch(to_row(*guild), to_row(*channel), now()).await?;
    }
    let fetcher = Fetcher::new(FetchOptions {
        user_agent: user_agent(config),
        deadline: Duration::from_secs(config.fetch.deadline_seconds),
        body_limit: config.fetch.body_limit_bytes,
        concurrency: config.fetch.concurrency,
        allow_addresses: config.fetch.allow_addresses.clone(),
        robots: config.fetch.robots,
        extra_roots: extra_roots(&config.fetch.extra_roots)?,
    })
    .context("the HTTP client cannot be set up")?;
    let options = DeskOptions { repost_window: i64::from(config.cards.repost_window_hours) * 60 * 60 };
    let desk = Desk::new(fetcher, store.clone(), tracking, options);
    let api_base = Some(config.discord.api_base.clone()).filter(|base| !base.is_empty());
    let options = BotOptions {
        token,
        api_base,
        message_content: config.discord.message_content,
        max_cards: config.cards.max_per_message,
        react_to_failures: config.cards.react_to_failures,
        member_links: config.cards.links_per_minute,
        server_links: config.cards.server_links_per_minute,
        shards,
        gateway_end,
        reread: config.fetch.reread,
        alert_wait: config.alerts.wait_seconds,
        networks,
        starter_aliases: list(&config.lists.tags, config::TAGS)?,
        clock: now,
    };
    discord::run(options, desk, store, stop).await?;
    info!("stopped");
    Ok(())
}

/// The part of the bot's servers that this process works for, where it shares them with others.
fn shards(config: &Config) -> anyhow::Result<Option<Shards>> {
    if config.discord.shards.is_empty() {
        return Ok(None);
    }
    let shards = config.discord.shards.parse().context("shards in [discord]")?;
    anyhow::ensure!(
        config.store.url.is_some(),
        "shards in [discord] has several processes share a database, but a file belongs to one process alone: set \
         DATABASE_URL to a PostgreSQL database, or leave shards empty"
    );
    Ok(Some(shards))
}

/// The tracking parameters of the configured file, or the built-in ones.
pub(super) fn tracking(config: &Config) -> anyhow::Result<TrackingRules> {
    list(&config.lists.tracking, config::TRACKING)
}

fn networks(config: &Config) -> anyhow::Result<Networks> {
    list(&config.lists.share, config::SHARE)
}

fn list<T: serde::de::DeserializeOwned>(path: &Path, built_in: &str) -> anyhow::Result<T> {
    if path.as_os_str().is_empty() {
        return toml::from_str(built_in).context("a built-in list is not valid");
    }
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read {}; mend its path in [lists]", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not valid", path.display()))
}

/// The operator's own certificates.
fn extra_roots(path: &Path) -> anyhow::Result<Vec<Certificate>> {
    if path.as_os_str().is_empty() {
        return Ok(Vec::new());
    }
    let text =
        std::fs::read(path).with_context(|| format!("cannot read {}; mend extra_roots in [fetch]", path.display()))?;
    let roots = Certificate::from_pem_bundle(&text).unwrap_or_default();
    anyhow::ensure!(
        !roots.is_empty(),
        "{} holds no certificate in PEM form; mend extra_roots in [fetch]",
        path.display()
    );
    Ok(roots)
}

/// How the bot names itself, with where its operator is reached.
fn user_agent(config: &Config) -> String {
    let (name, contact) = (&config.fetch.user_agent, &config.fetch.contact);
    if contact.is_empty() { name.clone() } else { format!("{name} (+{contact})") }
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Asks the system for as many open files as pages on their way and the rest may need.
fn raise_file_limit(concurrency: usize) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        /// Database, gateway, REST, log.
        const REST: u64 = 256;
        let wanted = u64::try_from(concurrency).unwrap_or(u64::MAX).saturating_add(REST);
        let limit = getrlimit(Resource::Nofile);
        if limit.current.is_none_or(|current| current >= wanted) {
            return;
        }
        let current = limit.maximum.map_or(wanted, |most| most.min(wanted));
        let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(current), ..limit });
        if raised.is_err() || current < wanted {
            warn!(
                limit = current,
                wanted, "few files may be open at once: raise the limit (ulimit -n), or lower concurrency in [fetch]"
            );
        }
    }
    #[cfg(not(unix))]
    let _ = concurrency;
}

/// Cancels `stop` on Ctrl-C or SIGTERM; a second signal ends the process at once.
pub(super) fn stop_on_signal(stop: CancellationToken) {
    tokio::spawn(async move {
        signal().await;
        info!("stopping; once more to stop at once");
        stop.cancel();
        signal().await;
        std::process::exit(130);
    });
}

async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn warn_if_root_in_container() {
    #[cfg(unix)]
    {
        // Docker and Podman leave a file, Kubernetes a variable.
        let in_container = ["/.dockerenv", "/run/.containerenv"].iter().any(|mark| Path::new(mark).exists())
            || std::env::var_os("KUBERNETES_SERVICE_HOST").is_some();
        if in_container && rustix::process::geteuid().is_root() {
            warn!("running as root in a container; run it as another user (config/deploy/compose.yaml does)");
        }
    }
}

fn warn_if_readable(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(facts) = std::fs::metadata(file)
            && facts.permissions().mode() & 0o077 != 0
        {
            warn!(file = %file.display(), "others on this machine can read the token; run: chmod 600 {}", file.display());
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}
