//! Command registration: one bulk overwrite, only when the commands differ from what Discord has.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use poise::serenity_prelude as serenity;
use serde_json::Value;
use serenity::ApplicationId;
use tracing::info;

use super::{Bot, Fault};

/// Under this name the store keeps what was last registered.
const FACT: &str = "registered commands";

pub(super) async fn register(
    bot: &Bot,
    application: ApplicationId,
    commands: &[poise::Command<Bot, Fault>],
) -> Result<(), Fault> {
    let wanted = poise::builtins::create_application_commands(commands);
    let mut described = serde_json::to_value(&wanted).map_err(serenity::Error::Json)?;
    for command in described.as_array_mut().into_iter().flatten() {
        // Discord's OpenAPI document wants the bits as a number, the library writes them as text.
        let bits = command["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
        if let Some(bits) = bits {
            command["default_member_permissions"] = bits.into();
        }
    }
    let mut hasher = DefaultHasher::new();
    described.to_string().hash(&mut hasher);
    // The version is in it, since the hash is not promised to stay the same between compilers.
    let fingerprint = format!("{} {:016x}", env!("CARGO_PKG_VERSION"), hasher.finish());
    let names: BTreeSet<&str> = described
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|command| command.get("name").and_then(Value::as_str))
        .collect();
    let there = bot.rest().commands(application).await?;
    bot.shared.mentions.learn(&there);
    let there: BTreeSet<&str> = there.iter().map(|command| command.name.as_str()).collect();
    if names == there && bot.store().fact(FACT).await?.as_deref() == Some(fingerprint.as_str()) {
        return Ok(());
    }
    bot.shared.mentions.learn(&bot.rest().set_commands(application, &described).await?);
    bot.store().save_fact(FACT, &fingerprint).await?;
    info!("registered the commands with Discord");
    Ok(())
}
