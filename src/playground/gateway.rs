//! The gateway: hello, identify, ready, heartbeats, resume with replay, close codes ("Gateway").
//!
//! Frames are plain JSON text: serenity asks for `compress`, and takes uncompressed frames too.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message as Ws, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::Inner;
use super::snowflake::now_ms;
use super::world::World;

/// Sessions kept for a resume.
const REMEMBERED: usize = 16;

/// Events kept for a resume. Discord does not say how many; this is far above what a test makes.
const REPLAYED: usize = 4_096;

/// What is sent down a connection.
#[derive(Debug, Clone)]
pub enum Frame {
    Text(String),
    /// With a code, or the socket just ends.
    Close(Option<u16>),
}

/// One gateway session: it outlives its connection, so that it can be resumed.
#[derive(Debug)]
pub struct Session {
    pub id: String,
    pub intents: u64,
    pub shard: (u64, u64),
    pub seq: u64,
    pub buffer: VecDeque<(u64, String)>,
    connection: Option<mpsc::UnboundedSender<Frame>>,
    /// Events that are to arrive after the next: Discord numbers them as it sends them.
    held: Vec<(String, Value)>,
}

impl Session {
    pub fn hold(&mut self, name: &str, data: Value) {
        self.held.push((name.to_owned(), data));
    }

    pub fn let_go(&mut self) {
        for (name, data) in std::mem::take(&mut self.held) {
            self.dispatch(&name, &data);
        }
    }

    /// Numbers an event, keeps it for a resume, and sends it; returns it as it was sent.
    pub fn dispatch(&mut self, name: &str, data: &Value) -> String {
        self.seq += 1;
        let frame = json!({"op": 0, "t": name, "s": self.seq, "d": data}).to_string();
        self.buffer.push_back((self.seq, frame.clone()));
        if self.buffer.len() > REPLAYED {
            self.buffer.pop_front();
        }
        self.send(Frame::Text(frame.clone()));
        frame
    }

    /// To the connection, if one is open.
    pub fn send(&mut self, frame: Frame) {
        if let Some(connection) = &self.connection
            && connection.send(frame).is_err()
        {
            self.connection = None;
        }
    }

    pub fn is_connected(&self) -> bool {
        self.connection.as_ref().is_some_and(|connection| !connection.is_closed())
    }

    /// Whether this session's shard is told of the guild, or of direct messages (shard 0).
    pub fn hears(&self, guild: u64, direct: bool) -> bool {
        let (shard, shards) = self.shard;
        if direct { shard == 0 } else { (guild >> 22) % shards.max(1) == shard }
    }
}

pub async fn upgrade(State(inner): State<Arc<Inner>>, request: Request) -> Response {
    inner.world().gateway_tries += 1;
    if inner.world().faults.refuses_connects() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let (mut parts, _) = request.into_parts();
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| converse(inner, socket)),
        Err(refusal) => refusal.into_response(),
    }
}

async fn converse(inner: Arc<Inner>, socket: WebSocket) {
    if inner.world().faults.take_dropped_connect() {
        return;
    }
    let (mut sink, mut stream) = socket.split();
    let (sender, mut frames) = mpsc::unbounded_channel();
    let interval = inner.world().settings.heartbeat_interval_ms;
    let hello = json!({"op": 10, "d": {"heartbeat_interval": interval, "_trace": []}, "s": null, "t": null});
    if sink.send(Ws::text(hello.to_string())).await.is_err() {
        return;
    }
    let silence = Duration::from_millis(interval * 2 + 5_000);
    loop {
        tokio::select! {
            () = inner.shutdown.cancelled() => {
                let _ = sink.send(close(1001)).await;
                return;
            }
            frame = frames.recv() => {
                let sent = match frame {
                    Some(Frame::Text(text)) => sink.send(Ws::text(text)).await,
                    Some(Frame::Close(Some(code))) => { let _ = sink.send(close(code)).await; return }
                    Some(Frame::Close(None)) | None => return,
                };
                if sent.is_err() { return }
            }
            incoming = tokio::time::timeout(silence, stream.next()) => {
                let Ok(Some(Ok(message))) = incoming else { return };
                let text = match message {
                    Ws::Text(text) => text.to_string(),
                    Ws::Binary(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    Ws::Close(_) => {
                        // The answer to it is queued already; it must still go out.
                        let _ = sink.flush().await;
                        return;
                    }
                    Ws::Ping(_) | Ws::Pong(_) => continue,
                };
                inner.world().hear(&text, &sender);
            }
        }
    }
}

fn close(code: u16) -> Ws {
    Ws::Close(Some(CloseFrame { code, reason: reason(code).into() }))
}

/// Discord's words for its close codes ("Gateway close event codes").
fn reason(code: u16) -> &'static str {
    match code {
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid seq.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "Unknown error.",
    }
}

impl World {
    /// One frame from a client.
    fn hear(&mut self, text: &str, connection: &mpsc::UnboundedSender<Frame>) {
        let answer = |value: Value| drop(connection.send(Frame::Text(value.to_string())));
        let end = |code: u16| drop(connection.send(Frame::Close(Some(code))));
        let Ok(frame) = serde_json::from_str::<Value>(text) else { return end(4002) };
        match frame["op"].as_u64() {
            Some(1) => {
                if !self.faults.take_missed_ack() {
                    answer(json!({"op": 11, "d": null, "s": null, "t": null}));
                }
            }
            Some(2) => {
                if let Err(code) = self.identify(&frame["d"], connection) {
                    end(code);
                }
            }
            Some(6) => {
                if let Err(resumable) = self.resume(&frame["d"], connection) {
                    answer(json!({"op": 9, "d": resumable, "s": null, "t": null}));
                }
            }
            Some(3 | 4) => {}
            Some(8) => self.request_members(&frame["d"], connection),
            _ => end(4001),
        }
        self.touch();
    }

    fn identify(&mut self, data: &Value, connection: &mpsc::UnboundedSender<Frame>) -> Result<(), u16> {
        let token = data["token"].as_str().unwrap_or_default();
        if token.trim_start_matches("Bot ") != self.bot_token {
            return Err(4004);
        }
        if self.sessions.iter().any(|s| s.connection.as_ref().is_some_and(|c| c.same_channel(connection))) {
            return Err(4005);
        }
        let intents = data["intents"].as_u64().ok_or(4013_u16)?;
        if intents & self.settings.disallowed_intents != 0 {
            return Err(4014);
        }
        let shard = (data["shard"][0].as_u64().unwrap_or(0), data["shard"][1].as_u64().unwrap_or(1));
        if shard.0 >= shard.1 {
            return Err(4010);
        }
        let id = format!("{:032x}", u128::from(self.ids.next()) << 32 | u128::from(now_ms() & 0xffff_ffff));
        let hears_guild = Session::hears(
            &Session {
                id: String::new(),
                intents,
                shard,
                seq: 0,
                buffer: VecDeque::new(),
                connection: None,
                held: Vec::new(),
            },
            self.guild.id,
            false,
        );
        let mut user = self.user_json(self.bot_id);
        user["verified"] = json!(true);
        user["mfa_enabled"] = json!(true);
        user["email"] = Value::Null;
        let ready = json!({
            "v": 10, "user": user, "user_settings": {}, "session_type": "normal", "session_id": id,
            "resume_gateway_url": self.gateway_url, "relationships": [], "private_channels": [], "presences": [],
            "guilds": if hears_guild { json!([{"id": self.guild.id.to_string(), "unavailable": true}]) } else { json!([]) },
            "guild_join_requests": [], "geo_ordered_rtc_regions": [], "auth": {},
            "application": {"id": self.application_id.to_string(), "flags": 565_248},
            "shard": [shard.0, shard.1], "_trace": [],
        });
        let mut session = Session {
            id,
            intents,
            shard,
            seq: 0,
            buffer: VecDeque::new(),
            connection: Some(connection.clone()),
            held: Vec::new(),
        };
        let mut events = vec![("READY", ready)];
        if hears_guild && intents & super::dispatch::GUILDS != 0 {
            events.push(("GUILD_CREATE", self.guild_create_json()));
        }
        for (name, data) in events {
            session.dispatch(name, &data);
        }
        self.sessions.push(session);
        if self.sessions.len() > REMEMBERED {
            self.sessions.remove(0);
        }
        Ok(())
    }

    /// Replays what was missed; the error is opcode 9's `d`.
    fn resume(&mut self, data: &Value, connection: &mpsc::UnboundedSender<Frame>) -> Result<(), bool> {
        let token = data["token"].as_str().unwrap_or_default().trim_start_matches("Bot ");
        let id = data["session_id"].as_str().unwrap_or_default();
        let seq = data["seq"].as_u64().unwrap_or(0);
        let right_token = token == self.bot_token;
        let session = self.sessions.iter_mut().find(|s| s.id == id && right_token).ok_or(false)?;
        // What waited for another event waits no longer.
        session.connection = None;
        session.let_go();
        let oldest = session.buffer.front().map_or(session.seq + 1, |(seq, _)| *seq);
        if seq > session.seq || seq + 1 < oldest {
            return Err(false);
        }
        session.connection = Some(connection.clone());
        let missed: Vec<String> =
            session.buffer.iter().filter(|(number, _)| *number > seq).map(|(_, frame)| frame.clone()).collect();
        for frame in missed {
            session.send(Frame::Text(frame));
        }
        session.dispatch("RESUMED", &json!({"_trace": []}));
        Ok(())
    }

    fn request_members(&mut self, data: &Value, connection: &mpsc::UnboundedSender<Frame>) {
        let members: Vec<Value> = self.members.keys().map(|id| self.member_json(*id, true)).collect();
        let chunk = json!({
            "guild_id": self.guild.id.to_string(), "members": members, "chunk_index": 0, "chunk_count": 1,
            "nonce": data["nonce"],
        });
        let of_connection =
            self.sessions.iter_mut().find(|s| s.connection.as_ref().is_some_and(|c| c.same_channel(connection)));
        if let Some(session) = of_connection {
            session.dispatch("GUILD_MEMBERS_CHUNK", &chunk);
        }
    }

    pub fn bot_connections(&self) -> usize {
        self.sessions.iter().filter(|session| session.is_connected()).count()
    }
}
