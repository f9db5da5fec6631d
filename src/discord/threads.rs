//! Cards in threads, for servers that want their channels free of them.

use poise::serenity_prelude as serenity;
use serenity::http::HttpError;
use serenity::{ChannelId, ChannelType, CreateThread, GuildId, MessageId, Permissions};
use tracing::{info, warn};

use super::{Bot, Fault, delivery, permissions};
use crate::card::{escape, limits};
use crate::desk::Worked;
use crate::store::{Mode, Post, from_row};

/// What a card in a thread needs besides what any card does.
const NEEDED: Permissions = Permissions::CREATE_PUBLIC_THREADS.union(Permissions::SEND_MESSAGES_IN_THREADS);

/// Discord's answer when a message has its thread already ("JSON error codes").
const HAS_THREAD: isize = 160_004;

/// Longest name of a thread, in code points ("Start Thread from Message").
const NAME: usize = 100;

/// Where the card of a post is to stand: in a thread below it where that is wanted and can be, else
/// in its own channel.
pub(super) async fn place_for(
    ctx: &serenity::Context,
    bot: &Bot,
    post: &Post,
    mode: Mode,
    worked: &Worked,
) -> Result<ChannelId, Fault> {
    let channel = ChannelId::new(from_row(post.channel));
    let guild = GuildId::new(from_row(post.guild));
    let kind = permissions::kind(&ctx.cache, guild, channel);
    if mode != Mode::Thread || !matches!(kind, Some(ChannelType::Text | ChannelType::News)) {
        return Ok(channel);
    }
    let lacking = permissions::missing(&ctx.cache, guild, channel, NEEDED);
    if !lacking.is_empty() {
        info!(channel = post.channel, %lacking, "the card stands in the channel: no thread may be opened");
        return Ok(channel);
    }
    let Some(first) = worked.shown.first() else { return Ok(channel) };
    let message = MessageId::new(from_row(post.message));
    let name = limits::cut(&escape::plain(&first.story().story.headline), NAME);
    let thread = CreateThread::new(name);
    match delivery::insist(|| bot.rest().start_thread(channel, message, &thread)).await {
        Ok(thread) => Ok(thread.id),
        // A thread on a message has the message's id.
        Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))) if answer.error.code == HAS_THREAD => {
            Ok(ChannelId::new(message.get()))
        }
        Err(error) if delivery::is_final(&error) => {
            warn!(channel = post.channel, %error, "the card stands in the channel: no thread could be opened");
            Ok(channel)
        }
        Err(error) => Err(error.into()),
    }
}
