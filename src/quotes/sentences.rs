//! Sentences of a paragraph, for whatever must be shown whole.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::tokens::{Kind, Token};

/// Marks that close what a sentence's last sign stands in.
const CLOSING: [char; 12] = ['”', '"', '’', '\'', ')', ']', '»', '›', '」', '』', '“', '«'];

/// Languages that write an ordinal with a full stop.
const ORDINALS: [&str; 3] = ["de", "da", "no"];

/// Cuts a stretch of text into sentences, without the white space between. `tokens` are those of the
/// stretch, in order.
pub fn cut(text: &str, span: Range<usize>, tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let paired = text[span.clone()].matches('「').count() == text[span.clone()].matches('」').count();
    let mut depth = 0_usize;
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
        // What stands between corner brackets is part of the sentence around it.
        match sign {
            '「' if paired => depth += 1,
            '」' if paired => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !ends(text, sign, tokens, at, lexicon) {
            at += 1;
            continue;
        }
        // Repeated signs and closing marks belong to the sentence.
        let mut last = at;
        while let Some(next) = tokens.get(last + 1) {
            let goes_on = match next.kind {
                Kind::Sign(c) => {
                    (next.start == tokens[last].end || (c == '»' && lexicon.language == "fr"))
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
fn ends(text: &str, sign: char, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    match sign {
        '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' => true,
        '.' => {
            let Some(before) = at.checked_sub(1).map(|before| tokens[before]) else { return false };
            if before.end != tokens[at].start {
                return true;
            }
            let word = &text[before.span()];
            if before.kind == Kind::Number {
                // "am 3. Mai" is an ordinal, "2:1. Die" ends a sentence.
                let opens = tokens.get(at + 1).is_some_and(|next| next.class.any(Class::FUNCTION));
                return opens || !(ORDINALS.contains(&lexicon.language) && word.len() <= 2);
            }
            let starter = tokens.get(at + 1).is_some_and(|next| {
                next.capital && next.class.any(Class::SUBJECT.or(Class::DET)) && !before.class.any(Class::TITLE)
            });
            let short = before.class.any(Class::ABBR) || (lexicon.language == "de" && word.ends_with("str"));
            let initial = before.capital && word.chars().count() == 1;
            !before.is_word() || !(initial || (short && !starter))
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
    use super::super::tokens;
    use super::Lexicon;

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
            let lexicon = Lexicon::of(Some(language), "");
            tokens::cut(&text, 0..text.len(), lexicon, &mut cut);
            let found: Vec<&str> =
                super::cut(&text, 0..text.len(), &cut, lexicon).into_iter().map(|sentence| &text[sentence]).collect();
            if found != wanted {
                wrong.push(format!("{language}: {}", found.join("¦")));
            }
        }
        assert!(wrong.len() * 100 <= cases.len() * ALLOWED, "{} of {}: {wrong:#?}", wrong.len(), cases.len());
    }
}
