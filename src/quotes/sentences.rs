//! Sentences of a paragraph, for whatever must be shown whole.

use std::ops::Range;

use super::lexicon::Class;
use super::tokens::{Kind, Token};

/// Marks that close what a sentence's last sign stands in.
const CLOSING: [char; 12] = ['”', '"', '’', '\'', ')', ']', '»', '›', '」', '』', '“', '«'];

/// Cuts a stretch of text into sentences, without the white space between. `tokens` are those of the
/// stretch, in order.
pub fn cut(text: &str, span: Range<usize>, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        start.get_or_insert(token.start);
        let Kind::Sign(sign) = token.kind else {
            at += 1;
            continue;
        };
        if !ends(text, sign, tokens, at) {
            at += 1;
            continue;
        }
        // Repeated signs and closing marks belong to the sentence.
        let mut last = at;
        while let Some(next) = tokens.get(last + 1) {
            let goes_on = match next.kind {
                Kind::Sign(c) => {
                    next.start == tokens[last].end
                        && (CLOSING.contains(&c) || matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？'))
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            last += 1;
        }
        if tokens.get(last + 1).is_none_or(|next| opens(text, next, sign)) {
            found.push(start.take().unwrap_or(token.start)..tokens[last].end);
        }
        at = last + 1;
    }
    if let Some(start) = start {
        let end = tokens.last().map_or(span.end, |last| last.end);
        found.push(start..end);
    }
    found
}

/// Whether the sign can end a sentence.
fn ends(text: &str, sign: char, tokens: &[Token], at: usize) -> bool {
    match sign {
        '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' => true,
        '.' => {
            let Some(before) = at.checked_sub(1).map(|before| tokens[before]) else { return false };
            if before.end != tokens[at].start || !before.is_word() {
                return true;
            }
            let letters = text[before.span()].chars().count();
            !(before.class.any(Class::ABBR) || (letters == 1 && before.capital))
        }
        _ => false,
    }
}

/// Whether a sentence can open with this token.
fn opens(text: &str, next: &Token, sign: char) -> bool {
    match next.kind {
        Kind::Word => next.capital || !text[next.span()].chars().next().is_some_and(char::is_lowercase),
        Kind::Number => true,
        Kind::Sign(c) => {
            !matches!(c, ',' | ';' | ':' | ')' | '-' | '–' | '—') || (matches!(c, '–' | '—') && sign != '…')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::tokens;

    /// Cases that may be wrong, of a hundred.
    const ALLOWED: usize = 2;

    #[test]
    fn nine_languages_are_cut_into_sentences() {
        let mut wrong = Vec::new();
        let cases: Vec<&str> = include_str!("../../tests/quotes/sentences.txt").lines().skip(1).collect();
        for case in &cases {
            let (language, sentences) = case.split_once(": ").expect("a case");
            let wanted: Vec<&str> = sentences.split('¦').collect();
            let text = if language == "ja" { wanted.concat() } else { wanted.join(" ") };
            let mut cut = Vec::new();
            tokens::cut(&text, 0..text.len(), Lexicon::of(Some(language), ""), &mut cut);
            let found: Vec<&str> =
                super::cut(&text, 0..text.len(), &cut).into_iter().map(|sentence| &text[sentence]).collect();
            if found != wanted {
                wrong.push(format!("{language}: {}", found.join("¦")));
            }
        }
        assert!(wrong.len() * 100 <= cases.len() * ALLOWED, "{} of {}: {wrong:#?}", wrong.len(), cases.len());
    }
}
