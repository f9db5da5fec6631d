//! The words and signs of a body, cut once and shared by everything here. Quotation marks are found
//! in `marks`, sentences in `sentences`.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};

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
    /// Opens with a capital letter.
    pub capital: bool,
    /// A possessive ending ("’s") follows the word inside the token.
    pub possessive: bool,
}

impl Token {
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// Words whose apostrophe parts them from the next word.
const ELISIONS: [&str; 14] = ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all"];

/// Cuts `text[span]` into tokens, appending them.
pub fn cut(text: &str, span: Range<usize>, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let romance = matches!(lexicon.language, "fr" | "it");
    let mut at = span.start;
    while let Some(c) = text[at..span.end].chars().next() {
        let start = at;
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if !c.is_alphanumeric() {
            at += c.len_utf8();
            tokens.push(Token {
                start,
                end: at,
                kind: Kind::Sign(c),
                class: Class::default(),
                capital: false,
                possessive: false,
            });
            continue;
        }
        at = word_end(text, start..span.end, romance);
        let word = &text[start..at];
        let (bare, possessive) = match word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")) {
            Some(bare) => (bare, true),
            None => (word, false),
        };
        let number = c.is_ascii_digit();
        tokens.push(Token {
            start,
            end: at,
            kind: if number { Kind::Number } else { Kind::Word },
            class: if number { Class::default() } else { lexicon.class(bare) },
            capital: c.is_uppercase(),
            possessive,
        });
    }
}

/// "dit-il", "déclare-t-elle": the pronoun is a word of its own.
fn is_inverted_pronoun(rest: &str) -> bool {
    let rest = rest.strip_prefix("t-").unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    matches!(&rest[..end], "il" | "elle" | "ils" | "elles" | "on" | "je" | "nous")
}

/// Where the word that starts the span ends: letters and digits, and inside it apostrophes,
/// hyphens, the full stops of "U.S." and the separators of numbers.
fn word_end(text: &str, span: Range<usize>, romance: bool) -> usize {
    let mut characters = text[span.clone()].char_indices().peekable();
    let mut end = span.end;
    let mut previous = ' ';
    while let Some((offset, c)) = characters.next() {
        let at = span.start + offset;
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let goes_on = match c {
            _ if c.is_alphanumeric() || super::is_mark(c) => true,
            '\'' | '’' if romance && ELISIONS.iter().any(|known| text[span.start..at].eq_ignore_ascii_case(known)) => {
                return at + c.len_utf8();
            }
            '-' if romance && is_inverted_pronoun(&text[at + 1..span.end]) => false,
            '\'' | '’' | '-' | '‑' => next.is_alphanumeric() && previous.is_alphanumeric(),
            '.' => {
                // "U.S.": single letters, each with its stop.
                let letters = &text[span.start..at];
                let letters = letters.rsplit('-').next().unwrap_or(letters);
                let initials = letters.split('.').all(|letter| letter.chars().count() == 1)
                    && letters.chars().next().is_some_and(char::is_alphabetic);
                (next.is_ascii_digit() && previous.is_ascii_digit())
                    || (initials && (next.is_alphabetic() || letters.contains('.')))
            }
            ',' => next.is_ascii_digit() && previous.is_ascii_digit(),
            '&' => next.is_uppercase() && previous.is_uppercase(),
            _ => false,
        };
        if !goes_on {
            end = at;
            break;
        }
        previous = c;
    }
    end
}
