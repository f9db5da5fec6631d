//! Whom a pronoun stands for: of those who were named before, by how near and how much spoken of they are. Names
//! and roles are led back to people in `resolve`.

use std::cmp::Ordering;

use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::resolve::{Gender, People};

impl People<'_> {
    pub(super) fn add_pronoun(&mut self, before: &[usize], index: usize, speaks: &[bool]) {
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
        let whose = self.whose_clause(pronoun.items.start);
        let mut best: Option<(f32, Option<usize>)> = None;
        for (distance, other) in before.iter().rev().take(REACH).enumerate() {
            let mention = &self.mentions.all[*other];
            let entity = self.of_mention[*other];
            let place = self.outline.items[mention.items.start];
            let start = self.outline.sentence_start(mention.items.start);
            // Who speaks is what the sentence is about, wherever it stands: "Erfreut zeigte sich Anna Reiff."
            let subject = !mention.after_preposition
                && (speaks[*other] || self.mentions.first_subject(start..mention.items.start).is_none());
            // "My mother ... she": nobody who is named.
            let unnamed = || subject && gender.is_some() && self.gender_of(mention) == gender;
            if entity.is_some() && entity == whose || entity.is_none() && !unnamed() {
                continue;
            }
            let known = entity.map(|entity| &self.entities[entity]);
            let known_gender = known.map_or(gender, |known| known.gender);
            if gender.is_some() && known_gender.is_some() && known_gender != gender {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let far = (item.sentence - place.sentence) as f32;
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let mut score = -0.6 * far - 0.05 * distance as f32;
            score += if subject { 1.0 } else { 0.0 };
            // A paragraph that opens with somebody speaks of them, a sentence even more so.
            let opens = subject && place.block == item.block && known.is_none_or(|known| known.person);
            // "What Hale does is “...,” she said": not of whom the words themselves speak.
            let beside = !self.outline.has_quote(mention.items.end..pronoun.items.start);
            score += match place.sentence.cmp(&item.sentence) {
                Ordering::Less if opens => 2.0,
                Ordering::Equal if opens && beside => 3.0,
                _ => 0.0,
            };
            score += if speaks[*other] { 1.2 } else { 0.0 };
            score += if known.is_none_or(|known| known.person) { 1.5 } else { 0.0 };
            score += if known_gender == gender && gender.is_some() { 0.5 } else { 0.0 };
            score += if mention.kind == MentionKind::Pronoun { 0.5 } else { 0.0 };
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, entity));
            }
        }
        if let Some((_, Some(entity))) = best {
            self.of_mention[index] = Some(entity);
            let entity = &mut self.entities[entity];
            entity.gender = entity.gender.or(gender);
        }
    }

    /// "the mother", "my father": what a phrase without a name says of whom it stands for.
    fn gender_of(&self, mention: &Mention) -> Option<Gender> {
        let class = self.outline.items[mention.items.clone()].iter().fold(Class::default(), |all, item| {
            if item.has(Class::DET.or(Class::POSS)) { all } else { all.or(item.class) }
        });
        match (class.any(Class::MALE), class.any(Class::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    }

    /// "Jim Cole, whom he accuses": he is somebody else than the clause is of.
    fn whose_clause(&self, at: usize) -> Option<usize> {
        let items = &self.outline.items;
        let before = at.checked_sub(1).filter(|before| items[*before].is_word() && items[*before].has(Class::REL))?;
        let comma = before.checked_sub(1).filter(|comma| items[*comma].is_comma());
        self.of_mention[self.mentions.ending_before(comma.unwrap_or(before))?]
    }
}
