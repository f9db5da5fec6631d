//! How a text describes whom it names: "the Netflix star Connor Jessup", "Ilse Varga, the harbour engineer,".

use std::ops::Range;

use super::lexicon::Class;
use super::mentions::{self, Mention, MentionKind};
use super::outline::{Item, ItemKind, Outline};
use super::subjects::Mentions;

/// How the text around a name describes its bearer.
pub fn of(outline: &Outline<'_>, all: &Mentions, mention: &Mention) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let items = &outline.items;
    let tells = |range: Range<usize>| range.clone().any(|at| items[at].has(Class::ROLE)) && !range.is_empty();
    // "the Netflix star Connor Jessup"
    let before = mention.items.start..mention.name.start;
    // "his aunt": whose is not known here.
    let owned = before.start < before.end && items[before.start].has(Class::POSS) && !items[before.start].possessive;
    let mut before = if owned { before.start + 1..before.end } else { before };
    if before.end > before.start && mentions::names_somebody(outline.word(before.end - 1)) {
        before.end -= 1;
    }
    if tells(before.clone()) {
        return Some(items[before.start].start..items[before.end - 1].end);
    }
    // "the board’s chair, Deniz Aydemir"
    let start = mention.items.start;
    if start > 1
        && items[start - 1].is_comma()
        && before.is_empty()
        && let Some(noun) = all.ending_before(start - 1).map(|index| &all.all[index])
        && noun.kind == MentionKind::Noun
        // "confirmed by an official, Duncan answered"
        && (!noun.after_preposition || items.get(mention.items.end).is_none_or(Item::is_comma))
        && tells(noun.items.clone())
    {
        let owned = items[noun.items.start].has(Class::POSS) && noun.items.len() > 1;
        let start = noun.items.start + usize::from(owned && !items[noun.items.start].possessive);
        return Some(items[start].start..noun.span(outline).end);
    }
    // "Ilse Varga, the harbour engineer,"
    let end = mention.items.end;
    if !items.get(end).is_some_and(Item::is_comma) {
        return None;
    }
    let mut stop = end + 1;
    while stop < items.len() && stop - end < LONGEST {
        let item = items[stop];
        let over = item.is_end()
            || item.is_quote()
            || item.has(Class::REL)
            // "head of financial reporting", "Penn State"
            || (item.has(Class::CUE) && !item.capital && !outline.word(stop).ends_with("ing"))
            || matches!(item.kind, ItemKind::Sign(',' | '.' | ';' | ':' | '—' | '–' | '-' | '(' | '!' | '?'));
        if over {
            break;
        }
        stop += 1;
    }
    // "Aboard the Ida Brook, the captain said": a subject of its own.
    if items.get(stop).is_some_and(|verb| verb.is_word() && verb.has(Class::CUE)) {
        return None;
    }
    // "author of “...”"
    while stop > end + 1 && items[stop - 1].has(Class::PREP.or(Class::CONNECTOR)) {
        stop -= 1;
    }
    let words = end + 1..stop;
    (!words.is_empty() && tells(words.clone()) && stop - end < LONGEST && says_what(&items[words.clone()]))
        .then(|| items[words.start].start..items[words.end - 1].end)
}

/// Whether added words say what somebody is from their first word on: "senior analyst at the bank", but not
/// "watched by his father" or "in a call with the minister".
fn says_what(words: &[Item]) -> bool {
    let first = words[0];
    let names = first.has(Class::DET.or(Class::POSS)) || first.capital || !first.is_word();
    names && !first.has(Class::CONJ)
        || words.iter().take_while(|item| !item.has(Class::FUNCTION)).any(|item| item.has(Class::ROLE))
}
