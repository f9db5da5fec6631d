//! Folding: what makes two spellings of a tag the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, letters and digits only. Marks that make another letter in their
/// script (kana voicing, Indic vowels) stay.
pub(super) fn key(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfkd()
        .filter(|c| !is_accent(*c))
        .nfc()
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c))
        .collect()
}

/// One character as it stands in a [`key`]: nothing for a sign, several letters for a ligature.
pub(super) fn character(c: char, take: &mut impl FnMut(char)) {
    let folded = std::iter::once(c)
        .nfkd()
        .filter(|c| !is_accent(*c))
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c));
    for letter in folded.flat_map(plain).filter(|letter| *letter != '\0') {
        take(letter);
    }
}

/// Letters that have no accent to take off, as those write them who lack the key.
fn plain(letter: char) -> [char; 2] {
    match letter {
        'ß' => ['s', 's'],
        'æ' => ['a', 'e'],
        'œ' => ['o', 'e'],
        'þ' => ['t', 'h'],
        'ø' => ['o', '\0'],
        'ł' => ['l', '\0'],
        'đ' | 'ð' => ['d', '\0'],
        'ħ' => ['h', '\0'],
        'ı' => ['i', '\0'],
        other => [other, '\0'],
    }
}

/// Accents of the Latin, Greek and Cyrillic scripts (Unicode's "Combining Diacritical Marks").
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
