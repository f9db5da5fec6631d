//! Slash commands and the message command: one file a command.

mod follow;
mod help;
pub(super) mod mentions;
mod preview;
mod privacy;
mod settings;
mod stories;
mod summarize;
mod tags;
mod watch;

use std::borrow::Cow;
use std::time::Duration;

use futures_util::future::BoxFuture;
use poise::serenity_prelude as serenity;
use serenity::{GuildId, Member, ResolvedValue};
use tracing::{info, warn};

use super::embed::Reply;
use super::replies::{Replies, Words};
use super::{Bot, Context, Fault};
use crate::card::limits;
use crate::store::{GuildSettings, to_row};

/// Discord waits three seconds for a first answer; the way there and back takes some of them.
pub(super) const PATIENCE: Duration = Duration::from_millis(1_500);

/// All commands, their descriptions in every language.
pub(super) fn all(replies: &Replies) -> Vec<poise::Command<Bot, Fault>> {
    let mut all = vec![
        watch::watch(),
        tags::tags(),
        stories::stories(),
        stories::quotes(),
        follow::follow(),
        follow::unfollow(),
        follow::following(),
        settings::settings(),
        summarize::summarize_link(),
        preview::preview(),
        privacy::privacy(),
        help::help(),
    ];
    for command in &mut all {
        describe(command, "command", replies);
        give_time(command);
    }
    all
}

type Action = for<'a> fn(
    poise::ApplicationContext<'a, Bot, Fault>,
) -> BoxFuture<'a, Result<(), poise::FrameworkError<'a, Bot, Fault>>>;

/// Makes a command, or its subcommands, tell Discord in good time that its answer comes later.
fn give_time(command: &mut poise::Command<Bot, Fault>) {
    if let Some(action) = command.slash_action.replace(in_good_time) {
        command.custom_data = Box::new(action as Action);
    }
    command.subcommands.iter_mut().for_each(give_time);
}

/// Runs a command's own action.
fn in_good_time(
    ctx: poise::ApplicationContext<'_, Bot, Fault>,
) -> BoxFuture<'_, Result<(), poise::FrameworkError<'_, Bot, Fault>>> {
    Box::pin(async move {
        let Some(action) = ctx.command().custom_data.downcast_ref::<Action>() else { return Ok(()) };
        let mut running = action(ctx);
        tokio::select! {
            done = &mut running => done,
            () = tokio::time::sleep(PATIENCE) => {
                if let Err(error) = ctx.defer_response(!is_public(ctx)).await {
                    info!(%error, "a slow command could not ask for time");
                }
                running.await
            }
        }
    })
}

/// Whether everybody is to see the answer: what comes later is seen by those who see that it will come.
fn is_public(ctx: poise::ApplicationContext<'_, Bot, Fault>) -> bool {
    let is_on = |name: &str| {
        ctx.args.iter().any(|option| option.name == name && matches!(option.value, ResolvedValue::Boolean(true)))
    };
    let is_open = ctx.command().parameters.iter().any(|parameter| parameter.name == "private");
    is_on("public") || is_open && !is_on("private")
}

/// Fills in names and descriptions of a command, its options, their choices and its subcommands from the
/// catalogues. What Discord calls a name is one word there; English names are those in the code.
fn describe(command: &mut poise::Command<Bot, Fault>, above: &str, replies: &Replies) {
    let key = format!("{above}-{}", slug(&command.name));
    command.name_localizations = localised(&format!("name-{}", slug(&command.name)), replies);
    if command.slash_action.is_some() || !command.subcommands.is_empty() {
        command.description = Some(description(&key, replies.words("en-US")));
        command.description_localizations = localised(&key, replies);
    }
    for parameter in &mut command.parameters {
        let own = format!("{key}-option-{}", slug(&parameter.name));
        let common = format!("option-{}", slug(&parameter.name));
        let key = if replies.words("en-US").has(&own) { own } else { common };
        parameter.name_localizations = localised(&format!("name-{}", slug(&parameter.name)), replies);
        parameter.description = Some(description(&key, replies.words("en-US")));
        parameter.description_localizations = localised(&key, replies);
        for choice in parameter.choices.to_mut() {
            let key = format!("choice-{}", slug(&choice.name));
            choice.localizations = localised(&key, replies);
            choice.name = description(&key, replies.words("en-US"));
        }
    }
    for subcommand in &mut command.subcommands {
        describe(subcommand, &key, replies);
    }
}

fn slug(name: &str) -> String {
    name.replace(['_', ' '], "-").to_lowercase()
}

fn localised(key: &str, replies: &Replies) -> Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]> {
    let others = replies.locales().filter(|code| *code != "en-US");
    others.map(|code| (Cow::Borrowed(code), description(key, replies.words(code)))).collect::<Vec<_>>().into()
}

fn description(key: &str, words: Words<'_>) -> Cow<'static, str> {
    limits::cut(&words.say(key, &[]), limits::CHOICE_NAME).into()
}

/// The server that a command was used in, its settings and its words.
pub(super) struct Place<'a> {
    pub guild: GuildId,
    pub settings: GuildSettings,
    pub words: Words<'a>,
}

impl Place<'_> {
    /// As the store knows the server.
    pub(super) fn row(&self) -> i64 {
        to_row(self.guild.get())
    }
}

/// `None` (and the asker was told) outside a server.
pub(super) async fn place<'a>(ctx: &'a Context<'_>, bot: &'a Bot) -> Result<Option<Place<'a>>, Fault> {
    let Some(guild) = ctx.guild_id() else {
        let words = bot.words(ctx.locale().unwrap_or_default());
        say(ctx, &words.say("only-in-server", &[])).await?;
        return Ok(None);
    };
    let locale = ctx.locale().unwrap_or_default();
    let (settings, words) = bot.manners_of(&ctx.serenity_context().cache, Some(guild), locale).await?;
    Ok(Some(Place { guild, settings, words }))
}

/// The member who used the command, as Discord sent them.
pub(super) fn member(ctx: &Context<'_>) -> Option<Member> {
    match ctx {
        poise::Context::Application(application) => application.interaction.member.as_deref().cloned(),
        poise::Context::Prefix(_) => None,
    }
}

/// Says something to the asker alone; of what is too long, as many lines as fit whole.
pub(super) async fn say(ctx: &Context<'_>, text: &str) -> Result<(), Fault> {
    let lines: Vec<String> = ctx.data().shared.mentions.link(text).lines().map(str::to_owned).collect();
    let content = limits::listed(&lines, "\n", limits::CONTENT);
    ctx.send(poise::CreateReply::default().content(content).ephemeral(true)).await?;
    Ok(())
}

/// Shows something to the asker alone.
pub(super) async fn show(ctx: &Context<'_>, reply: Reply) -> Result<(), Fault> {
    show_to(ctx, reply, false).await
}

/// Shows something to everybody in the channel, or to the asker alone.
pub(super) async fn show_to(ctx: &Context<'_>, reply: Reply, public: bool) -> Result<(), Fault> {
    let content = ctx.data().shared.mentions.link(&reply.content);
    let mut message = poise::CreateReply::default().content(content).components(reply.components).ephemeral(!public);
    for embed in reply.embeds {
        message = message.embed(embed);
    }
    ctx.send(message).await?;
    Ok(())
}

/// A command failed: it is logged, and the asker is told in words.
pub(super) async fn failed(error: poise::FrameworkError<'_, Bot, Fault>) {
    let (ctx, key) = match &error {
        poise::FrameworkError::Command { error, ctx, .. } => {
            warn!(command = ctx.command().qualified_name.as_ref(), %error, "a command failed");
            (ctx, "fault")
        }
        poise::FrameworkError::CommandPanic { ctx, .. } => {
            warn!(command = ctx.command().qualified_name.as_ref(), "a command failed inside Pullquote");
            (ctx, "fault")
        }
        poise::FrameworkError::MissingUserPermissions { ctx, .. } => (ctx, "need-manage-guild"),
        poise::FrameworkError::GuildOnly { ctx, .. } => (ctx, "only-in-server"),
        poise::FrameworkError::EventHandler { error, event, .. } => {
            warn!(event = event.snake_case_name(), %error, "an event could not be dealt with");
            return;
        }
        poise::FrameworkError::Setup { error, .. } => {
            warn!(%error, "the bot could not be set up");
            return;
        }
        other => {
            info!(error = %other, "a command could not be used");
            return;
        }
    };
    let bot = ctx.data();
    let locale = ctx.locale().unwrap_or_default();
    let manners = bot.manners_of(&ctx.serenity_context().cache, ctx.guild_id(), locale).await;
    let words = manners.map_or_else(|_| bot.words(locale), |(_, words)| words);
    if let Err(error) = say(ctx, &words.say(key, &[])).await {
        info!(%error, "the asker could not be told");
    }
}
