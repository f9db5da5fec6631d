//! The stage: a playground with its news site, people who post and press, and waiting on
//! conditions instead of sleeping. `openapi` checks what the bot sent against Discord's document.

#![allow(dead_code, reason = "each subject uses a part")]

pub mod bot;
pub mod openapi;
mod person;
#[cfg(unix)]
pub mod postgres;
pub mod raw_bot;
pub mod site;

use std::future::Future;
use std::time::Duration;

use pullquote::playground::news_site::NewsSite;
use pullquote::playground::{Options, Playground};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

pub use person::Person;

/// The longest that any condition is waited for.
const DEADLINE: Duration = Duration::from_secs(20);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// A playground and a news site of a test's own; both end when it is dropped.
pub struct Stage {
    pub playground: Playground,
    pub news: NewsSite,
    pub session: Value,
    pub shutdown: CancellationToken,
    _ends: DropGuard,
}

/// A stage without Discord's own previews, which tests ask for when they want them.
pub async fn stage() -> Stage {
    let mut options = Options::default();
    options.settings.previews = false;
    stage_with(options).await
}

/// A stage with these options; the stories are the news site's.
pub async fn stage_with(options: Options) -> Stage {
    let shutdown = CancellationToken::new();
    let news = NewsSite::start(loopback().await, None, shutdown.clone()).await.expect("the news site starts");
    let options = Options { stories: news.stories(), ..options };
    let playground =
        Playground::start(loopback().await, options, shutdown.clone()).await.expect("the playground starts");
    let text = reqwest::get(format!("{}/playground/session", playground.api_base())).await.expect("an answer");
    let session = serde_json::from_str(&text.text().await.expect("a body")).expect("JSON");
    Stage { playground, news, session, _ends: shutdown.clone().drop_guard(), shutdown }
}

pub async fn loopback() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port on loopback")
}

impl Stage {
    /// A channel's id by its name.
    pub fn channel(&self, name: &str) -> u64 {
        let all = self.session["channels"].as_array().expect("channels");
        let channel = all.iter().find(|channel| channel["name"] == name).unwrap_or_else(|| panic!("no #{name}"));
        number(&channel["id"])
    }

    pub fn guild(&self) -> u64 {
        number(&self.session["guild_id"])
    }

    /// The person with a role: `owner`, `moderator` or `member`.
    pub fn person(&self, role: &str) -> Person {
        let all = self.session["people"].as_array().expect("people");
        let person = all.iter().find(|person| person["role"] == role).unwrap_or_else(|| panic!("no {role}"));
        Person::new(&self.playground, &self.session, person)
    }

    /// A call to the playground as the bot, past serenity: status and body.
    pub async fn as_bot(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let authorization = format!("Bot {}", self.playground.bot_token());
        person::call(&self.playground.api_base(), &authorization, method, path, body).await
    }

    pub async fn order_fault(&self, fault: Value) {
        let (status, _) = person::raw(&self.playground.api_base(), "", "POST", "/playground/faults", Some(fault)).await;
        assert_eq!(status, 204, "the fault is understood");
    }
}

/// An id that is text in JSON.
pub fn number(value: &Value) -> u64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no id"))
}

/// Looks until there is something; panics with `what` after the deadline.
pub async fn eventually<T, F, Fut>(what: &str, mut look: F) -> T
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Option<T>>,
{
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    match tokio::time::timeout(DEADLINE, looking).await {
        Ok(found) => found,
        Err(tokio::time::error::Elapsed { .. }) => panic!("waited {DEADLINE:?} in vain for {what}"),
    }
}
