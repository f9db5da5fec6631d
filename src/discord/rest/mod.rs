//! Every call that is made with the bot's token, at a pace that Discord allows (`limits`). Answers to
//! interactions go past this by the library: they carry tokens of their own, and are one each.

mod limits;

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serenity::http::{ErrorResponse, HttpError, LightMethod, RatelimitingBucket, Request, Route};
use serenity::{
    ApplicationId, ChannelId, Command, GuildChannel, GuildId, Member, Message, MessageId, PrivateChannel, UserId,
};

use limits::Limits;
use tokio::time::Instant;

use crate::store::Shards;

/// For one call, from its first byte to the last of its answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// For so long a call waits for its turn; then it is its caller's to try later.
const PATIENCE: Duration = Duration::from_mins(1);

/// Makes the calls.
pub(super) struct Rest {
    client: reqwest::Client,
    authorization: String,
    /// Another Discord-compatible server.
    base: Option<String>,
    limits: Limits<(RatelimitingBucket, LightMethod)>,
}

impl Rest {
    /// Fails only when the platform has no working TLS.
    pub(super) fn new(token: &str, base: Option<String>, part: Option<Shards>) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().use_rustls_tls().timeout(TIMEOUT).build()?;
        Ok(Self { client, authorization: format!("Bot {token}"), base, limits: Limits::new(part) })
    }

    /// The library's own caller, for the gateway's address and for answers to interactions. Its limiter is off:
    /// it is misled by answers that make no sense, and sends to Discord whatever server is set.
    pub(super) fn library(&self, token: &str) -> serenity::Http {
        let http = serenity::HttpBuilder::new(token).client(self.client.clone()).ratelimiter_disabled(true);
        match &self.base {
            Some(base) => http.proxy(base).build(),
            None => http.build(),
        }
    }

    pub(super) async fn send(&self, channel: ChannelId, message: &impl Serialize) -> serenity::Result<Message> {
        self.put(LightMethod::Post, Route::ChannelMessages { channel_id: channel }, message).await
    }

    pub(super) async fn edit(
        &self,
        channel: ChannelId,
        message: MessageId,
        edited: &impl Serialize,
    ) -> serenity::Result<Message> {
        let route = Route::ChannelMessage { channel_id: channel, message_id: message };
        self.put(LightMethod::Patch, route, edited).await
    }

    pub(super) async fn delete(&self, channel: ChannelId, message: MessageId) -> serenity::Result<()> {
        let route = Route::ChannelMessage { channel_id: channel, message_id: message };
        self.call(Request::new(route, LightMethod::Delete)).await.map(|_| ())
    }

    pub(super) async fn message(&self, channel: ChannelId, message: MessageId) -> serenity::Result<Message> {
        self.get(Route::ChannelMessage { channel_id: channel, message_id: message }, Vec::new()).await
    }

    /// Up to `limit` messages, `after` or `before` one, else the latest.
    pub(super) async fn messages(
        &self,
        channel: ChannelId,
        from: Option<(&'static str, MessageId)>,
        limit: u8,
    ) -> serenity::Result<Vec<Message>> {
        let mut query = vec![("limit", limit.to_string())];
        query.extend(from.map(|(which, id)| (which, id.to_string())));
        self.get(Route::ChannelMessages { channel_id: channel }, query).await
    }

    pub(super) async fn start_thread(
        &self,
        channel: ChannelId,
        message: MessageId,
        thread: &impl Serialize,
    ) -> serenity::Result<GuildChannel> {
        let route = Route::ChannelMessageThreads { channel_id: channel, message_id: message };
        self.put(LightMethod::Post, route, thread).await
    }

    /// The channel for direct messages to somebody.
    pub(super) async fn direct(&self, user: UserId) -> serenity::Result<ChannelId> {
        let whom = serde_json::json!({ "recipient_id": user });
        let channel: PrivateChannel = self.put(LightMethod::Post, Route::UserMeDmChannels, &whom).await?;
        Ok(channel.id)
    }

    /// Sets the bot's own reaction, or takes it away.
    pub(super) async fn react(
        &self,
        channel: ChannelId,
        message: MessageId,
        sign: &str,
        set: bool,
    ) -> serenity::Result<()> {
        let reaction = percent_encoding::utf8_percent_encode(sign, percent_encoding::NON_ALPHANUMERIC).to_string();
        let route = Route::ChannelMessageReactionMe { channel_id: channel, message_id: message, reaction: &reaction };
        let method = if set { LightMethod::Put } else { LightMethod::Delete };
        self.call(Request::new(route, method)).await.map(|_| ())
    }

    pub(super) async fn type_in(&self, channel: ChannelId) -> serenity::Result<()> {
        self.call(Request::new(Route::ChannelTyping { channel_id: channel }, LightMethod::Post)).await.map(|_| ())
    }

    pub(super) async fn member(&self, guild: GuildId, user: UserId) -> serenity::Result<Member> {
        let route = Route::GuildMember { guild_id: guild, user_id: user };
        let mut member: serde_json::Value = self.get(route, Vec::new()).await?;
        // The answer leaves out what was asked by.
        member["guild_id"] = guild.to_string().into();
        Ok(serde_json::from_value(member)?)
    }

    pub(super) async fn commands(&self, application: ApplicationId) -> serenity::Result<Vec<Command>> {
        self.get(Route::Commands { application_id: application }, Vec::new()).await
    }

    pub(super) async fn set_commands(
        &self,
        application: ApplicationId,
        commands: &impl Serialize,
    ) -> serenity::Result<Vec<Command>> {
        self.put(LightMethod::Put, Route::Commands { application_id: application }, commands).await
    }

    async fn get<T: DeserializeOwned>(
        &self,
        route: Route<'_>,
        query: Vec<(&'static str, String)>,
    ) -> serenity::Result<T> {
        let query = Some(query).filter(|query| !query.is_empty());
        Ok(serde_json::from_slice(&self.call(Request::new(route, LightMethod::Get).params(query)).await?)?)
    }

    async fn put<T: DeserializeOwned>(
        &self,
        method: LightMethod,
        route: Route<'_>,
        body: &impl Serialize,
    ) -> serenity::Result<T> {
        let body = serde_json::to_vec(body)?;
        Ok(serde_json::from_slice(&self.call(Request::new(route, method).body(Some(body))).await?)?)
    }

    /// Makes one call when its turn comes, again after each 429, and returns the answer's body. Nothing else is
    /// tried again here.
    async fn call(&self, request: Request<'_>) -> serenity::Result<Vec<u8>> {
        let key = (request.route_ref().ratelimiting_bucket(), *request.method_ref());
        let bucket = self.limits.bucket(key, Instant::now());
        // One after the other: how many are left is known from the last answer alone.
        let mut bucket = bucket.lock().await;
        let begun = Instant::now();
        loop {
            let single_file = self.limits.is_single_file(Instant::now());
            let in_file = if single_file { Some(self.limits.single_file.lock().await) } else { None };
            let wait = self.limits.wait(&bucket, Instant::now());
            if begun.elapsed() + wait > PATIENCE {
                return Err(serenity::Error::Other("Discord's rate limit asks for a longer wait"));
            }
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
                continue;
            }
            tokio::time::sleep(self.limits.place(Instant::now())).await;
            let call = request.clone().build(&self.client, &self.authorization, self.base.as_deref())?;
            let answer = call.send().await.map_err(HttpError::Request)?;
            let (status, headers) = (answer.status(), answer.headers().clone());
            if status.as_u16() != 429 {
                self.limits.heed(&mut bucket, Instant::now(), status.as_u16(), &headers, b"");
                if status.is_success() {
                    return Ok(answer.bytes().await.map_err(HttpError::Request)?.into());
                }
                let error = ErrorResponse::from_response(answer, request.method_ref().reqwest_method()).await;
                return Err(HttpError::UnsuccessfulRequest(error).into());
            }
            let body = answer.bytes().await.unwrap_or_default();
            self.limits.heed(&mut bucket, Instant::now(), 429, &headers, &body);
            drop(in_file);
        }
    }
}
