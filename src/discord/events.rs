//! What happens on Discord, sorted: posts, edits, deletions, presses.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, FullEvent, GuildId, Interaction, Message, MessageUpdateEvent, Ready, Timestamp};
use tracing::info;

use super::{Bot, Fault, buttons, catch_up, lifecycle, look_again, permissions, previews};
use crate::links;
use crate::store::{NewPost, Post, from_row, to_row};

/// An edit that is heard of later than this, in seconds, is not what the message was updated for.
const NEW: i64 = 10 * 60;

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
            forget_guilds(bot, &[to_row(incomplete.id.get())]).await
        }
        FullEvent::Ready { data_about_bot } => left_meanwhile(bot, data_about_bot).await,
        FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
            buttons::pressed(ctx, bot, press).await
        }
        _ => Ok(()),
    }
}

/// A message was posted. Nothing is allocated for one without a link.
pub(super) async fn posted(ctx: &serenity::Context, bot: &Bot, message: &Message) -> Result<(), Fault> {
    let me = ctx.cache.current_user().id;
    if message.author.id == me {
        return Ok(());
    }
    let content = content(message);
    let by_program = is_by_program(message);
    // A direct channel is a place of its own, where every link asks for a card.
    let place = message.guild_id.map_or(message.channel_id.get(), GuildId::get);
    let asked = is_asked(ctx, message) || (message.guild_id.is_none() && !by_program);
    if !asked && !content.contains(links::SCHEME_END) {
        return Ok(());
    }
    if let Some(guild) = message.guild_id {
        if !asked && !watches(ctx, bot, guild, message.channel_id) {
            return Ok(());
        }
        // Another bot that answers this one's cards would be answered without end.
        let echoes = || message.referenced_message.as_ref().is_some_and(|above| above.author.id == me);
        if by_program
            && (echoes() || !bot.store().settings(to_row(place)).await?.lets_in(to_row(message.author.id.get())))
        {
            return Ok(());
        }
    } else if by_program {
        return Ok(());
    }
    let mut links = links_of(bot, content);
    if asked && links.is_empty() {
        // A reply that names the bot asks for the links of what it replies to.
        let above = message.referenced_message.as_ref();
        links = links_of(bot, above.map_or("", |above| self::content(above)));
    }
    let (id, author) = (to_row(message.id.get()), to_row(message.author.id.get()));
    if links.is_empty() || bot.store().is_left_alone(author, id).await? {
        return Ok(());
    }
    let post = NewPost {
        message: id,
        guild: to_row(place),
        channel: to_row(message.channel_id.get()),
        author,
        links,
        asked,
        by_program,
        posted_at: message.id.created_at().unix_timestamp(),
        edited_at: edited_at(message.edited_timestamp),
    };
    lifecycle::claim(ctx, bot, post).await
}

/// What a message says; a forwarded one says what it carries.
pub(super) fn content(message: &Message) -> &str {
    match message.message_snapshots.first() {
        Some(forwarded) if message.content.is_empty() => &forwarded.content,
        _ => &message.content,
    }
}

pub(super) fn is_by_program(message: &Message) -> bool {
    message.author.bot || message.webhook_id.is_some()
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
    if let Some(post) = &known
        && event.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty())
    {
        previews::hide(ctx, bot, event.id).await?;
        if previews::could_stand_in(post) {
            lifecycle::refresh(ctx, bot, post.message);
        }
    }
    let (Some(content), Some(edited_on)) = (&event.content, event.edited_timestamp) else { return Ok(()) };
    let links = links_of(bot, content);
    let post = match (&known, &event.author, event.guild_id) {
        // Its links may be those of the message that it replied to: an edit of the request changes nothing.
        (Some(known), _, _) if known.asked && links.is_empty() => return Ok(()),
        (Some(known), _, _) => edited(known, links, event.edited_timestamp),
        (None, Some(author), Some(guild)) => {
            let by_program = author.bot || event.webhook_id.flatten().is_some();
            if links.is_empty() || by_program || !watches(ctx, bot, guild, event.channel_id) {
                return Ok(());
            }
            // Pinning an old message, or hiding its preview, updates it too.
            if !is_new(edited_on, bot.now()) {
                return Ok(());
            }
            NewPost {
                message: to_row(event.id.get()),
                guild: to_row(guild.get()),
                channel: to_row(event.channel_id.get()),
                author: to_row(author.id.get()),
                links,
                asked: false,
                by_program,
                posted_at: event.id.created_at().unix_timestamp(),
                edited_at: edited_at(event.edited_timestamp),
            }
        }
        _ => return Ok(()),
    };
    match known {
        Some(known) => lifecycle::relink(ctx, bot, &known, post).await,
        None if bot.store().is_left_alone(post.author, post.message).await? => Ok(()),
        None => lifecycle::claim(ctx, bot, post).await,
    }
}

/// A known message that changed is found in its channel's history.
pub(super) async fn seen_again(ctx: &serenity::Context, bot: &Bot, message: &Message) -> Result<(), Fault> {
    let Some(known) = bot.store().post(to_row(message.id.get())).await? else { return Ok(()) };
    let content = content(message);
    let links = links_of(bot, content);
    // Without the privileged intent its text is not to be had.
    let unread = content.is_empty() && !bot.options().message_content;
    if unread || (known.asked && links.is_empty()) {
        return Ok(());
    }
    let post = edited(&known, links, message.edited_timestamp);
    lifecycle::relink(ctx, bot, &known, post).await
}

/// A known post with the links that it has since its edit at `at`.
fn edited(known: &Post, links: Vec<(String, String)>, at: Option<Timestamp>) -> NewPost {
    NewPost {
        message: known.message,
        guild: known.guild,
        channel: known.channel,
        author: known.author,
        links,
        asked: known.asked,
        by_program: known.by_program,
        posted_at: known.posted_at,
        edited_at: edited_at(at),
    }
}

/// Whether somebody has just edited a message: Discord says so at once, or when the connection is back.
fn is_new(edited: Timestamp, now: i64) -> bool {
    (now - edited.unix_timestamp()).abs() < NEW
}

/// The microsecond of an edit; 0 for none.
fn edited_at(edited: Option<Timestamp>) -> i64 {
    edited.map_or(0, |at| i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
}

/// Whether links in a channel get cards: it is watched, or it is a thread of one that is.
fn watches(ctx: &serenity::Context, bot: &Bot, guild: GuildId, channel: ChannelId) -> bool {
    let above = || permissions::parent(&ctx.cache, guild, channel);
    bot.is_watched(channel.get()) || above().is_some_and(|above| bot.is_watched(above.get()))
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

async fn forget_guilds(bot: &Bot, guilds: &[i64]) -> Result<(), Fault> {
    for guild in guilds {
        bot.store().forget_guild(*guild).await?;
    }
    bot.store().forget_unshared().await?;
    Ok(bot.reload_watched().await?)
}

/// Forgets servers that the bot was taken out of while it was away: Discord names all that it is in, those
/// that have an outage too ("Ready").
async fn left_meanwhile(bot: &Bot, ready: &Ready) -> Result<(), Fault> {
    let here: Vec<i64> = ready.guilds.iter().map(|guild| to_row(guild.id.get())).collect();
    let (shard, shards) = ready.shard.map_or((0, 1), |shard| (u64::from(shard.id.0), u64::from(shard.total)));
    // Each connection hears of its own servers alone ("Sharding").
    let is_own = |guild: i64| (from_row(guild) >> 22) % shards == shard;
    let mut left = bot.store().known_guilds().await?;
    left.retain(|guild| is_own(*guild) && !here.contains(guild));
    if left.is_empty() {
        return Ok(());
    }
    info!(servers = left.len(), "forgetting servers that the bot was taken out of meanwhile");
    forget_guilds(bot, &left).await
}

async fn forget_channel(bot: &Bot, channel: ChannelId) -> Result<(), Fault> {
    bot.store().forget_channel(to_row(channel.get())).await?;
    Ok(bot.reload_watched().await?)
}

#[cfg(test)]
mod tests {
    use poise::serenity_prelude::Timestamp;

    use super::is_new;

    #[test]
    fn an_update_long_after_the_edit_is_none() {
        let edited = Timestamp::from_unix_timestamp(1_800_000_000).expect("a time");
        assert!(is_new(edited, 1_800_000_000) && is_new(edited, 1_800_000_060), "heard of at once");
        assert!(is_new(edited, 1_799_999_990), "clocks differ");
        assert!(!is_new(edited, 1_800_003_600), "pinned an hour later");
    }
}
