//! Lists that are turned by buttons: stories and quotations.

use std::collections::HashSet;
use std::ops::Range;

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, Cache, ChannelId, CreateActionRow, CreateEmbed, GuildId, Member};

use super::buttons::Press;
use super::embed::{Reply, button};
use super::replies::Words;
use super::{Bot, Fault, permissions};
use crate::card::{escape, limits};
use crate::store::{Alert, Hit, Question, SavedStory, Store, from_row, to_row};
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
const SNIPPET_SHOWN: usize = 200;
const CONTEXT_SHOWN: usize = 1_300;

/// Who asks, from where, and what may be shown to those who read the answer.
pub(super) struct Asker {
    pub guild: GuildId,
    user: u64,
    readable: HashSet<i64>,
    /// The asker alone sees the answer.
    private: bool,
}

impl Asker {
    pub(super) fn new(
        bot: &Bot,
        cache: &Cache,
        member: &Member,
        (guild, here): (GuildId, ChannelId),
        private: bool,
    ) -> Self {
        let archived = bot.shared.archive.of(guild);
        let mut readable = permissions::readable(cache, guild, member, here, &archived);
        if !private {
            let open = permissions::open_to_all(cache, guild, here, &archived);
            readable.retain(|channel| open.contains(channel));
        }
        Self { guild, user: member.user.id.get(), readable, private }
    }

    pub(super) fn can_read(&self, channel: i64) -> bool {
        self.readable.contains(&channel)
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
    let readable = |channel: i64| asker.can_read(channel);
    let found = bot.store().find(guild, question, page.saturating_mul(STORIES), STORIES, &readable).await?;
    let tag = match &question.tag {
        Some(key) => tag_name(bot, guild, key, &found.hits).await?,
        None => String::new(),
    };
    let wanted = question.words.as_deref().map(|words| escape::line(words, 100)).unwrap_or_default();
    if found.hits.is_empty() && page == 0 {
        let content = match (&question.words, &question.tag) {
            (Some(_), _) => words.say("none-search", &[("words", &wanted)]),
            (None, Some(_)) => words.say("none-tag", &[("tag", &tag)]),
            (None, None) if *question == Question::default() => words.say("none-recent", &[]),
            (None, None) => words.say("none-found", &[]),
        };
        return Ok(Reply { content, ..Reply::default() });
    }
    let title = match (&question.words, &question.tag) {
        (Some(_), _) => words.say("title-search", &[("words", found.read_as.as_deref().unwrap_or(&wanted))]),
        (None, Some(_)) => words.say("title-tag", &[("tag", &tag)]),
        (None, None) if question.quotations => words.say("title-said", &[]),
        (None, None) => words.say("title-recent", &[]),
    };
    let searched = found.read_as.as_deref().or(question.words.as_deref());
    let entries = found.hits.iter().map(|hit| entry(hit, question, searched, asker.guild, words));
    let mut reply = list(&title, &entries.collect::<Vec<_>>(), page, found.more, |page| Press::Page(view, page), words);
    if let Some(read_as) = &found.read_as {
        let read_as = escape::line(read_as, 100);
        reply.content = words.say("search-read-as", &[("words", &wanted), ("meant", &read_as)]);
    }
    if asker.private {
        let publish = button(&Press::Publish(view, page), &words.say("button-publish", &[]), ButtonStyle::Secondary);
        match reply.components.first_mut() {
            Some(CreateActionRow::Buttons(row)) => row.push(publish),
            _ => reply.components.push(CreateActionRow::Buttons(vec![publish])),
        }
    }
    Ok(reply)
}

/// A story that a follower is told of, in a list.
pub(super) fn told(alert: &Alert, saved: &SavedStory, words: Words<'_>) -> String {
    let tags: Vec<String> = alert
        .tags
        .iter()
        .filter_map(|tag| Tag::new(tag))
        .map(|tag| format!("#{}", escape::line(&tag.hashtag(), 60)))
        .collect();
    let place = (GuildId::new(from_row(alert.guild)), alert.channel, alert.message);
    format!("{}\n-# {} · {}", heading(saved), tags.join(" "), shared(place, alert.author, alert.shared_at, words))
}

/// The paragraph of a story in which one of its quotations stands, that in bold; `None` when the story has
/// changed meanwhile.
pub(super) fn context(saved: &SavedStory, at: usize) -> Option<Reply> {
    let quotation = saved.story.quotations.get(at)?;
    let (paragraph, place) = saved.story.paragraph_of(&quotation.span)?;
    let embed = CreateEmbed::new()
        .title(escape::line(&saved.story.headline, limits::TITLE))
        .url(saved.story.url.as_str())
        .description(limits::cut(&in_bold(paragraph, &place, CONTEXT_SHOWN), limits::DESCRIPTION));
    Some(Reply { embeds: vec![embed], ..Reply::default() })
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
        .enumerate()
        .map(|(at, quotation)| {
            let number = start + at + 1;
            let text = escape::line(&quotation.text, QUOTATION_SHOWN);
            let speaker = match quotation.speaker.as_ref().and_then(|speaker| speaker.shown()) {
                Some(name) => format!("**{}**", escape::line(name, 100)),
                None => words.say("speaker-unknown", &[]),
            };
            format!("**{number}**\n> “{text}”\n> — {speaker}")
        })
        .collect();
    let more = start + QUOTATIONS < all.len();
    let mut reply =
        list(&words.say("title-quotes", &[]), &entries, page, more, |page| Press::Quotes(saved.id, page), words);
    let contexts = (start..start + shown.len()).map(|at| {
        let label = words.say("button-context-of", &[("number", &(at + 1).to_string())]);
        button(&Press::Context(saved.id, at), &label, ButtonStyle::Secondary)
    });
    reply.components.insert(0, CreateActionRow::Buttons(contexts.collect()));
    reply.content = format!("**{}**", escape::line(&saved.story.headline, HEADLINE_SHOWN));
    reply
}

fn list(
    title: &str,
    entries: &[String],
    page: usize,
    more: bool,
    turn: impl Fn(usize) -> Press,
    words: Words<'_>,
) -> Reply {
    let mut embed = CreateEmbed::new()
        .title(limits::cut(title, limits::TITLE))
        .description(limits::whole(entries, limits::DESCRIPTION));
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

/// A story in a list.
pub(super) fn entry(
    hit: &Hit,
    question: &Question,
    searched: Option<&str>,
    guild: GuildId,
    words: Words<'_>,
) -> String {
    let found = match (&question.speaker, searched) {
        (Some(speaker), _) if question.quotations => said_by(&hit.story, speaker),
        (_, Some(asked)) => snippet(&hit.story, asked).unwrap_or_default(),
        _ => String::new(),
    };
    let shared = shared((guild, hit.channel, hit.message), hit.author, hit.shared_at, words);
    format!("{}\n{found}-# {shared}", heading(&hit.story))
}

/// A story's headline as a link, and its outlet.
fn heading(saved: &SavedStory) -> String {
    let story = &saved.story;
    let headline = escape::among(&story.headline, HEADLINE_SHOWN);
    let outlet = escape::among(story.outlet_name(), 60);
    let address = escape::address(story.url.as_str());
    // A list of long addresses would not fit a message.
    if address.len() > limits::BUTTON_URL {
        return format!("**{headline}** — {outlet}");
    }
    format!("**[{headline}]({address})** — {outlet}")
}

/// Who shared a story, when, with a link to that message.
fn shared((guild, channel, message): (GuildId, i64, i64), author: i64, at: i64, words: Words<'_>) -> String {
    let when = format!("[<t:{at}:R>](https://discord.com/channels/{guild}/{channel}/{message})");
    words.say("shared", &[("who", &format!("<@{author}>")), ("when", &when)])
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
    Some(format!("…{}…\n", in_bold(&text, &at, SNIPPET_SHOWN)))
}

/// `text` with a stretch of it in bold, each part within `limit`.
fn in_bold(text: &str, at: &Range<usize>, limit: usize) -> String {
    let (before, bold, after) = (&text[..at.start], &text[at.clone()], &text[at.end..]);
    // Blanks at the edges would be lost, and keep the marks from working.
    let gap = |edge: Option<char>| if edge.is_some_and(char::is_whitespace) { " " } else { "" };
    let part = |part: &str| escape::line(part, limit);
    format!(
        "{}{}**{}**{}{}",
        part(before),
        gap(before.chars().next_back()),
        part(bold),
        gap(after.chars().next()),
        part(after)
    )
}

/// How a tag is displayed: as tracked here, else as a story has it, else its key.
async fn tag_name(bot: &Bot, guild: i64, key: &str, hits: &[Hit]) -> Result<String, Fault> {
    let tracked = bot.store().tracked(guild).await?.into_iter().map(|tracked| tracked.tag);
    let own = hits.iter().flat_map(|hit| hit.story.story.tags.clone());
    let found = tracked.chain(own).find(|tag| tag.key == key);
    Ok(escape::line(&found.map_or_else(|| key.to_owned(), |tag| tag.hashtag()), 60))
}
