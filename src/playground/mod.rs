//! A Discord on loopback: REST v10, gateway and a web page that looks and works like a chat client.
//!
//! The unmodified serenity client connects to it. It speaks Discord's own wire JSON and imports no
//! other room, so that it cannot share a mistake with the bot. People post and press through the
//! calls that Discord's client makes, with a token each from `GET /playground/session`.
//!
//! A request's way: `rest` finds the handler, the handler changes `world` and calls `dispatch`,
//! which tells `gateway` sessions and the page (`control::events`). `faults` and `settings` spoil
//! or bend that on demand. `news_site` serves stories to post; the bot fetches them like any other.
//!
//! Absent on purpose: persistence (a restart is a new world), voice, webhooks of one's own.

mod command_limits;
mod control;
mod dispatch;
mod error;
mod faults;
mod gateway;
mod interaction;
mod limits;
mod mentions;
pub mod news_site;
mod page;
mod people;
mod permissions;
mod previews;
mod rate_limit;
mod rest;
mod settings;
mod snowflake;
mod wire;
mod world;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::routing::{any, get, post};
use serde::Serialize;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

pub use faults::{Action, Fault, RestFault};
pub use settings::{RateLimit, Settings};
use world::World;

/// A token of the right form (`base64(id).time.secret`) that opens nothing but a playground.
pub const BOT_TOKEN: &str = "MTE3MDAwMDAwMDA0MTk0MzA0MA.GPlayG.only-a-loopback-playground-takes-this";

/// A story that the page offers to post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    pub title: String,
    pub url: String,
    pub outlet: String,
    /// BCP 47, as in the page's `lang`.
    pub language: String,
}

/// How a playground starts.
#[derive(Debug, Clone)]
pub struct Options {
    pub bot_token: String,
    pub stories: Vec<Story>,
    pub guild_name: String,
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bot_token: BOT_TOKEN.to_owned(),
            stories: Vec::new(),
            guild_name: "The Reading Room".to_owned(),
            settings: Settings::default(),
        }
    }
}

/// A REST request that the bot sent, and the status it got.
#[derive(Debug, Clone, Serialize)]
pub struct RecordedRequest {
    pub method: String,
    /// Below `/api/v10`.
    pub path: String,
    pub query: String,
    /// `null` if there was none.
    pub body: Value,
    pub status: u16,
    pub content_type: String,
    pub at_ms: u64,
}

pub(crate) struct Inner {
    world: Mutex<World>,
    shutdown: CancellationToken,
    address: SocketAddr,
    bot_token: String,
}

impl Inner {
    /// The world, locked. A panic elsewhere leaves it as it was: it stays usable.
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running playground; clones are handles to the same one.
#[derive(Clone)]
pub struct Playground(Arc<Inner>);

impl Playground {
    /// Serves on `listener` until `shutdown`.
    #[expect(clippy::unused_async, reason = "starting is asynchronous for callers, whatever it comes to need")]
    pub async fn start(
        listener: TcpListener,
        options: Options,
        shutdown: CancellationToken,
    ) -> std::io::Result<Playground> {
        let address = listener.local_addr()?;
        let (sender, chores) = mpsc::unbounded_channel();
        let world = people::world(&options, format!("ws://{address}/gateway"), sender);
        let bot_token = options.bot_token.clone();
        let inner = Arc::new(Inner { world: Mutex::new(world), shutdown: shutdown.clone(), address, bot_token });
        tokio::spawn(previews::work(Arc::clone(&inner), chores));
        let server = axum::serve(listener, router(Arc::clone(&inner)));
        tokio::spawn(async move {
            if let Err(error) = server.with_graceful_shutdown(shutdown.cancelled_owned()).await {
                tracing::error!(%error, "the playground stopped");
            }
        });
        Ok(Playground(inner))
    }

    pub fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// For `HttpBuilder::proxy`: serenity puts `/api/v10/…` behind it. Its own rate limiter forgets
    /// the proxy, so `ratelimiter_disabled(true)` belongs with it.
    pub fn api_base(&self) -> String {
        format!("http://{}", self.0.address)
    }

    pub fn guild_id(&self) -> u64 {
        self.0.world().guild.id
    }

    /// The channels that everybody can read, by id.
    pub fn open_channels(&self) -> Vec<u64> {
        let world = self.0.world();
        world.channels.values().filter(|channel| channel.overwrites.is_empty()).map(|channel| channel.id).collect()
    }

    pub fn bot_token(&self) -> &str {
        &self.0.bot_token
    }

    /// Every REST request that the bot has sent, in order.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.0.world().requests.clone()
    }

    pub fn forget_requests(&self) {
        self.0.world().requests.clear();
    }

    pub fn bot_is_connected(&self) -> bool {
        self.bot_connections() > 0
    }

    /// The shards that the bot has opened.
    pub fn bot_connections(&self) -> usize {
        self.0.world().bot_connections()
    }

    /// How often anybody has tried to connect to the gateway.
    pub fn gateway_tries(&self) -> u64 {
        self.0.world().gateway_tries
    }

    /// Returns once a gateway session is ready.
    pub async fn wait_for_bot(&self) {
        let mut ticks = self.0.world().ticks.subscribe();
        // The sender lives in the world that this handle holds.
        let _ = ticks.wait_for(|_| true).await;
        while !self.bot_is_connected() {
            if ticks.changed().await.is_err() {
                return;
            }
        }
    }

    pub fn order_fault(&self, fault: Fault) {
        self.0.world().order_fault(fault);
    }

    /// Merges an object into the settings, as `POST /playground/settings` does.
    pub fn change_settings(&self, changes: Value) -> Result<Settings, serde_json::Error> {
        self.0.world().change_settings(changes)
    }

    /// The stories that the page offers, if they become known only after the start.
    pub fn set_stories(&self, stories: Vec<Story>) {
        self.0.world().stories = stories;
    }
}

fn router(inner: Arc<Inner>) -> Router {
    let page = Router::new()
        .route("/", get(page::index))
        .route("/app.css", get(page::css))
        .route("/app.js", get(page::script))
        .route("/{file}", get(page::module))
        .route("/playground/session", get(control::session))
        .route("/playground/ephemeral", get(control::ephemeral))
        .route("/playground/autocomplete", get(control::choices))
        .route("/playground/modal", get(control::modal))
        .route("/playground/commands", get(control::commands))
        .route("/playground/requests", get(control::requests))
        .route("/playground/faults", post(control::faults))
        .route("/playground/settings", post(control::settings))
        .route("/playground/events", get(control::events))
        .route("/gateway", any(gateway::upgrade))
        .route("/gateway/", any(gateway::upgrade))
        .route("/api/{*path}", any(rest::serve));
    page.layer(axum::middleware::from_fn(control::only_loopback)).with_state(inner)
}
