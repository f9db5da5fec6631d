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
    let next = place.words.say(next, &[]);
    say(&ctx, &place.words.say("help", &[("channels", &channels), ("next", &next)])).await
}
