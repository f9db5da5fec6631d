//! Who a mention is: names that are one person's, pronouns and roles led back to a name, and how the
//! text describes them. Nothing outside the article is known here.

use std::collections::HashMap;
use std::ops::Range;

use super::cues::{Cue, Mentions};
use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::outline::{ItemKind, Outline};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

#[derive(Debug)]
struct Entity {
    /// Bytes of the fullest name.
    name: Range<usize>,
    /// Words of the fullest name, folded.
    words: Vec<String>,
    gender: Option<Gender>,
    person: bool,
    description: Option<Range<usize>>,
}

/// Everybody whom the writer's text names.
pub struct People<'a> {
    outline: &'a Outline<'a>,
    mentions: &'a Mentions,
    entities: Vec<Entity>,
    /// The entity of each mention.
    of_mention: Vec<Option<usize>>,
}

impl<'a> People<'a> {
    pub fn find(outline: &'a Outline<'a>, mentions: &'a Mentions, cues: &[Cue]) -> Self {
        let mut people = Self { outline, mentions, entities: Vec::new(), of_mention: vec![None; mentions.all.len()] };
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        let mut order: Vec<usize> = (0..mentions.all.len()).collect();
        order.sort_by_key(|index| mentions.all[*index].items.start);
        for index in &order {
            if mentions.all[*index].kind == MentionKind::Name {
                people.add_name(*index, &mut by_word);
            }
        }
        let speaks: Vec<bool> = {
            let mut speaks = vec![false; mentions.all.len()];
            for cue in cues {
                speaks[cue.subject] = true;
            }
            speaks
        };
        for (position, index) in order.iter().enumerate() {
            match mentions.all[*index].kind {
                MentionKind::Pronoun => people.add_pronoun(&order[..position], *index, &speaks),
                MentionKind::Noun => people.add_role(*index),
                MentionKind::Name => {}
            }
        }
        people
    }

    /// The fullest name of whoever the mention is; the mention's own words where nobody is named.
    pub fn name(&self, mention: usize) -> &'a str {
        let entity = self.of_mention[mention].map(|entity| self.entities[entity].name.clone());
        &self.outline.text[entity.unwrap_or_else(|| self.mentions.all[mention].span(self.outline))]
    }

    /// Whether the mention stands for somebody whom the article names.
    pub fn is_known(&self, mention: usize) -> bool {
        self.of_mention[mention].is_some()
    }

    pub fn description(&self, mention: usize) -> Option<&'a str> {
        let entity = self.of_mention[mention]?;
        self.entities[entity].description.clone().map(|span| &self.outline.text[span])
    }

    fn add_name(&mut self, index: usize, by_word: &mut HashMap<String, Vec<usize>>) {
        let mention = &self.mentions.all[index];
        let words = self.words(mention);
        let (Some(first), Some(last)) = (words.first().cloned(), words.last().cloned()) else { return };
        let title = (mention.items.start..mention.name.start).map(|at| self.outline.items[at].class);
        let (mut male, mut female, mut person) = (false, false, words.len() > 1);
        for class in title {
            male |= class.any(Class::MALE);
            female |= class.any(Class::FEMALE);
            person |= class.any(Class::TITLE.or(Class::ROLE));
        }
        let organisation = mention.name.clone().any(|at| self.outline.items[at].has(Class::NONPERSON));
        let gender = match (male, female) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        };
        let fits = |entity: &Entity| {
            let known = &entity.words;
            if words.len() == 1 {
                known.last() == Some(&last) || (known.first() == Some(&last) && known.len() > 1)
            } else if known.len() == 1 {
                known[0] == last
            } else {
                known.last() == Some(&last) && (known.first() == Some(&first) || initial(known, &first))
                    || (known.starts_with(&words) && words.len() > 1)
            }
        };
        let candidates = by_word.get(&last).into_iter().chain(by_word.get(&first)).flatten();
        let known = candidates.copied().filter(|entity| fits(&self.entities[*entity])).max();
        let span = mention.span(self.outline);
        let entity = if let Some(known) = known {
            let entity = &mut self.entities[known];
            if entity.words.len() < words.len() && !organisation {
                entity.words.clone_from(&words);
                entity.name = span;
            }
            entity.gender = entity.gender.or(gender);
            entity.person |= person && !organisation;
            known
        } else {
            self.entities.push(Entity {
                name: span,
                words: words.clone(),
                gender,
                person: person && !organisation,
                description: None,
            });
            self.entities.len() - 1
        };
        for word in [&first, &last] {
            let known = by_word.entry(word.clone()).or_default();
            if !known.contains(&entity) {
                known.push(entity);
            }
        }
        self.of_mention[index] = Some(entity);
        if self.entities[entity].description.is_none() {
            self.entities[entity].description = self.described(&self.mentions.all[index]);
        }
    }

    /// The words of a name, folded, without the marks between and what follows it ("Jr.").
    fn words(&self, mention: &Mention) -> Vec<String> {
        mention
            .name
            .clone()
            .filter(|at| self.outline.items[*at].is_word())
            .map(|at| {
                let word = self.outline.word(at).to_lowercase();
                word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).map(str::to_owned).unwrap_or(word)
            })
            .filter(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii"))
            .collect()
    }

    fn add_pronoun(&mut self, before: &[usize], index: usize, speaks: &[bool]) {
        const REACH: usize = 40;
        let pronoun = &self.mentions.all[index];
        let item = self.outline.items[pronoun.items.start];
        let gender = match (item.has(Class::HE), item.has(Class::SHE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        };
        if gender.is_none() && !item.has(Class::HE.or(Class::SHE)) {
            return;
        }
        let mut best: Option<(f32, usize)> = None;
        for (distance, other) in before.iter().rev().take(REACH).enumerate() {
            let Some(entity) = self.of_mention[*other] else { continue };
            let known = &self.entities[entity];
            if gender.is_some() && known.gender.is_some() && known.gender != gender {
                continue;
            }
            let mention = &self.mentions.all[*other];
            let place = self.outline.items[mention.items.start];
            let start = self.outline.sentence_start(mention.items.start);
            let subject =
                !mention.after_preposition && self.mentions.first_subject(start..mention.items.start).is_none();
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let far = (item.sentence - place.sentence) as f32;
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let mut score = -0.6 * far - 0.05 * distance as f32;
            score += if subject { 1.0 } else { 0.0 };
            score += if speaks[*other] { 1.2 } else { 0.0 };
            score += if known.person { 1.5 } else { 0.0 };
            score += if known.gender == gender && gender.is_some() { 0.5 } else { 0.0 };
            score += if mention.kind == MentionKind::Pronoun { 0.5 } else { 0.0 };
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, entity));
            }
        }
        if let Some((_, entity)) = best {
            self.of_mention[index] = Some(entity);
            let entity = &mut self.entities[entity];
            entity.gender = entity.gender.or(gender);
        }
    }

    /// "the mayor": the last person whom the text calls so.
    fn add_role(&mut self, index: usize) {
        let mention = &self.mentions.all[index];
        let the = self.outline.items[mention.items.start];
        if !the.has(Class::DET)
            || matches!(
                self.outline.word(mention.items.start),
                "a" | "an" | "A" | "An" | "one" | "One" | "another" | "Another"
            )
        {
            return;
        }
        let role = mention.items.clone().rev().find(|at| self.outline.items[*at].has(Class::ROLE));
        let Some(role) = role.map(|at| self.outline.word(at).to_lowercase()) else { return };
        let called_so = |entity: &Entity| {
            entity.description.clone().is_some_and(|span| {
                self.outline.text[span].split(|c: char| !c.is_alphanumeric()).any(|word| word.to_lowercase() == role)
            })
        };
        self.of_mention[index] = self.entities.iter().rposition(|entity| entity.person && called_so(entity));
    }

    /// How the text around a name describes its bearer.
    fn described(&self, mention: &Mention) -> Option<Range<usize>> {
        const LONGEST: usize = 16;
        let items = &self.outline.items;
        let tells = |range: Range<usize>| range.clone().any(|at| items[at].has(Class::ROLE)) && !range.is_empty();
        // "the Netflix star Connor Jessup"
        let before = mention.items.start..mention.name.start;
        // "his aunt": whose is not known here.
        let owned =
            before.start < before.end && items[before.start].has(Class::POSS) && !items[before.start].possessive;
        let before = if owned { before.start + 1..before.end } else { before };
        if tells(before.clone()) {
            return Some(items[before.start].start..items[before.end - 1].end);
        }
        // "the board’s chair, Deniz Aydemir"
        let start = mention.items.start;
        if start > 1
            && items[start - 1].is_comma()
            && before.is_empty()
            && let Some(noun) = self.mentions.ending_before(start - 1).map(|index| &self.mentions.all[index])
            && noun.kind == MentionKind::Noun
            && tells(noun.items.clone())
        {
            let owned = items[noun.items.start].has(Class::POSS) && noun.items.len() > 1;
            let start = noun.items.start + usize::from(owned && !items[noun.items.start].possessive);
            return Some(items[start].start..noun.span(self.outline).end);
        }
        // "Ilse Varga, the harbour engineer,"
        let end = mention.items.end;
        if !items.get(end).is_some_and(super::outline::Item::is_comma) {
            return None;
        }
        let mut stop = end + 1;
        while stop < items.len() && stop - end < LONGEST {
            let item = items[stop];
            let over = item.is_end()
                || item.is_quote()
                || item.has(Class::REL)
                || item.has(Class::CUE)
                || matches!(item.kind, ItemKind::Sign(',' | '.' | ';' | ':' | '—' | '–' | '!' | '?'));
            if over {
                break;
            }
            stop += 1;
        }
        let words = end + 1..stop;
        (!words.is_empty() && tells(words.clone()) && stop - end < LONGEST && !items[end + 1].has(Class::CONJ))
            .then(|| items[words.start].start..items[words.end - 1].end)
    }
}

/// "J." for "John".
fn initial(known: &[String], first: &str) -> bool {
    known.first().is_some_and(|known| {
        (first.chars().count() == 1 && known.starts_with(first))
            || (known.chars().count() == 1 && first.starts_with(known.as_str()))
    })
}
