//! Reactions: add, take away, list ("Message" → reactions). The emoji stands in the path, percent
//! encoded, as the character itself or as `name:id`.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::super::dispatch::Kind;
use super::super::error::ApiError;
use super::super::permissions as may;
use super::super::world::{Reaction, World};
use super::{Answer, Call, Result, messages, need, snowflake, visible};

pub fn route(world: &mut World, method: &str, channel: u64, message: u64, rest: &[&str], call: &Call) -> Result {
    let user = call.user(world)?;
    let (_, bits) = visible(world, user, channel)?;
    messages::shared(world, channel, message)?;
    match (method, rest) {
        ("PUT", [emoji, "@me" | "%40me"]) => add(world, channel, message, &key(emoji), user, bits),
        ("DELETE", [emoji, "@me" | "%40me"]) => remove(world, channel, message, &key(emoji), user),
        ("DELETE", [emoji, other]) => {
            let other = snowflake("user_id", other)?;
            if other != user {
                need(bits, may::MANAGE_MESSAGES)?;
            }
            remove(world, channel, message, &key(emoji), other)
        }
        ("GET", [emoji]) => {
            let key = key(emoji);
            let users = messages::shared(world, channel, message)?.reactions.iter().find(|r| r.key == key);
            let users: Vec<Value> =
                users.map(|r| r.users.iter().map(|id| world.user_json(*id)).collect()).unwrap_or_default();
            Ok(Answer::Ok(json!(users)))
        }
        ("DELETE", [] | [_]) => {
            need(bits, may::MANAGE_MESSAGES)?;
            clear(world, channel, message, rest.first().map(|emoji| key(emoji)).as_deref())
        }
        _ => Err(ApiError::method_not_allowed()),
    }
}

fn key(emoji: &str) -> String {
    percent_decode_str(emoji).decode_utf8_lossy().into_owned()
}

fn emoji_json(key: &str) -> Option<Value> {
    match key.rsplit_once(':') {
        Some((name, id)) if id.parse::<u64>().is_ok() => Some(json!({"id": id, "name": name, "animated": false})),
        // Not a list of all emoji: letters and figures alone are none.
        _ if key.is_empty() || key.chars().any(char::is_alphabetic) || key.is_ascii() => None,
        _ => Some(json!({"id": null, "name": key})),
    }
}

fn add(world: &mut World, channel: u64, message: u64, key: &str, user: u64, bits: u64) -> Result {
    let emoji = emoji_json(key).ok_or_else(|| ApiError::new(400, 10_014, "Unknown Emoji"))?;
    let target = world.message_mut(channel, message).ok_or_else(ApiError::unknown_message)?;
    let author = target.author;
    match target.reactions.iter_mut().find(|r| r.key == key) {
        Some(reaction) if reaction.users.contains(&user) => return Ok(Answer::Nothing),
        Some(reaction) => reaction.users.push(user),
        None => {
            need(bits, may::ADD_REACTIONS | may::READ_MESSAGE_HISTORY)?;
            target.reactions.push(Reaction { key: key.to_owned(), emoji: emoji.clone(), users: vec![user] });
        }
    }
    let mut data = event(channel, message, &emoji, user);
    data["message_author_id"] = json!(author.to_string());
    if world.guild_of(channel).is_some() {
        data["member"] = world.member_json(user, true);
    }
    world.tell(channel, Kind::Reaction, "MESSAGE_REACTION_ADD", data);
    Ok(Answer::Nothing)
}

fn remove(world: &mut World, channel: u64, message: u64, key: &str, user: u64) -> Result {
    let target = world.message_mut(channel, message).ok_or_else(ApiError::unknown_message)?;
    let Some(reaction) = target.reactions.iter_mut().find(|r| r.key == key) else {
        return Err(ApiError::new(400, 10_014, "Unknown Emoji"));
    };
    let before = reaction.users.len();
    reaction.users.retain(|id| *id != user);
    let emoji = reaction.emoji.clone();
    let changed = before != reaction.users.len();
    target.reactions.retain(|r| !r.users.is_empty());
    if changed {
        world.tell(channel, Kind::Reaction, "MESSAGE_REACTION_REMOVE", event(channel, message, &emoji, user));
    }
    Ok(Answer::Nothing)
}

fn clear(world: &mut World, channel: u64, message: u64, key: Option<&str>) -> Result {
    let target = world.message_mut(channel, message).ok_or_else(ApiError::unknown_message)?;
    target.reactions.retain(|r| key.is_some_and(|key| r.key != key));
    let mut data = json!({"channel_id": channel.to_string(), "message_id": message.to_string()});
    let name = match key.and_then(emoji_json) {
        Some(emoji) => {
            data["emoji"] = emoji;
            "MESSAGE_REACTION_REMOVE_EMOJI"
        }
        None => "MESSAGE_REACTION_REMOVE_ALL",
    };
    world.tell(channel, Kind::Reaction, name, data);
    Ok(Answer::Nothing)
}

fn event(channel: u64, message: u64, emoji: &Value, user: u64) -> Value {
    json!({
        "user_id": user.to_string(), "channel_id": channel.to_string(), "message_id": message.to_string(),
        "emoji": emoji, "burst": false, "type": 0,
    })
}
