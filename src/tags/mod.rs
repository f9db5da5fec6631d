//! Tags: the publisher's own, keyphrases where there are none, and a moderator's tracked tags.
//!
//! Pure. A [`Tag`] is equal to another by its match key, however it is displayed. Finding the
//! publisher's tags on the page is `article`'s work.

use serde::{Deserialize, Serialize};

use crate::article::Article;

/// A topic: `#ComingOut`, "Coming Out", "coming-out" and "coming out" are one tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Folded: lower case, no accents, letters and digits only, in every script. Never empty.
    pub key: String,
    /// As shown, without `#`, white space folded.
    pub display: String,
}

impl Tag {
    /// `None` when nothing but signs is left.
    #[must_use]
    pub fn new(display: &str) -> Option<Self> {
        let _ = display;
        None
    }

    /// As a hashtag without its `#`: `ComingOut` for "coming out".
    #[must_use]
    pub fn hashtag(&self) -> String {
        self.display.clone()
    }
}

/// A tag that a moderator follows, with other words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedTag {
    pub tag: Tag,
    pub aliases: Vec<String>,
}

/// The story's tags, best first: the publisher's, each once; where it gives none, keyphrases.
#[must_use]
pub fn of_article(article: &Article) -> Vec<Tag> {
    article.tags.iter().filter_map(|tag| Tag::new(tag)).collect()
}

/// The texts of a story in which tracked tags are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    pub headline: &'a str,
    pub dek: Option<&'a str>,
    pub tags: &'a [Tag],
    pub body: &'a str,
}

/// Finds tracked tags in an article, all in one pass however many there are.
#[derive(Debug)]
pub struct Tracker;

impl Tracker {
    #[must_use]
    pub fn new(tracked: &[TrackedTag]) -> Self {
        let _ = tracked;
        Self
    }

    /// The tracked tags that the headline, dek, tags or body name, in tracked order.
    #[must_use]
    pub fn matches(&self, texts: &Named<'_>) -> Vec<Tag> {
        let _ = texts;
        Vec::new()
    }
}
