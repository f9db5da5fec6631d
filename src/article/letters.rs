//! What is a letter: as `char` has it, which searches its tables for every character beyond ASCII. Whole pages are
//! written in the scripts that are told here by a comparison; all else is still searched for.

/// The byte in all eight places, to look at eight together.
pub(crate) const fn spread(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// A Chinese character, whatever language uses it.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

pub(crate) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

/// With the middle dot, which joins words.
pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a0}'..='\u{30ff}')
}

pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7af}')
}

/// Of Chinese, Japanese or Korean.
pub(crate) fn is_cjk(c: char) -> bool {
    is_han(c) || is_hiragana(c) || is_katakana(c) || is_hangul(c)
}

/// As [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin; Greek and Cyrillic; Hebrew and Arabic; Devanagari; Thai; kana; ideographs and Hangul.
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\u{3a3}'..='\u{3f5}'
        | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{657}'
        | '\u{671}'..='\u{6d3}'
        | '\u{904}'..='\u{939}'
        | '\u{93e}'..='\u{94c}'
        | '\u{e01}'..='\u{e3a}'
        | '\u{e40}'..='\u{e46}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => true,
        // Signs of Devanagari and Thai, general punctuation, that of ideographs.
        '\u{93c}' | '\u{94d}' | '\u{e47}'..='\u{e4c}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' => false,
        c => c.is_alphabetic(),
    }
}

/// As [`char::is_alphanumeric`].
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{e47}'..='\u{e4c}' => false,
        c => is_alphabetic(c) || c.is_numeric(),
    }
}

/// A letter beyond ASCII in lower case and without its accent, of those that most texts are written in.
pub(crate) fn plain(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='И' | 'К'..='Я' => char::from_u32(u32::from(c) + 0x20)?,
        'α'..='ω'
        | 'а'..='и'
        | 'к'..='я'
        | '\u{620}'..='\u{64a}'
        | '\u{e01}'..='\u{e30}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn letters_are_as_the_tables_have_them() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(super::is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn plain_letters_of_western_scripts_are_as_decomposing_has_them() {
        for c in '\u{c0}'..='\u{52f}' {
            let bare: String = c.nfkd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).collect();
            assert!(super::plain(c).is_none_or(|plain| plain.to_string() == bare), "{c:?}");
        }
    }
}
