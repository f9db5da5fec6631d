//! Names among the phrases of an article: where they begin and end, and which of them are one.

use super::phrase::LONGEST;
use super::phrases::{NONE, Phrases};
use crate::quotes::Words;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Kind, Token};
use crate::quotes::vocabulary::Word;

impl Phrases<'_> {
    /// A surname alone counts for the one full name that ends in it, and is no phrase of its own then.
    pub(super) fn join_names(&mut self) {
        /// Unlike a first name that few bear, "Amazon" of "Amazon Alexa" is said by itself.
        const OFTEN: f32 = 2.0;
        let mut full: Vec<(Word, usize)> = Vec::new();
        for (index, phrase) in self.all.iter().enumerate().filter(|(_, phrase)| phrase.length > 1) {
            if phrase.name {
                full.push((phrase.key[phrase.length - 1], index));
            }
        }
        full.sort_unstable();
        let german = self.words.lexicon.language == "de";
        self.join_first_names(&full);
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
            let first = self.words.vocabulary.class(self.all[most].key[0]);
            let name = &self.all[most];
            let person = first.any(Class::MALE.or(Class::FEMALE))
                || (last.articles * 5.0 <= last.count
                    && !last.acronym
                    && name.articles * 2.0 <= name.count
                    && self.alone(name.key[0]) < OFTEN
                    // News names a person in full first.
                    && (german || name.first <= last.first)
                    && !is_inflected(self.words, name.key[0]));
            let name = &mut self.all[most];
            if times > 0.0 && !last.place && !last.people && !last.subject && person && (last.name || german) {
                name.count += times;
                name.last = name.last.max(last.last);
                name.headline |= last.headline;
                name.dek |= last.dek;
                self.all[alone as usize].joined = true;
            }
        }
        self.join_rows();
    }

    /// A first name alone is no phrase of its own beside the full name.
    fn join_first_names(&mut self, full: &[(Word, usize)]) {
        for (_, index) in full {
            let first = self.all[*index].key[0];
            let known = self.words.vocabulary.class(first);
            if known.any(Class::MALE.or(Class::FEMALE))
                && !known.any(Class::TITLE.or(Class::PLACE))
                && let Some(index) = self.single.get(first as usize)
                && let Some(alone) = self.all.get_mut(*index as usize)
            {
                alone.joined = true;
            }
        }
    }

    /// How often a word is said outside longer names.
    fn alone(&self, word: Word) -> f32 {
        let alone = self.single.get(word as usize).and_then(|index| self.all.get(*index as usize));
        alone.map_or(0.0, |phrase| phrase.count - phrase.inside)
    }

    /// A word counts as part of the row of words in which it mostly stands.
    fn join_rows(&mut self) {
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

/// "Starke", "Berliner": in German an adjective before a noun, which a first name is not.
fn is_inflected(words: &Words<'_>, word: Word) -> bool {
    const ENDINGS: [&str; 7] = ["e", "en", "er", "es", "ung", "keit", "heit"];
    words.lexicon.language == "de" && ENDINGS.iter().any(|ending| words.vocabulary.text(word).ends_with(ending))
}

/// "Mr", "Frau", "Sir": goes before a name and is none of it; but "Prince Harry", where no surname follows.
pub(super) fn is_address(text: &str, tokens: &[Token], at: usize) -> bool {
    const OF_FIRST_NAMES: [&str; 8] = ["Prince", "Princess", "King", "Queen", "Pope", "Prinz", "Prinzessin", "Papst"];
    let token = tokens[at];
    let is_name = |at: usize| {
        tokens.get(at).is_some_and(|token| token.is_word() && token.capital && !token.class.any(Class::FUNCTION))
    };
    let of = || tokens.get(at + 1).is_some_and(|next| next.class.any(Class::CONNECTOR)) && is_name(at + 2);
    let is_part = || OF_FIRST_NAMES.contains(&&text[token.span()]) && (of() || (is_name(at + 1) && !is_name(at + 2)));
    token.class.any(Class::TITLE)
        && token.class.any(Class::MALE.or(Class::FEMALE).or(Class::ABBR))
        && !token.class.any(Class::ROLE)
        && !is_part()
}

/// "AI", "G20", "U.S.": capitals only.
pub(super) fn is_acronym(text: &str, token: &Token) -> bool {
    let word = text[token.bare(text)].as_bytes();
    word.len() > 1
        && word[0].is_ascii_uppercase()
        && word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'.')
}

/// "Indian-controlled", "London-based": has its capital from a name and is none.
pub(super) fn is_made_of_name(text: &str, token: &Token) -> bool {
    const SHORTEST: usize = 3;
    let (_, last) = text[token.bare(text)].rsplit_once('-').unwrap_or_default();
    last.len() >= SHORTEST && last.chars().all(char::is_lowercase)
}

/// Whether a small word with a capital begins a name: "Just Stop Oil", "US Open".
pub(super) fn begins_name(text: &str, tokens: &[Token], at: usize, opening: bool) -> bool {
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

pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word() && token.end - token.start > 3);
    let (capitals, all) = words.fold((0, 0), |(capitals, all), token| (capitals + usize::from(token.capital), all + 1));
    capitals * 4 >= all * 3
}

/// Where the run of capitalised words ends that starts here.
pub(super) fn name_end(text: &str, tokens: &[Token], start: usize, german: bool) -> usize {
    let mut end = start + 1;
    while end < tokens.len() && end - start <= LONGEST * 2 && !tokens[end - 1].possessive {
        let token = tokens[end];
        let joined = token.capital
            && token.is_word()
            && !token.class.any(Class::FUNCTION.or(Class::TIME))
            && (german || !is_made_of_name(text, &token));
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
