//! What was posted while the bot was away: read from the channels' histories, oldest first, and dealt
//! with like any other post. Whatever was claimed before is left alone by the claim itself.
//!
//! What is never read back are mentions of the bot in channels that nobody watches, and direct messages: Discord gives
//! bots no list of these, and reading every channel of every server would hold up the cards that are due.

use poise::serenity_prelude as serenity;
use serenity::{Cache, ChannelId, ChannelType, GuildId, MessageId, Permissions};
use tracing::{info, warn};

use super::{Bot, Fault, delivery, events, intake, permissions};
use crate::store::{READ_BACK, from_row, to_row};

/// What was claimed within so many seconds may have come live already, before the history is read: it says
/// nothing about where the bot left off.
const LIVE: i64 = 60;

/// Messages that Discord gives in one answer ("Get Channel Messages").
const PAGE: u8 = 100;

/// Discord's epoch in milliseconds since 1970 ("Snowflakes").
const EPOCH_MS: i64 = 1_420_070_400_000;

/// Catches up in every watched channel of a server that has just been (re)connected to, and in its open
/// threads.
pub(super) async fn catch_up(ctx: &serenity::Context, bot: &Bot, guild: GuildId) -> Result<(), Fault> {
    intake::read_back(bot, read_all(ctx, bot, guild)).await
}

async fn read_all(ctx: &serenity::Context, bot: &Bot, guild: GuildId) -> Result<(), Fault> {
    let readable = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
    let missed_since = bot.store().missed_since().await?.map_or(i64::MAX, id_at);
    for (channel, since) in places(&ctx.cache, bot, guild).await? {
        if !permissions::missing(&ctx.cache, guild, channel, readable).is_empty() {
            continue;
        }
        let last = bot.store().last_claimed(to_row(channel.get()), id_at(bot.now() - LIVE)).await?;
        let last = last.map_or(i64::MIN, |last| last.min(missed_since));
        // A post may have been claimed before the channel was watched: where its author asked, or at another time.
        let after = last.max(id_at(since)).max(id_at(bot.now() - READ_BACK));
        read_on(ctx, bot, guild, channel, MessageId::new(from_row(after).max(1))).await?;
    }
    Ok(())
}

/// Deals with all messages after `from`, oldest first, page by page: however much was said meanwhile.
async fn read_on(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    channel: ChannelId,
    mut from: MessageId,
) -> Result<(), Fault> {
    while !bot.shared.stop.is_cancelled() {
        let mut page = match delivery::insist(|| bot.rest().messages(channel, Some(("after", from)), PAGE)).await {
            Ok(page) => page,
            Err(error) if delivery::is_final(&error) => {
                info!(channel = channel.get(), %error, "the history could not be read");
                return Ok(());
            }
            Err(error) => {
                warn!(channel = channel.get(), %error, "the history could not be read; it is tried again");
                bot.shared.intake.owe(second_of(to_row(from.get())));
                return Ok(());
            }
        };
        page.sort_by_key(|message| message.id);
        for message in &mut page {
            // Histories do not say which server they belong to.
            message.guild_id = Some(guild);
            events::posted(ctx, bot, message).await?;
        }
        match page.last() {
            Some(last) if page.len() == usize::from(PAGE) => {
                from = last.id;
                intake::note(bot, second_of(to_row(from.get()))).await?;
            }
            _ => return Ok(()),
        }
    }
    Ok(())
}

/// The channels and threads whose links get cards, each with the second since when.
async fn places(cache: &Cache, bot: &Bot, guild: GuildId) -> Result<Vec<(ChannelId, i64)>, Fault> {
    let watched = bot.store().watched_since(to_row(guild.get())).await?;
    let mut places: Vec<(ChannelId, i64)> =
        watched.iter().map(|(channel, since)| (ChannelId::new(from_row(*channel)), *since)).collect();
    let Some(guild) = cache.guild(guild) else { return Ok(places) };
    for thread in &guild.threads {
        let above = thread.parent_id.map(|above| to_row(above.get()));
        let since = watched.iter().find(|(channel, _)| Some(*channel) == above).map(|(_, since)| *since);
        let Some(since) = since else { continue };
        match places.iter_mut().find(|(known, _)| *known == thread.id) {
            // Watched by itself, and before that for what it is in.
            Some((_, own)) => *own = since.min(*own),
            None => places.push((thread.id, since)),
        }
    }
    // A forum holds no messages of its own.
    let is_forum = |channel: &ChannelId| guild.channels.get(channel).is_some_and(|c| c.kind == ChannelType::Forum);
    places.retain(|(channel, _)| !is_forum(channel));
    Ok(places)
}

/// The second in which a message with this id was posted.
fn second_of(id: i64) -> i64 {
    ((id >> 22) + EPOCH_MS) / 1_000
}

/// The lowest id that a message of this second can have.
pub(super) fn id_at(second: i64) -> i64 {
    (second * 1_000 - EPOCH_MS).max(0) << 22
}
