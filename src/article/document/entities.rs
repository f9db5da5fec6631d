//! Character references: `&amp;` to `&`, `&#8217;` to `’`, as HTML's tokenizer reads them.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr;

/// The longest name in HTML's table, `CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

/// Decodes every character reference once. Text without `&` is returned as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    let mut next = first;
    loop {
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
        let taken = reference(rest, &mut decoded);
        if taken == 0 {
            decoded.push('&');
            rest = &rest[1..];
        } else {
            rest = &rest[taken..];
        }
        match memchr(b'&', rest.as_bytes()) {
            Some(at) => next = at,
            None => break,
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Reads one reference at the start of `text`; how many bytes it took, 0 where there is none.
fn reference(text: &str, decoded: &mut String) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        Some(b'#') => numeric(bytes, decoded),
        Some(byte) if byte.is_ascii_alphabetic() => named(text, decoded),
        _ => 0,
    }
}

fn numeric(bytes: &[u8], decoded: &mut String) -> usize {
    let (radix, mut at) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let start = at;
    let mut code: u32 = 0;
    while let Some(digit) = bytes.get(at).and_then(|byte| char::from(*byte).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == start {
        return 0;
    }
    let replaced = code
        .checked_sub(0x80)
        .and_then(|index| C1_REPLACEMENTS.get(index as usize).copied().flatten())
        .or_else(|| char::from_u32(code).filter(|c| *c != '\0'))
        .unwrap_or('\u{FFFD}');
    decoded.push(replaced);
    at + usize::from(bytes.get(at) == Some(&b';'))
}

fn named(text: &str, decoded: &mut String) -> usize {
    let bytes = &text.as_bytes()[1..];
    let mut length = bytes.iter().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(length) == Some(&b';') {
        length += 1;
    }
    while length > 1 {
        // The table also holds every prefix of a name, with no characters.
        if let Some((one, two)) = NAMED_ENTITIES.get(&text[1..=length]).copied().filter(|(one, _)| *one != 0) {
            decoded.extend(char::from_u32(one));
            decoded.extend(char::from_u32(two).filter(|c| *c != '\0'));
            return length + 1;
        }
        length -= 1;
    }
    0
}
