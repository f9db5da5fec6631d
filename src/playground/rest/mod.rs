//! REST v10: who calls, what they ask, what is answered, and the note of it.
//!
//! One request holds the world's lock from the check to the events it causes. Paths are matched
//! here; each neighbour does one part: `messages`, `compose` (what a message becomes), `reactions`,
//! `channels`, `guilds`, `commands`, `invoke` (people start interactions), `callback` and
//! `webhooks` (the bot answers them).

mod callback;
mod channels;
mod commands;
mod compose;
mod form;
mod guilds;
mod invoke;
mod messages;
mod reactions;
mod webhooks;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::error::{ApiError, invalid};
use super::faults::RestFault;
use super::snowflake::now_ms;
use super::world::{Channel, World};
use super::{Inner, RecordedRequest, permissions, rate_limit};

/// Discord takes attachments of 10 MiB from anyone; this leaves room for the rest of the form.
const BODY: usize = 12 * 1024 * 1024;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    Bot,
    Person(u64),
    /// No token, for the paths that carry one themselves.
    Nobody,
}

/// One request, read.
pub struct Call {
    pub caller: Caller,
    pub body: Value,
    pub query: HashMap<String, String>,
}

impl Call {
    /// The caller's user, or 401.
    pub fn user(&self, world: &World) -> Result<u64> {
        match self.caller {
            Caller::Bot => Ok(world.bot_id),
            Caller::Person(id) => Ok(id),
            Caller::Nobody => Err(ApiError::unauthorized()),
        }
    }

    pub fn bot_only(&self) -> Result<()> {
        if self.caller == Caller::Bot { Ok(()) } else { Err(ApiError::unauthorized()) }
    }

    pub fn flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1")
    }
}

/// A successful answer.
#[derive(Debug, PartialEq)]
pub enum Answer {
    Nothing,
    Ok(Value),
    Created(Value),
}

pub type Result<T = Answer> = std::result::Result<T, ApiError>;

pub async fn serve(State(inner): State<Arc<Inner>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY).await else {
        return respond(&ApiError::new(413, 40_005, "Request entity too large"), HeaderMap::new());
    };
    let path = api_path(parts.uri.path()).to_owned();
    let method = parts.method.as_str().to_owned();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let content_type =
        parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let body = form::read(&content_type, &bytes);
    let caller = caller(&inner, &parts.headers);
    let anonymous = matches!(caller, Ok(Caller::Nobody));
    let personal = matches!(caller, Ok(Caller::Person(_)));
    let fault = if personal { None } else { inner.world().faults.take_rest(&method, &path) };
    let delay = fault.as_ref().map_or(Duration::ZERO, |fault| Duration::from_millis(fault.delay_ms));
    let late = fault.as_ref().is_some_and(|fault| fault.after_effect);
    if !late {
        tokio::time::sleep(delay).await;
    }
    let spoilt = fault.filter(|fault| fault.status.is_some() || fault.reset);
    let effect = spoilt.as_ref().is_none_or(|fault| fault.after_effect);
    let response = {
        let mut world = inner.world();
        let bucket = rate_limit::bucket(&method, &path);
        // People have limits of their own, which nobody here comes near.
        let (limited, headers) = world.count_request(&bucket, effect && !anonymous && !personal);
        let result = match (caller, &body) {
            _ if !effect => Ok(Answer::Nothing),
            (Err(error), _) => Err(error),
            (_, Err(error)) => Err(error.clone()),
            _ if limited.is_some() => Err(ApiError::new(429, 0, "You are being rate limited.")),
            (Ok(caller), Ok(body)) => {
                let call = Call { caller, body: body.clone(), query: pairs(&query) };
                let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
                route(&mut world, &method, &parts, &call)
            }
        };
        let response = match (spoilt, limited) {
            (Some(fault), _) => spoil(&fault, headers),
            (None, Some(wait)) if matches!(&result, Err(error) if error.status == 429) => {
                rate_limit::refuse(wait, headers)
            }
            _ => answer(result, headers),
        };
        if !personal {
            let body = body.unwrap_or(Value::Null);
            let status = response.status().as_u16();
            world.requests.push(RecordedRequest { method, path, query, body, status, content_type, at_ms: now_ms() });
            world.touch();
        }
        response
    };
    if late {
        tokio::time::sleep(delay).await;
    }
    response
}

/// The path after `/api/v10`.
fn api_path(path: &str) -> &str {
    let rest = path.strip_prefix("/api").unwrap_or(path);
    match rest.strip_prefix("/v").and_then(|rest| rest.find('/').map(|slash| (rest, slash))) {
        Some((rest, slash)) if rest[..slash].chars().all(|c| c.is_ascii_digit()) => &rest[slash..],
        _ => rest,
    }
}

fn caller(inner: &Inner, headers: &HeaderMap) -> Result<Caller> {
    let Some(token) = headers.get(header::AUTHORIZATION) else { return Ok(Caller::Nobody) };
    let token = token.to_str().unwrap_or_default();
    let world = inner.world();
    match token.strip_prefix("Bot ") {
        Some(token) if token == world.bot_token => Ok(Caller::Bot),
        Some(_) => Err(ApiError::unauthorized()),
        None => world.person_by_token(token).map(|p| Caller::Person(p.id)).ok_or_else(ApiError::unauthorized),
    }
}

fn pairs(query: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(query.as_bytes())
        .filter(|(key, _)| !key.is_empty())
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect()
}

fn route(world: &mut World, method: &str, parts: &[&str], call: &Call) -> Result {
    match (method, parts) {
        ("GET", ["gateway"]) => Ok(Answer::Ok(json!({"url": world.gateway_url}))),
        ("GET", ["gateway", "bot"]) => {
            call.bot_only()?;
            let limit = json!({"total": 1_000, "remaining": 1_000, "reset_after": 0, "max_concurrency": 1});
            Ok(Answer::Ok(json!({"url": world.gateway_url, "shards": 1, "session_start_limit": limit})))
        }
        ("POST", ["interactions"]) => invoke::start(world, call),
        ("POST", ["interactions", id, token, "callback"]) => {
            callback::answer(world, snowflake("interaction_id", id)?, token, call)
        }
        (_, ["webhooks", application, token, rest @ ..]) => {
            webhooks::route(world, method, snowflake("webhook_id", application)?, token, rest, call)
        }
        _ if call.caller == Caller::Nobody => Err(ApiError::unauthorized()),
        ("GET", ["oauth2" | "applications", .., "@me"]) => {
            call.bot_only()?;
            Ok(Answer::Ok(world.application_json()))
        }
        (_, ["applications", application, rest @ ..]) => {
            commands::route(world, method, snowflake("application_id", application)?, rest, call)
        }
        (_, ["users", rest @ ..]) => channels::users(world, method, rest, call),
        (_, ["guilds", guild, rest @ ..]) => guilds::route(world, method, snowflake("guild_id", guild)?, rest, call),
        (_, ["channels", channel, "messages", rest @ ..]) => {
            messages::route(world, method, snowflake("channel_id", channel)?, rest, call)
        }
        (_, ["channels", channel, rest @ ..]) => {
            channels::route(world, method, snowflake("channel_id", channel)?, rest, call)
        }
        _ => Err(ApiError::not_found()),
    }
}

/// An id in a path, or Discord's refusal.
fn snowflake(name: &str, text: &str) -> Result<u64> {
    text.parse().map_err(|_| invalid(&[name], "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake.")))
}

/// An id in a body: text, or a number from lenient clients.
fn id_in(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The channel, if the user sees it, with what they may do there.
fn visible(world: &World, user: u64, channel: u64) -> Result<(Channel, u64)> {
    let channel = world.channels.get(&channel).ok_or_else(ApiError::unknown_channel)?;
    let bits = permissions::in_channel(world, user, channel);
    if bits & permissions::VIEW_CHANNEL == 0 {
        return Err(ApiError::missing_access());
    }
    Ok((channel.clone(), bits))
}

fn need(bits: u64, wanted: u64) -> Result<()> {
    if bits & wanted == wanted { Ok(()) } else { Err(ApiError::missing_permissions()) }
}

fn answer(result: Result, headers: HeaderMap) -> Response {
    match result {
        Ok(Answer::Nothing) => (StatusCode::NO_CONTENT, headers).into_response(),
        Ok(Answer::Ok(value)) => (headers, axum::Json(value)).into_response(),
        Ok(Answer::Created(value)) => (StatusCode::CREATED, headers, axum::Json(value)).into_response(),
        Err(error) => respond(&error, headers),
    }
}

fn respond(error: &ApiError, headers: HeaderMap) -> Response {
    let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::BAD_REQUEST);
    (status, headers, axum::Json(error.body())).into_response()
}

/// The answer a fault orders.
fn spoil(fault: &RestFault, mut headers: HeaderMap) -> Response {
    if fault.reset {
        let broken = futures_util::stream::iter([Err::<Bytes, _>(std::io::Error::other("reset on demand"))]);
        return Response::new(Body::from_stream(broken));
    }
    for (name, value) in &fault.headers {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::try_from(text)) {
            headers.insert(name, value);
        }
    }
    let status = fault.status.and_then(|code| StatusCode::from_u16(code).ok()).unwrap_or(StatusCode::OK);
    match &fault.body {
        Value::Null => (status, headers).into_response(),
        Value::String(text) => {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
            (status, headers, text.clone()).into_response()
        }
        json => (status, headers, axum::Json(json.clone())).into_response(),
    }
}
