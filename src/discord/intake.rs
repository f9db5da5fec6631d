//! What happens when the database cannot be written (a full disk, a failing one): posts are not taken in
//! until it can, then they are read back from the channels' histories. Nothing is lost.

use std::sync::atomic::{AtomicI64, Ordering};

use poise::serenity_prelude as serenity;
use tracing::{info, warn};

use super::{Bot, Fault, catch_up, look_again};
use crate::store::StoreError;

/// A write is waited for so long before it is given up, in seconds (twice the store's own patience): what
/// failed now may have been posted so long ago.
const PATIENCE: i64 = 90;

/// Whether posts are taken in.
#[derive(Debug, Default)]
pub(super) struct Intake {
    /// The second from which on posts may have been missed; 0 while all is well.
    paused_since: AtomicI64,
}

impl Intake {
    pub(super) fn is_paused(&self) -> bool {
        self.paused_since.load(Ordering::SeqCst) != 0
    }

    /// Something could not be written down.
    pub(super) fn pause(&self, now: i64, error: &StoreError) {
        let since = (now - PATIENCE).max(1);
        if self.paused_since.compare_exchange(0, since, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            warn!(%error, "the database cannot be written: cards pause until it can; is the disk full?");
        }
    }
}

/// Goes on, if the database can be written again.
pub(super) async fn recover(ctx: &serenity::Context, bot: &Bot) -> Result<(), Fault> {
    let paused = &bot.shared.intake.paused_since;
    let since = paused.load(Ordering::SeqCst);
    if since == 0 {
        return Ok(());
    }
    // Written down first, so that a crash in the middle of reading back loses nothing either.
    let earliest = bot.store().missed_since().await?.map_or(since, |known| known.min(since));
    bot.store().save_missed_since(Some(earliest)).await?;
    paused.store(0, Ordering::SeqCst);
    info!("the database can be written again: reading back what was posted meanwhile");
    for guild in ctx.cache.guilds() {
        let Some(known) = ctx.cache.guild(guild).map(|guild| guild.clone()) else { continue };
        catch_up::catch_up(ctx, bot, &known).await?;
        look_again::soon(ctx, bot, guild);
    }
    bot.store().save_missed_since(None).await?;
    Ok(())
}
