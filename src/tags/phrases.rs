//! The phrases of an article that could be its topics, counted in one walk over its words.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use ahash::RandomState;

use super::names::{begins_name, is_acronym, is_address, is_made_of_name, is_title_case, name_end};
use super::phrase::{LONGEST, Met, Part, Phrase, is_no_noun};
use crate::quotes::Words;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Kind, Token};
use crate::quotes::vocabulary::{NO_WORD, Word};

/// Words of a body that are read: more than the longest stories have, and a bound on what a page made to
/// be slow can cost.
const REACH: usize = 20_000;

pub(crate) struct Phrases<'a> {
    pub(super) words: &'a Words<'a>,
    pub all: Vec<Phrase>,
    /// Index of the phrase of one word, by its number.
    pub(super) single: Vec<u32>,
    /// Whether the body has the word in lower case too.
    pub(super) in_lower_case: Vec<bool>,
    longer: HashMap<[Word; LONGEST], u32, BuildHasherDefault<Mixer>>,
}

pub(super) const NONE: u32 = u32::MAX;

impl<'a> Phrases<'a> {
    pub fn of(words: &'a Words<'a>) -> Self {
        let mut phrases = Self {
            words,
            all: Vec::with_capacity(words.vocabulary.len()),
            single: vec![NONE; words.vocabulary.len()],
            in_lower_case: vec![false; words.vocabulary.len()],
            longer: HashMap::default(),
        };
        let body = &words.tokens[..words.tokens.len().min(REACH)];
        for token in body.iter().filter(|token| token.is_word() && !token.capital) {
            if let Some(lower) = phrases.in_lower_case.get_mut(token.word as usize) {
                *lower = true;
            }
        }
        phrases.gather(body, words.text, Part::Body);
        let line = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        phrases.gather(&words.dek, line(&words.article.dek), Part::Dek);
        phrases.gather(&words.headline, line(&words.article.headline), Part::Headline);
        phrases.join_names();
        phrases.join_forms();
        let german = words.lexicon.language == "de";
        phrases.all.retain(|phrase| {
            if phrase.joined || phrase.contracted || phrase.part_of_row {
                return false;
            }
            phrase.name && (phrase.count > phrase.opening || german || phrase.length > 1)
                || phrase.count >= 2.0
                || phrase.headline
                || phrase.place
                || phrase.subject
        });
        phrases.look_up();
        phrases
    }

    /// What is asked of those phrases only that are kept, as most come once: their letters, whether a word says
    /// little by itself, and "climate change", "New York": rows of words that the lexicon knows, which writes
    /// them with hyphens.
    fn look_up(&mut self) {
        let general = GENERAL.get(self.words.lexicon.language);
        let mut row = String::new();
        for index in 0..self.all.len() {
            let shown = self.display(&self.all[index]);
            let phrase = &mut self.all[index];
            phrase.letters = shown.chars().count();
            phrase.digit = shown.bytes().any(|byte| byte.is_ascii_digit());
            if let [word] = phrase.words() {
                let word = self.words.vocabulary.text(*word);
                phrase.general = general.is_some_and(|general| general.contains(word));
            } else {
                row.clear();
                for word in phrase.words() {
                    row.push_str(if row.is_empty() { "" } else { "-" });
                    row.push_str(self.words.vocabulary.text(*word));
                }
                let class = self.words.lexicon.class(&row);
                phrase.place = class.any(Class::PLACE);
                phrase.subject = class.any(Class::TOPIC);
            }
        }
    }

    /// As the article writes it.
    pub fn display(&self, phrase: &Phrase) -> &'a str {
        let (part, start, end) = phrase.shown;
        let article = self.words.article;
        let text = match part {
            Part::Headline => article.headline.as_deref().unwrap_or_default(),
            Part::Dek => article.dek.as_deref().unwrap_or_default(),
            Part::Body => self.words.text,
        };
        &text[start..end]
    }

    fn gather(&mut self, tokens: &[Token], text: &str, part: Part) {
        let german = self.words.lexicon.language == "de";
        // A headline in which every word has a capital tells no names.
        let title_case = part == Part::Headline && is_title_case(tokens);
        let small = Class::FUNCTION.or(Class::TIME);
        let mut at = 0;
        let mut opens = true;
        while at < tokens.len() {
            let token = &tokens[at];
            let opening = opens;
            opens = token.ends_line
                || matches!(token.kind, Kind::Sign('.' | '!' | '?' | ':' | '“' | '„' | '"' | '»' | '«' | '•'));
            let is_name = |at: usize| begins_name(text, tokens, at, opening);
            let address = token.class.any(Class::TITLE) && is_address(text, tokens, at);
            if !token.is_word() || (token.class.any(small) && !is_name(at)) || address {
                at += 1;
                opens |= opening && address;
                continue;
            }
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let article = before.is_some_and(|before| before.class.any(Class::DET.or(Class::POSS)));
            let met = Met {
                place: u32::try_from(at).unwrap_or(NONE),
                part,
                name: !title_case && (!german || token.class.any(Class::PLACE)),
                inside: false,
                opening,
                article,
            };
            if token.capital && !german && is_made_of_name(text, token) {
                at += 1;
                continue;
            }
            if token.capital && !title_case {
                let end = name_end(text, tokens, at, german);
                let start = if opening && !german { self.without_opening(tokens, text, at, end) } else { at };
                self.add_name(tokens, text, start..end, met, german);
                if end == at + 1 && !german && is_acronym(text, token) {
                    self.add_topics(tokens, text, at, Met { name: false, ..met });
                }
                opens = tokens[end - 1].ends_line;
                at = end;
                continue;
            }
            if title_case || !german {
                self.add_topics(tokens, text, at, Met { name: false, ..met });
            }
            at += 1;
        }
    }

    /// Where the name begins in a run of capitals that opens a sentence: the first word may have its capital
    /// from there ("Mountainous Nepal"), if the text has it in lower case too or its ending is of no name.
    fn without_opening(&self, tokens: &[Token], text: &str, at: usize, end: usize) -> usize {
        let first = &tokens[at];
        let lower = self.in_lower_case.get(first.word as usize).copied().unwrap_or_default();
        let next = tokens.get(at + 1).filter(|next| at + 1 < end && next.capital);
        let drops = next.is_some() && (lower || is_no_noun(&text[first.span()]));
        if drops && !first.class.any(Class::PLACE.or(Class::MALE).or(Class::FEMALE)) { at + 1 } else { at }
    }

    fn add_name(&mut self, tokens: &[Token], text: &str, run: std::ops::Range<usize>, met: Met, german: bool) {
        // "Pressesprecher Reinald Achilles": what somebody is goes before the name.
        let says_what = Class::ROLE.or(Class::TITLE).or(if german { Class::GROUP } else { Class::TITLE });
        let mut run = run;
        let last = run.end - 1;
        let shortest = if german { 1 } else { 2 };
        let what = run.clone().rev().find(|at| *at < last && tokens[*at].class.any(says_what));
        if let Some(what) = what.filter(|what| last - what >= shortest) {
            for at in run.start..=what {
                self.add(&tokens[at..=at], text, Met { inside: true, ..met });
            }
            // "President of the Board": what joins the two is no part of the name.
            run.start = (what + 1..=last).find(|at| tokens[*at].capital).unwrap_or(last);
            // "Secretary of State Ida Mary Brook": nor is what the office is of.
            if !german && run.start == what + 2 && last > run.start + 1 {
                run.start += 1;
            }
        }
        let words = run.len();
        if words > LONGEST || (words > 1 && shouts(&tokens[run.clone()], text)) {
            return;
        }
        self.add(&tokens[run.clone()], text, Met { name: met.name || words > 1, ..met });
        if words == 1 {
            if german {
                self.add_parts(&tokens[run.start], text, met);
            }
            return;
        }
        for part in tokens[run].iter().filter(|part| part.capital && part.is_word()) {
            if german {
                self.add_parts(part, text, met);
            }
            let name = !german || part.class.any(Class::PLACE);
            self.add(std::slice::from_ref(part), text, Met { inside: true, name, ..met });
        }
    }

    /// "Berlin-Marathon" speaks of Berlin and of a marathon.
    fn add_parts(&mut self, token: &Token, text: &str, met: Met) {
        const SHORTEST: usize = 3;
        let word = &text[token.bare(text)];
        if memchr::memchr(b'-', word.as_bytes()).is_none() {
            return;
        }
        let mut start = token.start;
        for part in word.split('-').filter(|part| part.len() < word.len()) {
            let end = start + part.len();
            let known = self.words.vocabulary.known(part);
            if let Some(number) = known.filter(|_| part.len() >= SHORTEST && part.starts_with(char::is_uppercase)) {
                let class = self.words.vocabulary.class(number);
                let name = met.name && !class.any(Class::FUNCTION);
                let token = Token { start, end, word: number, class, possessive: false, ..*token };
                self.add(std::slice::from_ref(&token), text, Met { inside: true, name, ..met });
            }
            start = end + 1;
        }
    }

    /// A word in lower case, and the row of two or three that it opens.
    fn add_topics(&mut self, tokens: &[Token], text: &str, at: usize, met: Met) {
        let fits = |token: &Token| {
            token.is_word()
                && !token.class.any(Class::FUNCTION.or(Class::TIME).or(Class::CUE.or(Class::ABBR)))
                && (met.part == Part::Headline || !token.capital || is_acronym(text, token))
                && !has_apostrophe(&text[token.span()])
        };
        let token = &tokens[at];
        let shortest = if token.capital { 2 } else { 3 };
        if token.end - token.start < shortest || !fits(token) {
            return;
        }
        // An acronym is a name by itself, and a topic with what follows: "UK economy".
        if met.part == Part::Headline || !token.capital {
            self.add(&tokens[at..=at], text, met);
        }
        let often = |token: &Token| self.words.count(token.word) > 1 || met.part != Part::Body;
        if !often(token) {
            return;
        }
        let row = 1 + tokens[at + 1..].iter().take(2).take_while(|token| often(token) && fits(token)).count();
        for length in 2..=row {
            let row = &tokens[at..at + length];
            let beside = row.windows(2).all(|pair| pair[0].end + 1 == pair[1].start);
            if beside && (met.part == Part::Headline || row.iter().any(|token| !token.capital)) {
                self.add(&tokens[at..at + length], text, met);
            }
        }
    }

    fn add(&mut self, tokens: &[Token], text: &str, met: Met) {
        let mut key = [NO_WORD; LONGEST];
        for (word, token) in key.iter_mut().zip(tokens) {
            *word = token.word;
        }
        let next = u32::try_from(self.all.len()).unwrap_or(NONE);
        let known =
            if tokens.len() == 1 { &mut self.single[key[0] as usize] } else { self.longer.entry(key).or_insert(NONE) };
        if *known == NONE {
            *known = next;
            self.all.push(Phrase::new(key, tokens, text, met));
        }
        let phrase = &mut self.all[*known as usize];
        // A dateline's capitals are not how the place is written.
        if phrase.shouted && !shouts(tokens, text) {
            phrase.show(met.part, tokens, text);
        }
        // A headline's words count no more than the body's.
        if met.part == Part::Body {
            let one = |yes: bool| if yes { 1.0 } else { 0.0 };
            phrase.count += 1.0;
            phrase.inside += one(met.inside);
            phrase.opening += one(met.opening);
            phrase.articles += one(met.article);
            phrase.last = met.place;
        }
        phrase.headline |= met.part == Part::Headline;
        phrase.dek |= met.part == Part::Dek;
        if met.name && !phrase.name && !met.opening {
            // The word is a name that a title-case line or a sentence's start hid.
            phrase.name = true;
        }
    }
}

/// "SAN FRANCISCO": capitals only, in words that are longer than an acronym's.
pub(super) fn shouts(tokens: &[Token], text: &str) -> bool {
    // Most begin with a small letter.
    if tokens.first().is_none_or(|first| text.as_bytes()[first.start].is_ascii_lowercase()) {
        return false;
    }
    tokens.iter().all(|token| token.end - token.start > 2 && !text[token.span()].contains(char::is_lowercase))
        && tokens.iter().any(|token| token.end - token.start > 3)
}

/// Few words have any byte of one.
fn has_apostrophe(word: &str) -> bool {
    word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) && word.contains(['\'', '’'])
}

/// Words that say little by themselves, by language.
static GENERAL: LazyLock<HashMap<&str, HashSet<&str, RandomState>>> = LazyLock::new(|| {
    let lines = include_str!("words/general.txt").lines().filter_map(|line| line.split_once(": "));
    lines.map(|(language, words)| (language, words.split_ascii_whitespace().collect())).collect()
});

/// Mixes the four numbers of a phrase; they are an article's own count of its words, so a page that
/// chooses its words does not choose them.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = (self.0.rotate_left(23) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, _length: usize) {}
}
