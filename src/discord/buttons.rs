//! Presses. All that a button needs stands in its `custom_id` or in the store, so every button works
//! after a restart; who may press is checked when it is pressed.

use poise::serenity_prelude as serenity;
use serenity::{
    ComponentInteraction, CreateInteractionResponse, CreateInteractionResponseMessage, EditInteractionResponse,
    MessageId, Permissions,
};

use super::embed::{self, Reply};
use super::pages::{self, Asker};
use super::replies::Words;
use super::{Bot, Fault, commands, corrections, lifecycle};
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
    /// Shows a page of a list to everyone.
    Publish(i64, usize),
    /// The paragraph that a quotation of a story stands in.
    Context(i64, usize),
    /// How a story was worded before.
    Earlier(i64),
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
            Self::Publish(view, page) => format!("publish:{view}:{page}"),
            Self::Context(story, at) => format!("context:{story}:{at}"),
            Self::Earlier(story) => format!("earlier:{story}"),
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
            "publish" => pair().map(|(view, page)| Self::Publish(view, page))?,
            "earlier" => Self::Earlier(rest.parse().ok()?),
            "context" => pair().map(|(story, at)| Self::Context(story, at))?,
            _ => return None,
        })
    }
}

/// What a press leads to.
enum Answer {
    /// A message that only the presser sees.
    Private(Reply),
    /// A message that everybody sees.
    Public(Reply),
    /// The message with the button changes.
    Turned(Reply),
    Said(String),
}

pub(super) async fn pressed(ctx: &serenity::Context, bot: &Bot, press: &ComponentInteraction) -> Result<(), Fault> {
    let mut answering = Box::pin(async {
        let (settings, words) = bot.manners_of(&ctx.cache, press.guild_id, &press.locale).await?;
        answer(ctx, bot, press, &settings, words, Press::parse(&press.data.custom_id)).await
    });
    let (answered, late) = tokio::select! {
        answered = &mut answering => (answered, false),
        () = tokio::time::sleep(commands::PATIENCE) => {
            let deferred = press.defer_ephemeral(&ctx.http).await;
            // What was begun is done also where the answer has no place any more.
            let answered = answering.await;
            deferred?;
            (answered, true)
        }
    };
    let (answer, done) = match answered {
        Ok(answer) => (answer, Ok(())),
        Err(error) => (Answer::Said(bot.words(&press.locale).say("fault", &[])), Err(error)),
    };
    if late {
        respond_late(ctx, press, answer).await?;
    } else {
        respond(ctx, press, answer).await?;
    }
    done
}

async fn answer(
    ctx: &serenity::Context,
    bot: &Bot,
    press: &ComponentInteraction,
    settings: &GuildSettings,
    words: Words<'_>,
    wanted: Option<Press>,
) -> Result<Answer, Fault> {
    // On a private list it goes on in private; on the card itself a list opens.
    let is_private = press.message.flags.is_some_and(|flags| flags.contains(serenity::MessageFlags::EPHEMERAL));
    let asker = |private: bool| {
        let (guild, member) = (press.guild_id?, press.member.as_ref()?);
        Some(Asker::new(bot, &ctx.cache, member, (guild, press.channel_id), private))
    };
    let only_in_server = || Answer::Said(words.say("only-in-server", &[]));
    let story = match wanted {
        Some(
            Press::Quotes(story, _)
            | Press::Share(story)
            | Press::Card(story)
            | Press::Context(story, _)
            | Press::Earlier(story),
        ) => match bot.store().story(story).await? {
            None => return Ok(Answer::Said(words.say("press-gone", &[]))),
            known => known,
        },
        _ => None,
    };
    Ok(match (wanted, story) {
        (Some(Press::Tag(key)), _) => {
            let Some(asker) = asker(true) else { return Ok(only_in_server()) };
            let question = Question { tag: Some(key), ..Question::default() };
            Answer::Private(pages::ask(bot, &asker, &question, words).await?)
        }
        (Some(Press::Page(view, page)), _) => match bot.store().view::<Question>(view).await? {
            None => Answer::Said(words.say("press-forgotten", &[])),
            Some((user, _)) if user != to_row(press.user.id.get()) => Answer::Said(words.say("press-not-yours", &[])),
            Some((_, question)) => {
                let Some(asker) = asker(is_private) else { return Ok(only_in_server()) };
                Answer::Turned(pages::stories(bot, &asker, &question, view, page, words).await?)
            }
        },
        (Some(Press::Earlier(story)), Some(saved)) => {
            Answer::Private(corrections::earlier(&saved, &bot.store().wordings(story).await?, words))
        }
        (Some(Press::Publish(view, page)), _) => match bot.store().view::<Question>(view).await? {
            None => Answer::Said(words.say("press-forgotten", &[])),
            Some((_, question)) => {
                let Some(asker) = asker(false) else { return Ok(only_in_server()) };
                Answer::Public(pages::stories(bot, &asker, &question, view, page, words).await?)
            }
        },
        (Some(Press::Quotes(_, page)), Some(saved)) => {
            let reply = pages::quotations(&saved, page, words);
            if is_private { Answer::Turned(reply) } else { Answer::Private(reply) }
        }
        (Some(Press::Context(_, at)), Some(saved)) => match pages::context(&saved, at) {
            Some(reply) => Answer::Private(reply),
            None => Answer::Said(words.say("press-gone", &[])),
        },
        (Some(Press::Share(_)), Some(saved)) => Answer::Private(embed::share(bot, settings, words, &saved)),
        (Some(Press::Card(_)), Some(saved)) => Answer::Private(embed::single(bot, settings, words, &saved, &[])),
        (Some(Press::Remove(message)), _) => remove(ctx, bot, press, words, message).await?,
        _ => Answer::Said(words.say("press-forgotten", &[])),
    })
}

async fn remove(
    ctx: &serenity::Context,
    bot: &Bot,
    press: &ComponentInteraction,
    words: Words<'_>,
    message: u64,
) -> Result<Answer, Fault> {
    let post = bot.store().post(to_row(message)).await?;
    let is_poster = post.as_ref().is_some_and(|post| from_row(post.author) == press.user.id.get());
    // What Discord says of the member in this channel, at this moment.
    let may = press.member.as_ref().and_then(|member| member.permissions).unwrap_or_default();
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
        Answer::Public(reply) => {
            CreateInteractionResponse::Message(filled(CreateInteractionResponseMessage::new(), reply))
        }
        Answer::Turned(reply) => {
            CreateInteractionResponse::UpdateMessage(filled(CreateInteractionResponseMessage::new(), reply))
        }
        Answer::Said(text) => CreateInteractionResponse::Message(private.content(text)),
    };
    Ok(press.create_response(&ctx.http, response).await?)
}

/// Fills in the answer that was put off, which the presser alone sees.
async fn respond_late(ctx: &serenity::Context, press: &ComponentInteraction, answer: Answer) -> Result<(), Fault> {
    let reply = match answer {
        Answer::Private(reply) | Answer::Public(reply) | Answer::Turned(reply) => reply,
        Answer::Said(content) => Reply { content, ..Reply::default() },
    };
    let filled = EditInteractionResponse::new()
        .content(reply.content)
        .embeds(reply.embeds)
        .components(reply.components)
        .allowed_mentions(serenity::CreateAllowedMentions::new());
    press.edit_response(&ctx.http, filled).await?;
    Ok(())
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
            Press::Publish(9, 1),
            Press::Context(7, 3),
            Press::Earlier(7),
        ] {
            assert_eq!(Press::parse(&press.custom_id()), Some(press.clone()));
        }
        for nonsense in ["", "tag", "page:x:1", "quotes:1", "delete:1"] {
            assert_eq!(Press::parse(nonsense), None, "{nonsense}");
        }
        assert_eq!(Press::tag(&"x".repeat(97)), None);
    }
}
