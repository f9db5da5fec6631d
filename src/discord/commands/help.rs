//! `/help`: what the bot does, what is set up here, and what to do next.

use super::{place, say, watch};
use crate::discord::{Context, Fault};

#[poise::command(slash_command, guild_only)]
pub(super) async fn help(ctx: Context<'_>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let watched = watch::names(bot, &place).await?;
    let next = if watched.is_some() { "help-next-post" } else { "help-next-watch" };
    let channels = watched.unwrap_or_else(|| place.words.say("help-none", &[]));
    let plain = |key| place.words.say(key, &[]);
    let lines = [
        plain("help-about"),
        String::new(),
        place.words.say("help-watched", &[("channels", &channels)]),
        place.words.say("help-next", &[("next", &plain(next))]),
        String::new(),
        format!("`/stories recent` `/stories search`: {}", plain("help-stories")),
        format!("`/watch` `/tags` `/settings`: {}", plain("help-manage")),
        plain("help-summarize"),
        plain("help-opt-out"),
    ];
    say(&ctx, &lines.join("\n")).await
}
