//! Tags: the publisher's own, keyphrases where there are none, and a moderator's tracked tags.
//!
//! Pure. A [`Tag`] is equal to another by its match key, however it is displayed. Finding the
//! publisher's tags on the page is `article`'s work.

mod eastern;
mod fold;
mod forms;
mod keyphrases;
mod names;
mod phrase;
mod phrases;
mod tracker;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

pub use keyphrases::keyphrases;
pub use tracker::Tracker;

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
        let display = display.replace('\0', "");
        let display = display.trim().trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        let key = fold::key(&display);
        // A sign that is written in letters (™) makes no tag.
        (!key.is_empty() && display.contains(char::is_alphanumeric)).then_some(Self { key, display })
    }

    /// As a hashtag without its `#`: `ComingOut` for "coming out".
    #[must_use]
    pub fn hashtag(&self) -> String {
        let mut hashtag = String::with_capacity(self.display.len());
        let words =
            self.display.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty());
        let several = self.display.contains(|c: char| !c.is_alphanumeric());
        for word in words {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if several => {
                    hashtag.extend(first.to_uppercase());
                    hashtag.push_str(letters.as_str());
                }
                _ => hashtag.push_str(word),
            }
        }
        hashtag
    }
}

/// A tag that a moderator follows, with other words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedTag {
    pub tag: Tag,
    pub aliases: Vec<String>,
}

/// The publisher's tags, each once.
#[must_use]
pub fn of_publisher(article: &Article) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for tag in article.tags.iter().filter_map(|tag| Tag::new(tag)) {
        if tags.iter().all(|known| known.key != tag.key) {
            tags.push(tag);
        }
    }
    tags
}

/// Aliases that common tags start with (`config/tags.toml`).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterAliases {
    #[serde(rename = "tag")]
    all: Vec<StarterTag>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct StarterTag {
    tag: String,
    aliases: Vec<String>,
}

impl StarterAliases {
    /// The aliases that `tag` starts with; none for most tags.
    #[must_use]
    pub fn of(&self, tag: &Tag) -> &[String] {
        let starter = self.all.iter().find(|starter| fold::key(&starter.tag) == tag.key);
        starter.map_or(&[], |starter| &starter.aliases)
    }
}

/// The texts of a story in which tracked tags are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    pub headline: &'a str,
    pub dek: Option<&'a str>,
    pub tags: &'a [Tag],
    pub body: &'a str,
}

#[cfg(test)]
mod tests {
    use super::Tag;

    fn check(display: &str, key: &str, hashtag: &str) {
        let tag = Tag::new(display).expect(display);
        assert_eq!((tag.key.as_str(), tag.hashtag().as_str()), (key, hashtag), "{display}");
    }

    #[test]
    fn one_tag_however_it_is_written() {
        check("#ComingOut", "comingout", "ComingOut");
        check("Coming Out", "comingout", "ComingOut");
        check("coming-out", "comingout", "ComingOut");
        check("coming out", "comingout", "ComingOut");
        check("  COVID-19 ", "covid19", "COVID19");
        check("Économie", "economie", "Économie");
        check("Straße", "strasse", "Straße");
        check("気候変動", "気候変動", "気候変動");
        check("ガザ", "ガザ", "ガザ");
        check("हिन्दी", "हिन्दी", "हिन्दी");
        assert_eq!(Tag::new("# !"), None);
    }
}
