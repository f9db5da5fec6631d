//! The playground's own calls, under `/playground`: who plays, what shall fail, what was asked.
//! Only pages and programs of this machine may use them: a foreign `Host` or `Origin` is refused.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::Inner;
use super::dispatch::GUILDS;
use super::faults::Fault;
use super::permissions as may;
use super::settings::Settings;
use super::world::{Overwrite, World};

/// Lets only loopback names through, so that no web page elsewhere can play the people.
pub async fn only_loopback(request: Request, next: Next) -> Response {
    let local = |text: &str| {
        let host = text.trim_start_matches("http://").trim_start_matches("https://");
        let host = host.strip_prefix("[::1]").map_or_else(|| host.rsplit_once(':').map_or(host, |(h, _)| h), |_| "::1");
        matches!(host, "localhost" | "127.0.0.1" | "::1")
    };
    let headers = request.headers();
    let foreign = [header::HOST, header::ORIGIN]
        .iter()
        .filter_map(|name| headers.get(name)?.to_str().ok())
        .any(|value| !local(value));
    if foreign {
        return (StatusCode::FORBIDDEN, "This playground answers loopback names only.").into_response();
    }
    next.run(request).await
}

pub async fn session(State(inner): State<Arc<Inner>>) -> Json<Value> {
    let world = inner.world();
    let channels: Vec<Value> = world
        .channels
        .values()
        .filter(|c| !c.is_direct() && !c.is_thread())
        .map(|c| json!({"id": c.id.to_string(), "name": c.name, "type": c.kind, "topic": c.topic}))
        .collect();
    let people: Vec<Value> = world
        .people
        .iter()
        .filter_map(|person| {
            let user = world.users.get(&person.id)?;
            Some(json!({
                "id": user.id.to_string(), "name": user.display, "username": user.name, "token": person.token,
                "role": person.role,
            }))
        })
        .collect();
    let urls: Vec<&str> = world.stories.iter().map(|story| story.url.as_str()).collect();
    Json(json!({
        "guild_id": world.guild.id.to_string(), "guild_name": world.guild.name,
        "application_id": world.application_id.to_string(), "bot_id": world.bot_id.to_string(),
        "channels": channels, "people": people, "stories": urls, "sample_stories": world.stories,
        "connected": world.bot_connections() > 0,
    }))
}

/// The ephemeral messages that a person has not dismissed.
pub async fn ephemeral(State(inner): State<Arc<Inner>>, Query(query): Query<HashMap<String, String>>) -> Response {
    let world = inner.world();
    let Some(person) = query.get("token").and_then(|token| world.person_by_token(token)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let own = world.messages.values().flat_map(|all| all.values()).filter(|m| m.only_for == Some(person.id));
    let list: Vec<Value> = own.map(|message| world.message_json(message)).collect();
    Json(list).into_response()
}

/// The choices that answered the autocomplete with this nonce, once they are there.
pub async fn choices(State(inner): State<Arc<Inner>>, Query(query): Query<HashMap<String, String>>) -> Response {
    let world = inner.world();
    match query.get("nonce").and_then(|nonce| world.choices.get(nonce)) {
        Some(choices) => Json(json!({"choices": choices})).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The dialog open for a person.
pub async fn modal(State(inner): State<Arc<Inner>>, Query(query): Query<HashMap<String, String>>) -> Response {
    let world = inner.world();
    let person = query.get("token").and_then(|token| world.person_by_token(token));
    match person.and_then(|person| world.modals.get(&person.id)) {
        Some(modal) => Json(modal.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub async fn commands(State(inner): State<Arc<Inner>>) -> Json<Value> {
    let world = inner.world();
    Json(world.commands.iter().map(|command| world.command_json(command)).collect())
}

pub async fn requests(State(inner): State<Arc<Inner>>) -> Response {
    Json(&inner.world().requests).into_response()
}

pub async fn faults(State(inner): State<Arc<Inner>>, Json(fault): Json<Fault>) -> StatusCode {
    inner.world().order_fault(fault);
    StatusCode::NO_CONTENT
}

/// Merges what is sent into the settings; `closed_direct_messages` lists people who take none.
pub async fn settings(State(inner): State<Arc<Inner>>, Json(sent): Json<Value>) -> Response {
    match inner.world().change_settings(sent) {
        Ok(settings) => Json(settings).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    }
}

/// Live events for the page: one JSON object `{name, data}` each.
pub async fn events(State(inner): State<Arc<Inner>>, Query(query): Query<HashMap<String, String>>) -> Response {
    let world = inner.world();
    let Some(person) = query.get("token").and_then(|token| world.person_by_token(token)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let (reader, receiver) = (person.id, world.page.subscribe());
    drop(world);
    let shutdown = inner.shutdown.clone();
    let stream = futures_util::stream::unfold(Some(receiver), move |receiver| {
        let shutdown = shutdown.clone();
        async move {
            let mut receiver = receiver?;
            loop {
                let event = tokio::select! {
                    () = shutdown.cancelled() => return None,
                    event = receiver.recv() => event,
                };
                match event {
                    Ok(event) if event.only_for.as_ref().is_some_and(|all| !all.contains(&reader)) => {}
                    Ok(event) => {
                        let text = json!({"name": event.name, "data": event.data}).to_string();
                        return Some((Ok::<_, Infallible>(Event::default().data(text)), Some(receiver)));
                    }
                    // The page fell behind: it reads the channel again.
                    Err(RecvError::Lagged(_)) => {
                        let text = json!({"name": "RELOAD", "data": null}).to_string();
                        return Some((Ok(Event::default().data(text)), Some(receiver)));
                    }
                    Err(RecvError::Closed) => return None,
                }
            }
        }
    });
    sse(stream)
}

fn sse(stream: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

impl World {
    pub fn change_settings(&mut self, mut sent: Value) -> Result<Settings, serde_json::Error> {
        let closed = sent.as_object_mut().and_then(|map| map.remove("closed_direct_messages"));
        let mut merged = serde_json::to_value(&self.settings)?;
        for (key, value) in sent.as_object().into_iter().flatten() {
            merged[key] = value.clone();
        }
        let settings: Settings = serde_json::from_value(merged)?;
        let permissions = settings.bot_permissions.clone();
        let locale_changed = settings.guild_locale != self.settings.guild_locale;
        let permissions_changed = permissions != self.settings.bot_permissions;
        self.settings = settings;
        if let (true, Some(bits)) = (permissions_changed, permissions) {
            self.set_bot_permissions(&bits);
        }
        if locale_changed {
            let guild = self.guild_json();
            self.tell_bot(GUILDS, false, "GUILD_UPDATE", &guild);
        }
        if let Some(closed) = closed.as_ref().and_then(Value::as_array) {
            let closed: Vec<u64> = closed.iter().filter_map(|id| id.as_str()?.parse().ok()).collect();
            for user in self.users.values_mut() {
                user.takes_direct_messages = !closed.contains(&user.id);
            }
        }
        self.touch();
        Ok(self.settings.clone())
    }

    /// Gives the bot exactly these bits in every channel, by its role and by overwrites.
    pub fn set_bot_permissions(&mut self, bits: &str) {
        let Ok(bits) = bits.parse::<u64>() else { return };
        self.settings.bot_permissions = Some(bits.to_string());
        let (bot, guild) = (self.bot_id, self.guild.id);
        let mut events = Vec::new();
        for role in self.guild.roles.iter_mut().filter(|role| role.bot == Some(bot)) {
            role.permissions = bits;
            let data = json!({"guild_id": guild.to_string(), "role": Self::role_json(role, guild)});
            events.push(("GUILD_ROLE_UPDATE", data));
        }
        let own = Overwrite { id: bot, kind: 1, allow: bits & may::ALL, deny: may::ALL & !bits };
        let mut changed = Vec::new();
        for channel in self.channels.values_mut().filter(|c| !c.is_direct() && !c.is_thread()) {
            channel.overwrites.retain(|o| o.id != bot);
            channel.overwrites.push(own.clone());
            changed.push(channel.clone());
        }
        events.extend(changed.iter().map(|channel| ("CHANNEL_UPDATE", self.channel_json(channel))));
        for (name, data) in events {
            self.tell_bot(GUILDS, false, name, &data);
        }
    }
}
