//! What the playground knows: one server, its channels, people, messages and commands, in memory.
//!
//! Shapes only. How they look on the wire is in `wire`, what is told to whom in `dispatch`, what
//! changes them in `rest`. One lock holds all of it, so an answer and its events cannot disagree.

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde_json::Value;
use tokio::sync::{broadcast, mpsc, watch};

use super::faults::Faults;
use super::gateway::Session;
use super::interaction::Interaction;
use super::settings::Settings;
use super::snowflake::Snowflakes;
use super::{RecordedRequest, Story};

/// Channel kinds ("Channel types").
pub const TEXT: u8 = 0;
pub const DIRECT: u8 = 1;
pub const VOICE: u8 = 2;
pub const NEWS: u8 = 5;
pub const PUBLIC_THREAD: u8 = 11;
pub const PRIVATE_THREAD: u8 = 12;
pub const FORUM: u8 = 15;

/// Message kinds ("Message types").
pub const DEFAULT: u8 = 0;
pub const REPLY: u8 = 19;
pub const CHAT_INPUT_COMMAND: u8 = 20;
pub const CONTEXT_MENU_COMMAND: u8 = 23;

/// Message flags.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub const HAS_THREAD: u64 = 1 << 5;
pub const HAS_SNAPSHOT: u64 = 1 << 14;
pub const EPHEMERAL: u64 = 1 << 6;
pub const LOADING: u64 = 1 << 7;
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
pub const COMPONENTS_V2: u64 = 1 << 15;

#[derive(Debug, Clone)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub display: String,
    pub bot: bool,
    pub takes_direct_messages: bool,
    pub locale: String,
}

/// A user whom somebody plays, with the token that plays them.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: u64,
    pub token: String,
    pub role: &'static str,
}

#[derive(Debug, Clone)]
pub struct Role {
    pub id: u64,
    pub name: String,
    pub permissions: u64,
    pub color: u32,
    pub position: u32,
    pub bot: Option<u64>,
    pub mentionable: bool,
}

#[derive(Debug, Clone)]
pub struct Member {
    pub roles: Vec<u64>,
    pub joined_ms: u64,
}

#[derive(Debug, Clone)]
pub struct Guild {
    pub id: u64,
    pub name: String,
    pub owner_id: u64,
    pub roles: Vec<Role>,
}

#[derive(Debug, Clone)]
pub struct Overwrite {
    pub id: u64,
    /// 0 for a role, 1 for a member.
    pub kind: u8,
    pub allow: u64,
    pub deny: u64,
}

#[derive(Debug, Clone)]
pub struct Thread {
    pub owner: u64,
    pub archived: bool,
    pub locked: bool,
    pub archive_minutes: u64,
    pub created_ms: u64,
    pub messages: u64,
}

#[derive(Debug, Clone)]
pub struct Channel {
    pub id: u64,
    pub kind: u8,
    pub name: String,
    pub topic: Option<String>,
    pub parent: Option<u64>,
    pub position: u32,
    pub overwrites: Vec<Overwrite>,
    pub recipients: Vec<u64>,
    pub thread: Option<Thread>,
}

impl Channel {
    pub fn is_direct(&self) -> bool {
        self.kind == DIRECT
    }

    pub fn is_thread(&self) -> bool {
        self.thread.is_some()
    }
}

#[derive(Debug, Clone)]
pub struct Reaction {
    /// `name` or `name:id`, as in the path of the REST call.
    pub key: String,
    pub emoji: Value,
    pub users: Vec<u64>,
}

#[derive(Debug, Clone, Default)]
pub struct Message {
    pub id: u64,
    pub channel: u64,
    pub author: u64,
    pub kind: u8,
    pub content: String,
    /// What the author sent.
    pub embeds: Vec<Value>,
    /// What Discord added for the links in `content`.
    pub previews: Vec<Value>,
    pub components: Vec<Value>,
    pub flags: u64,
    pub edited_ms: Option<u64>,
    pub pinned: bool,
    pub reply_to: Option<u64>,
    /// The message that this one carries, with where it stands.
    pub forwarded: Option<Forwarded>,
    pub mentions: Vec<u64>,
    pub mention_roles: Vec<u64>,
    pub mention_everyone: bool,
    pub reactions: Vec<Reaction>,
    pub nonce: Option<Value>,
    /// `interaction_metadata` of a command's answer.
    pub interaction: Option<Value>,
    pub thread: Option<u64>,
    /// Who alone sees it.
    pub only_for: Option<u64>,
    pub attachments: Vec<Value>,
}

/// A message as it was when somebody forwarded it.
#[derive(Debug, Clone)]
pub struct Forwarded {
    pub channel: u64,
    pub message: u64,
    pub snapshot: Value,
}

#[derive(Debug, Clone)]
pub struct Command {
    pub id: u64,
    pub version: u64,
    pub guild: Option<u64>,
    /// The command as registered, with localisations; ids are added when it is shown.
    pub body: Value,
}

/// What the web page and the people are told.
#[derive(Debug, Clone)]
pub struct PageEvent {
    /// `None` is everybody.
    pub only_for: Option<Vec<u64>>,
    pub name: &'static str,
    pub data: Value,
}

/// Work for a moment later, done by `previews`.
#[derive(Debug)]
pub enum Chore {
    Preview { channel: u64, message: u64 },
    InteractionDeadline { token: String },
}

pub struct World {
    pub ids: Snowflakes,
    pub bot_token: String,
    pub application_id: u64,
    /// Where the gateway listens, as `ws://…`.
    pub gateway_url: String,
    pub bot_id: u64,
    pub users: BTreeMap<u64, User>,
    pub people: Vec<Person>,
    pub guild: Guild,
    pub members: BTreeMap<u64, Member>,
    pub channels: BTreeMap<u64, Channel>,
    /// Channel → message → message; ephemeral ones stand among them.
    pub messages: BTreeMap<u64, BTreeMap<u64, Message>>,
    pub commands: Vec<Command>,
    pub interactions: HashMap<String, Interaction>,
    /// Autocomplete answers by the nonce of the asking.
    pub choices: HashMap<String, Value>,
    /// The dialog last opened for each person.
    pub modals: HashMap<u64, Value>,
    pub nonces: VecDeque<Nonce>,
    pub sessions: Vec<Session>,
    pub settings: Settings,
    pub faults: Faults,
    /// Tries to connect to the gateway so far.
    pub gateway_tries: u64,
    pub requests: Vec<RecordedRequest>,
    pub buckets: HashMap<String, VecDeque<u64>>,
    pub stories: Vec<Story>,
    pub page: broadcast::Sender<PageEvent>,
    pub chores: mpsc::UnboundedSender<Chore>,
    /// Rises with every change, for those who wait for one.
    pub ticks: watch::Sender<u64>,
}

/// A message made with `enforce_nonce`, to be found again.
#[derive(Debug)]
pub struct Nonce {
    pub author: u64,
    pub channel: u64,
    pub text: String,
    pub message: u64,
    pub at_ms: u64,
}

impl World {
    pub fn message(&self, channel: u64, message: u64) -> Option<&Message> {
        self.messages.get(&channel)?.get(&message)
    }

    pub fn message_mut(&mut self, channel: u64, message: u64) -> Option<&mut Message> {
        self.messages.get_mut(&channel)?.get_mut(&message)
    }

    /// Wakes whoever waits for the world to change.
    pub fn touch(&self) {
        self.ticks.send_modify(|tick| *tick += 1);
    }

    pub fn person_by_token(&self, token: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.token == token)
    }
}
