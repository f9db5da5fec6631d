//! Whether a speaker may be shown as a fact. A card that names nobody is right; one that names the wrong
//! person is not, so every doubt the text leaves counts. Whose words a stretch is most likely is decided
//! in `attribution`.

use super::attribution::Choice;
use super::cues::Cue;
use super::lexicon::Class;
use super::mentions::MentionKind;
use super::outline::{Item, ItemKind, Outline};
use super::resolve::People;
use super::subjects::Mentions;
use crate::article::BlockKind;

/// The least certainty at which a speaker is named at all.
pub const NAMED: f32 = 0.3;
/// The least at which the name is shown; where no verb of speech attributes the words, it takes more.
const SHOWN: f32 = 0.45;
const SHOWN_WITHOUT_CUE: f32 = 0.7;

/// Forms that make a verb passive, and participles whose subject spoke all the same ("was quoted as saying").
const BEING: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];
const QUOTED: [&str; 2] = ["quoted", "cited"];

pub struct Sureness<'a> {
    pub outline: &'a Outline<'a>,
    pub mentions: &'a Mentions,
    pub cues: &'a [Cue],
    pub people: &'a People<'a>,
}

impl Sureness<'_> {
    /// Whether the speaker of the stretch that stands at this item may be shown.
    pub fn may_be_shown(&self, at: usize, choice: Choice) -> bool {
        let kind = self.mentions.all[choice.mention].kind;
        if !self.outline.words.is_known_language {
            return self.is_beside(at, choice.mention);
        }
        if self.is_left_open(at, choice)
            || self.is_heading_of_another(at, choice)
            || self.is_named_by_title(at, choice)
            || choice.cue.is_some_and(|cue| self.is_of_next_sentence(at, self.cues[cue]))
            || choice.cue.is_some_and(|cue| self.is_passive(self.cues[cue]) || self.is_supposed(self.cues[cue]))
        {
            return false;
        }
        let Some(cue) = choice.cue.map(|cue| self.cues[cue]) else {
            // Only somebody known to be a person can have said what no verb of speech says was said.
            return choice.certainty >= SHOWN_WITHOUT_CUE
                && kind != MentionKind::Noun
                && !self.is_of_thing(choice.mention)
                && self.people.is_person(choice.mention);
        };
        choice.certainty >= SHOWN
            && match kind {
                MentionKind::Pronoun => self.people.is_person(choice.mention),
                MentionKind::Name => self.is_name(choice.mention, cue),
                MentionKind::Noun => self.is_somebody(choice.mention, cue),
            }
    }

    /// What goes on from the stretch before may be somebody else's: the answer to a question, or, where the text
    /// names another person in between, that person's.
    fn is_left_open(&self, at: usize, choice: Choice) -> bool {
        const REACH: usize = 200;
        let items = &self.outline.items;
        let here = items[at].sentence;
        let mention = items[self.mentions.all[choice.mention].items.start].sentence;
        let cue = choice.cue.map(|cue| self.cues[cue]);
        let Some(before) = self.outline.quote_before(at) else { return false };
        if mention >= here || cue.is_some_and(|cue| cue.direct && items[cue.item].sentence >= here) {
            return false;
        }
        let asks = self.outline.word(before).trim_end_matches(super::MARKS).ends_with(['?', '？', '؟']);
        let said = items[before].sentence.max(mention);
        let from = self.outline.start_of(said + 1).max(at.saturating_sub(REACH));
        let mut between = (from..at).filter_map(|item| self.mentions.starting_at(item));
        let is_another = |other: usize| {
            self.mentions.all[other].kind == MentionKind::Name && self.people.differ(choice.mention, other)
        };
        (asks && items[at].block != items[before].block) || between.any(is_another)
    }

    /// A heading that is a quotation: whoever speaks in the text above it or below.
    fn is_heading_of_another(&self, at: usize, choice: Choice) -> bool {
        let block = self.outline.items[at].block;
        let mention = self.outline.items[self.mentions.all[choice.mention].items.start];
        mention.block != block && self.outline.words.paragraphs[block].kind == BlockKind::Heading
    }

    /// "“Evening Light”: The newsletter tells": a colon parts a title from what is said of it.
    fn is_named_by_title(&self, at: usize, choice: Choice) -> bool {
        let colon = self.outline.items.get(at + 1).is_some_and(|next| next.is_sign(':'));
        colon && self.mentions.all[choice.mention].items.start > at
    }

    /// "Il caso Carla Neri: «...»": a name that says which thing is meant.
    fn is_of_thing(&self, mention: usize) -> bool {
        let mention = &self.mentions.all[mention];
        let called = &self.outline.items[mention.items.start..mention.name.start];
        let person = Class::TITLE.or(Class::ROLE).or(Class::GROUP).or(Class::MALE).or(Class::FEMALE);
        let noun = |item: &Item| item.is_word() && !item.has(Class::DET.or(Class::POSS).or(Class::ADV));
        !self.outline.german && called.iter().any(noun) && !called.iter().any(|item| item.has(person))
    }

    /// "“...” Just what is the Ida Brook quote?": a verb of the next sentence, unless that is only a speech tag.
    fn is_of_next_sentence(&self, at: usize, cue: Cue) -> bool {
        let items = &self.outline.items;
        if items[cue.item].sentence <= items[at].sentence {
            return false;
        }
        let opens = self.mentions.all[cue.subject].items.start.min(cue.item);
        let is_tag = opens <= self.outline.sentence_start(cue.item) + 1;
        !is_tag || items.get(at + 1).is_some_and(|next| next.kind != ItemKind::Stop { after_quote: true })
    }

    /// "was described as “...”": by somebody else than the subject.
    fn is_passive(&self, cue: Cue) -> bool {
        let items = &self.outline.items;
        let verb = self.outline.word(cue.item);
        if !self.outline.english() || cue.according || cue.inverted || verb.ends_with("ing") || QUOTED.contains(&verb) {
            return false;
        }
        let mut before = (0..cue.item).rev().take_while(|at| items[*at].is_word());
        let verb_before = before.find(|at| !items[*at].has(Class::ADV));
        verb_before.is_some_and(|at| BEING.contains(&self.outline.word(at)))
    }

    /// "some may ask, “...”": what nobody said yet.
    fn is_supposed(&self, cue: Cue) -> bool {
        let items = &self.outline.items;
        let mut before = (0..cue.item).rev().take_while(|at| items[*at].is_word());
        let first = before.find(|at| !(items[*at].has(Class::ADV) && self.outline.word(*at).ends_with("ly")));
        let supposes = |at: usize| matches!(self.outline.word(at), "may" | "might" | "could" | "should");
        self.outline.english() && !cue.according && first.is_some_and(supposes)
    }

    /// A name that is no noun: in German every noun has a capital, elsewhere the first word of a sentence.
    fn is_name(&self, mention: usize, cue: Cue) -> bool {
        if self.people.is_full_name(mention) {
            return true;
        }
        let name = self.mentions.all[mention].name.clone();
        let items = &self.outline.items;
        let first = items[name.start];
        if self.outline.german {
            let sure = first.has(Class::GROUP) || self.people.is_established(mention);
            return cue.direct && !cue.weak && sure && !self.mentions.all[mention].after_preposition;
        }
        let opens = name.start == self.outline.sentence_start(name.start);
        cue.direct || !opens
    }

    /// A noun that can stand for somebody: a role or a group, or whatever the verb says spoke.
    fn is_somebody(&self, mention: usize, cue: Cue) -> bool {
        const LONGEST_YEAR: usize = 4;
        let items = &self.outline.items[self.mentions.all[mention].items.clone()];
        let somebody = items.iter().any(|item| item.has(Class::ROLE.or(Class::GROUP).or(Class::SAYING)));
        let determined = items[0].has(Class::DET.or(Class::POSS)) && items.len() > 1;
        let edge = [items[0], items[items.len() - 1]].iter().any(|item| item.has(Class::ROLE.or(Class::GROUP)));
        // In German a noun has a capital: without one, only the words before it were read.
        // "der 86-Jährige" is one without.
        let is_noun =
            |item: &Item| item.capital || item.kind == ItemKind::Number && item.end - item.start > LONGEST_YEAR;
        let whole = !self.outline.german || items[1..].iter().any(is_noun);
        // "un'immagine che ricorda": what a thing does in a clause of its own is no speech.
        let of_clause = cue.item > 0 && self.outline.items[cue.item - 1].has(Class::REL) && !self.outline.english();
        let says = self.outline.items[cue.item].has(Class::CORE) && cue.direct && !cue.weak && !cue.according;
        let core = says && !of_clause;
        // "del mandatario": its article is part of the preposition.
        let first = self.mentions.all[mention].items.start;
        let is_joined = |before: usize| self.outline.items[before].has(Class::PREP) && items[0].has(Class::ROLE);
        let is_cut = self.outline.inverts_freely() && first.checked_sub(1).is_some_and(is_joined);
        if determined { whole && (somebody || core) } else { edge && !is_cut }
    }

    /// In a language without a lexicon: a full name, or part of one, with at most one word between it and
    /// the closing mark ("“…,” řekl Petr Novák").
    fn is_beside(&self, at: usize, mention: usize) -> bool {
        let items = &self.outline.items;
        let phrase = &self.mentions.all[mention];
        let between = items.get(at + 1..phrase.items.start).unwrap_or_default();
        let words = between.iter().filter(|item| item.is_word()).count();
        let only_a_verb = words == 1 && between.iter().all(is_verb_or_sign);
        only_a_verb && phrase.kind == MentionKind::Name && self.people.is_full_name(mention)
    }
}

fn is_verb_or_sign(item: &Item) -> bool {
    match item.kind {
        ItemKind::Word => !item.capital,
        ItemKind::Sign(',' | '-' | '–' | '—') | ItemKind::Stop { after_quote: true } => true,
        _ => false,
    }
}
