//! Permission bits and the order in which Discord works them out ("Permissions" → "Permission
//! overwrites"): owner, roles, administrator, then overwrites of everyone, roles and member.

use super::world::{Channel, PRIVATE_THREAD, World};

pub const ADD_REACTIONS: u64 = 1 << 6;
pub const ADMINISTRATOR: u64 = 1 << 3;
pub const MANAGE_CHANNELS: u64 = 1 << 4;
pub const MANAGE_GUILD: u64 = 1 << 5;
pub const VIEW_CHANNEL: u64 = 1 << 10;
pub const SEND_MESSAGES: u64 = 1 << 11;
pub const MANAGE_MESSAGES: u64 = 1 << 13;
pub const EMBED_LINKS: u64 = 1 << 14;
pub const ATTACH_FILES: u64 = 1 << 15;
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub const MENTION_EVERYONE: u64 = 1 << 17;
pub const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
pub const CHANGE_NICKNAME: u64 = 1 << 26;
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub const MANAGE_THREADS: u64 = 1 << 34;
pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub const MODERATE_MEMBERS: u64 = 1 << 40;
pub const USE_EXTERNAL_APPS: u64 = 1 << 50;

/// Every bit that Discord has given a meaning (0 to 52).
pub const ALL: u64 = (1 << 53) - 1;

/// What `@everyone` of the demo's server may do.
pub const EVERYONE: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | USE_EXTERNAL_EMOJIS
    | CHANGE_NICKNAME
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | SEND_MESSAGES_IN_THREADS
    | USE_EXTERNAL_APPS;

/// What moderators may do besides.
pub const MODERATOR: u64 = MANAGE_MESSAGES | MANAGE_GUILD | MANAGE_THREADS | MODERATE_MEMBERS | MENTION_EVERYONE;

/// What the bot's own role allows at first.
pub const BOT: u64 = EVERYONE | MANAGE_MESSAGES;

/// What a direct message allows its two people.
pub const DIRECT: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | USE_APPLICATION_COMMANDS;

/// What a user may do in a channel; a thread asks its parent. Nobody is let into a private thread here.
pub fn in_channel(world: &World, user: u64, channel: &Channel) -> u64 {
    if channel.is_direct() {
        return if channel.recipients.contains(&user) { DIRECT } else { 0 };
    }
    let base = in_guild(world, user);
    if base & ADMINISTRATOR != 0 || base == 0 {
        return base;
    }
    let place =
        channel.parent.filter(|_| channel.is_thread()).and_then(|id| world.channels.get(&id)).unwrap_or(channel);
    let Some(member) = world.members.get(&user) else { return 0 };
    let mut bits = base;
    if let Some(everyone) = place.overwrites.iter().find(|o| o.id == world.guild.id) {
        bits = bits & !everyone.deny | everyone.allow;
    }
    let roles = || place.overwrites.iter().filter(|o| o.kind == 0 && member.roles.contains(&o.id));
    bits &= !roles().fold(0, |sum, o| sum | o.deny);
    bits |= roles().fold(0, |sum, o| sum | o.allow);
    if let Some(own) = place.overwrites.iter().find(|o| o.kind == 1 && o.id == user) {
        bits = bits & !own.deny | own.allow;
    }
    let is_outside = channel.kind == PRIVATE_THREAD && channel.thread.as_ref().is_some_and(|t| t.owner != user);
    if bits & VIEW_CHANNEL == 0 || is_outside && bits & MANAGE_THREADS == 0 { 0 } else { bits }
}

/// What a user may do in the server, before any channel's overwrites.
pub fn in_guild(world: &World, user: u64) -> u64 {
    if user == world.guild.owner_id {
        return ALL;
    }
    let Some(member) = world.members.get(&user) else { return 0 };
    let bits = world
        .guild
        .roles
        .iter()
        .filter(|role| role.id == world.guild.id || member.roles.contains(&role.id))
        .fold(0, |sum, role| sum | role.permissions);
    if bits & ADMINISTRATOR == 0 { bits } else { ALL }
}
