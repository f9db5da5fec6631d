//! Two or more who speak as one: "Ida Brook and Tom Hale wrote". Who each of them is, is found in `resolve`.

use std::ops::Range;

use super::cues::Cue;
use super::lexicon::Class;
use super::mentions::MentionKind;
use super::outline::{Item, Outline};
use super::resolve::People;
use super::subjects::Mentions;

/// Words that put two names side by side (a comma may stand for all but the last).
const AND: [&str; 9] = ["and", "und", "et", "y", "e", "en", "och", "og", "i"];

/// So many are named at most.
const MOST: usize = 6;

/// Bytes from the first name to the last, where the mention is one of several who speak.
pub fn names(
    outline: &Outline<'_>,
    mentions: &Mentions,
    people: &People<'_>,
    mention: usize,
    cue: Cue,
) -> Option<Range<usize>> {
    let items = &outline.items;
    let is_named = |index: &usize| mentions.all[*index].kind == MentionKind::Name && people.is_full_name(*index);
    let is_and = |at: usize| {
        items.get(at).is_some_and(|item| item.is_word() && item.has(Class::CONJ)) && AND.contains(&outline.word(at))
    };
    let own = &mentions.all[mention];
    if !is_named(&mention) || cue.according {
        return None;
    }
    if cue.inverted {
        let end = own.items.end;
        let next = mentions.starting_at(end + 1).filter(|_| is_and(end)).filter(is_named)?;
        let over = items.get(mentions.all[next].items.end).is_none_or(|after| !after.is_word());
        return over.then(|| own.span(outline).start..mentions.all[next].span(outline).end);
    }
    let mut first = mention;
    for _ in 1..MOST {
        let Some(before) = mentions.all[first].items.start.checked_sub(1) else { break };
        let joined = is_and(before) || (first != mention && items[before].is_comma());
        let Some(named) = mentions.ending_before(before).filter(|_| joined).filter(is_named) else { break };
        if mentions.all[named].after_preposition {
            return None;
        }
        first = named;
    }
    let start = mentions.all[first].items.start;
    // "He met Jim Cole and Ida Brook said": the first must be who the sentence is about.
    let from = outline.sentence_start(start);
    let from = (from..start).rev().find(|at| Item::is_quote(&items[*at])).unwrap_or(from);
    let leads = mentions.first_subject(from..start).is_none();
    (first != mention && leads).then(|| mentions.all[first].span(outline).start..own.span(outline).end)
}
