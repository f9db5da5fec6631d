//! The one analyser: what is written into the index and what is read from a query go through here,
//! so that both find the same.
//!
//! Words are folded (case, accents); runs of Chinese, Japanese and Korean become overlapping pairs
//! of characters. Pure.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The index's text: tokens parted by blanks.
#[must_use]
pub(super) fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_token(text, |token| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(token);
    });
    out
}

/// An FTS5 query that wants every word of `text`, the last one also as a beginning; `None` when
/// `text` has no word.
#[must_use]
pub(super) fn query(text: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    each_token(text, |token| words.push(format!("\"{token}\"")));
    let last = words.last_mut()?;
    last.push('*');
    Some(words.join(" "))
}

fn each_token(text: &str, mut token: impl FnMut(&str)) {
    let mut word = String::new();
    let mut run: Vec<char> = Vec::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) || is_kana_mark(*c)).nfc().flat_map(char::to_lowercase) {
        if is_cjk(c) {
            flush_word(&mut word, &mut token);
            run.push(c);
            continue;
        }
        flush_run(&mut run, &mut token);
        if c.is_alphanumeric() {
            word.push(c);
        } else if !matches!(c, '\'' | '’') {
            flush_word(&mut word, &mut token);
        }
    }
    flush_word(&mut word, &mut token);
    flush_run(&mut run, &mut token);
}

fn flush_word(word: &mut String, token: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        token(word);
        word.clear();
    }
}

fn flush_run(run: &mut Vec<char>, token: &mut impl FnMut(&str)) {
    if let [only] = run[..] {
        token(only.encode_utf8(&mut [0; 4]));
    }
    for pair in run.windows(2) {
        token(&pair.iter().collect::<String>());
    }
    run.clear();
}

/// The voicing marks of kana make another letter, not an accent.
fn is_kana_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}')
}

fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}' | '々')
}

#[cfg(test)]
mod tests {
    use super::{query, tokens};

    #[test]
    fn index_and_query_agree() {
        assert_eq!(tokens("Zürich’s Café, ÉCOLE!"), "zurichs cafe ecole");
        assert_eq!(tokens("東京都で"), "東京 京都 都で");
        assert_eq!(tokens("ガス"), "ガス");
        assert_eq!(query("Café Zür").as_deref(), Some("\"cafe\" \"zur\"*"));
        assert_eq!(query("\" OR *"), Some("\"or\"*".to_owned()));
        assert_eq!(query("…"), None);
    }
}
