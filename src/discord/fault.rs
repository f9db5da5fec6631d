//! Why the bot cannot go on, and why one event or command failed.

use poise::serenity_prelude as serenity;
use thiserror::Error;

use crate::desk::DeskError;
use crate::store::StoreError;

/// Why the bot cannot go on. Each says what to do.
#[derive(Debug, Error)]
pub enum BotError {
    #[error(
        "Discord does not accept the token. Copy it anew: developer portal, your application, Bot, Reset Token; \
         then set DISCORD_TOKEN"
    )]
    Token,
    #[error(
        "Discord refuses the privileged intent to read messages. Switch on Message Content Intent \
         (developer portal, your application, Bot), or set message_content = false in [discord]"
    )]
    Intents,
    #[error(
        "Discord closed the connection for good (close code 4011: this bot is in more servers than one connection \
         may serve). Start it anew: it asks Discord how many connections it needs. Where shards in [discord] says how many, raise their total in \
         all processes"
    )]
    TooFewShards,
    #[error("Discord speaks this version's API no more (close code 4012). Update Pullquote")]
    Outdated,
    #[error(
        "Discord closed the connection for good (close code {0}). Start it anew; if this stays, make a new token: \
         developer portal, your application, Bot, Reset Token"
    )]
    Closed(u16),
    #[error("Discord cannot be reached at {0}; check the network, and api_base in [discord]")]
    Unreachable(String),
    #[error("the connection to Discord ended: {0}")]
    Client(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BotError {
    /// Whether starting again as things are would end the same way.
    #[must_use]
    pub fn is_hopeless(&self) -> bool {
        matches!(self, Self::Token | Self::Intents)
    }
}

/// Why one event or command failed. It is logged; people read the words under `fault`.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("Discord's API: {0}")]
    Discord(Box<serenity::Error>),
}

impl From<serenity::Error> for Fault {
    fn from(error: serenity::Error) -> Self {
        Self::Discord(Box::new(error))
    }
}

/// The library's error in words that say what to do. Its own text may carry addresses, never the token.
pub(super) fn explain(error: &serenity::Error, place: &str) -> BotError {
    use serenity::http::HttpError;
    match error {
        serenity::Error::Gateway(serenity::GatewayError::InvalidAuthentication)
        | serenity::Error::Http(HttpError::InvalidHeader(_)) => BotError::Token,
        serenity::Error::Gateway(
            serenity::GatewayError::DisallowedGatewayIntents | serenity::GatewayError::InvalidGatewayIntents,
        ) => BotError::Intents,
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) if answer.status_code.as_u16() == 401 => {
            BotError::Token
        }
        serenity::Error::Http(HttpError::Request(_)) => BotError::Unreachable(place.to_owned()),
        other => BotError::Client(other.to_string()),
    }
}
