//! Names among the phrases of an article: where they begin and end, and which of them are one.

use super::phrase::LONGEST;
use super::phrases::{NONE, Phrases};
use crate::quotes::Words;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Kind, Token};
use crate::quotes::vocabulary::Word;

impl Phrases<'_> {
    /// "Akkus" counts for "Akku" where the text has both.
    pub(super) fn join_forms(&mut self) {
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
    pub(super) fn join_names(&mut self) {
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
pub(super) fn is_address(token: &Token) -> bool {
    token.class.any(Class::TITLE)
        && token.class.any(Class::MALE.or(Class::FEMALE).or(Class::ABBR))
        && !token.class.any(Class::ROLE)
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
