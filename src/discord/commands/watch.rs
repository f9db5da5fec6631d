//! `/watch`: the channels whose links get a card.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, ChannelType, GuildChannel};

use super::{Place, place, say};
use crate::card::limits;
use crate::discord::{Bot, Context, Fault, NEEDED_PERMISSIONS, permissions};
use crate::store::{from_row, to_row};

/// The channels of a list, in code points: a message holds these and the words around them.
const LISTED: usize = limits::CONTENT - 200;

#[poise::command(
    slash_command,
    guild_only,
    subcommands("add", "remove", "list"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    required_permissions = "MANAGE_GUILD"
)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn watch(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn add(
    ctx: Context<'_>,
    #[channel_types("Text", "News", "Forum", "Voice", "PublicThread")] channel: Option<GuildChannel>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let channel = chosen(&ctx, channel);
    let name = format!("<#{channel}>");
    let added = bot.store().watch(place.row(), to_row(channel.get()), bot.now()).await?;
    bot.reload_watched().await?;
    let key = if added { "watch-added" } else { "watch-already" };
    let mut text = place.words.say(key, &[("channel", &name)]);
    let lacking = permissions::missing(&ctx.serenity_context().cache, place.guild, channel, NEEDED_PERMISSIONS);
    if !lacking.is_empty() {
        let names = lacking.get_permission_names().join(", ");
        text.push('\n');
        text.push_str(&place.words.say("watch-missing", &[("channel", &name), ("permissions", &names)]));
    }
    say(&ctx, &text).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn remove(
    ctx: Context<'_>,
    #[channel_types("Text", "News", "Forum", "Voice", "PublicThread")] channel: Option<GuildChannel>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let channel = chosen(&ctx, channel);
    let removed = bot.store().unwatch(place.row(), to_row(channel.get())).await?;
    bot.reload_watched().await?;
    let key = if removed { "watch-removed" } else { "watch-absent" };
    say(&ctx, &place.words.say(key, &[("channel", &format!("<#{channel}>"))])).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn list(ctx: Context<'_>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let text = match names(bot, &place, LISTED).await? {
        Some(channels) => place.words.say("watch-list", &[("channels", &channels)]),
        None => place.words.say("watch-none", &[]),
    };
    say(&ctx, &text).await
}

/// The watched channels of a server as links, those that fit within `limit` code points; `None` when there are none.
pub(super) async fn names(bot: &Bot, place: &Place<'_>, limit: usize) -> Result<Option<String>, Fault> {
    let watched = bot.store().watched(Some(place.row())).await?;
    let names: Vec<String> = watched.into_iter().map(|channel| format!("<#{}>", from_row(channel))).collect();
    Ok((!names.is_empty()).then(|| limits::listed(&names, ", ", limit)))
}

fn chosen(ctx: &Context<'_>, channel: Option<GuildChannel>) -> ChannelId {
    // A category holds no messages; Discord's picker does not offer one.
    channel.filter(|channel| channel.kind != ChannelType::Category).map_or(ctx.channel_id(), |channel| channel.id)
}
