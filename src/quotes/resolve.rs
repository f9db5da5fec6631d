//! Who a mention is: names that are one person's, pronouns and roles led back to a name, and how the
//! text describes them. Nothing outside the article is known here.

use std::ops::Range;

use super::cues::Cue;
use super::descriptions;
use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::outline::{Item, Outline};
use super::subjects::Mentions;
use super::vocabulary::Word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

#[derive(Debug)]
pub(super) struct Entity {
    /// Bytes of the fullest name.
    pub(super) name: Range<usize>,
    /// Words of the fullest name.
    pub(super) words: Vec<Word>,
    pub(super) gender: Option<Gender>,
    /// The name has several words and none of an organisation's.
    pub(super) person: bool,
    /// The text treats it as a person: speaks, is called by the last name alone, has a title or a role.
    pub(super) proven: bool,
    pub(super) description: Option<Range<usize>>,
    /// How often the text names it.
    pub(super) times: usize,
}

/// The entities whose names open or end with a word: chains through one list, as most words are no name's.
struct ByWord {
    /// Of each word, one more than the place of the first link; 0 without any.
    first: Vec<u32>,
    /// An entity, and the next link by the same count.
    links: Vec<(usize, u32)>,
}

impl ByWord {
    fn new(words: usize) -> Self {
        Self { first: vec![0; words], links: Vec::new() }
    }

    /// The latest first, as many as the longest stories have.
    fn entities(&self, word: Word) -> impl Iterator<Item = usize> {
        const LOOKED_AT: usize = 200;
        let link = |at: u32| self.links.get((at as usize).checked_sub(1)?);
        std::iter::successors(link(self.first[word as usize]), move |(_, next)| link(*next))
            .map(|(entity, _)| *entity)
            .take(LOOKED_AT)
    }

    fn add(&mut self, word: Word, entity: usize) {
        if !self.entities(word).any(|known| known == entity) {
            self.links.push((entity, self.first[word as usize]));
            self.first[word as usize] = u32::try_from(self.links.len()).unwrap_or_default();
        }
    }
}

/// Everybody whom the writer's text names.
pub struct People<'a> {
    pub(super) outline: &'a Outline<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) entities: Vec<Entity>,
    /// The entity of each mention.
    pub(super) of_mention: Vec<Option<usize>>,
    /// Words with which a phrase without a name ends: "the board", "das Programm".
    pub(super) nouns: Vec<bool>,
}

impl<'a> People<'a> {
    pub fn find(outline: &'a Outline<'a>, mentions: &'a Mentions, cues: &[Cue]) -> Self {
        let of_mention = vec![None; mentions.all.len()];
        let nouns = vec![false; outline.words.vocabulary.len()];
        let mut people = Self { outline, mentions, entities: Vec::new(), of_mention, nouns };
        let mut order: Vec<usize> = (0..mentions.all.len()).collect();
        order.sort_by_key(|index| mentions.all[*index].items.start);
        let mut speaks = vec![false; mentions.all.len()];
        let mut speaks_directly = vec![false; mentions.all.len()];
        for cue in cues {
            speaks[cue.subject] = true;
            speaks_directly[cue.subject] |= cue.direct && !cue.weak && outline.items[cue.item].has(Class::CORE);
        }
        let mut by_word = ByWord::new(outline.words.vocabulary.len());
        for index in &order {
            if mentions.all[*index].kind == MentionKind::Name {
                people.add_name(*index, &mut by_word, speaks_directly[*index]);
            }
        }
        for (position, index) in order.iter().enumerate() {
            match mentions.all[*index].kind {
                MentionKind::Pronoun => people.add_pronoun(&order[..position], *index, &speaks),
                MentionKind::Noun => {
                    let last = outline.items[mentions.all[*index].items.end - 1];
                    if let Some(noun) = people.nouns.get_mut(last.word as usize) {
                        *noun = true;
                    }
                    people.add_role(*index);
                }
                MentionKind::Name => {}
            }
        }
        people
    }

    /// The fullest name of whoever the mention is; the mention's own words where nobody is named, or where a
    /// surname is borne by two.
    pub fn name(&self, mention: usize) -> &'a str {
        let entity = self.of_mention[mention].filter(|entity| !self.is_shared_surname(mention, *entity));
        let name = entity.map(|entity| self.entities[entity].name.clone());
        &self.outline.text[name.unwrap_or_else(|| self.mentions.all[mention].span(self.outline))]
    }

    /// "Brook", in a story of a father and a son: unless one of them is named far more often than the other.
    fn is_shared_surname(&self, mention: usize, entity: usize) -> bool {
        const FAR_MORE: usize = 3;
        /// Names that are looked at: more than the longest stories have.
        const LOOKED_AT: usize = 1_000;
        let own = &self.entities[entity];
        let named = self.words(&self.mentions.all[mention]);
        !named.is_empty()
            && named.len() < own.words.len()
            && own.words.ends_with(&named)
            && self.entities.iter().take(LOOKED_AT).enumerate().any(|(index, other)| {
                index != entity
                    && other.person
                    && other.words.len() > 1
                    && other.words.ends_with(&named)
                    && own.times < other.times * FAR_MORE
            })
    }

    /// Whether two mentions stand for two people whom the text names.
    pub fn differ(&self, mention: usize, other: usize) -> bool {
        self.is_person(other) && self.of_mention[mention] != self.of_mention[other]
    }

    /// Whether the mention stands for somebody with a full name whom the text treats as a person.
    pub fn is_person(&self, mention: usize) -> bool {
        self.of_mention[mention].is_some_and(|entity| self.entities[entity].person && self.entities[entity].proven)
    }

    /// Whether the text names it more than once, and never as a noun that takes an article.
    pub fn is_established(&self, mention: usize) -> bool {
        self.of_mention[mention].is_some_and(|entity| {
            let entity = &self.entities[entity];
            entity.times > 1 && entity.words.iter().all(|word| !self.nouns[*word as usize])
        })
    }

    /// Whether it stands for somebody whose name has the form of a person's.
    pub fn is_full_name(&self, mention: usize) -> bool {
        self.of_mention[mention].is_some_and(|entity| self.entities[entity].person)
    }

    pub fn description(&self, mention: usize) -> Option<&'a str> {
        let entity = self.of_mention[mention]?;
        self.entities[entity].description.clone().map(|span| &self.outline.text[span])
    }

    fn add_name(&mut self, index: usize, by_word: &mut ByWord, speaks: bool) {
        let mention = &self.mentions.all[index];
        let words = self.words(mention);
        let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else { return };
        let vocabulary = &self.outline.words.vocabulary;
        let before = self.outline.items[mention.items.start..mention.name.start].iter();
        let called = before.fold(Class::default(), |all, item| all.or(item.class));
        let titled = called.any(Class::TITLE.or(Class::ROLE));
        // "Bill Hale" is no bill, "Talk With Ida Brook" no name.
        let joins = |item: &Item| !self.outline.german && item.capital && item.has(Class::PREP.or(Class::CONJ));
        let is_thing =
            |item: &Item| (item.has(Class::NONPERSON) || joins(item)) && !item.has(Class::MALE.or(Class::FEMALE));
        let organisation = self.outline.items[mention.name.clone()].iter().any(is_thing)
            || self.is_acronym(mention)
            || self.is_place(&words);
        // "Frau Brandt", "Anna Brandt".
        let called = if words.len() > 1 {
            called.or(vocabulary.class(first).and(Class::MALE.or(Class::FEMALE)))
        } else {
            called
        };
        let gender = match (called.any(Class::MALE), called.any(Class::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        };
        let person = (words.len() > 1 || titled) && !organisation;
        // A title, a role or a first name that many bear.
        let titled = titled || (person && gender.is_some());
        // "Lady Starmer" is not Keir Starmer.
        let differs = |entity: &Entity| entity.gender.is_some() && gender.is_some() && entity.gender != gender;
        let fits = |entity: &Entity| {
            let known = &entity.words;
            if words.len() == 1 && differs(entity) {
                false
            } else if words.len() == 1 && vocabulary.class(last).any(Class::PLACE) {
                // "Alabama" is no surname of "Contractors of Alabama".
                known.len() == 1 && known[0] == last
            } else if words.len() == 1 {
                known.last() == Some(&last) || (known.first() == Some(&last) && known.len() > 1)
            } else if known.len() == 1 {
                known[0] == last
            } else {
                known.last() == Some(&last)
                    && (known.first() == Some(&first) || initial(vocabulary.text(known[0]), vocabulary.text(first)))
                    || (known.starts_with(&words) && entity.person == person)
                    // "Rosa Vidal" for "Ana Rosa Vidal"
                    || (entity.person && person && known.ends_with(&words))
            }
        };
        let candidates = by_word.entities(last).chain(by_word.entities(first));
        // "Brook" is Ida Brook, not the Brook Organization, which is nobody named before either; of two people, the
        // one who is named more often.
        let nearness = |entity: &usize| {
            let known = &self.entities[*entity];
            let is_surname = known.person && known.words.last() == Some(&last);
            (is_surname, if known.person { known.times } else { 0 }, known.words == words, *entity)
        };
        let known = candidates.filter(|entity| fits(&self.entities[*entity])).max_by_key(nearness);
        let span = mention.span(self.outline);
        let entity = if let Some(known) = known {
            let entity = &mut self.entities[known];
            entity.times += 1;
            let surname = words.len() == 1 && entity.words.len() > 1 && entity.words.last() == Some(&last);
            // English has more organisations of two words, and German gives every noun a capital.
            let tells_names = !self.outline.english() && !self.outline.german;
            let first_name = words.len() == 1 && entity.person && entity.words.first() == Some(&first) && tells_names;
            entity.proven |= surname || first_name || speaks || titled;
            if entity.words.len() < words.len() && !organisation {
                entity.proven |= entity.words.last() == Some(&last);
                entity.words.clone_from(&words);
                entity.name = span;
            }
            entity.gender = entity.gender.or(gender);
            entity.person |= person;
            known
        } else {
            let proven = speaks || titled;
            self.entities.push(Entity { name: span, words, gender, person, proven, description: None, times: 1 });
            self.entities.len() - 1
        };
        for word in [first, last] {
            by_word.add(word, entity);
        }
        self.of_mention[index] = Some(entity);
        let noun = descriptions::noun_before(self.outline, self.mentions, mention);
        if let Some(noun) = noun {
            self.of_mention[noun] = Some(entity);
        }
        if self.entities[entity].description.is_none() {
            let described = descriptions::of(self.outline, self.mentions, mention, noun);
            self.entities[entity].proven |= described.is_some();
            self.entities[entity].description = described;
        }
    }

    /// The words of a name, without the marks between and what follows it ("Jr.").
    fn words(&self, mention: &Mention) -> Vec<Word> {
        let vocabulary = &self.outline.words.vocabulary;
        let words = self.outline.items[mention.name.clone()].iter().filter(|item| item.is_word()).map(|item| item.word);
        words.filter(|word| !matches!(vocabulary.text(*word), "jr" | "sr" | "ii" | "iii")).collect()
    }

    /// "Tel Aviv"
    fn is_place(&self, words: &[Word]) -> bool {
        let vocabulary = &self.outline.words.vocabulary;
        let parts = || words.iter().map(|word| vocabulary.text(*word));
        words.len() > 1 && self.outline.words.lexicon.class(&parts().collect::<Vec<_>>().join("-")).any(Class::PLACE)
    }

    /// "HBO Max", "US Open": several capitals in a row, in a text that does not shout.
    fn is_acronym(&self, mention: &Mention) -> bool {
        let mut words =
            mention.name.clone().filter(|at| self.outline.items[*at].is_word()).map(|at| self.outline.word(at));
        let shouts = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
        words.any(shouts)
    }
}

/// "J." for "John".
fn initial(known: &str, first: &str) -> bool {
    (first.chars().count() == 1 && known.starts_with(first)) || (known.chars().count() == 1 && first.starts_with(known))
}
