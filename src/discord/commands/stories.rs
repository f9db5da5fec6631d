//! `/stories` and `/quotes`: what was shared in this server, in channels that the asker can see.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse, GuildChannel, User};

use super::tags::choices;
use super::{Place, member, place, say, show_to};
use crate::card::{escape, limits};
use crate::discord::pages::{self, Asker};
use crate::discord::{Context, Fault, embed, trending};
use crate::store::{Question, to_row};
use crate::tags::{Tag, Tracker};

#[poise::command(slash_command, guild_only, subcommands("recent", "search", "trending", "show"), subcommand_required)]
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
    #[max_length = 200]
    #[autocomplete = "known_words"]
    words: Option<String>,
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
    #[max_length = 20]
    #[autocomplete = "moments"]
    since: Option<String>,
    #[max_length = 20]
    #[autocomplete = "moments"]
    until: Option<String>,
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
    by: String,
    public: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let question = Question { speaker: Some(key(&by)), quotations: true, ..Question::default() };
    answer(ctx, &place, &question, public).await
}

#[poise::command(slash_command)]
async fn trending(ctx: Context<'_>, public: Option<bool>) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(asker) = asker(&ctx, &place, public) else { return Ok(()) };
    let reply = trending::trending(bot, &asker, place.words).await?;
    show_to(&ctx, reply, public.unwrap_or(false)).await
}

#[poise::command(slash_command)]
async fn show(
    ctx: Context<'_>,
    #[max_length = 200]
    #[autocomplete = "known_stories"]
    story: String,
    public: Option<bool>,
) -> Result<(), Fault> {
    let bot = ctx.data();
    let Some(place) = place(&ctx, bot).await? else { return Ok(()) };
    let Some(asker) = asker(&ctx, &place, public) else { return Ok(()) };
    let visible = |channel: i64| asker.can_read(channel);
    // What was chosen is an id; what was typed are words of the headline.
    let known = bot.store().suggest_stories(place.row(), "", usize::MAX, &visible).await?;
    let id = story.trim().parse().ok().filter(|id| known.iter().any(|(known, _)| known == id));
    let found = if let Some(id) = id {
        bot.store().story(id).await?
    } else {
        let question = Question { words: Some(story.clone()), ..Question::default() };
        bot.store().find(place.row(), &question, 0, 1, &visible).await?.hits.pop().map(|hit| hit.story)
    };
    let Some(saved) = found else {
        return say(&ctx, &place.words.say("none-search", &[("words", &escape::line(&story, 100))])).await;
    };
    let tags = Tracker::new(&bot.store().tracked(place.row()).await?).matches(&saved.story.named());
    show_to(&ctx, embed::single(bot, &place.settings, place.words, &saved, &tags), public.unwrap_or(false)).await
}

async fn answer(ctx: Context<'_>, place: &Place<'_>, question: &Question, public: Option<bool>) -> Result<(), Fault> {
    let Some(asker) = asker(&ctx, place, public) else { return Ok(()) };
    let reply = pages::ask(ctx.data(), &asker, question, place.words).await?;
    show_to(&ctx, reply, public.unwrap_or(false)).await
}

fn asker(ctx: &Context<'_>, place: &Place<'_>, public: Option<bool>) -> Option<Asker> {
    let member = member(ctx)?;
    let private = !public.unwrap_or(false);
    let here = (place.guild, ctx.channel_id());
    Some(Asker::new(ctx.data(), &ctx.serenity_context().cache, &member, here, private))
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
pub(super) async fn known_tags(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let beginning = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let Some((guild, asker)) = typing(&ctx) else { return choices(std::iter::empty()) };
    let visible = |channel: i64| asker.can_read(channel);
    let found = ctx.data().store().suggest_tags(guild, &beginning, limits::CHOICES, &visible).await;
    choices(found.unwrap_or_default().into_iter().map(|(_, display)| display))
}

/// Tags and speakers that what was typed may become.
async fn known_words(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let part = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let Some((guild, asker)) = typing(&ctx) else { return choices(std::iter::empty()) };
    let visible = |channel: i64| asker.can_read(channel);
    let store = ctx.data().store();
    let tags = store.suggest_tags(guild, &part, limits::CHOICES, &visible).await.unwrap_or_default();
    let speakers = store.suggest_speakers(guild, &part, limits::CHOICES, &visible).await.unwrap_or_default();
    let own = Some(typed.trim().to_owned()).filter(|own| !own.is_empty());
    let mut names: Vec<String> = Vec::new();
    // What was typed stands first, so that it can be searched as it is.
    for name in own.into_iter().chain(tags.into_iter().map(|(_, display)| display)).chain(speakers) {
        if names.iter().all(|known| !known.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
    choices(names.into_iter())
}

/// Times that are often asked for.
#[expect(clippy::unused_async, reason = "poise wants a future")]
async fn moments(_: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let own = Some(typed.trim().to_owned()).filter(|own| !own.is_empty());
    let usual = ["24h", "3d", "1w", "2w", "4w", "12w"].into_iter().map(str::to_owned);
    choices(own.into_iter().chain(usual.filter(|moment| moment.starts_with(typed.trim()))))
}

/// Stories shared where the asker can see them, by words of the headline.
async fn known_stories(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let Some((guild, asker)) = typing(&ctx) else { return choices(std::iter::empty()) };
    let visible = |channel: i64| asker.can_read(channel);
    let found = ctx.data().store().suggest_stories(guild, typed, limits::CHOICES, &visible).await;
    let shown = found.unwrap_or_default().into_iter().filter(|(_, headline)| !escape::is_blank(headline));
    let choices = shown.map(|(id, headline)| {
        AutocompleteChoice::new(limits::cut(&escape::plain(&headline), limits::CHOICE_NAME), id.to_string())
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Outlets whose stories this server shared.
async fn known_outlets(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let Some((guild, asker)) = typing(&ctx) else { return choices(std::iter::empty()) };
    let visible = |channel: i64| asker.can_read(channel);
    let found = ctx.data().store().suggest_outlets(guild, typed.trim(), limits::CHOICES, &visible).await;
    choices(found.unwrap_or_default().into_iter())
}

/// People and bodies that this server's stories quote.
async fn known_speakers(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let part = Tag::new(typed).map(|tag| tag.key).unwrap_or_default();
    let Some((guild, asker)) = typing(&ctx) else { return choices(std::iter::empty()) };
    let visible = |channel: i64| asker.can_read(channel);
    let found = ctx.data().store().suggest_speakers(guild, &part, limits::CHOICES, &visible).await;
    choices(found.unwrap_or_default().into_iter())
}

/// The server, and who types there: what they cannot read is not offered.
fn typing(ctx: &Context<'_>) -> Option<(i64, Asker)> {
    let (guild, member) = (ctx.guild_id()?, member(ctx)?);
    let here = (guild, ctx.channel_id());
    let asker = Asker::new(ctx.data(), &ctx.serenity_context().cache, &member, here, true);
    Some((to_row(guild.get()), asker))
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
