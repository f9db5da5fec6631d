//! Somebody who uses the server: posts, edits, presses, runs commands, with Discord's own calls.

use pullquote::playground::Playground;
use serde_json::{Value, json};

use super::{eventually, number};

/// One person of the playground's server.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: u64,
    pub name: String,
    pub token: String,
    base: String,
    guild: String,
    application: String,
}

impl Person {
    pub fn new(playground: &Playground, session: &Value, person: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        Self {
            id: number(&person["id"]),
            name: text(&person["name"]),
            token: text(&person["token"]),
            base: playground.api_base(),
            guild: text(&session["guild_id"]),
            application: text(&session["application_id"]),
        }
    }

    /// Any call of the API as this person: status and body.
    pub async fn call(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        call(&self.base, &self.token, method, path, body).await
    }

    /// Posts and returns the message.
    pub async fn post(&self, channel: u64, content: &str) -> Value {
        self.post_body(channel, json!({"content": content})).await
    }

    pub async fn post_body(&self, channel: u64, body: Value) -> Value {
        let (status, message) = self.call("POST", &format!("/channels/{channel}/messages"), Some(body)).await;
        assert_eq!(status, 200, "{} posts: {message}", self.name);
        message
    }

    pub async fn reply(&self, channel: u64, to: u64, content: &str) -> Value {
        self.post_body(channel, json!({"content": content, "message_reference": {"message_id": to.to_string()}})).await
    }

    pub async fn edit(&self, channel: u64, message: u64, content: &str) -> Value {
        let path = format!("/channels/{channel}/messages/{message}");
        let (status, message) = self.call("PATCH", &path, Some(json!({"content": content}))).await;
        assert_eq!(status, 200, "{} edits: {message}", self.name);
        message
    }

    pub async fn delete(&self, channel: u64, message: u64) {
        let (status, body) = self.call("DELETE", &format!("/channels/{channel}/messages/{message}"), None).await;
        assert_eq!(status, 204, "{} deletes: {body}", self.name);
    }

    /// The channel's messages, oldest first.
    pub async fn history(&self, channel: u64) -> Vec<Value> {
        let (status, body) = self.call("GET", &format!("/channels/{channel}/messages?limit=100"), None).await;
        assert_eq!(status, 200, "{} reads: {body}", self.name);
        body.as_array().expect("a list").iter().rev().cloned().collect()
    }

    /// One message, or nothing once it is gone.
    pub async fn message(&self, channel: u64, message: u64) -> Option<Value> {
        let (status, body) = self.call("GET", &format!("/channels/{channel}/messages/{message}"), None).await;
        (status == 200).then_some(body)
    }

    pub async fn react(&self, channel: u64, message: u64, emoji: &str) {
        let emoji: String = url::form_urlencoded::byte_serialize(emoji.as_bytes()).collect();
        let path = format!("/channels/{channel}/messages/{message}/reactions/{emoji}/@me");
        assert_eq!(self.call("PUT", &path, None).await.0, 204, "{} reacts", self.name);
    }

    /// Opens (or finds) the direct channel to a user.
    pub async fn direct_channel(&self, user: u64) -> u64 {
        let body = json!({"recipient_id": user.to_string()});
        number(&self.call("POST", "/users/@me/channels", Some(body)).await.1["id"])
    }

    /// Waits for a message in a channel that fits.
    pub async fn sees(&self, channel: u64, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        eventually(what, || async { self.history(channel).await.into_iter().find(&fits) }).await
    }

    /// Waits for an ephemeral message that fits.
    pub async fn sees_ephemeral(&self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        eventually(what, || async { self.ephemeral().await.into_iter().find(&fits) }).await
    }

    /// What only this person sees, oldest first.
    pub async fn ephemeral(&self) -> Vec<Value> {
        let path = format!("/playground/ephemeral?token={}", self.token);
        let (_, body) = raw(&self.base, "", "GET", &path, None).await;
        body.as_array().cloned().unwrap_or_default()
    }

    /// Runs a slash command. `name` may go on with a subcommand (`track add`), `options` is an
    /// object of values; their types come from the command as registered.
    pub async fn run_command(&self, channel: u64, name: &str, options: Value) -> (u16, Value) {
        let data = self.command(name, &options, None).await;
        self.interact(2, channel, data, None).await
    }

    /// Asks for an option's choices, as typed so far in `options[focused]`.
    pub async fn autocomplete(&self, channel: u64, name: &str, options: Value, focused: &str) -> Vec<Value> {
        let data = self.command(name, &options, Some(focused)).await;
        let nonce = format!("{}-{focused}-{}", self.id, data);
        let body = json!({
            "type": 4, "application_id": self.application, "guild_id": self.guild, "channel_id": channel.to_string(),
            "data": data, "nonce": nonce,
        });
        let (status, body) = self.call("POST", "/interactions", Some(body)).await;
        assert_eq!(status, 204, "{} is completed: {body}", self.name);
        let query: String = url::form_urlencoded::byte_serialize(nonce.as_bytes()).collect();
        let path = format!("/playground/autocomplete?nonce={query}");
        eventually("autocomplete choices", || async {
            let (status, body) = raw(&self.base, "", "GET", &path, None).await;
            (status == 200).then(|| body["choices"].as_array().cloned().unwrap_or_default())
        })
        .await
    }

    /// Runs a context-menu command on a message (kind 3) or a user (kind 2).
    pub async fn run_menu(&self, channel: u64, kind: u64, name: &str, target: u64) -> (u16, Value) {
        self.registered(name, kind).await;
        let data = json!({"name": name, "type": kind, "target_id": target.to_string()});
        self.interact(2, channel, data, None).await
    }

    pub async fn press(&self, channel: u64, message: u64, custom_id: &str) -> (u16, Value) {
        self.interact(3, channel, json!({"component_type": 2, "custom_id": custom_id}), Some(message)).await
    }

    pub async fn select(&self, channel: u64, message: u64, custom_id: &str, values: &[&str]) -> (u16, Value) {
        let data = json!({"component_type": 3, "custom_id": custom_id, "values": values});
        self.interact(3, channel, data, Some(message)).await
    }

    /// Sends the open dialog with one text a field.
    pub async fn submit_modal(&self, channel: u64, custom_id: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let row = |(id, value): &(&str, &str)| json!({"type": 1, "components": [{"type": 4, "custom_id": id, "value": value}]});
        let rows: Vec<Value> = fields.iter().map(row).collect();
        self.interact(5, channel, json!({"custom_id": custom_id, "components": rows}), None).await
    }

    async fn interact(&self, kind: u64, channel: u64, data: Value, message: Option<u64>) -> (u16, Value) {
        let mut body = json!({
            "type": kind, "application_id": self.application, "guild_id": self.guild,
            "channel_id": channel.to_string(), "data": data,
        });
        if let Some(message) = message {
            body["message_id"] = json!(message.to_string());
        }
        self.call("POST", "/interactions", Some(body)).await
    }

    /// A command, once it is registered.
    async fn registered(&self, name: &str, kind: u64) -> Value {
        eventually("the command to be registered", || async {
            let (_, all) = raw(&self.base, "", "GET", "/playground/commands", None).await;
            let all = all.as_array().cloned().unwrap_or_default();
            all.into_iter().find(|command| command["name"] == name && command["type"] == kind)
        })
        .await
    }

    async fn command(&self, name: &str, values: &Value, focused: Option<&str>) -> Value {
        let mut words = name.split_whitespace();
        let root = words.next().expect("a command's name");
        let command = self.registered(root, 1).await;
        let mut path = vec![command.clone()];
        for word in words {
            let below = path[path.len() - 1]["options"].as_array().cloned().unwrap_or_default();
            path.push(below.into_iter().find(|o| o["name"] == word).unwrap_or_else(|| panic!("no /{name}")));
        }
        let schema = path[path.len() - 1]["options"].as_array().cloned().unwrap_or_default();
        let mut options: Vec<Value> = Vec::new();
        for (key, value) in values.as_object().into_iter().flatten() {
            let option = schema.iter().find(|o| o["name"] == **key).unwrap_or_else(|| panic!("/{name} has no {key}"));
            let mut option = json!({"name": key, "type": option["type"], "value": value});
            if focused == Some(key) {
                option["focused"] = json!(true);
            }
            options.push(option);
        }
        for step in path[1..].iter().rev() {
            options = vec![json!({"name": step["name"], "type": step["type"], "options": options})];
        }
        json!({"id": command["id"], "name": root, "type": 1, "options": options})
    }
}

/// A call below `/api/v10`.
pub async fn call(base: &str, authorization: &str, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    raw(base, authorization, method, &format!("/api/v10{path}"), body).await
}

/// Any call; a body that is no JSON comes back as text.
pub async fn raw(base: &str, authorization: &str, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    let method = method.parse().expect("a method");
    let mut request = reqwest::Client::new().request(method, format!("{base}{path}"));
    if !authorization.is_empty() {
        request = request.header("authorization", authorization);
    }
    if let Some(body) = body {
        request = request.header("content-type", "application/json").body(body.to_string());
    }
    let response = request.send().await.expect("the playground answers");
    let status = response.status().as_u16();
    let text = response.text().await.expect("a body");
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}
