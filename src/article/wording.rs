//! Small judgements about strings that several modules share: keys for comparing, markup left in
//! metadata, the outlet's name at the end of a title.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::document::{Document, decode, fold};

/// Letters and digits only, in lower case, without accents: two texts that read the same have the
/// same key.
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                key.push(c.to_ascii_lowercase());
            }
        } else if is_plain_letter(c) {
            key.push(c);
        } else if let Some(letter) = without_accent(c) {
            key.push(letter);
        } else if matches!(c, '\u{2000}'..='\u{206f}') {
            // Dashes and quotation marks: the most frequent of what is no letter.
        } else if c.is_alphanumeric() {
            // One character may stand for eighteen.
            decompose_compatible(c, |part| {
                if is_plain_letter(part) {
                    key.push(part);
                } else if part.is_alphanumeric() && !is_combining_mark(part) {
                    key.extend(part.to_lowercase());
                }
            });
        }
    }
    key
}

/// The letters of Western Europe, which most others than those of ASCII are, as decomposing them has it.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        _ => return None,
    })
}

/// Letters of scripts without case whose forms need no folding: looked up nowhere, as whole pages are
/// written in them.
fn is_plain_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{e01}'..='\u{e30}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
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

/// Whether a whole part of an address between two slashes is one of some names.
pub fn has_path_part(address: &str, names: &[&str]) -> bool {
    let mut parts = address.split('/').skip(1);
    let Some(mut part) = parts.next() else { return false };
    // What no slash follows is the page itself.
    for next in parts {
        if names.contains(&part) {
            return true;
        }
        part = next;
    }
    false
}
