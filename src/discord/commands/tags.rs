//! `/tags`: the tags that a server tracks.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse, CreateEmbed};

use super::{Place, place, say, show};
use crate::card::{escape, limits};
use crate::discord::embed::Reply;
use crate::discord::{Context, Fault};
use crate::store::to_row;
use crate::tags::{Tag, TrackedTag};

/// Tags that a server may track.
const LIMIT: usize = 500;

/// Longest tag and alias, in characters.
const LENGTH: usize = 60;

#[poise::command(
    slash_command,
    guild_only,
    subcommands("track", "untrack", "list"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    required_permissions = "MANAGE_GUILD"
)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn tags(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn track(
    ctx: Context<'_>,
    #[max_length = 60] tag: String,
    #[max_length = 600] aliases: Option<String>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(tag) = typed_tag(&ctx, &place, &tag).await? else { return Ok(()) };
    let known = bot.store().tracked(place.row()).await?;
    if known.len() >= LIMIT && known.iter().all(|tracked| tracked.tag.key != tag.key) {
        return say(&ctx, &place.words.say("tags-full", &[("limit", &LIMIT.to_string())])).await;
    }
    let named = aliases.as_deref().unwrap_or_default().split([',', ';', '、']).map(str::trim);
    let mut aliases: Vec<String> =
        named.filter(|alias| Tag::new(alias).is_some() && alias.chars().count() <= LENGTH).map(str::to_owned).collect();
    if aliases.is_empty() {
        aliases = bot.options().starter_aliases.of(&tag).to_vec();
    }
    let tracked = TrackedTag { tag, aliases };
    bot.store().track(place.row(), &tracked).await?;
    let shown = escape::line(&tracked.tag.hashtag(), 100);
    let text = if tracked.aliases.is_empty() {
        place.words.say("tags-tracked", &[("tag", &shown)])
    } else {
        let aliases = escape::line(&tracked.aliases.join(", "), 700);
        place.words.say("tags-tracked-aliases", &[("tag", &shown), ("aliases", &aliases)])
    };
    say(&ctx, &text).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn untrack(
    ctx: Context<'_>,
    #[max_length = 60]
    #[autocomplete = "tracked_tags"]
    tag: String,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(tag) = typed_tag(&ctx, &place, &tag).await? else { return Ok(()) };
    let removed = bot.store().untrack(place.row(), &tag.key).await?;
    let key = if removed { "tags-untracked" } else { "tags-absent" };
    say(&ctx, &place.words.say(key, &[("tag", &escape::line(&tag.hashtag(), 100))])).await
}

#[poise::command(slash_command, required_permissions = "MANAGE_GUILD")]
async fn list(ctx: Context<'_>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let tracked = bot.store().tracked(place.row()).await?;
    if tracked.is_empty() {
        return say(&ctx, &place.words.say("tags-none", &[])).await;
    }
    let lines: Vec<String> = tracked
        .iter()
        .map(|tracked| {
            let tag = escape::line(&tracked.tag.hashtag(), 100);
            if tracked.aliases.is_empty() {
                format!("**#{tag}**")
            } else {
                format!("**#{tag}** — {}", escape::line(&tracked.aliases.join(", "), 200))
            }
        })
        .collect();
    let embed = CreateEmbed::new().title(place.words.say("tags-list", &[])).description(limits::listed(
        &lines,
        "\n",
        limits::DESCRIPTION,
    ));
    show(&ctx, Reply { embeds: vec![embed], ..Reply::default() }).await
}

/// The tag that was typed; `None` (and the asker was told) when it is none.
pub(super) async fn typed_tag(ctx: &Context<'_>, place: &Place<'_>, typed: &str) -> Result<Option<Tag>, Fault> {
    let tag = Tag::new(typed);
    if tag.is_none() {
        say(ctx, &place.words.say("tags-invalid", &[])).await?;
    }
    Ok(tag)
}

/// The server's tracked tags that begin with what was typed.
async fn tracked_tags(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let beginning = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let guild = ctx.guild_id().map_or(0, |guild| to_row(guild.get()));
    let tracked = ctx.data().store().tracked(guild).await.unwrap_or_default();
    let found = tracked.into_iter().filter(|tracked| tracked.tag.key.starts_with(&beginning));
    choices(found.map(|tracked| tracked.tag.display))
}

/// At most as many choices as Discord takes, each within its length.
pub(super) fn choices(names: impl Iterator<Item = String>) -> CreateAutocompleteResponse {
    let shown = names.filter(|name| !escape::is_blank(name));
    let choices = shown.take(limits::CHOICES).map(|name| {
        let name = limits::cut(&escape::plain(&name), limits::CHOICE_NAME);
        AutocompleteChoice::new(name.clone(), name)
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}
