//! One phrase of an article, with all that is counted for it. Phrases are gathered in `phrases`.

use crate::quotes::lexicon::Class;
use crate::quotes::tokens::Token;
use crate::quotes::vocabulary::Word;

use super::phrases::shouts;

/// The longest phrase, in words.
pub(super) const LONGEST: usize = 4;

/// Which text a phrase was met in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Headline,
    Dek,
    Body,
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the phrase")]
pub(crate) struct Phrase {
    pub(super) key: [Word; LONGEST],
    pub(super) length: usize,
    /// Where it is written as it is shown: bytes of one of the three texts.
    pub(super) shown: (Part, usize, usize),
    /// Times that it is said; a name also by one of its words alone.
    pub count: f32,
    /// Of these, inside a longer name, at the start of a sentence, after an article.
    pub inside: f32,
    pub opening: f32,
    pub articles: f32,
    /// Of a name of several words: how often the last stands alone.
    pub last_alone: f32,
    /// Place among the words of the body.
    pub first: u32,
    pub last: u32,
    pub letters: usize,
    pub name: bool,
    pub headline: bool,
    pub dek: bool,
    pub acronym: bool,
    pub digit: bool,
    pub place: bool,
    pub subject: bool,
    /// Counts for another phrase: a surname for the full name, a plural for the singular.
    pub(super) joined: bool,
    /// A topic that mostly stands in one row of words: "climate" of "climate change".
    pub(super) part_of_row: bool,
    pub people: bool,
    pub general: bool,
    /// Shown in capitals only: "SAN FRANCISCO".
    pub(super) shouted: bool,
    /// A word and a verb: "I'm".
    pub(super) contracted: bool,
}

impl Phrase {
    /// A phrase that was met for the first time, not yet counted.
    pub(super) fn new(key: [Word; LONGEST], tokens: &[Token], text: &str, met: Met) -> Self {
        let end = tokens[tokens.len() - 1].bare(text).end;
        let words = &text[tokens[0].start..end];
        let of = |class: Class| tokens.len() == 1 && tokens[0].class.any(class);
        Self {
            key,
            length: tokens.len(),
            shown: (met.part, tokens[0].start, end),
            count: 0.0,
            inside: 0.0,
            opening: 0.0,
            articles: 0.0,
            last_alone: 0.0,
            first: if met.part == Part::Body { met.place } else { 0 },
            last: 0,
            letters: 0,
            name: met.name,
            headline: false,
            dek: false,
            acronym: tokens.len() == 1
                && words.len() > 1
                && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()),
            digit: false,
            place: of(Class::PLACE),
            subject: of(Class::TOPIC),
            joined: false,
            part_of_row: false,
            people: of(Class::ROLE.or(Class::GROUP)),
            general: false,
            shouted: shouts(tokens, text),
            contracted: tokens.len() == 1 && ["I’", "I'"].iter().any(|start| words.starts_with(start)),
        }
    }

    /// Shows it as it is written here.
    pub(super) fn show(&mut self, part: Part, tokens: &[Token], text: &str) {
        self.shown = (part, tokens[0].start, tokens[tokens.len() - 1].bare(text).end);
        self.shouted = false;
    }

    pub fn words(&self) -> &[Word] {
        &self.key[..self.length]
    }
}

/// How a phrase was met.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the place")]
pub(super) struct Met {
    pub place: u32,
    pub part: Part,
    pub name: bool,
    pub inside: bool,
    pub opening: bool,
    pub article: bool,
}

/// Endings of English adjectives, adverbs and verbs.
const NO_NOUN: [&str; 12] = ["ed", "ly", "ful", "ous", "ive", "able", "ible", "less", "ish", "est", "ical", "n’t"];

pub(super) fn is_no_noun(words: &str) -> bool {
    NO_NOUN.iter().any(|ending| words.ends_with(ending))
}
