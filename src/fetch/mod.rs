//! The only room that opens sockets to the web.
//!
//! A [`Fetcher`] gets one page for one link: address policy on every hop, a deadline for all of it,
//! a cap on the body, one request per host at a time, one flight per address however many ask, and
//! obedience to `robots.txt` where the operator wants it.
//! Reading the page is `article`'s work.

pub mod charset;
mod client;
mod flights;
mod pacing;
pub mod policy;
mod resolver;
mod robots;

use std::net::SocketAddr;
use std::time::Duration;

pub use reqwest::Certificate;
use thiserror::Error;
use url::Url;

pub use client::Fetcher;
pub use flights::Flights;
pub use policy::{AddressPolicy, Refusal};
pub use resolver::Lookup;

/// What the operator chooses.
#[derive(Debug, Clone)]
pub struct FetchOptions {
    pub user_agent: String,
    /// For everything from the first packet to the last byte, redirects included.
    pub deadline: Duration,
    /// Decoded bytes.
    pub body_limit: usize,
    /// Requests under way at once, to all hosts. One that waits for its site costs a socket and some
    /// 50 KiB, so this can be many: a crowd of stuck sites must not fill it.
    pub concurrency: usize,
    /// Pairs that are open although they are not on the public internet.
    pub allow_addresses: Vec<SocketAddr>,
    /// Read nothing that a site's `robots.txt` asks programs not to read.
    pub robots: bool,
    /// Certificates that are trusted besides the built-in ones, for sites on an intranet.
    pub extra_roots: Vec<Certificate>,
}

impl Default for FetchOptions {
    /// As `config/pullquote.toml` has it, without a name.
    fn default() -> Self {
        Self {
            user_agent: String::new(),
            deadline: Duration::from_secs(10),
            body_limit: 2 * 1_024 * 1_024,
            concurrency: 2_560,
            allow_addresses: Vec::new(),
            robots: false,
            extra_roots: Vec::new(),
        }
    }
}

/// What a site gave with a page, to be asked whether it has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// A page as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where it was in the end, after redirects.
    pub url: Url,
    /// Decoded to UTF-8.
    pub html: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// The memory that it takes of what all pages may take.
    held: pacing::Held,
}

/// Why there is no page. The text is for logs and for `pullquote extract`; what members read is
/// written in `discord::replies`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    #[error("not fetched: {0}")]
    Refused(#[from] Refusal),
    #[error("the name {host} has no public address")]
    NoSuchHost { host: String },
    #[error("could not connect to {host}")]
    Unreachable { host: String },
    #[error("{host} has no certificate that proves its name")]
    BadCertificate { host: String },
    #[error("the site's robots.txt asks programs not to read this page")]
    Robots,
    #[error("no whole answer within {} s", .0.as_secs())]
    Timeout(Duration),
    #[error("the site answered {0}")]
    Status(u16),
    #[error("the site answered with {0}, not with a web page")]
    NotHtml(String),
    #[error("the page is larger than {0} bytes")]
    TooLarge(usize),
    #[error("more than {0} redirects")]
    TooManyRedirects(usize),
    #[error("the site's answer broke off or was not valid HTTP")]
    BrokenAnswer,
    #[error("the page is empty")]
    Empty,
}

impl FetchError {
    /// A word for the kind, with a detail behind a colon where there is one: what the store keeps, and
    /// what the words that people read are chosen by.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Refused(refusal) => return format!("refused:{}", refusal.as_str()),
            Self::NoSuchHost { .. } => "no-host",
            Self::Unreachable { .. } => "unreachable",
            Self::BadCertificate { .. } => "certificate",
            Self::Robots => "robots",
            Self::Timeout(_) => "timeout",
            error if error.is_gone() => "gone",
            error if error.is_blocked() => "blocked",
            Self::Status(status) => return format!("status:{status}"),
            Self::NotHtml(_) => "not-html",
            Self::TooLarge(_) => "too-large",
            Self::TooManyRedirects(_) => "redirects",
            Self::BrokenAnswer => "broken",
            Self::Empty => "empty",
        }
        .to_owned()
    }

    /// The site keeps programs out, rather than having no such page.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        matches!(self, Self::Status(401 | 402 | 403 | 406 | 429 | 451 | 503))
    }

    /// The site's trouble, not the page's: it may be there as it was.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable { .. }
            | Self::BadCertificate { .. }
            | Self::Timeout(_)
            | Self::BrokenAnswer
            | Self::Empty => true,
            Self::Status(status) => self.is_blocked() || *status >= 500,
            _ => false,
        }
    }

    /// The page is gone for good.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Status(404 | 410))
    }
}
