//! What becomes of a message's body: checked, filled in, stored, told.

use serde_json::{Value, json};

use super::super::error::ApiError;
use super::super::limits;
use super::super::snowflake::now_ms;
use super::super::world::{Chore, EPHEMERAL, LOADING, Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, World};
use super::Result;

/// Checks that a new message says something.
pub fn not_empty(body: &Value) -> Result<()> {
    let text = body["content"].as_str().is_some_and(|text| !text.trim().is_empty());
    let any = ["embeds", "components", "sticker_ids", "_files", "attachments"]
        .iter()
        .any(|key| body[key].as_array().is_some_and(|list| !list.is_empty()));
    if text || any || body["poll"].is_object() { Ok(()) } else { Err(ApiError::empty_message()) }
}

/// Puts the parts of a body into a message; absent parts stay. Limits are checked first.
pub fn fill(world: &World, message: &mut Message, body: &Value, bits: u64) -> Result<()> {
    limits::message(body)?;
    if let Some(content) = body.get("content") {
        content.as_str().unwrap_or_default().trim().clone_into(&mut message.content);
    }
    if let Some(embeds) = body.get("embeds") {
        message.embeds = embeds.as_array().into_iter().flatten().map(rich).collect();
    }
    if let Some(components) = body.get("components") {
        message.components = components.as_array().cloned().unwrap_or_default();
    }
    if let Some(files) = body["_files"].as_array() {
        message.attachments = files.iter().enumerate().map(|(index, file)| attachment(world, index, file)).collect();
    }
    if let Some(flags) = body["flags"].as_u64() {
        let settable = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | super::super::world::COMPONENTS_V2;
        message.flags = message.flags & !settable | flags & settable;
    }
    let replied_to = message.reply_to.and_then(|id| world.message(message.channel, id)).map(|m| m.author);
    let found = world.mentions_in(&message.content, &body["allowed_mentions"], bits, replied_to);
    message.mentions = found.users;
    message.mention_roles = found.roles;
    message.mention_everyone = found.everyone;
    Ok(())
}

/// An embed as Discord shows it back.
fn rich(embed: &Value) -> Value {
    let mut embed = embed.clone();
    embed["type"] = json!("rich");
    for key in ["image", "thumbnail"] {
        if let Some(url) = embed[key]["url"].as_str().map(str::to_owned) {
            embed[key]["proxy_url"] = json!(url);
            embed[key]["width"] = json!(0);
            embed[key]["height"] = json!(0);
        } else if let Some(map) = embed.as_object_mut() {
            map.remove(key);
        }
    }
    if let Some(fields) = embed.get_mut("fields").and_then(Value::as_array_mut) {
        for field in fields {
            field["inline"] = json!(field["inline"] == true);
        }
    }
    if let Some(map) = embed.as_object_mut() {
        map.retain(|_, value| !value.is_null());
    }
    embed
}

fn attachment(world: &World, index: usize, file: &Value) -> Value {
    let name = file["filename"].as_str().unwrap_or("file");
    json!({
        "id": index.to_string(), "filename": name, "size": file["size"],
        "url": format!("{}/playground/attachments/{name}", world.base_url()),
        "proxy_url": format!("{}/playground/attachments/{name}", world.base_url()),
    })
}

impl World {
    fn base_url(&self) -> String {
        self.gateway_url.replacen("ws", "http", 1).trim_end_matches("/gateway").to_owned()
    }

    /// Stores a new message under a new id and tells of it.
    pub fn publish(&mut self, mut message: Message) -> Message {
        if message.id == 0 {
            message.id = self.ids.next();
        }
        self.messages.entry(message.channel).or_default().insert(message.id, message.clone());
        if let Some(thread) = self.channels.get_mut(&message.channel).and_then(|c| c.thread.as_mut()) {
            thread.messages += 1;
            thread.archived = false;
        }
        self.tell_message("MESSAGE_CREATE", &message);
        self.expect_preview(&message);
        message
    }

    /// Stores a changed message and tells of it.
    pub fn republish(&mut self, message: &Message) {
        if let Some(slot) = self.message_mut(message.channel, message.id) {
            slot.clone_from(message);
        }
        self.tell_message("MESSAGE_UPDATE", message);
    }

    /// Discord looks at a message's links once it stands, unless embeds are suppressed or sent.
    pub fn expect_preview(&mut self, message: &Message) {
        if self.settings.previews
            && message.embeds.is_empty()
            && message.flags & SUPPRESS_EMBEDS == 0
            && message.content.contains("http")
        {
            // The receiver lives as long as the world.
            let _ = self.chores.send(Chore::Preview { channel: message.channel, message: message.id });
        }
    }

    /// An edit by the author: new parts, new time; previews follow the links.
    pub fn rewrite(&mut self, old: &Message, body: &Value, bits: u64) -> Result<Message> {
        let mut message = old.clone();
        let mut body = body.clone();
        // A message that was ephemeral or loading does not change its kind by an edit.
        if let Some(flags) = body["flags"].as_u64() {
            body["flags"] = json!(flags & !(EPHEMERAL | LOADING));
        }
        fill(self, &mut message, &body, bits)?;
        if message.content.is_empty()
            && message.embeds.is_empty()
            && message.components.is_empty()
            && message.attachments.is_empty()
        {
            return Err(ApiError::empty_message());
        }
        let rewritten = message.content != old.content || message.embeds != old.embeds;
        if rewritten && old.flags & LOADING == 0 {
            message.edited_ms = Some(now_ms());
        }
        if message.content != old.content {
            message.previews.clear();
        }
        message.flags &= !LOADING;
        self.republish(&message);
        let unsuppressed = old.flags & SUPPRESS_EMBEDS != 0 && message.flags & SUPPRESS_EMBEDS == 0;
        if message.previews.is_empty() && (rewritten || unsuppressed) {
            self.expect_preview(&message);
        }
        Ok(message)
    }
}
