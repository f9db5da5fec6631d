//! How a text describes whom it names: "the Netflix star Connor Jessup", "Ilse Varga, the harbour engineer,".

use std::ops::Range;

use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::outline::{Item, ItemKind, Outline};
use super::phrases;
use super::subjects::{self, Mentions};

/// The phrase that a comma and a name follow: "the board’s chair, Deniz Aydemir", "the head of the board, Deniz
/// Aydemir,".
pub fn noun_before(outline: &Outline<'_>, all: &Mentions, name: &Mention) -> Option<usize> {
    let items = &outline.items;
    let comma = name.items.start.checked_sub(1).filter(|comma| items[*comma].is_comma())?;
    let start = outline.sentence_start(comma);
    if name.items.start != name.name.start || comma == start {
        return None;
    }
    let beside = all.ending_before(comma);
    let last = beside.or_else(|| before_plain_words(outline, all, comma))?;
    let after = items.get(name.items.end);
    let tells = |noun: &Mention| noun.kind == MentionKind::Noun && tells(outline, noun.items.clone());
    // "confirmed by an official, Duncan answered"
    let is_added = !all.all[last].after_preposition || after.is_none_or(Item::is_comma);
    if beside.is_some() && is_added && tells(&all.all[last]) {
        return Some(last);
    }
    let is_over =
        after.is_none_or(|after| after.is_end() || after.is_comma() || after.is_sign('.') || after.is_sign('('));
    // "with the head of the board, Ida Brook, and her aides": of several who are named, each is his own.
    let goes_on = items.get(name.items.end + 1).is_some_and(|next| next.is_word() && next.has(Class::CONJ));
    let is_joined = |head: &usize| beside != Some(*head) && tells(&all.all[*head]);
    subjects::head(outline, all, last, start, false).filter(|head| is_over && !goes_on && is_joined(head))
}

/// "formand for havnen": the phrase that a preposition joins words to which no rule takes for a mention.
fn before_plain_words(outline: &Outline<'_>, all: &Mentions, end: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let is_plain = |item: &Item| item.is_word() && !item.has(Class::FUNCTION.or(Class::CUE));
    let words = outline.items[..end].iter().rev().take(LONGEST).take_while(|item| is_plain(item)).count();
    let preposition = (end - words).checked_sub(1)?;
    all.ending_before(preposition).filter(|_| words > 0 && outline.items[preposition].has(Class::PREP))
}

/// Whether words say what a person is.
fn tells(outline: &Outline<'_>, words: Range<usize>) -> bool {
    outline.items[words].iter().any(|item| item.has(Class::ROLE))
}

/// How the text around a name describes its bearer; `noun`: the phrase before it, where a comma parts them.
pub fn of(outline: &Outline<'_>, all: &Mentions, mention: &Mention, noun: Option<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let items = &outline.items;
    // "the Netflix star Connor Jessup"
    let before = mention.items.start..mention.name.start;
    // "his aunt": whose is not known here. "du maire": the article is of the case.
    let is_left_out = |at: usize| {
        let item = items[at];
        item.has(Class::POSS) && !item.possessive || subjects::is_of_the(outline, at)
    };
    let mut before = before.start + usize::from(!before.is_empty() && is_left_out(before.start))..before.end;
    if before.end > before.start && phrases::names_somebody(outline.word(before.end - 1)) {
        before.end -= 1;
    }
    if tells(outline, before.clone()) {
        // "mit seinem französischen Kollegen Jean Roux": in a case that cannot stand alone.
        return (!is_oblique(outline, mention)).then(|| items[before.start].start..items[before.end - 1].end);
    }
    if let Some(noun) = noun.map(|noun| &all.all[noun]) {
        let start = noun.items.start + usize::from(noun.items.len() > 1 && is_left_out(noun.items.start));
        let is_beside = noun.items.end + 1 == mention.items.start;
        let end = if is_beside { noun.span(outline).end } else { items[mention.items.start - 2].end };
        return (!is_oblique(outline, noun)).then(|| items[start].start..end);
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
    // "the harbour engineer during a visit"
    if let Some(more) = (end + 2..stop).find(|at| items[*at].is_word() && is_of_events(outline.word(*at))) {
        stop = more;
    }
    // "author of “...”"
    while stop > end + 1 && items[stop - 1].has(Class::PREP.or(Class::CONNECTOR)) {
        stop -= 1;
    }
    let words = end + 1..stop;
    // "met by Brook, the mayor of Ely Tom Hale, and others": the next of several who are named.
    let is_another = words.clone().skip(1).any(|at| opens_a_name(outline, at));
    (!words.is_empty()
        && !is_another
        && tells(outline, words.clone())
        && stop - end < LONGEST
        && says_what(&items[words.clone()]))
    .then(|| items[words.start].start..items[words.end - 1].end)
}

/// Whether a first name stands here that no word joins to what is before it.
fn opens_a_name(outline: &Outline<'_>, at: usize) -> bool {
    let (item, before) = (outline.items[at], outline.items[at - 1]);
    let first_name = item.has(Class::MALE.or(Class::FEMALE)) && !item.has(Class::TITLE.or(Class::ROLE));
    // "adviser of Mayor Tom Hale"
    let of_title = at > 1 && before.has(Class::TITLE.or(Class::ROLE)) && outline.items[at - 2].has(Class::PREP);
    let joined = before.has(Class::FUNCTION.or(Class::CONNECTOR)) || !before.is_word() || of_title;
    let surname = outline.items.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    first_name && item.capital && surname && !joined
}

/// Whether added words say what somebody is from their first word on: "senior analyst at the bank", but not
/// "watched by his father" or "in a call with the minister".
fn says_what(words: &[Item]) -> bool {
    let first = words[0];
    let names = first.has(Class::DET.or(Class::POSS)) || first.capital || !first.is_word();
    names && !first.has(Class::CONJ)
        || words.iter().take_while(|item| !item.has(Class::FUNCTION)).any(|item| item.has(Class::ROLE))
}

/// "dem Trainer", "seines Kollegen": a German phrase in a case that cannot stand alone.
fn is_oblique(outline: &Outline<'_>, phrase: &Mention) -> bool {
    let (first, word) = (outline.items[phrase.items.start], outline.word(phrase.items.start));
    let ending = ["em", "en", "es"].iter().any(|ending| word.ends_with(ending));
    outline.german && first.has(Class::DET.or(Class::POSS)) && ending
}

/// Prepositions that join no words to what somebody is: what happens is told behind them.
fn is_of_events(word: &str) -> bool {
    const ALL: [&str; 19] = [
        "during",
        "amid",
        "despite",
        "angesichts",
        "wegen",
        "trotz",
        "während",
        "gegenüber",
        "lors",
        "après",
        "pendant",
        "durante",
        "tras",
        "dopo",
        "após",
        "tijdens",
        "efter",
        "etter",
        "podczas",
    ];
    ALL.contains(&word)
}
