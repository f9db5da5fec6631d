//! `/stories`: what was shared in this server, in channels that the asker can see.

use poise::serenity_prelude as serenity;
use serenity::CreateAutocompleteResponse;

use super::tags::choices;
use super::{member, place, show};
use crate::discord::pages::{self, Asker};
use crate::discord::{Context, Fault};
use crate::store::{Question, to_row};
use crate::tags::Tag;

#[poise::command(slash_command, guild_only, subcommands("recent", "search"), subcommand_required)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn stories(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command)]
async fn recent(
    ctx: Context<'_>,
    #[max_length = 60]
    #[autocomplete = "known_tags"]
    tag: Option<String>,
) -> Result<(), Fault> {
    answer(ctx, None, tag).await
}

#[poise::command(slash_command)]
async fn search(
    ctx: Context<'_>,
    #[max_length = 200] words: String,
    #[max_length = 60]
    #[autocomplete = "known_tags"]
    tag: Option<String>,
) -> Result<(), Fault> {
    answer(ctx, Some(words), tag).await
}

async fn answer(ctx: Context<'_>, words: Option<String>, tag: Option<String>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(member) = member(&ctx) else { return Ok(()) };
    let asker = Asker::new(&ctx.serenity_context().cache, place.guild, &member, ctx.channel_id());
    // A tag of signs alone names nothing: asking for it finds nothing.
    let tag = tag.map(|tag| Tag::new(&tag).map_or(tag, |tag| tag.key));
    let reply = pages::ask(bot, &asker, &Question { words, tag }, place.words).await?;
    show(&ctx, reply).await
}

/// Tags of this server that begin with what was typed.
async fn known_tags(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let beginning = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let guild = ctx.guild_id().map_or(0, |guild| to_row(guild.get()));
    let found = ctx.data().store().suggest_tags(guild, &beginning, 25).await.unwrap_or_default();
    choices(found.into_iter().map(|(_, display)| display))
}
