//! `<meta>` and `<link>`: what the head says about the page.

use super::document::{Document, NodeId, decode, fold};

/// Meta elements kept; pages carry up to about 150.
const MAX_META: usize = 1_000;

/// How much of a content is read, in bytes of source: long lists of keywords take a few thousand. One element
/// can have many names, and each keeps the content.
const MAX_CONTENT: usize = 16 * 1_024;

#[derive(Debug, Default)]
pub struct MetaTags {
    /// Names in lower case; contents decoded and folded, never empty.
    entries: Vec<(String, String)>,
}

impl MetaTags {
    pub fn add(&mut self, document: &Document<'_>, id: NodeId) {
        if self.entries.len() >= MAX_META {
            return;
        }
        let Some(content) = document.raw_attribute(id, "content").or_else(|| document.raw_attribute(id, "value"))
        else {
            return;
        };
        let content = &content[..content.floor_char_boundary(MAX_CONTENT)];
        let content = fold(&repair_entities(&decode(content)));
        if content.is_empty() {
            return;
        }
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(names) = document.raw_attribute(id, attribute) else { continue };
            for name in names.split_ascii_whitespace().take(MAX_META - self.entries.len()) {
                self.entries.push((name.to_ascii_lowercase(), content.clone()));
            }
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.entries.iter().find(|(found, _)| found == name).map(|(_, content)| content.as_str())
    }

    /// The first that is set of names in order of trust.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.entries.iter().filter(move |(found, _)| found == name).map(|(_, content)| content.as_str())
    }
}

/// `&amp;quot;` reaches readers as `&quot;`: text that was escaped once too often is decoded again.
pub fn repair_entities(text: &str) -> std::borrow::Cow<'_, str> {
    let escaped = [
        "&amp;", "&quot;", "&#", "&lt;", "&gt;", "&nbsp;", "&rsquo;", "&lsquo;", "&ldquo;", "&rdquo;", "&apos;",
        "&eacute;", "&uuml;", "&ouml;", "&auml;",
    ];
    if text.contains('&') && escaped.iter().any(|reference| text.contains(reference)) {
        decode(text)
    } else {
        std::borrow::Cow::Borrowed(text)
    }
}
