//! A post's reply as Discord's objects: cards as embeds, with their buttons.
//!
//! What stands in a card, within which limits, is `card`'s work; here are the words around it.

use std::collections::HashSet;

use poise::serenity_prelude as serenity;
use serde::Serialize;
use serde_json::Value;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter, Timestamp,
};
use url::Url;

use super::buttons::Press;
use super::replies::Words;
use super::{Bot, failure};
use crate::card::{self, Card, Label, Look, Related, escape, limits};
use crate::desk::{Shown, Worked};
use crate::store::{Coverage, Follower, GuildSettings, Mode, RepostAnswer, SavedStory, Share, from_row};
use crate::tags::Tag;

/// The bar at the side of a card.
const ACCENT: u32 = 0x00C2_185B;

/// Buttons in a row, rows in a message (Discord's limits).
const ROW: usize = 5;
const ROWS: usize = 5;

/// Tags that have a button of their own.
const TAG_BUTTONS: usize = 3;

/// Followers called in one message: Discord takes 100, and the text must hold them.
const CALLED: usize = 50;

/// From this age on a story is marked as old, in seconds: a year.
const OLD: i64 = 365 * 24 * 60 * 60;

/// What the bot says under a post.
#[derive(Debug, Clone, Default)]
pub(super) struct Reply {
    pub content: String,
    pub embeds: Vec<CreateEmbed>,
    /// What the picture of each embed shows, for those who do not see it.
    pub alts: Vec<Option<String>>,
    pub components: Vec<CreateActionRow>,
    /// Whom the text mentions, and may ping.
    pub mentioned: Vec<u64>,
}

/// The reply to a post; `None` when there is nothing to show.
pub(super) fn reply(
    bot: &Bot,
    settings: &GuildSettings,
    mode: Mode,
    words: Words<'_>,
    worked: &Worked,
) -> Option<Reply> {
    let guild = worked.post.guild;
    // Programs are not told: two of them would go on for ever.
    let silent = settings.repost == Some(RepostAnswer::Nothing) || worked.post.by_program;
    let shown: Vec<&Shown> = worked.shown.iter().filter(|one| !silent || matches!(one, Shown::Card { .. })).collect();
    let mut reply = Reply::default();
    let cards = shown.iter().filter(|one| matches!(one, Shown::Card { .. })).count();
    let room = limits::EMBEDS_TOTAL / cards.max(1);
    let (mut notices, mut offered) = (Vec::new(), HashSet::new());
    for one in &shown {
        match one {
            Shown::Card { story, tags, coverage } => {
                let card = lay_out(bot, settings, mode, story, (tags, coverage), room);
                reply.embeds.push(embed(&card, words, bot.now()));
                reply.alts.push(card.image_alt.clone());
                reply.components.extend(rows(&card, story, tags, words, cards == 1, &mut offered));
            }
            Shown::Repost { story, earlier } => {
                let link = format!(
                    "[{}](https://discord.com/channels/{}/{}/{})",
                    words.say("repost-link", &[]),
                    guild,
                    earlier.channel,
                    earlier.message
                );
                let who = format!("<@{}>", earlier.author);
                let when = format!("<t:{}:R>", earlier.shared_at);
                notices.push(words.say("repost", &[("who", &who), ("when", &when), ("link", &link)]));
                reply.components.push(CreateActionRow::Buttons(vec![button(
                    &Press::Card(story.id),
                    &words.say("button-show-card", &[]),
                    ButtonStyle::Secondary,
                )]));
            }
        }
    }
    if worked.shown.is_empty() && worked.post.asked {
        notices.extend(failures(worked, words));
    }
    if shown.is_empty() && notices.is_empty() {
        return None;
    }
    mention(&mut reply, &mut notices, &worked.mentions);
    reply.content = limits::cut(&notices.join("\n"), limits::CONTENT);
    reply.components.truncate(ROWS);
    let remove =
        button(&Press::Remove(from_row(worked.post.message)), &words.say("button-remove", &[]), ButtonStyle::Secondary);
    let has_room = |row: &CreateActionRow| matches!(row, CreateActionRow::Buttons(buttons) if buttons.len() < ROW);
    // Last of all, where it is found and not pressed by mistake.
    if let Some(CreateActionRow::Buttons(row)) = reply.components.iter_mut().rev().find(|row| has_room(row)) {
        row.push(remove);
    } else if reply.components.len() < ROWS {
        reply.components.push(CreateActionRow::Buttons(vec![remove]));
    }
    Some(reply)
}

/// Calls those who follow a tag, each once, a line a tag.
fn mention(reply: &mut Reply, notices: &mut Vec<String>, followers: &[Follower]) {
    let called = followers.get(..CALLED.min(followers.len())).unwrap_or_default();
    for same in called.chunk_by(|one, other| one.follow.tag.key == other.follow.tag.key) {
        let people: Vec<String> = same.iter().map(|follower| format!("<@{}>", follower.user)).collect();
        let tag = same.first().map(|first| first.follow.tag.hashtag()).unwrap_or_default();
        notices.push(format!("-# #{}: {}", escape::line(&tag, 60), people.join(" ")));
        reply.mentioned.extend(same.iter().map(|follower| from_row(follower.user)));
    }
}

/// Why each link of a post has no card.
fn failures(worked: &Worked, words: Words<'_>) -> Vec<String> {
    let told = |share: &Share| Some(failure::text(share.detail.as_deref()?, &Url::parse(&share.url).ok()?, words));
    worked.post.shares.iter().filter_map(told).collect()
}

/// One card for somebody who asked: whole, and without the button to remove it.
pub(super) fn single(bot: &Bot, settings: &GuildSettings, words: Words<'_>, story: &SavedStory, tags: &[Tag]) -> Reply {
    let card = lay_out(bot, settings, Mode::Full, story, (tags, &[]), limits::EMBEDS_TOTAL);
    let components = rows(&card, story, tags, words, true, &mut HashSet::new());
    Reply { embeds: vec![embed(&card, words, bot.now())], components, ..Reply::default() }
}

impl Reply {
    /// A message's body with the pictures described: Discord takes that, the library's embeds do not.
    pub(super) fn described(&self, message: &impl Serialize) -> serde_json::Result<Value> {
        let mut body = serde_json::to_value(message)?;
        for (at, alt) in self.alts.iter().enumerate() {
            let image = body.pointer_mut(&format!("/embeds/{at}/image")).and_then(Value::as_object_mut);
            if let (Some(image), Some(alt)) = (image, alt) {
                image.insert("description".to_owned(), limits::cut(alt, limits::ALT).into());
            }
        }
        Ok(body)
    }
}

fn lay_out(
    bot: &Bot,
    settings: &GuildSettings,
    mode: Mode,
    story: &SavedStory,
    (tags, coverage): (&[Tag], &[Coverage]),
    room: usize,
) -> Card {
    let networks = bot.options().networks.choose(settings.networks.as_deref());
    let mut shown = story.story.clone();
    shown.tags = all_tags(story, tags);
    let related = |other: &Coverage| Related { outlet: other.outlet.clone(), url: other.url.clone() };
    let related: Vec<Related> = coverage.iter().map(related).collect();
    card::lay_out(&shown, &Look { networks: &networks, compact: mode == Mode::Compact, related: &related, room })
}

/// The server's tracked tags first, then the story's own.
pub(super) fn all_tags(story: &SavedStory, tracked: &[Tag]) -> Vec<Tag> {
    let own = story.story.tags.iter().filter(|tag| tracked.iter().all(|other| other.key != tag.key));
    tracked.iter().chain(own).cloned().collect()
}

fn embed(card: &Card, words: Words<'_>, now: i64) -> CreateEmbed {
    let mut author = CreateEmbedAuthor::new(card.outlet.clone());
    if let Some(icon) = &card.outlet_icon {
        author = author.icon_url(icon.clone());
    }
    if let Some(home) = Url::parse(&card.url).ok().and_then(|url| url.join("/").ok()) {
        author = author.url(home);
    }
    let mut embed = CreateEmbed::new()
        .colour(ACCENT)
        .author(author)
        .title(card.title.clone())
        .url(card.url.clone())
        .description(description(card, words, now));
    if let Some(byline) = &card.byline {
        let footer = limits::cut(&words.say("card-by", &[("authors", byline)]), limits::FOOTER);
        embed = embed.footer(CreateEmbedFooter::new(footer));
    }
    if let Some(published) = card.published_at.and_then(|at| Timestamp::from_unix_timestamp(at).ok()) {
        embed = embed.timestamp(published);
    }
    if let Some(image) = &card.image {
        embed = embed.image(image.clone());
    }
    embed
}

fn description(card: &Card, words: Words<'_>, now: i64) -> String {
    let label = |label: &Label| match label {
        Label::Live => words.say("card-live", &[]),
        Label::Opinion => words.say("card-opinion", &[]),
        Label::Paywalled => words.say("card-paywalled", &[]),
        Label::FromPreview => words.say("card-from-preview", &[]),
        Label::Updated => words.say("card-updated", &[]),
        Label::Gone => words.say("card-gone", &[]),
    };
    let mut labels: Vec<String> = card.labels.iter().map(label).collect();
    if let Some(published) = card.published_at.filter(|published| now - published > OLD) {
        labels.push(words.say("card-old", &[("when", &format!("<t:{published}:R>"))]));
    }
    let mut parts = Vec::new();
    if !labels.is_empty() {
        parts.push(format!("-# {}", labels.join(" · ")));
    }
    parts.extend(card.dek.clone());
    if let Some(quote) = &card.quote {
        let attribution = match (&quote.speaker, &quote.description) {
            (Some(speaker), Some(description)) => format!("\n> — **{speaker}**, {description}"),
            (Some(speaker), None) => format!("\n> — **{speaker}**"),
            (None, _) => String::new(),
        };
        parts.push(format!("> {}{attribution}", quote.text));
    }
    if !card.hashtags.is_empty() {
        parts.push(card.hashtags.clone());
    }
    if !card.related.is_empty() {
        parts.push(format!("-# {}", words.say("card-related", &[("outlets", &card.related.join(", "))])));
    }
    limits::cut(&parts.join("\n\n"), limits::DESCRIPTION)
}

/// The buttons of a card: a row of its own, and for a single card the share links below it. `offered` are
/// the tags that have a button on this message: Discord refuses a message with the same one twice.
fn rows(
    card: &Card,
    story: &SavedStory,
    tracked: &[Tag],
    words: Words<'_>,
    single: bool,
    offered: &mut HashSet<String>,
) -> Vec<CreateActionRow> {
    let tag_buttons = if single { TAG_BUTTONS } else { 1 };
    let mut first: Vec<CreateButton> = all_tags(story, tracked)
        .iter()
        .filter_map(|tag| {
            let press = Press::tag(&tag.key).filter(|_| offered.insert(tag.key.clone()))?;
            let label = words.say("button-more-on", &[("tag", &tag.hashtag())]);
            Some(button(&press, &label, ButtonStyle::Primary))
        })
        .take(tag_buttons)
        .collect();
    let quotes = match story.story.quotations.len() {
        0 => None,
        1 => Some((Press::Context(story.id, 0), "button-context")),
        _ => Some((Press::Quotes(story.id, 0), "button-more-quotes")),
    };
    first.extend(quotes.map(|(press, key)| button(&press, &words.say(key, &[]), ButtonStyle::Secondary)));
    if story.story.updated {
        first.truncate(ROW - 2);
        first.push(button(&Press::Earlier(story.id), &words.say("button-earlier", &[]), ButtonStyle::Secondary));
    }
    if !single && !card.share.is_empty() {
        first.push(button(&Press::Share(story.id), &words.say("button-share", &[]), ButtonStyle::Secondary));
    }
    let mut rows = Vec::new();
    if !first.is_empty() {
        rows.push(CreateActionRow::Buttons(first));
    }
    if single {
        rows.extend(share_rows(card));
    }
    rows
}

/// Share links as buttons.
pub(super) fn share_rows(card: &Card) -> Vec<CreateActionRow> {
    let buttons: Vec<CreateButton> = card
        .share
        .iter()
        .map(|link| CreateButton::new_link(&link.url).label(limits::cut(&link.label, limits::BUTTON_LABEL)))
        .collect();
    buttons.chunks(ROW).take(ROWS - 1).map(|row| CreateActionRow::Buttons(row.to_vec())).collect()
}

/// The share links of a story, for a reply with several cards.
pub(super) fn share(bot: &Bot, settings: &GuildSettings, words: Words<'_>, story: &SavedStory) -> Reply {
    let card = lay_out(bot, settings, Mode::Full, story, (&[], &[]), limits::EMBEDS_TOTAL);
    let title = words.say("title-share", &[]);
    let content = format!("**{title}**\n{}", escape::line(&story.story.headline, 300));
    Reply { content, components: share_rows(&card), ..Reply::default() }
}

pub(super) fn button(press: &Press, label: &str, style: ButtonStyle) -> CreateButton {
    CreateButton::new(press.custom_id()).label(limits::cut(label, limits::BUTTON_LABEL)).style(style)
}
