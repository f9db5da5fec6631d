//! A summary of a story without a dek: a few of its own sentences, in its own order.
//!
//! The opening is hard to beat in news, so sentences near it are weighed: how early, how much of the
//! headline and of the story's frequent words they hold, and whether they can stand alone.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::Class;
use super::tokens::Token;
use super::vocabulary::Word;
use super::words::Words;
use super::{inner, sentences};
use crate::article::BlockKind;

/// Sentences that are looked at.
const OPENING: usize = 10;
const MOST: usize = 2;
/// In bytes: shorter ones are labels.
const SHORTEST: usize = 30;
/// In characters: as much as a card shows well.
const LONGEST: usize = 320;
/// Bytes of one paragraph that are read.
const REACH: usize = 20_000;
/// A first sentence of so many characters needs no second.
const ENOUGH: usize = 190;

/// What a sentence is worth.
const EARLY: f32 = 1.6;
const OF_HEADLINE: f32 = 1.2;
const OF_STORY: f32 = 0.8;
const QUOTES: f32 = -0.6;
const LEANS: f32 = -0.5;

pub fn choose(words: &Words<'_>) -> Vec<Range<usize>> {
    let text = words.text;
    let mut headline = content(words, &words.headline);
    headline.sort_unstable();
    headline.dedup();
    let mut opening: Vec<(Range<usize>, Vec<Word>, bool)> = Vec::new();
    for paragraph in words.paragraphs.iter().filter(|paragraph| paragraph.kind == BlockKind::Paragraph) {
        // A bound on what one endless paragraph can cost.
        let span = paragraph.span.start..paragraph.span.end.min(text.floor_char_boundary(paragraph.span.start + REACH));
        for sentence in sentences::cut(text, span.clone(), words.within(&span), words.lexicon) {
            if sentence.len() < SHORTEST || opening.len() == OPENING || text[sentence.clone()].chars().count() > LONGEST
            {
                continue;
            }
            let own = words.within(&sentence);
            let leans = own.first().is_some_and(|token| {
                token.class.any(Class::CONJ.or(Class::HE).or(Class::SHE).or(Class::THEY).or(Class::SUBJECT))
            });
            let own = content(words, own);
            opening.push((sentence, own, leans));
        }
        if opening.len() == OPENING {
            break;
        }
    }
    let mut counts: HashMap<Word, f32> = HashMap::new();
    for word in opening.iter().flat_map(|(_, words, _)| words) {
        *counts.entry(*word).or_default() += 1.0;
    }
    let mut rated: Vec<(f32, &Range<usize>)> = Vec::new();
    for (order, (sentence, words, leans)) in opening.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let (order, length) = (order as f32, words.len().max(1) as f32);
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let of_headline =
            words.iter().filter(|word| headline.contains(word)).count() as f32 / headline.len().max(1) as f32;
        let of_story =
            words.iter().filter_map(|word| counts.get(word)).map(|count| count - 1.0).sum::<f32>() / length;
        let quotes = inner(text, sentence) != *sentence;
        let mut worth = EARLY / (1.0 + order * 0.5) + OF_HEADLINE * of_headline + OF_STORY * of_story.min(1.5);
        worth += if quotes { QUOTES } else { 0.0 } + if *leans { LEANS } else { 0.0 };
        rated.push((worth, sentence));
    }
    rated.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.start.cmp(&right.1.start)));
    let mut chosen: Vec<Range<usize>> = Vec::new();
    let mut length = 0;
    for (_, sentence) in rated {
        let own = text[sentence.clone()].chars().count();
        if chosen.len() < MOST && (chosen.is_empty() || (length < ENOUGH && length + own <= LONGEST)) {
            length += own;
            chosen.push(sentence.clone());
        }
    }
    chosen.sort_by_key(|sentence| sentence.start);
    chosen
}

fn content(words: &Words<'_>, tokens: &[Token]) -> Vec<Word> {
    tokens.iter().filter(|token| words.has_meaning(token)).map(|token| token.word).collect()
}
