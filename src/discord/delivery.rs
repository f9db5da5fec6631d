//! The calls that bring a reply about: posted once, edited, deleted, found again, and tried again where
//! Discord's error may pass. When which is due is decided in `lifecycle`.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serde_json::Value;
use serenity::http::HttpError;
use serenity::{
    ActionRowComponent, ButtonKind, ChannelId, CreateMessage, EditMessage, MessageId, MessageReference, Nonce, UserId,
};
use tracing::{info, warn};

use super::buttons::Press;
use super::embed::Reply;
use super::{Bot, Fault, pauses};
use crate::store::{self, Post, from_row, to_row};

/// The waits between tries of a call, when Discord answers with an error that may pass.
const RETRY_AFTER: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// After its start, the bot looks for a reply that a former process posted but did not write down,
/// among so many messages after the post, and among as many of the latest.
const SEARCHED: u8 = 100;

/// Posts the reply in `place`, below the post itself where that is its channel. The nonce is the post's
/// own id, so that a repeated call makes no second one. `None` when Discord refuses it for good.
pub(super) async fn create(
    ctx: &serenity::Context,
    bot: &Bot,
    post: &Post,
    place: ChannelId,
    reply: &Reply,
) -> Result<Option<store::Reply>, Fault> {
    let own = ChannelId::new(from_row(post.channel));
    let mentioned: Vec<UserId> = reply.mentioned.iter().map(|user| UserId::new(*user)).collect();
    let mut message = CreateMessage::new()
        .content(reply.content.clone())
        .embeds(reply.embeds.clone())
        .components(reply.components.clone())
        .allowed_mentions(serenity::CreateAllowedMentions::new().users(mentioned))
        .nonce(Nonce::String(format!("pq{}", post.message)))
        .enforce_nonce(true);
    if place == own {
        let mut reference = MessageReference::from((own, MessageId::new(from_row(post.message))));
        // Discord then refuses a reply to a message that is gone.
        reference.fail_if_not_exists = Some(true);
        message = message.reference_message(reference);
    }
    let body = reply.described(&message).map_err(serenity::Error::Json)?;
    let posted = |sent: serenity::Message| {
        info!(channel = post.channel, post = post.message, "posted a card");
        Some(store::Reply { channel: to_row(place.get()), message: to_row(sent.id.get()) })
    };
    match insist(|| bot.rest().send(place, &body)).await {
        Ok(sent) => Ok(posted(sent)),
        Err(error) if is_final(&error) && !pauses::is_refusal(&error) => {
            // An earlier try may have had its effect although it was answered with an error.
            if let Some(standing) = find_reply(ctx, bot, post).await? {
                return Ok(Some(standing));
            }
            warn!(channel = post.channel, post = post.message, %error, "Discord refuses a card");
            // A picture's address may be one that Discord does not take.
            let Some(plain) = without_pictures(body) else { return Ok(None) };
            match insist(|| bot.rest().send(place, &plain)).await {
                Ok(sent) => Ok(posted(sent)),
                Err(error) if is_final(&error) => Ok(None),
                Err(error) => Err(error.into()),
            }
        }
        // The post stays open; it is taken up when its lease has run out.
        Err(error) => Err(error.into()),
    }
}

/// A message's body without the pictures of its embeds; `None` when there are none.
fn without_pictures(mut body: Value) -> Option<Value> {
    let mut had = false;
    for embed in body.get_mut("embeds")?.as_array_mut()?.iter_mut().filter_map(Value::as_object_mut) {
        had |= embed.remove("image").is_some();
        had |= embed.get_mut("author").and_then(Value::as_object_mut).is_some_and(|a| a.remove("icon_url").is_some());
    }
    had.then_some(body)
}

/// Calls Discord again when it answers with an error that may pass soon.
pub(super) async fn insist<T, F>(mut call: impl FnMut() -> F) -> serenity::Result<T>
where
    F: Future<Output = serenity::Result<T>>,
{
    for wait in RETRY_AFTER {
        match call().await {
            Err(error) if !is_final(&error) && !is_barred(&error) && !is_limited(&error) => {
                tokio::time::sleep(wait).await;
            }
            done => return done,
        }
    }
    call().await
}

/// Edits the reply. `false` when it is gone.
pub(super) async fn edit(bot: &Bot, standing: store::Reply, wanted: &Reply) -> Result<bool, Fault> {
    let edited = EditMessage::new()
        .content(wanted.content.clone())
        .embeds(wanted.embeds.clone())
        .components(wanted.components.clone())
        .allowed_mentions(serenity::CreateAllowedMentions::new());
    let (channel, id) = (ChannelId::new(from_row(standing.channel)), MessageId::new(from_row(standing.message)));
    let body = wanted.described(&edited).map_err(serenity::Error::Json)?;
    match insist(|| bot.rest().edit(channel, id, &body)).await {
        Ok(_) => Ok(true),
        Err(error) if is_gone(&error) => Ok(false),
        Err(error) if is_final(&error) => {
            warn!(channel = standing.channel, %error, "a card stays as it was: Discord refuses the change");
            Ok(true)
        }
        Err(error) => Err(error.into()),
    }
}

/// Deletes the reply; one that is gone already is as well.
pub(super) async fn delete_reply(bot: &Bot, standing: store::Reply) -> Result<(), Fault> {
    let (channel, id) = (ChannelId::new(from_row(standing.channel)), MessageId::new(from_row(standing.message)));
    match insist(|| bot.rest().delete(channel, id)).await {
        Err(error) if !is_final(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

/// The reply to a post that the bot sent but did not write down: in its channel, or in a thread below it.
pub(super) async fn find_reply(ctx: &serenity::Context, bot: &Bot, post: &Post) -> Result<Option<store::Reply>, Fault> {
    let me = ctx.cache.current_user().id;
    let remove = Press::Remove(from_row(post.message)).custom_id();
    let removes = |component: &ActionRowComponent| match component {
        ActionRowComponent::Button(button) => {
            matches!(&button.data, ButtonKind::NonLink { custom_id, .. } if *custom_id == remove)
        }
        _ => false,
    };
    let answers = |reply: &&serenity::Message| {
        let reference = reply.message_reference.as_ref().and_then(|reference| reference.message_id);
        let below = reference.is_some_and(|id| to_row(id.get()) == post.message);
        reply.author.id == me && (below || reply.components.iter().flat_map(|row| &row.components).any(removes))
    };
    let after = Some(("after", MessageId::new(from_row(post.message))));
    // A thread on a message has the message's id.
    for place in [post.channel, post.message] {
        let channel = ChannelId::new(from_row(place));
        // A post that was caught up with was answered long after it.
        for from in [after, None] {
            let found = match bot.rest().messages(channel, from, SEARCHED).await {
                Ok(found) => found,
                Err(error) if is_final(&error) => break,
                Err(error) => return Err(error.into()),
            };
            if let Some(reply) = found.iter().find(answers) {
                return Ok(Some(store::Reply { channel: place, message: to_row(reply.id.get()) }));
            }
            if found.len() < usize::from(SEARCHED) {
                break;
            }
        }
    }
    Ok(None)
}

/// Whether trying again is of no use: the request itself, or what it is about, is refused.
pub(super) fn is_final(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))
        if matches!(answer.status_code.as_u16(), 400 | 403 | 404))
}

/// Whether what the call is about is there no more.
pub(super) fn is_gone(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) if answer.status_code.as_u16() == 404)
}

/// Whether the call did not get its turn in good time (`rest`): the caller tries later.
fn is_limited(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Other(_))
}

/// Whether Discord accepts the token no more. An interaction that is too old is answered with 401 too,
/// and a code.
pub(super) fn is_barred(error: &serenity::Error) -> bool {
    matches!(error, serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))
        if answer.status_code.as_u16() == 401 && answer.error.code <= 0)
}
