//! Whose words a stretch is: candidates from the verbs and mentions around it, weighed by a linear
//! score whose weights stand in `weights`.

use super::cues::Cue;
use super::lexicon::Class;
use super::marks::Stretch;
use super::mentions::MentionKind;
use super::outline::{Item, ItemKind, Outline};
use super::subjects::Mentions;
use super::weights::{Relation, WEIGHTS};

/// How a stretch stands in its sentence: the columns of the table of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Inside the writer's sentence, opening in lower case.
    Fragment = 0,
    /// Inside the writer's sentence, opening in upper case.
    Embedded = 1,
    /// Opens a sentence.
    Leading = 2,
}

/// A mention with all that speaks for it.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub mention: usize,
    pub cue: Option<usize>,
    pub relations: Vec<Relation>,
}

/// The outcome for one stretch.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub mention: usize,
    pub cue: Option<usize>,
    /// 0 to 1.
    pub certainty: f32,
}

pub struct Attribution<'a> {
    pub outline: &'a Outline<'a>,
    pub stretches: &'a [Stretch],
    pub mentions: &'a Mentions,
    pub cues: &'a [Cue],
}

impl Attribution<'_> {
    /// The choices in order; each sees the one before.
    pub fn choose(&self) -> Vec<Option<Choice>> {
        let mut chosen: Vec<Option<Choice>> = Vec::with_capacity(self.stretches.len());
        for index in 0..self.stretches.len() {
            let place = self.place(index);
            let previous = chosen.last().copied().flatten();
            let candidates = self.candidates(index, previous.map(|choice| choice.mention));
            let scores: Vec<f32> = candidates
                .iter()
                .map(|candidate| {
                    candidate.relations.iter().map(|relation| WEIGHTS[*relation as usize][place as usize]).sum()
                })
                .collect();
            let best =
                (0..scores.len()).max_by(|left, right| scores[*left].total_cmp(&scores[*right])).map(|best| Choice {
                    mention: candidates[best].mention,
                    cue: candidates[best].cue,
                    certainty: Self::certainty(&scores, scores[best]),
                });
            chosen.push(best);
        }
        chosen
    }

    pub fn place(&self, index: usize) -> Place {
        let at = self.outline.of_stretch[index];
        if at == self.outline.sentence_start(at) {
            return Place::Leading;
        }
        let capital = self.outline.text[self.stretches[index].inner.clone()].chars().find(|c| c.is_alphanumeric());
        if capital.is_some_and(char::is_lowercase) { Place::Fragment } else { Place::Embedded }
    }

    /// Everybody who could have said the stretch.
    pub fn candidates(&self, index: usize, previous: Option<usize>) -> Vec<Candidate> {
        let mut found = Found::default();
        let at = self.outline.of_stretch[index];
        self.by_cues(index, at, &mut found);
        self.by_position(at, &mut found);
        if let Some(mention) = previous {
            self.by_previous(index, mention, &mut found);
        }
        for candidate in &mut found.all {
            self.by_kind(candidate.mention, &mut candidate.relations);
        }
        found.all
    }

    fn by_cues(&self, index: usize, at: usize, found: &mut Found) {
        const AROUND: usize = 6;
        let items = &self.outline.items;
        let here = items[at];
        let inner = &self.outline.text[self.stretches[index].inner.clone()];
        let closes = inner.ends_with([',', '!', '?', '—', '-', '–'])
            || items.get(at + 1).is_some_and(|next| matches!(next.kind, ItemKind::Sign(',' | '—' | '–' | '-')));
        let split = self.cues.partition_point(|cue| cue.item < at);
        let mut first = true;
        for (order, cue) in self.cues[split..].iter().take(AROUND).enumerate() {
            let item = items[cue.item];
            if item.block != here.block || item.sentence > here.sentence + 1 {
                break;
            }
            let near = cue.item.min(self.mentions.all[cue.subject].items.start.max(at));
            let distance = near.saturating_sub(at);
            let crosses = self.outline.has_quote(at + 1..cue.item);
            let same = item.sentence == here.sentence;
            let soft = !same && items[at + 1].kind == ItemKind::Stop { after_quote: true };
            // "“...” According to Ida Brook, the plan ...": of what follows.
            if cue.according && !same && !(soft && self.is_tag(cue)) {
                continue;
            }
            let relation = match (same, crosses, distance) {
                (true, false, 0..=2) if cue.inverted => Relation::AfterInverted,
                (true, false, 0..=2) => Relation::AfterBeside,
                (true, false, 3..=8) => Relation::AfterNear,
                (true, false, _) => Relation::AfterFar,
                (true, true, _) => Relation::AfterAcross,
                (false, _, _) if soft && distance <= 3 && self.is_tag(cue) => Relation::AfterStop,
                (false, false, _) => Relation::NextSentence,
                _ => Relation::NextSentenceAcross,
            };
            let candidate = found.of(cue.subject, Some(split + order));
            candidate.push(relation);
            if first && same && !crosses {
                candidate.push(Relation::FirstCueAfter);
            }
            if same && !crosses {
                candidate.push(if closes { Relation::AfterClose } else { Relation::AfterNoClose });
            }
            first = false;
            self.by_verb(cue, candidate);
        }
        let mut first = true;
        let comma = at > 0 && items[at - 1].is_comma();
        for (order, cue) in self.cues[..split].iter().enumerate().rev().take(AROUND) {
            let item = items[cue.item];
            let far = self.mentions.all[cue.subject].items.end;
            let near = if cue.inverted { far.max(cue.item + 1) } else { cue.item + 1 };
            if item.block + 1 < here.block {
                break;
            }
            if near > at {
                // "“...”, she said of “...”": the subject stands behind the stretch.
                continue;
            }
            let crosses = self.outline.has_quote(near..at);
            let distance = at - near;
            let colon = at > 0 && items[at - 1].is_sign(':');
            let relation = if item.block < here.block {
                if !self.leads_block(at) || item.sentence + 1 != here.sentence {
                    continue;
                }
                if items[..at].iter().rev().find(|item| !item.is_end()).is_some_and(|item| item.is_sign(':')) {
                    Relation::LeadIn
                } else {
                    Relation::PreviousBlock
                }
            } else if item.sentence == here.sentence {
                match (crosses, distance) {
                    (true, _) => Relation::BeforeAcross,
                    (false, _) if colon => Relation::BeforeColon,
                    (false, 0..=1) => Relation::BeforeBeside,
                    (false, 2..=6) => Relation::BeforeNear,
                    (false, 7..=16) => Relation::BeforeMiddle,
                    _ => Relation::BeforeFar,
                }
            } else if item.sentence + 1 == here.sentence {
                if crosses { Relation::PreviousSentenceAcross } else { Relation::PreviousSentence }
            } else {
                Relation::EarlierSentence
            };
            let candidate = found.of(cue.subject, Some(order));
            candidate.push(relation);
            if first {
                candidate.push(Relation::LastCueBefore);
                if comma && item.sentence == here.sentence && !crosses {
                    candidate.push(Relation::BeforeComma);
                }
            }
            first = false;
            self.by_verb(cue, candidate);
        }
    }

    /// The sentence after a stretch is only a speech tag: "Smith asked."
    fn is_tag(&self, cue: &Cue) -> bool {
        const LONGEST: usize = 9;
        let start = self.outline.sentence_start(cue.item);
        let end = self.outline.start_of(self.outline.items[cue.item].sentence + 1);
        end - start <= LONGEST && !self.outline.items[start..end].iter().any(Item::is_quote)
    }

    /// How sure the best of some scores is, 0 to 1.
    fn certainty(scores: &[f32], best: f32) -> f32 {
        1.0 / scores.iter().map(|score| (score - best).exp()).sum::<f32>()
    }

    fn by_verb(&self, cue: &Cue, relations: &mut Vec<Relation>) {
        let item = self.outline.items[cue.item];
        if cue.according {
            relations.push(Relation::According);
        } else if item.has(Class::CORE) {
            relations.push(Relation::CueCore);
        } else if item.has(Class::NOUNISH) {
            relations.push(Relation::CueNounish);
        } else if item.has(Class::SAY) {
            relations.push(Relation::CueSay);
        } else if item.has(Class::TELL) {
            relations.push(Relation::CueTell);
        } else {
            relations.push(Relation::CueCall);
        }
        if !cue.direct {
            relations.push(Relation::CueGuessed);
        }
        if cue.weak {
            relations.push(Relation::CueWeak);
        }
    }

    pub(super) fn leads_block(&self, at: usize) -> bool {
        at == 0 || self.outline.items[at - 1].kind == ItemKind::Break
    }

    fn by_kind(&self, mention: usize, relations: &mut Vec<Relation>) {
        let mention = &self.mentions.all[mention];
        let item = self.outline.items[mention.items.start];
        relations.push(match mention.kind {
            MentionKind::Pronoun if item.has(Class::ONESELF) => Relation::Oneself,
            MentionKind::Pronoun if item.has(Class::HE.or(Class::SHE)) => Relation::HeOrShe,
            MentionKind::Pronoun if item.has(Class::THEY) => Relation::They,
            MentionKind::Pronoun => Relation::OtherPronoun,
            MentionKind::Name => Relation::Name,
            MentionKind::Noun => {
                let person = mention.items.clone().any(|at| self.outline.items[at].has(Class::ROLE.or(Class::GROUP)));
                if person { Relation::Role } else { Relation::Noun }
            }
        });
        if mention.after_preposition {
            relations.push(Relation::AfterPreposition);
        }
    }
}

#[derive(Default)]
pub(super) struct Found {
    all: Vec<Candidate>,
}

impl Found {
    /// What speaks for the mention so far; the first cue of each is kept.
    pub(super) fn of(&mut self, mention: usize, cue: Option<usize>) -> &mut Vec<Relation> {
        let known = self.all.iter().position(|candidate| candidate.mention == mention);
        let at = known.unwrap_or_else(|| {
            self.all.push(Candidate { mention, cue: None, relations: Vec::with_capacity(8) });
            self.all.len() - 1
        });
        let candidate = &mut self.all[at];
        candidate.cue = candidate.cue.or(cue);
        &mut candidate.relations
    }
}
