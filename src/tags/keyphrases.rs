//! Keyphrases: what a story is about, in its own words, for pages whose publisher gives no tags.
//!
//! Names are runs of capitalised words inside sentences; topics are nouns and pairs of words that come
//! back. Each is weighed by how often, how early and whether the headline says it.

use std::collections::HashMap;

use super::Tag;
use crate::article::Article;
use crate::quotes::lexicon::{Class, Lexicon};
use crate::quotes::tokens::{self, Token};

/// Bytes of a body that are read: more than the longest stories have, and a bound on what a page made to
/// be slow can cost.
const REACH: usize = 100_000;

/// The longest phrase, in words.
const LONGEST: usize = 4;

#[derive(Debug)]
struct Phrase {
    display: String,
    words: Vec<String>,
    count: f32,
    /// Of these, not inside a longer name.
    alone: f32,
    first: usize,
    last: usize,
    name: bool,
    headline: bool,
    dek: bool,
}

/// The best `limit` phrases, best first; no fragment of a better one.
#[must_use]
pub fn keyphrases(article: &Article, limit: usize) -> Vec<Tag> {
    choose(candidates(article), limit)
}

fn all(article: &Article) -> (HashMap<String, Phrase>, usize) {
    let body = &article.body.text;
    let body = &body[..body.floor_char_boundary(REACH)];
    let lexicon = Lexicon::of(article.language.as_deref(), body);
    let mut phrases: HashMap<String, Phrase> = HashMap::new();
    let mut place = 0;
    let parts =
        [(article.headline.as_deref(), true, false), (article.dek.as_deref(), false, true), (Some(body), false, false)];
    for (text, headline, dek) in parts {
        let Some(text) = text else { continue };
        let mut cut = Vec::with_capacity(text.len() / 5);
        tokens::cut(text, 0..text.len(), lexicon, &mut cut);
        gather(text, &cut, lexicon, &mut place, &mut phrases, headline, dek);
    }
    (phrases, place)
}

fn gather(
    text: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    place: &mut usize,
    phrases: &mut HashMap<String, Phrase>,
    headline: bool,
    dek: bool,
) {
    let german = lexicon.language == "de";
    let title_case = headline && is_title_case(text, tokens);
    let mut at = 0;
    while at < tokens.len() {
        *place += 1;
        let token = tokens[at];
        if !token.is_word() || token.class.any(Class::FUNCTION.or(Class::TIME)) {
            at += 1;
            continue;
        }
        let met = Met { place: *place, headline, dek, alone: true };
        let starts = at == 0
            || !matches!(
                tokens[at - 1].kind,
                tokens::Kind::Word | tokens::Kind::Number | tokens::Kind::Sign(',' | '-' | '(' | '&')
            );
        if token.capital {
            let end = name_end(text, tokens, at, german);
            let words = end - at;
            let sure = !starts || words > 1;
            if !title_case && words <= LONGEST {
                let span = token.start..bare_end(text, &tokens[end - 1]);
                add(phrases, &text[span], !german || words > 1, if sure { 1.0 } else { 0.6 }, met);
                for part in tokens[at..end].iter().filter(|part| words > 1 && part.capital) {
                    let span = part.start..bare_end(text, part);
                    add(phrases, &text[span], !german, 1.0, Met { alone: false, ..met });
                }
            } else if title_case && words == 1 {
                add(phrases, &text[token.start..bare_end(text, &token)], false, 0.3, met);
            }
            at = end.max(at + 1);
            continue;
        }
        let plain = !text[token.span()].contains(['\'', '’']);
        if !german && plain && !token.class.any(Class::CUE.or(Class::ABBR)) && text[token.span()].chars().count() > 3 {
            add(phrases, &text[token.start..bare_end(text, &token)], false, 1.0, met);
            if let Some(next) = tokens.get(at + 1).filter(|next| {
                next.is_word() && !next.capital && !next.class.any(Class::FUNCTION.or(Class::CUE).or(Class::TIME))
            }) {
                add(phrases, &text[token.start..bare_end(text, next)], false, 1.0, met);
            }
        }
        at += 1;
    }
}

/// Headlines in which every word has a capital tell no names.
fn is_title_case(text: &str, tokens: &[Token]) -> bool {
    let words: Vec<_> = tokens.iter().filter(|token| token.is_word() && text[token.span()].len() > 3).collect();
    words.iter().filter(|token| token.capital).count() * 4 >= words.len() * 3
}

fn name_end(text: &str, tokens: &[Token], start: usize, german: bool) -> usize {
    let mut end = start + 1;
    while end < tokens.len() && end - start < LONGEST + 1 && !tokens[end - 1].possessive {
        let token = tokens[end];
        let joined = token.capital && token.is_word() && !token.class.any(Class::FUNCTION.or(Class::TIME));
        let connects =
            matches!(&text[token.span()], "of" | "de" | "der" | "van" | "von" | "del" | "la" | "the" | "for" | "&")
                && tokens.get(end + 1).is_some_and(|next| next.capital && next.is_word())
                && !german;
        let whole = text[tokens[end - 1].end..token.start].chars().all(|c| c == ' ' || c == '\u{a0}');
        if !whole || !(joined || connects) {
            break;
        }
        end += 1;
    }
    while end > start + 1 && !tokens[end - 1].capital {
        end -= 1;
    }
    end
}

fn bare_end(text: &str, token: &Token) -> usize {
    if token.possessive {
        let word = &text[token.span()];
        token.end - if word.ends_with("’s") { "’s".len() } else { "'s".len() }
    } else {
        token.end
    }
}

/// Where a phrase was met.
#[derive(Debug, Clone, Copy)]
struct Met {
    place: usize,
    headline: bool,
    dek: bool,
    /// Not inside a longer name.
    alone: bool,
}

fn add(phrases: &mut HashMap<String, Phrase>, display: &str, name: bool, worth: f32, met: Met) {
    let Met { place, headline, dek, alone } = met;
    let key = display.to_lowercase();
    let phrase = phrases.entry(key).or_insert_with_key(|key| Phrase {
        display: display.to_owned(),
        words: key.split_whitespace().map(str::to_owned).collect(),
        count: 0.0,
        alone: 0.0,
        first: place,
        last: place,
        name,
        headline: false,
        dek: false,
    });
    phrase.count += worth;
    if alone {
        phrase.alone += worth;
    }
    phrase.last = place;
    phrase.headline |= headline;
    phrase.dek |= dek;
}

/// What speaks for a phrase; the columns of [`WEIGHTS`].
pub(crate) const FEATURES: usize = 15;

/// How much each of a phrase's features is worth, and why.
pub(crate) const WEIGHTS: [(&str, f32); FEATURES] = [
    ("how often it is said", 1.0),
    ("how late it is first said", -1.1),
    ("said in the headline", 0.4),
    ("said in the dek", 0.8),
    ("a name of one word", 0.2),
    ("a name of two words", 1.2),
    ("a longer name", -0.3),
    ("a topic of one word", -0.8),
    ("a topic of two words", -0.3),
    ("an acronym", 0.0),
    ("said only once", -0.7),
    ("said all over the text", 0.7),
    ("holds a digit", -0.0),
    ("only part of longer names", -0.7),
    ("short", -0.0),
];

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn features(phrase: &Phrase, places: usize) -> [f32; FEATURES] {
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let words = phrase.words.len();
    let letters = phrase.display.chars().count();
    let acronym = words == 1 && letters > 1 && phrase.display.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let places = places.max(1) as f32;
    [
        (1.0 + phrase.count).ln(),
        phrase.first as f32 / places,
        flag(phrase.headline),
        flag(phrase.dek),
        flag(phrase.name && words == 1),
        flag(phrase.name && words == 2),
        flag(phrase.name && words > 2),
        flag(!phrase.name && words == 1),
        flag(!phrase.name && words > 1),
        flag(acronym),
        flag(phrase.count < 1.5),
        (phrase.last - phrase.first) as f32 / places,
        flag(phrase.display.chars().any(|c| c.is_ascii_digit())),
        1.0 - phrase.alone / phrase.count.max(0.1),
        flag(letters < 4),
    ]
}

/// A surname or first name alone counts for the one full name that holds it.
fn join_names(phrases: &mut HashMap<String, Phrase>) {
    let mut full: HashMap<String, Vec<String>> = HashMap::new();
    for (key, phrase) in phrases.iter().filter(|(_, phrase)| phrase.name && phrase.words.len() == 2) {
        for word in &phrase.words {
            full.entry(word.clone()).or_default().push(key.clone());
        }
    }
    for (word, names) in full {
        let [name] = names.as_slice() else { continue };
        let Some(alone) = phrases.get(&word).filter(|alone| alone.name && alone.alone < 8.0) else { continue };
        let (count, last, headline, dek) = (alone.alone, alone.last, alone.headline, alone.dek);
        if let Some(phrase) = phrases.get_mut(name) {
            phrase.count += count;
            phrase.last = phrase.last.max(last);
            phrase.headline |= headline;
            phrase.dek |= dek;
        }
    }
}

/// Every phrase with its features, for choosing.
pub(crate) fn candidates(article: &Article) -> Vec<(String, [f32; FEATURES])> {
    let (mut phrases, places) = all(article);
    join_names(&mut phrases);
    let mut found: Vec<(usize, String, [f32; FEATURES])> = phrases
        .into_values()
        .filter(|phrase| phrase.name || phrase.count >= 2.0 || phrase.headline)
        .map(|phrase| (phrase.first, features(&phrase, places), phrase))
        .map(|(first, features, phrase)| (first, phrase.display, features))
        .collect();
    found.sort_by(|left, right| left.0.cmp(&right.0).then_with(|| left.1.cmp(&right.1)));
    found.into_iter().map(|(_, display, features)| (display, features)).collect()
}

fn choose(candidates: Vec<(String, [f32; FEATURES])>, limit: usize) -> Vec<Tag> {
    let weigh = |features: &[f32; FEATURES]| -> f32 {
        features.iter().zip(WEIGHTS).map(|(feature, (_, weight))| feature * weight).sum()
    };
    let mut ranked: Vec<(f32, String)> =
        candidates.into_iter().map(|(display, features)| (weigh(&features), display)).collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
    let mut chosen: Vec<(Tag, Vec<String>)> = Vec::new();
    for (_, display) in ranked {
        if chosen.len() >= limit {
            break;
        }
        let Some(tag) = Tag::new(&display) else { continue };
        let words: Vec<String> = display.split_whitespace().map(str::to_lowercase).collect();
        let overlaps = chosen.iter().any(|(known, others)| {
            known.key == tag.key
                || words.iter().all(|word| others.contains(word))
                || others.iter().all(|word| words.contains(word))
        });
        if !overlaps && tag.key.chars().count() > 1 {
            chosen.push((tag, words));
        }
    }
    chosen.into_iter().map(|(tag, _)| tag).collect()
}
