//! The bare serenity client, for tests of the playground itself: it hands over every event.

use std::sync::Arc;

use serenity::all::{Client, Context, Event, GatewayIntents, Http, HttpBuilder, RawEventHandler, ShardManager};
use serenity::async_trait;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinHandle;

use super::{DEADLINE, Stage};

pub struct RawBot {
    pub http: Arc<Http>,
    pub shards: Arc<ShardManager>,
    events: Mutex<mpsc::UnboundedReceiver<Event>>,
    /// How the client ended, if it did.
    pub running: JoinHandle<serenity::Result<()>>,
}

struct Listener(mpsc::UnboundedSender<Event>);

#[async_trait]
impl RawEventHandler for Listener {
    async fn raw_event(&self, _: Context, event: Event) {
        let _ = self.0.send(event);
    }
}

impl RawBot {
    /// Connects with all that is not privileged, and message content.
    pub async fn connect(stage: &Stage) -> Self {
        Self::connect_with(stage, GatewayIntents::non_privileged() | GatewayIntents::MESSAGE_CONTENT).await
    }

    pub async fn connect_with(stage: &Stage, intents: GatewayIntents) -> Self {
        let token = stage.playground.bot_token();
        let http = HttpBuilder::new(token).proxy(stage.playground.api_base()).ratelimiter_disabled(true).build();
        http.set_application_id(stage.session["application_id"].as_str().expect("an id").parse().expect("an id"));
        let (sender, events) = mpsc::unbounded_channel();
        let building = serenity::client::ClientBuilder::new_with_http(http, intents);
        let mut client: Client = building.raw_event_handler(Listener(sender)).await.expect("a client");
        let (http, shards) = (Arc::clone(&client.http), Arc::clone(&client.shard_manager));
        let running = tokio::spawn(async move { client.start().await });
        Self { http, shards, events: Mutex::new(events), running }
    }

    /// The next event that `pick` takes; others are passed over.
    pub async fn next<T>(&self, what: &str, pick: impl Fn(Event) -> Option<T>) -> T {
        let mut events = self.events.lock().await;
        let waiting = async {
            while let Some(event) = events.recv().await {
                if let Some(found) = pick(event) {
                    return found;
                }
            }
            panic!("the client ended before {what}");
        };
        match tokio::time::timeout(DEADLINE, waiting).await {
            Ok(found) => found,
            Err(tokio::time::error::Elapsed { .. }) => panic!("waited {DEADLINE:?} in vain for {what}"),
        }
    }
}

impl Drop for RawBot {
    fn drop(&mut self) {
        self.running.abort();
    }
}
