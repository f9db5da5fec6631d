//! What the bot and members may do where, from the cache: asked before a call, so that no call is
//! wasted on a refusal.

use std::collections::HashSet;

use poise::serenity_prelude as serenity;
use serenity::{Cache, ChannelId, ChannelType, CreateMessage, Guild, GuildChannel, GuildId, Member, Permissions};
use tracing::info;

use super::replies::Words;
use super::{Bot, Fault};

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

/// The channels and public threads that a member can read, and `here`, where they are.
pub(super) fn readable(cache: &Cache, guild: GuildId, member: &Member, here: ChannelId) -> HashSet<u64> {
    let mut readable = HashSet::from([here.get()]);
    let Some(guild) = cache.guild(guild) else { return readable };
    let wanted = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
    for channel in guild.channels.values() {
        if guild.user_permissions_in(channel, member).contains(wanted) {
            readable.insert(channel.id.get());
        }
    }
    for thread in &guild.threads {
        let open = thread.parent_id.is_some_and(|parent| readable.contains(&parent.get()));
        if open && thread.kind != ChannelType::PrivateThread {
            readable.insert(thread.id.get());
        }
    }
    readable
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
    let owner = ctx.cache.guild(guild).map(|guild| guild.owner_id);
    let (Some(owner), false) = (owner, bot.store().fact(&told).await?.as_deref() == Some(bits.as_str())) else {
        return Ok(());
    };
    // Written down first: to be told twice is worse than not at all, the log has it anyway.
    bot.store().save_fact(&told, &bits).await?;
    let names = lacking.get_permission_names().join(", ");
    let text = words.say("watch-missing", &[("channel", &format!("<#{channel}>")), ("permissions", &names)]);
    let message = CreateMessage::new().content(text).allowed_mentions(serenity::CreateAllowedMentions::new());
    let direct = owner.create_dm_channel(&ctx.http).await?;
    if let Err(error) = direct.send_message(&ctx.http, message).await {
        info!(%error, "the owner of a server takes no direct messages");
    }
    Ok(())
}
