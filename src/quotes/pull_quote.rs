//! The key quote: the page's own pull quote where it stands in the body, else the best passage of
//! direct speech by a short linear score.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::tokens::{self, Token};
use super::{PullQuote, Quotation, QuotationKind, sentences};
use crate::article::Article;

/// The most that a card shows of a quotation, in characters.
const LONGEST: usize = 300;
/// A key quote has at least so many words (a Chinese or Japanese one has no spaces to count by).
const FEWEST_WORDS: usize = 4;

/// A passage that could be the key quote.
struct Passage<'a> {
    span: Range<usize>,
    quotation: &'a Quotation,
    /// Its place among all passages, 0 to 1.
    place: f32,
    /// The first passage of its quotation.
    first: bool,
}

pub fn choose(article: &Article, quotations: &[Quotation]) -> Option<PullQuote> {
    own(article, quotations).or_else(|| best(article, quotations))
}

/// A pull quote of the page itself, verbatim in the body.
fn own(article: &Article, quotations: &[Quotation]) -> Option<PullQuote> {
    article.pull_quotes.iter().find_map(|text| {
        let text = text.trim().trim_matches(['“', '”', '"', '„', '«', '»', '‘', '’', '「', '」', ' ', '\u{a0}']);
        let words = text.trim_end_matches([',', '.', '…']);
        if words.is_empty() {
            return None;
        }
        let start = article.body.text.find(words)?;
        let longer = start + words.len();
        let end = if article.body.text[start..].starts_with(text) { start + text.len() } else { longer };
        let span = without_comma(&article.body.text, start..end);
        let quotation = quotations.iter().find(|quotation| {
            quotation.pieces.iter().any(|piece| piece.start <= span.start && span.end <= piece.end)
        })?;
        if quotation.kind != QuotationKind::Speech {
            return None;
        }
        Some(cut_to_length(&article.body.text, span, quotation))
    })
}

fn best(article: &Article, quotations: &[Quotation]) -> Option<PullQuote> {
    let text = &article.body.text;
    let lexicon = Lexicon::of(article.language.as_deref(), text);
    let mut passages = Vec::new();
    for quotation in quotations.iter().filter(|quotation| quotation.kind == QuotationKind::Speech) {
        for (index, piece) in quotation.pieces.iter().enumerate() {
            let inner = super::inner(text, piece);
            for (order, span) in passages_of(text, inner, lexicon).into_iter().enumerate() {
                passages.push(Passage { span, quotation, place: 0.0, first: index == 0 && order == 0 });
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let count = passages.len().max(1) as f32;
    for (index, passage) in passages.iter_mut().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        {
            passage.place = index as f32 / count;
        }
    }
    let headline = article.headline.as_deref().map(|headline| content_words(headline, lexicon)).unwrap_or_default();
    let scored = passages.iter().filter_map(|passage| Some((score(text, passage, lexicon, &headline)?, passage)));
    let (_, chosen) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(cut_to_length(text, without_comma(text, chosen.span.clone()), chosen.quotation))
}

/// The piece whole where it is short enough, else runs of its sentences.
fn passages_of(text: &str, inner: Range<usize>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    if text[inner.clone()].chars().count() <= LONGEST {
        return vec![inner];
    }
    let mut cut = Vec::new();
    tokens::cut(text, inner.clone(), lexicon, &mut cut);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for sentence in sentences::cut(text, inner, &cut) {
        match runs.last_mut() {
            Some(run) if text[run.start..sentence.end].chars().count() <= LONGEST => run.end = sentence.end,
            _ => runs.push(sentence),
        }
    }
    runs
}

fn content_words(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut cut: Vec<Token> = Vec::new();
    tokens::cut(text, 0..text.len(), lexicon, &mut cut);
    cut.iter()
        .filter(|token| token.is_word() && !token.class.any(Class::FUNCTION))
        .map(|token| text[token.span()].to_lowercase())
        .filter(|word| word.chars().count() > 2)
        .collect()
}

fn score(text: &str, passage: &Passage<'_>, lexicon: &Lexicon, headline: &[String]) -> Option<f32> {
    let words = &text[passage.span.clone()];
    let mut cut: Vec<Token> = Vec::new();
    tokens::cut(text, passage.span.clone(), lexicon, &mut cut);
    let count = cut.iter().filter(|token| token.is_word()).count();
    let cjk = words.chars().filter(|c| super::is_cjk(*c)).count();
    let count = if cjk > 0 { cjk / 2 } else { count };
    if count < FEWEST_WORDS {
        return None;
    }
    let content = content_words(words, lexicon);
    let shared = content.iter().filter(|word| headline.contains(word)).count();
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let share = if content.is_empty() { 0.0 } else { shared as f32 / content.len() as f32 };
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let shared = shared.min(4) as f32;
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let oneself = cut.iter().any(|token| token.class.any(Class::ONESELF));
    let digits = words.chars().any(|c| c.is_ascii_digit());
    let opens = cut.first().is_some_and(|token| token.capital || cjk > 0);
    let leans = cut.first().is_some_and(|token| token.class.any(Class::CONJ));
    let mut score = 0.0;
    score += 2.0 * flag(passage.quotation.speaker.is_some());
    score += 1.0 * flag(opens);
    score += 0.8 * shared + 2.0 * share;
    score += 1.0 * flag((8..=35).contains(&count));
    score += 0.5 * flag(oneself);
    score -= 0.4 * flag(digits);
    score -= 0.5 * flag(leans);
    score -= 1.0 * passage.place;
    score += 0.3 * flag(passage.first);
    Some(score)
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
