//! What happens on Discord, sorted: posts, edits, deletions, presses.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, FullEvent, GuildId, Interaction, Message, MessageId, MessageUpdateEvent};

use super::{Bot, Fault, buttons, catch_up, lifecycle, look_again, permissions, previews};
use crate::links;
use crate::store::{NewPost, to_row};

pub(super) async fn handle(framework: poise::FrameworkContext<'_, Bot, Fault>, event: &FullEvent) -> Result<(), Fault> {
    let ctx = framework.serenity_context;
    let bot = framework.user_data().await;
    match event {
        FullEvent::GuildCreate { guild, .. } => {
            look_again::soon(ctx, bot, guild.id);
            catch_up::catch_up(ctx, bot, guild.id).await
        }
        FullEvent::Message { new_message } => posted(ctx, bot, new_message).await,
        FullEvent::MessageUpdate { event, .. } => updated(ctx, bot, event).await,
        FullEvent::MessageDelete { deleted_message_id, .. } => {
            lifecycle::deleted(ctx, bot, &[*deleted_message_id]).await
        }
        FullEvent::MessageDeleteBulk { multiple_deleted_messages_ids, .. } => {
            lifecycle::deleted(ctx, bot, multiple_deleted_messages_ids).await
        }
        FullEvent::ChannelDelete { channel, .. } => forget_channel(bot, channel.id).await,
        FullEvent::ThreadDelete { thread, .. } => forget_channel(bot, thread.id).await,
        FullEvent::GuildDelete { incomplete, .. } if !incomplete.unavailable => {
            bot.store().forget_guild(to_row(incomplete.id.get())).await?;
            Ok(bot.reload_watched().await?)
        }
        FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
            buttons::pressed(ctx, bot, press).await
        }
        _ => Ok(()),
    }
}

/// A message was posted. Nothing is allocated for one without a link.
pub(super) async fn posted(ctx: &serenity::Context, bot: &Bot, message: &Message) -> Result<(), Fault> {
    let Some(guild) = message.guild_id else { return Ok(()) };
    if message.author.id == ctx.cache.current_user().id {
        return Ok(());
    }
    if (message.author.bot || message.webhook_id.is_some())
        && (!message.content.contains(links::SCHEME_END) || !lets_bots_in(bot, guild).await?)
    {
        return Ok(());
    }
    let asked = is_asked(ctx, message);
    if !asked && (!message.content.contains(links::SCHEME_END) || !watches(ctx, bot, guild, message.channel_id)) {
        return Ok(());
    }
    let mut post = new_post(bot, guild, message.channel_id, message.id, message.author.id.get(), &message.content);
    if asked && post.links.is_empty() {
        // A reply that names the bot asks for the links of what it replies to.
        let content = message.referenced_message.as_ref().map_or("", |referenced| referenced.content.as_str());
        post.links = links_of(bot, content);
    }
    post.asked = asked;
    if post.links.is_empty() || bot.store().is_ignored(post.author).await? {
        return Ok(());
    }
    lifecycle::claim(ctx, bot, &post).await
}

/// Whether a server wants cards for what other bots and webhooks post.
async fn lets_bots_in(bot: &Bot, guild: GuildId) -> Result<bool, Fault> {
    Ok(bot.store().settings(to_row(guild.get())).await?.bots.unwrap_or_default())
}

/// Whether the message names the bot: then its text comes also without the privileged intent.
fn is_asked(ctx: &serenity::Context, message: &Message) -> bool {
    let me = ctx.cache.current_user().id;
    // A reply to the bot mentions it too; only a mention in the text asks.
    message.mentions.iter().any(|user| user.id == me) && message.content.contains(&me.to_string())
}

/// A message changed: by its author, or by Discord, which adds previews some time after the post.
async fn updated(ctx: &serenity::Context, bot: &Bot, event: &MessageUpdateEvent) -> Result<(), Fault> {
    let known = bot.store().post(to_row(event.id.get())).await?;
    if known.is_some() && event.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty()) {
        previews::hide(ctx, bot, event.id).await?;
    }
    let (Some(guild), Some(content), Some(_)) = (event.guild_id, &event.content, event.edited_timestamp) else {
        return Ok(());
    };
    let author = match (&known, &event.author) {
        (Some(post), _) => crate::store::from_row(post.author),
        (None, Some(author)) if !author.bot => author.id.get(),
        (None, _) => return Ok(()),
    };
    if known.is_none() && (!watches(ctx, bot, guild, event.channel_id) || event.webhook_id.flatten().is_some()) {
        return Ok(());
    }
    let post = new_post(bot, guild, event.channel_id, event.id, author, content);
    if bot.store().is_ignored(post.author).await? {
        return Ok(());
    }
    match known {
        // Its links may be those of the message that it replied to: an edit of the request changes nothing.
        Some(known) if known.asked && post.links.is_empty() => Ok(()),
        Some(_) => lifecycle::relink(ctx, bot, &post).await,
        None if post.links.is_empty() => Ok(()),
        None => lifecycle::claim(ctx, bot, &post).await,
    }
}

/// A known message that changed is found in its channel's history.
pub(super) async fn seen_again(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    message: &Message,
) -> Result<(), Fault> {
    let Some(known) = bot.store().post(to_row(message.id.get())).await? else { return Ok(()) };
    let mut post = new_post(bot, guild, message.channel_id, message.id, message.author.id.get(), &message.content);
    post.asked = known.asked;
    // Without the privileged intent its text is not to be had.
    let unread = message.content.is_empty() && !bot.options().message_content;
    if unread || (known.asked && post.links.is_empty()) {
        return Ok(());
    }
    lifecycle::relink(ctx, bot, &post).await
}

/// Whether the channel is watched, or the one that a thread hangs on.
fn watches(ctx: &serenity::Context, bot: &Bot, guild: GuildId, channel: ChannelId) -> bool {
    bot.is_watched(channel.get())
        || permissions::parent(&ctx.cache, guild, channel).is_some_and(|parent| bot.is_watched(parent.get()))
}

fn new_post(bot: &Bot, guild: GuildId, channel: ChannelId, message: MessageId, author: u64, content: &str) -> NewPost {
    NewPost {
        message: to_row(message.get()),
        guild: to_row(guild.get()),
        channel: to_row(channel.get()),
        author: to_row(author),
        links: links_of(bot, content),
        asked: false,
        posted_at: message.created_at().unix_timestamp(),
    }
}

/// The links of a message that may have a card, as posted and in canonical form: those in spoilers
/// stay hidden.
fn links_of(bot: &Bot, content: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for link in links::scan(content).into_iter().filter(|link| !link.spoilered) {
        let canonical = bot.desk().canonical(&link.url).as_str().to_owned();
        if all.len() < bot.options().max_cards && all.iter().all(|(_, known)| *known != canonical) {
            all.push((link.url.into(), canonical));
        }
    }
    all
}

async fn forget_channel(bot: &Bot, channel: ChannelId) -> Result<(), Fault> {
    bot.store().forget_channel(to_row(channel.get())).await?;
    Ok(bot.reload_watched().await?)
}
