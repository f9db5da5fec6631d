//! Messages of a channel: post, read, edit, delete. Reactions are in `reactions`, what an accepted
//! body turns into in `compose`.

use serde_json::{Value, json};

use super::super::dispatch::{Kind, blanked};
use super::super::error::{ApiError, invalid};
use super::super::permissions as may;
use super::super::snowflake;
use super::super::world::{DEFAULT, FORUM, Forwarded, Message, Nonce, REPLY, SUPPRESS_EMBEDS, World};
use super::{Answer, Call, Caller, Result, channels, compose, id_in, need, reactions, snowflake as id, visible};

/// How long a nonce is remembered. Discord says "the past few minutes".
const NONCE_MS: u64 = 5 * 60 * 1_000;
/// Bulk delete takes nothing older ("Bulk delete messages").
const BULK_AGE_MS: u64 = 14 * 24 * 60 * 60 * 1_000;

pub fn route(world: &mut World, method: &str, channel: u64, rest: &[&str], call: &Call) -> Result {
    match (method, rest) {
        ("POST", []) => create(world, channel, call),
        ("GET", []) => history(world, channel, call),
        ("POST", ["bulk-delete"]) => bulk_delete(world, channel, call),
        ("GET", [message]) => {
            let user = call.user(world)?;
            let (_, bits) = visible(world, user, channel)?;
            if bits & may::READ_MESSAGE_HISTORY == 0 {
                return Err(ApiError::missing_access());
            }
            let message = shared(world, channel, id("message_id", message)?)?.clone();
            Ok(Answer::Ok(shown(world, call, &message)))
        }
        ("PATCH", [message]) => edit(world, channel, id("message_id", message)?, call),
        ("DELETE", [message]) => delete(world, channel, id("message_id", message)?, call),
        ("POST", [message, "threads"]) => channels::thread_of_message(world, channel, id("message_id", message)?, call),
        (_, [message, "reactions", rest @ ..]) => {
            reactions::route(world, method, channel, id("message_id", message)?, rest, call)
        }
        _ => Err(ApiError::method_not_allowed()),
    }
}

/// A message that is not ephemeral.
pub fn shared(world: &World, channel: u64, message: u64) -> Result<&Message> {
    world.message(channel, message).filter(|m| m.only_for.is_none()).ok_or_else(ApiError::unknown_message)
}

/// A message as the caller may see it.
fn shown(world: &World, call: &Call, message: &Message) -> Value {
    let mut json = world.message_json(message);
    if let (Ok(user), Some(list)) = (call.user(world), json.get_mut("reactions").and_then(Value::as_array_mut)) {
        for (shown, reaction) in list.iter_mut().zip(&message.reactions) {
            shown["me"] = json!(reaction.users.contains(&user));
        }
    }
    if call.caller != Caller::Bot || world.settings.message_content || world.guild_of(message.channel).is_none() {
        return json;
    }
    json["guild_id"] = json!(world.guild.id.to_string());
    let mut json = blanked(&json, &world.bot_id.to_string());
    if let Some(map) = json.as_object_mut() {
        map.remove("guild_id");
    }
    json
}

fn create(world: &mut World, channel: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    let (place, bits) = visible(world, user, channel)?;
    if place.kind == FORUM {
        return Err(ApiError::new(400, 50_008, "Cannot send messages in a non-text channel"));
    }
    need(bits, if place.is_thread() { may::SEND_MESSAGES_IN_THREADS } else { may::SEND_MESSAGES })?;
    if place.thread.as_ref().is_some_and(|thread| thread.locked) && bits & may::MANAGE_THREADS == 0 {
        return Err(ApiError::new(400, 160_005, "Thread is locked"));
    }
    if place.is_direct() {
        let closed = |id: &u64| *id != user && !world.users.get(id).is_some_and(|other| other.takes_direct_messages);
        if place.recipients.iter().any(closed) {
            return Err(ApiError::new(403, 50_007, "Cannot send messages to this user"));
        }
    }
    let body = &call.body;
    if call.caller == Caller::Bot && body["embeds"].as_array().is_some_and(|all| !all.is_empty()) {
        need(bits, may::EMBED_LINKS)?;
    }
    if body["_files"].is_array() {
        need(bits, may::ATTACH_FILES)?;
    }
    let mut message = Message { channel, author: user, kind: DEFAULT, ..Message::default() };
    let reference = &body["message_reference"];
    if let Some(target) = id_in(&reference["message_id"]) {
        if bits & may::READ_MESSAGE_HISTORY == 0 {
            return Err(ApiError::new(403, 160_002, "Cannot reply without permission to read message history"));
        }
        let elsewhere = id_in(&reference["channel_id"]).is_some_and(|id| id != channel);
        if reference["type"] == 1 {
            let from = id_in(&reference["channel_id"]).unwrap_or(channel);
            visible(world, user, from)?;
            let snapshot = world.message_json(shared(world, from, target)?);
            message.forwarded = Some(Forwarded { channel: from, message: target, snapshot });
        } else if !elsewhere && shared(world, channel, target).is_ok() {
            message.kind = REPLY;
            message.reply_to = Some(target);
        } else if reference["fail_if_not_exists"] != false {
            return Err(invalid(&["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message"));
        }
    }
    compose::fill(world, &mut message, body, bits)?;
    if message.forwarded.is_none() {
        compose::not_empty(body)?;
    }
    let nonce = body["nonce"].as_str().map(str::to_owned).or_else(|| body["nonce"].as_u64().map(|n| n.to_string()));
    if body["enforce_nonce"] == true
        && let Some(nonce) = &nonce
    {
        let oldest = snowflake::now_ms().saturating_sub(NONCE_MS);
        world.nonces.retain(|known| known.at_ms >= oldest);
        let known = world.nonces.iter().find(|n| n.author == user && n.channel == channel && n.text == *nonce);
        if let Some(first) = known.and_then(|known| world.message(channel, known.message)) {
            return Ok(Answer::Ok(world.message_json(first)));
        }
    }
    message.nonce = Some(body["nonce"].clone()).filter(|nonce| !nonce.is_null());
    let message = world.publish(message);
    if let (Some(nonce), true) = (nonce, body["enforce_nonce"] == true) {
        world.nonces.push_back(Nonce {
            author: user,
            channel,
            text: nonce,
            message: message.id,
            at_ms: snowflake::now_ms(),
        });
    }
    Ok(Answer::Ok(world.message_json(&message)))
}

fn history(world: &mut World, channel: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    let (_, bits) = visible(world, user, channel)?;
    let limit =
        match call.query.get("limit") {
            None => 50,
            Some(text) => text.parse::<usize>().ok().filter(|limit| (1..=100).contains(limit)).ok_or_else(|| {
                invalid(&["limit"], "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
            })?,
        };
    let at = |name: &str| call.query.get(name).map(|text| id(name, text)).transpose();
    let (before, after, around) = (at("before")?, at("after")?, at("around")?);
    if bits & may::READ_MESSAGE_HISTORY == 0 {
        return Ok(Answer::Ok(json!([])));
    }
    let Some(all) = world.messages.get(&channel) else { return Ok(Answer::Ok(json!([]))) };
    let seen = |message: &&Message| message.only_for.is_none();
    let mut chosen: Vec<&Message> = if let Some(middle) = around {
        let mut found: Vec<_> = all.range(..middle).rev().map(|(_, m)| m).filter(seen).take(limit / 2).collect();
        found.extend(all.range(middle..).map(|(_, m)| m).filter(seen).take(limit - limit / 2));
        found
    } else if let Some(after) = after {
        all.range(after + 1..).map(|(_, m)| m).filter(seen).take(limit).collect()
    } else {
        all.range(..before.unwrap_or(u64::MAX)).rev().map(|(_, m)| m).filter(seen).take(limit).collect()
    };
    chosen.sort_by_key(|message| std::cmp::Reverse(message.id));
    Ok(Answer::Ok(chosen.into_iter().map(|message| shown(world, call, message)).collect()))
}

fn edit(world: &mut World, channel: u64, message: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    let (_, bits) = visible(world, user, channel)?;
    let old = shared(world, channel, message)?.clone();
    let body = &call.body;
    if old.author == user {
        let message = world.rewrite(&old, body, bits)?;
        return Ok(Answer::Ok(world.message_json(&message)));
    }
    // Of another's message only the flags may be changed, and of them only the suppression.
    let keys = body.as_object().map_or(0, |map| map.keys().filter(|key| *key != "allowed_mentions").count());
    let Some(flags) = body["flags"].as_u64().filter(|_| keys == 1) else {
        return Err(ApiError::new(403, 50_005, "Cannot edit a message authored by another user"));
    };
    need(bits, may::MANAGE_MESSAGES)?;
    let mut message = old;
    message.flags = message.flags & !SUPPRESS_EMBEDS | flags & SUPPRESS_EMBEDS;
    world.republish(&message);
    if message.previews.is_empty() {
        world.expect_preview(&message);
    }
    Ok(Answer::Ok(world.message_json(&message)))
}

fn delete(world: &mut World, channel: u64, message: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    let (_, bits) = visible(world, user, channel)?;
    if shared(world, channel, message)?.author != user {
        need(bits, may::MANAGE_MESSAGES)?;
    }
    world.remove_message(channel, message);
    Ok(Answer::Nothing)
}

fn bulk_delete(world: &mut World, channel: u64, call: &Call) -> Result {
    call.bot_only()?;
    let (_, bits) = visible(world, world.bot_id, channel)?;
    need(bits, may::MANAGE_MESSAGES)?;
    let ids: Vec<u64> = call.body["messages"].as_array().into_iter().flatten().filter_map(id_in).collect();
    if !(2..=100).contains(&ids.len()) {
        return Err(ApiError::new(
            400,
            50_016,
            "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete",
        ));
    }
    let oldest = snowflake::at(snowflake::now_ms().saturating_sub(BULK_AGE_MS));
    if ids.iter().any(|id| *id < oldest) {
        return Err(ApiError::new(400, 50_034, "You can only bulk delete messages that are under 14 days old."));
    }
    let gone: Vec<String> = ids
        .iter()
        .filter(|id| world.messages.get_mut(&channel).is_some_and(|all| all.remove(id).is_some()))
        .map(u64::to_string)
        .collect();
    if !gone.is_empty() {
        let data = json!({"ids": gone, "channel_id": channel.to_string()});
        world.tell(channel, Kind::Message, "MESSAGE_DELETE_BULK", data);
    }
    Ok(Answer::Nothing)
}

impl World {
    /// Takes a message away and tells of it.
    pub fn remove_message(&mut self, channel: u64, message: u64) {
        let Some(gone) = self.messages.get_mut(&channel).and_then(|all| all.remove(&message)) else { return };
        let data = json!({"id": message.to_string(), "channel_id": channel.to_string()});
        match gone.only_for {
            Some(reader) => self.tell_page(Some(vec![reader]), "MESSAGE_DELETE", data),
            None => self.tell(channel, Kind::Message, "MESSAGE_DELETE", data),
        }
    }
}
