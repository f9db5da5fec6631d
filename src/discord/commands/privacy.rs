//! `/privacy`: what the bot does with a member's links.

use super::{place, say};
use crate::discord::{Bot, Context, Fault, lifecycle};
use crate::store::to_row;

#[poise::command(slash_command, guild_only, subcommands("ignore_me", "forget_me"), subcommand_required)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn privacy(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command, rename = "ignore-me")]
async fn ignore_me(ctx: Context<'_>, ignore: Option<bool>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let ignored = ignore.unwrap_or(true);
    bot.store().set_ignored(to_row(ctx.author().id.get()), ignored).await?;
    let key = if ignored { "privacy-ignored" } else { "privacy-heard" };
    say(&ctx, &place.words.say(key, &[])).await
}

/// Everything that the member posted is forgotten, in every server, and its cards go.
#[poise::command(slash_command, rename = "forget-me")]
async fn forget_me(asked: poise::ApplicationContext<'_, Bot, Fault>) -> Result<(), Fault> {
    let (ctx, bot) = (Context::from(asked), asked.data());
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    bot.store().forget_member(to_row(ctx.author().id.get()), to_row(asked.interaction.id.get()), bot.now()).await?;
    lifecycle::take_up(ctx.serenity_context(), bot).await?;
    say(&ctx, &place.words.say("privacy-forgotten", &[])).await
}
