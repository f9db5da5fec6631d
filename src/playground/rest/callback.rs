//! The bot's first answer to an interaction ("Interaction callback"). Later ones: `webhooks`.

use serde_json::{Value, json};

use super::super::error::{ApiError, invalid};
use super::super::interaction::{AUTOCOMPLETE, Interaction};
use super::super::limits;
use super::super::permissions as may;
use super::super::world::{EPHEMERAL, LOADING, Message, World};
use super::{Answer, Call, Result, compose};

const MESSAGE: u64 = 4;
const DEFERRED_MESSAGE: u64 = 5;
const DEFERRED_UPDATE: u64 = 6;
const UPDATE: u64 = 7;
const CHOICES: u64 = 8;
const DIALOG: u64 = 9;

pub fn answer(world: &mut World, id: u64, token: &str, call: &Call) -> Result {
    let known = world.interactions.get(token).filter(|interaction| interaction.id == id);
    let mut interaction = known.cloned().ok_or_else(ApiError::unknown_interaction)?;
    if interaction.acknowledged {
        return Err(ApiError::already_acknowledged());
    }
    if interaction.missed_deadline(&world.settings) {
        return Err(ApiError::unknown_interaction());
    }
    let kind = call.body["type"].as_u64().unwrap_or(0);
    if (kind == CHOICES) != (interaction.kind == AUTOCOMPLETE) {
        return Err(invalid(&["type"], "INTERACTION_TYPE_INVALID", "Interaction callback type is invalid"));
    }
    let data = &call.body["data"];
    let message = match kind {
        MESSAGE => {
            let message = fresh(world, &interaction, data)?;
            compose::not_empty(data)?;
            Some(world.publish(message))
        }
        DEFERRED_MESSAGE => {
            let mut message = fresh(world, &interaction, &json!({"flags": data["flags"]}))?;
            message.flags |= LOADING;
            Some(world.publish(message))
        }
        DEFERRED_UPDATE | UPDATE => {
            let pressed = interaction.message.and_then(|id| world.message(interaction.channel, id)).cloned();
            let pressed = pressed.ok_or_else(|| {
                invalid(&["type"], "INTERACTION_TYPE_INVALID", "Interaction callback type is invalid")
            })?;
            if kind == UPDATE { Some(world.rewrite(&pressed, data, may::DIRECT)?) } else { Some(pressed) }
        }
        CHOICES => {
            limits::choices(data)?;
            let nonce = interaction.nonce.clone().unwrap_or_else(|| interaction.id.to_string());
            let shown = json!({"nonce": nonce, "choices": data["choices"]});
            world.choices.insert(nonce, data["choices"].clone());
            world.tell_page(Some(vec![interaction.user]), "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", shown);
            None
        }
        DIALOG => {
            limits::modal(data)?;
            let mut dialog = data.clone();
            dialog["id"] = json!(interaction.id.to_string());
            dialog["channel_id"] = json!(interaction.channel.to_string());
            dialog["message_id"] = json!(interaction.message.map(|id| id.to_string()));
            world.modals.insert(interaction.user, dialog.clone());
            world.tell_page(Some(vec![interaction.user]), "INTERACTION_MODAL_CREATE", dialog);
            None
        }
        _ => return Err(invalid(&["type"], "BASE_TYPE_CHOICES", "Value must be one of (4, 5, 6, 7, 8, 9, 12).")),
    };
    interaction.acknowledged = true;
    interaction.original = message.as_ref().map(|message| message.id);
    let done = json!({"id": interaction.id.to_string(), "nonce": interaction.nonce});
    world.tell_page(Some(vec![interaction.user]), "INTERACTION_SUCCESS", done);
    let answer = call.flag("with_response").then(|| response(world, &interaction, kind, message.as_ref()));
    world.interactions.insert(token.to_owned(), interaction);
    Ok(answer.map_or(Answer::Nothing, Answer::Ok))
}

/// A new message of the bot's in answer to an interaction; not stored yet.
pub fn fresh(world: &mut World, interaction: &Interaction, body: &Value) -> Result<Message> {
    let mut message = Message {
        channel: interaction.channel,
        author: world.bot_id,
        kind: interaction.message_kind,
        interaction: Some(interaction.metadata.clone()),
        ..Message::default()
    };
    compose::fill(world, &mut message, body, may::DIRECT)?;
    if body["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0 {
        message.flags |= EPHEMERAL;
        message.only_for = Some(interaction.user);
    }
    Ok(message)
}

fn response(world: &World, interaction: &Interaction, kind: u64, message: Option<&Message>) -> Value {
    let mut about = json!({"id": interaction.id.to_string(), "type": interaction.kind});
    let mut resource = json!({"type": kind});
    if let Some(message) = message {
        about["response_message_id"] = json!(message.id.to_string());
        about["response_message_loading"] = json!(message.flags & LOADING != 0);
        about["response_message_ephemeral"] = json!(message.only_for.is_some());
        resource["message"] = world.message_json(message);
    }
    json!({"interaction": about, "resource": resource})
}
