//! A card's life: it comes with its post, follows its edits, and goes with it.
//!
//! The store says what is wanted (the links of a post and their outcomes), [`bring_up_to_date`] makes
//! the reply so. It may be called at any time, any number of times: after a crash the same call goes
//! on where the last one stopped. Invariant: one post has one reply at most.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, ChannelType, CreateMessage, GuildId, MessageId, Nonce, Permissions};
use tracing::{info, warn};

use super::delivery::{create, delete_reply, edit, find_reply};
use super::throttle::Turn;
use super::{Bot, Fault, archive, embed, intake, pauses, permissions, previews, threads};
use crate::desk::Worked;
use crate::store::{self, NOBODY, NewPost, Post, Preview, ShareState, StoreError, from_row, to_row};

/// A post is taken to be worked on for so long, in seconds: a fetch takes 10 at most, three links one
/// after the other 30, and Discord may ask to wait.
const LEASE: i64 = 90;

/// A post that failed is taken up again after so long, in seconds.
const RETRY: i64 = 10;

/// How often posts whose lease ran out are looked for.
const SWEEP: Duration = Duration::from_secs(10);

/// A page that takes longer than this is slow to somebody who asked for it.
const SLOW: Duration = Duration::from_millis(1_200);

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

/// Claims a new post and starts on its card. Whoever loses the race for the claim may still know of a
/// later edit than the winner.
pub(super) async fn claim(ctx: &serenity::Context, bot: &Bot, post: NewPost) -> Result<(), Fault> {
    // While nothing can be written down, posts wait in their channels' histories.
    if bot.shared.intake.is_paused() {
        return Ok(());
    }
    if let Some(known) = bot.store().post(post.message).await? {
        return relink(ctx, bot, &known, post).await;
    }
    let turn = bot.shared.throttle.turn(post.guild, post.author, post.posted_at, post.links.len());
    match turn {
        Turn::Now | Turn::Later => {
            archive::note(ctx, bot, post.guild, post.channel).await?;
            if bot.store().claim(&post, bot.now() + LEASE).await? {
                if turn == Turn::Now {
                    start(ctx, bot, post.message, false);
                }
            } else if let Some(known) = bot.store().post(post.message).await? {
                relink(ctx, bot, &known, post).await?;
            }
        }
        Turn::TooMany => tell_too_many(ctx, bot, &post).await?,
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
    bot.rest().send(channel, &message).await?;
    Ok(())
}

/// Follows an edit of a known post. Links that it adds count like posted ones; those of members whose links
/// are left alone are none.
pub(super) async fn relink(ctx: &serenity::Context, bot: &Bot, known: &Post, mut post: NewPost) -> Result<(), Fault> {
    let is_known = |link: &(String, String)| known.shares.iter().any(|share| share.canonical == link.1);
    if bot.store().is_left_alone(post.author, post.message).await? {
        post.links.retain(is_known);
    }
    let turn = match post.links.iter().filter(|link| !is_known(link)).count() {
        0 => Turn::Now,
        added => bot.shared.throttle.turn(post.guild, post.author, bot.now(), added),
    };
    if turn.is_too_many() {
        post.links.retain(is_known);
    }
    if bot.store().relink(&post, bot.now() + LEASE).await? && turn != Turn::Later {
        start(ctx, bot, post.message, false);
    }
    if turn == Turn::TooMany { tell_too_many(ctx, bot, &post).await } else { Ok(()) }
}

/// What a card shows may have changed.
pub(super) fn refresh(ctx: &serenity::Context, bot: &Bot, message: i64) {
    start(ctx, bot, message, false);
}

/// Messages are gone: their cards go too.
pub(super) async fn deleted(ctx: &serenity::Context, bot: &Bot, messages: &[MessageId]) -> Result<(), Fault> {
    for message in messages {
        let row = to_row(message.get());
        if let Some(post) = bot.store().post_of_reply(row).await? {
            // The bot itself may be deleting it: when it is done, this reply is that post's no more.
            let turn = bot.shared.turns.of(post.message);
            let _turn = turn.lock().await;
            take_away(ctx, bot, &post, row).await?;
        }
        if bot.store().mark_gone(row, bot.now() + LEASE).await? {
            start(ctx, bot, row, false);
        }
    }
    Ok(())
}

/// Somebody deleted the reply of a post: its cards stay away, and the preview comes back.
async fn take_away(ctx: &serenity::Context, bot: &Bot, post: &Post, reply: i64) -> Result<(), Fault> {
    if bot.store().remove_cards(post.message, reply).await? {
        previews::show(ctx, bot, post).await;
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
    delete_reply(bot, store::Reply { channel: to_row(channel.get()), message: to_row(reply.get()) }).await
}

/// Takes up posts that a crash or an outage left open, now and then, until the bot stops.
pub(super) fn start_sweeper(ctx: &serenity::Context, bot: &Bot) {
    let (ctx, bot) = (ctx.clone(), bot.clone());
    tokio::spawn(async move {
        loop {
            if let Err(error) = intake::recover(&ctx, &bot).await {
                bot.heed(&error);
            }
            match take_up(&ctx, &bot).await {
                Ok(()) => {}
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

/// Takes up open posts that nobody works on.
pub(super) async fn take_up(ctx: &serenity::Context, bot: &Bot) -> Result<(), StoreError> {
    for message in bot.store().take_up(bot.now(), bot.now() + LEASE).await? {
        start(ctx, bot, message, true);
    }
    Ok(())
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
    let Some(mut worked) = work(ctx, bot, message).await? else { return Ok(()) };
    let guild = GuildId::new(from_row(worked.post.guild));
    let channel = ChannelId::new(from_row(worked.post.channel));
    let (settings, words) = bot.manners(&ctx.cache, guild).await?;
    let above = permissions::parent(&ctx.cache, guild, channel).map(|above| to_row(above.get()));
    let mode = settings.mode(worked.post.channel, above);
    let wants_card = worked.post.asked || settings.preview != Some(Preview::Neither);
    // A mention would let them into a private thread.
    if permissions::kind(&ctx.cache, guild, channel) == Some(ChannelType::PrivateThread) {
        worked.mentions.clear();
    }
    let post = &worked.post;
    let reply = embed::reply(bot, &settings, mode, words, &worked).filter(|_| wants_card);
    let may_stand = post.tried || reply.is_some() && (taken_up || bot.now() - post.posted_at > NONCE_HOLDS);
    let standing = match post.reply {
        None if may_stand => find_reply(ctx, bot, post).await?,
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
                let place = threads::place_for(ctx, bot, post, mode, &worked).await?;
                bot.store().try_reply(message).await?;
                match create(ctx, bot, post, place, &reply).await {
                    Err(Fault::Discord(error)) if pauses::is_refusal(&error) => {
                        // The post stays open: it is taken up again, and tried when the pause is over.
                        if bot.now() - post.posted_at < GIVEN_UP {
                            return pauses::pause(ctx, bot, guild, channel, words).await;
                        }
                        warn!(channel = post.channel, post = post.message, %error, "no card: given up after a day");
                        None
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
        (Some(standing), Some(reply)) => {
            if !edit(bot, standing, &reply).await? {
                return take_away(ctx, bot, post, standing.message).await;
            }
            Some(standing)
        }
        (Some(standing), None) => {
            delete_reply(bot, standing).await?;
            if wants_card && (!post.gone || post.author == NOBODY) {
                previews::show(ctx, bot, post).await;
            }
            None
        }
    };
    if !bot.store().finish(message, post.revision, now_standing).await?
        && let Some(standing) = now_standing
    {
        // Its channel or server was forgotten meanwhile.
        return delete_reply(bot, standing).await;
    }
    if now_standing.is_some() || !wants_card {
        previews::hide(ctx, bot, MessageId::new(from_row(message))).await?;
    }
    if settings.react_to_failures.unwrap_or(bot.options().react_to_failures) {
        react(bot, &worked, channel, now_standing.is_none()).await;
    }
    Ok(())
}

/// Works on the post; where somebody waits for it, they see that it goes on. A link whose site keeps
/// programs out is known by Discord's own preview, where somebody wants to hear of it.
async fn work(ctx: &serenity::Context, bot: &Bot, message: i64) -> Result<Option<Worked>, Fault> {
    let Some(post) = bot.store().post(message).await? else { return Ok(None) };
    let guild = GuildId::new(from_row(post.guild));
    let channel = ChannelId::new(from_row(post.channel));
    let open = permissions::open_to_all(&ctx.cache, guild, channel, &bot.shared.archive.of(guild));
    let visible = |channel: i64| open.contains(&channel);
    let mut work = Box::pin(bot.desk().work(message, bot.now(), &visible));
    let worked = if post.asked {
        tokio::select! {
            done = &mut work => done?,
            () = tokio::time::sleep(SLOW) => {
                // Discord takes the sign away by itself when the reply comes, or after ten seconds.
                if let Err(error) = bot.rest().type_in(channel).await {
                    info!(%error, "the typing sign could not be shown");
                }
                work.await?
            }
        }
    } else {
        work.await?
    };
    let Some(worked) = worked else { return Ok(None) };
    let told = post.asked
        || bot.store().settings(post.guild).await?.react_to_failures.unwrap_or(bot.options().react_to_failures);
    if told && previews::stand_in(bot, &worked.post, &visible).await? {
        return Ok(bot.desk().work(message, bot.now(), &visible).await?);
    }
    Ok(Some(worked))
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

/// Shows that a link has no card, or no longer that.
async fn react(bot: &Bot, worked: &Worked, channel: ChannelId, without_card: bool) {
    let shares = &worked.post.shares;
    let failed = shares.iter().any(|share| matches!(share.state, ShareState::Failed | ShareState::NotNews));
    let came_late = shares.iter().any(|share| share.state == ShareState::Card)
        && worked.shown.iter().any(|shown| shown.story().story.from_preview);
    let message = MessageId::new(from_row(worked.post.message));
    let shows = failed && without_card;
    let was_edited = worked.post.revision > 0;
    if !shows && !came_late && !was_edited {
        return;
    }
    if let Err(error) = bot.rest().react(channel, message, NO_CARD, shows).await {
        info!(%error, "a reaction could not be changed");
    }
}
