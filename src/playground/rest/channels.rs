//! Channels beside their messages: reading them, typing, threads, direct messages, users.

use serde_json::json;

use super::super::dispatch::Kind;
use super::super::error::{ApiError, FormErrors};
use super::super::limits::between;
use super::super::permissions as may;
use super::super::snowflake::now_ms;
use super::super::world::{Channel, DIRECT, FORUM, Message, PRIVATE_THREAD, PUBLIC_THREAD, Thread, World};
use super::{Answer, Call, Result, compose, id_in, messages, need, snowflake, visible};

pub fn route(world: &mut World, method: &str, channel: u64, rest: &[&str], call: &Call) -> Result {
    let user = call.user(world)?;
    let (place, bits) = visible(world, user, channel)?;
    match (method, rest) {
        ("GET", []) => Ok(Answer::Ok(world.channel_json(&place))),
        ("PATCH", []) => modify(world, &place, bits, call),
        ("DELETE", []) if !place.is_direct() => {
            need(bits, if place.is_thread() { may::MANAGE_THREADS } else { may::MANAGE_CHANNELS })?;
            let json = world.channel_json(&place);
            world.channels.remove(&channel);
            world.messages.remove(&channel);
            let name = if place.is_thread() { "THREAD_DELETE" } else { "CHANNEL_DELETE" };
            world.tell_bot(super::super::dispatch::GUILDS, false, name, &json);
            world.tell_page(None, name, json.clone());
            Ok(Answer::Ok(json))
        }
        ("POST", ["typing"]) => {
            need(bits, if place.is_thread() { may::SEND_MESSAGES_IN_THREADS } else { may::SEND_MESSAGES })?;
            let mut data = json!({
                "channel_id": channel.to_string(), "user_id": user.to_string(), "timestamp": now_ms() / 1_000,
            });
            if !place.is_direct() {
                data["member"] = world.member_json(user, true);
            }
            world.tell(channel, Kind::Typing, "TYPING_START", data);
            Ok(Answer::Nothing)
        }
        ("POST", ["threads"]) => thread_alone(world, &place, bits, call),
        ("PUT" | "DELETE", ["thread-members", _]) => Ok(Answer::Nothing),
        ("GET", ["webhooks" | "pins" | "invites"]) => Ok(Answer::Ok(json!([]))),
        _ => Err(ApiError::method_not_allowed()),
    }
}

fn modify(world: &mut World, place: &Channel, bits: u64, call: &Call) -> Result {
    let own = place.thread.as_ref().is_some_and(|thread| Ok(thread.owner) == call.user(world));
    if !own {
        need(bits, if place.is_thread() { may::MANAGE_THREADS } else { may::MANAGE_CHANNELS })?;
    }
    let mut place = place.clone();
    if let Some(name) = call.body["name"].as_str() {
        name.clone_into(&mut place.name);
    }
    if let Some(topic) = call.body["topic"].as_str() {
        place.topic = Some(topic.to_owned());
    }
    if let Some(thread) = &mut place.thread {
        thread.archived = call.body["archived"].as_bool().unwrap_or(thread.archived);
        thread.locked = call.body["locked"].as_bool().unwrap_or(thread.locked);
    }
    let name = if place.is_thread() { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" };
    let id = place.id;
    let json = world.channel_json(&place);
    world.channels.insert(id, place);
    world.tell(id, Kind::Guild, name, json.clone());
    Ok(Answer::Ok(json))
}

/// A thread on a message; both have the same id.
pub fn thread_of_message(world: &mut World, channel: u64, message: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    let (place, bits) = visible(world, user, channel)?;
    need(bits, may::CREATE_PUBLIC_THREADS)?;
    thread_name(call)?;
    let mut parent = messages::shared(world, channel, message)?.clone();
    if parent.thread.is_some() {
        return Err(ApiError::new(400, 160_004, "A thread has already been created for this message"));
    }
    let thread = open_thread(world, &place, (message, PUBLIC_THREAD), user, call);
    parent.thread = Some(thread.id);
    world.republish(&parent);
    Ok(Answer::Created(world.channel_json(&thread)))
}

/// A thread without a message, or a forum post with its first.
fn thread_alone(world: &mut World, place: &Channel, bits: u64, call: &Call) -> Result {
    let user = call.user(world)?;
    thread_name(call)?;
    let id = world.ids.next();
    if place.kind != FORUM {
        need(bits, may::CREATE_PUBLIC_THREADS)?;
        let kind = if call.body["type"] == PRIVATE_THREAD { PRIVATE_THREAD } else { PUBLIC_THREAD };
        let thread = open_thread(world, place, (id, kind), user, call);
        return Ok(Answer::Created(world.channel_json(&thread)));
    }
    need(bits, may::SEND_MESSAGES)?;
    let mut first = Message { id, channel: id, author: user, ..Message::default() };
    compose::fill(world, &mut first, &call.body["message"], bits)?;
    compose::not_empty(&call.body["message"])?;
    let thread = open_thread(world, place, (id, PUBLIC_THREAD), user, call);
    let first = world.publish(first);
    let mut json = world.channel_json(&thread);
    json["message"] = world.message_json(&first);
    Ok(Answer::Created(json))
}

fn thread_name(call: &Call) -> Result<()> {
    let mut errors = FormErrors::default();
    between(&mut errors, &["name"], &call.body["name"], 1, 100);
    errors.finish()
}

fn open_thread(world: &mut World, parent: &Channel, (id, kind): (u64, u8), owner: u64, call: &Call) -> Channel {
    let thread = Channel {
        id,
        kind,
        name: call.body["name"].as_str().unwrap_or_default().to_owned(),
        topic: None,
        parent: Some(parent.id),
        position: 0,
        overwrites: Vec::new(),
        recipients: Vec::new(),
        thread: Some(Thread {
            owner,
            archived: false,
            locked: false,
            archive_minutes: call.body["auto_archive_duration"].as_u64().unwrap_or(4_320),
            created_ms: now_ms(),
            messages: 0,
        }),
    };
    world.channels.insert(id, thread.clone());
    let mut data = world.channel_json(&thread);
    data["newly_created"] = json!(true);
    world.tell(id, Kind::Guild, "THREAD_CREATE", data);
    thread
}

/// `/users/…`.
pub fn users(world: &mut World, method: &str, rest: &[&str], call: &Call) -> Result {
    let user = call.user(world)?;
    match (method, rest) {
        ("GET", ["@me"]) => {
            let mut json = world.user_json(user);
            json["locale"] = json!(world.users.get(&user).map(|u| u.locale.clone()));
            json["mfa_enabled"] = json!(true);
            json["verified"] = json!(true);
            Ok(Answer::Ok(json))
        }
        ("PATCH", ["@me"]) => Ok(Answer::Ok(world.user_json(user))),
        ("GET", ["@me", "guilds"]) => Ok(Answer::Ok(json!([{
            "id": world.guild.id.to_string(), "name": world.guild.name, "icon": null, "banner": null,
            "owner": world.guild.owner_id == user, "features": [],
            "permissions": may::in_guild(world, user).to_string(),
        }]))),
        ("GET", ["@me", "channels"]) => {
            let own = world.channels.values().filter(|c| c.is_direct() && c.recipients.contains(&user));
            Ok(Answer::Ok(own.map(|channel| world.channel_json(channel)).collect()))
        }
        ("POST", ["@me", "channels"]) => {
            let other = id_in(&call.body["recipient_id"])
                .filter(|id| *id != user && world.users.contains_key(id))
                .ok_or_else(|| ApiError::new(400, 50_033, "Invalid Recipient(s)"))?;
            Ok(Answer::Ok(direct_channel(world, user, other)))
        }
        ("GET", [id]) => {
            let id = snowflake("user_id", id)?;
            world
                .users
                .get(&id)
                .map(|user| Answer::Ok(super::super::wire::user(user)))
                .ok_or_else(ApiError::unknown_user)
        }
        _ => Err(ApiError::not_found()),
    }
}

fn direct_channel(world: &mut World, one: u64, other: u64) -> serde_json::Value {
    let known =
        world.channels.values().find(|c| c.is_direct() && c.recipients.contains(&one) && c.recipients.contains(&other));
    if let Some(known) = known {
        return world.channel_json(known);
    }
    let channel = Channel {
        id: world.ids.next(),
        kind: DIRECT,
        name: String::new(),
        topic: None,
        parent: None,
        position: 0,
        overwrites: Vec::new(),
        recipients: vec![one, other],
        thread: None,
    };
    let json = world.channel_json(&channel);
    world.channels.insert(channel.id, channel);
    world.tell_bot(0, true, "CHANNEL_CREATE", &json);
    world.tell_page(Some(vec![one, other]), "CHANNEL_CREATE", json.clone());
    json
}
