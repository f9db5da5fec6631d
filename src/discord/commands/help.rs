//! `/help`: what the bot does, what is set up here, and what to do next.

use poise::serenity_prelude::ChannelId;

use super::{Place, place, say, watch};
use crate::card::{escape, limits};
use crate::discord::{Context, Fault, NEEDED_PERMISSIONS, permissions};
use crate::store::from_row;

/// Watched channels, tracked tags, and lines on missing permissions that are shown, in code points: all of it is one
/// message, with the rest of the help.
const CHANNELS: usize = 300;
const TAGS: usize = 300;
const LACKING: usize = 400;

#[poise::command(slash_command, guild_only)]
pub(super) async fn help(ctx: Context<'_>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let watched = watch::names(bot, &place, CHANNELS).await?;
    let next = if watched.is_some() { "help-next-post" } else { "help-next-watch" };
    let plain = |key| place.words.say(key, &[]);
    let channels = watched.unwrap_or_else(|| plain("help-none"));
    let tracked = bot.store().tracked(place.row()).await?;
    let tags: Vec<String> =
        tracked.iter().map(|tracked| format!("#{}", escape::line(&tracked.tag.hashtag(), 60))).collect();
    let tags = if tags.is_empty() { plain("help-none") } else { limits::listed(&tags, " ", TAGS) };
    let mut lines = vec![
        plain("help-about"),
        String::new(),
        place.words.say("help-watched", &[("channels", &channels)]),
        place.words.say("help-tracked", &[("tags", &tags)]),
    ];
    lines.extend(lacking(&ctx, &place).await?);
    lines.extend([
        place.words.say("help-next", &[("next", &plain(next))]),
        String::new(),
        format!("/stories recent /stories search /stories trending /quotes: {}", plain("help-stories")),
        format!("/follow /following: {}", plain("help-follow")),
        format!("/watch add /tags track /settings mode: {}", plain("help-manage")),
        plain("help-summarize"),
        plain("help-opt-out"),
    ]);
    say(&ctx, &lines.join("\n")).await
}

/// What keeps cards from watched channels, a line a channel.
async fn lacking(ctx: &Context<'_>, place: &Place<'_>) -> Result<Option<String>, Fault> {
    let cache = &ctx.serenity_context().cache;
    let mut lines = Vec::new();
    for channel in ctx.data().store().watched(Some(place.row())).await?.into_iter().map(from_row) {
        let lacking = permissions::missing(cache, place.guild, ChannelId::new(channel), NEEDED_PERMISSIONS);
        if !lacking.is_empty() {
            let names = lacking.get_permission_names().join(", ");
            let channel = format!("<#{channel}>");
            lines.push(place.words.say("watch-missing", &[("channel", &channel), ("permissions", &names)]));
        }
    }
    Ok((!lines.is_empty()).then(|| limits::listed(&lines, "\n", LACKING)))
}
