//! The one analyser: what is written into the index and what is read from a query go through here,
//! so that both find the same.
//!
//! Words are folded (case, accents); runs of Chinese, Japanese and Korean become overlapping pairs
//! of characters. Pure.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// What the index holds of one text at most, in bytes: `PostgreSQL`'s `tsvector` takes 1 MiB.
const INDEXED: usize = 900_000;

/// Longer words are not looked for, in bytes; a `tsvector` takes 2,046.
const LONGEST: usize = 512;

/// The index's text: the words of `text`, each once, parted by blanks.
#[must_use]
pub(super) fn tokens(text: &str) -> String {
    let mut seen = HashSet::new();
    let mut out = String::new();
    each_token(text, |token| {
        if token.len() > LONGEST || out.len() + token.len() >= INDEXED || !seen.insert(token.to_owned()) {
            return;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(token);
    });
    out
}

/// The words of `text`, as the index has them.
#[must_use]
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_token(text, |token| words.push(token.to_owned()));
    words
}

/// Whether `text` has every word of `asked`, each as a word or its beginning.
#[must_use]
pub(super) fn says(text: &str, asked: &str) -> bool {
    let there = words(text);
    words(asked).iter().all(|word| there.iter().any(|other| other.starts_with(word.as_str())))
}

/// A mistyped word is looked for among words with as many letters as this at least: shorter ones are
/// near too many others.
const CORRECTED: usize = 4;

/// All that is one slip away from `word`: a letter left out, put in, taken for another, or two swapped
/// (Damerau 1964 found four of five misspellings to be one of these).
#[must_use]
pub(super) fn near(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < CORRECTED || letters.iter().copied().any(is_cjk) {
        return Vec::new();
    }
    let mut alphabet: Vec<char> = match letters[0] {
        'а'..='џ' => ('а'..='џ').collect(),
        'α'..='ω' => ('α'..='ω').collect(),
        'א'..='ת' => ('א'..='ת').collect(),
        'ء'..='ي' => ('ء'..='ي').collect(),
        _ => ('a'..='z').chain('0'..='9').collect(),
    };
    alphabet.extend(&letters);
    alphabet.sort_unstable();
    alphabet.dedup();
    let mut near = std::collections::BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let mut put = |middle: &[char], after: &[char]| {
            near.insert(before.iter().chain(middle).chain(after).collect::<String>());
        };
        for letter in &alphabet {
            put(&[*letter], after);
        }
        let Some((first, rest)) = after.split_first() else { continue };
        put(&[], rest);
        for letter in &alphabet {
            put(&[*letter], rest);
        }
        if let Some((second, rest)) = rest.split_first() {
            put(&[*second, *first], rest);
        }
    }
    near.remove(word);
    near.into_iter().collect()
}

/// Code points shown on each side of a match.
const AROUND: usize = 70;

/// A stretch of `text` around the first of its words that `words` asks for, cut at blanks, and the
/// place of that word in it.
#[must_use]
pub(super) fn snippet(text: &str, words: &str) -> Option<(String, Range<usize>)> {
    let wanted = self::words(words);
    let found = text.unicode_word_indices().find_map(|(at, word)| {
        let mut hit = false;
        each_token(word, |token| hit |= wanted.iter().any(|asked| token.starts_with(asked.as_str())));
        hit.then_some(at..at + word.len())
    });
    // Chinese and Japanese words are not parted: the asked text itself is looked for.
    let found = found.or_else(|| text.find(words.trim()).map(|at| at..at + words.trim().len()))?;
    let before = text[..found.start].char_indices().rev().take(AROUND).last().map_or(found.start, |(at, _)| at);
    let after = text[found.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| found.end + at);
    let start = if before == 0 { 0 } else { text[before..found.start].find(' ').map_or(before, |at| before + at + 1) };
    let end = if after >= text.len() {
        text.len()
    } else {
        text[found.end..after].rfind(' ').map_or(after, |at| found.end + at)
    };
    Some((text[start..end].to_owned(), found.start - start..found.end - start))
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

/// What the index cuts into characters: an order of its own, which stays as it is while databases hold such words.
fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}' | '々')
}

#[cfg(test)]
mod tests {
    use super::{near, says, snippet, tokens, words};

    #[test]
    fn one_slip_away() {
        let all = near("harbor");
        for word in ["harbour", "arbor", "harber", "hrabor"] {
            assert!(all.iter().any(|found| found == word), "{word}");
        }
        assert!(!all.iter().any(|found| found == "harbor"));
        assert!(near("москва").contains(&"моска".to_owned()) && near("mosvka").contains(&"moskva".to_owned()));
        assert!(near("abc").is_empty() && near("東京都庁").is_empty());
        assert!(says("Zürich Flood: river rises", "river zur") && !says("Zürich", "zurich flood"));
    }

    #[test]
    fn the_match_stands_in_its_surroundings() {
        let text = "Eins zwei drei. Die Flüsse steigen seit Montag, sagte die Behörde am Abend.";
        let (shown, at) = snippet(text, "flusse").expect("a match");
        assert_eq!(&shown[at], "Flüsse");
        assert_eq!(shown, text);
        let (shown, at) = snippet("昨日、東京で雨が降った。", "東京").expect("a match");
        assert_eq!((&shown[at], shown.as_str()), ("東京", "昨日、東京で雨が降った。"));
        let long = format!("{} needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let (shown, at) = snippet(&long, "need").expect("a match");
        assert_eq!(&shown[at], "needle");
        assert!(shown.chars().count() < 160, "{shown}");
        assert_eq!(snippet("nothing", "else"), None);
    }

    #[test]
    fn index_and_query_agree() {
        assert_eq!(tokens("Zürich’s Café, ÉCOLE!"), "zurichs cafe ecole");
        assert_eq!(tokens("東京都で"), "東京 京都 都で");
        assert_eq!(tokens("ガス"), "ガス");
        assert_eq!(words("Café Zür"), ["cafe", "zur"]);
        assert_eq!(tokens("To be, or not to be"), "to be or not");
        assert_eq!(words("\" OR ' *"), ["or"]);
        assert_eq!(words("…"), [""; 0]);
    }
}
