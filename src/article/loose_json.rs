//! JSON as publishers write it into pages.
//!
//! Strict first; then a repaired copy: raw line breaks and tabs in strings, comments, trailing
//! commas, `\'`, unescaped quotation marks inside strings, HTML references around everything, and
//! several values in a row. Linear in the length, and what cannot be read ends the reading.

use serde_json::{Deserializer, Value};

use super::document::decode;

/// All values in `script` up to the first that cannot be read even loosely.
pub fn read_all(script: &str) -> Vec<Value> {
    let text = unwrap(script);
    if text.is_empty() {
        return Vec::new();
    }
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let decoded =
        if text.contains("&quot;") && !text.contains('"') { decode(text).into_owned() } else { text.to_owned() };
    Deserializer::from_str(&repair(&decoded)).into_iter::<Value>().map_while(Result::ok).collect()
}

/// Takes off the wrappings that keep old parsers from reading a script.
fn unwrap(script: &str) -> &str {
    let mut text = script.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == ';');
    loop {
        let before = text;
        for opening in ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["] {
            text = text.strip_prefix(opening).unwrap_or(text).trim_start();
        }
        for closing in ["-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";"] {
            text = text.strip_suffix(closing).unwrap_or(text).trim_end();
        }
        if text == before {
            return text;
        }
    }
}

fn repair(text: &str) -> String {
    let mut fixed = String::with_capacity(text.len() + 16);
    let mut in_string = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if in_string {
            match c {
                '\\' => match characters.next() {
                    Some((_, 'u')) if is_half(text, at) => {
                        fixed.push_str("\\ufffd");
                        characters.nth(3);
                    }
                    // The second half is not looked at again.
                    Some((_, 'u')) if is_pair(text, at) => {
                        fixed.push_str(&text[at..at + 12]);
                        characters.nth(9);
                    }
                    Some((_, escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                        fixed.push('\\');
                        fixed.push(escaped);
                    }
                    Some((_, other)) if !other.is_control() => fixed.push(other),
                    _ => fixed.push(' '),
                },
                '"' if ends_string(&text[at + 1..]) => {
                    fixed.push('"');
                    in_string = false;
                }
                '"' => fixed.push_str("\\\""),
                c if c.is_control() => fixed.push(' '),
                c => fixed.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                fixed.push('"');
            }
            '/' if characters.peek().is_some_and(|(_, next)| *next == '/') => {
                while characters.next_if(|(_, next)| *next != '\n').is_some() {}
            }
            '/' if characters.peek().is_some_and(|(_, next)| *next == '*') => {
                let mut before = ' ';
                for (_, next) in characters.by_ref() {
                    if before == '*' && next == '/' {
                        break;
                    }
                    before = next;
                }
            }
            '}' | ']' => {
                while fixed.ends_with(|c: char| c.is_whitespace() || c == ',') {
                    fixed.pop();
                }
                fixed.push(c);
            }
            ';' => fixed.push(' '),
            c if c.is_control() => fixed.push(' '),
            c => fixed.push(c),
        }
    }
    fixed
}

/// The number that an escape such as `\\ud83d` at `at` stands for.
fn escaped(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u32::from_str_radix(digits, 16).ok()
}

/// Whether two halves of a character outside the first plane follow each other.
fn is_pair(text: &str, at: usize) -> bool {
    matches!(escaped(text, at), Some(0xd800..=0xdbff)) && matches!(escaped(text, at + 6), Some(0xdc00..=0xdfff))
}

/// Whether an escape is one half alone, which is no character.
fn is_half(text: &str, at: usize) -> bool {
    matches!(escaped(text, at), Some(0xd800..=0xdfff)) && !is_pair(text, at)
}

/// Whether a quotation mark followed by `rest` is a string's end: punctuation of JSON follows it.
fn ends_string(rest: &str) -> bool {
    let next = rest.trim_start();
    match next.as_bytes().first() {
        None | Some(b'}' | b']' | b':') => true,
        Some(b',') => {
            let after = next[1..].trim_start();
            after.as_bytes().first().is_none_or(|byte| {
                matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b'-' | b't' | b'f' | b'n') || byte.is_ascii_digit()
            })
        }
        _ => false,
    }
}
