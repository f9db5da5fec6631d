//! People start interactions: commands, autocomplete, buttons and selects, dialogs.
//!
//! The body is what Discord's own client posts to `/interactions`: `type`, `application_id`,
//! `guild_id`, `channel_id`, `data`, for components `message_id`, and a `nonce` of the client's.

use std::hash::{BuildHasher, Hasher, RandomState};

use serde_json::{Map, Value, json};

use super::super::error::{ApiError, invalid};
use super::super::interaction::{AUTOCOMPLETE, COMMAND, COMPONENT, Interaction, MODAL};
use super::super::permissions as may;
use super::super::world::{CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND, Channel, Chore, Command, DEFAULT, World};
use super::{Answer, Call, Caller, Result, id_in, messages, need, visible};

pub fn start(world: &mut World, call: &Call) -> Result {
    let Caller::Person(user) = call.caller else { return Err(ApiError::unauthorized()) };
    let body = &call.body;
    let kind = body["type"].as_u64().unwrap_or(0);
    let channel = id_in(&body["channel_id"]).ok_or_else(ApiError::unknown_channel)?;
    let (place, bits) = visible(world, user, channel)?;
    if body["application_id"].as_str().is_some_and(|id| id != world.application_id.to_string()) {
        return Err(ApiError::new(404, 10_002, "Unknown Application"));
    }
    let id = world.ids.next();
    let mut interaction = Interaction {
        id,
        token: token(id),
        kind,
        user,
        channel,
        message: None,
        nonce: body["nonce"].as_str().map(str::to_owned),
        metadata: Value::Null,
        message_kind: DEFAULT,
        acknowledged: false,
        original: None,
    };
    let data = match kind {
        COMMAND | AUTOCOMPLETE => {
            need(bits, may::USE_APPLICATION_COMMANDS)?;
            let command = find_command(world, &body["data"])?.clone();
            let menu = command.body["type"].as_u64().unwrap_or(1) != 1;
            interaction.message_kind = if menu { CONTEXT_MENU_COMMAND } else { CHAT_INPUT_COMMAND };
            command_data(world, &command, &body["data"], &place, bits, kind == COMMAND)?
        }
        COMPONENT => {
            let message = id_in(&body["message_id"]).ok_or_else(ApiError::unknown_message)?;
            interaction.message = Some(message);
            component_data(world, user, channel, message, &body["data"])?
        }
        MODAL => {
            let open = world.modals.remove(&user);
            interaction.message = open.as_ref().and_then(|open| id_in(&open["message_id"]));
            let known = open.is_some_and(|open| open["custom_id"] == body["data"]["custom_id"]);
            if !known {
                return Err(ApiError::unknown_interaction());
            }
            json!({"custom_id": body["data"]["custom_id"], "components": body["data"]["components"]})
        }
        _ => return Err(invalid(&["type"], "BASE_TYPE_CHOICES", "Value must be one of (2, 3, 4, 5).")),
    };
    let owners = json!({"0": world.guild.id.to_string()});
    interaction.metadata = json!({
        "id": id.to_string(), "type": kind, "user": world.user_json(user), "name": data["name"],
        "authorizing_integration_owners": owners,
    });
    if kind != COMMAND
        && let Some(map) = interaction.metadata.as_object_mut()
    {
        map.remove("name");
    }
    if let Some(message) = interaction.message {
        interaction.metadata["interacted_message_id"] = json!(message.to_string());
    }
    if let Some(target) = data.get("target_id") {
        interaction.metadata["target_message_id"] = target.clone();
    }
    let event = event(world, &interaction, &place, bits, &data);
    let direct = place.is_direct();
    // The receiver lives as long as the world.
    let _ = world.chores.send(Chore::InteractionDeadline { token: interaction.token.clone() });
    if kind != AUTOCOMPLETE {
        let created = json!({"id": id.to_string(), "nonce": interaction.nonce});
        world.tell_page(Some(vec![user]), "INTERACTION_CREATE", created);
    }
    world.interactions.insert(interaction.token.clone(), interaction);
    world.tell_bot(0, direct, "INTERACTION_CREATE", &event);
    Ok(Answer::Nothing)
}

/// Cannot be guessed: it is all that protects the answers.
fn token(id: u64) -> String {
    let mut random = RandomState::new().build_hasher();
    random.write_u64(id);
    let first = random.finish();
    let mut random = RandomState::new().build_hasher();
    random.write_u64(first);
    format!("playground-{id}-{first:016x}{:016x}", random.finish())
}

fn event(world: &World, interaction: &Interaction, place: &Channel, bits: u64, data: &Value) -> Value {
    let guild = world.guild.id.to_string();
    let user = interaction.user;
    let bot_bits = may::in_channel(world, world.bot_id, place);
    let mut channel = world.channel_json(place);
    channel["permissions"] = json!(bits.to_string());
    let mut event = json!({
        "id": interaction.id.to_string(), "application_id": world.application_id.to_string(),
        "type": interaction.kind, "token": interaction.token, "version": 1, "data": data,
        "channel_id": place.id.to_string(), "channel": channel, "app_permissions": bot_bits.to_string(),
        "locale": world.users.get(&user).map(|user| user.locale.clone()), "entitlements": [],
        "attachment_size_limit": 10_485_760, "authorizing_integration_owners": {"0": guild},
    });
    if place.is_direct() {
        event["user"] = world.user_json(user);
        event["context"] = json!(1);
    } else {
        let mut member = world.member_json(user, true);
        member["permissions"] = json!(bits.to_string());
        event["member"] = member;
        event["guild_id"] = json!(guild);
        event["guild"] = json!({"id": guild, "locale": world.settings.guild_locale, "features": []});
        event["guild_locale"] = json!(world.settings.guild_locale);
        event["context"] = json!(0);
    }
    if let Some(message) = interaction.message.and_then(|id| world.message(place.id, id)) {
        event["message"] = world.message_json(message);
    }
    event
}

fn find_command<'a>(world: &'a World, data: &Value) -> Result<&'a Command> {
    let id = id_in(&data["id"]);
    let kind = data["type"].as_u64().unwrap_or(1);
    let by_name = |c: &&Command| c.body["name"] == data["name"] && c.body["type"].as_u64().unwrap_or(1) == kind;
    world
        .commands
        .iter()
        .find(|command| Some(command.id) == id)
        .or_else(|| world.commands.iter().find(|c| id.is_none() && by_name(c)))
        .ok_or_else(ApiError::unknown_command)
}

fn command_data(
    world: &World,
    command: &Command,
    sent: &Value,
    place: &Channel,
    bits: u64,
    complete: bool,
) -> Result<Value> {
    if place.is_direct() && (command.body["dm_permission"] == false || command.guild.is_some()) {
        return Err(ApiError::unknown_command());
    }
    let context = u64::from(place.is_direct());
    if command.body["contexts"].as_array().is_some_and(|all| !all.iter().any(|c| c.as_u64() == Some(context))) {
        return Err(ApiError::unknown_command());
    }
    // Nought means administrators alone ("Application command permissions").
    // Discord's document has a number here, libraries send text.
    let wanted = &command.body["default_member_permissions"];
    if let Some(wanted) = wanted.as_u64().or_else(|| wanted.as_str()?.parse().ok()) {
        need(bits, if wanted == 0 { may::ADMINISTRATOR } else { wanted })?;
    }
    let kind = command.body["type"].as_u64().unwrap_or(1);
    let options = sent["options"].as_array().cloned().unwrap_or_default();
    if kind == 1 && complete {
        required_options(&command.body["options"], &options)?;
    }
    let mut data = json!({"id": command.id.to_string(), "name": command.body["name"], "type": kind});
    let mut resolved = Map::new();
    resolve(world, &options, place, &mut resolved);
    if !options.is_empty() {
        data["options"] = json!(options);
    }
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild.to_string());
    }
    if kind != 1 {
        let target = id_in(&sent["target_id"]).ok_or_else(ApiError::unknown_message)?;
        data["target_id"] = json!(target.to_string());
        if kind == 3 {
            let message = world.message_json(messages::shared(world, place.id, target)?);
            put(&mut resolved, "messages", target, message);
        } else {
            put_user(world, &mut resolved, target, place);
        }
    }
    if !resolved.is_empty() {
        data["resolved"] = Value::Object(resolved);
    }
    Ok(data)
}

fn required_options(schema: &Value, sent: &[Value]) -> Result<()> {
    let schema = schema.as_array().map_or(&[][..], Vec::as_slice);
    for option in schema {
        let given = sent.iter().find(|have| have["name"] == option["name"]);
        match (option["type"].as_u64(), given) {
            (Some(1 | 2), Some(given)) => {
                let below = given["options"].as_array().map_or(&[][..], Vec::as_slice);
                required_options(&option["options"], below)?;
            }
            (Some(1 | 2), None) | (_, Some(_)) => {}
            _ if option["required"] == true => {
                let name = option["name"].as_str().unwrap_or_default();
                return Err(invalid(&["data", "options", name], "BASE_TYPE_REQUIRED", "This field is required"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn resolve(world: &World, options: &[Value], place: &Channel, into: &mut Map<String, Value>) {
    for option in options {
        if let Some(below) = option["options"].as_array() {
            resolve(world, below, place, into);
        }
        let Some(id) = id_in(&option["value"]) else { continue };
        match option["type"].as_u64() {
            Some(6) => put_user(world, into, id, place),
            Some(7) => {
                if let Some(channel) = world.channels.get(&id) {
                    let mut json = world.channel_json(channel);
                    json["permissions"] = json!(may::in_channel(world, world.bot_id, channel).to_string());
                    put(into, "channels", id, json);
                }
            }
            Some(8 | 9) => match world.role_by_value(&option["value"]) {
                Some(role) => put(into, "roles", id, role),
                None => put_user(world, into, id, place),
            },
            _ => {}
        }
    }
}

fn put_user(world: &World, into: &mut Map<String, Value>, id: u64, place: &Channel) {
    if world.users.contains_key(&id) {
        put(into, "users", id, world.user_json(id));
        if world.members.contains_key(&id) && !place.is_direct() {
            put(into, "members", id, world.resolved_member(id, may::in_channel(world, id, place)));
        }
    }
}

fn put(into: &mut Map<String, Value>, list: &str, id: u64, value: Value) {
    let map = into.entry(list).or_insert_with(|| json!({}));
    map[id.to_string()] = value;
}

fn component_data(world: &World, user: u64, channel: u64, message: u64, sent: &Value) -> Result<Value> {
    let message = world
        .message(channel, message)
        .filter(|m| m.only_for.is_none_or(|reader| reader == user))
        .ok_or_else(ApiError::unknown_message)?;
    let children = message.components.iter().flat_map(|row| row["components"].as_array().into_iter().flatten());
    let pressed = children
        .into_iter()
        .find(|child| {
            child["custom_id"] == sent["custom_id"] && child["disabled"] != true && sent["custom_id"].is_string()
        })
        .ok_or_else(|| invalid(&["data"], "COMPONENT_VALIDATION_FAILED", "Component validation failed"))?;
    let mut data = json!({"custom_id": sent["custom_id"], "component_type": pressed["type"], "id": 1});
    if pressed["type"].as_u64() != Some(2) {
        data["values"] = sent["values"].clone();
        let mut resolved = Map::new();
        if let (Some(place), Some(values)) = (world.channels.get(&channel), sent["values"].as_array()) {
            let kind = match pressed["type"].as_u64() {
                Some(5) => 6,
                Some(6) => 8,
                Some(7) => 9,
                Some(8) => 7,
                _ => 0,
            };
            let options: Vec<Value> = values.iter().map(|value| json!({"type": kind, "value": value})).collect();
            resolve(world, &options, place, &mut resolved);
        }
        if !resolved.is_empty() {
            data["resolved"] = Value::Object(resolved);
        }
    }
    Ok(data)
}
