//! People who post, edit, delete and ask, and trouble on Discord's side, by repeatable chance; and whether
//! each post got its one card.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use reqwest::Client;
use serde_json::{Value, json};

use super::pages::{headline, next};
use crate::playground::Playground;

/// A card may take so long, with all that goes wrong.
const PATIENCE: Duration = Duration::from_mins(5);

/// Posts that are kept in the channel; older ones that were answered are deleted.
const KEPT: usize = 40;

struct Posted {
    id: u64,
    /// What its card must show; `None`: it must have none.
    headline: Option<String>,
    at: Instant,
    answered: bool,
}

pub(super) struct Traffic {
    playground: Playground,
    site: SocketAddr,
    client: Client,
    token: String,
    application: String,
    channel: u64,
    posts: VecDeque<Posted>,
    seed: u64,
    story: u64,
    posted: usize,
    cards: usize,
    lost: usize,
    doubled: usize,
}

impl Traffic {
    pub(super) async fn new(playground: Playground, site: SocketAddr) -> anyhow::Result<Self> {
        let client = Client::builder().no_proxy().build()?;
        let text = client.get(format!("{}/playground/session", playground.api_base())).send().await?.text().await?;
        let session: Value = serde_json::from_str(&text)?;
        let people = session["people"].as_array().context("people")?;
        let owner = people.iter().find(|person| person["role"] == "owner").context("an owner")?;
        let channel = *playground.open_channels().first().context("a channel")?;
        Ok(Self {
            token: owner["token"].as_str().context("a token")?.to_owned(),
            application: session["application_id"].as_str().context("an id")?.to_owned(),
            playground,
            site,
            client,
            channel,
            posts: VecDeque::new(),
            seed: 1,
            story: 0,
            posted: 0,
            cards: 0,
            lost: 0,
            doubled: 0,
        })
    }

    /// One thing happens.
    pub(super) async fn step(&mut self) -> anyhow::Result<()> {
        match next(&mut self.seed) % 40 {
            0 => self.order(&json!({"kind": "rest", "match": "POST /channels/*/messages", "status": 502})).await?,
            1 => {
                let lost =
                    json!({"kind": "rest", "match": "POST /channels/*/messages", "reset": true, "after_effect": true});
                self.order(&lost).await?;
            }
            2 => self.order(&json!({"kind": "gateway", "action": "duplicate_next", "times": 2})).await?,
            3 if next(&mut self.seed).is_multiple_of(4) => self.trouble().await?,
            4 | 5 => self.ask("stories", "recent", &json!([])).await?,
            6 => self.ask("stories", "search", &json!([{"name": "words", "type": 3, "value": "bacor"}])).await?,
            7 => self.post_link("large", true).await?,
            8 => self.post_link("late", true).await?,
            9 => self.post_link("moved", true).await?,
            10 => self.post_link("stuck", false).await?,
            11 => self.post_link("broken", false).await?,
            12 => self.post_link("deep", false).await?,
            13 => self.edit().await?,
            14 => self.say("Nothing to read here.").await.map(|_| ())?,
            _ => self.post_link("s", true).await?,
        }
        Ok(())
    }

    async fn trouble(&mut self) -> anyhow::Result<()> {
        let fault = match next(&mut self.seed) % 4 {
            0 => json!({"kind": "gateway", "action": "reconnect"}),
            1 => json!({"kind": "gateway", "action": "invalid_session", "resumable": false}),
            2 => json!({"kind": "gateway", "action": "close", "code": 4009}),
            _ => json!({"kind": "gateway", "action": "refuse_connect", "seconds": 2.0}),
        };
        self.order(&fault).await
    }

    async fn order(&self, fault: &Value) -> anyhow::Result<()> {
        self.call("POST", "/playground/faults", Some(fault)).await.map(|_| ())
    }

    async fn post_link(&mut self, kind: &str, is_story: bool) -> anyhow::Result<()> {
        self.story += 1;
        let id = self.say(&format!("http://{}/{kind}/{}?utm_source=soak", self.site, self.story)).await?;
        let headline = is_story.then(|| headline(self.story));
        self.posts.push_back(Posted { id, headline, at: Instant::now(), answered: false });
        self.posted += 1;
        Ok(())
    }

    async fn edit(&mut self) -> anyhow::Result<()> {
        self.story += 1;
        let content = format!("rather http://{}/s/{}", self.site, self.story);
        let path = match self.posts.back() {
            Some(post) => format!("/api/v10/channels/{}/messages/{}", self.channel, post.id),
            None => return Ok(()),
        };
        self.call("PATCH", &path, Some(&json!({"content": content}))).await?;
        if let Some(post) = self.posts.back_mut() {
            *post = Posted { id: post.id, headline: Some(headline(self.story)), at: Instant::now(), answered: false };
        }
        Ok(())
    }

    async fn say(&self, content: &str) -> anyhow::Result<u64> {
        let path = format!("/api/v10/channels/{}/messages", self.channel);
        let (_, message) = self.call("POST", &path, Some(&json!({"content": content}))).await?;
        message["id"].as_str().and_then(|id| id.parse().ok()).context("a message")
    }

    async fn ask(&self, command: &str, sub: &str, options: &Value) -> anyhow::Result<()> {
        let (_, all) = self.call("GET", "/playground/commands", None).await?;
        let found = all.as_array().into_iter().flatten().find(|one| one["name"] == command);
        let Some(id) = found.map(|one| one["id"].clone()) else { return Ok(()) };
        let body = json!({
            "type": 2, "application_id": self.application, "guild_id": self.playground.guild_id().to_string(),
            "channel_id": self.channel.to_string(),
            "data": {"id": id, "name": command, "type": 1, "options": [{"name": sub, "type": 1, "options": options}]},
        });
        self.call("POST", "/api/v10/interactions", Some(&body)).await.map(|_| ())
    }

    /// Looks which posts have their card, and clears away old ones that do.
    pub(super) async fn look(&mut self) -> anyhow::Result<()> {
        let mut posts = std::mem::take(&mut self.posts);
        for post in &mut posts {
            let path = format!("/api/v10/channels/{}/messages?after={}&limit=100", self.channel, post.id);
            let (_, after) = self.call("GET", &path, None).await?;
            let id = post.id.to_string();
            let replies: Vec<&Value> = after
                .as_array()
                .into_iter()
                .flatten()
                .filter(|message| message["message_reference"]["message_id"] == id && message["author"]["bot"] == true)
                .collect();
            if replies.len() > 1 {
                eprintln!("{} has {} replies", post.id, replies.len());
                self.doubled += 1;
            }
            let right = replies.iter().any(|reply| {
                let title = reply["embeds"][0]["title"].as_str();
                title.is_some() && title == post.headline.as_deref()
            });
            if !post.answered && right {
                post.answered = true;
                self.cards += 1;
            }
        }
        let old = posts.len().saturating_sub(KEPT);
        for (at, post) in posts.into_iter().enumerate() {
            let due = post.headline.is_some() && !post.answered;
            if due && post.at.elapsed() > PATIENCE {
                eprintln!("{} has no card for {:?}", post.id, post.headline);
                self.lost += 1;
            } else if due || at >= old {
                self.posts.push_back(post);
            } else {
                let path = format!("/api/v10/channels/{}/messages/{}", self.channel, post.id);
                self.call("DELETE", &path, None).await?;
            }
        }
        Ok(())
    }

    /// Waits for what is on its way.
    pub(super) async fn end(&mut self) -> anyhow::Result<()> {
        self.order(&json!({"kind": "clear"})).await?;
        let begun = Instant::now();
        while self.posts.iter().any(|post| post.headline.is_some() && !post.answered) && begun.elapsed() < PATIENCE * 2
        {
            tokio::time::sleep(Duration::from_secs(2)).await;
            self.look().await?;
        }
        Ok(())
    }

    pub(super) fn counts(&self) -> String {
        let open = self.posts.iter().filter(|post| post.headline.is_some() && !post.answered).count();
        format!("{:>5}  {:>5}  {open:>4}  {:>4}  {:>7}", self.posted, self.cards, self.lost, self.doubled)
    }

    pub(super) fn is_right(&self) -> bool {
        self.lost == 0 && self.doubled == 0
    }

    async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> anyhow::Result<(u16, Value)> {
        let url = format!("{}{path}", self.playground.api_base());
        let mut request = self.client.request(method.parse()?, url).header("authorization", &self.token);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        if status >= 500 {
            bail!("the playground answers {status} to {method} {path}");
        }
        Ok((status, serde_json::from_str(&answer.text().await?).unwrap_or_default()))
    }
}
