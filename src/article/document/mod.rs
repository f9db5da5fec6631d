//! The page as a tree: every node in document order in one list, borrowing its text from the source.
//!
//! A subtree is a range of the list, so that a walk is a loop and skipping is a jump. Built by
//! `tree` from the tokens of `tokens` in one pass whose cost grows with the page's length alone,
//! deep nesting, endless attributes and broken markup included; nothing recurses. What the
//! elements mean is for the modules next door.

mod entities;
mod tag;
mod tokens;
mod tree;

use std::borrow::Cow;

pub use entities::decode;
pub use tag::Tag;

/// The place of a node in its document.
pub type NodeId = usize;

#[derive(Debug)]
pub struct Document<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<tokens::Attribute<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Node<'a> {
    tag: Tag,
    attribute_count: u8,
    parent: u32,
    /// One past the last node inside.
    end: u32,
    first_attribute: u32,
    /// An element's name or a text node's text, as written.
    text: &'a str,
}

impl<'a> Document<'a> {
    pub fn parse(html: &'a str) -> Self {
        tree::build(html)
    }

    /// How many nodes there are; never none, as the root always stands.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    pub fn tag(&self, id: NodeId) -> Tag {
        self.nodes[id].tag
    }

    /// An element's name as written.
    pub fn name(&self, id: NodeId) -> &'a str {
        self.nodes[id].text
    }

    pub fn parent(&self, id: NodeId) -> NodeId {
        self.nodes[id].parent as usize
    }

    pub fn end(&self, id: NodeId) -> NodeId {
        self.nodes[id].end as usize
    }

    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// From the node's parent up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut at = id;
        std::iter::from_fn(move || {
            (at != 0).then(|| {
                at = self.parent(at);
                at
            })
        })
    }

    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        let mut at = id + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let child = at;
                at = self.end(child);
                child
            })
        })
    }

    /// A text node's text as written, references included.
    pub fn raw_text(&self, id: NodeId) -> &'a str {
        if self.tag(id) == Tag::Text { self.nodes[id].text } else { "" }
    }

    /// An attribute as written, references included.
    pub fn raw_attribute(&self, id: NodeId, name: &str) -> Option<&'a str> {
        let node = &self.nodes[id];
        let first = node.first_attribute as usize;
        self.attributes[first..first + usize::from(node.attribute_count)]
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }

    pub fn attribute(&self, id: NodeId, name: &str) -> Option<Cow<'a, str>> {
        self.raw_attribute(id, name).map(decode)
    }

    pub fn attributes(&self, id: NodeId) -> &[(&'a str, &'a str)] {
        let node = &self.nodes[id];
        let first = node.first_attribute as usize;
        &self.attributes[first..first + usize::from(node.attribute_count)]
    }

    pub fn has_attribute(&self, id: NodeId, name: &str) -> bool {
        self.raw_attribute(id, name).is_some()
    }

    /// The text inside as a reader sees it: white space folded, blocks parted by a space.
    pub fn text(&self, id: NodeId) -> String {
        let mut text = String::new();
        self.push_text(id, &mut text);
        while text.ends_with(' ') {
            text.pop();
        }
        text
    }

    /// Adds the text inside to `text`.
    pub fn push_text(&self, id: NodeId, text: &mut String) {
        let end = self.end(id);
        let mut at = id;
        while at < end {
            let tag = self.tag(at);
            match tag {
                Tag::Text => fold_into(&decode(self.nodes[at].text), text),
                _ if at != id && is_unseen(tag) => {
                    at = self.end(at);
                    continue;
                }
                _ if !tag.is_inline() && !text.is_empty() && !text.ends_with(' ') => text.push(' '),
                _ => {}
            }
            at += 1;
        }
    }
}

/// Elements whose text no reader sees.
pub fn is_unseen(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Noscript
            | Tag::Iframe
            | Tag::Svg
            | Tag::Math
            | Tag::Noembed
            | Tag::Noframes
            | Tag::Head
            | Tag::Textarea
            | Tag::Select
            | Tag::Audio
            | Tag::Video
            | Tag::Canvas
            | Tag::Object
    )
}

/// Adds text with every run of white space as one space, and without the characters that are
/// never shown.
pub fn fold_into(text: &str, folded: &mut String) {
    let mut open_space = folded.is_empty() || folded.ends_with(' ');
    for c in text.chars() {
        match c {
            '\0' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' => {}
            c if c.is_whitespace() => {
                if !open_space {
                    folded.push(' ');
                    open_space = true;
                }
            }
            c if c.is_control() => {}
            c => {
                folded.push(c);
                open_space = false;
            }
        }
    }
}

/// Text with white space folded, nothing around it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    while folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Marks that combine with the letter before them.
pub fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
