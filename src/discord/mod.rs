//! The bot on Discord: serenity and poise.
//!
//! Events come in through [`events`], what a post's card does through its life is in [`lifecycle`],
//! how a card looks in [`embed`], presses in [`buttons`], commands in [`commands`], and all words
//! that people read in [`replies`]. What a link leads to is the desk's work.

mod alerts;
mod archive;
mod buttons;
mod catch_up;
mod commands;
mod corrections;
mod delivery;
mod embed;
mod events;
mod failure;
mod fault;
mod gate;
mod gateway_end;
mod intake;
mod lifecycle;
mod look_again;
mod pages;
mod pauses;
mod permissions;
mod previews;
mod registration;
pub mod replies;
mod rest;
mod threads;
mod throttle;
mod trending;

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{GatewayIntents, GuildId, Permissions};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use crate::card::Networks;
use crate::desk::{Desk, DeskError};
use crate::store::{GuildSettings, Shards, Store, StoreError, to_row};
use crate::tags::StarterAliases;
pub use fault::BotError;
use fault::{Fault, explain};
pub use gateway_end::GatewayEnd;
use replies::{Replies, Words};
use rest::Rest;

/// What the bot needs in a watched channel; `pullquote invite` asks for these.
pub const NEEDED_PERMISSIONS: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::READ_MESSAGE_HISTORY)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::ADD_REACTIONS)
    .union(Permissions::MANAGE_MESSAGES);

/// How long work in flight may take after the signal to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// What the operator chooses.
pub struct BotOptions {
    pub token: String,
    /// Another Discord-compatible server, as `http(s)://host[:port]`.
    pub api_base: Option<String>,
    /// Ask for the privileged intent to read messages.
    pub message_content: bool,
    /// Cards in one reply.
    pub max_cards: usize,
    /// Where a server has not chosen for itself.
    pub react_to_failures: bool,
    /// Links a minute of one member, and of one server; 0: any number.
    pub member_links: u32,
    pub server_links: u32,
    /// The part of the bot's servers that this process works for; all of them where there is none.
    pub shards: Option<Shards>,
    pub gateway_end: GatewayEnd,
    /// Read stories again after they were posted.
    pub reread: bool,
    /// Seconds that a follower's stories are gathered before a direct message.
    pub alert_wait: u64,
    pub networks: Networks,
    pub starter_aliases: StarterAliases,
    /// Seconds since 1970.
    pub clock: fn() -> i64,
}

impl fmt::Debug for BotOptions {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BotOptions").field("api_base", &self.api_base).finish_non_exhaustive()
    }
}

/// What every event and command works with. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Bot {
    shared: Arc<Shared>,
}

struct Shared {
    desk: Desk,
    store: Store,
    replies: Replies,
    options: BotOptions,
    /// Watched channels of all servers: asked for each message, so kept at hand.
    watched: RwLock<HashSet<i64>>,
    mentions: commands::mentions::Mentions,
    archive: archive::Archive,
    /// Work in flight, waited for at the end.
    tasks: TaskTracker,
    /// One post is worked on by one task at a time.
    turns: lifecycle::Turns,
    intake: intake::Intake,
    pauses: pauses::Pauses,
    looks: look_again::Looks,
    rest: Rest,
    throttle: throttle::Throttle,
    /// Discord accepts the token no more: no call is made any more.
    barred: CancellationToken,
    stop: CancellationToken,
}

type Context<'a> = poise::Context<'a, Bot, Fault>;

impl Bot {
    fn desk(&self) -> &Desk {
        &self.shared.desk
    }

    fn store(&self) -> &Store {
        &self.shared.store
    }

    fn rest(&self) -> &Rest {
        &self.shared.rest
    }

    fn options(&self) -> &BotOptions {
        &self.shared.options
    }

    fn now(&self) -> i64 {
        (self.shared.options.clock)()
    }

    fn words(&self, locale: &str) -> Words<'_> {
        self.shared.replies.words(locale)
    }

    fn replies(&self) -> &Replies {
        &self.shared.replies
    }

    /// A server's settings, and the words of its language: the chosen one, else the server's own.
    async fn manners(&self, cache: &serenity::Cache, guild: GuildId) -> Result<(GuildSettings, Words<'_>), Fault> {
        let settings = self.store().settings(to_row(guild.get())).await?;
        let own = || cache.guild(guild).map(|guild| guild.preferred_locale.clone());
        let locale = settings.locale.clone().or_else(own).unwrap_or_default();
        let words = self.words(&locale);
        Ok((settings, words))
    }

    /// The same for an interaction, which may come from where the bot is not: a direct channel, or a server
    /// that a member brought it to. There it speaks the asker's own language.
    async fn manners_of(
        &self,
        cache: &serenity::Cache,
        guild: Option<GuildId>,
        asker: &str,
    ) -> Result<(GuildSettings, Words<'_>), Fault> {
        match guild.filter(|guild| cache.guild(*guild).is_some()) {
            Some(guild) => self.manners(cache, guild).await,
            None => Ok((GuildSettings::default(), self.words(asker))),
        }
    }

    fn is_watched(&self, channel: u64) -> bool {
        let watched = self.shared.watched.read().unwrap_or_else(PoisonError::into_inner);
        watched.contains(&to_row(channel))
    }

    /// Reads the watched channels from the store again, after a change.
    async fn reload_watched(&self) -> Result<(), StoreError> {
        let watched = self.store().watched(None).await?.into_iter().collect();
        *self.shared.watched.write().unwrap_or_else(PoisonError::into_inner) = watched;
        Ok(())
    }

    /// Draws the consequences of an error that concern more than what it happened to.
    fn heed(&self, fault: &Fault) {
        match fault {
            Fault::Store(error) | Fault::Desk(DeskError::Store(error)) if error.is_unwritable() => {
                self.shared.intake.pause(self.now(), error);
            }
            Fault::Discord(error) if delivery::is_barred(error) => self.shared.barred.cancel(),
            _ => {}
        }
    }

    /// Runs work that is waited for when the bot stops.
    fn spawn(&self, work: impl Future<Output = Result<(), Fault>> + Send + 'static) {
        let bot = self.clone();
        self.shared.tasks.spawn(async move {
            if let Err(error) = work.await {
                bot.heed(&error);
                warn!(%error, "an event could not be dealt with");
            }
        });
    }
}

/// Runs the bot until `stop` is cancelled, then waits for work in flight and closes the connection.
pub async fn run(options: BotOptions, desk: Desk, store: Store, stop: CancellationToken) -> Result<(), BotError> {
    let mut intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if options.message_content {
        intents |= GatewayIntents::MESSAGE_CONTENT;
    }
    let base = options.api_base.as_deref().map(|base| base.trim_end_matches('/').to_owned());
    let rest = Rest::new(&options.token, base, options.shards).map_err(|error| BotError::Client(error.to_string()))?;
    let http = rest.library(&options.token);
    let throttle = throttle::Throttle::new(options.member_links, options.server_links);
    let place = options.api_base.clone().unwrap_or_else(|| "discord.com".to_owned());
    let part = options.shards;
    let bot = Bot {
        shared: Arc::new(Shared {
            desk,
            store: match part {
                Some(part) => store.serving(part),
                None => store,
            },
            replies: Replies::new(),
            options,
            watched: RwLock::default(),
            mentions: commands::mentions::Mentions::default(),
            archive: archive::Archive::default(),
            tasks: TaskTracker::new(),
            turns: lifecycle::Turns::default(),
            intake: intake::Intake::default(),
            pauses: pauses::Pauses::default(),
            looks: look_again::Looks::default(),
            rest,
            throttle,
            barred: CancellationToken::new(),
            stop: stop.clone(),
        }),
    };
    bot.reload_watched().await?;
    bot.shared.archive.learn(&bot.store().threads().await?);
    bot.store().end_forgetting(bot.now()).await?;
    if !bot.store().end_leases().await? {
        warn!("another process works for the same servers, or did until just now: what it left open is taken up later");
    }
    if let Some(since) = bot.store().missed_since().await? {
        bot.shared.intake.owe(since);
    }
    let framework = framework(bot.clone());
    let mut client = serenity::ClientBuilder::new_with_http(http, intents)
        .framework(framework)
        .await
        .map_err(|error| explain(&error, &place))?;
    let shards = Arc::clone(&client.shard_manager);
    let counted = Arc::clone(&shards);
    let gate = tokio::spawn(gate::keep(Arc::clone(&client.ws_url), async move || counted.runners.lock().await.len()));
    let ended = tokio::select! {
        ended = connect(&mut client, part) => ended.map_err(|error| explain(&error, &place)),
        () = bot.shared.barred.cancelled() => Err(BotError::Token),
        // The library's task now runs in circles and cannot be stopped: only the end of the process ends
        // it, so nothing is waited for. What is open is gone on with at the next start.
        code = bot.shared.options.gateway_end.closed() => {
            stop.cancel();
            return Err(match code {
                4011 => BotError::TooFewShards,
                4012 => BotError::Outdated,
                code => BotError::Closed(code),
            });
        }
        () = stop.cancelled() => Ok(()),
    };
    stop.cancel();
    gate.abort();
    bot.shared.tasks.close();
    if !bot.shared.tasks.is_empty() {
        info!("waiting for cards on their way");
    }
    if tokio::time::timeout(DRAIN, bot.shared.tasks.wait()).await.is_err() {
        warn!("stopped with cards on their way; they are taken up at the next start");
    }
    shards.shutdown_all().await;
    bot.store().close().await;
    ended
}

/// Opens the connections of this process, and keeps them.
async fn connect(client: &mut serenity::Client, part: Option<Shards>) -> serenity::Result<()> {
    match part {
        // The library takes the range's end for the last shard (serenity 0.12.5, `Client::start_connection`).
        Some(part) => client.start_shard_range(*part.numbers().start()..*part.numbers().end(), part.total()).await,
        None => client.start_autosharded().await,
    }
}

fn framework(bot: Bot) -> poise::Framework<Bot, Fault> {
    poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: commands::all(bot.replies()),
            event_handler: |framework, event| {
                Box::pin(async move {
                    let done = events::handle(framework, event).await;
                    if let Err(error) = &done {
                        framework.user_data().await.heed(error);
                    }
                    done
                })
            },
            on_error: |error| Box::pin(commands::failed(error)),
            // Nothing that the bot says pings anybody.
            allowed_mentions: Some(serenity::CreateAllowedMentions::new()),
            initialize_owners: false,
            ..Default::default()
        })
        .setup(move |ctx, ready, framework| {
            Box::pin(async move {
                info!(name = ready.user.name, servers = ready.guilds.len(), "connected to Discord");
                // Cards do not need commands: better without them than not at all.
                if let Err(error) =
                    registration::register(&bot, ready.application.id, &framework.options().commands).await
                {
                    warn!(%error, "the commands could not be registered; they are again at the next start");
                }
                lifecycle::start_sweeper(ctx, &bot);
                corrections::start(ctx, &bot);
                alerts::start(ctx, &bot);
                Ok(bot)
            })
        })
        .build()
}
