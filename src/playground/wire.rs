//! The world as Discord writes it: users, members, roles, channels, messages, commands.

use serde_json::{Map, Value, json};

use super::permissions;
use super::snowflake::{iso, unix_ms};
use super::world::{Channel, Command, HAS_SNAPSHOT, HAS_THREAD, Message, Role, SUPPRESS_EMBEDS, User, World};

pub fn user(user: &User) -> Value {
    json!({
        "id": user.id.to_string(), "username": user.name, "discriminator": "0", "global_name": user.display,
        "avatar": null, "bot": user.bot, "public_flags": 0, "flags": 0, "system": false,
    })
}

impl World {
    pub fn user_json(&self, id: u64) -> Value {
        self.users.get(&id).map_or(Value::Null, user)
    }

    /// A member; `with_user` as in `GUILD_CREATE`, without as in `MESSAGE_CREATE`.
    pub fn member_json(&self, id: u64, with_user: bool) -> Value {
        let Some(member) = self.members.get(&id) else { return Value::Null };
        let mut json = json!({
            "roles": member.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
            "joined_at": iso(member.joined_ms), "nick": null, "avatar": null, "premium_since": null,
            "deaf": false, "mute": false, "pending": false, "flags": 0, "communication_disabled_until": null,
        });
        if with_user {
            json["user"] = self.user_json(id);
        }
        json
    }

    pub fn role_json(role: &Role, guild: u64) -> Value {
        let mut json = json!({
            "id": role.id.to_string(), "name": role.name, "permissions": role.permissions.to_string(),
            "color": role.color, "position": role.position, "hoist": role.position > 0,
            "colors": {"primary_color": role.color, "secondary_color": null, "tertiary_color": null},
            "managed": role.bot.is_some(), "mentionable": role.mentionable, "icon": null,
            "unicode_emoji": null, "flags": 0,
        });
        if let Some(bot) = role.bot {
            json["tags"] = json!({"bot_id": bot.to_string()});
        }
        debug_assert!(role.position > 0 || role.id == guild, "only @everyone stands at the bottom");
        json
    }

    pub fn guild_json(&self) -> Value {
        let guild = &self.guild;
        json!({
            "id": guild.id.to_string(), "name": guild.name, "owner_id": guild.owner_id.to_string(),
            "icon": null, "splash": null, "discovery_splash": null, "description": null, "banner": null,
            "afk_channel_id": null, "afk_timeout": 300, "verification_level": 0,
            "default_message_notifications": 1, "explicit_content_filter": 0, "emojis": [], "features": [],
            "roles": guild.roles.iter().map(|role| Self::role_json(role, guild.id)).collect::<Vec<_>>(),
            "mfa_level": 0, "application_id": null, "system_channel_id": null, "system_channel_flags": 0,
            "rules_channel_id": null, "vanity_url_code": null, "premium_tier": 0,
            "preferred_locale": self.settings.guild_locale, "public_updates_channel_id": null,
            "nsfw_level": 0, "nsfw": false, "stickers": [], "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null, "max_members": 500_000, "region": "local",
        })
    }

    /// The server as it arrives on the gateway.
    pub fn guild_create_json(&self) -> Value {
        let mut json = self.guild_json();
        let of_guild = |thread: bool| {
            self.channels
                .values()
                .filter(|c| !c.is_direct() && c.is_thread() == thread)
                // Open threads alone ("Guild Create").
                .filter(|c| c.thread.as_ref().is_none_or(|thread| !thread.archived))
                .filter(|c| permissions::in_channel(self, self.bot_id, c) != 0)
                .map(|c| self.channel_json(c))
                .collect::<Vec<_>>()
        };
        json["channels"] = json!(of_guild(false));
        json["threads"] = json!(of_guild(true));
        json["members"] = self.members.keys().map(|id| self.member_json(*id, true)).collect();
        json["joined_at"] = json!(iso(self.members.get(&self.bot_id).map_or(0, |m| m.joined_ms)));
        json["member_count"] = json!(self.members.len());
        for list in ["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"] {
            json[list] = json!([]);
        }
        json["large"] = json!(false);
        json["unavailable"] = json!(false);
        json
    }

    pub fn channel_json(&self, channel: &Channel) -> Value {
        let last = self.messages.get(&channel.id).and_then(|all| all.values().rfind(|m| m.only_for.is_none()));
        let mut json = json!({
            "id": channel.id.to_string(), "type": channel.kind, "flags": 0,
            "last_message_id": last.map(|m| m.id.to_string()),
        });
        if channel.is_direct() {
            json["recipients"] =
                channel.recipients.iter().filter(|id| **id != self.bot_id).map(|id| self.user_json(*id)).collect();
            return json;
        }
        json["guild_id"] = json!(self.guild.id.to_string());
        json["name"] = json!(channel.name);
        json["parent_id"] = json!(channel.parent.map(|id| id.to_string()));
        json["rate_limit_per_user"] = json!(0);
        if let Some(thread) = &channel.thread {
            json["owner_id"] = json!(thread.owner.to_string());
            json["message_count"] = json!(thread.messages);
            json["total_message_sent"] = json!(thread.messages);
            json["member_count"] = json!(1);
            json["thread_metadata"] = json!({
                "archived": thread.archived, "auto_archive_duration": thread.archive_minutes,
                "archive_timestamp": iso(thread.created_ms), "locked": thread.locked,
                "create_timestamp": iso(thread.created_ms),
            });
            return json;
        }
        json["topic"] = json!(channel.topic);
        json["position"] = json!(channel.position);
        json["nsfw"] = json!(false);
        json["permission_overwrites"] = channel
            .overwrites
            .iter()
            .map(|o| json!({"id": o.id.to_string(), "type": o.kind, "allow": o.allow.to_string(), "deny": o.deny.to_string()}))
            .collect();
        if channel.kind == super::world::FORUM {
            json["available_tags"] = json!([]);
            json["default_reaction_emoji"] = Value::Null;
        }
        json
    }

    /// A message as REST answers it.
    pub fn message_json(&self, message: &Message) -> Value {
        let mut json = self.bare_message_json(message);
        if let Some(forwarded) = &message.forwarded {
            json["flags"] = json!(message.flags | HAS_SNAPSHOT);
            json["message_reference"] = json!({
                "type": 1, "message_id": forwarded.message.to_string(), "channel_id": forwarded.channel.to_string(),
                "guild_id": self.guild_of(forwarded.channel),
            });
            json["message_snapshots"] = json!([{"message": forwarded.snapshot}]);
        }
        if let Some(reply_to) = message.reply_to {
            json["message_reference"] = json!({
                "type": 0, "message_id": reply_to.to_string(), "channel_id": message.channel.to_string(),
                "guild_id": self.guild_of(message.channel),
            });
            json["referenced_message"] =
                self.message(message.channel, reply_to).map_or(Value::Null, |m| self.bare_message_json(m));
        }
        json
    }

    /// A message as the gateway tells it: with its guild and the author's membership.
    pub fn message_event_json(&self, message: &Message) -> Value {
        let mut json = self.message_json(message);
        if let Some(guild) = self.guild_of(message.channel) {
            json["guild_id"] = json!(guild);
            if self.members.contains_key(&message.author) {
                json["member"] = self.member_json(message.author, false);
            }
        }
        json
    }

    /// The id of the guild a channel belongs to, as text.
    pub fn guild_of(&self, channel: u64) -> Option<String> {
        let channel = self.channels.get(&channel)?;
        (!channel.is_direct()).then(|| self.guild.id.to_string())
    }

    fn bare_message_json(&self, message: &Message) -> Value {
        let embeds: Vec<&Value> = if message.flags & SUPPRESS_EMBEDS == 0 {
            message.embeds.iter().chain(&message.previews).collect()
        } else {
            Vec::new()
        };
        let mentions: Vec<Value> = message
            .mentions
            .iter()
            .map(|id| {
                let mut user = self.user_json(*id);
                if self.guild_of(message.channel).is_some() {
                    user["member"] = self.member_json(*id, false);
                }
                user
            })
            .collect();
        let thread = message.thread.and_then(|id| self.channels.get(&id));
        let mut json = json!({
            "id": message.id.to_string(), "channel_id": message.channel.to_string(),
            "author": self.user_json(message.author), "content": message.content, "type": message.kind,
            "timestamp": iso(unix_ms(message.id)), "edited_timestamp": message.edited_ms.map(iso),
            "tts": false, "mention_everyone": message.mention_everyone, "mentions": mentions,
            "mention_roles": message.mention_roles.iter().map(u64::to_string).collect::<Vec<_>>(),
            "attachments": message.attachments, "embeds": embeds, "components": message.components,
            "pinned": message.pinned,
            "flags": message.flags | if thread.is_some() { HAS_THREAD } else { 0 },
        });
        if !message.reactions.is_empty() {
            json["reactions"] = message.reactions.iter().map(|r| self.reaction_json(r)).collect();
        }
        if self.users.get(&message.author).is_some_and(|user| user.bot) && message.interaction.is_some() {
            json["application_id"] = json!(self.application_id.to_string());
            json["webhook_id"] = json!(self.application_id.to_string());
            json["interaction_metadata"] = json!(message.interaction);
        }
        for (key, value) in [("nonce", message.nonce.clone()), ("thread", thread.map(|t| self.channel_json(t)))] {
            if let Some(value) = value {
                json[key] = value;
            }
        }
        json
    }

    fn reaction_json(&self, reaction: &super::world::Reaction) -> Value {
        json!({
            "emoji": reaction.emoji, "count": reaction.users.len(), "me": reaction.users.contains(&self.bot_id),
            "me_burst": false, "burst_colors": [], "count_details": {"burst": 0, "normal": reaction.users.len()},
        })
    }

    pub fn command_json(&self, command: &Command) -> Value {
        let mut json = json!({
            "id": command.id.to_string(), "application_id": self.application_id.to_string(),
            "version": command.version.to_string(), "type": 1, "description": "",
            "default_member_permissions": null, "nsfw": false, "dm_permission": true, "contexts": null,
            "integration_types": [0],
        });
        if let (Some(json), Some(body)) = (json.as_object_mut(), command.body.as_object()) {
            merge(json, body);
        }
        if let Some(bits) = json["default_member_permissions"].as_u64() {
            json["default_member_permissions"] = json!(bits.to_string());
        }
        if let Some(guild) = command.guild {
            json["guild_id"] = json!(guild.to_string());
        }
        json
    }

    pub fn application_json(&self) -> Value {
        json!({
            "id": self.application_id.to_string(), "name": "Pullquote", "icon": null,
            "description": "Answers news links with cards.", "bot_public": true,
            "bot_require_code_grant": false, "verify_key": "0".repeat(64), "flags": 565_248, "team": null,
            "owner": self.user_json(self.guild.owner_id), "bot": self.user_json(self.bot_id),
            "approximate_guild_count": 1, "approximate_user_install_count": 0, "redirect_uris": [],
            "interactions_endpoint_url": null, "integration_types_config": {"0": {}, "1": {}},
        })
    }
}

fn merge(into: &mut Map<String, Value>, from: &Map<String, Value>) {
    for (key, value) in from {
        into.insert(key.clone(), value.clone());
    }
}
