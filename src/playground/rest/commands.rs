//! Registration of application commands, global and of the server.

use serde_json::{Value, json};

use super::super::command_limits;
use super::super::error::ApiError;
use super::super::world::{Command, World};
use super::{Answer, Call, Result, snowflake};

pub fn route(world: &mut World, method: &str, application: u64, rest: &[&str], call: &Call) -> Result {
    call.bot_only()?;
    if application != world.application_id {
        return Err(ApiError::new(404, 10_002, "Unknown Application"));
    }
    let (guild, rest) = match rest {
        ["guilds", guild, rest @ ..] => (Some(snowflake("guild_id", guild)?), rest),
        rest => (None, rest),
    };
    if guild.is_some_and(|id| id != world.guild.id) {
        return Err(ApiError::missing_access());
    }
    match (method, rest) {
        ("GET", ["commands"]) => Ok(Answer::Ok(list(world, guild, call.flag("with_localizations")))),
        ("POST", ["commands"]) => create(world, guild, &call.body),
        ("PUT", ["commands"]) => overwrite(world, guild, &call.body),
        ("GET", ["commands", "permissions"] | ["entitlements" | "skus" | "role-connections"]) => {
            Ok(Answer::Ok(json!([])))
        }
        ("GET", ["commands", id]) => {
            let at = find(world, guild, id)?;
            Ok(Answer::Ok(world.command_json(&world.commands[at])))
        }
        ("PATCH", ["commands", id]) => {
            let at = find(world, guild, id)?;
            let mut body = world.commands[at].body.clone();
            for (key, value) in call.body.as_object().into_iter().flatten() {
                body[key] = value.clone();
            }
            command_limits::command(&body, &[])?;
            world.commands[at].version = world.ids.next();
            world.commands[at].body = body;
            world.commands_changed();
            Ok(Answer::Ok(world.command_json(&world.commands[at])))
        }
        ("DELETE", ["commands", id]) => {
            let at = find(world, guild, id)?;
            world.commands.remove(at);
            world.commands_changed();
            Ok(Answer::Nothing)
        }
        ("GET", ["emojis"]) => Ok(Answer::Ok(json!({"items": []}))),
        _ => Err(ApiError::method_not_allowed()),
    }
}

fn find(world: &World, guild: Option<u64>, id: &str) -> Result<usize> {
    let id = snowflake("command_id", id)?;
    let at = world.commands.iter().position(|command| command.id == id && command.guild == guild);
    at.ok_or_else(ApiError::unknown_command)
}

/// Localisations are left out unless asked for, as Discord does.
fn list(world: &World, guild: Option<u64>, localised: bool) -> Value {
    let of_scope = world.commands.iter().filter(|command| command.guild == guild);
    of_scope
        .map(|command| {
            let mut json = world.command_json(command);
            if !localised {
                drop_localisations(&mut json);
            }
            json
        })
        .collect()
}

fn drop_localisations(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("name_localizations");
            map.remove("description_localizations");
            map.values_mut().for_each(drop_localisations);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_localisations),
        _ => {}
    }
}

fn kind(body: &Value) -> u64 {
    body["type"].as_u64().unwrap_or(1)
}

/// The same name and kind is replaced and keeps its id.
fn create(world: &mut World, guild: Option<u64>, body: &Value) -> Result {
    command_limits::command(body, &[])?;
    let known = world
        .commands
        .iter()
        .position(|c| c.guild == guild && c.body["name"] == body["name"] && kind(&c.body) == kind(body));
    let version = world.ids.next();
    let command = Command { id: known.map_or(version, |at| world.commands[at].id), version, guild, body: body.clone() };
    let json = world.command_json(&command);
    if let Some(at) = known {
        world.commands[at] = command;
        world.commands_changed();
        return Ok(Answer::Ok(json));
    }
    world.commands.push(command);
    world.commands_changed();
    Ok(Answer::Created(json))
}

fn overwrite(world: &mut World, guild: Option<u64>, body: &Value) -> Result {
    let bodies = body.as_array().ok_or_else(ApiError::bad_json)?;
    command_limits::set(bodies)?;
    let known: Vec<Command> = world.commands.iter().filter(|c| c.guild == guild).cloned().collect();
    world.commands.retain(|command| command.guild != guild);
    for body in bodies {
        let same = known.iter().find(|c| c.body["name"] == body["name"] && kind(&c.body) == kind(body));
        let command = match same {
            Some(same) if same.body == *body => same.clone(),
            _ => {
                let version = world.ids.next();
                Command { id: same.map_or(version, |same| same.id), version, guild, body: body.clone() }
            }
        };
        world.commands.push(command);
    }
    world.commands_changed();
    Ok(Answer::Ok(list(world, guild, true)))
}

impl World {
    fn commands_changed(&mut self) {
        self.tell_page(None, "COMMANDS_UPDATE", json!({}));
    }
}
