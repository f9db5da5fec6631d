//! Mentions: the phrases of the writer's text that can stand for somebody. Which verb each is the
//! subject of is found in `cues`, who it is in `resolve`.

use std::ops::Range;

use super::cues;
use super::lexicon::Class;
use super::names::name_in;
use super::outline::{Item, ItemKind, Outline};
use super::phrases::phrase_end;

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

/// All mentions in order.
pub fn find(outline: &Outline<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    // Most words are none that a phrase starts with.
    let opens = Class::SUBJECT.or(Class::DET).or(Class::POSS).or(Class::TITLE).or(Class::ROLE).or(Class::GROUP);
    let mut at = 0;
    while let Some(item) = outline.items.get(at) {
        let may_open = item.is_word() && (item.capital || item.has(opens));
        if let Some(mention) = may_open.then(|| starting_at(outline, at)).flatten() {
            at = mention.items.end;
            mentions.push(mention);
        } else {
            at += 1;
        }
    }
    mentions
}

fn starting_at(outline: &Outline<'_>, at: usize) -> Option<Mention> {
    let item = &outline.items[at];
    // "«...», juge Anne Roux": a verb there, whatever else it is.
    let is_verb = item.has(Class::CUE) && !item.capital && !outline.english();
    if is_verb && cues::touches_quote(&outline.items, at, outline.sentence_start(at)) {
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
        let word = outline.word(at);
        let stands_for_nothing = item.has(Class::POSS)
            || word.ends_with(['\'', '’'])
            || matches!(word, "the" | "The" | "a" | "A" | "an" | "An")
            || german && is_object_form(word);
        let stands_alone = speaks && !stands_for_nothing;
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
    // "Få dage senere": when, not who.
    let last = outline.items[end - 1];
    if name.is_empty() && !outline.english() && last.has(Class::TIME) && !last.has(Class::GROUP.or(Class::NONPERSON)) {
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
    outline.items.get(at).is_some_and(|item| match item.kind {
        // "den 34-årige kvinde"
        ItemKind::Number => outline.word(at).ends_with(char::is_alphabetic),
        _ => item.is_word() && (!item.has(Class::FUNCTION.or(Class::CUE)) || item.has(Class::NOUNISH)),
    })
}
