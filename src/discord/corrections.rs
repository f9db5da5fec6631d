//! Stories are read again after they were posted; a card whose story was reworded or taken away says so.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use tracing::warn;

use super::embed::Reply;
use super::replies::Words;
use super::{Bot, Fault, lifecycle};
use crate::card::{escape, limits};
use crate::desk::Change;
use crate::store::{SavedStory, Wording};

/// How often pages that are due are looked for.
const ROUND: Duration = Duration::from_mins(1);

/// Pages asked for again in a round, one after the other.
const PAGES: i64 = 30;

/// Cards of one story that are edited: the latest.
const CARDS: i64 = 100;

/// Reads stories again until the bot stops.
pub(super) fn start(ctx: &serenity::Context, bot: &Bot) {
    if !bot.options().reread {
        return;
    }
    let (ctx, bot) = (ctx.clone(), bot.clone());
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = tokio::time::sleep(ROUND) => {}
                () = bot.shared.stop.cancelled() => return,
            }
            if bot.shared.intake.is_paused() {
                continue;
            }
            if let Err(error) = round(&ctx, &bot).await {
                bot.heed(&error);
                warn!(%error, "stories could not be read again");
            }
        }
    });
}

async fn round(ctx: &serenity::Context, bot: &Bot) -> Result<(), Fault> {
    for plan in bot.store().due_rereads(bot.now(), PAGES).await? {
        if bot.shared.stop.is_cancelled() {
            return Ok(());
        }
        if bot.desk().reread(&plan, bot.now()).await? == Change::Nothing {
            continue;
        }
        bot.store().open_again(plan.story, CARDS).await?;
        lifecycle::take_up(ctx, bot).await?;
    }
    Ok(())
}

/// How a story was worded before.
pub(super) fn earlier(story: &SavedStory, wordings: &[Wording], words: Words<'_>) -> Reply {
    let mut lines = vec![format!("**{}**", words.say("title-earlier", &[]))];
    for wording in wordings {
        lines.push(format!("-# <t:{}:R>", wording.replaced_at));
        if wording.headline != story.story.headline {
            lines.push(escape::line(&wording.headline, 300));
        }
        let now = story.story.pull_quote.as_ref().map(|quote| &quote.text);
        if let Some(quote) = wording.quote.as_ref().filter(|quote| Some(*quote) != now) {
            lines.push(format!("> {}", escape::line(quote, 400)));
        }
    }
    Reply { content: limits::listed(&lines, "\n", limits::CONTENT), ..Reply::default() }
}
