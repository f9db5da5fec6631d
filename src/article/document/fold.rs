//! White space as a reader sees it: one space for a run of it, and nothing of what is never shown.

use crate::article::letters::spread;

/// Adds text with every run of white space as one space, and without the characters that are
/// never shown. What goes on behind a space or a line's end begins without one.
pub fn fold_into(text: &str, folded: &mut String) {
    let bytes = text.as_bytes();
    let mut open_space = folded.is_empty() || folded.ends_with([' ', '\n']);
    // Copied piece by piece: most of a text stays as it is.
    let mut kept = 0;
    let mut at = 0;
    loop {
        while let Some(eight) = bytes[at..].first_chunk()
            && let Some(ends_in_space) = are_plain(*eight, open_space)
        {
            open_space = ends_in_space;
            at += eight.len();
        }
        let from = at;
        while at < bytes.len() && !MAY_OPEN_SPECIAL[usize::from(bytes[at])] {
            at += 1;
        }
        open_space &= at == from;
        if at == bytes.len() {
            break;
        }
        if bytes[at] == b' ' && !open_space {
            open_space = true;
            at += 1;
            continue;
        }
        if bytes[at].is_ascii_whitespace() {
            folded.push_str(&text[kept..at]);
            if !open_space {
                folded.push(' ');
                open_space = true;
            }
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            kept = at;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let start = at;
        at += c.len_utf8();
        if !is_special(c) {
            open_space = false;
            continue;
        }
        folded.push_str(&text[kept..start]);
        kept = at;
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
    folded.push_str(&text[kept..]);
}

/// Of eight bytes that stay as they are behind a space or a letter, letters and signs of ASCII with single spaces,
/// whether the last is a space; looked at together, as most of a text is such.
fn are_plain(eight: [u8; 8], behind_space: bool) -> Option<bool> {
    const HIGHEST: u64 = spread(0x80);
    let bytes = u64::from_le_bytes(eight);
    let is_plain = (bytes | bytes.wrapping_sub(spread(b' ')) | bytes.wrapping_add(spread(1))) & HIGHEST == 0;
    // The highest bit of each byte that is a space.
    let spaces = !((bytes ^ spread(b' ')).wrapping_add(spread(0x7f))) & HIGHEST;
    let behind_spaces = spaces << 8 | u64::from(behind_space) << 7;
    (is_plain && spaces & behind_spaces == 0).then_some(spaces >> 63 == 1)
}

/// Whether a character may be white space, a control character or one that is never shown.
fn is_special(c: char) -> bool {
    matches!(
        c,
        '\0'..=' '
            | '\u{7f}'..='\u{ad}'
            | '\u{1680}'
            | '\u{2000}'..='\u{206f}'
            | '\u{3000}'
            | '\u{feff}'
            | '\u{fffd}'
    )
}

/// Whether such a character may begin with a byte; the bytes behind the first of any other do not.
const MAY_OPEN_SPECIAL: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < may.len() {
        may[byte] = matches!(byte, 0..=0x20 | 0x7f | 0xc2 | 0xe1..=0xe3 | 0xef);
        byte += 1;
    }
    may
};

/// Text with white space folded, nothing around it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    while folded.ends_with(' ') {
        folded.pop();
    }
    folded
}
