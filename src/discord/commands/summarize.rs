//! The message command "Summarize link": a card for any message, shown to the asker alone. Here
//! somebody asked, so every failure is told.

use poise::serenity_prelude as serenity;
use serenity::Message;
use url::Url;

use super::{say, show};
use crate::desk::{self, Outcome};
use crate::discord::replies::Words;
use crate::discord::{Context, Fault, embed, events, failure, previews};
use crate::links;
use crate::store::{GuildSettings, SavedStory, to_row};
use crate::tags::Tracker;

#[poise::command(
    context_menu_command = "Summarize link",
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(super) async fn summarize_link(ctx: Context<'_>, message: Message) -> Result<(), Fault> {
    let bot = ctx.data();
    let locale = ctx.locale().unwrap_or_default();
    let (settings, words) = bot.manners_of(&ctx.serenity_context().cache, ctx.guild_id(), locale).await?;
    let Some(link) = links::scan(events::content(&message)).into_iter().next() else {
        return say(&ctx, &words.say("summarize-no-link", &[])).await;
    };
    // A page may take longer than Discord waits for a first answer.
    ctx.defer_ephemeral().await?;
    answer(&ctx, &link.url, Some(&message), &settings, words).await
}

/// Reads the page at `url` and shows its card, or says why there is none. For a site that keeps programs out
/// the preview in `message` makes do.
pub(super) async fn answer(
    ctx: &Context<'_>,
    url: &Url,
    message: Option<&Message>,
    settings: &GuildSettings,
    words: Words<'_>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let place = ctx.guild_id().map_or(ctx.channel_id().get(), serenity::GuildId::get);
    if bot.shared.throttle.turn(to_row(place), to_row(ctx.author().id.get()), bot.now(), 1).is_too_many() {
        let limit = bot.options().member_links.to_string();
        return say(ctx, &words.say("too-many-links", &[("limit", &limit)])).await;
    }
    let code = match bot.desk().read(url, bot.now()).await? {
        Outcome::Card(saved) => return card(ctx, settings, words, &saved).await,
        Outcome::NotNews(not_news) => not_news.code(),
        Outcome::Failed(error) => error.code(),
        Outcome::Fault => desk::FAULT.to_owned(),
    };
    let preview = message
        .filter(|_| desk::may_be_previewed(&code))
        .and_then(|message| previews::of_link(bot, url.as_str(), message));
    if let Some(preview) = preview
        && let Some(saved) = bot.desk().read_preview(url, &preview, bot.now()).await?
    {
        return card(ctx, settings, words, &saved).await;
    }
    say(ctx, &failure::text(&code, url, words)).await
}

async fn card(ctx: &Context<'_>, settings: &GuildSettings, words: Words<'_>, saved: &SavedStory) -> Result<(), Fault> {
    let bot = ctx.data();
    let tracked = match ctx.guild_id() {
        Some(guild) => bot.store().tracked(to_row(guild.get())).await?,
        None => Vec::new(),
    };
    let tags = Tracker::new(&tracked).matches(&saved.story.named());
    show(ctx, embed::single(bot, settings, words, saved, &tags)).await
}
