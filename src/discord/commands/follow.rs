//! `/follow`, `/unfollow`, `/following`: members who want to hear of a tag.

use poise::serenity_prelude as serenity;
use serenity::CreateAutocompleteResponse;

use super::stories::known_tags;
use super::tags::{choices, typed_tag};
use super::{place, say};
use crate::card::escape;
use crate::discord::{Context, Fault};
use crate::store::{Follow, Way, to_row};
use crate::tags::Tag;

/// Tags that one member follows in one server.
const LIMIT: usize = 50;

#[derive(Debug, Clone, Copy, poise::ChoiceParameter)]
enum WayChoice {
    #[name = "way-direct"]
    Direct,
    #[name = "way-mention"]
    Mention,
}

#[poise::command(slash_command, guild_only)]
pub(super) async fn follow(
    ctx: Context<'_>,
    #[max_length = 60]
    #[autocomplete = "known_tags"]
    tag: String,
    way: Option<WayChoice>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let user = to_row(ctx.author().id.get());
    let Some(tag) = typed_tag(&ctx, &place, &tag).await? else { return Ok(()) };
    let known = bot.store().following(place.row(), user).await?;
    if known.len() >= LIMIT && known.iter().all(|follow| follow.tag.key != tag.key) {
        return say(&ctx, &place.words.say("follow-full", &[("limit", &LIMIT.to_string())])).await;
    }
    let (way, key) = match way {
        Some(WayChoice::Mention) => (Way::Mention, "follow-mention"),
        Some(WayChoice::Direct) | None => (Way::Direct, "follow-direct"),
    };
    let shown = escape::line(&tag.hashtag(), 100);
    bot.store().follow(place.row(), user, &Follow { tag, way }).await?;
    say(&ctx, &place.words.say(key, &[("tag", &shown)])).await
}

#[poise::command(slash_command, guild_only)]
pub(super) async fn unfollow(
    ctx: Context<'_>,
    #[max_length = 60]
    #[autocomplete = "followed_tags"]
    tag: String,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(tag) = typed_tag(&ctx, &place, &tag).await? else { return Ok(()) };
    let known = bot.store().unfollow(place.row(), to_row(ctx.author().id.get()), &tag.key).await?;
    let key = if known { "unfollowed" } else { "unfollow-absent" };
    say(&ctx, &place.words.say(key, &[("tag", &escape::line(&tag.hashtag(), 100))])).await
}

#[poise::command(slash_command, guild_only)]
pub(super) async fn following(ctx: Context<'_>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let following = bot.store().following(place.row(), to_row(ctx.author().id.get())).await?;
    if following.is_empty() {
        return say(&ctx, &place.words.say("following-none", &[])).await;
    }
    let mut lines = vec![place.words.say("following", &[])];
    lines.extend(following.iter().map(|follow| {
        let way = match follow.way {
            Way::Mention => "choice-way-mention",
            Way::Direct | Way::Closed => "choice-way-direct",
        };
        format!("**#{}** — {}", escape::line(&follow.tag.hashtag(), 100), place.words.say(way, &[]))
    }));
    if following.iter().any(|follow| follow.way == Way::Closed) {
        lines.push(place.words.say("following-closed", &[]));
    }
    say(&ctx, &lines.join("\n")).await
}

/// The tags that this member follows.
async fn followed_tags(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let beginning = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let guild = ctx.guild_id().map_or(0, |guild| to_row(guild.get()));
    let following = ctx.data().store().following(guild, to_row(ctx.author().id.get())).await.unwrap_or_default();
    let found = following.into_iter().filter(|follow| follow.tag.key.starts_with(&beginning));
    choices(found.map(|follow| follow.tag.display))
}
