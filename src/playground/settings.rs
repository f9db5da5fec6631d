//! What a test or a demo may set: `POST /playground/settings` merges into these.

use serde::{Deserialize, Serialize};

/// A limit that is kept strictly: `limit` requests of a bucket in `window_ms`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimit {
    pub limit: usize,
    pub window_ms: u64,
}

/// All settings with their present values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The server's preferred locale.
    pub guild_locale: String,
    /// Discord adds its own preview to a person's message with a link.
    pub previews: bool,
    pub preview_delay_ms: u64,
    /// What the bot may do in every channel, as decimal bits; unset leaves it to its role.
    pub bot_permissions: Option<String>,
    /// Off: guild messages that do not mention the bot reach it without content.
    pub message_content: bool,
    /// IDENTIFY that asks for one of these intents is closed with 4014.
    pub disallowed_intents: u64,
    /// Time for the first answer to an interaction ("Receiving and responding": 3 seconds).
    pub interaction_deadline_ms: u64,
    /// Time that an interaction's token lives (same page: 15 minutes).
    pub interaction_lifetime_ms: u64,
    /// Unset: every answer carries the headers, and no request is refused.
    pub rate_limit: Option<RateLimit>,
    pub heartbeat_interval_ms: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            guild_locale: "en-US".to_owned(),
            previews: true,
            preview_delay_ms: 600,
            bot_permissions: None,
            message_content: true,
            disallowed_intents: 0,
            interaction_deadline_ms: 3_000,
            interaction_lifetime_ms: 15 * 60 * 1_000,
            rate_limit: None,
            heartbeat_interval_ms: 41_250,
        }
    }
}
