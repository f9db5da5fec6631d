//! Mentions: the phrases of the writer's text that can stand for somebody. Which verb each is the
//! subject of is found in `cues`, who it is in `resolve`.

use std::ops::Range;

use super::lexicon::Class;
use super::names::name_in;
use super::outline::{Item, ItemKind, Outline};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    Pronoun,
    /// Holds a name.
    Name,
    /// "the mayor", "a spokesman", "police".
    Noun,
}

#[derive(Debug, Clone)]
pub struct Mention {
    pub kind: MentionKind,
    /// Items of the whole phrase.
    pub items: Range<usize>,
    /// Items of its name; empty without one.
    pub name: Range<usize>,
    /// A preposition stands before it.
    pub after_preposition: bool,
    /// Its form is of an object: "dem Sender".
    pub object: bool,
}

impl Mention {
    /// Bytes of what is shown as the mention: the name where there is one, else the phrase.
    pub fn span(&self, outline: &Outline<'_>) -> Range<usize> {
        let shown = if self.name.is_empty() { &self.items } else { &self.name };
        let last = outline.items[shown.end - 1];
        let end = if last.possessive {
            last.end - super::tokens::possessive_length(&outline.text[last.start..last.end])
        } else {
            last.end
        };
        outline.items[shown.start].start..end
    }
}

/// The longest phrase, in items.
const LONGEST: usize = 14;

/// All mentions in order.
pub fn find(outline: &Outline<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < outline.items.len() {
        if let Some(mention) = starting_at(outline, at) {
            at = mention.items.end;
            mentions.push(mention);
        } else {
            at += 1;
        }
    }
    mentions
}

fn starting_at(outline: &Outline<'_>, at: usize) -> Option<Mention> {
    let item = outline.items[at];
    if !item.is_word() {
        return None;
    }
    // Most words are none that a phrase starts with.
    let opens = Class::SUBJECT.or(Class::DET).or(Class::POSS).or(Class::TITLE).or(Class::ROLE).or(Class::GROUP);
    if !item.capital && !item.has(opens) {
        return None;
    }
    let german = outline.german;
    let pronoun = item.has(Class::SUBJECT) && !(item.has(Class::DET) && next_is_noun(outline, at + 1));
    let after_preposition = at > 0 && outline.items[at - 1].has(Class::PREP) && outline.items[at - 1].is_word();
    if pronoun && !(german && item.has(Class::POSS) && next_is_noun(outline, at + 1)) {
        let after_preposition = after_preposition && item.has(Class::OBJECT);
        return Some(Mention {
            kind: MentionKind::Pronoun,
            items: at..at + 1,
            name: at..at,
            after_preposition,
            object: false,
        });
    }
    let first_in_sentence =
        at == 0 || outline.items[at - 1].sentence != item.sentence || outline.items[at - 1].is_sign('(');
    let articles = Class::DET.or(Class::POSS);
    // "said that a source": the small word opens a clause.
    let opens_clause = item.has(Class::REL.or(Class::CONJ))
        && outline.items.get(at + 1).is_some_and(|next| next.is_word() && next.has(articles));
    let determined = item.has(articles) && (!item.has(Class::OBJECT) || item.has(Class::POSS)) && !opens_clause;
    let named = item.capital
        && !item.has(Class::FUNCTION.or(Class::TIME))
        && !(first_in_sentence && opens_a_clause(outline, at));
    let noun = item.has(Class::TITLE.or(Class::ROLE).or(Class::GROUP)) && !item.has(Class::FUNCTION);
    if !(determined || named || noun) {
        return None;
    }
    let end = phrase_end(outline, at, determined);
    if determined && end == at + 1 {
        // "another said", "one of the managers said": a determiner that stands for somebody.
        let whole = if is_part_of(outline, end) { phrase_end(outline, end + 1, true) } else { end };
        let verb = |next: &Item| next.is_word() && next.has(Class::CUE.or(Class::AUX));
        let speaks = outline.items.get(whole).is_some_and(verb) && !outline.items[whole - 1].possessive
            || (at > 0 && outline.items[at - 1].has(Class::SAY));
        let stands_alone =
            speaks && !item.has(Class::POSS) && !matches!(outline.word(at), "the" | "The" | "a" | "A" | "an" | "An");
        return stands_alone.then_some(Mention {
            kind: MentionKind::Noun,
            items: at..whole,
            name: at..at,
            after_preposition,
            object: false,
        });
    }
    let name = name_in(outline, at..end);
    if name.len() == 1 && outline.english() && is_made_of_name(outline.word(name.start)) {
        return None;
    }
    let kind = if name.is_empty() { MentionKind::Noun } else { MentionKind::Name };
    let object = german && determined && is_object_form(outline.word(at));
    Some(Mention { kind, items: at..end, name, after_preposition, object })
}

/// "of the ...", behind a word for how many.
fn is_part_of(outline: &Outline<'_>, of: usize) -> bool {
    let whole = outline.items.get(of + 1).is_some_and(|next| next.is_word() && next.has(Class::DET.or(Class::POSS)));
    outline.english() && whole && outline.word(of) == "of"
}

/// German articles that no subject has: "den", "dem", "einem".
fn is_object_form(article: &str) -> bool {
    article.ends_with("em") || article.ends_with("en")
}

/// "Harbour-signed papers": has its capital from a name and is none.
fn is_made_of_name(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| last.len() > 3 && last.ends_with("ed"))
}

/// Endings of adverbs and participles, by language.
const CLAUSE_ENDINGS: [(&str, &[&str]); 5] = [
    ("en", &["ing", "ed", "ly"]),
    ("es", &["mente"]),
    ("it", &["mente"]),
    ("pt", &["mente"]),
    ("fr", &["ement", "amment", "emment"]),
];

/// Words such as "Asked" or "Posteriormente" that open a sentence with a capital and are no name.
fn opens_a_clause(outline: &Outline<'_>, at: usize) -> bool {
    let item = outline.items[at];
    let next_capital = outline.items.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    let word = outline.word(at);
    let language = outline.words.lexicon.language;
    let endings = CLAUSE_ENDINGS.iter().find(|(known, _)| *known == language).map_or(&[][..], |(_, endings)| endings);
    !next_capital && (item.has(Class::CUE) || endings.iter().any(|ending| word.ends_with(ending)))
        || (item.has(Class::CUE) && !item.has(Class::NOUNISH.or(Class::TITLE).or(Class::GROUP)))
}

fn next_is_noun(outline: &Outline<'_>, at: usize) -> bool {
    outline
        .items
        .get(at)
        .is_some_and(|item| item.is_word() && (!item.has(Class::FUNCTION.or(Class::CUE)) || item.has(Class::NOUNISH)))
}

fn phrase_end(outline: &Outline<'_>, start: usize, determined: bool) -> usize {
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
                } else if item.capital && item.has(Class::TIME) {
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
                } else if item.has(Class::FUNCTION) {
                    !noun && item.has(Class::ADV.or(Class::DET).or(Class::POSS))
                } else if before.capital && !before.possessive && !(determined && at == start + 1) {
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
            ItemKind::Number => !noun && determined,
            ItemKind::Sign('.') => {
                next_capital
                    && (before.has(Class::ABBR) || outline.word(at - 1).chars().count() == 1)
                    && before.end == item.start
            }
            // "the Sheriffs' Association"
            ItemKind::Sign('\'' | '’') => {
                next_capital && before.capital && before.end == item.start && outline.word(at - 1).ends_with('s')
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
pub(super) fn joins_name(before: Item) -> bool {
    before.is_word() && !before.capital && before.has(Class::CONNECTOR)
}

/// "Olga Winter", "Jochen Weil": in German a surname may look like a month or a small word. With a capital
/// amid a sentence it is a name, a time only after no first name.
pub(super) fn is_surname(outline: &Outline<'_>, at: usize) -> bool {
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
