//! What speaks for a mention by where it stands: in the sentence, before or after, or as the speaker of the
//! stretch before. What the verbs say is weighed in `attribution`.

use std::ops::Range;

use super::attribution::{Attribution, Found};
use super::lexicon::Class;
use super::mentions::MentionKind;
use super::outline::{Item, ItemKind};
use super::weights::Relation;

impl Attribution<'_> {
    pub(super) fn by_position(&self, at: usize, found: &mut Found) {
        const REACH: usize = 60;
        let items = &self.outline.items;
        let here = items[at];
        let start = self.outline.sentence_start(at);
        if let Some(subject) = self.mentions.first_subject(start..at.min(start + REACH)) {
            found.of(subject, None).push(Relation::SubjectOfSentence);
            if items[at - 1].is_sign(':') {
                found.of(subject, None).push(Relation::SubjectBeforeColon);
            }
        }
        self.by_actors(start.max(at.saturating_sub(REACH))..at, at, found);
        let nearest = (start.max(at.saturating_sub(REACH))..at).rev().find_map(|item| self.mentions.starting_at(item));
        if let Some(nearest) = nearest {
            found.of(nearest, None).push(Relation::NearestBefore);
        }
        if here.sentence > 0 {
            let before = self.outline.start_of(here.sentence - 1);
            let same_block = items[before].block == here.block;
            if same_block || self.leads_block(at) {
                if self.leads_block(at) || items[at - 1].is_end() {
                    self.by_actors(before.max(start.saturating_sub(REACH))..start, at, found);
                }
                if let Some(subject) = self.mentions.first_subject(before..start.min(before + REACH)) {
                    found.of(subject, None).push(if same_block {
                        Relation::SubjectOfPrevious
                    } else if start >= 2 && items[start - 2].is_sign(':') {
                        Relation::SubjectOfLeadIn
                    } else {
                        Relation::SubjectOfPreviousBlock
                    });
                }
                let last = (before.max(start.saturating_sub(REACH))..start)
                    .rev()
                    .find_map(|item| self.mentions.starting_at(item));
                if let Some(last) = last {
                    found.of(last, None).push(if same_block {
                        Relation::LastOfPrevious
                    } else {
                        Relation::LastOfPreviousBlock
                    });
                }
            }
        }
        if let Some(below) = self.signature_below(at) {
            found.of(below, None).push(Relation::Signature);
        }
        let after = (at + 1..(at + 12).min(items.len()))
            .take_while(|item| items[*item].sentence == here.sentence)
            .find_map(|item| self.mentions.starting_at(item));
        if let Some(after) = after {
            let beside = self.mentions.all[after].items.start <= at + 2;
            if self.is_signature(at, after) {
                found.of(after, None).push(Relation::Signature);
            }
            if self.mentions.all[after].items.start <= at + 2
                && self.outline.items.get(self.mentions.all[after].items.end).is_none_or(Item::is_end)
            {
                found.of(after, None).push(Relation::NameAlone);
            }
            found.of(after, None).push(if beside { Relation::BesideAfter } else { Relation::FirstAfter });
        }
    }

    /// A paragraph of its own below the quotation's: "- Ana Ruiz, Lima".
    fn signature_below(&self, at: usize) -> Option<usize> {
        let items = &self.outline.items;
        let dash = at + 2;
        let below = items.get(at + 1)?.kind == ItemKind::Break
            && matches!(items.get(dash)?.kind, ItemKind::Sign('—' | '–' | '―' | '-' | '~'));
        let mention = self.mentions.starting_at(dash + 1).filter(|_| below)?;
        (self.mentions.all[mention].kind == MentionKind::Name).then_some(mention)
    }

    /// Mentions before the stretch that something like a verb follows.
    fn by_actors(&self, range: Range<usize>, at: usize, found: &mut Found) {
        let items = &self.outline.items;
        let same = items[range.start].sentence == items[at].sentence;
        let acts = |mention: &usize| {
            let mention = &self.mentions.all[*mention];
            !mention.after_preposition
                && items.get(mention.items.end).is_some_and(|next| {
                    next.is_word()
                        && !next.capital
                        && (next.has(Class::AUX.or(Class::CUE).or(Class::ADV)) || !next.has(Class::FUNCTION))
                })
        };
        let mut actors = range.filter_map(|item| self.mentions.starting_at(item)).filter(acts);
        let first = actors.next();
        let last = actors.next_back().or(first);
        if let Some(first) = first {
            found.of(first, None).push(if same { Relation::FirstActor } else { Relation::FirstActorOfPrevious });
        }
        if let Some(last) = last {
            found.of(last, None).push(if same { Relation::LastActor } else { Relation::LastActorOfPrevious });
        }
    }

    /// "“...” — Ana Ruiz": a name behind a dash that ends the line.
    fn is_signature(&self, at: usize, mention: usize) -> bool {
        let items = &self.outline.items;
        let phrase = &self.mentions.all[mention].items;
        phrase.start == at + 2 && matches!(items[at + 1].kind, ItemKind::Sign('—' | '–' | '―' | '-' | '~'))
    }

    pub(super) fn by_previous(&self, index: usize, mention: usize, found: &mut Found) {
        let at = self.outline.of_stretch[index];
        let before = self.outline.of_stretch[index - 1];
        let (here, earlier) = (self.outline.items[at], self.outline.items[before]);
        let relations = found.of(mention, None);
        let subject = self.mentions.all[mention].items.start;
        relations.push(if here.block == earlier.block {
            if here.sentence == earlier.sentence {
                Relation::SameSentence
            } else if here.sentence == earlier.sentence + 1 && at - before <= 3 {
                Relation::RightAfter
            } else if here.sentence == earlier.sentence + 1
                || (here.sentence == earlier.sentence + 2 && subject > before)
            {
                Relation::AfterTag
            } else {
                Relation::SameBlock
            }
        } else if self.stretches[index - 1].open_ended && here.block == earlier.block + 1 && self.leads_block(at) {
            Relation::GoesOn
        } else if here.block == earlier.block + 1 && self.leads_block(at) {
            Relation::NextBlockLeading
        } else if here.block == earlier.block + 1 {
            Relation::NextBlock
        } else {
            Relation::LaterBlock
        });
    }
}
