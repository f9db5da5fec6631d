//! What happens when the database cannot be written (a full disk, a failing one): posts are not taken in
//! until it can, then they are read back from the channels' histories. Histories that cannot be read are
//! owed, and read later. Nothing is lost.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};

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
    /// The second from which on histories are still to be read back; 0 when none are.
    owed_since: AtomicI64,
    /// Works that read histories back at this moment.
    reading: AtomicUsize,
    /// One of them failed: what it left is read by the next process.
    failed: AtomicBool,
}

impl Intake {
    pub(super) fn is_paused(&self) -> bool {
        self.paused_since.load(Ordering::SeqCst) != 0
    }

    /// What was posted since then is still to be read back.
    pub(super) fn owe(&self, since: i64) {
        let earlier = |known: i64| Some(if known == 0 { since.max(1) } else { known.min(since.max(1)) });
        let _ = self.owed_since.fetch_update(Ordering::SeqCst, Ordering::SeqCst, earlier);
    }

    /// Something could not be written down.
    pub(super) fn pause(&self, now: i64, error: &StoreError) {
        let since = (now - PATIENCE).max(1);
        if self.paused_since.compare_exchange(0, since, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            warn!(%error, "the database cannot be written: cards pause until it can; is the disk full?");
        }
    }
}

/// Reads back what is owed, once the database can be written.
pub(super) async fn recover(ctx: &serenity::Context, bot: &Bot) -> Result<(), Fault> {
    let Intake { paused_since, owed_since, .. } = &bot.shared.intake;
    let (paused, owed) = (paused_since.load(Ordering::SeqCst), owed_since.load(Ordering::SeqCst));
    let Some(since) = [paused, owed].into_iter().filter(|since| *since != 0).min() else { return Ok(()) };
    let guilds = ctx.cache.guilds();
    // Right after the start no server is there yet; each is caught up with when it comes.
    if guilds.is_empty() {
        return Ok(());
    }
    note(bot, since).await?;
    if paused != 0 {
        paused_since.store(0, Ordering::SeqCst);
        info!("the database can be written again: reading back what was posted meanwhile");
    }
    read_back(bot, async {
        owed_since.store(0, Ordering::SeqCst);
        for guild in guilds {
            catch_up::catch_up(ctx, bot, guild).await?;
            look_again::soon(ctx, bot, guild);
        }
        Ok(())
    })
    .await
}

/// Writes down that posts since then are not read back yet, so that a crash in the middle of it loses nothing: what
/// came live meanwhile says nothing about them.
pub(super) async fn note(bot: &Bot, since: i64) -> Result<(), Fault> {
    let earliest = bot.store().missed_since().await?.map_or(since, |known| known.min(since));
    Ok(bot.store().save_missed_since(Some(earliest)).await?)
}

/// Does a part of the reading back. When the last part is done, nothing is missed any more.
pub(super) async fn read_back(bot: &Bot, work: impl Future<Output = Result<(), Fault>>) -> Result<(), Fault> {
    let intake = &bot.shared.intake;
    intake.reading.fetch_add(1, Ordering::SeqCst);
    let done = work.await;
    intake.failed.fetch_or(done.is_err(), Ordering::SeqCst);
    let is_last = intake.reading.fetch_sub(1, Ordering::SeqCst) == 1;
    let is_owed = intake.is_paused() || intake.owed_since.load(Ordering::SeqCst) != 0;
    let is_cut_short = intake.failed.load(Ordering::SeqCst) || bot.shared.stop.is_cancelled();
    if is_last && !is_owed && !is_cut_short && bot.store().missed_since().await?.is_some() {
        bot.store().save_missed_since(None).await?;
    }
    done
}
