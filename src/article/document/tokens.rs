//! The tokenizer: cuts HTML into tags and text as browsers do, without copying.
//!
//! Linear in the length of the page whatever it holds. Nothing here fails: what cannot be a tag is
//! text, what is never closed runs to the end of the page.

use memchr::{memchr, memmem};

use super::tag::Tag;

/// Attributes kept of one element; the rest is passed over. The richest elements of 620 news pages
/// carry about forty.
const MAX_ATTRIBUTES: usize = 64;

pub type Attribute<'a> = (&'a str, &'a str);

#[derive(Debug)]
pub enum Token<'a> {
    /// Its attributes stand in [`Tokens::attributes`] until the next call.
    Start {
        tag: Tag,
        name: &'a str,
        closes_itself: bool,
    },
    End {
        tag: Tag,
        name: &'a str,
    },
    /// As written: references are decoded when the text is used.
    Text(&'a str),
}

pub struct Tokens<'a> {
    source: &'a str,
    at: usize,
    pub attributes: Vec<Attribute<'a>>,
}

impl<'a> Tokens<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { source, at: 0, attributes: Vec::with_capacity(MAX_ATTRIBUTES) }
    }

    pub fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.source.as_bytes();
        loop {
            let start = self.at;
            let mut from = start;
            // A `<` that opens nothing is text.
            let open = loop {
                match memchr(b'<', bytes.get(from..)?) {
                    Some(offset) if opens_markup(bytes.get(from + offset + 1)) => break from + offset,
                    Some(offset) => from += offset + 1,
                    None => break bytes.len(),
                }
            };
            if open > start {
                self.at = open;
                return Some(Token::Text(&self.source[start..open]));
            }
            if open >= bytes.len() {
                return None;
            }
            match bytes[open + 1] {
                b'!' | b'?' => self.skip_declaration(open),
                b'/' => {
                    if bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic) {
                        let (tag, name) = self.name(open + 2);
                        self.read_attributes();
                        self.attributes.clear();
                        return Some(Token::End { tag, name });
                    }
                    self.at = find(bytes, open + 2, b'>').map_or(bytes.len(), |at| at + 1);
                }
                _ => {
                    let (tag, name) = self.name(open + 1);
                    let closes_itself = self.read_attributes();
                    return Some(Token::Start { tag, name, closes_itself });
                }
            }
        }
    }

    /// The text up to the end tag `</name`, which stays to be read.
    pub fn raw_text(&mut self, name: &str) -> &'a str {
        let bytes = self.source.as_bytes();
        let start = self.at;
        let mut from = start;
        let end = loop {
            let Some(open) = memmem::find(&bytes[from..], b"</").map(|offset| from + offset) else { break bytes.len() };
            let after = open + 2 + name.len();
            let same = bytes.get(open + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            if same && bytes.get(after).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')) {
                break open;
            }
            from = open + 2;
        };
        self.at = end;
        &self.source[start..end]
    }

    fn skip_declaration(&mut self, open: usize) {
        let bytes = self.source.as_bytes();
        self.at = if bytes[open..].starts_with(b"<!--") {
            if bytes[open + 4..].starts_with(b">") {
                open + 5
            } else {
                // `--!>` also ends a comment, but no page was seen to rely on it.
                memmem::find(&bytes[open + 2..], b"-->").map_or(bytes.len(), |offset| open + 2 + offset + 3)
            }
        } else {
            find(bytes, open + 2, b'>').map_or(bytes.len(), |at| at + 1)
        };
    }

    fn name(&mut self, start: usize) -> (Tag, &'a str) {
        let bytes = self.source.as_bytes();
        let length = bytes[start..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            .unwrap_or(bytes.len() - start);
        self.at = start + length;
        let name = &self.source[start..self.at];
        (Tag::from_name(name), name)
    }

    /// Reads up to and with `>`; whether the tag ended in `/>`.
    fn read_attributes(&mut self) -> bool {
        let bytes = self.source.as_bytes();
        let end = bytes.len();
        let mut at = self.at;
        let mut closes_itself = false;
        self.attributes.clear();
        loop {
            while at < end && (bytes[at].is_ascii_whitespace() || bytes[at] == b'/') {
                closes_itself = bytes[at] == b'/';
                at += 1;
            }
            if at >= end {
                break;
            }
            if bytes[at] == b'>' {
                at += 1;
                break;
            }
            closes_itself = false;
            let name_start = at;
            at += 1; // A leading `=` is part of the name.
            while at < end && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b'=' | b'>' | b'/') {
                at += 1;
            }
            let name = &self.source[name_start..at];
            while at < end && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            let mut value = "";
            if at < end && bytes[at] == b'=' {
                at += 1;
                while at < end && bytes[at].is_ascii_whitespace() {
                    at += 1;
                }
                if at < end && matches!(bytes[at], b'"' | b'\'') {
                    let close = find(bytes, at + 1, bytes[at]).unwrap_or(end);
                    value = &self.source[at + 1..close];
                    at = (close + 1).min(end);
                } else {
                    let value_start = at;
                    while at < end && !bytes[at].is_ascii_whitespace() && bytes[at] != b'>' {
                        at += 1;
                    }
                    value = &self.source[value_start..at];
                }
            }
            if self.attributes.len() < MAX_ATTRIBUTES {
                self.attributes.push((name, value));
            }
        }
        self.at = at;
        closes_itself
    }
}

fn opens_markup(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    memchr(wanted, bytes.get(from..)?).map(|offset| from + offset)
}
