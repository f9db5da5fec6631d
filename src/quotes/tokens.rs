//! The words and signs of an article, cut once and shared by all that follows here and in `tags`.
//! Quotation marks are found in `marks`, sentences in `sentences`.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::lexicon::{Class, Lexicon};
use super::vocabulary::{self, Head, NO_WORD, Vocabulary, Word};
use crate::article::letters::{is_alphabetic, is_alphanumeric};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
    Sign(char),
}

#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub class: Class,
    /// The word in lower case, a possessive ending aside.
    pub word: Word,
    /// Opens with a capital letter.
    pub capital: bool,
    /// A possessive ending ("’s") follows the word inside the token.
    pub possessive: bool,
    /// The last of its line.
    pub ends_line: bool,
}

impl Token {
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Bytes of the word without a possessive ending.
    pub fn bare(&self, text: &str) -> Range<usize> {
        let word = &text[self.span()];
        self.start..if self.possessive { self.end - possessive_length(word) } else { self.end }
    }
}

/// In bytes; of a word that has the ending.
pub fn possessive_length(word: &str) -> usize {
    if word.ends_with("’s") { "’s".len() } else { "'s".len() }
}

/// Bytes that a word with a hyphen has at least, for its parts to count.
const PARTED: usize = 6;

/// Words whose apostrophe parts them from the next word.
const ELISIONS: [&str; 20] = [
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "nell", "dall", "sull",
    "quell", "quest", "un",
];

/// Cuts `text[span]` into tokens, appending them.
pub fn cut(text: &str, span: Range<usize>, lexicon: &Lexicon, vocabulary: &mut Vocabulary, tokens: &mut Vec<Token>) {
    let romance = matches!(lexicon.language, "fr" | "it");
    let bytes = text.as_bytes();
    let first = tokens.len();
    let mut at = span.start;
    while at < span.end {
        let start = at;
        if let Some((end, head)) = plain_word(bytes, start..span.end) {
            let (word, class) = vocabulary.take_plain(text, start..end, head);
            let capital = bytes[start].is_ascii_uppercase();
            tokens.push(Token {
                start,
                end,
                kind: Kind::Word,
                class,
                word,
                capital,
                possessive: false,
                ends_line: false,
            });
            at = end;
            continue;
        }
        let c = match bytes[at] {
            b' ' => {
                at += 1;
                continue;
            }
            b'\n' => {
                if let Some(last) = tokens[first..].last_mut() {
                    last.ends_line = true;
                }
                at += 1;
                continue;
            }
            byte if byte.is_ascii() => char::from(byte),
            _ => match text[at..span.end].chars().next() {
                Some(c) => c,
                None => break,
            },
        };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if !is_alphanumeric(c) {
            at += c.len_utf8();
            tokens.push(Token {
                start,
                end: at,
                kind: Kind::Sign(c),
                class: Class::default(),
                word: NO_WORD,
                capital: false,
                possessive: false,
                ends_line: false,
            });
            continue;
        }
        at = word_end(text, start..span.end, romance);
        let word = &text[start..at];
        let bare =
            if word.ends_with('s') { word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")) } else { None };
        let number = c.is_ascii_digit();
        // The parts of "Berlin-Marathon" are words of the text too.
        if word.len() > PARTED && c.is_uppercase() && word.contains('-') {
            let mut part = start;
            for (hyphen, _) in word.match_indices('-') {
                vocabulary.take(text, part..start + hyphen);
                part = start + hyphen + 1;
            }
            if part > start {
                vocabulary.take(text, part..at);
            }
        }
        let (known, class) = vocabulary.take(text, start..start + bare.unwrap_or(word).len());
        tokens.push(Token {
            start,
            end: at,
            kind: if number { Kind::Number } else { Kind::Word },
            class: if number { Class::default() } else { class },
            word: known,
            capital: c.is_uppercase(),
            possessive: bare.is_some(),
            ends_line: false,
        });
    }
}

/// "dit-il", "déclare-t-elle": the pronoun is a word of its own.
fn is_inverted_pronoun(rest: &str) -> bool {
    let rest = rest.strip_prefix("t-").unwrap_or(rest);
    let end = rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len());
    matches!(&rest[..end], "il" | "elle" | "ils" | "elles" | "on" | "je" | "nous")
}

/// Where a word of plain letters ends that starts the span, and its head, as most do: what follows is no sign that
/// words go on behind.
fn plain_word(bytes: &[u8], span: Range<usize>) -> Option<(usize, Head)> {
    if !bytes[span.start].is_ascii_alphabetic() {
        return None;
    }
    let (length, head) = vocabulary::plain_head(bytes, &span)?;
    let end = span.start + length;
    let is_over = |at: usize| at >= span.end || matches!(bytes[at], b' ' | b'\n');
    let is_plain = is_over(end) || !may_go_on(bytes[end]) || matches!(bytes[end], b',' | b'.') && is_over(end + 1);
    is_plain.then_some((end, head))
}

/// Whether a word may go on with a byte that is no letter or digit of ASCII.
fn may_go_on(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte, b'\'' | b'-' | b'.' | b',' | b'&')
}

/// Letters and digits of ASCII.
const IN_WORDS: [bool; 256] = {
    let mut in_words = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        in_words[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    in_words
};

/// Where the word that starts the span ends: letters and digits, and inside it apostrophes,
/// hyphens, the full stops of "U.S." and the separators of numbers.
fn word_end(text: &str, span: Range<usize>, romance: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = span.start;
    loop {
        while at < span.end && IN_WORDS[usize::from(bytes[at])] {
            at += 1;
        }
        if at >= span.end || !may_go_on(bytes[at]) {
            return at;
        }
        let Some(c) = text[at..span.end].chars().next() else { return at };
        let after = at + c.len_utf8();
        let next = || text[after..span.end].chars().next().unwrap_or(' ');
        let previous = || text[span.start..at].chars().next_back().unwrap_or(' ');
        let goes_on = match c {
            '\'' | '’' if romance && ELISIONS.iter().any(|known| text[span.start..at].eq_ignore_ascii_case(known)) => {
                return after;
            }
            '-' if romance && is_inverted_pronoun(&text[after..span.end]) => false,
            '\'' | '’' | '-' | '‑' => is_alphanumeric(next()) && is_alphanumeric(previous()),
            '.' => {
                // "U.S.": single letters, each with its stop.
                let letters = &text[span.start..at];
                let letters = letters.rsplit('-').next().unwrap_or(letters);
                let initials = || {
                    letters.split('.').all(|letter| letter.chars().count() == 1)
                        && letters.chars().next().is_some_and(is_alphabetic)
                };
                (next().is_ascii_digit() && previous().is_ascii_digit())
                    || ((is_alphabetic(next()) || letters.contains('.')) && initials())
            }
            ',' => next().is_ascii_digit() && previous().is_ascii_digit(),
            '&' => next().is_uppercase() && previous().is_uppercase(),
            _ => is_alphanumeric(c) || is_combining_mark(c),
        };
        if !goes_on {
            return at;
        }
        at = after;
    }
}
