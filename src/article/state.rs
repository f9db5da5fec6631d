//! The text of a page whose own script is to write it: from the data that the script reads
//! (`__NEXT_DATA__`, `__NEXT_F`, `window.__STATE__` and their like).
//!
//! Only looked at where the page calls itself an article and shows none. Invariant: every paragraph
//! stands in the page as it is given here, unescaped and without mark-up.

use std::borrow::Cow;

use serde_json::Value;

use super::blocks;
use super::document::{Document, Tag};
use super::page::Page;
use super::wording::{char_count, ends_sentence, fold_key, plain_text};
use super::{BlockKind, Body};

/// Bytes of script that are looked at.
const REACH: usize = 1024 * 1024;
/// A paragraph has so many characters at least, a text so many paragraphs and characters.
const PARAGRAPH: usize = 40;
const PARAGRAPHS: usize = 3;
const TEXT: usize = 300;
/// Values of one script that are looked at.
const VALUES: usize = 2_000;
/// Bytes of one script that are read in search of a value and turn out to be none.
const IN_VAIN: usize = 4 * REACH;
/// Bytes of text that are looked at in all: data may hold the same text many times over.
const LOOKED_AT: usize = 4 * REACH;

/// Characters of the description's key that tell the story's text from others.
const OPENING: usize = 30;
/// Bytes of a paragraph in which it stands.
const BEGINNING: usize = 300;

/// Marked words stand in lists within their sentence's, and so on.
const NESTED: usize = 6;

/// Under these names data keep what a part of a text says, best first.
const SAYS: [&str; 7] = ["html", "text", "content", "value", "body", "children", "data"];

/// The longest text in the page's state, cut into its paragraphs.
pub fn read(page: &Page<'_>) -> Option<Body> {
    let is_story = page.data.article().is_some()
        || page.meta.get("og:type").is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
    if !is_story {
        return None;
    }
    let description = page.meta.first(&["og:description", "description"]).map(fold_key);
    let opening = description.and_then(|key| Some(key[..key.char_indices().nth(OPENING)?.0].to_owned()));
    let mut search = Search { best: Vec::new(), opens: false, opening, left: LOOKED_AT };
    let mut left = REACH;
    for script in page.state_scripts.iter().chain(&page.scripts) {
        let Some(rest) = left.checked_sub(script.len()) else { continue };
        left = rest;
        for value in values(script).take(VALUES) {
            search.longest(&value);
        }
    }
    let enough = search.best.len() >= PARAGRAPHS && weight(&search.best) >= TEXT;
    enough.then(|| set(&search.best))
}

/// The JSON values that a script holds: itself, what it assigns, what it pushes.
fn values(script: &str) -> impl Iterator<Item = Value> + '_ {
    let mut at = 0;
    let mut in_vain = 0;
    std::iter::from_fn(move || {
        while in_vain < IN_VAIN {
            let from = at + script.get(at..)?.find(['{', '['])?;
            let mut stream = serde_json::Deserializer::from_str(&script[from..]).into_iter::<Value>();
            match stream.next() {
                Some(Ok(value)) => {
                    at = from + stream.byte_offset();
                    return Some(value);
                }
                // Code, not data: what it assigns comes after the next sign.
                Some(Err(error)) => {
                    in_vain += 1 + reached(&script[from..], &error);
                    at = from + script[from..].find(['=', '('])?;
                }
                None => return None,
            }
        }
        None
    })
}

/// How many bytes were read before the error.
fn reached(text: &str, error: &serde_json::Error) -> usize {
    let lines = memchr::memchr_iter(b'\n', text.as_bytes());
    let before = error.line().checked_sub(2).and_then(|full| lines.into_iter().nth(full)).unwrap_or_default();
    before + error.column()
}

/// The longest text that was found, of those that open as the page's description does where there is one, and how
/// much more is looked at.
struct Search {
    best: Vec<String>,
    opens: bool,
    opening: Option<String>,
    left: usize,
}

impl Search {
    /// Makes `best` the paragraphs of the longest text in `value`, if that is longer.
    fn longest(&mut self, value: &Value) {
        let found = match value {
            Value::String(text) if text.len() > TEXT && text.contains("<p") && self.affords(text.len()) => {
                paragraphs(&with_ends(text))
            }
            Value::Array(parts) => {
                let said: Vec<String> = parts.iter().filter_map(|part| says(part, NESTED)).collect();
                let said = if self.affords(weight(&said)) { said } else { Vec::new() };
                said.iter().map(|text| plain_text(text)).filter(|text| is_paragraph(text)).collect()
            }
            _ => Vec::new(),
        };
        let opens = self.opens_alike(&found);
        if (opens, weight(&found)) > (self.opens, weight(&self.best)) {
            (self.best, self.opens) = (found, opens);
        }
        match value {
            Value::Array(parts) if self.left > 0 => parts.iter().for_each(|part| self.longest(part)),
            Value::Object(fields) if self.left > 0 => fields.values().for_each(|field| self.longest(field)),
            _ => {}
        }
    }

    /// Whether a text's beginning holds that of the page's description, perhaps behind the name of a place.
    fn opens_alike(&self, text: &[String]) -> bool {
        let beginning = |line: &String| fold_key(&line[..line.floor_char_boundary(BEGINNING)]);
        self.opening.as_ref().is_some_and(|opening| text.iter().take(2).any(|line| beginning(line).contains(opening)))
    }

    /// Whether so many bytes more are looked at.
    fn affords(&mut self, bytes: usize) -> bool {
        let enough = bytes <= self.left;
        self.left = self.left.saturating_sub(bytes);
        enough
    }
}

/// What one part of a text says, with its mark-up, in so many lists within lists.
fn says(part: &Value, nested: usize) -> Option<String> {
    match part {
        Value::String(text) if !text.contains("<p") => Some(text.clone()),
        Value::Object(fields) => SAYS.iter().find_map(|name| match fields.get(*name)? {
            Value::String(text) => Some(text.clone()),
            Value::Array(parts) if nested > 0 => {
                let inner: Vec<String> = parts.iter().filter_map(|part| says(part, nested - 1)).collect();
                (!inner.is_empty()).then(|| inner.concat())
            }
            _ => None,
        }),
        _ => None,
    }
}

fn is_paragraph(text: &str) -> bool {
    char_count(text) >= PARAGRAPH && ends_sentence(text)
}

/// Mark-up whose elements end as they do elsewhere: some systems write `{/p}` into a script, where `</` might end it.
fn with_ends(html: &str) -> Cow<'_, str> {
    if !html.contains("{/p}") {
        return html.into();
    }
    let mut parts = html.split("{/");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or(("", part));
        whole.extend(["</", name, ">", rest]);
    }
    whole.into()
}

/// The paragraphs, headings and items of mark-up.
fn paragraphs(html: &str) -> Vec<String> {
    let document = Document::parse(html);
    let page = Page::survey(&document, None, None);
    let blocks = blocks::cut(&page, page.body);
    let kept = |tag: Tag| matches!(tag, Tag::P | Tag::H2 | Tag::H3 | Tag::Li);
    blocks.all.iter().filter(|block| kept(block.tag)).map(|block| blocks.text_of(block).to_owned()).collect()
}

fn weight(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

fn set(paragraphs: &[String]) -> Body {
    let mut body = Body::default();
    for text in paragraphs {
        body.push(BlockKind::Paragraph, text);
    }
    body
}
