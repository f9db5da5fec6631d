//! The message command "Summarize link": a card for any message, shown to the asker alone. Here
//! somebody asked, so every failure is told.

use poise::serenity_prelude as serenity;
use serenity::{GuildId, Message};
use url::Url;

use super::{place, say, show};
use crate::desk::Outcome;
use crate::discord::replies::Words;
use crate::discord::{Context, Fault, embed, failure};
use crate::links;
use crate::store::{GuildSettings, to_row};
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
    answer(&ctx, &link.url, &place.settings, place.words, Some(place.guild)).await
}

/// Reads the page at `url` and shows its card, or says why there is none.
pub(super) async fn answer(
    ctx: &Context<'_>,
    url: &Url,
    settings: &GuildSettings,
    words: Words<'_>,
    guild: Option<GuildId>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    match bot.desk().read(url, bot.now()).await? {
        Outcome::Card(saved) => {
            let tracked = match guild {
                Some(guild) => bot.store().tracked(to_row(guild.get())).await?,
                None => Vec::new(),
            };
            let tags = Tracker::new(&tracked).matches(&saved.story.named());
            show(ctx, embed::single(bot, settings, words, &saved, &tags)).await
        }
        Outcome::NotNews(not_news) => say(ctx, &failure::text(&not_news.code(), url, words)).await,
        Outcome::Failed(error) => say(ctx, &failure::text(&error.code(), url, words)).await,
    }
}
