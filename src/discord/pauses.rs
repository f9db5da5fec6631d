//! Channels that Discord lets the bot post nothing in although its permissions say it may: they are left
//! alone for a while, and the server's owner is told. Refused calls count against the bot's address.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use poise::serenity_prelude as serenity;
use serenity::http::HttpError;
use serenity::{ChannelId, GuildId};
use tracing::warn;

use super::replies::Words;
use super::{Bot, Fault, permissions};

/// The first pause, doubled with each refusal, and the longest, in seconds.
const FIRST: i64 = 10 * 60;
const LONGEST: i64 = 6 * 60 * 60;

/// Who was told is told again after so long, in seconds: a day.
const TOLD_AGAIN: i64 = 24 * 60 * 60;

/// Until when each channel is left alone, and how long that pause is.
#[derive(Debug, Default)]
pub(super) struct Pauses(Mutex<HashMap<ChannelId, (i64, i64)>>);

impl Pauses {
    pub(super) fn is_paused(&self, channel: ChannelId, now: i64) -> bool {
        let pauses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pauses.get(&channel).is_some_and(|(until, _)| now < *until)
    }

    fn pause(&self, channel: ChannelId, now: i64) -> i64 {
        let mut pauses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let length = pauses.get(&channel).map_or(FIRST, |(_, length)| (length * 2).min(LONGEST));
        pauses.insert(channel, (now + length, length));
        length
    }

    /// Something was posted there.
    pub(super) fn lift(&self, channel: ChannelId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&channel);
    }
}

/// Whether Discord refuses calls to a channel as a whole: it is gone, or closed to the bot.
pub(super) fn is_refusal(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))
        if matches!(answer.status_code.as_u16(), 403 | 404))
}

/// Leaves a channel alone for a while, and tells the server's owner why.
pub(super) async fn pause(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    channel: ChannelId,
    words: Words<'_>,
) -> Result<(), Fault> {
    let seconds = bot.shared.pauses.pause(channel, bot.now());
    warn!(channel = channel.get(), seconds, "Discord lets me post nothing in a channel: it is left alone for a while");
    let (told, now) = (format!("told of a refusal in {channel}"), bot.now());
    let minutes = (seconds / 60).to_string();
    let text = words.say("channel-paused", &[("channel", &format!("<#{channel}>")), ("minutes", &minutes)]);
    let is_told = |known: &str| known.parse::<i64>().is_ok_and(|last| now - last < TOLD_AGAIN);
    permissions::write_to_owner(ctx, bot, guild, (&told, &now.to_string()), is_told, text).await
}
