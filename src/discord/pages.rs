//! Lists that are turned by buttons: stories and quotations.

use std::collections::HashSet;

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, Cache, ChannelId, CreateActionRow, CreateEmbed, GuildId, Member};

use super::buttons::Press;
use super::embed::{Reply, button};
use super::replies::Words;
use super::{Bot, Fault, permissions};
use crate::card::{escape, limits};
use crate::store::{Hit, Question, SavedStory, Store, from_row, to_row};
use crate::tags::Tag;

/// Entries on a page.
const STORIES: usize = 5;
const QUOTATIONS: usize = 4;

/// Quotations of one speaker shown for a story.
const SAID: usize = 2;

/// Longest texts in a list, in code points.
const HEADLINE_SHOWN: usize = 200;
const QUOTATION_SHOWN: usize = 800;
const SAID_SHOWN: usize = 300;

/// Who asks, from where, and what they can see.
pub(super) struct Asker {
    guild: GuildId,
    user: u64,
    readable: HashSet<u64>,
}

impl Asker {
    pub(super) fn new(cache: &Cache, guild: GuildId, member: &Member, here: ChannelId) -> Self {
        Self { guild, user: member.user.id.get(), readable: permissions::readable(cache, guild, member, here) }
    }
}

/// The first page of the answer to a question, which is kept for the pages after it.
pub(super) async fn ask(bot: &Bot, asker: &Asker, question: &Question, words: Words<'_>) -> Result<Reply, Fault> {
    let view = bot.store().save_view(to_row(asker.user), question, bot.now()).await?;
    stories(bot, asker, question, view, 0, words).await
}

/// One page of stories.
pub(super) async fn stories(
    bot: &Bot,
    asker: &Asker,
    question: &Question,
    view: i64,
    page: usize,
    words: Words<'_>,
) -> Result<Reply, Fault> {
    let guild = to_row(asker.guild.get());
    let readable = |channel: i64| asker.readable.contains(&from_row(channel));
    let (hits, more) = bot.store().find(guild, question, page.saturating_mul(STORIES), STORIES, &readable).await?;
    let tag = match &question.tag {
        Some(key) => tag_name(bot, guild, key, &hits).await?,
        None => String::new(),
    };
    let words_asked = question.words.as_deref().map(|asked| escape::line(asked, 100)).unwrap_or_default();
    if hits.is_empty() && page == 0 {
        let content = match (&question.words, &question.tag) {
            (Some(_), _) => words.say("none-search", &[("words", &words_asked)]),
            (None, Some(_)) => words.say("none-tag", &[("tag", &tag)]),
            (None, None) if *question == Question::default() => words.say("none-recent", &[]),
            (None, None) => words.say("none-found", &[]),
        };
        return Ok(Reply { content, ..Reply::default() });
    }
    let title = match (&question.words, &question.tag) {
        (Some(_), _) => words.say("title-search", &[("words", &words_asked)]),
        (None, Some(_)) => words.say("title-tag", &[("tag", &tag)]),
        (None, None) if question.quotations => words.say("title-said", &[]),
        (None, None) => words.say("title-recent", &[]),
    };
    let entries: Vec<String> = hits.iter().map(|hit| entry(hit, question, asker.guild, words)).collect();
    let turn = |page| Press::Page(view, page);
    Ok(list(&title, &entries.join("\n\n"), page, more, turn, words))
}

/// One page of a story's quotations.
pub(super) fn quotations(saved: &SavedStory, page: usize, words: Words<'_>) -> Reply {
    let all = &saved.story.quotations;
    if all.is_empty() {
        return Reply { content: words.say("none-quotes", &[]), ..Reply::default() };
    }
    let start = page.saturating_mul(QUOTATIONS).min(all.len());
    let shown = &all[start..(start + QUOTATIONS).min(all.len())];
    let entries: Vec<String> = shown
        .iter()
        .map(|quotation| {
            let text = escape::line(&quotation.text, QUOTATION_SHOWN);
            let speaker = match &quotation.speaker {
                Some(speaker) => format!("**{}**", escape::line(&speaker.name, 100)),
                None => words.say("speaker-unknown", &[]),
            };
            format!("> “{text}”\n> — {speaker}")
        })
        .collect();
    let more = start + QUOTATIONS < all.len();
    let mut reply = list(
        &words.say("title-quotes", &[]),
        &entries.join("\n\n"),
        page,
        more,
        |page| Press::Quotes(saved.id, page),
        words,
    );
    reply.content = format!("**{}**", escape::line(&saved.story.headline, HEADLINE_SHOWN));
    reply
}

fn list(title: &str, text: &str, page: usize, more: bool, turn: impl Fn(usize) -> Press, words: Words<'_>) -> Reply {
    let mut embed =
        CreateEmbed::new().title(limits::cut(title, limits::TITLE)).description(limits::cut(text, limits::DESCRIPTION));
    let mut components = Vec::new();
    if page > 0 || more {
        let number = (page + 1).to_string();
        embed = embed.footer(serenity::CreateEmbedFooter::new(words.say("page", &[("page", &number)])));
        components.push(CreateActionRow::Buttons(vec![
            // Both ends keep both buttons, so that they stay in place under the finger; the ids differ
            // also on the first page.
            button(&turn(page.saturating_sub(1)), &words.say("button-previous", &[]), ButtonStyle::Secondary)
                .disabled(page == 0),
            button(&turn(page + 1), &words.say("button-next", &[]), ButtonStyle::Secondary).disabled(!more),
        ]));
    }
    Reply { embeds: vec![embed], components, ..Reply::default() }
}

fn entry(hit: &Hit, question: &Question, guild: GuildId, words: Words<'_>) -> String {
    let story = &hit.story.story;
    let headline = escape::line(&story.headline, HEADLINE_SHOWN);
    let outlet = escape::line(story.outlet_name(), 60);
    let who = format!("<@{}>", hit.author);
    let post = format!("https://discord.com/channels/{guild}/{}/{}", hit.channel, hit.message);
    let when = format!("[<t:{}:R>]({post})", hit.shared_at);
    let shared = words.say("shared", &[("who", &who), ("when", &when)]);
    let found = match (&question.speaker, &question.words) {
        (Some(speaker), _) if question.quotations => said_by(&hit.story, speaker),
        (_, Some(asked)) => snippet(&hit.story, asked).unwrap_or_default(),
        _ => String::new(),
    };
    format!("**[{headline}]({})** — {outlet}\n{found}-# {shared}", in_brackets(story.url.as_str()))
}

/// What a speaker says in a story, the first few, each on a line of its own.
fn said_by(saved: &SavedStory, speaker: &str) -> String {
    let own = saved.story.quotations.iter().filter(|quotation| {
        let name = quotation.speaker.as_ref().and_then(|speaker| Tag::new(&speaker.name));
        name.is_some_and(|name| name.key == speaker)
    });
    let lines: Vec<String> =
        own.take(SAID).map(|quotation| format!("> “{}”\n", escape::line(&quotation.text, SAID_SHOWN))).collect();
    lines.concat()
}

/// The stretch of the story that the search found, its word in bold.
fn snippet(saved: &SavedStory, asked: &str) -> Option<String> {
    let (text, at) = Store::snippet(saved, asked)?;
    let part = |range: &str| escape::line(range, 200);
    let (before, found, after) = (&text[..at.start], &text[at.clone()], &text[at.end..]);
    let gap = |text: &str, edge: Option<char>| {
        if text.is_empty() || edge.is_some_and(|c| !c.is_whitespace()) { "" } else { " " }
    };
    Some(format!(
        "…{}{}**{}**{}{}…\n",
        part(before),
        gap(before, before.chars().next_back()),
        part(found),
        gap(after, after.chars().next()),
        part(after)
    ))
}

/// An address that stands inside a masked link.
fn in_brackets(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29")
}

/// How a tag is displayed: as tracked here, else as a story has it, else its key.
async fn tag_name(bot: &Bot, guild: i64, key: &str, hits: &[Hit]) -> Result<String, Fault> {
    let tracked = bot.store().tracked(guild).await?.into_iter().map(|tracked| tracked.tag);
    let own = hits.iter().flat_map(|hit| hit.story.story.tags.clone());
    let found = tracked.chain(own).find(|tag| tag.key == key);
    Ok(escape::line(&found.map_or_else(|| key.to_owned(), |tag| tag.hashtag()), 60))
}
