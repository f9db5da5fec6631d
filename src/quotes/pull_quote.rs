//! The key quote: the page's own pull quote where it stands in the body, else the best passage of
//! direct speech by a short linear score.

use std::collections::{HashMap, HashSet};
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
    let scored =
        rate(article, quotations).into_iter().map(|(span, quotation, features)| (worth(&features), span, quotation));
    let (_, span, quotation) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(cut_to_length(text, without_comma(text, span), quotation))
}

/// The features of a passage in the order of [`WEIGHTS`].
pub(crate) type Features = [f32; WEIGHTS.len()];

fn worth(features: &Features) -> f32 {
    features.iter().zip(WEIGHTS).map(|(feature, (_, weight))| feature * weight).sum()
}

/// Every passage fit to stand alone, with its features.
pub(crate) fn rate<'a>(article: &Article, quotations: &'a [Quotation]) -> Vec<(Range<usize>, &'a Quotation, Features)> {
    let text = &article.body.text;
    if quotations.is_empty() {
        return Vec::new();
    }
    let lexicon = Lexicon::of(article.language.as_deref(), text);
    let headline = article.headline.as_deref().unwrap_or_default();
    let mut passages = Vec::new();
    for quotation in quotations.iter().filter(|quotation| quotation.kind == QuotationKind::Speech) {
        if repeats_headline(article, quotation.span.start, headline) {
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
            for (order, span) in passages_of(text, inner, lexicon).into_iter().enumerate() {
                passages.push(Passage { span, quotation, first: index == 0 && order == 0 });
            }
        }
    }
    let headline = words_of(headline, lexicon);
    // One passage needs no comparing.
    let common = if passages.len() > 1 {
        common_words(&text[..text.floor_char_boundary(super::REACH)], lexicon)
    } else {
        HashSet::new()
    };
    let mut rated = Vec::with_capacity(passages.len());
    let count = passages.len().max(1);
    for (index, passage) in passages.into_iter().enumerate() {
        let context = Context { lexicon, headline: &headline, common: &common };
        let Some(mut features) = intrinsic(&text[passage.span.clone()], &context) else { continue };
        let speaker = passage.quotation.speaker.as_ref();
        features[0] = flag(speaker.is_some());
        features[1] = flag(speaker.is_some_and(|speaker| is_named(&speaker.name)));
        features[2] = share(index, count);
        features[3] = flag(passage.first);
        rated.push((passage.span, passage.quotation, features));
    }
    rated
}

/// A body that opens with the headline: what it quotes is no quotation of the story.
fn repeats_headline(article: &Article, at: usize, headline: &str) -> bool {
    const FIRST: usize = 2;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let block = article.body.blocks.iter().take(FIRST).find(|block| block.span.contains(&at));
    block.is_some_and(|block| {
        let text = &article.body.text[block.span.clone()];
        !headline.is_empty() && text.len() < headline.len() * 2 && letters(headline).starts_with(&letters(text))
    })
}

fn is_named(name: &str) -> bool {
    name.contains(' ') && name.chars().next().is_some_and(char::is_uppercase) || name.chars().any(super::is_cjk)
}

fn flag(yes: bool) -> f32 {
    if yes { 1.0 } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

struct Context<'a> {
    lexicon: &'a Lexicon,
    /// The headline's words in lower case, small words too.
    headline: &'a [String],
    /// The story's most frequent content words.
    common: &'a HashSet<String>,
}

/// What a passage is worth by its words alone; `None` when it is too short.
fn intrinsic(words: &str, context: &Context<'_>) -> Option<Features> {
    let mut cut: Vec<Token> = Vec::new();
    tokens::cut(words, 0..words.len(), context.lexicon, &mut cut);
    let own: Vec<(&Token, String)> =
        cut.iter().filter(|token| token.is_word()).map(|token| (token, words[token.span()].to_lowercase())).collect();
    let cjk = words.chars().filter(|c| super::is_cjk(*c)).count();
    let count = if cjk > 0 { cjk / 2 } else { own.len() };
    if count < FEWEST_WORDS {
        return None;
    }
    let meaning: Vec<&String> = own
        .iter()
        .filter(|(token, word)| !token.class.any(Class::FUNCTION) && word.chars().count() > 2)
        .map(|(_, word)| word)
        .collect();
    let shared = meaning.iter().filter(|word| context.headline.contains(word)).count();
    let run = longest_run(&own, context.headline);
    let letters = own.iter().map(|(_, word)| word.chars().count()).sum::<usize>();
    let first = own.first();
    let leans = first.is_some_and(|(token, word)| {
        token.class.any(Class::CONJ)
            || LEANS.contains(&word.as_str())
            || token.class.any(Class::HE.or(Class::SHE).or(Class::THEY))
    });
    let ended = words.trim_end().ends_with(['.', '!', '?', '…', ',', '。', '！', '？']);
    let mut features = [0.0; WEIGHTS.len()];
    features[4] = flag(cjk > 0 || cut.first().is_some_and(|token| token.capital || !token.is_word()));
    features[5] = share(shared.min(4), 1);
    features[6] = share(shared, meaning.len());
    features[7] = share(run.min(6), 1);
    features[8] = flag(count < 8);
    features[9] = flag((8..=22).contains(&count));
    features[10] = flag(count > 35);
    features[11] = flag(own.iter().any(|(token, _)| token.class.any(Class::ONESELF)));
    features[12] = flag(own.iter().any(|(_, word)| YOU.contains(&word.as_str())));
    features[13] = flag(
        own.iter()
            .any(|(_, word)| NEGATIONS.contains(&word.as_str()) || word.ends_with("n’t") || word.ends_with("n't")),
    );
    features[14] = flag(own.iter().any(|(_, word)| CONTRASTS.contains(&word.as_str())));
    features[15] = flag(words.chars().any(|c| c.is_ascii_digit()));
    features[16] = flag(leans);
    features[17] = share(letters, own.len().max(1)) - 4.5;
    features[18] = share(meaning.iter().filter(|word| context.common.contains(**word)).count(), meaning.len());
    features[19] = flag(words.contains('?'));
    features[20] = flag(ended);
    features[21] = flag(own.iter().skip(1).any(|(token, _)| token.capital && !token.class.any(Class::FUNCTION)));
    Some(features)
}

/// What each feature is worth, trained on quotations that headlines quote and that editors pulled.
pub(crate) const WEIGHTS: [(&str, f32); 22] = [
    ("has a speaker", 1.0),
    ("its speaker is named", 1.0),
    ("how late it stands", -0.8),
    ("opens its quotation", 0.4),
    ("opens as a sentence does", 1.0),
    ("content words that the headline has", 0.8),
    ("their share", 1.6),
    ("longest run of words that the headline has", 0.9),
    ("under 8 words", -0.2),
    ("8 to 22 words", 0.0),
    ("over 35 words", -0.4),
    ("first person", 0.5),
    ("second person", 0.1),
    ("negation", 0.3),
    ("contrast", 0.5),
    ("holds a digit", -0.2),
    ("leans on what came before", -0.7),
    ("length of its words", -0.2),
    ("words that the story repeats", 0.6),
    ("a question", -0.5),
    ("ends as a sentence does", 0.1),
    ("names somebody", -0.2),
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

fn words_of(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut cut: Vec<Token> = Vec::new();
    tokens::cut(text, 0..text.len(), lexicon, &mut cut);
    cut.iter().filter(|token| token.is_word()).map(|token| text[token.span()].to_lowercase()).collect()
}

/// The longest row of words that stands in the headline as it does here.
fn longest_run(own: &[(&Token, String)], headline: &[String]) -> usize {
    const FAR: usize = 200;
    let mut longest = 0;
    for start in 0..own.len().min(FAR) {
        for place in 0..headline.len().min(FAR) {
            let run =
                own[start..].iter().zip(&headline[place..]).take_while(|((_, left), right)| left == *right).count();
            longest = longest.max(run);
        }
    }
    longest
}

/// Content words that come at least three times.
fn common_words(text: &str, lexicon: &Lexicon) -> HashSet<String> {
    const OFTEN: usize = 3;
    let mut cut: Vec<Token> = Vec::new();
    tokens::cut(text, 0..text.len(), lexicon, &mut cut);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for token in cut.iter().filter(|token| token.is_word() && !token.class.any(Class::FUNCTION)) {
        *counts.entry(text[token.span()].to_lowercase()).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(word, count)| *count >= OFTEN && word.chars().count() > 2)
        .map(|(word, _)| word)
        .collect()
}

/// The piece whole where it is short enough, else runs of its sentences.
fn passages_of(text: &str, inner: Range<usize>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    if text[inner.clone()].chars().count() <= LONGEST {
        return vec![inner];
    }
    let mut cut = Vec::new();
    tokens::cut(text, inner.clone(), lexicon, &mut cut);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for sentence in sentences::cut(text, inner, &cut, lexicon) {
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
