//! Keyphrases: what a story is about, in its own words, for pages whose publisher gives no tags.
//!
//! Phrases are gathered in `phrases`: names are runs of capitalised words, topics are nouns and rows of
//! words that come back. Here each is weighed by how often, how early and where it is said, and the best
//! are chosen so that no word stands twice.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Tag;
use super::eastern;
use super::forms::stem;
use super::phrase::Phrase;
use super::phrases::Phrases;
use crate::article::letters::{is_cjk, is_hiragana, is_katakana};
use crate::quotes::Words;

/// As many tags as a card shows hold no word twice; behind them "Kashmir" may stand beside
/// "Pakistan-administered Kashmir" where it is said by itself too. An acronym that was passed over for a longer
/// phrase is looked at again there.
const SHOWN: usize = 5;

/// The best `limit` phrases, best first; no fragment of a better one.
#[must_use]
pub fn keyphrases(words: &Words<'_>, limit: usize) -> Vec<Tag> {
    if words.tokens.is_empty() {
        return Vec::new();
    }
    let phrases = Phrases::of(words);
    let column = usize::from(words.lexicon.language == "de");
    let all = phrases.all.iter();
    // Few are taken of them.
    let mut ranked: BinaryHeap<Ranked<'_>> =
        all.map(|phrase| Ranked { worth: worth(&features(phrase, words), column), phrase }).collect();
    let mut chosen: Vec<Chosen<'_>> = Vec::new();
    let mut later: Vec<Ranked<'_>> = Vec::new();
    while let Some(Ranked { worth, phrase }) = ranked.pop().filter(|_| chosen.len() < limit) {
        let shown = Some(phrases.display(phrase)).filter(|shown| is_fit(shown, phrase, words.is_known_language));
        let tag = shown.and_then(Tag::new).filter(|tag| tag.key.chars().nth(1).is_some());
        let Some(tag) = tag else { continue };
        let stems = phrase.words().iter().map(|word| stem(words.vocabulary.text(*word))).collect();
        let said = phrase.name || phrase.count >= 2.0;
        let next = Chosen { tag, stems, worth, said, alone: phrase.count - phrase.inside };
        match next.meets(&chosen) {
            Meeting::Nothing => {
                chosen.push(next);
                if chosen.len() == SHOWN {
                    ranked.extend(later.drain(..));
                }
            }
            // "AI", which the text says by itself too, beside "generative AI".
            Meeting::Known if chosen.len() < SHOWN && phrase.acronym && next.alone >= 1.0 => {
                later.push(Ranked { worth, phrase });
            }
            Meeting::Known => {}
            // The place among the chosen stays the better part's.
            Meeting::Part(of) => {
                let next = Chosen { worth: chosen[of].worth, ..next };
                let mut index = 0;
                chosen.retain(|known| {
                    index += 1;
                    index <= of + 1 || !known.is_part_of(&next)
                });
                chosen[of] = next;
            }
        }
    }
    let chosen = chosen.into_iter().map(|chosen| chosen.tag);
    if eastern::is_written(words.text) { with_eastern(words, chosen, limit) } else { chosen.collect() }
}

/// The phrases of a text that is mostly in Chinese, Japanese or Korean: of those found by capitals and spaces only
/// names in other letters and in katakana count.
fn with_eastern(words: &Words<'_>, named: impl Iterator<Item = Tag>, limit: usize) -> Vec<Tag> {
    let is_other = |c: char| !is_cjk(c) || is_katakana(c);
    let mut all = eastern::phrases(words.article);
    for tag in named.filter(|tag| tag.display.chars().all(is_other)) {
        if all.iter().all(|known| !known.tag.key.contains(&tag.key)) {
            all.push(eastern::Weighed { weight: eastern::weigh(&tag.display, words.text), tag });
        }
    }
    all.sort_by_key(|weighed| std::cmp::Reverse(weighed.weight));
    all.truncate(limit);
    all.into_iter().map(|weighed| weighed.tag).collect()
}

/// Whether words can be a tag at all: no clause of a script that puts no space between words, and, where no lexicon
/// knows the language's small words, none that are as short as those are.
fn is_fit(shown: &str, phrase: &Phrase, is_known_language: bool) -> bool {
    const SIGNS: usize = 8;
    const LETTERS: usize = 16;
    const SHORT: usize = 4;
    const SHORT_IN_NAMES: usize = 2;
    // Kana are grammar and small words: "港は", "また".
    let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    let count = |of: fn(char) -> bool| shown.chars().filter(|c| of(*c)).count();
    if shown.contains(is_hiragana) || count(is_cjk) > SIGNS || count(unspaced) > LETTERS {
        return false;
    }
    if is_known_language || shown.contains(is_cjk) || phrase.acronym || phrase.place {
        return true;
    }
    let shortest = if phrase.name && phrase.words().len() > 1 { SHORT_IN_NAMES } else { SHORT };
    let edges = [shown.split_whitespace().next(), shown.split_whitespace().last()];
    edges.into_iter().flatten().all(|word| word.chars().count() >= shortest)
}

/// A phrase by its worth, of two alike the one that is said first.
struct Ranked<'a> {
    worth: f32,
    phrase: &'a Phrase,
}

impl Ord for Ranked<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.phrase.first.cmp(&self.phrase.first))
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked<'_> {}

struct Chosen<'a> {
    tag: Tag,
    stems: Vec<&'a str>,
    worth: f32,
    /// A name, or said more than once.
    said: bool,
    /// Times that it is said outside longer phrases.
    alone: f32,
}

enum Meeting {
    Nothing,
    /// The same, a part of it or of its kin is chosen.
    Known,
    /// A part of it is chosen, and it says more.
    Part(usize),
}

impl Chosen<'_> {
    fn is_part_of(&self, whole: &Self) -> bool {
        self.stems.iter().all(|stem| whole.stems.contains(stem))
    }

    fn meets(&self, chosen: &[Self]) -> Meeting {
        /// A longer phrase that is nearly as good as its part says more than that.
        const NEARLY: f32 = 1.0;
        let stands = |part: &Self, whole: &Self| {
            chosen.len() >= SHOWN && part.alone >= 1.0 && part.stems.len() < whole.stems.len()
        };
        for (index, known) in chosen.iter().enumerate() {
            if known.tag.key == self.tag.key || is_kin(&self.stems, &known.stems) {
                return Meeting::Known;
            }
            if self.is_part_of(known) {
                if !stands(self, known) {
                    return Meeting::Known;
                }
            } else if known.is_part_of(self) && !stands(known, self) {
                return if self.said && self.worth >= known.worth - NEARLY {
                    Meeting::Part(index)
                } else {
                    Meeting::Known
                };
            }
        }
        Meeting::Nothing
    }
}

/// "Pakistan" and "Pakistani": two words of one root.
pub(crate) fn is_kin(left: &[&str], right: &[&str]) -> bool {
    const SHORTEST: usize = 4;
    let ([left], [right]) = (left, right) else { return false };
    let shared = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
    shared >= SHORTEST && shared * 5 >= left.chars().count().max(right.chars().count()) * 3
}

/// How many things speak for or against a phrase.
pub(crate) const FEATURES: usize = 23;

/// What each is worth; German, which gives every noun a capital, has a column of its own. Fitted to the topics
/// that publishers name on some 330 pages. Behind it: without it, how many of 149 English and 159 German topics
/// are among the first ten (78 and 83 with all; 71 and 74 of pages whose publisher the fitting never saw).
pub(crate) const WEIGHTS: [(&str, [f32; 2]); FEATURES] = [
    ("how often it is said", [0.7, 0.8]),                  // 70, 78
    ("how late it is first said", [-0.1, 0.2]),            // 75, 82
    ("said in the headline", [1.0, 1.6]),                  // 68, 80
    ("said in the dek", [0.7, 0.7]),                       // 73, 82
    ("a name of one word", [0.0, 0.3]),                    // 77, 82
    ("a name of two words", [1.2, 0.4]),                   // 71, 82
    ("a longer name", [0.7, -0.1]),                        // 77, 83
    ("a topic of one word", [-1.1, -0.1]),                 // 71, 83
    ("a topic of several words", [-0.4, -0.7]),            // 74, 83
    ("an acronym", [0.2, 0.3]),                            // 77, 84
    ("said only once", [-0.4, -0.2]),                      // 69, 82
    ("said all over the text", [0.2, 0.4]),                // 74, 86
    ("holds a digit", [0.4, 0.8]),                         // 77, 83
    ("only part of longer names", [-1.6, -0.4]),           // 75, 82
    ("a country or city", [1.3, 1.2]),                     // 70, 77
    ("a subject that news is sorted by", [1.4, 1.5]),      // 71, 74
    ("said in the first lines", [0.2, 0.0]),               // 79, 83
    ("letters of a topic, over eight", [0.3, 0.3]),        // 76, 82
    ("mostly after an article", [-0.1, -0.2]),             // 77, 83
    ("its last word stands alone more often", [0.1, 0.2]), // 77, 83
    ("said three times or more", [0.3, 0.5]),              // 72, 84
    ("a role or a group of people", [-0.8, -0.2]),         // 76, 83
    ("says little by itself", [-1.3, -1.6]),               // 74, 82
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
        flag(phrase.articles * 2.0 > phrase.count),
        flag(count > 1 && phrase.last_alone > phrase.count),
        flag(phrase.count >= 3.0),
        flag(phrase.people),
        flag(phrase.general),
    ]
}
