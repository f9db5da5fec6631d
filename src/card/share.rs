//! Share links (`config/share.toml`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::{escape, limits};
use crate::links::CanonicalUrl;

/// Unreserved characters of RFC 3986 stand as they are.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A place to share to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    pub id: String,
    pub label: String,
    /// With `{url}` and, where the network takes one, `{headline}`.
    pub url: String,
    /// Shown where a server has not chosen.
    #[serde(default)]
    pub default: bool,
}

/// All networks, in the order they are shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Networks {
    #[serde(rename = "network")]
    pub all: Vec<Network>,
}

impl Networks {
    /// Those with the ids of `chosen`, in the order of the file; the default ones for `None`.
    #[must_use]
    pub fn choose(&self, chosen: Option<&[String]>) -> Vec<&Network> {
        self.all.iter().filter(|network| chosen.map_or(network.default, |ids| ids.contains(&network.id))).collect()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLink {
    pub label: String,
    pub url: String,
}

/// The links that fit Discord's buttons. A headline that makes one too long is cut, at a word; an
/// address that is too long by itself has no link.
pub(super) fn links(networks: &[&Network], url: &CanonicalUrl, headline: &str) -> Vec<ShareLink> {
    networks.iter().filter_map(|network| link(network, url, headline)).collect()
}

fn link(network: &Network, url: &CanonicalUrl, headline: &str) -> Option<ShareLink> {
    let headline = escape::plain(headline);
    let mut wanted = headline.chars().count();
    loop {
        let text = limits::cut(&headline, wanted);
        let filled = network
            .url
            .replace("{url}", &utf8_percent_encode(url.as_str(), COMPONENT).to_string())
            .replace("{headline}", &utf8_percent_encode(&text, COMPONENT).to_string());
        if filled.len() <= limits::BUTTON_URL {
            return Some(ShareLink { label: network.label.clone(), url: filled });
        }
        if wanted == 0 {
            return None;
        }
        wanted = wanted.saturating_sub(((filled.len() - limits::BUTTON_URL) / 9).max(1));
    }
}
