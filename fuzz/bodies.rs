//! What fuzzing runs: ordinary functions, which the tests drive with mutated pages too. Each panics where
//! a rule is broken.

#![allow(dead_code, reason = "each target uses one")]

use std::sync::LazyLock;

use pullquote::article;
use pullquote::card::{self, Look, Networks, limits};
use pullquote::fetch::charset;
use pullquote::links::{self, TrackingRules};
use pullquote::story::Story;
use url::Url;

const ADDRESS: &str = "https://news.example/2026/03/01/story";

/// Bytes as a site may send them, decoded and read.
pub fn article(bytes: &[u8]) {
    let html = charset::decode(bytes, None);
    let article = article::read(&html, Url::parse(ADDRESS).ok().as_ref());
    for block in &article.body.blocks {
        assert!(article.body.text.get(block.span.clone()).is_some(), "a block lies outside of the body");
    }
}

/// A message's text, scanned for links.
pub fn links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for link in links::scan(&text) {
        assert!(matches!(link.url.scheme(), "http" | "https"), "{}", link.url);
        let canonical = RULES.canonical(&link.url);
        assert_eq!(RULES.canonical(canonical.as_url()), canonical, "the canonical form is idempotent");
    }
}

/// A page, from its bytes to the card, which meets every limit.
pub fn card(bytes: &[u8]) {
    let html = charset::decode(bytes, Some("text/html"));
    let url = Url::parse(ADDRESS).expect("an address");
    let article = article::read(&html, Some(&url));
    let Ok(story) = Story::of(RULES.canonical(&url), article) else { return };
    for quotation in &story.quotations {
        // Each paragraph of a long quotation opens with a mark of its own, which is left out; so is what
        // stands between its parts.
        for part in quotation.text.split("\n\n").flat_map(|text| text.split(" […] ")) {
            assert!(story.body.contains(part), "a quotation is not verbatim: {part:?}");
        }
    }
    let all: Vec<_> = NETWORKS.all.iter().collect();
    let card =
        card::lay_out(&story, &Look { networks: &all, compact: false, room: limits::EMBEDS_TOTAL, related: &[] });
    assert!(!card.title.is_empty() && card.title.chars().count() <= limits::TITLE, "{:?}", card.title);
    assert!(!card.outlet.is_empty() && card.outlet.chars().count() <= limits::AUTHOR_NAME, "{:?}", card.outlet);
    assert!(card.size() <= limits::EMBEDS_TOTAL / 3, "three cards fit into a message");
    assert!(card.share.iter().all(|link| link.url.len() <= limits::BUTTON_URL));
}

static RULES: LazyLock<TrackingRules> =
    LazyLock::new(|| toml::from_str(pullquote::config::TRACKING).expect("the shipped rules"));
static NETWORKS: LazyLock<Networks> =
    LazyLock::new(|| toml::from_str(pullquote::config::SHARE).expect("the shipped networks"));
