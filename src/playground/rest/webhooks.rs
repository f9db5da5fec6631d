//! What follows an interaction's first answer: follow-ups and the messages already sent, reached
//! through `/webhooks/{application}/{token}` ("Followup messages").

use super::super::error::ApiError;
use super::super::permissions as may;
use super::super::world::{LOADING, Message, World};
use super::{Answer, Call, Result, callback, compose, snowflake};

pub fn route(world: &mut World, method: &str, application: u64, token: &str, rest: &[&str], call: &Call) -> Result {
    let interaction = world.interactions.get(token).cloned().ok_or_else(ApiError::unknown_webhook)?;
    if application != world.application_id {
        return Err(ApiError::unknown_webhook());
    }
    if interaction.expired(&world.settings) {
        return Err(ApiError::invalid_webhook_token());
    }
    if !interaction.acknowledged {
        return Err(ApiError::unknown_webhook());
    }
    let original = interaction.original.and_then(|id| world.message(interaction.channel, id)).cloned();
    match (method, rest) {
        ("POST", []) => {
            let loading = original.clone().filter(|message| message.flags & LOADING != 0);
            if let Some(loading) = loading {
                // The first follow-up takes the place of "is thinking…".
                compose::not_empty(&call.body)?;
                let message = world.rewrite(&loading, &call.body, may::DIRECT)?;
                return Ok(Answer::Ok(world.message_json(&message)));
            }
            let mut message = callback::fresh(world, &interaction, &call.body)?;
            compose::not_empty(&call.body)?;
            message.kind = super::super::world::DEFAULT;
            if let Some(original) =
                original.filter(|original| original.only_for.is_none() || message.only_for.is_some())
            {
                message.kind = super::super::world::REPLY;
                message.reply_to = Some(original.id);
            }
            let message = world.publish(message);
            Ok(Answer::Ok(world.message_json(&message)))
        }
        (_, ["messages", "@original" | "%40original"]) => {
            let message = original.ok_or_else(ApiError::unknown_message)?;
            one(world, method, &message, call)
        }
        (_, ["messages", id]) => {
            let id = snowflake("message_id", id)?;
            let message = world.message(interaction.channel, id).filter(|message| {
                let same = message.interaction.as_ref().is_some_and(|metadata| *metadata == interaction.metadata);
                same || interaction.original == Some(id)
            });
            let message = message.cloned().ok_or_else(ApiError::unknown_message)?;
            one(world, method, &message, call)
        }
        _ => Err(ApiError::method_not_allowed()),
    }
}

fn one(world: &mut World, method: &str, message: &Message, call: &Call) -> Result {
    match method {
        "GET" => Ok(Answer::Ok(world.message_json(message))),
        "PATCH" => {
            let message = world.rewrite(message, &call.body, may::DIRECT)?;
            Ok(Answer::Ok(world.message_json(&message)))
        }
        "DELETE" => {
            world.remove_message(message.channel, message.id);
            Ok(Answer::Nothing)
        }
        _ => Err(ApiError::method_not_allowed()),
    }
}
