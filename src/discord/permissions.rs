//! What the bot and members may do where, from the cache: asked before a call, so that no call is
//! wasted on a refusal.

use std::collections::HashSet;

use poise::serenity_prelude as serenity;
use serenity::http::HttpError;
use serenity::{
    Cache, ChannelId, ChannelType, CreateMessage, Guild, GuildChannel, GuildId, Member, PermissionOverwriteType,
    Permissions, UserId,
};
use tracing::info;

use super::replies::Words;
use super::{Bot, Fault};
use crate::store::to_row;

/// The bot's own permissions in a channel or thread; `None` when the cache does not know it.
fn own(cache: &Cache, guild: GuildId, channel: ChannelId) -> Option<Permissions> {
    let guild = cache.guild(guild)?;
    let me = guild.members.get(&cache.current_user().id)?;
    Some(guild.user_permissions_in(place(&guild, channel)?, me))
}

/// Those of `wanted` that the bot lacks in a channel; empty when the cache does not know.
pub(super) fn missing(cache: &Cache, guild: GuildId, channel: ChannelId, wanted: Permissions) -> Permissions {
    own(cache, guild, channel).map_or(Permissions::empty(), |held| wanted - held)
}

/// The channel, or for a thread the channel that it hangs on: threads have no rules of their own.
fn place(guild: &Guild, channel: ChannelId) -> Option<&GuildChannel> {
    if let Some(found) = guild.channels.get(&channel) {
        return Some(found);
    }
    let thread = guild.threads.iter().find(|thread| thread.id == channel)?;
    guild.channels.get(&thread.parent_id?)
}

/// The channel that a thread hangs on.
pub(super) fn parent(cache: &Cache, guild: GuildId, channel: ChannelId) -> Option<ChannelId> {
    let guild = cache.guild(guild)?;
    guild.threads.iter().find(|thread| thread.id == channel)?.parent_id
}

/// The channels and public threads that a member can read, and `here`, where they are. `archived` are threads
/// that the cache need not know, each with what it hangs on.
pub(super) fn readable(
    cache: &Cache,
    guild: GuildId,
    member: &Member,
    here: ChannelId,
    archived: &[(i64, i64)],
) -> HashSet<i64> {
    where_read(cache, guild, here, archived, |guild, channel| guild.user_permissions_in(channel, member))
}

/// The channels and threads that everybody in the server can read, and `here`: what a message in `here`
/// may speak of.
pub(super) fn open_to_all(cache: &Cache, guild: GuildId, here: ChannelId, archived: &[(i64, i64)]) -> HashSet<i64> {
    where_read(cache, guild, here, archived, |guild, channel| {
        let everyone = guild.id.everyone_role();
        let base = guild.roles.get(&everyone).map_or(Permissions::empty(), |role| role.permissions);
        let own =
            channel.permission_overwrites.iter().find(|rule| rule.kind == PermissionOverwriteType::Role(everyone));
        own.map_or(base, |rule| (base - rule.deny) | rule.allow)
    })
}

/// `here`, the channels that can be read by what is `held` there, and their public threads.
fn where_read(
    cache: &Cache,
    guild: GuildId,
    here: ChannelId,
    archived: &[(i64, i64)],
    held: impl Fn(&Guild, &GuildChannel) -> Permissions,
) -> HashSet<i64> {
    let mut readable = HashSet::from([to_row(here.get())]);
    let Some(guild) = cache.guild(guild) else { return readable };
    let wanted = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
    for channel in guild.channels.values() {
        if held(&guild, channel).contains(wanted) {
            readable.insert(to_row(channel.id.get()));
        }
    }
    for thread in &guild.threads {
        let above = thread.parent_id.is_some_and(|parent| readable.contains(&to_row(parent.get())));
        if above && thread.kind != ChannelType::PrivateThread {
            readable.insert(to_row(thread.id.get()));
        }
    }
    let archived = archived.iter().filter(|(_, parent)| readable.contains(parent)).map(|(thread, _)| *thread);
    let archived: Vec<i64> = archived.collect();
    readable.extend(archived);
    readable
}

/// What the cache knows a channel as; `None` for one that it does not know, such as a direct one.
pub(super) fn kind(cache: &Cache, guild: GuildId, channel: ChannelId) -> Option<ChannelType> {
    let guild = cache.guild(guild)?;
    let thread = || guild.threads.iter().find(|thread| thread.id == channel);
    guild.channels.get(&channel).or_else(thread).map(|channel| channel.kind)
}

/// Whether a member can read a channel; `None` when they have left the server. Who was let into a private thread
/// is not known: nobody.
pub(super) async fn can_read(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    channel: ChannelId,
    user: UserId,
) -> serenity::Result<Option<bool>> {
    let known = ctx.cache.guild(guild).and_then(|guild| guild.members.get(&user).cloned());
    let asked = match known {
        Some(member) => Ok(member),
        None => bot.rest().member(guild, user).await,
    };
    let member = match asked {
        Ok(member) => member,
        Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(answer))) if answer.status_code.as_u16() == 404 => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let Some(guild) = ctx.cache.guild(guild) else { return Ok(Some(false)) };
    if guild.threads.iter().any(|thread| thread.id == channel && thread.kind == ChannelType::PrivateThread) {
        return Ok(Some(false));
    }
    let held = place(&guild, channel).map(|place| guild.user_permissions_in(place, &member));
    Ok(Some(held.is_some_and(|held| held.contains(Permissions::VIEW_CHANNEL))))
}

/// Tells the server's owner once which permissions are missing where.
pub(super) async fn tell_owner(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    channel: ChannelId,
    lacking: Permissions,
    words: Words<'_>,
) -> Result<(), Fault> {
    let told = format!("told of missing permissions in {channel}");
    let bits = lacking.bits().to_string();
    let names = lacking.get_permission_names().join(", ");
    let text = words.say("watch-missing", &[("channel", &format!("<#{channel}>")), ("permissions", &names)]);
    write_to_owner(ctx, bot, guild, (&told, &bits), |known| known == bits, text).await
}

/// Writes to a server's owner, unless what is known under a fact's name says that they were told. `told` is
/// that fact: its name, and what it is from now on.
pub(super) async fn write_to_owner(
    ctx: &serenity::Context,
    bot: &Bot,
    guild: GuildId,
    told: (&str, &str),
    is_told: impl FnOnce(&str) -> bool,
    text: String,
) -> Result<(), Fault> {
    let known = bot.store().fact(told.0).await?;
    let owner = ctx.cache.guild(guild).map(|guild| guild.owner_id);
    let (Some(owner), false) = (owner, known.as_deref().is_some_and(is_told)) else { return Ok(()) };
    // Written down first: to be told twice is worse than not at all, the log has it anyway.
    bot.store().save_fact(told.0, told.1).await?;
    let message = CreateMessage::new().content(text).allowed_mentions(serenity::CreateAllowedMentions::new());
    let direct = bot.rest().direct(owner).await?;
    if let Err(error) = bot.rest().send(direct, &message).await {
        info!(%error, "the owner of a server takes no direct messages");
    }
    Ok(())
}
