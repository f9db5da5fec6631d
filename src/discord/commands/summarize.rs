//! The message command "Summarize link": a card for any message, shown to the asker alone. Here
//! somebody asked, so every failure is told.

use poise::serenity_prelude as serenity;
use serenity::Message;
use url::Url;

use super::{place, say, show};
use crate::article::Access;
use crate::card::escape;
use crate::desk::Outcome;
use crate::discord::replies::Words;
use crate::discord::{Context, Fault, embed};
use crate::fetch::FetchError;
use crate::links;
use crate::store::to_row;
use crate::story::NotNews;
use crate::tags::Tracker;

#[poise::command(context_menu_command = "Summarize link", guild_only)]
pub(super) async fn summarize_link(ctx: Context<'_>, message: Message) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(link) = links::scan(&message.content).into_iter().next() else {
        return say(&ctx, &place.words.say("summarize-no-link", &[])).await;
    };
    // A page may take longer than Discord waits for a first answer.
    ctx.defer_ephemeral().await?;
    match bot.desk().read(&link.url, bot.now()).await? {
        Outcome::Card(saved) => {
            let tracked = bot.store().tracked(to_row(place.guild.get())).await?;
            let tags = Tracker::new(&tracked).matches(&saved.story.named());
            show(&ctx, embed::single(bot, &place.settings, place.words, &saved, &tags)).await
        }
        Outcome::NotNews(not_news) => say(&ctx, &not_news_text(&not_news, &link.url, place.words)).await,
        Outcome::Failed(error) => say(&ctx, &failure_text(&error, &link.url, place.words)).await,
    }
}

fn site(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    escape::line(host.strip_prefix("www.").unwrap_or(host), 100)
}

fn not_news_text(not_news: &NotNews, url: &Url, words: Words<'_>) -> String {
    let site = site(url);
    let key = match not_news.access {
        Access::ConsentWall => "not-news-consent",
        Access::Login => "not-news-login",
        Access::ScriptOnly => "not-news-script",
        Access::Blocked => "fail-blocked",
        _ => return words.say("not-news", &[("reason", &escape::line(&not_news.reason, 200))]),
    };
    words.say(key, &[("site", &site)])
}

fn failure_text(error: &FetchError, url: &Url, words: Words<'_>) -> String {
    let site = site(url);
    let here = [("site", site.as_str())];
    match error {
        FetchError::Refused(refusal) => words.say("fail-refused", &[("reason", &refusal.to_string())]),
        FetchError::NoSuchHost { .. } => words.say("fail-no-host", &here),
        FetchError::Unreachable { .. } => words.say("fail-unreachable", &here),
        FetchError::Timeout(_) => words.say("fail-timeout", &here),
        error if error.is_gone() => words.say("fail-gone", &here),
        error if error.is_blocked() => words.say("fail-blocked", &here),
        FetchError::Status(status) => words.say("fail-status", &[("site", &site), ("status", &status.to_string())]),
        FetchError::NotHtml(_) => words.say("fail-not-html", &[]),
        FetchError::TooLarge(_) => words.say("fail-too-large", &[]),
        FetchError::TooManyRedirects(_) => words.say("fail-redirects", &[]),
        FetchError::BrokenAnswer => words.say("fail-broken", &here),
        FetchError::Empty => words.say("fail-empty", &here),
    }
}
