//! `/stories` and `/quotes`: what was shared in this server, in channels that the asker can see.

use poise::serenity_prelude as serenity;
use serenity::{CreateAutocompleteResponse, GuildChannel, User};

use super::tags::choices;
use super::{Place, member, place, say, show_to};
use crate::card::limits;
use crate::discord::pages::{self, Asker};
use crate::discord::{Context, Fault};
use crate::store::{Question, to_row};
use crate::tags::Tag;

#[poise::command(slash_command, guild_only, subcommands("recent", "search"), subcommand_required)]
#[expect(clippy::unused_async, reason = "poise wants a future; only the subcommands are used")]
pub(super) async fn stories(_: Context<'_>) -> Result<(), Fault> {
    Ok(())
}

#[poise::command(slash_command)]
async fn recent(
    ctx: Context<'_>,
    #[max_length = 60]
    #[autocomplete = "known_tags"]
    tag: Option<String>,
    public: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let question = Question { tag: tag.map(|tag| key(&tag)), ..Question::default() };
    answer(ctx, &place, &question, public).await
}

#[poise::command(slash_command)]
#[expect(clippy::too_many_arguments, reason = "each is an option of the command")]
async fn search(
    ctx: Context<'_>,
    #[max_length = 200] words: Option<String>,
    #[max_length = 60]
    #[autocomplete = "known_tags"]
    tag: Option<String>,
    #[max_length = 100]
    #[autocomplete = "known_outlets"]
    outlet: Option<String>,
    #[max_length = 100]
    #[autocomplete = "known_speakers"]
    speaker: Option<String>,
    by: Option<User>,
    #[rename = "in"] channel: Option<GuildChannel>,
    #[max_length = 20] since: Option<String>,
    #[max_length = 20] until: Option<String>,
    public: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let (since, until) =
        (since.as_deref().map(|text| moment(text, bot.now())), until.as_deref().map(|text| moment(text, bot.now())));
    if since == Some(None) || until == Some(None) {
        return say(&ctx, &place.words.say("search-no-date", &[])).await;
    }
    let question = Question {
        words,
        tag: tag.map(|tag| key(&tag)),
        outlet,
        speaker: speaker.map(|speaker| key(&speaker)),
        by: by.map(|user| to_row(user.id.get())),
        channel: channel.map(|channel| to_row(channel.id.get())),
        since: since.flatten(),
        until: until.flatten(),
        quotations: false,
    };
    answer(ctx, &place, &question, public).await
}

#[poise::command(slash_command, guild_only)]
pub(super) async fn quotes(
    ctx: Context<'_>,
    #[max_length = 100]
    #[autocomplete = "known_speakers"]
    speaker: String,
    public: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let question = Question { speaker: Some(key(&speaker)), quotations: true, ..Question::default() };
    answer(ctx, &place, &question, public).await
}

async fn answer(ctx: Context<'_>, place: &Place<'_>, question: &Question, public: Option<bool>) -> Result<(), Fault> {
    let Some(member) = member(&ctx) else { return Ok(()) };
    let asker = Asker::new(&ctx.serenity_context().cache, place.guild, &member, ctx.channel_id());
    let reply = pages::ask(ctx.data(), &asker, question, place.words).await?;
    show_to(&ctx, reply, public.unwrap_or(false)).await
}

/// The match key of a tag or name; signs alone name nothing, and asking for them finds nothing.
fn key(text: &str) -> String {
    Tag::new(text).map_or_else(|| text.to_owned(), |tag| tag.key)
}

/// A date (`2026-03-01`, from midnight UTC) or a time ago (`36h`, `7d`, `2w`), in seconds since 1970.
fn moment(text: &str, now: i64) -> Option<i64> {
    let text = text.trim().to_lowercase();
    if let Some((number, unit)) = text.split_at_checked(text.len().saturating_sub(1))
        && let Ok(number) = number.trim().parse::<u32>()
    {
        let hours = match unit {
            "h" => 1,
            "d" => 24,
            "w" => 24 * 7,
            _ => return None,
        };
        return Some(now - i64::from(number) * hours * 3_600);
    }
    crate::article::dates::epoch_seconds(&text).filter(|_| text.len() == "2026-03-01".len())
}

/// Tags of this server that begin with what was typed.
async fn known_tags(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let beginning = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let found = ctx.data().store().suggest_tags(guild(&ctx), &beginning, most()).await.unwrap_or_default();
    choices(found.into_iter().map(|(_, display)| display))
}

/// Outlets whose stories this server shared.
async fn known_outlets(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let found = ctx.data().store().suggest_outlets(guild(&ctx), typed.trim(), most()).await;
    choices(found.unwrap_or_default().into_iter())
}

/// People and bodies that this server's stories quote.
async fn known_speakers(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let part = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let found = ctx.data().store().suggest_speakers(guild(&ctx), &part, most()).await;
    choices(found.unwrap_or_default().into_iter())
}

fn guild(ctx: &Context<'_>) -> i64 {
    ctx.guild_id().map_or(0, |guild| to_row(guild.get()))
}

fn most() -> i64 {
    i64::try_from(limits::CHOICES).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn dates_and_times_ago() {
        let now = 1_800_000_000;
        assert_eq!(moment("1970-01-02", now), Some(86_400));
        assert_eq!(moment(" 7D ", now), Some(now - 7 * 86_400));
        assert_eq!(moment("36h", now), Some(now - 36 * 3_600));
        for nonsense in ["", "d", "yesterday", "2026-13-01", "7y", "日"] {
            assert_eq!(moment(nonsense, now), None, "{nonsense}");
        }
    }
}
