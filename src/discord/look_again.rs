//! What was edited or deleted while the bot was away: the posts of the last day are looked at
//! again, in the channels' histories. Deleted posts lose their card, edited ones have it brought up to
//! date, and a card that somebody deleted stays away.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, GuildId, Message, MessageId, Permissions};
use tokio::time::Instant;
use tracing::info;

use super::{Bot, Fault, catch_up, delivery, events, lifecycle, permissions};
use crate::store::{READ_BACK, Standing, from_row, to_row};

/// Between two looks at a server: connections may break often.
const GAP: Duration = Duration::from_secs(10);

/// Posts looked at in a server, the newest.
const POSTS: i64 = 500;

/// Answers of a hundred messages that are read in a channel.
const PAGES: usize = 5;
const PAGE: u8 = 100;

/// Posts further back than those, asked for one by one in a channel.
const SINGLE: usize = 25;

/// When each server may be looked at next.
#[derive(Debug, Default)]
pub(super) struct Looks(Mutex<HashMap<GuildId, Instant>>);

impl Looks {
    /// The wait for the next look; `None` when one is waited for already.
    fn book(&self, guild: GuildId) -> Option<Duration> {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let next = looks.get(&guild).copied().unwrap_or(now);
        if next > now + GAP {
            return None;
        }
        let at = next.max(now);
        looks.insert(guild, at + GAP + Duration::from_millis(1));
        Some(at - now)
    }
}

/// Looks at a server's posts again, now or when the last look is long enough ago.
pub(super) fn soon(ctx: &serenity::Context, bot: &Bot, guild: GuildId) {
    let Some(wait) = bot.shared.looks.book(guild) else { return };
    let (ctx, own) = (ctx.clone(), bot.clone());
    bot.spawn(async move {
        tokio::select! {
            () = tokio::time::sleep(wait) => look(&ctx, &own, guild).await,
            () = own.shared.stop.cancelled() => Ok(()),
        }
    });
}

async fn look(ctx: &serenity::Context, bot: &Bot, guild: GuildId) -> Result<(), Fault> {
    let oldest = catch_up::id_at(bot.now() - READ_BACK);
    let mut by_channel: BTreeMap<i64, Vec<Standing>> = BTreeMap::new();
    for post in bot.store().standing(to_row(guild.get()), oldest, POSTS).await? {
        by_channel.entry(post.channel).or_default().push(post);
    }
    let readable = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
    for (channel, posts) in by_channel {
        let channel = ChannelId::new(from_row(channel));
        if permissions::missing(&ctx.cache, guild, channel, readable).is_empty() {
            compare(ctx, bot, guild, channel, &posts).await?;
        }
    }
    Ok(())
}

/// Compares what is known of a channel's posts with its history.
async fn compare(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    channel: ChannelId,
    posts: &[Standing],
) -> Result<(), Fault> {
    let Some(oldest) = posts.iter().map(|post| post.message).min() else { return Ok(()) };
    let (history, reaches) = match read_back(bot, channel, oldest).await {
        Ok(read) => read,
        Err(error) => {
            info!(channel = channel.get(), %error, "the history could not be read");
            if !delivery::is_final(&error) {
                soon(ctx, bot, guild);
            }
            return Ok(());
        }
    };
    let mut asked = 0;
    for post in posts {
        let found = if post.message >= reaches {
            history.get(&post.message).cloned()
        } else if asked < SINGLE {
            asked += 1;
            match bot.rest().message(channel, MessageId::new(from_row(post.message))).await {
                Ok(message) => Some(message),
                Err(error) if delivery::is_gone(&error) => None,
                Err(_) => continue,
            }
        } else {
            continue;
        };
        let Some(message) = found else {
            lifecycle::deleted(ctx, bot, &[MessageId::new(from_row(post.message))]).await?;
            continue;
        };
        if message.edited_timestamp.is_some() {
            events::seen_again(ctx, bot, &message).await?;
        }
        if let Some(reply) = post.reply.filter(|reply| *reply >= reaches && !history.contains_key(reply)) {
            lifecycle::deleted(ctx, bot, &[MessageId::new(from_row(reply))]).await?;
        }
    }
    Ok(())
}

/// The channel's latest messages, back to `oldest` where that is not too many, and the id from which on
/// they are all there.
async fn read_back(bot: &Bot, channel: ChannelId, oldest: i64) -> serenity::Result<(HashMap<i64, Message>, i64)> {
    let mut history = HashMap::new();
    let mut reaches = i64::MAX;
    for _ in 0..PAGES {
        let before = (reaches != i64::MAX).then(|| ("before", MessageId::new(from_row(reaches))));
        let page = delivery::insist(|| bot.rest().messages(channel, before, PAGE)).await?;
        let whole = page.len() == usize::from(PAGE);
        reaches = page.iter().map(|message| to_row(message.id.get())).min().unwrap_or(reaches);
        history.extend(page.into_iter().map(|message| (to_row(message.id.get()), message)));
        if !whole {
            return Ok((history, 0));
        }
        if reaches <= oldest {
            break;
        }
    }
    Ok((history, reaches))
}
