//! The server: itself, its channels, members and roles, for reading.

use serde_json::{Value, json};

use super::super::error::ApiError;
use super::super::permissions::in_channel;
use super::super::world::{Channel, World};
use super::{Answer, Call, Caller, Result, id_in, snowflake};

pub fn route(world: &mut World, method: &str, guild: u64, rest: &[&str], call: &Call) -> Result {
    call.user(world)?;
    if guild != world.guild.id {
        return Err(ApiError::unknown_guild());
    }
    match (method, rest) {
        ("GET", []) => {
            let mut json = world.guild_json();
            if call.flag("with_counts") {
                json["approximate_member_count"] = json!(world.members.len());
                json["approximate_presence_count"] = json!(world.members.len());
            }
            Ok(Answer::Ok(json))
        }
        ("GET", ["channels"]) => {
            // A bot is shown all; a person's client lists what that person may see.
            let user = call.user(world)?;
            let seen = |channel: &&Channel| call.caller == Caller::Bot || in_channel(world, user, channel) != 0;
            let all = world.channels.values().filter(|c| !c.is_direct() && !c.is_thread()).filter(seen);
            Ok(Answer::Ok(all.map(|c| world.channel_json(c)).collect()))
        }
        ("GET", ["threads", "active"]) => {
            let open = world.channels.values().filter(|c| c.thread.as_ref().is_some_and(|t| !t.archived));
            let threads: Vec<Value> = open.map(|c| world.channel_json(c)).collect();
            Ok(Answer::Ok(json!({"threads": threads, "members": []})))
        }
        ("GET", ["roles"]) => Ok(Answer::Ok(roles(world))),
        ("GET", ["roles", id]) => {
            let id = snowflake("role_id", id)?;
            let role = world.guild.roles.iter().find(|role| role.id == id);
            let role = role.ok_or_else(|| ApiError::new(404, 10_011, "Unknown Role"))?;
            Ok(Answer::Ok(World::role_json(role, guild)))
        }
        ("GET", ["members"]) => {
            let after = call.query.get("after").and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
            let limit = call.query.get("limit").and_then(|text| text.parse().ok()).unwrap_or(1);
            let some = world.members.keys().filter(|id| **id > after).take(limit);
            Ok(Answer::Ok(some.map(|id| world.member_json(*id, true)).collect()))
        }
        ("GET", ["members", "search"]) => {
            let query = call.query.get("query").map(|text| text.to_lowercase()).unwrap_or_default();
            let named = world.users.values().filter(|user| {
                world.members.contains_key(&user.id)
                    && (user.name.starts_with(&query) || user.display.to_lowercase().starts_with(&query))
            });
            Ok(Answer::Ok(named.map(|user| world.member_json(user.id, true)).collect()))
        }
        ("GET", ["members", id]) => {
            let id = if *id == "@me" { call.user(world)? } else { snowflake("user_id", id)? };
            match world.member_json(id, true) {
                Value::Null if world.users.contains_key(&id) => Err(ApiError::unknown_member()),
                Value::Null => Err(ApiError::unknown_user()),
                member => Ok(Answer::Ok(member)),
            }
        }
        ("PATCH", ["members", "@me"]) => Ok(Answer::Ok(world.member_json(call.user(world)?, true))),
        ("GET", ["emojis" | "webhooks" | "integrations" | "invites" | "bans"]) => Ok(Answer::Ok(json!([]))),
        ("GET", ["audit-logs"]) => Err(ApiError::missing_permissions()),
        _ => Err(ApiError::method_not_allowed()),
    }
}

fn roles(world: &World) -> Value {
    world.guild.roles.iter().map(|role| World::role_json(role, world.guild.id)).collect()
}

impl World {
    /// The `resolved` member of an interaction: without the user, with permissions.
    pub fn resolved_member(&self, user: u64, bits: u64) -> Value {
        let mut member = self.member_json(user, false);
        if member.is_object() {
            member["permissions"] = json!(bits.to_string());
        }
        member
    }

    /// A role or a user by the id in an option.
    pub fn role_by_value(&self, value: &Value) -> Option<Value> {
        let id = id_in(value)?;
        let role = self.guild.roles.iter().find(|role| role.id == id)?;
        Some(Self::role_json(role, self.guild.id))
    }
}
