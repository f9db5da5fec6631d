//! Where a phrase ends that can stand for somebody: which words go on with a name or a noun. Where phrases start
//! is found in `mentions`, the name inside one in `names`.

use std::ops::Range;

use super::lexicon::Class;
use super::outline::{Item, ItemKind, Outline};

/// The longest phrase, in items.
const LONGEST: usize = 14;

pub fn phrase_end(outline: &Outline<'_>, start: usize, determined: bool) -> usize {
    let items = &outline.items;
    let mut at = start + 1;
    let mut noun = !items[start].has(Class::DET.or(Class::POSS));
    while at < items.len() && at - start < LONGEST {
        let item = items[at];
        let before = items[at - 1];
        let next_capital = items.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
        let goes_on = match item.kind {
            ItemKind::Word => {
                let word = outline.word(at);
                if outline.german && is_surname(outline, at) {
                    noun = true;
                    true
                } else if item.capital && item.has(Class::TIME) && times_have_capitals(outline) {
                    !noun
                } else if outline.german && determined && before.has(Class::TIME) && !item.has(Class::FUNCTION) {
                    // "die 19 Jahre alte Schwimmerin"
                    true
                } else if item.capital
                    && (!item.has(Class::DET.or(Class::CONJ).or(Class::SUBJECT).or(Class::REL))
                        || (joins_name(before) && next_capital))
                {
                    noun = true;
                    true
                } else if next_capital && noun && (names_somebody(word) || joins_organisation(outline, start..at)) {
                    true
                } else if item.has(Class::CUE) {
                    let as_noun = item.has(Class::NOUNISH) && !noun;
                    noun |= as_noun;
                    as_noun
                } else if item.has(Class::TITLE.or(Class::ROLE).or(Class::GROUP)) && !item.has(Class::FUNCTION) {
                    noun = true;
                    true
                } else if item.has(Class::CONNECTOR)
                    && !item.capital
                    && (before.capital || before.has(Class::CONNECTOR))
                    && !before.possessive
                    && (!outline.german || joins_german_name(outline, at))
                {
                    next_capital || (matches!(word, "de" | "of" | "von" | "van") && connector_pair(outline, at + 1))
                } else if item.has(Class::CONJ) && before.is_sign('-') || is_in_chief(outline, at) {
                    true
                } else if item.has(Class::FUNCTION) {
                    !noun && item.has(Class::ADV.or(Class::DET).or(Class::POSS))
                } else if (before.capital || before.kind == ItemKind::Number && noun)
                    && !before.possessive
                    && !(determined && at == start + 1)
                {
                    leads_to_role(outline, at)
                } else if determined || before.possessive {
                    let verb_like =
                        noun && !before.has(Class::DET) && word.ends_with("ed") && !leads_to_role(outline, at);
                    noun = true;
                    !verb_like
                } else {
                    leads_to_role(outline, at)
                }
            }
            ItemKind::Number => {
                let goes_on = !noun && determined;
                // "der 86-Jährige dem Sender": a noun, as it has letters.
                noun |= outline.german && outline.word(at).ends_with(char::is_alphabetic);
                goes_on
            }
            ItemKind::Sign('.') => {
                next_capital
                    && (before.has(Class::ABBR) || outline.word(at - 1).chars().count() == 1)
                    && before.end == item.start
            }
            // "the Sheriffs' Association"
            ItemKind::Sign('\'' | '’' | '‘') => {
                next_capital && before.capital && before.end == item.start && outline.word(at - 1).ends_with('s')
            }
            // "der Klima- und Energieexperte"
            ItemKind::Sign('-') if outline.german && before.capital && before.end == item.start && !next_capital => {
                let is_capital = |at: usize| items.get(at).is_some_and(|next| next.is_word() && next.capital);
                items.get(at + 1).is_some_and(|next| next.is_word() && next.has(Class::CONJ)) && is_capital(at + 2)
            }
            ItemKind::Sign('&' | '-' | '/') => next_capital && before.capital && item.end - item.start == 1,
            ItemKind::Quote(_) => next_capital && before.capital && item.end - item.start < 30,
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    // A connector or sign never ends a phrase, but the stop of "Jr." does.
    let holds = |item: Item| match item.kind {
        ItemKind::Word => item.capital || !item.has(Class::CONNECTOR),
        ItemKind::Number => true,
        _ => false,
    };
    // "a bank official sharply criticised": nor does an adverb.
    let trails = |at: usize| !holds(items[at - 1]) || outline.english() && determined && is_adverb(outline, at - 1);
    while at > start + 1 && trails(at) {
        at -= 1;
    }
    at
}

/// Elsewhere a capital makes "Paulo Dias" a name, not days.
pub fn times_have_capitals(outline: &Outline<'_>) -> bool {
    outline.english() || outline.german
}

/// "juge en chef"
fn is_in_chief(outline: &Outline<'_>, at: usize) -> bool {
    let next = outline.items.get(at + 1).is_some_and(Item::is_word);
    next && outline.word(at) == "en" && outline.word(at + 1) == "chef" && outline.items[at - 1].has(Class::ROLE)
}

/// By its ending; the nouns that have it too are few.
fn is_adverb(outline: &Outline<'_>, at: usize) -> bool {
    const NOUNS: [&str; 9] =
        ["family", "ally", "assembly", "supply", "monopoly", "bully", "rally", "anomaly", "subfamily"];
    let (item, word) = (outline.items[at], outline.word(at));
    item.is_word() && !item.capital && word.ends_with("ly") && !NOUNS.contains(&word)
}

/// "a woman named Ida Brook": what stands before is what she is.
pub fn names_somebody(word: &str) -> bool {
    matches!(word, "named" | "namens" | "llamado" | "llamada" | "chamado" | "chamada" | "genaamd")
}

/// "the Department of Health and Human Services": an organisation that is of several things.
fn joins_organisation(outline: &Outline<'_>, phrase: Range<usize>) -> bool {
    let items = &outline.items;
    let thing = phrase.clone().find(|at| items[*at].has(Class::NONPERSON)).unwrap_or(phrase.end);
    matches!(outline.word(phrase.end), "and" | "und" | "et" | "y" | "e")
        && items[phrase.end - 1].capital
        && items[thing..phrase.end].iter().any(|item| !item.capital && item.has(Class::CONNECTOR))
}

/// "Paul de La Tour": a small word of names, after which an article with a capital belongs to the name.
pub fn joins_name(before: Item) -> bool {
    before.is_word() && !before.capital && before.has(Class::CONNECTOR)
}

/// "Olga Winter", "Jochen Weil": in German a surname may look like a month or a small word. With a capital
/// amid a sentence it is a name, a time only after no first name.
pub fn is_surname(outline: &Outline<'_>, at: usize) -> bool {
    let (item, before) = (outline.items[at], outline.items[at - 1]);
    let small = Class::CONJ.or(Class::ADV).or(Class::PREP);
    let pronoun = Class::SUBJECT.or(Class::OBJECT).or(Class::POSS).or(Class::DET).or(Class::REL);
    item.is_word()
        && item.capital
        && before.is_word()
        && before.capital
        && (item.has(small) && !item.has(pronoun) && !before.has(Class::FUNCTION)
            || item.has(Class::TIME) && before.has(Class::MALE.or(Class::FEMALE)))
}

/// "Ursula von der Leyen", but not "Tausch von Helga Schmid": in German every noun has a capital, so only a
/// first name or another small word of names goes before one.
fn joins_german_name(outline: &Outline<'_>, at: usize) -> bool {
    let before = outline.items[at - 1];
    let calls = Class::TITLE.or(Class::ROLE);
    let first_name = before.has(Class::MALE.or(Class::FEMALE)) && !before.has(calls);
    // "Finanzsenator Lothar von Behrens"
    let titled = outline.word(at) == "von" && at > 1 && outline.items[at - 2].has(calls) && !before.has(calls);
    first_name || titled || (before.has(Class::CONNECTOR) && !before.capital)
}

/// "van der Berg", "of the North": a connector followed by another before the capital.
fn connector_pair(outline: &Outline<'_>, at: usize) -> bool {
    at + 1 < outline.items.len()
        && outline.items[at].is_word()
        && outline.items[at].has(Class::CONNECTOR)
        && !outline.items[at].capital
        && outline.items[at + 1].is_word()
        && outline.items[at + 1].capital
}

/// Whether lower-case words from here lead to what a person is: "presidential candidate".
fn leads_to_role(outline: &Outline<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    for (offset, item) in outline.items[at..].iter().take(REACH).enumerate() {
        if !item.is_word() || item.capital || item.has(Class::FUNCTION) {
            return false;
        }
        if item.has(Class::ROLE.or(Class::GROUP)) {
            return true;
        }
        if item.has(Class::CUE) || (outline.english() && outline.word(at + offset).ends_with("ed")) {
            return false;
        }
    }
    false
}
