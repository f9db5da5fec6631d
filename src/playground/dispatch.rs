//! Who hears of a change: gateway sessions by their intents, the web page by audience.
//!
//! The blanking of message content follows "Gateway" → "Message content intent": without it
//! `content`, `embeds`, `attachments` and `components` arrive empty, except in the bot's own
//! messages, in direct messages and where the bot is mentioned.

use serde_json::{Value, json};

use super::gateway::Frame;
use super::world::{Message, PageEvent, World};

pub const GUILDS: u64 = 1;
pub const GUILD_MESSAGES: u64 = 1 << 9;
pub const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
pub const GUILD_MESSAGE_TYPING: u64 = 1 << 11;
pub const DIRECT_MESSAGES: u64 = 1 << 12;
pub const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
pub const DIRECT_MESSAGE_TYPING: u64 = 1 << 14;
pub const MESSAGE_CONTENT: u64 = 1 << 15;

impl World {
    /// Tells the sessions that asked for `intent` (0: all), and nobody else.
    pub fn tell_bot(&mut self, intent: u64, direct: bool, name: &str, data: &Value) {
        let twice = self.faults.take_duplicate();
        let late = self.faults.take_reorder();
        let blank_for_all = !self.settings.message_content;
        let guild = self.guild.id;
        let bot = self.bot_id.to_string();
        for session in &mut self.sessions {
            if intent != 0 && session.intents & intent == 0 || !session.hears(guild, direct) {
                continue;
            }
            let blank = name.starts_with("MESSAGE_") && (blank_for_all || session.intents & MESSAGE_CONTENT == 0);
            let data = if blank { blanked(data, &bot) } else { data.clone() };
            if late {
                session.hold(name, data);
                continue;
            }
            let frame = session.dispatch(name, &data);
            if twice {
                session.send(Frame::Text(frame));
            }
            session.let_go();
        }
        self.touch();
    }

    pub fn tell_page(&self, only_for: Option<Vec<u64>>, name: &'static str, data: Value) {
        // No page open is not an error.
        let _ = self.page.send(PageEvent { only_for, name, data });
        self.touch();
    }

    /// Those who may see a channel's events; everybody for a guild's.
    pub fn audience(&self, channel: u64) -> Option<Vec<u64>> {
        self.channels.get(&channel).filter(|c| c.is_direct()).map(|c| c.recipients.clone())
    }

    /// An event of a channel, to bot and page alike.
    pub fn tell(&mut self, channel: u64, kind: Kind, name: &'static str, mut data: Value) {
        let direct = self.guild_of(channel).is_none();
        if let Some(guild) = self.guild_of(channel)
            && data.get("guild_id").is_none()
        {
            data["guild_id"] = json!(guild);
        }
        self.tell_bot(kind.intent(direct), direct, name, &data);
        self.tell_page(self.audience(channel), name, data);
    }

    /// `MESSAGE_CREATE` or `MESSAGE_UPDATE`; of an ephemeral message only its reader's page hears.
    pub fn tell_message(&mut self, name: &'static str, message: &Message) {
        let mut data = self.message_event_json(message);
        if let Some(reader) = message.only_for {
            self.tell_page(Some(vec![reader]), name, data);
            return;
        }
        if name == "MESSAGE_UPDATE" {
            data["tts"] = json!(false);
        }
        self.tell(message.channel, Kind::Message, name, data);
    }
}

/// Which pair of intents an event belongs to.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Guild,
    Message,
    Reaction,
    Typing,
}

impl Kind {
    fn intent(self, direct: bool) -> u64 {
        match (self, direct) {
            (Self::Guild, false) => GUILDS,
            (Self::Guild, true) => 0,
            (Self::Message, false) => GUILD_MESSAGES,
            (Self::Message, true) => DIRECT_MESSAGES,
            (Self::Reaction, false) => GUILD_MESSAGE_REACTIONS,
            (Self::Reaction, true) => DIRECT_MESSAGE_REACTIONS,
            (Self::Typing, false) => GUILD_MESSAGE_TYPING,
            (Self::Typing, true) => DIRECT_MESSAGE_TYPING,
        }
    }
}

/// A message as an application without the message-content intent sees it.
pub fn blanked(message: &Value, bot: &str) -> Value {
    let mut message = message.clone();
    let is_message = message.get("author").is_some();
    let direct = message.get("guild_id").is_none_or(Value::is_null);
    let own = message["author"]["id"] == bot;
    let mentioned = message["mentions"].as_array().is_some_and(|all| all.iter().any(|user| user["id"] == bot));
    if is_message && !direct && !own && !mentioned {
        message["content"] = json!("");
        for list in ["embeds", "attachments", "components"] {
            message[list] = json!([]);
        }
        if message.get("message_snapshots").is_some() {
            message["message_snapshots"] = json!([]);
        }
    }
    if message.get("referenced_message").is_some_and(Value::is_object) {
        let mut referenced = message["referenced_message"].take();
        if !direct {
            referenced["guild_id"] = message["guild_id"].clone();
        }
        message["referenced_message"] = blanked(&referenced, bot);
    }
    message
}
