//! Keyphrases: what a story is about, in its own words, for pages whose publisher gives no tags.
//!
//! Phrases are gathered in `phrases`: names are runs of capitalised words, topics are nouns and rows of
//! words that come back. Here each is weighed by how often, how early and where it is said, and the best
//! are chosen so that no word stands twice.

use super::Tag;
use super::names::stem;
use super::phrase::Phrase;
use super::phrases::Phrases;
use crate::quotes::Words;

/// The best `limit` phrases, best first; no fragment of a better one.
#[must_use]
pub fn keyphrases(words: &Words<'_>, limit: usize) -> Vec<Tag> {
    if words.tokens.is_empty() {
        return Vec::new();
    }
    let phrases = Phrases::of(words);
    let column = usize::from(words.lexicon.language == "de");
    let mut ranked: Vec<(f32, &Phrase)> =
        phrases.all.iter().map(|phrase| (worth(&features(phrase, words), column), phrase)).collect();
    ranked.sort_unstable_by(|left, right| right.0.total_cmp(&left.0).then(left.1.first.cmp(&right.1.first)));
    let mut chosen: Vec<(Tag, Vec<&str>)> = Vec::new();
    for (_, phrase) in ranked {
        if chosen.len() >= limit {
            break;
        }
        let Some(tag) = Tag::new(phrases.display(phrase)) else { continue };
        let stems: Vec<&str> = phrase.words().iter().map(|word| stem(words.vocabulary.text(*word))).collect();
        let is_part = |part: &[&str], whole: &[&str]| part.iter().all(|stem| whole.contains(stem));
        let overlaps = chosen.iter().any(|(known, others)| {
            known.key == tag.key || is_part(&stems, others) || is_part(others, &stems) || is_kin(&stems, others)
        });
        if !overlaps && tag.key.chars().nth(1).is_some() {
            chosen.push((tag, stems));
        }
    }
    chosen.into_iter().map(|(tag, _)| tag).collect()
}

/// "Pakistan" and "Pakistani": two words of one root.
pub(crate) fn is_kin(left: &[&str], right: &[&str]) -> bool {
    const SHORTEST: usize = 4;
    let ([left], [right]) = (left, right) else { return false };
    let shared = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
    shared >= SHORTEST && shared * 5 >= left.chars().count().max(right.chars().count()) * 3
}

/// How many things speak for or against a phrase.
pub(crate) const FEATURES: usize = 26;

/// What each is worth; German, which gives every noun a capital, has a column of its own.
pub(crate) const WEIGHTS: [(&str, [f32; 2]); FEATURES] = [
    ("how often it is said", [0.6, 0.7]),
    ("how late it is first said", [-0.3, -0.2]),
    ("said in the headline", [0.8, 1.0]),
    ("said in the dek", [0.6, 0.5]),
    ("a name of one word", [0.1, 0.0]),
    ("a name of two words", [1.2, 0.5]),
    ("a longer name", [0.3, -0.1]),
    ("a topic of one word", [-1.0, -0.1]),
    ("a topic of several words", [-0.5, -0.3]),
    ("an acronym", [0.2, 0.5]),
    ("said only once", [-0.4, -0.2]),
    ("said all over the text", [0.3, 0.3]),
    ("holds a digit", [0.2, 0.5]),
    ("only part of longer names", [-1.5, -0.5]),
    ("a country or city", [1.1, 1.2]),
    ("a subject that news is sorted by", [1.4, 1.2]),
    ("said in the first lines", [0.2, 0.1]),
    ("letters of a topic, over eight", [0.5, 0.3]),
    ("a person called by the last name", [-0.2, -0.1]),
    ("mostly after an article", [0.1, -0.2]),
    ("its last word stands alone more often", [0.4, 0.2]),
    ("opens sentences only", [-0.0, -0.2]),
    ("said three times or more", [0.3, 0.5]),
    ("a role or a group of people", [-0.8, -0.5]),
    ("says little by itself", [-1.2, -1.2]),
    ("ends as adjectives and verbs do", [-0.7, -0.4]),
];

fn worth(features: &[f32; FEATURES], column: usize) -> f32 {
    features.iter().zip(WEIGHTS).map(|(feature, (_, weights))| feature * weights[column]).sum()
}

/// In the order of [`WEIGHTS`].
#[expect(clippy::cast_precision_loss, reason = "small counts")]
pub(crate) fn features(phrase: &Phrase, words: &Words<'_>) -> [f32; FEATURES] {
    const FIRST_LINES: u32 = 60;
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let count = phrase.words().len();
    let topic = !phrase.name;
    let letters = phrase.letters as f32;
    let places = words.tokens.len().max(1) as f32;
    [
        (1.0 + phrase.count).ln(),
        phrase.first as f32 / places,
        flag(phrase.headline),
        flag(phrase.dek),
        flag(phrase.name && count == 1),
        flag(phrase.name && count == 2),
        flag(phrase.name && count > 2),
        flag(topic && count == 1),
        flag(topic && count > 1),
        flag(phrase.acronym),
        flag(phrase.count < 1.5),
        (phrase.last - phrase.first.min(phrase.last)) as f32 / places,
        flag(phrase.digit),
        phrase.inside / phrase.count.max(1.0),
        flag(phrase.place),
        flag(phrase.subject),
        flag(phrase.first < FIRST_LINES),
        if topic { (letters - 8.0) / 8.0 } else { 0.0 },
        flag(phrase.person),
        flag(phrase.articles * 2.0 > phrase.count),
        flag(count > 1 && phrase.last_alone > phrase.count),
        flag(phrase.opening >= phrase.count && !phrase.headline),
        flag(phrase.count >= 3.0),
        flag(phrase.people),
        flag(phrase.general),
        flag(phrase.no_noun),
    ]
}
