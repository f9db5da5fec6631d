//! Direct messages to those who follow a tag: batched, never twice, never of what they cannot see.
//!
//! What is to be told stands in the store from the moment that a card was decided on; mentions go
//! with the card itself (`embed`).

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::http::HttpError;
use serenity::{ChannelId, CreateEmbed, CreateEmbedFooter, CreateMessage, GuildId, Nonce, UserId};
use tracing::{info, warn};

use super::{Bot, Fault, delivery, pages, permissions};
use crate::card::limits;
use crate::store::{Alert, SavedStory, from_row};

/// How often it is looked for members who are to be told.
const SWEEP: Duration = Duration::from_secs(5);

/// Discord's answer when somebody takes no direct messages from the bot ("JSON error codes").
const CLOSED: isize = 50_007;

/// Sends what is due, now and then, until the bot stops.
pub(super) fn start(ctx: &serenity::Context, bot: &Bot) {
    let (ctx, own) = (ctx.clone(), bot.clone());
    bot.spawn(async move {
        let sweep = SWEEP.min(Duration::from_secs(own.options().alert_wait.max(1)));
        loop {
            if let Err(error) = send_due(&ctx, &own).await {
                warn!(%error, "followers could not be told");
            }
            tokio::select! {
                () = tokio::time::sleep(sweep) => {}
                () = own.shared.stop.cancelled() => return Ok(()),
            }
        }
    });
}

async fn send_due(ctx: &serenity::Context, bot: &Bot) -> Result<(), Fault> {
    let wait = i64::try_from(bot.options().alert_wait).unwrap_or(i64::MAX);
    for (user, batch) in bot.store().due_batches(bot.now() - wait).await? {
        // What went wrong for one is no reason not to tell the next; the batch is tried again.
        if let Err(error) = deal_with(ctx, bot, user, batch).await {
            warn!(%error, "a follower could not be told");
        }
    }
    Ok(())
}

async fn deal_with(ctx: &serenity::Context, bot: &Bot, user: i64, batch: i64) -> Result<(), Fault> {
    let mut told: Vec<(Alert, SavedStory)> = Vec::new();
    for alert in bot.store().alerts(batch).await? {
        if let Some(story) = bot.store().story(alert.story).await?
            && may_know(ctx, bot, user, &alert).await?
        {
            told.push((alert, story));
        }
    }
    let fitted = if told.is_empty() { 0 } else { send(ctx, bot, user, batch, &told).await? };
    let left: Vec<i64> = told.iter().skip(fitted).map(|(alert, _)| alert.id).collect();
    Ok(bot.store().end_batch(batch, &left).await?)
}

/// Whether a follower can see where the story was shared, at this moment.
async fn may_know(ctx: &serenity::Context, bot: &Bot, user: i64, alert: &Alert) -> Result<bool, Fault> {
    let guild = GuildId::new(from_row(alert.guild));
    let channel = ChannelId::new(from_row(alert.channel));
    let can = permissions::can_read(ctx, bot, guild, channel, UserId::new(from_row(user))).await?;
    if can.is_none() {
        bot.store().forget_follower(alert.guild, user).await?;
    }
    Ok(can.unwrap_or_default())
}

/// Sends one batch, as much of it as fits; returns how much is done with. An error is one that may pass.
async fn send(
    ctx: &serenity::Context,
    bot: &Bot,
    user: i64,
    batch: i64,
    told: &[(Alert, SavedStory)],
) -> Result<usize, Fault> {
    let Some((first, _)) = told.first() else { return Ok(0) };
    let (_, words) = bot.manners(&ctx.cache, GuildId::new(from_row(first.guild))).await?;
    let entries: Vec<String> = told.iter().map(|(alert, story)| pages::told(alert, story, words)).collect();
    let embed = CreateEmbed::new()
        .title(words.say("title-alerts", &[]))
        .description(limits::whole(&entries, limits::DESCRIPTION))
        .footer(CreateEmbedFooter::new(words.say("alerts-stop", &[])));
    let message = CreateMessage::new()
        .embed(embed)
        .allowed_mentions(serenity::CreateAllowedMentions::new())
        .nonce(Nonce::String(format!("pqa{batch}")))
        .enforce_nonce(true);
    let person = UserId::new(from_row(user));
    let sent = delivery::insist(|| async {
        let direct = bot.rest().direct(person).await?;
        bot.rest().send(direct, &message).await
    });
    match sent.await {
        Ok(_) => Ok(limits::fitting(&entries, limits::DESCRIPTION)),
        Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))) if answer.error.code == CLOSED => {
            info!("a follower takes no direct messages");
            bot.store().close_direct(user).await?;
            Ok(told.len())
        }
        Err(error) if delivery::is_final(&error) => {
            warn!(%error, "a follower could not be told: Discord refuses it");
            Ok(told.len())
        }
        Err(error) => Err(error.into()),
    }
}
