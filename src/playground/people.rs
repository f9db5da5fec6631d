//! The server of the demo: its name, channels and people. Ids are fixed, so that a bot's database
//! still fits when the playground starts again.

use std::collections::{BTreeMap, HashMap, VecDeque};

use tokio::sync::{broadcast, mpsc, watch};

use super::faults::Faults;
use super::snowflake::{Snowflakes, unix_ms};
use super::world::{Channel, Chore, FORUM, Guild, Member, NEWS, Person, Role, TEXT, User, VOICE, World};
use super::{Options, permissions};

const GUILD: u64 = 1_170_000_000_000_000_000;
const APPLICATION: u64 = 1_170_000_000_041_943_040;
const MODERATORS: u64 = 1_170_000_000_083_886_080;
const BOT_ROLE: u64 = 1_170_000_000_125_829_120;
const FIRST_CHANNEL: u64 = 1_170_000_001_000_000_000;
const FIRST_PERSON: u64 = 1_170_000_002_000_000_000;

/// Channels: name, topic, kind.
const CHANNELS: [(&str, &str, u8); 7] = [
    ("general", "Everything and nothing", TEXT),
    ("news", "Links to stories; Pullquote answers with cards", TEXT),
    ("culture", "Books, films, music, museums", TEXT),
    ("moderators", "For those who keep the place", TEXT),
    ("long-reads", "One post, one story", FORUM),
    ("announcements", "What other servers follow", NEWS),
    ("reading-aloud", "The text beside the voices", VOICE),
];
/// The channel that only moderators see.
const CLOSED_CHANNEL: &str = "moderators";

/// People: name, display name, token, role, locale.
const PEOPLE: [(&str, &str, &str, &str, &str); 4] = [
    ("amara.oyelaran", "Amara Oyelaran", "person-amara", "owner", "en-GB"),
    ("jonas_wiechert", "Jonas Wiechert", "person-jonas", "moderator", "de"),
    ("mei.tanabe", "Mei Tanabe", "person-mei", "member", "en-US"),
    // Another bot, which posts what it finds.
    ("Newswire", "Newswire", "person-newswire", "bot", "en-US"),
];

/// The world as it stands at the start.
pub fn world(options: &Options, gateway_url: String, chores: mpsc::UnboundedSender<Chore>) -> World {
    let user = |id, name: &str, display: &str, bot, locale: &str| User {
        id,
        name: name.to_owned(),
        display: display.to_owned(),
        bot,
        takes_direct_messages: true,
        locale: locale.to_owned(),
    };
    let mut users = BTreeMap::from([(APPLICATION, user(APPLICATION, "Pullquote", "Pullquote", true, "en-US"))]);
    let mut members =
        BTreeMap::from([(APPLICATION, Member { roles: vec![BOT_ROLE], joined_ms: unix_ms(APPLICATION) })]);
    let mut people = Vec::new();
    for (id, (name, display, token, role, locale)) in (FIRST_PERSON..).step_by(4_194_304).zip(PEOPLE) {
        users.insert(id, user(id, name, display, role == "bot", locale));
        let roles = if role == "moderator" { vec![MODERATORS] } else { Vec::new() };
        members.insert(id, Member { roles, joined_ms: unix_ms(id) });
        people.push(Person { id, token: token.to_owned(), role });
    }
    let role = |id, name: &str, permissions, color, position, bot, mentionable| Role {
        id,
        name: name.to_owned(),
        permissions,
        color,
        position,
        bot,
        mentionable,
    };
    let guild = Guild {
        id: GUILD,
        name: options.guild_name.clone(),
        owner_id: FIRST_PERSON,
        roles: vec![
            role(GUILD, "@everyone", permissions::EVERYONE, 0, 0, None, false),
            role(MODERATORS, "Moderators", permissions::MODERATOR, 0x2e_9d_8f, 2, None, true),
            role(BOT_ROLE, "Pullquote", permissions::BOT, 0xc2_4d_2c, 1, Some(APPLICATION), false),
        ],
    };
    let mut settings = options.settings.clone();
    let bot_permissions = settings.bot_permissions.take();
    let mut world = World {
        ids: Snowflakes::default(),
        bot_token: options.bot_token.clone(),
        application_id: APPLICATION,
        gateway_url,
        bot_id: APPLICATION,
        users,
        people,
        guild,
        members,
        channels: channels(),
        messages: BTreeMap::new(),
        commands: Vec::new(),
        interactions: HashMap::new(),
        choices: HashMap::new(),
        modals: HashMap::new(),
        nonces: VecDeque::new(),
        sessions: Vec::new(),
        settings,
        faults: Faults::default(),
        gateway_tries: 0,
        requests: Vec::new(),
        buckets: HashMap::new(),
        stories: options.stories.clone(),
        page: broadcast::channel(1_024).0,
        chores,
        ticks: watch::channel(0).0,
    };
    if let Some(bits) = bot_permissions {
        world.set_bot_permissions(&bits);
    }
    world
}

fn channels() -> BTreeMap<u64, Channel> {
    // The first channel of a server from before 2017 has the server's own id.
    let ids = std::iter::once(GUILD).chain((FIRST_CHANNEL..).step_by(4_194_304).skip(1));
    let all = ids.zip(CHANNELS).zip(0..).map(|((id, (name, topic, kind)), position)| {
        let closed = super::world::Overwrite { id: GUILD, kind: 0, allow: 0, deny: permissions::VIEW_CHANNEL };
        let open = super::world::Overwrite { id: MODERATORS, kind: 0, allow: permissions::VIEW_CHANNEL, deny: 0 };
        Channel {
            id,
            kind,
            name: name.to_owned(),
            topic: Some(topic.to_owned()),
            parent: None,
            position,
            overwrites: if name == CLOSED_CHANNEL { vec![closed, open] } else { Vec::new() },
            recipients: Vec::new(),
            thread: None,
        }
    });
    all.map(|channel| (channel.id, channel)).collect()
}
