//! Presses. All that a button needs stands in its `custom_id` or in the store, so every button works
//! after a restart; who may press is checked when it is pressed.

use poise::serenity_prelude as serenity;
use serenity::{
    ComponentInteraction, CreateInteractionResponse, CreateInteractionResponseMessage, GuildId, Member, MessageId,
    Permissions,
};

use super::embed::{self, Reply};
use super::pages::{self, Asker};
use super::replies::Words;
use super::{Bot, Fault, lifecycle};
use crate::card::limits;
use crate::store::{GuildSettings, Question, from_row, to_row};

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Press {
    /// Recent stories of a tag, by its match key.
    Tag(String),
    /// Quotations of a story, from a page on.
    Quotes(i64, usize),
    /// The share links of a story.
    Share(i64),
    /// The card of a story that was shared before.
    Card(i64),
    /// Removes the reply to a message.
    Remove(u64),
    /// Turns a paged list.
    Page(i64, usize),
}

impl Press {
    /// `None` when the key is too long for a button.
    pub(super) fn tag(key: &str) -> Option<Self> {
        let press = Self::Tag(key.to_owned());
        (press.custom_id().chars().count() <= limits::CUSTOM_ID).then_some(press)
    }

    pub(super) fn custom_id(&self) -> String {
        match self {
            Self::Tag(key) => format!("tag:{key}"),
            Self::Quotes(story, page) => format!("quotes:{story}:{page}"),
            Self::Share(story) => format!("share:{story}"),
            Self::Card(story) => format!("card:{story}"),
            Self::Remove(message) => format!("remove:{message}"),
            Self::Page(view, page) => format!("page:{view}:{page}"),
        }
    }

    pub(super) fn parse(custom_id: &str) -> Option<Self> {
        let (kind, rest) = custom_id.split_once(':')?;
        let pair = || {
            let (id, page) = rest.split_once(':')?;
            Some((id.parse().ok()?, page.parse().ok()?))
        };
        Some(match kind {
            "tag" => Self::Tag(rest.to_owned()),
            "quotes" => pair().map(|(story, page)| Self::Quotes(story, page))?,
            "share" => Self::Share(rest.parse().ok()?),
            "card" => Self::Card(rest.parse().ok()?),
            "remove" => Self::Remove(rest.parse().ok()?),
            "page" => pair().map(|(view, page)| Self::Page(view, page))?,
            _ => return None,
        })
    }
}

/// What a press leads to.
enum Answer {
    /// A message that only the presser sees.
    Private(Reply),
    /// The message with the button changes.
    Turned(Reply),
    Said(String),
}

pub(super) async fn pressed(ctx: &serenity::Context, bot: &Bot, press: &ComponentInteraction) -> Result<(), Fault> {
    let (Some(guild), Some(member)) = (press.guild_id, press.member.as_ref()) else { return Ok(()) };
    let (settings, words) = bot.manners(&ctx.cache, guild).await?;
    let wanted = Press::parse(&press.data.custom_id);
    let answer = match answer(ctx, bot, press, (guild, member), &settings, words, wanted).await {
        Ok(answer) => answer,
        Err(error) => {
            respond(ctx, press, Answer::Said(words.say("fault", &[]))).await?;
            return Err(error);
        }
    };
    respond(ctx, press, answer).await
}

async fn answer(
    ctx: &serenity::Context,
    bot: &Bot,
    press: &ComponentInteraction,
    (guild, member): (GuildId, &Member),
    settings: &GuildSettings,
    words: Words<'_>,
    wanted: Option<Press>,
) -> Result<Answer, Fault> {
    let asker = || Asker::new(&ctx.cache, guild, member, press.channel_id);
    let story_gone = || Answer::Said(words.say("press-gone", &[]));
    Ok(match wanted {
        None => Answer::Said(words.say("press-forgotten", &[])),
        Some(Press::Tag(key)) => {
            let question = Question { tag: Some(key), ..Question::default() };
            Answer::Private(pages::ask(bot, &asker(), &question, words).await?)
        }
        Some(Press::Page(view, page)) => match bot.store().view::<Question>(view).await? {
            None => Answer::Said(words.say("press-forgotten", &[])),
            Some((user, _)) if user != to_row(member.user.id.get()) => Answer::Said(words.say("press-not-yours", &[])),
            Some((_, question)) => Answer::Turned(pages::stories(bot, &asker(), &question, view, page, words).await?),
        },
        Some(Press::Quotes(story, page)) => match bot.store().story(story).await? {
            None => story_gone(),
            Some(saved) => {
                let reply = pages::quotations(&saved, page, words);
                // On the card itself the list opens; on the list it turns.
                if press.message.flags.is_some_and(|flags| flags.contains(serenity::MessageFlags::EPHEMERAL)) {
                    Answer::Turned(reply)
                } else {
                    Answer::Private(reply)
                }
            }
        },
        Some(Press::Share(story)) => match bot.store().story(story).await? {
            None => story_gone(),
            Some(saved) => Answer::Private(embed::share(bot, settings, words, &saved)),
        },
        Some(Press::Card(story)) => match bot.store().story(story).await? {
            None => story_gone(),
            Some(saved) => Answer::Private(embed::single(bot, settings, words, &saved, &[])),
        },
        Some(Press::Remove(message)) => remove(ctx, bot, press, member, words, message).await?,
    })
}

async fn remove(
    ctx: &serenity::Context,
    bot: &Bot,
    press: &ComponentInteraction,
    member: &Member,
    words: Words<'_>,
    message: u64,
) -> Result<Answer, Fault> {
    let post = bot.store().post(to_row(message)).await?;
    let is_poster = post.as_ref().is_some_and(|post| from_row(post.author) == member.user.id.get());
    // What Discord says of the member in this channel, at this moment.
    let may = member.permissions.unwrap_or_default();
    if !is_poster && !may.intersects(Permissions::MANAGE_MESSAGES | Permissions::ADMINISTRATOR) {
        return Ok(Answer::Said(words.say("press-remove-denied", &[])));
    }
    // The same as if somebody had deleted the bot's message.
    let reply: MessageId = press.message.id;
    lifecycle::removed(ctx, bot, press.channel_id, reply).await?;
    Ok(Answer::Said(words.say("removed", &[])))
}

async fn respond(ctx: &serenity::Context, press: &ComponentInteraction, answer: Answer) -> Result<(), Fault> {
    let private = CreateInteractionResponseMessage::new().ephemeral(true);
    let response = match answer {
        Answer::Private(reply) => CreateInteractionResponse::Message(filled(private, reply)),
        Answer::Turned(reply) => {
            CreateInteractionResponse::UpdateMessage(filled(CreateInteractionResponseMessage::new(), reply))
        }
        Answer::Said(text) => CreateInteractionResponse::Message(private.content(text)),
    };
    Ok(press.create_response(&ctx.http, response).await?)
}

fn filled(message: CreateInteractionResponseMessage, reply: Reply) -> CreateInteractionResponseMessage {
    message
        .content(reply.content)
        .embeds(reply.embeds)
        .components(reply.components)
        .allowed_mentions(serenity::CreateAllowedMentions::new())
}

#[cfg(test)]
mod tests {
    use super::Press;

    #[test]
    fn buttons_survive_a_restart() {
        for press in [
            Press::Tag("comingout".to_owned()),
            Press::Tag("a:b".to_owned()),
            Press::Quotes(7, 2),
            Press::Share(7),
            Press::Card(i64::MAX),
            Press::Remove(u64::MAX),
            Press::Page(9, 0),
        ] {
            assert_eq!(Press::parse(&press.custom_id()), Some(press.clone()));
        }
        for nonsense in ["", "tag", "page:x:1", "quotes:1", "delete:1"] {
            assert_eq!(Press::parse(nonsense), None, "{nonsense}");
        }
        assert_eq!(Press::tag(&"x".repeat(97)), None);
    }
}
