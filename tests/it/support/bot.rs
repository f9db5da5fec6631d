//! The bot itself on a stage: the same code as `pullquote run`, in this process, with a data folder
//! that outlives it, so that it can be stopped and started again.

use std::net::SocketAddr;
use std::path::PathBuf;

use pullquote::config::Config;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::Stage;

/// A running bot.
pub struct Bot {
    stop: CancellationToken,
    running: JoinHandle<anyhow::Result<()>>,
}

impl Bot {
    /// Starts the bot with its data in `folder`, watching every channel that all can read, and waits
    /// until it is connected.
    pub async fn start(stage: &Stage, folder: &tempfile::TempDir) -> Self {
        Self::start_with(stage, folder, true, |_| {}).await
    }

    /// The same with a configuration of one's own; `watch` as said above.
    pub async fn start_with(
        stage: &Stage,
        folder: &tempfile::TempDir,
        watch: bool,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config::default();
        config.discord.api_base = stage.playground.api_base();
        config.fetch.allow_addresses = vec![stage.news.address()];
        config.store.folder = PathBuf::from(folder.path());
        change(&mut config);
        let stop = CancellationToken::new();
        let guild = stage.playground.guild_id();
        let channels = if watch { stage.playground.open_channels() } else { Vec::new() };
        let watched: Vec<(u64, u64)> = channels.into_iter().map(|channel| (guild, channel)).collect();
        let (token, stopped) = (stage.playground.bot_token().to_owned(), stop.clone());
        let running = tokio::spawn(async move { pullquote::cli::run_bot(&config, token, stopped, &watched).await });
        stage.playground.wait_for_bot().await;
        Self { stop, running }
    }

    /// The same where `site` has the stories, of which any number may be posted.
    pub async fn start_on(
        stage: &Stage,
        folder: &tempfile::TempDir,
        site: SocketAddr,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        Self::start_with(stage, folder, true, |config| {
            config.fetch.allow_addresses.push(site);
            config.cards.links_per_minute = 0;
            config.cards.server_links_per_minute = 0;
            change(config);
        })
        .await
    }

    /// Waits until it ends by itself.
    pub async fn ends(self) -> anyhow::Result<()> {
        let ended = tokio::time::timeout(std::time::Duration::from_mins(1), self.running).await;
        ended.expect("the bot ends").expect("the bot does not panic")
    }

    /// Stops it as a signal would, and waits until it has.
    pub async fn stop(self) {
        self.stop.cancel();
        self.running.await.expect("the bot does not panic").expect("the bot ends well");
    }
}

/// A data folder of a test's own.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}
