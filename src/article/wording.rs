//! Small judgements about strings that several modules share: keys for comparing, markup left in
//! metadata, the outlet's name at the end of a title.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::document::{Document, decode, fold};
use super::letters::{self, is_han};

/// Letters and digits only, in lower case, without accents: two texts that read the same have the
/// same key.
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                key.push(c.to_ascii_lowercase());
            }
        } else if let Some(letter) = letters::plain(c) {
            key.push(letter);
        } else if letters::is_alphanumeric(c) {
            // One character may stand for eighteen.
            decompose_compatible(c, |part| {
                if let Some(letter) = letters::plain(part) {
                    key.push(letter);
                } else if letters::is_alphanumeric(part) && !is_combining_mark(part) {
                    key.extend(part.to_lowercase());
                }
            });
        }
    }
    key
}

/// Text that may still hold markup, as metadata often does.
pub fn plain_text(text: &str) -> String {
    if text.contains('<') && text.contains('>') {
        let document = Document::parse(text);
        let mut plain = String::new();
        document.push_text(0, usize::MAX, &mut plain);
        return fold(&plain);
    }
    if text.contains('&') {
        return fold(&decode(text));
    }
    fold(text)
}

/// Whether a text shows a letter or digit; fillers count as letters, but show nothing.
pub fn shows_letters(text: &str) -> bool {
    text.contains(|c: char| c.is_alphanumeric() && !matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'))
}

/// Whether two texts say the same: equal keys, or one begins with the other (a cut description).
pub fn same_start(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    shorter >= 20 && (one.starts_with(other) || other.starts_with(one))
}

pub fn char_count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Whether a text ends as a sentence does, in any script.
pub fn ends_sentence(text: &str) -> bool {
    let trimmed =
        text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', '」', '』', '）', ' ', '\u{a0}']);
    trimmed.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
        || trimmed.len() < text.len() && trimmed.ends_with([',', ':'])
}

/// `example` of `Harbour.example`: what follows the last dot of a text that is all one word, as a domain's ending.
pub fn domain_ending(text: &str) -> Option<&str> {
    let (name, end) = text.rsplit_once('.').filter(|_| !text.contains(char::is_whitespace))?;
    (name.len() > 1 && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(end)
}

/// What a title in Chinese characters holds.
pub struct HanTitle<'a> {
    pub headline: &'a str,
    pub outlet: Option<&'a str>,
}

/// Titles in Chinese characters part headline, topics, section and outlet by low lines, bars and hyphens without
/// spaces; `None` where nothing is parted so.
pub fn han_title(title: &str) -> Option<HanTitle<'_>> {
    /// Fewer are a section rather than a headline.
    const HEADLINE: usize = 8;
    const LONGEST_NAME: usize = 12;
    /// In bytes; longer ones are no title.
    const LONGEST: usize = 2_000;
    const BARS: [char; 3] = ['_', '|', '｜'];
    const MARKS: [char; 4] = ['_', '|', '｜', '-'];
    let without_marks = |text| str::trim_end_matches(text, |c| c == ' ' || MARKS.contains(&c));
    let is_headline = |front: &str| front.chars().filter(|c| is_han(*c)).count() >= HEADLINE;
    let is_name = |part: &str| {
        (2..=LONGEST_NAME).contains(&char_count(part))
            && part.contains(is_han)
            && part.chars().all(|c| c.is_alphabetic() || c == ' ')
    };
    let title = title.trim();
    if title.len() > LONGEST {
        return None;
    }
    // An address behind the name is none.
    let mut named = without_marks(title);
    while let Some((front, last)) = named.rsplit_once(MARKS)
        && domain_ending(last.trim()).is_some()
    {
        named = without_marks(front);
    }
    let parted = named.rsplit_once(MARKS).map(|(front, name)| (without_marks(front), name.trim()));
    let (front, outlet) = match parted {
        Some((front, name)) if is_name(name) && is_headline(front) => (front, Some(name)),
        _ => (title, None),
    };
    let bar = front.match_indices(BARS).map(|(at, _)| at).find(|at| is_headline(&front[..*at]));
    let headline = bar.map_or(front, |at| front[..at].trim_end());
    (headline.len() < title.len()).then_some(HanTitle { headline, outlet })
}

/// Whether a whole part of an address between two slashes is one of some names.
pub fn has_path_part(address: &str, names: &[&str]) -> bool {
    let mut slashes = memchr::memchr_iter(b'/', address.as_bytes());
    let Some(mut start) = slashes.next() else { return false };
    // What no slash follows is the page itself.
    slashes.any(|slash| {
        let part = &address[start + 1..slash];
        start = slash;
        names.contains(&part)
    })
}
