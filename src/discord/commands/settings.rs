//! `/settings`: how cards look in this server.

use poise::serenity_prelude as serenity;
use serenity::{CreateAutocompleteResponse, GuildChannel, User};

use super::tags::choices;
use super::{place, say};
use crate::card::escape;
use crate::discord::{Context, Fault};
use crate::store::{GuildSettings, Mode, Preview, RepostAnswer, to_row};

#[derive(Debug, Clone, Copy, poise::ChoiceParameter)]
enum PreviewChoice {
    #[name = "preview-hide"]
    Hide,
    #[name = "preview-keep"]
    Keep,
    #[name = "preview-neither"]
    Neither,
}

#[derive(Debug, Clone, Copy, poise::ChoiceParameter)]
enum ModeChoice {
    #[name = "mode-full"]
    Full,
    #[name = "mode-compact"]
    Compact,
    #[name = "mode-thread"]
    Thread,
}

#[derive(Debug, Clone, Copy, poise::ChoiceParameter)]
enum RepostChoice {
    #[name = "repost-notice"]
    Notice,
    #[name = "repost-card"]
    Card,
    #[name = "repost-nothing"]
    Nothing,
}

#[poise::command(
    slash_command,
    guild_only,
    subcommands("share", "preview", "language", "mode", "reposts", "failures", "bots"),
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
    let settings = bot.store().change_settings(place.row(), |settings| {
        let chosen = all.choose(settings.networks.as_deref());
        let mut ids: Vec<String> =
            chosen.iter().map(|network| network.id.clone()).filter(|id| *id != named.id).collect();
        if shown {
            ids.push(named.id.clone());
        }
        settings.networks = Some(ids);
    });
    let settings = settings.await?;
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
        PreviewChoice::Neither => Preview::Neither,
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
    bot.store().change_settings(place.row(), |settings| settings.locale = Some(code.to_owned())).await?;
    say(&ctx, &bot.words(code).say("settings-saved", &[])).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn mode(
    ctx: Context<'_>,
    mode: ModeChoice,
    #[channel_types("Text", "News", "Forum", "Voice", "PublicThread")] channel: Option<GuildChannel>,
) -> Result<(), Fault> {
    let mode = match mode {
        ModeChoice::Full => Mode::Full,
        ModeChoice::Compact => Mode::Compact,
        ModeChoice::Thread => Mode::Thread,
    };
    change(ctx, |settings| {
        if let Some(channel) = channel {
            settings.channel_modes.insert(to_row(channel.id.get()), mode);
        } else {
            settings.mode = Some(mode);
            settings.channel_modes.clear();
        }
    })
    .await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn reposts(
    ctx: Context<'_>,
    #[min = 0]
    #[max = 8760]
    hours: Option<u32>,
    answer: Option<RepostChoice>,
) -> Result<(), Fault> {
    let answer = answer.map(|answer| match answer {
        RepostChoice::Notice => RepostAnswer::Notice,
        RepostChoice::Card => RepostAnswer::Card,
        RepostChoice::Nothing => RepostAnswer::Nothing,
    });
    change(ctx, |settings| {
        settings.repost_hours = hours.or(settings.repost_hours);
        settings.repost = answer.or(settings.repost);
    })
    .await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn failures(ctx: Context<'_>, on: bool) -> Result<(), Fault> {
    change(ctx, |settings| settings.react_to_failures = Some(on)).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn bots(
    ctx: Context<'_>,
    on: bool,
    bot: Option<User>,
    #[max_length = 200] webhook: Option<String>,
) -> Result<(), Fault> {
    let webhook = match webhook.as_deref().map(webhook_id) {
        Some(None) => {
            let Some(place) = place(&ctx, ctx.data()).await? else { return Ok(()) };
            return say(&ctx, &place.words.say("settings-no-webhook", &[])).await;
        }
        known => known.flatten(),
    };
    let named: Vec<i64> = bot.map(|bot| to_row(bot.id.get())).into_iter().chain(webhook).collect();
    change(ctx, |settings| {
        if named.is_empty() {
            settings.bots = Some(on);
            settings.let_in.clear();
        } else if on {
            settings.let_in.extend(named);
        } else {
            settings.let_in.retain(|known| !named.contains(known));
        }
    })
    .await
}

/// The id of a webhook: as it is, or out of its address (`…/webhooks/<id>/<token>`).
fn webhook_id(text: &str) -> Option<i64> {
    let text = text.trim();
    let id = text.split_once("/webhooks/").map_or(text, |(_, rest)| rest.split('/').next().unwrap_or_default());
    id.parse::<i64>().ok().filter(|id| *id > 0)
}

/// Changes the server's settings and says so.
async fn change(ctx: Context<'_>, change: impl FnOnce(&mut GuildSettings) + Send) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    bot.store().change_settings(place.row(), change).await?;
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

#[cfg(test)]
mod tests {
    use super::webhook_id;

    #[test]
    fn webhooks_are_known_by_id_or_address() {
        assert_eq!(webhook_id(" 123456789012345678 "), Some(123_456_789_012_345_678));
        assert_eq!(
            webhook_id("https://discord.com/api/webhooks/123456789012345678/secret"),
            Some(123_456_789_012_345_678)
        );
        for nonsense in ["", "news bot", "https://discord.com/api/webhooks/", "-5"] {
            assert_eq!(webhook_id(nonsense), None, "{nonsense}");
        }
    }
}
