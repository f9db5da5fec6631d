//! `/settings`: how cards look in this server.

use poise::serenity_prelude as serenity;
use serenity::CreateAutocompleteResponse;

use super::tags::choices;
use super::{place, say};
use crate::card::escape;
use crate::discord::{Context, Fault};
use crate::store::{GuildSettings, Preview};

#[derive(Debug, Clone, Copy, poise::ChoiceParameter)]
enum PreviewChoice {
    #[name = "hide it where there is a card"]
    Hide,
    #[name = "keep it"]
    Keep,
}

#[poise::command(
    slash_command,
    guild_only,
    subcommands("share", "preview", "language", "compact", "reposts", "failures", "bots"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    required_permissions = "MANAGE_GUILD"
)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn settings(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn share(
    ctx: Context<'_>,
    #[autocomplete = "networks"]
    #[max_length = 60]
    network: String,
    shown: bool,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let all = &bot.options().networks;
    let same = |name: &str| name.eq_ignore_ascii_case(network.trim());
    let Some(named) = all.all.iter().find(|known| same(&known.id) || same(&known.label)) else {
        let labels: Vec<&str> = all.all.iter().map(|network| network.label.as_str()).collect();
        let values = [("network", &*escape::line(&network, 60)), ("networks", &*labels.join(", "))];
        return say(&ctx, &place.words.say("settings-network-unknown", &values)).await;
    };
    let chosen = all.choose(place.settings.networks.as_deref());
    let mut ids: Vec<String> = chosen.iter().map(|network| network.id.clone()).filter(|id| *id != named.id).collect();
    if shown {
        ids.push(named.id.clone());
    }
    let settings = GuildSettings { networks: Some(ids), ..place.settings.clone() };
    bot.store().save_settings(place.row(), &settings).await?;
    let labels: Vec<&str> =
        all.choose(settings.networks.as_deref()).iter().map(|network| network.label.as_str()).collect();
    let text = if labels.is_empty() {
        place.words.say("settings-share-none", &[])
    } else {
        place.words.say("settings-share", &[("networks", &labels.join(", "))])
    };
    say(&ctx, &text).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn preview(ctx: Context<'_>, preview: PreviewChoice) -> Result<(), Fault> {
    let preview = match preview {
        PreviewChoice::Hide => Preview::Suppress,
        PreviewChoice::Keep => Preview::Keep,
    };
    change(ctx, |settings| settings.preview = Some(preview)).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn language(
    ctx: Context<'_>,
    #[autocomplete = "languages"]
    #[max_length = 10]
    language: String,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(code) = bot.replies().locales().find(|code| code.eq_ignore_ascii_case(language.trim())) else {
        let all: Vec<&str> = bot.replies().locales().collect();
        let values = [("locale", &*escape::line(&language, 20)), ("locales", &*all.join(", "))];
        return say(&ctx, &place.words.say("settings-locale-unknown", &values)).await;
    };
    let settings = GuildSettings { locale: Some(code.to_owned()), ..place.settings.clone() };
    bot.store().save_settings(place.row(), &settings).await?;
    say(&ctx, &bot.words(code).say("settings-saved", &[])).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn compact(ctx: Context<'_>, on: bool) -> Result<(), Fault> {
    change(ctx, |settings| settings.compact = Some(on)).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn reposts(
    ctx: Context<'_>,
    #[min = 0]
    #[max = 8760]
    hours: u32,
) -> Result<(), Fault> {
    change(ctx, |settings| settings.repost_hours = Some(hours)).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn failures(ctx: Context<'_>, on: bool) -> Result<(), Fault> {
    change(ctx, |settings| settings.react_to_failures = Some(on)).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn bots(ctx: Context<'_>, on: bool) -> Result<(), Fault> {
    change(ctx, |settings| settings.bots = Some(on)).await
}

/// Changes the server's settings and says so.
async fn change(ctx: Context<'_>, change: impl FnOnce(&mut GuildSettings)) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(mut place) = place(&ctx, bot).await? else { return Ok(()) };
    change(&mut place.settings);
    bot.store().save_settings(place.row(), &place.settings).await?;
    say(&ctx, &place.words.say("settings-saved", &[])).await
}

/// Networks whose name begins with what was typed.
#[expect(clippy::unused_async, reason = "poise wants a future")]
async fn networks(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    beginning(typed, ctx.data().options().networks.all.iter().map(|network| network.label.clone()))
}

/// Languages whose code begins with what was typed.
#[expect(clippy::unused_async, reason = "poise wants a future")]
async fn languages(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    beginning(typed, ctx.data().replies().locales().map(str::to_owned))
}

fn beginning(typed: &str, names: impl Iterator<Item = String>) -> CreateAutocompleteResponse {
    let typed = typed.trim().to_lowercase();
    choices(names.filter(|name| name.to_lowercase().starts_with(&typed)))
}
