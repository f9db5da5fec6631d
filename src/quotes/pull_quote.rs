//! The key quote: the page's own pull quote where it stands in the body, else the best passage of
//! direct speech by the linear score of `merits`.

use std::ops::Range;

use super::lexicon::Class;
use super::merits::{self, Context, Merits};
use super::words::Words;
use super::{PullQuote, Quotation, QuotationKind, outline, sentences};
use crate::article::letters::is_cjk;

/// The most that a card shows of a quotation, in characters.
const LONGEST: usize = 300;

/// A passage that could be the key quote.
struct Passage<'a> {
    span: Range<usize>,
    quotation: &'a Quotation,
    /// The first passage of its quotation.
    first: bool,
}

pub fn choose(words: &Words<'_>, quotations: &[Quotation]) -> Option<PullQuote> {
    own(words, quotations).or_else(|| best(words, quotations))
}

/// A pull quote of the page itself, verbatim in the body.
fn own(words: &Words<'_>, quotations: &[Quotation]) -> Option<PullQuote> {
    let body = words.text;
    words.article.pull_quotes.iter().find_map(|text| {
        let text = text.trim().trim_matches(['“', '”', '"', '„', '«', '»', '‘', '’', '「', '」', ' ', '\u{a0}']);
        let bare = text.trim_end_matches([',', '.', '…']);
        if bare.is_empty() {
            return None;
        }
        let start = body.find(bare)?;
        let end = start + if body[start..].starts_with(text) { text.len() } else { bare.len() };
        let span = without_comma(body, start..end);
        let quotation = quotations.iter().find(|quotation| {
            quotation.pieces.iter().any(|piece| piece.start <= span.start && span.end <= piece.end)
        })?;
        if quotation.kind != QuotationKind::Speech {
            return None;
        }
        Some(cut_to_length(body, span, quotation))
    })
}

fn best(words: &Words<'_>, quotations: &[Quotation]) -> Option<PullQuote> {
    let scored =
        rate(words, quotations).into_iter().map(|(span, quotation, merits)| (merits::worth(&merits), span, quotation));
    let (_, span, quotation) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(cut_to_length(words.text, without_comma(words.text, span), quotation))
}

/// Every passage fit to stand alone, with its merits.
pub(crate) fn rate<'a>(words: &Words<'_>, quotations: &'a [Quotation]) -> Vec<(Range<usize>, &'a Quotation, Merits)> {
    let text = words.text;
    let headline = words.article.headline.as_deref().unwrap_or_default();
    let mut passages = Vec::new();
    for quotation in quotations.iter().filter(|quotation| quotation.kind == QuotationKind::Speech) {
        if repeats_headline(words, quotation.span.start, headline) || is_label(words, quotation) {
            continue;
        }
        for (index, piece) in quotation.pieces.iter().enumerate() {
            let inner = super::inner(text, piece);
            let lower =
                |piece: &Range<usize>| text[super::inner(text, piece)].chars().next().is_some_and(char::is_lowercase);
            // Half of a sentence that a speech tag interrupts.
            if lower(piece) || quotation.pieces.get(index + 1).is_some_and(lower) {
                continue;
            }
            for (order, span) in passages_of(words, inner).into_iter().enumerate() {
                passages.push(Passage { span, quotation, first: index == 0 && order == 0 });
            }
        }
    }
    let mut rated = Vec::with_capacity(passages.len());
    if passages.is_empty() {
        return rated;
    }
    let context = Context::new(words);
    let count = passages.len();
    for (index, passage) in passages.into_iter().enumerate() {
        let Some(mut merits) = merits::of_words(&context, &passage.span) else { continue };
        merits::of_place(&mut merits, passage.quotation.speaker.as_ref(), index, count, passage.first);
        rated.push((passage.span, passage.quotation, merits));
    }
    rated
}

/// What each sentence of the body is worth, whoever said it.
pub fn rate_sentences(words: &Words<'_>, quotations: &[Quotation]) -> Vec<(Range<usize>, f32)> {
    let context = Context::new(words);
    let mut rated = Vec::new();
    for paragraph in &words.paragraphs {
        let tokens = &words.tokens[paragraph.tokens.clone()];
        for span in sentences::cut(words.text, paragraph.span.clone(), tokens, words.lexicon) {
            let Some(mut merits) = merits::of_words(&context, &span) else { continue };
            let half = |piece: &Range<usize>| {
                piece.end.min(span.end).saturating_sub(piece.start.max(span.start)) * 2 > span.len()
            };
            let speech = quotations.iter().filter(|quotation| quotation.kind == QuotationKind::Speech);
            let around = speech.into_iter().find(|quotation| quotation.pieces.iter().any(half));
            let speaker = around.and_then(|quotation| quotation.speaker.as_ref());
            merits::of_place(&mut merits, speaker, 0, 1, around.is_some());
            rated.push((span, merits::worth(&merits)));
        }
    }
    rated
}

/// Words that nobody sure says and that have neither a sentence's end nor a small word of clauses: a
/// law's name, an offer's.
fn is_label(words: &Words<'_>, quotation: &Quotation) -> bool {
    let of_clauses = Class::AUX.or(Class::SUBJECT).or(Class::ONESELF);
    let said = quotation.speaker.as_ref().is_some_and(|speaker| speaker.is_sure);
    let ends = outline::ends_sentence(&quotation.text);
    let small = || words.within(&quotation.span).iter().any(|token| token.class.any(of_clauses));
    // Markup, and what another quotation follows.
    let is_cut = quotation.text.contains(['<', '>']) || quotation.text.ends_with(':');
    is_cut || words.is_known_language && !said && !ends && !quotation.text.contains(is_cjk) && !small()
}

/// A body that opens with the headline: what it quotes is no quotation of the story.
fn repeats_headline(words: &Words<'_>, at: usize, headline: &str) -> bool {
    const FIRST: usize = 2;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let block = words.paragraphs.iter().take(FIRST).find(|block| block.span.contains(&at));
    block.is_some_and(|block| {
        let text = &words.text[block.span.clone()];
        !headline.is_empty() && text.len() < headline.len() * 2 && letters(headline).starts_with(&letters(text))
    })
}

/// The piece whole where it is short enough, else runs of its sentences.
fn passages_of(words: &Words<'_>, inner: Range<usize>) -> Vec<Range<usize>> {
    let text = words.text;
    if text[inner.clone()].chars().count() <= LONGEST {
        return vec![inner];
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    let tokens = words.within(&inner);
    for sentence in sentences::cut(text, inner, tokens, words.lexicon) {
        match runs.last_mut() {
            Some(run) if text[run.start..sentence.end].chars().count() <= LONGEST => run.end = sentence.end,
            _ => runs.push(sentence),
        }
    }
    runs
}

/// A speech tag's comma is not the speaker's.
fn without_comma(text: &str, span: Range<usize>) -> Range<usize> {
    let words = text[span.clone()].trim_end_matches([',', '，', '、', ' ', '\u{a0}']);
    span.start..span.start + words.len()
}

/// Over the limit, cut at the last clause that fits.
fn cut_to_length(text: &str, span: Range<usize>, quotation: &Quotation) -> PullQuote {
    let speaker = quotation.speaker.clone();
    let words = &text[span.clone()];
    let Some((limit, _)) = words.char_indices().nth(LONGEST) else {
        return PullQuote { text: words.to_owned(), span, speaker };
    };
    let fits = &words[..limit];
    let clause = fits
        .rfind(['.', '!', '?', ';', '。'])
        .or_else(|| fits.rfind([',', '–', '—', '、']))
        .or_else(|| fits.rfind(' '));
    let end = clause.unwrap_or(limit);
    let kept = words[..end].trim_end_matches([' ', ',', ';', '–', '—', '、']);
    PullQuote { text: format!("{kept}…"), span: span.start..span.start + kept.len(), speaker }
}
