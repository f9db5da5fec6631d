//! `/preview`: a card for any address, also in direct messages and in servers without the bot.

use url::Url;

use super::{say, summarize};
use crate::card::limits;
use crate::discord::{Context, Fault};
use crate::links;

#[poise::command(slash_command, install_context = "Guild|User", interaction_context = "Guild|BotDm|PrivateChannel")]
pub(super) async fn preview(
    ctx: Context<'_>,
    #[max_length = 2000] url: String,
    private: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let locale = ctx.locale().unwrap_or_default();
    let (settings, words) = bot.manners_of(&ctx.serenity_context().cache, ctx.guild_id(), locale).await?;
    let Some(url) = address(&url) else {
        return say(&ctx, &words.say("preview-no-address", &[])).await;
    };
    if private.unwrap_or(false) {
        ctx.defer_ephemeral().await?;
    } else {
        ctx.defer().await?;
    }
    summarize::answer(&ctx, &url, None, &settings, words).await
}

/// What was typed as an address; people leave the scheme out.
fn address(typed: &str) -> Option<Url> {
    let typed = typed.trim().trim_matches(['<', '>']);
    let found = links::scan(typed).into_iter().next().map(|link| link.url);
    let bare =
        || Url::parse(&format!("https://{typed}")).ok().filter(|url| url.host_str().is_some_and(|h| h.contains('.')));
    let found = found.or_else(|| if typed.contains(links::SCHEME_END) { None } else { bare() });
    found.filter(|url| url.as_str().len() <= limits::URL)
}
