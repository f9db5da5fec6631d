//! Text of a page made harmless in Discord markdown: shown as written, nothing live.
//!
//! Invariant: no mention, masked link, timestamp, heading, list, code or spoiler survives, and no
//! character that turns the text around or hides it.

use super::limits;

/// One line of markdown that shows `text` as it is, at most `limit` code points long.
///
/// The text is cut before it is escaped where that fits, so that no escape is cut in two.
#[must_use]
pub fn line(text: &str, limit: usize) -> String {
    let clean = plain(text);
    let mut wanted = limit;
    loop {
        let escaped = escape(&limits::cut(&clean, wanted));
        let over = escaped.chars().count().saturating_sub(limit);
        if over == 0 || wanted == 0 {
            return escaped;
        }
        wanted = wanted.saturating_sub(over);
    }
}

/// The same among other words on its line: text that begins with a right-to-left letter is set apart, so
/// that it and its neighbours keep their order (Unicode's bidirectional algorithm, UAX #9, and its rule for
/// text of unknown direction).
#[must_use]
pub fn among(text: &str, limit: usize) -> String {
    let first = text.chars().find(|c| c.is_alphabetic());
    if limit > 2 && first.is_some_and(is_right_to_left) {
        return format!("\u{2067}{}\u{2069}", line(text, limit - 2));
    }
    line(text, limit)
}

/// One line for places where Discord shows no markdown (author, footer), at most `limit` code points long.
#[must_use]
pub fn unformatted(text: &str, limit: usize) -> String {
    limits::cut(&plain(text), limit)
}

/// An address as it may stand inside a masked link.
#[must_use]
pub fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace('\\', "%5C")
}

/// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether `text` shows nothing.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    // Joiners and variation selectors mean something between letters alone.
    text.chars()
        .all(|c| c.is_whitespace() || is_hidden(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'))
}

/// `text` on one line without control, bidirectional override, tag and zero-width characters: for
/// places where Discord shows no markdown (author, footer, button labels).
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    let mut marks = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if is_hidden(c) {
            continue;
        }
        // Stacked marks ("zalgo") break out of the line; living scripts stack three at most.
        marks = if is_combining(c) { marks + 1 } else { 0 };
        if marks > 3 {
            continue;
        }
        if blank && !out.is_empty() {
            out.push(' ');
        }
        blank = false;
        out.push(c);
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let live = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' => true,
            // A heading, a list, small text.
            '#' => line_start && chars.peek().is_none_or(|next| *next == ' ' || *next == '#'),
            '-' | '+' => line_start && chars.peek().is_none_or(|next| matches!(next, ' ' | '#')),
            ':' => chars.peek() == Some(&'/'),
            _ => false,
        };
        if live {
            out.push('\\');
        }
        out.push(c);
        if c == '@' {
            // A mention is live wherever its sign stands before a word; the gap is not seen.
            out.push('\u{200b}');
        }
        line_start = line_start && c.is_ascii_digit();
        if line_start && chars.peek() == Some(&'.') {
            out.push('\\');
        }
    }
    out
}

/// Characters that are not seen but change what is.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        // Letters and marks that show nothing.
        | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180d}' | '\u{180f}'
        | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}')
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::{among, line, plain};

    #[test]
    fn right_to_left_text_is_set_apart_from_its_neighbours() {
        assert_eq!(among("سفينة تجنح", 40), "\u{2067}سفينة تجنح\u{2069}");
        assert_eq!(among("The word שלום, twice", 40), "The word שלום, twice");
        assert_eq!(line("سفينة تجنح", 40), "سفينة تجنح");
        for limit in 3..30 {
            assert!(among("سفينة *تجنح* قرب الميناء", limit).chars().count() <= limit, "{limit}");
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(line(text, 200), expected, "{text:?}");
    }

    #[test]
    fn nothing_is_live() {
        check("plain words — “as they are”", "plain words — “as they are”");
        check("*bold* _it_ ~~gone~~", r"\*bold\* \_it\_ \~\~gone\~\~");
        check("@everyone <@1> <@&2>", "@\u{200b}everyone \\<@\u{200b}1\\> \\<@\u{200b}&2\\>");
        check("[a](https://b.example)", r"\[a\](https\://b.example)");
        check("# heading", r"\# heading");
        check("#ComingOut", "#ComingOut");
        check("- item", r"\- item");
        // More may follow on the line.
        check("# ", r"\#");
        check("-", r"\-");
        check("12. item", r"12\. item");
        check("||spoiler|| `code`", r"\|\|spoiler\|\| \`code\`");
        check("a\u{202e}b\u{200b}c\n d", "abc d");
        check("x\u{300}\u{300}\u{300}\u{300}\u{300}", "x\u{300}\u{300}\u{300}");
    }

    #[test]
    fn nothing_in_an_address_ends_its_link() {
        let url: url::Url = r"https://a.example/x_(y)?q=a\".parse().expect("an address");
        assert_eq!(super::address(url.as_str()), "https://a.example/x_%28y%29?q=a%5C");
    }

    #[test]
    fn what_shows_nothing_is_blank() {
        for text in ["", " \t", "\u{200b}\u{200d}\u{fe0f}", "\u{3164}\u{2800}\u{115f}", "\u{e0041}\u{202e}"] {
            assert!(super::is_blank(text), "{text:?}");
            assert_eq!(plain(text).trim_matches(['\u{200d}', '\u{fe0f}']), "");
        }
        assert!(!super::is_blank("\u{202e}a"));
    }

    #[test]
    fn limits_hold_after_escaping() {
        for limit in 1..40 {
            assert!(line(&"*_".repeat(50), limit).chars().count() <= limit.max(1), "{limit}");
        }
        assert_eq!(plain("  a \t b "), "a b");
    }
}
