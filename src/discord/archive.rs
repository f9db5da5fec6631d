//! Threads that stories were shared in. Discord tells of those alone that are open; what was shared in one stays
//! where it was when the thread is archived, and those who could read it still can.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, ChannelType, GuildId};

use super::{Bot, Fault};
use crate::store::{Thread, from_row, to_row};

/// The public threads of each server, with the channel that each hangs on.
#[derive(Debug, Default)]
pub(super) struct Archive(RwLock<HashMap<i64, HashMap<i64, i64>>>);

impl Archive {
    /// Takes what a former process knew.
    pub(super) fn learn(&self, threads: &[Thread]) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for thread in threads {
            all.entry(thread.guild).or_default().insert(thread.id, thread.parent);
        }
    }

    /// The threads of a server, each with what it hangs on.
    pub(super) fn of(&self, guild: GuildId) -> Vec<(i64, i64)> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.get(&to_row(guild.get())).into_iter().flatten().map(|(thread, parent)| (*thread, *parent)).collect()
    }

    fn knows(&self, thread: &Thread) -> bool {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.get(&thread.guild).is_some_and(|own| own.contains_key(&thread.id))
    }
}

/// Remembers where a post stands, if that is a public thread.
pub(super) async fn note(ctx: &serenity::Context, bot: &Bot, guild: i64, channel: i64) -> Result<(), Fault> {
    let found = ctx.cache.guild(GuildId::new(from_row(guild))).and_then(|open| {
        let id = ChannelId::new(from_row(channel));
        let thread = open.threads.iter().find(|thread| thread.id == id && thread.kind != ChannelType::PrivateThread)?;
        Some(Thread { id: channel, guild, parent: to_row(thread.parent_id?.get()) })
    });
    if let Some(thread) = found.filter(|thread| !bot.shared.archive.knows(thread)) {
        bot.store().save_thread(&thread).await?;
        bot.shared.archive.learn(&[thread]);
    }
    Ok(())
}
