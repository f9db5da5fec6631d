//! Discord's own preview of a link: it gives way to the card and comes back when the card goes.
//!
//! Discord adds it some time after the post, and at times again after an edit, so it is hidden when
//! the card stands and each time it appears.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, EditMessage, GuildId, MessageId, Permissions};
use tracing::info;

use super::{Bot, Fault, permissions};
use crate::store::{Post, Preview, ShareState, from_row, to_row};

/// Hides Discord's own preview of a post that has a card, where the server wants it and the bot may.
pub(super) async fn hide(ctx: &serenity::Context, bot: &Bot, message: MessageId) -> Result<(), Fault> {
    let Some(post) = bot.store().post(to_row(message.get())).await? else { return Ok(()) };
    let has_card = post.reply.is_some() && post.shares.iter().any(|share| share.state == ShareState::Card);
    let guild = GuildId::new(from_row(post.guild));
    let settings = bot.store().settings(post.guild).await?;
    if has_card && settings.preview.unwrap_or_default() == Preview::Suppress {
        suppress(ctx, guild, &post, true).await;
    }
    Ok(())
}

/// Shows it again, when the card is gone.
pub(super) async fn show(ctx: &serenity::Context, bot: &Bot, post: &Post) {
    if let Ok(settings) = bot.store().settings(post.guild).await
        && settings.preview.unwrap_or_default() == Preview::Suppress
    {
        suppress(ctx, GuildId::new(from_row(post.guild)), post, false).await;
    }
}

async fn suppress(ctx: &serenity::Context, guild: GuildId, post: &Post, hidden: bool) {
    let channel = ChannelId::new(from_row(post.channel));
    if !permissions::missing(&ctx.cache, guild, channel, Permissions::MANAGE_MESSAGES).is_empty() {
        return;
    }
    let edited = EditMessage::new().suppress_embeds(hidden);
    if let Err(error) = channel.edit_message(&ctx.http, MessageId::new(from_row(post.message)), edited).await {
        info!(channel = post.channel, %error, "a preview could not be hidden or shown");
    }
}
