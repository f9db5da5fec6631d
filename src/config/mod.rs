//! What the operator chooses: defaults, then a TOML file, then the environment.
//!
//! Imports no room: `cli` reads this and hands each room its own small struct. The token is no part
//! of it: secrets come from the environment (or `.env`) alone.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;

/// The shipped file: every key with its default.
pub const DEFAULTS: &str = include_str!("../../config/pullquote.toml");
/// The shipped share networks.
pub const SHARE: &str = include_str!("../../config/share.toml");
/// The shipped tracking parameters.
pub const TRACKING: &str = include_str!("../../config/tracking.toml");

/// The shipped aliases of common tags.
pub const TAGS: &str = include_str!("../../config/tags.toml");

/// Looked for in the working folder, in this order, when no file is named.
const PLACES: &[&str] = &["pullquote.toml", "config/pullquote.toml"];

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct Config {
    pub discord: Discord,
    pub store: Store,
    pub fetch: Fetch,
    pub cards: Cards,
    pub alerts: Alerts,
    pub lists: Lists,
    pub log: Log,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Discord {
    /// Empty: Discord itself.
    pub api_base: String,
    pub message_content: bool,
    /// Empty: all of them.
    pub shards: String,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Store {
    pub folder: PathBuf,
    /// A `PostgreSQL` database instead of a file in the folder. It may hold a password, so it comes from the
    /// environment alone.
    #[serde(skip)]
    pub url: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fetch {
    pub user_agent: String,
    /// Empty: none.
    pub contact: String,
    pub reread: bool,
    pub deadline_seconds: u64,
    pub body_limit_bytes: usize,
    pub concurrency: usize,
    pub allow_addresses: Vec<SocketAddr>,
    pub robots: bool,
    /// Empty: none.
    pub extra_roots: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cards {
    pub max_per_message: usize,
    pub repost_window_hours: u32,
    pub react_to_failures: bool,
    pub links_per_minute: u32,
    pub server_links_per_minute: u32,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Alerts {
    pub wait_seconds: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lists {
    /// Empty: the built-in list.
    pub share: PathBuf,
    /// Empty: the built-in list.
    pub tracking: PathBuf,
    /// Empty: the built-in list.
    pub tags: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    pub filter: String,
}

#[derive(Debug, Error)]
pub enum ConfigError {
    #[error("cannot read {path}: {reason}; name an existing file with --config")]
    Read { path: PathBuf, reason: std::io::Error },
    #[error("{path} is not valid: {reason}\nconfig/pullquote.toml lists every key with its default")]
    Parse { path: PathBuf, reason: String },
    #[error("{name} is not valid: {reason}")]
    Variable { name: &'static str, reason: String },
    #[error("[{section}] {key}: {reason}")]
    Value { section: &'static str, key: &'static str, reason: String },
}

impl Config {
    /// Reads the file at `path`, or the first of the usual places, or takes the defaults; then the
    /// environment through `variable`.
    pub fn load(path: Option<&Path>, variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let found = path.or_else(|| PLACES.iter().map(Path::new).find(|place| place.is_file()));
        let mut config = match found {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|reason| ConfigError::Read { path: path.to_owned(), reason })?;
                toml::from_str(&text).map_err(|error| ConfigError::Parse {
                    path: path.to_owned(),
                    reason: error.to_string().trim_end().to_owned(),
                })?
            }
            None => Self::default(),
        };
        config.apply(variable)?;
        config.check()?;
        Ok(config)
    }

    fn apply(&mut self, variable: &dyn Fn(&str) -> Option<String>) -> Result<(), ConfigError> {
        let set = |name| variable(name).filter(|value| !value.trim().is_empty());
        if let Some(base) = set("PULLQUOTE_DISCORD_API") {
            self.discord.api_base = base;
        }
        if let Some(shards) = set("PULLQUOTE_SHARDS") {
            self.discord.shards = shards;
        }
        if let Some(folder) = set("PULLQUOTE_DATA") {
            self.store.folder = folder.into();
        }
        self.store.url = set("DATABASE_URL").map(|url| url.trim().to_owned());
        if let Some(filter) = set("PULLQUOTE_LOG") {
            self.log.filter = filter;
        }
        if let Some(pairs) = set("PULLQUOTE_FETCH_ALLOW") {
            self.fetch.allow_addresses = pairs
                .split(',')
                .map(str::trim)
                .filter(|pair| !pair.is_empty())
                .map(|pair| {
                    pair.parse().map_err(|_| ConfigError::Variable {
                        name: "PULLQUOTE_FETCH_ALLOW",
                        reason: format!("\"{pair}\" is not address:port, such as 127.0.0.1:8099"),
                    })
                })
                .collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), ConfigError> {
        let refuse = |section, key, reason: &str| Err(ConfigError::Value { section, key, reason: reason.to_owned() });
        let base = &self.discord.api_base;
        if !base.is_empty() && !base.starts_with("http://") && !base.starts_with("https://") {
            return refuse("discord", "api_base", "it must begin with http:// or https://, or be empty");
        }
        let is_header = |text: &str| text.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if !is_header(&self.fetch.user_agent) {
            return refuse("fetch", "user_agent", "it must be plain ASCII on one line");
        }
        if !is_header(&self.fetch.contact) {
            return refuse("fetch", "contact", "it must be plain ASCII on one line, such as https://example.org/bot");
        }
        if !(1..=60).contains(&self.fetch.deadline_seconds) {
            return refuse("fetch", "deadline_seconds", "it must be from 1 to 60");
        }
        if !(65_536..=16_777_216).contains(&self.fetch.body_limit_bytes) {
            return refuse("fetch", "body_limit_bytes", "it must be from 65536 to 16777216");
        }
        if !(1..=16_384).contains(&self.fetch.concurrency) {
            return refuse("fetch", "concurrency", "it must be from 1 to 16384");
        }
        if !(1..=5).contains(&self.cards.max_per_message) {
            return refuse("cards", "max_per_message", "it must be from 1 to 5");
        }
        Ok(())
    }
}

impl Default for Discord {
    fn default() -> Self {
        Self { api_base: String::new(), message_content: true, shards: String::new() }
    }
}

impl Default for Store {
    fn default() -> Self {
        Self { folder: "data".into(), url: None }
    }
}

impl fmt::Debug for Store {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Default for Fetch {
    fn default() -> Self {
        Self {
            user_agent: "Mozilla/5.0 (compatible; Pullquote/0.1; reads links that members share on Discord)".to_owned(),
            contact: String::new(),
            reread: true,
            deadline_seconds: 10,
            body_limit_bytes: 2 * 1_024 * 1_024,
            concurrency: 2_560,
            allow_addresses: Vec::new(),
            robots: false,
            extra_roots: PathBuf::new(),
        }
    }
}

impl Default for Alerts {
    fn default() -> Self {
        Self { wait_seconds: 60 }
    }
}

impl Default for Cards {
    fn default() -> Self {
        Self {
            max_per_message: 3,
            repost_window_hours: 168,
            react_to_failures: false,
            links_per_minute: 30,
            server_links_per_minute: 600,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "pullquote=info,warn".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_the_defaults() {
        let shipped: Config = toml::from_str(DEFAULTS).expect("the shipped file is valid");
        assert_eq!(shipped, Config::default());
    }

    #[test]
    fn unknown_keys_are_errors_that_say_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pullquote.toml");
        std::fs::write(&path, "[fetch]\ndeadline = 3\n").expect("a file");
        let error = Config::load(Some(&path), &|_| None).expect_err("an unknown key").to_string();
        assert!(error.contains("unknown field `deadline`") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn the_environment_outranks_the_file() {
        let variable = |name: &str| match name {
            "PULLQUOTE_FETCH_ALLOW" => Some("127.0.0.1:8099, [::1]:80".to_owned()),
            "PULLQUOTE_DISCORD_API" => Some("http://127.0.0.1:8787".to_owned()),
            "DATABASE_URL" => Some("postgres://news:hidden@db.example/news".to_owned()),
            _ => None,
        };
        let mut config = Config::default();
        config.apply(&variable).expect("valid variables");
        assert_eq!(config.fetch.allow_addresses.len(), 2);
        assert_eq!(config.discord.api_base, "http://127.0.0.1:8787");
        assert_eq!(config.store.url.as_deref(), Some("postgres://news:hidden@db.example/news"));
        assert!(!format!("{config:?}").contains("hidden"), "a password is never shown");
        let error = config.apply(&|_| Some("nonsense".to_owned())).expect_err("no address").to_string();
        assert!(error.contains("PULLQUOTE_FETCH_ALLOW") && error.contains("127.0.0.1:8099"), "{error}");
    }
}
