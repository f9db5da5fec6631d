//! A card's life: it comes with its post, follows its edits, and goes with it.
//!
//! The store says what is wanted (the links of a post and their outcomes), [`bring_up_to_date`] makes
//! the reply so. It may be called at any time, any number of times: after a crash the same call goes
//! on where the last one stopped. Invariant: one post has one reply at most.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::http::HttpError;
use serenity::{
    ChannelId, CreateMessage, EditMessage, GetMessages, GuildId, MessageId, MessageReference, Nonce, Permissions,
    ReactionType,
};
use tracing::{info, warn};

use super::embed::{self, Reply};
use super::throttle::Turn;
use super::{Bot, Fault, intake, pauses, permissions, previews};
use crate::desk::Worked;
use crate::store::{NewPost, Post, ShareState, from_row, to_row};

/// A post is taken to be worked on for so long, in seconds: a fetch takes 10 at most, three links one
/// after the other 30, and Discord may ask to wait.
const LEASE: i64 = 90;

/// A post that failed is taken up again after so long, in seconds.
const RETRY: i64 = 10;

/// How often posts whose lease ran out are looked for.
const SWEEP: Duration = Duration::from_secs(15);

/// The waits between tries of a call, when Discord answers with an error that may pass.
const RETRY_AFTER: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// A page that takes longer than this is slow to somebody who asked for it.
const SLOW: Duration = Duration::from_millis(1_200);

/// After its start, the bot looks for a reply that a former process posted but did not write down,
/// among so many messages.
const SEARCHED: u8 = 100;

/// Shown on a link that has no card, where the server wants it.
const NO_CARD: &str = "📰";

/// Posts worked on at once.
const WORKED_ON: usize = 4_096;

/// Discord takes a repeated call for the same one for "the past few minutes"; for a post that is older
/// than this, in seconds, the reply is looked for before it is posted.
const NONCE_HOLDS: i64 = 2 * 60;

/// A post that could not be answered is given up after so long, in seconds: a day.
const GIVEN_UP: i64 = 24 * 60 * 60;

/// Who works on which post.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<i64, Arc<tokio::sync::Mutex<()>>>>);

impl Turns {
    fn of(&self, message: i64) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(turns.entry(message).or_default())
    }
}

/// Claims a new post and starts on its card. Whoever loses the race for the claim stops.
pub(super) async fn claim(ctx: &serenity::Context, bot: &Bot, post: &NewPost) -> Result<(), Fault> {
    // While nothing can be written down, posts wait in their channels' histories.
    if bot.shared.intake.is_paused() || bot.store().post(post.message).await?.is_some() {
        return Ok(());
    }
    let turn = bot.shared.throttle.turn(post.guild, post.author, post.posted_at, post.links.len());
    match turn {
        Turn::Now | Turn::Later => {
            if bot.store().claim(post, bot.now() + LEASE).await? && turn == Turn::Now {
                start(ctx, bot, post.message, false);
            }
        }
        Turn::TooMany => tell_too_many(ctx, bot, post).await?,
        Turn::StillTooMany => {}
    }
    Ok(())
}

/// Says once that somebody hands in more links than are read.
async fn tell_too_many(ctx: &serenity::Context, bot: &Bot, post: &NewPost) -> Result<(), Fault> {
    let (guild, channel) = (GuildId::new(from_row(post.guild)), ChannelId::new(from_row(post.channel)));
    if !permissions::missing(&ctx.cache, guild, channel, needed(ctx, guild, channel)).is_empty() {
        return Ok(());
    }
    info!(channel = post.channel, "a member posts more links than are read");
    let (_, words) = bot.manners(&ctx.cache, guild).await?;
    let message = CreateMessage::new()
        .content(words.say("too-many-links", &[("limit", &bot.options().member_links.to_string())]))
        .allowed_mentions(serenity::CreateAllowedMentions::new())
        .nonce(Nonce::String(format!("tm{}", post.message)))
        .enforce_nonce(true)
        .reference_message((channel, MessageId::new(from_row(post.message))));
    channel.send_message(&ctx.http, message).await?;
    Ok(())
}

/// Follows an edit.
pub(super) async fn relink(ctx: &serenity::Context, bot: &Bot, post: &NewPost) -> Result<(), Fault> {
    if bot.store().relink(post, bot.now() + LEASE).await? {
        start(ctx, bot, post.message, false);
    }
    Ok(())
}

/// Messages are gone: their cards go too. If one of them was a card, it stays away, and the preview
/// that it had replaced comes back.
pub(super) async fn deleted(ctx: &serenity::Context, bot: &Bot, messages: &[MessageId]) -> Result<(), Fault> {
    for message in messages {
        let row = to_row(message.get());
        if let Some(post) = bot.store().post_of_reply(row).await?
            && bot.store().remove_cards(post.message).await?
        {
            previews::show(ctx, bot, &post).await;
        }
        if bot.store().mark_gone(row, bot.now() + LEASE).await? {
            start(ctx, bot, row, false);
        }
    }
    Ok(())
}

/// Somebody who may had a card removed by its button.
pub(super) async fn removed(
    ctx: &serenity::Context,
    bot: &Bot,
    channel: ChannelId,
    reply: MessageId,
) -> Result<(), Fault> {
    deleted(ctx, bot, &[reply]).await?;
    delete_reply(ctx, channel, to_row(reply.get())).await
}

/// Takes up posts that a crash or an outage left open, now and then, until the bot stops.
pub(super) fn start_sweeper(ctx: &serenity::Context, bot: &Bot) {
    let (ctx, bot) = (ctx.clone(), bot.clone());
    tokio::spawn(async move {
        loop {
            if let Err(error) = intake::recover(&ctx, &bot).await {
                bot.heed(&error);
            }
            match bot.store().take_up(bot.now(), bot.now() + LEASE).await {
                Ok(messages) => messages.into_iter().for_each(|message| start(&ctx, &bot, message, true)),
                Err(_) if bot.shared.intake.is_paused() => {}
                Err(error) => warn!(%error, "open posts cannot be looked for"),
            }
            tokio::select! {
                () = tokio::time::sleep(SWEEP) => {}
                () = bot.shared.stop.cancelled() => return,
            }
        }
    });
}

/// Starts on a post. While too many are worked on, the newest wait: they stay open in the outbox, and
/// are taken up when their lease has run out.
fn start(ctx: &serenity::Context, bot: &Bot, message: i64, taken_up: bool) {
    if bot.shared.tasks.len() >= WORKED_ON {
        return;
    }
    let (ctx, own) = (ctx.clone(), bot.clone());
    bot.spawn(async move {
        let done = bring_up_to_date(&ctx, &own, message, taken_up).await;
        if done.is_err() {
            own.store().retry_at(message, own.now() + RETRY).await?;
        }
        done
    });
}

/// Makes the reply of a post what its links want. `taken_up`: another task may have posted it.
async fn bring_up_to_date(ctx: &serenity::Context, bot: &Bot, message: i64, taken_up: bool) -> Result<(), Fault> {
    let turn = bot.shared.turns.of(message);
    let _turn = turn.lock().await;
    let Some(worked) = work(ctx, bot, message).await? else { return Ok(()) };
    let post = &worked.post;
    let guild = GuildId::new(from_row(post.guild));
    let channel = ChannelId::new(from_row(post.channel));
    let (settings, words) = bot.manners(&ctx.cache, guild).await?;
    let reply = embed::reply(bot, &settings, words, &worked);
    let standing = match post.reply {
        None if reply.is_some() && (taken_up || bot.now() - post.posted_at > NONCE_HOLDS) => {
            find_reply(ctx, channel, message).await?
        }
        standing => standing,
    };
    let now_standing = match (standing, reply) {
        (None, None) => None,
        (None, Some(reply)) => {
            let lacking = permissions::missing(&ctx.cache, guild, channel, needed(ctx, guild, channel));
            if bot.shared.pauses.is_paused(channel, bot.now()) && bot.now() - post.posted_at < GIVEN_UP {
                return Ok(());
            }
            if lacking.is_empty() {
                match create(ctx, post, &reply).await {
                    // The post stays open: it is taken up again, and tried when the pause is over.
                    Err(Fault::Discord(error))
                        if pauses::is_refusal(&error) && bot.now() - post.posted_at < GIVEN_UP =>
                    {
                        return pauses::pause(ctx, bot, guild, channel, words).await;
                    }
                    created => {
                        bot.shared.pauses.lift(channel);
                        created?
                    }
                }
            } else {
                warn!(channel = post.channel, %lacking, "no card: permissions are missing");
                permissions::tell_owner(ctx, bot, guild, channel, lacking, words).await?;
                None
            }
        }
        (Some(id), Some(reply)) => edit(ctx, channel, id, &reply).await?,
        (Some(id), None) => {
            delete_reply(ctx, channel, id).await?;
            None
        }
    };
    bot.store().finish(message, now_standing).await?;
    if now_standing.is_some() {
        previews::hide(ctx, bot, MessageId::new(from_row(message))).await?;
    } else if settings.react_to_failures.unwrap_or(bot.options().react_to_failures) {
        react(ctx, &worked, channel).await;
    }
    Ok(())
}

/// Works on the post; where somebody waits for it, they see that it goes on.
async fn work(ctx: &serenity::Context, bot: &Bot, message: i64) -> Result<Option<Worked>, Fault> {
    let asked_in = bot.store().post(message).await?.filter(|post| post.asked).map(|post| post.channel);
    let mut work = Box::pin(bot.desk().work(message, bot.now()));
    let Some(channel) = asked_in else { return Ok(work.await?) };
    tokio::select! {
        done = &mut work => return Ok(done?),
        () = tokio::time::sleep(SLOW) => {}
    }
    // Discord takes the sign away by itself when the reply comes, or after ten seconds.
    if let Err(error) = ChannelId::new(from_row(channel)).broadcast_typing(&ctx.http).await {
        info!(%error, "the typing sign could not be shown");
    }
    Ok(work.await?)
}

/// What a reply needs here.
fn needed(ctx: &serenity::Context, guild: GuildId, channel: ChannelId) -> Permissions {
    let speak = if permissions::parent(&ctx.cache, guild, channel).is_some() {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::SEND_MESSAGES
    };
    speak | Permissions::VIEW_CHANNEL | Permissions::EMBED_LINKS | Permissions::READ_MESSAGE_HISTORY
}

/// Posts the reply. The nonce is the post's own id, so that a repeated call makes no second one.
/// `None` when Discord refuses it for good.
async fn create(ctx: &serenity::Context, post: &Post, reply: &Reply) -> Result<Option<i64>, Fault> {
    let channel = ChannelId::new(from_row(post.channel));
    let mut reference = MessageReference::from((channel, MessageId::new(from_row(post.message))));
    // Discord then refuses a reply to a message that is gone.
    reference.fail_if_not_exists = Some(true);
    let message = CreateMessage::new()
        .content(reply.content.clone())
        .embeds(reply.embeds.clone())
        .components(reply.components.clone())
        .allowed_mentions(serenity::CreateAllowedMentions::new())
        .nonce(Nonce::String(format!("pq{}", post.message)))
        .enforce_nonce(true)
        .reference_message(reference);
    let body = reply.described(&message).map_err(serenity::Error::Json)?;
    match insist(|| ctx.http.send_message(channel, Vec::new(), &body)).await {
        Ok(sent) => {
            info!(channel = post.channel, post = post.message, "posted a card");
            Ok(Some(to_row(sent.id.get())))
        }
        Err(error) if is_final(&error) && !pauses::is_refusal(&error) => {
            // An earlier try may have had its effect although it was answered with an error.
            let standing = find_reply(ctx, channel, post.message).await?;
            if standing.is_none() {
                warn!(channel = post.channel, post = post.message, %error, "no card: Discord refuses it");
            }
            Ok(standing)
        }
        // The post stays open; it is taken up when its lease has run out.
        Err(error) => Err(error.into()),
    }
}

/// Calls Discord again when it answers with an error that may pass.
async fn insist<T, F>(mut call: impl FnMut() -> F) -> serenity::Result<T>
where
    F: Future<Output = serenity::Result<T>>,
{
    for wait in RETRY_AFTER {
        match call().await {
            Err(error) if !is_final(&error) && !is_barred(&error) => tokio::time::sleep(wait).await,
            done => return done,
        }
    }
    call().await
}

/// Edits the reply. `None` when it is gone.
async fn edit(ctx: &serenity::Context, channel: ChannelId, reply: i64, wanted: &Reply) -> Result<Option<i64>, Fault> {
    let edited = EditMessage::new()
        .content(wanted.content.clone())
        .embeds(wanted.embeds.clone())
        .components(wanted.components.clone())
        .allowed_mentions(serenity::CreateAllowedMentions::new());
    let id = MessageId::new(from_row(reply));
    let body = wanted.described(&edited).map_err(serenity::Error::Json)?;
    match insist(|| ctx.http.edit_message(channel, id, &body, Vec::new())).await {
        Ok(_) => Ok(Some(reply)),
        Err(error) if is_final(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Deletes the reply; one that is gone already is as well.
async fn delete_reply(ctx: &serenity::Context, channel: ChannelId, reply: i64) -> Result<(), Fault> {
    match insist(|| channel.delete_message(&ctx.http, MessageId::new(from_row(reply)))).await {
        Err(error) if !is_final(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

/// The reply to `message` that the bot posted but did not write down.
async fn find_reply(ctx: &serenity::Context, channel: ChannelId, message: i64) -> Result<Option<i64>, Fault> {
    let me = ctx.cache.current_user().id;
    let after = GetMessages::new().after(MessageId::new(from_row(message))).limit(SEARCHED);
    let found = match channel.messages(&ctx.http, after).await {
        Ok(found) => found,
        Err(error) if is_final(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let answers = |reply: &&serenity::Message| {
        let reference = reply.message_reference.as_ref().and_then(|reference| reference.message_id);
        reply.author.id == me && reference.is_some_and(|id| to_row(id.get()) == message)
    };
    Ok(found.iter().find(answers).map(|reply| to_row(reply.id.get())))
}

async fn react(ctx: &serenity::Context, worked: &Worked, channel: ChannelId) {
    let failed = |state| matches!(state, ShareState::Failed | ShareState::NotNews);
    if worked.post.shares.iter().any(|share| failed(share.state)) {
        let message = MessageId::new(from_row(worked.post.message));
        let sign = ReactionType::Unicode(NO_CARD.to_owned());
        if let Err(error) = ctx.http.create_reaction(channel, message, &sign).await {
            info!(%error, "a reaction could not be set");
        }
    }
}

/// Whether trying again is of no use: the request itself, or what it is about, is refused.
fn is_final(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))
        if matches!(answer.status_code.as_u16(), 400 | 403 | 404))
}

/// Whether Discord accepts the token no more. An interaction that is too old is answered with 401 too,
/// and a code.
pub(super) fn is_barred(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))
        if answer.status_code.as_u16() == 401 && answer.error.code <= 0)
}
