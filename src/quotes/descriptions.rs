//! How a text describes whom it names: "the Netflix star Connor Jessup", "Ilse Varga, the harbour engineer,".

use std::ops::Range;

use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::outline::{Item, ItemKind, Outline};
use super::subjects::Mentions;

/// How the text around a name describes its bearer.
pub fn of(outline: &Outline<'_>, mentions: &Mentions, mention: &Mention) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let items = &outline.items;
    let tells = |range: Range<usize>| range.clone().any(|at| items[at].has(Class::ROLE)) && !range.is_empty();
    // "the Netflix star Connor Jessup"
    let before = mention.items.start..mention.name.start;
    // "his aunt": whose is not known here.
    let owned = before.start < before.end && items[before.start].has(Class::POSS) && !items[before.start].possessive;
    let before = if owned { before.start + 1..before.end } else { before };
    if tells(before.clone()) {
        return Some(items[before.start].start..items[before.end - 1].end);
    }
    // "the board’s chair, Deniz Aydemir"
    let start = mention.items.start;
    if start > 1
        && items[start - 1].is_comma()
        && before.is_empty()
        && let Some(noun) = mentions.ending_before(start - 1).map(|index| &mentions.all[index])
        && noun.kind == MentionKind::Noun
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
