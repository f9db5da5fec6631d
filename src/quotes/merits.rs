//! What makes a quotation worth showing for a whole story: a short linear score, one weight a merit.

use std::ops::Range;

use super::lexicon::Class;
use super::tokens::Token;
use super::vocabulary::Word;
use super::words::Words;
use super::{Speaker, outline};
use crate::article::letters::is_cjk;

/// A key quote has at least so many words (a Chinese or Japanese one has no spaces to count by).
const FEWEST_WORDS: usize = 4;

/// The merits of a passage in the order of [`WEIGHTS`].
pub(crate) type Merits = [f32; WEIGHTS.len()];

pub fn worth(merits: &Merits) -> f32 {
    merits.iter().zip(WEIGHTS).map(|(merit, (_, weight))| merit * weight).sum()
}

/// What passages are compared with: the headline and the story's frequent words.
pub(crate) struct Context<'a> {
    words: &'a Words<'a>,
    headline: Vec<Word>,
    /// Those words of the lists below that the story uses.
    you: Vec<Word>,
    negations: Vec<Word>,
    contrasts: Vec<Word>,
    leans: Vec<Word>,
}

impl<'a> Context<'a> {
    pub fn new(words: &'a Words<'a>) -> Self {
        let headline = words.headline.iter().filter(|token| token.is_word()).map(|token| token.word).collect();
        let known = |list: &[&str]| list.iter().filter_map(|word| words.vocabulary.known_lower(word)).collect();
        Self {
            words,
            headline,
            you: known(&YOU),
            negations: known(&NEGATIONS),
            contrasts: known(&CONTRASTS),
            leans: known(&LEANS),
        }
    }
}

/// Who says it and where it stands: the merits that its words alone do not have.
pub(crate) fn of_place(merits: &mut Merits, speaker: Option<&Speaker>, index: usize, count: usize, first: bool) {
    let shown = speaker.and_then(Speaker::shown);
    merits[0] = flag(shown.is_some());
    merits[1] = flag(shown.is_some_and(is_named));
    merits[2] = share(index, count);
    merits[3] = flag(first);
}

fn is_named(name: &str) -> bool {
    name.contains(' ') && name.chars().next().is_some_and(char::is_uppercase) || name.chars().any(is_cjk)
}

fn flag(yes: bool) -> f32 {
    if yes { 1.0 } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// What a passage of the body is worth by its words alone; `None` when it is too short.
pub(crate) fn of_words(context: &Context<'_>, span: &Range<usize>) -> Option<Merits> {
    let all = context.words;
    let words = &all.text[span.clone()];
    let cut = all.within(span);
    let own: Vec<&Token> = cut.iter().filter(|token| token.is_word()).collect();
    let cjk = words.chars().filter(|c| is_cjk(*c)).count();
    let count = if cjk > 0 { cjk / 2 } else { own.len() };
    if count < FEWEST_WORDS {
        return None;
    }
    let text = |token: &Token| all.vocabulary.text(token.word);
    let meaning: Vec<Word> = own.iter().filter(|token| all.has_meaning(token)).map(|token| token.word).collect();
    let shared = meaning.iter().filter(|word| context.headline.contains(word)).count();
    let letters = own.iter().map(|token| text(token).chars().count()).sum::<usize>();
    let leans = own.first().is_some_and(|token| {
        token.class.any(Class::CONJ)
            || context.leans.contains(&token.word)
            || token.class.any(Class::HE.or(Class::SHE).or(Class::THEY))
    });
    let any = |list: &[Word]| own.iter().any(|token| list.contains(&token.word));
    let mut merits = [0.0; WEIGHTS.len()];
    merits[4] = flag(cjk > 0 || cut.first().is_some_and(|token| token.capital || !token.is_word()));
    merits[5] = flag(outline::ends_sentence(words.trim_end()) || words.trim_end().ends_with([',', '，', '、']));
    merits[6] = share(shared.min(4), 1);
    merits[7] = share(shared, meaning.len());
    merits[8] = share(longest_run(&own, &context.headline).min(6), 1);
    merits[9] = flag(count < 8);
    merits[10] = flag(count > 35);
    merits[11] = flag(own.iter().any(|token| token.class.any(Class::ONESELF)) || any(&context.you));
    merits[12] = flag(any(&context.negations) || own.iter().any(|token| text(token).ends_with("n't")));
    merits[13] = flag(any(&context.contrasts));
    merits[14] = share(letters, own.len()) - 4.5;
    merits[15] = share(meaning.iter().filter(|word| all.count(**word) >= OFTEN).count(), meaning.len());
    merits[16] = flag(words.chars().any(|c| c.is_ascii_digit()));
    merits[17] = flag(leans);
    merits[18] = flag(words.contains(['?', '？']));
    Some(merits)
}

/// A word that the story says so many times is one of its frequent words.
const OFTEN: u32 = 3;

/// What each merit is worth. Behind it: without it, how many of 68 stories whose headline quotes somebody get
/// that quotation (52 with all), and how often a sentence that an editor pulled stands above another of its
/// paragraph (.788 with all; the weights were not fitted to these).
pub(crate) const WEIGHTS: [(&str, f32); 19] = [
    ("has a speaker who may be shown", 1.0),             // 53, .788
    ("its speaker is named", 1.0),                       // 53, .788
    ("how late it stands", -0.8),                        // 53, .788
    ("opens its quotation", 0.5),                        // 53, .796
    ("opens as a sentence does", 1.0),                   // 53, .788
    ("ends as a sentence does", 0.3),                    // 52, .795
    ("content words that the headline has", 0.8),        // 55, .788
    ("their share", 1.6),                                // 52, .788
    ("longest run of words that the headline has", 0.9), // 49, .788
    ("under 8 words", -0.3),                             // 54, .788
    ("over 35 words", -0.5),                             // 52, .788
    ("first or second person", 0.3),                     // 53, .788
    ("negation", 0.3),                                   // 54, .770
    ("contrast", 0.5),                                   // 54, .719
    ("length of its words", -0.2),                       // 53, .765
    ("words that the story repeats", 0.6),               // 50, .799
    ("holds a digit", -0.5),                             // 53, .780
    ("leans on what came before", -0.7),                 // 53, .769
    ("a question", -0.5),                                // 53, .766
];

const YOU: [&str; 12] = ["you", "your", "du", "dir", "dich", "vous", "votre", "usted", "tú", "voi", "você", "jij"];
const NEGATIONS: [&str; 26] = [
    "not", "no", "never", "nobody", "nothing", "none", "nicht", "kein", "keine", "nie", "niemand", "nichts", "ne",
    "pas", "jamais", "rien", "nunca", "nada", "nadie", "non", "mai", "niente", "não", "niet", "geen", "nooit",
];
const CONTRASTS: [&str; 20] = [
    "but", "than", "instead", "yet", "although", "while", "aber", "sondern", "doch", "als", "mais", "pourtant", "pero",
    "sino", "ma", "però", "mas", "maar", "only", "even",
];
/// Openings that need what came before.
const LEANS: [&str; 20] = [
    "it", "that", "this", "these", "those", "so", "then", "also", "he", "she", "they", "das", "dies", "ça", "cela",
    "eso", "esto", "there", "because", "which",
];

/// The longest row of words that stands in the headline as it does here.
fn longest_run(own: &[&Token], headline: &[Word]) -> usize {
    const FAR: usize = 200;
    let mut longest = 0;
    for start in 0..own.len().min(FAR) {
        for place in 0..headline.len().min(FAR) {
            let pairs = own[start..].iter().zip(&headline[place..]);
            longest = longest.max(pairs.take_while(|(left, right)| left.word == **right).count());
        }
    }
    longest
}
