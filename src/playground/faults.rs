//! Faults on demand: `POST /playground/faults` says what shall go wrong, and how often.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::gateway::{Frame, Session};
use super::world::World;

/// One order for trouble.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    Rest(RestFault),
    Gateway {
        action: Action,
        code: Option<u16>,
        #[serde(default)]
        resumable: bool,
        #[serde(default = "once")]
        times: u32,
        #[serde(default)]
        seconds: f64,
    },
    /// Ends all of them.
    Clear,
}

/// A REST answer to spoil.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestFault {
    /// `METHOD /path` with `*` for one part, as in `POST /channels/*/messages`.
    pub r#match: String,
    /// Unset: the true answer is given (after the delay).
    pub status: Option<u16>,
    /// Text is sent as HTML, anything else as JSON.
    #[serde(default)]
    pub body: Value,
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// The request takes effect at once, only its answer is late or lost.
    #[serde(default)]
    pub after_effect: bool,
    /// The connection breaks instead of an answer.
    #[serde(default)]
    pub reset: bool,
    #[serde(default)]
    pub delay_ms: u64,
    #[serde(default = "once")]
    pub times: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Closes with `code`, or drops the socket without one.
    Close,
    /// Opcode 7.
    Reconnect,
    /// Opcode 9; with `resumable` the session is kept.
    InvalidSession,
    /// The next `times` heartbeats are not acknowledged.
    MissedAck,
    /// The next `times` events arrive twice.
    DuplicateNext,
    /// The next `times` events each arrive after the one that follows them.
    ReorderNext,
    /// Upgrades are answered with 503 for `seconds`; open connections drop.
    RefuseConnect,
    /// The next `times` connections are accepted and dropped.
    DropConnect,
}

/// The faults that stand.
#[derive(Debug, Default)]
pub struct Faults {
    rest: Vec<RestFault>,
    duplicates: u32,
    reorders: u32,
    missed_acks: u32,
    dropped_connects: u32,
    refused_until: Option<Instant>,
}

fn once() -> u32 {
    1
}

fn take_one(count: &mut u32) -> bool {
    let any = *count > 0;
    *count = count.saturating_sub(1);
    any
}

impl Faults {
    pub fn take_duplicate(&mut self) -> bool {
        take_one(&mut self.duplicates)
    }

    pub fn take_reorder(&mut self) -> bool {
        take_one(&mut self.reorders)
    }

    pub fn take_missed_ack(&mut self) -> bool {
        take_one(&mut self.missed_acks)
    }

    pub fn take_dropped_connect(&mut self) -> bool {
        take_one(&mut self.dropped_connects)
    }

    pub fn refuses_connects(&self) -> bool {
        self.refused_until.is_some_and(|until| Instant::now() < until)
    }

    /// The fault for a request, used up by one.
    pub fn take_rest(&mut self, method: &str, path: &str) -> Option<RestFault> {
        let at = self.rest.iter().position(|fault| fits(&fault.r#match, method, path))?;
        let fault = self.rest[at].clone();
        self.rest[at].times = self.rest[at].times.saturating_sub(1);
        if self.rest[at].times == 0 {
            self.rest.remove(at);
        }
        Some(fault)
    }
}

/// Whether `METHOD /a/*/b` names this request; `*` as the last part takes all that follows.
fn fits(pattern: &str, method: &str, path: &str) -> bool {
    let (wanted, pattern) = pattern.split_once(' ').unwrap_or(("*", pattern));
    if wanted != "*" && wanted != method {
        return false;
    }
    let mut parts = path.trim_matches('/').split('/');
    let mut wanted = pattern.trim_matches('/').split('/').peekable();
    while let Some(part) = wanted.next() {
        match parts.next() {
            Some(_) if part == "*" && wanted.peek().is_none() => return true,
            Some(have) if part == "*" || part == have => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

impl World {
    pub fn order_fault(&mut self, fault: Fault) {
        match fault {
            Fault::Clear => {
                self.faults = Faults::default();
                self.sessions.iter_mut().for_each(Session::let_go);
            }
            Fault::Rest(fault) => self.faults.rest.push(fault),
            Fault::Gateway { action, code, resumable, times, seconds } => match action {
                Action::Close => self.send_to_all(&Frame::Close(code)),
                Action::Reconnect => {
                    self.send_to_all(&Frame::Text(r#"{"op":7,"d":null}"#.to_owned()));
                }
                Action::InvalidSession => {
                    self.send_to_all(&Frame::Text(format!(r#"{{"op":9,"d":{resumable}}}"#)));
                    if !resumable {
                        self.sessions.clear();
                    }
                }
                Action::MissedAck => self.faults.missed_acks += times,
                Action::DuplicateNext => self.faults.duplicates += times,
                Action::ReorderNext => self.faults.reorders += times,
                Action::DropConnect => self.faults.dropped_connects += times,
                Action::RefuseConnect => {
                    let wait = Duration::try_from_secs_f64(seconds).unwrap_or_default();
                    self.faults.refused_until = Some(Instant::now() + wait);
                    self.send_to_all(&Frame::Close(None));
                }
            },
        }
        self.touch();
    }

    fn send_to_all(&mut self, frame: &Frame) {
        for session in &mut self.sessions {
            session.send(frame.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_name_requests() {
        assert!(fits("POST /channels/*/messages", "POST", "/channels/1/messages"));
        assert!(!fits("POST /channels/*/messages", "GET", "/channels/1/messages"));
        assert!(!fits("POST /channels/*/messages", "POST", "/channels/1/messages/2"));
        assert!(fits("* /webhooks/*", "PATCH", "/webhooks/1/token/messages/@original"));
    }
}
