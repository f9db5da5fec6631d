//! Discord's own preview of a link: it gives way to the card and comes back when the card goes; and
//! where a site lets no program read its page, it is what the card is made of.
//!
//! Discord adds it some time after the post, and at times again after an edit, so it is hidden when
//! the card stands and each time it appears.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, EditMessage, Embed, GuildId, Message, MessageId, Permissions};
use tracing::info;
use url::Url;

use super::{Bot, Fault, delivery, events, permissions};
use crate::desk;
use crate::store::{Post, Preview, Share, ShareState, Visible, from_row, to_row};
use crate::story::LinkPreview;

/// Hides Discord's own preview of a post that has a card, where the server wants it and the bot may.
pub(super) async fn hide(ctx: &serenity::Context, bot: &Bot, message: MessageId) -> Result<(), Fault> {
    let Some(post) = bot.store().post(to_row(message.get())).await? else { return Ok(()) };
    let has_card = post.shares.iter().any(|share| share.state == ShareState::Card);
    let wanted = match bot.store().settings(post.guild).await?.preview.unwrap_or_default() {
        Preview::Keep => false,
        Preview::Suppress => has_card && post.reply.is_some(),
        Preview::Neither => has_card,
    };
    if wanted && is_only_preview(ctx, &post) {
        suppress(ctx, bot, &post, true).await;
    }
    Ok(())
}

/// Shows it again, when the card is gone.
pub(super) async fn show(ctx: &serenity::Context, bot: &Bot, post: &Post) {
    if let Ok(settings) = bot.store().settings(post.guild).await
        && settings.preview.unwrap_or_default() == Preview::Suppress
        && is_only_preview(ctx, post)
    {
        suppress(ctx, bot, post, false).await;
    }
}

/// Whether what would be hidden is previews alone, and nothing else goes with them: programs send embeds
/// of their own, the first message of a forum's post gives it its thumbnail, and in a direct channel
/// nobody may.
fn is_only_preview(ctx: &serenity::Context, post: &Post) -> bool {
    let opens_thread = post.message == post.channel;
    let is_direct = ctx.cache.guild(GuildId::new(from_row(post.guild))).is_none();
    !(post.by_program || opens_thread || is_direct)
}

async fn suppress(ctx: &serenity::Context, bot: &Bot, post: &Post, hidden: bool) {
    let guild = GuildId::new(from_row(post.guild));
    let channel = ChannelId::new(from_row(post.channel));
    if !permissions::missing(&ctx.cache, guild, channel, Permissions::MANAGE_MESSAGES).is_empty() {
        return;
    }
    let message = MessageId::new(from_row(post.message));
    let edited = EditMessage::new().suppress_embeds(hidden);
    if let Err(error) = delivery::insist(|| bot.rest().edit(channel, message, &edited)).await {
        info!(channel = post.channel, %error, "a preview could not be hidden or shown");
    }
}

/// Whether a preview could make up for a link that failed.
pub(super) fn could_stand_in(post: &Post) -> bool {
    post.shares.iter().any(is_replaceable)
}

fn is_replaceable(share: &Share) -> bool {
    matches!(share.state, ShareState::Failed | ShareState::NotNews)
        && share.detail.as_deref().is_some_and(desk::may_be_previewed)
}

/// Gives links whose sites keep programs out what Discord's previews of them say. `true` when one is better
/// off now.
pub(super) async fn stand_in(bot: &Bot, post: &Post, visible: Visible<'_>) -> Result<bool, Fault> {
    if !could_stand_in(post) {
        return Ok(false);
    }
    let channel = ChannelId::new(from_row(post.channel));
    let message = match bot.rest().message(channel, MessageId::new(from_row(post.message))).await {
        Ok(message) => message,
        Err(error) => {
            info!(channel = post.channel, %error, "a post's previews could not be read");
            return Ok(false);
        }
    };
    // A request may stand in a reply to the message with the link.
    let above = message.referenced_message.as_deref();
    let mut changed = false;
    for share in post.shares.iter().filter(|share| is_replaceable(share)) {
        let preview = of_link(bot, &share.url, &message);
        if let Some(preview) = preview.or_else(|| of_link(bot, &share.url, above?)) {
            bot.desk().settle_preview(post, share, &preview, bot.now(), visible).await?;
            changed = true;
        }
    }
    Ok(changed)
}

/// What Discord's preview of the address says, among the embeds of a message. What programs embed they make up
/// themselves: it is always "rich" ("Embed Types"), which Discord's own previews hardly ever are.
pub(super) fn of_link(bot: &Bot, address: &str, message: &Message) -> Option<LinkPreview> {
    let wanted = bot.desk().canonical(&Url::parse(address).ok()?);
    let is_of = |embed: &&Embed| {
        let url = embed.url.as_deref().and_then(|url| Url::parse(url).ok());
        url.is_some_and(|url| bot.desk().canonical(&url) == wanted)
    };
    let made_up =
        |embed: &Embed| events::is_by_program(message) && embed.kind.as_deref().is_none_or(|kind| kind == "rich");
    let embed = message.embeds.iter().filter(|embed| !made_up(embed)).find(is_of)?;
    let picture = embed.image.as_ref().map(|image| &image.url);
    let picture = picture.or_else(|| embed.thumbnail.as_ref().map(|thumbnail| &thumbnail.url));
    Some(LinkPreview {
        title: embed.title.clone()?,
        description: embed.description.clone(),
        image: picture.and_then(|picture| Url::parse(picture).ok()),
        outlet: embed.provider.as_ref().and_then(|provider| provider.name.clone()),
    })
}
