//! A summary of a story without a dek: one to three of its own sentences, in its own order.
//!
//! The opening is hard to beat in news, so sentences near it are weighed. The weights are a regression of
//! how many words a sentence shares with the dek that an editor wrote. On 125 pages whose deks were held
//! back the first two sentences share .214 of their words with it (ROUGE-1, F), these .22; the best that
//! any two of the first ten could is .35, as an editor does not repeat the text. Counted as is usual (Porter's
//! stems, letters a to z and digits) these are .227, .235 and .36.

use std::ops::Range;

use super::lexicon::Class;
use super::tokens::{Kind, Token};
use super::words::Words;
use super::{dateline, sentences, vocabulary};
use crate::article::BlockKind;

/// Sentences that are looked at.
const OPENING: usize = 10;
const MOST: usize = 3;
/// In bytes: shorter ones are labels.
const SHORTEST: usize = 30;
/// In characters: as much as a card shows well.
const LONGEST: usize = 400;
/// Bytes of one paragraph that are read.
const REACH: usize = 20_000;
/// So many words need no further sentence, and a further one makes no more than this.
const ENOUGH: usize = 22;
const MOST_WORDS: usize = 60;
/// A further sentence is worth at least this part of the best.
const NEARLY_AS_GOOD: f32 = 0.4;

/// What a sentence is worth for each thing that can be said of it.
const EARLY: f32 = 1.5;
const OF_HEADLINE: f32 = 1.7;
const OF_STORY: f32 = 0.3;
const LENGTH: f32 = 0.7;
const SHORT: f32 = -0.2;
const LONG: f32 = -0.3;
const QUOTES: f32 = -0.1;

struct Sentence {
    span: Range<usize>,
    words: usize,
    stems: Vec<Stem>,
    quotes: bool,
}

pub fn choose(words: &Words<'_>) -> Vec<Range<usize>> {
    let opening = opening(words);
    let headline = stems(words, &words.headline);
    let mut all: Vec<Stem> = opening.iter().flat_map(|sentence| &sentence.stems).copied().collect();
    all.sort_unstable();
    let rate = |(order, sentence)| (worth(sentence, order, &headline, &all), sentence);
    let mut rated: Vec<(f32, &Sentence)> = opening.iter().enumerate().map(rate).collect();
    rated.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.span.start.cmp(&right.1.span.start)));
    let best = rated.first().map_or(0.0, |(worth, _)| *worth);
    let (mut chosen, mut count, mut characters): (Vec<Range<usize>>, _, _) = (Vec::new(), 0, 0);
    for (worth, sentence) in rated {
        let own = words.text[sentence.span.clone()].chars().count();
        let fits = chosen.len() < MOST
            && count < ENOUGH
            && count + sentence.words <= MOST_WORDS
            && characters + own <= LONGEST
            && worth > best * NEARLY_AS_GOOD;
        if chosen.is_empty() || fits {
            count += sentence.words;
            characters += own;
            chosen.push(sentence.span.clone());
        }
    }
    chosen.sort_by_key(|sentence| sentence.start);
    chosen
}

/// The first sentences of the story's paragraphs.
fn opening(words: &Words<'_>) -> Vec<Sentence> {
    let text = words.text;
    let mut opening: Vec<Sentence> = Vec::with_capacity(OPENING);
    for paragraph in words.paragraphs.iter().filter(|paragraph| paragraph.kind == BlockKind::Paragraph) {
        // A bound on what one endless paragraph can cost.
        let span = paragraph.span.start..paragraph.span.end.min(text.floor_char_boundary(paragraph.span.start + REACH));
        for sentence in sentences::cut(text, span.clone(), words.within(&span), words.lexicon) {
            if opening.len() == OPENING {
                return opening;
            }
            let sentence = if sentence.start == span.start {
                dateline::without(text, sentence.clone(), words.within(&sentence))
            } else {
                sentence
            };
            if sentence.len() < SHORTEST || text[sentence.clone()].chars().nth(LONGEST).is_some() {
                continue;
            }
            let tokens = words.within(&sentence);
            opening.push(Sentence {
                words: tokens.iter().filter(|token| token.is_word()).count(),
                stems: stems(words, tokens),
                quotes: tokens.iter().any(|token| matches!(token.kind, Kind::Sign('“' | '”' | '„' | '"' | '«' | '»'))),
                span: sentence,
            });
        }
    }
    opening
}

/// `all` are the stems of all sentences, each as often as it comes, in order.
fn worth(sentence: &Sentence, order: usize, headline: &[Stem], all: &[Stem]) -> f32 {
    const USUAL: f32 = 20.0;
    const SHORT_WORDS: usize = 8;
    const LONG_WORDS: usize = 35;
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let shared = headline.iter().filter(|stem| sentence.stems.binary_search(stem).is_ok()).count();
    let in_others = |stem: &Stem| {
        let from = all.partition_point(|other| other < stem);
        all[from..].iter().take_while(|other| *other == stem).count() - 1
    };
    let repeated: usize = sentence.stems.iter().map(in_others).sum();
    EARLY * share(1, order + 1)
        + OF_HEADLINE * share(shared, headline.len())
        + OF_STORY * share(repeated, sentence.stems.len()).min(2.0)
        + LENGTH * (share(sentence.words, 1) / USUAL).min(2.0)
        + SHORT * flag(sentence.words < SHORT_WORDS)
        + LONG * flag(sentence.words > LONG_WORDS)
        + QUOTES * flag(sentence.quotes)
}

/// The first letters of a word, as a number.
type Stem = u64;

/// The stems of the words that mean something, each once.
fn stems(words: &Words<'_>, tokens: &[Token]) -> Vec<Stem> {
    const LETTERS: usize = 5;
    let meaning = tokens.iter().filter(|token| words.has_meaning(token) && !token.class.any(Class::TIME));
    let mut stems: Vec<Stem> = meaning
        .map(|token| {
            let word = words.vocabulary.text(token.word);
            let end = word.char_indices().nth(LETTERS).map_or(word.len(), |(end, _)| end);
            vocabulary::hash(&word.as_bytes()[..end])
        })
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
