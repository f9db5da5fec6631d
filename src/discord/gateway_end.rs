//! Close codes after which the gateway must not be tried again, but the library goes on in circles
//! without an error (4003, 4010, 4011, 4012): read from what it logs, the only place where it says so.

use std::fmt;
use std::sync::Arc;

use tokio::sync::watch;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, Filter, Layer};
use tracing_subscriber::registry::LookupSpan;

/// Where the library logs (serenity 0.12.5, `gateway::bridge::shard_runner` and `gateway::shard`).
const TARGET: &str = "serenity::gateway";

/// How the library's sentences begin, the words in them that tell, and the close codes that they stand for
/// ("Gateway close event codes").
const ENDS: &[(&str, &str, u16)] = &[
    ("Shard handler received err", "NoAuthentication", 4003),
    ("Shard handler received err", "InvalidShardData", 4010),
    ("Shard handler received err", "OverloadedShard", 4011),
    ("[", "Unknown unclean close 4012", 4012),
];

/// Tells of such a close. Clones tell of the same; the default one hears nothing by itself.
#[derive(Debug, Clone)]
pub struct GatewayEnd(Arc<watch::Sender<Option<u16>>>);

impl Default for GatewayEnd {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(None)))
    }
}

impl GatewayEnd {
    /// The part of the log that listens.
    pub fn layer<S: Subscriber + for<'a> LookupSpan<'a>>(&self) -> impl Layer<S> + Send + Sync + use<S> {
        let only: Box<dyn Filter<S> + Send + Sync> = Box::new(Targets::new().with_target(TARGET, LevelFilter::WARN));
        Listener(self.clone()).with_filter(only)
    }

    /// Returns with the close code once the connection has ended for good.
    pub(super) async fn closed(&self) -> u16 {
        let mut told = self.0.subscribe();
        let code = told.wait_for(Option::is_some).await.ok().and_then(|code| *code);
        // The sender lives in `self`.
        code.unwrap_or_default()
    }
}

struct Listener(GatewayEnd);

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        let tells = |(start, words, _): &&(&str, &str, u16)| message.0.starts_with(start) && message.0.contains(words);
        if let Some((_, _, code)) = ENDS.iter().find(tells) {
            self.0.0.send_replace(Some(*code));
        }
    }
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
