//! One interaction from the press to the last follow-up. What people may start is in
//! `rest::invoke`, what the bot answers in `rest::callback` and `rest::webhooks`.

use super::settings::Settings;
use super::snowflake;

/// Interaction kinds.
pub const COMMAND: u64 = 2;
pub const COMPONENT: u64 = 3;
pub const AUTOCOMPLETE: u64 = 4;
pub const MODAL: u64 = 5;

#[derive(Debug, Clone)]
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub kind: u64,
    pub user: u64,
    pub channel: u64,
    /// The message that carries the pressed component.
    pub message: Option<u64>,
    pub nonce: Option<String>,
    /// `interaction_metadata` of the messages that answer it.
    pub metadata: serde_json::Value,
    pub message_kind: u8,
    pub acknowledged: bool,
    /// `@original`.
    pub original: Option<u64>,
}

impl Interaction {
    pub fn age_ms(&self) -> u64 {
        snowflake::now_ms().saturating_sub(snowflake::unix_ms(self.id))
    }

    /// Too old for a first answer.
    pub fn missed_deadline(&self, settings: &Settings) -> bool {
        self.age_ms() > settings.interaction_deadline_ms
    }

    /// Too old for any answer.
    pub fn expired(&self, settings: &Settings) -> bool {
        self.age_ms() > settings.interaction_lifetime_ms || (!self.acknowledged && self.missed_deadline(settings))
    }
}
