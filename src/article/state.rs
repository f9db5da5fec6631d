//! The text of a page whose own script is to write it: from the data that the script reads
//! (`__NEXT_DATA__`, `__NEXT_F`, `window.__STATE__` and their like).
//!
//! Only looked at where the page calls itself an article and shows none. Invariant: every paragraph
//! stands in the page as it is given here, unescaped and without mark-up.

use serde_json::Value;

use super::blocks;
use super::document::{Document, Tag};
use super::page::Page;
use super::wording::{char_count, ends_sentence, plain_text};
use super::{BlockKind, Body};

/// Bytes of script that are looked at.
const REACH: usize = 1024 * 1024;
/// A paragraph has so many characters at least, a text so many paragraphs and characters.
const PARAGRAPH: usize = 40;
const PARAGRAPHS: usize = 3;
const TEXT: usize = 300;
/// Values of one script that are looked at.
const VALUES: usize = 2_000;

/// Under these names data keep what a part of a text says, best first.
const SAYS: [&str; 7] = ["html", "text", "content", "value", "body", "children", "data"];

/// The longest text in the page's state, cut into its paragraphs.
pub fn read(page: &Page<'_>) -> Option<Body> {
    let is_story = page.data.article().is_some()
        || page.meta.get("og:type").is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
    if !is_story {
        return None;
    }
    let mut best: Vec<String> = Vec::new();
    let mut left = REACH;
    for script in page.state_scripts.iter().chain(&page.scripts) {
        let Some(rest) = left.checked_sub(script.len()) else { continue };
        left = rest;
        for value in values(script).take(VALUES) {
            longest(&value, &mut best);
        }
    }
    let enough = best.len() >= PARAGRAPHS && weight(&best) >= TEXT;
    enough.then(|| set(&best))
}

/// The JSON values that a script holds: itself, what it assigns, what it pushes.
fn values(script: &str) -> impl Iterator<Item = Value> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at + script.get(at..)?.find(['{', '['])?;
            let mut stream = serde_json::Deserializer::from_str(&script[from..]).into_iter::<Value>();
            match stream.next() {
                Some(Ok(value)) => {
                    at = from + stream.byte_offset();
                    return Some(value);
                }
                // Code, not data: what it assigns comes after the next sign.
                _ => at = from + script[from..].find(['=', '('])?,
            }
        }
    })
}

/// Makes `best` the paragraphs of the longest text in `value`, if that is longer.
fn longest(value: &Value, best: &mut Vec<String>) {
    let found = match value {
        Value::String(text) if text.len() > TEXT && text.contains("<p") => paragraphs(text),
        Value::Array(parts) => {
            parts.iter().filter_map(says).map(|text| plain_text(&text)).filter(|text| is_paragraph(text)).collect()
        }
        _ => Vec::new(),
    };
    if weight(&found) > weight(best) {
        *best = found;
    }
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| longest(part, best)),
        Value::Object(fields) => fields.values().for_each(|field| longest(field, best)),
        _ => {}
    }
}

/// What one part of a text says, with its mark-up.
fn says(part: &Value) -> Option<String> {
    match part {
        Value::String(text) if !text.contains("<p") => Some(text.clone()),
        Value::Object(fields) => SAYS.iter().find_map(|name| match fields.get(*name)? {
            Value::String(text) => Some(text.clone()),
            Value::Array(parts) => {
                let inner: Vec<String> = parts.iter().filter_map(says).collect();
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

/// The paragraphs, headings and items of mark-up.
fn paragraphs(html: &str) -> Vec<String> {
    let document = Document::parse(html);
    let page = Page::survey(&document, None);
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
