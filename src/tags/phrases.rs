//! The phrases of an article that could be its topics, counted in one walk over its words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::quotes::Words;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Kind, Token};
use crate::quotes::vocabulary::{NO_WORD, Word};

/// The longest phrase, in words.
const LONGEST: usize = 4;
/// Words of a body that are read: more than the longest stories have, and a bound on what a page made to
/// be slow can cost.
const REACH: usize = 20_000;

/// Which text a phrase was met in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Headline,
    Dek,
    Body,
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the phrase")]
pub(crate) struct Phrase {
    key: [Word; LONGEST],
    length: usize,
    /// Where it is written as it is shown: bytes of one of the three texts.
    shown: (Part, usize, usize),
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
    pub person: bool,
    /// A surname that counts for its full name.
    part_of_person: bool,
    /// A topic that mostly stands in one row of words: "climate" of "climate change".
    part_of_row: bool,
    pub people: bool,
    pub general: bool,
    /// Ends as adjectives and verbs do.
    pub no_noun: bool,
    /// A word and a verb: "I'm".
    contracted: bool,
}

impl Phrase {
    pub fn words(&self) -> &[Word] {
        &self.key[..self.length]
    }
}

pub(crate) struct Phrases<'a> {
    words: &'a Words<'a>,
    pub all: Vec<Phrase>,
    /// Index of the phrase of one word, by its number.
    single: Vec<u32>,
    /// Numbers of words that say little by themselves.
    general: Vec<Word>,
    longer: HashMap<[Word; LONGEST], u32, BuildHasherDefault<Mixer>>,
}

const NONE: u32 = u32::MAX;

/// How a phrase was met.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the place")]
struct Met {
    place: u32,
    part: Part,
    name: bool,
    inside: bool,
    opening: bool,
    article: bool,
}

impl<'a> Phrases<'a> {
    pub fn of(words: &'a Words<'a>) -> Self {
        let mut phrases = Self {
            words,
            all: Vec::with_capacity(256),
            single: vec![NONE; words.vocabulary.len()],
            general: general(words),
            longer: HashMap::default(),
        };
        let body = &words.tokens[..words.tokens.len().min(REACH)];
        phrases.gather(body, words.text, Part::Body);
        let line = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        phrases.gather(&words.dek, line(&words.article.dek), Part::Dek);
        phrases.gather(&words.headline, line(&words.article.headline), Part::Headline);
        phrases.join_names();
        phrases.join_forms();
        let german = words.lexicon.language == "de";
        phrases.all.retain(|phrase| {
            if phrase.part_of_person || phrase.contracted || phrase.part_of_row {
                return false;
            }
            phrase.name && (phrase.count > phrase.opening || german || phrase.length > 1)
                || phrase.count >= 2.0
                || phrase.headline
                || phrase.place
                || phrase.subject
        });
        phrases
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
            let token = tokens[at];
            let opening = opens;
            opens = matches!(token.kind, Kind::Sign('.' | '!' | '?' | ':' | '“' | '„' | '"' | '»' | '«' | '•'))
                || tokens.get(at + 1).is_some_and(|next| text[token.end..next.start].contains('\n'));
            let is_name = |at: usize| begins_name(text, tokens, at, opening);
            if !token.is_word() || (token.class.any(small) && !is_name(at)) || is_address(&token) {
                at += 1;
                opens |= opening && is_address(&token);
                continue;
            }
            let before = at.checked_sub(1).map(|before| tokens[before]);
            let article = before.is_some_and(|before| before.class.any(Class::DET.or(Class::POSS)));
            let met = Met {
                place: u32::try_from(at).unwrap_or(NONE),
                part,
                name: !title_case && (!german || token.class.any(Class::PLACE)),
                inside: false,
                opening,
                article,
            };
            if token.capital && !title_case {
                let end = name_end(text, tokens, at, german);
                self.add_name(tokens, text, at..end, met, german);
                opens = tokens[end - 1..]
                    .first()
                    .is_some_and(|last| tokens.get(end).is_some_and(|next| text[last.end..next.start].contains('\n')));
                at = end;
                continue;
            }
            if title_case || !german {
                self.add_topics(tokens, text, at, Met { name: false, ..met });
            }
            at += 1;
        }
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
            run.start = what + 1;
        }
        let words = run.len();
        let shouts = |token: &Token| token.end - token.start > 3 && !text[token.span()].contains(char::is_lowercase);
        if words > LONGEST || (words > 1 && tokens[run.clone()].iter().all(shouts)) {
            return;
        }
        self.add(&tokens[run.clone()], text, Met { name: met.name || words > 1, ..met });
        if words == 1 {
            self.add_parts(&tokens[run.start], text, met);
            return;
        }
        for part in tokens[run].iter().filter(|part| part.capital && part.is_word()) {
            self.add_parts(part, text, met);
            let name = !german || part.class.any(Class::PLACE);
            self.add(std::slice::from_ref(part), text, Met { inside: true, name, ..met });
        }
    }

    /// "Berlin-Marathon" speaks of Berlin and of a marathon.
    fn add_parts(&mut self, token: &Token, text: &str, met: Met) {
        const SHORTEST: usize = 3;
        if self.words.lexicon.language != "de" {
            return;
        }
        let word = &text[token.bare(text)];
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
                && (met.part == Part::Headline || !token.capital)
                && !text[token.span()].contains(['\'', '’'])
        };
        let token = tokens[at];
        if !fits(&token) || token.end - token.start < 4 {
            return;
        }
        self.add(&tokens[at..=at], text, met);
        let often = |token: &Token| self.words.count(token.word) > 1 || met.part != Part::Body;
        let row = tokens[at..].iter().take(3).take_while(|token| fits(token) && often(token)).count();
        for length in 2..=row {
            let beside = tokens[at..at + length].windows(2).all(|pair| pair[0].end + 1 == pair[1].start);
            if beside {
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
            let mut phrase = new_phrase(key, tokens, text, met);
            phrase.general = tokens.len() == 1 && self.general.binary_search(&key[0]).is_ok();
            self.all.push(phrase);
        }
        let phrase = &mut self.all[*known as usize];
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

    /// "Akkus" counts for "Akku" where the text has both.
    fn join_forms(&mut self) {
        if self.words.lexicon.language != "de" {
            return;
        }
        let vocabulary = &self.words.vocabulary;
        let mut forms: Vec<(&str, usize, usize)> = Vec::new();
        for (index, phrase) in self.all.iter().enumerate().filter(|(_, phrase)| phrase.length == 1) {
            let text = vocabulary.text(phrase.key[0]);
            forms.push((stem(text), text.len(), index));
        }
        forms.sort_unstable();
        let groups: Vec<Vec<usize>> = forms
            .chunk_by(|left, right| left.0 == right.0)
            .filter(|forms| forms.len() > 1)
            .map(|forms| forms.iter().map(|(_, _, index)| *index).collect())
            .collect();
        for group in groups {
            for other in &group[1..] {
                let other = self.all[*other].clone();
                let shortest = &mut self.all[group[0]];
                shortest.count += other.count;
                shortest.articles += other.articles;
                shortest.inside += other.inside;
                shortest.first = shortest.first.min(other.first);
                shortest.last = shortest.last.max(other.last);
                shortest.headline |= other.headline;
                shortest.dek |= other.dek;
            }
        }
    }

    /// A surname alone counts for the one full name that ends in it, and is no phrase of its own then; a
    /// word counts as part of the row of words in which it mostly stands.
    fn join_names(&mut self) {
        let mut full: Vec<(Word, usize)> = Vec::new();
        for (index, phrase) in self.all.iter().enumerate().filter(|(_, phrase)| phrase.length > 1) {
            if phrase.name {
                full.push((phrase.key[phrase.length - 1], index));
            }
        }
        full.sort_unstable();
        let german = self.words.lexicon.language == "de";
        for names in full.chunk_by(|left, right| left.0 == right.0) {
            let alone = self.single[names[0].0 as usize];
            if alone == NONE {
                continue;
            }
            let last = self.all[alone as usize].clone();
            let times = last.count - last.inside;
            for (_, index) in names {
                self.all[*index].last_alone = times;
            }
            let most = names.iter().map(|(_, index)| *index).max_by(|left, right| {
                let (left, right) = (&self.all[*left], &self.all[*right]);
                left.count.total_cmp(&right.count).then(right.first.cmp(&left.first))
            });
            let Some(most) = most else { continue };
            let name = &mut self.all[most];
            let first = self.words.vocabulary.class(name.key[0]);
            let person = first.any(Class::MALE.or(Class::FEMALE))
                || (last.articles == 0.0
                    && name.articles * 2.0 <= name.count
                    && !is_inflected(self.words, name.key[0]));
            if times > 0.0 && !last.place && !last.people && !last.subject && person && (last.name || german) {
                name.person = true;
                name.count += times;
                name.last = name.last.max(last.last);
                name.headline |= last.headline;
                name.dek |= last.dek;
                self.all[alone as usize].part_of_person = true;
            }
        }
        for index in 0..self.all.len() {
            let phrase = &self.all[index];
            if phrase.name || phrase.length < 2 || phrase.count < 2.0 {
                continue;
            }
            let (key, length, count) = (phrase.key, phrase.length, phrase.count);
            for word in &key[..length] {
                if let Some(part) = self.all.get_mut(self.single[*word as usize] as usize) {
                    part.inside = part.inside.max(count);
                    part.part_of_row |= !part.name && count * 1.25 >= part.count;
                }
            }
        }
    }
}

/// A word without the endings that make it plural or a genitive.
pub(crate) fn stem(word: &str) -> &str {
    const SHORTEST: usize = 4;
    let shorter = ["'s", "’s", "es", "en", "er", "s", "n", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    shorter.filter(|stem| stem.len() >= SHORTEST).unwrap_or(word)
}

/// "Starke", "Berliner": in German an adjective before a noun, which a first name is not.
fn is_inflected(words: &Words<'_>, word: Word) -> bool {
    const ENDINGS: [&str; 7] = ["e", "en", "er", "es", "ung", "keit", "heit"];
    words.lexicon.language == "de" && ENDINGS.iter().any(|ending| words.vocabulary.text(word).ends_with(ending))
}

/// "Mr", "Frau", "Sir": goes before a name and is none of it.
fn is_address(token: &Token) -> bool {
    token.class.any(Class::TITLE)
        && token.class.any(Class::MALE.or(Class::FEMALE).or(Class::ABBR))
        && !token.class.any(Class::ROLE)
}

/// Whether a small word with a capital begins a name: "Just Stop Oil", "US Open".
fn begins_name(text: &str, tokens: &[Token], at: usize, opening: bool) -> bool {
    let token = tokens[at];
    let small = |at: usize| tokens[at].is_word() && !tokens[at].capital;
    if !token.capital || !at.checked_sub(1).is_some_and(small) {
        return false;
    }
    let acronym = token.end - token.start > 1 && text[token.span()].bytes().all(|byte| byte.is_ascii_uppercase());
    let next = tokens.get(at + 1).filter(|next| next.capital && next.is_word() && next.start == token.end + 1);
    let joins = next.is_some_and(|next| !next.class.any(Class::FUNCTION.or(Class::TIME)));
    acronym || (!opening && joins && !token.class.any(Class::DET.or(Class::TIME)))
}

fn new_phrase(key: [Word; LONGEST], tokens: &[Token], text: &str, met: Met) -> Phrase {
    let end = tokens[tokens.len() - 1].bare(text).end;
    let words = &text[tokens[0].start..end];
    let of = |class: Class| tokens.len() == 1 && tokens[0].class.any(class);
    Phrase {
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
        letters: words.chars().count(),
        name: met.name,
        headline: false,
        dek: false,
        acronym: tokens.len() == 1 && words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()),
        digit: words.bytes().any(|byte| byte.is_ascii_digit()),
        place: of(Class::PLACE),
        subject: of(Class::TOPIC),
        person: false,
        part_of_person: false,
        part_of_row: false,
        people: of(Class::ROLE.or(Class::GROUP)),
        general: false,
        no_noun: !met.name && NO_NOUN.iter().any(|ending| words.ends_with(ending)),
        contracted: tokens.len() == 1 && ["I’", "I'"].iter().any(|start| words.starts_with(start)),
    }
}

/// Endings of English adjectives, adverbs and verbs.
const NO_NOUN: [&str; 12] = ["ed", "ly", "ful", "ous", "ive", "able", "ible", "less", "ish", "est", "ical", "n’t"];

/// The general words of the article's language that it uses, in order.
fn general(words: &Words<'_>) -> Vec<Word> {
    const LIST: &str = include_str!("words/general.txt");
    let line = LIST.lines().find_map(|line| line.strip_prefix(words.lexicon.language)?.strip_prefix(": "));
    let known = |word: &str| words.vocabulary.known(word);
    let mut found: Vec<Word> = line.unwrap_or_default().split_ascii_whitespace().filter_map(known).collect();
    found.sort_unstable();
    found
}

fn is_title_case(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word() && token.end - token.start > 3);
    let (capitals, all) = words.fold((0, 0), |(capitals, all), token| (capitals + usize::from(token.capital), all + 1));
    capitals * 4 >= all * 3
}

/// Where the run of capitalised words ends that starts here.
fn name_end(text: &str, tokens: &[Token], start: usize, german: bool) -> usize {
    let mut end = start + 1;
    while end < tokens.len() && end - start <= LONGEST * 2 && !tokens[end - 1].possessive {
        let token = tokens[end];
        let joined = token.capital && token.is_word() && !token.class.any(Class::FUNCTION.or(Class::TIME));
        let connects = !german
            && (token.class.any(Class::CONNECTOR) || matches!(token.kind, Kind::Sign('&')))
            && !token.capital
            && tokens.get(end + 1).is_some_and(|next| next.capital && next.is_word());
        let gap = &text[tokens[end - 1].end..token.start];
        if !matches!(gap, " " | "\u{a0}") || !(joined || connects) {
            break;
        }
        end += 1;
    }
    while end > start + 1 && !tokens[end - 1].capital {
        end -= 1;
    }
    end
}

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
