//! The page's language: by script where that settles it, by stop words against the markup's claim.

use std::sync::LazyLock;

use super::letters::is_alphabetic;
use super::page::Page;
use super::short_words::{ShortWord, ShortWords};

/// How much text is looked at.
const SAMPLE: usize = 4_000;
/// Letters that tell the script.
const LETTERS: usize = 400;
/// Stop words that must be found before they outweigh the markup.
const ENOUGH: usize = 12;

/// Frequent words, by language. Each list is short: what matters is that no two share many.
const STOP_WORDS: [(&str, &[&str]); 20] = [
    (
        "en",
        &[
            "the", "and", "of", "to", "that", "is", "was", "for", "with", "on", "said", "has", "have", "from", "this",
            "are", "were", "by", "his", "it",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "ist", "nicht", "mit", "den", "von", "sich", "auch", "auf", "für", "ein",
            "eine", "dem", "im", "es", "werden", "zu",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "et", "des", "est", "dans", "une", "du", "pour", "que", "qui", "sur", "pas", "au", "avec",
            "ce", "par", "plus", "sont", "été",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "que", "y", "en", "las", "del", "una", "por", "con", "para", "es", "su", "se", "lo", "como",
            "más", "ha", "pero", "al",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "è", "per", "un", "non", "sono", "della", "con", "del", "gli", "nel", "alla", "più",
            "anche", "una", "dei", "ha", "si",
        ],
    ),
    (
        "pt",
        &[
            "o", "que", "não", "uma", "os", "do", "da", "em", "um", "com", "para", "dos", "no", "na", "ao", "foi",
            "mais", "são", "pela", "as",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "van", "en", "dat", "niet", "zijn", "voor", "op", "met", "aan", "ook", "wordt", "heeft",
            "maar", "deze", "naar", "bij", "uit", "er",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "är", "på", "inte", "för", "har", "av", "med", "till", "den", "ett", "om",
            "men", "var", "från", "vi", "kan",
        ],
    ),
    (
        "da",
        &[
            "og", "det", "at", "er", "ikke", "af", "på", "med", "der", "til", "har", "som", "den", "de", "blev",
            "efter", "hvor", "ved", "også", "være",
        ],
    ),
    (
        "no",
        &[
            "og", "det", "å", "er", "ikke", "av", "på", "med", "til", "har", "som", "ble", "etter", "hvor", "ved",
            "også", "være", "jeg", "fra", "mot",
        ],
    ),
    (
        "pl",
        &[
            "nie", "się", "na", "jest", "że", "do", "to", "jak", "przez", "oraz", "dla", "są", "od", "ale", "po",
            "był", "tym", "które", "także", "jego",
        ],
    ),
    (
        "cs",
        &[
            "se", "na", "je", "že", "by", "jsem", "jako", "pro", "který", "podle", "také", "jeho", "byl", "ale",
            "nebo", "jsou", "při", "až", "ve", "ze",
        ],
    ),
    (
        "fi",
        &[
            "ja", "on", "ei", "että", "se", "oli", "mutta", "hän", "ovat", "myös", "kun", "joka", "tai", "niin",
            "kuin", "ole", "mukaan", "sen", "jo", "nyt",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "daha", "çok", "gibi", "kadar", "sonra",
            "dedi", "ise", "göre", "ancak", "her", "en",
        ],
    ),
    (
        "id",
        &[
            "yang", "dan", "di", "ini", "itu", "dengan", "untuk", "tidak", "dari", "dalam", "akan", "pada", "juga",
            "ke", "karena", "tersebut", "ada", "oleh", "bisa", "saat",
        ],
    ),
    (
        "ro",
        &[
            "și", "în", "că", "este", "nu", "cu", "pentru", "din", "mai", "sunt", "care", "fost", "lui", "dar", "după",
            "ale", "pe", "au", "se", "fi",
        ],
    ),
    (
        "hu",
        &[
            "és", "hogy", "nem", "az", "egy", "is", "volt", "meg", "csak", "már", "ezt", "mint", "de", "ki", "azt",
            "szerint", "még", "lesz", "pedig", "után",
        ],
    ),
    (
        "vi",
        &[
            "và", "của", "là", "các", "có", "được", "cho", "không", "trong", "người", "với", "này", "những", "một",
            "đã", "để", "khi", "từ", "đến", "về",
        ],
    ),
    (
        "sw",
        &[
            "ya", "wa", "na", "kwa", "ni", "katika", "za", "kuwa", "hiyo", "huo", "alisema", "amesema", "wakati",
            "pia", "hii", "cha", "yake", "kama", "baada", "hivyo",
        ],
    ),
    (
        "tl",
        &[
            "ang", "ng", "sa", "mga", "ay", "ni", "si", "kay", "hindi", "ito", "niya", "kanyang", "naman", "din",
            "nang", "isang", "siya", "kung", "ayon", "dahil",
        ],
    ),
];

/// Every stop word with the rows of [`STOP_WORDS`] that hold it.
static ROWS: LazyLock<ShortWords> = LazyLock::new(|| {
    ShortWords::new(
        STOP_WORDS.iter().enumerate().flat_map(|(row, (_, words))| words.iter().map(move |word| (*word, row))),
    )
});

/// What a script is read as, and languages of that script which only a claim tells from it.
const WRITTEN_ALIKE: [(&[&str], &[&str]); 4] = [
    (&["ar", "fa"], &["ur", "ps", "ku", "ckb", "sd", "ug", "azb", "pnb"]),
    (&["ru", "uk"], &["bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "uz", "bs"]),
    (&["hi"], &["mr", "ne", "sa", "mai", "bho", "kok"]),
    (&["he"], &["yi"]),
];

/// Languages that are never written in Latin letters.
const IN_OTHER_LETTERS: [&str; 24] = [
    "ru", "uk", "bg", "mk", "be", "el", "he", "yi", "ar", "fa", "ur", "ps", "zh", "ja", "ko", "th", "hi", "mr", "ne",
    "bn", "ta", "te", "ka", "hy",
];

pub fn detect(page: &Page<'_>, text: &str) -> Option<String> {
    let claimed = claimed(page);
    let script = by_script(text);
    let words = if script.is_none() { StopWords::count(text) } else { StopWords::default() };
    let read = script.or_else(|| words.language());
    let primary = claimed.as_deref().and_then(|tag| tag.split('-').next()).unwrap_or("").to_owned();
    match (claimed, read) {
        // A system's own language is often left in the markup: text without its words is of another.
        (Some(_), None) if words.are_missing(&primary) => None,
        (Some(claimed), Some(read)) => {
            let primary = primary.as_str();
            // Norwegian is claimed as `nb` or `nn`.
            let same = primary == read
                || WRITTEN_ALIKE.iter().any(|(reads, languages)| reads.contains(&read) && languages.contains(&primary))
                || (read == "no" && matches!(primary, "nb" | "nn"))
                || (read == "da" && matches!(primary, "nb" | "nn" | "no"));
            // Of a language without a list only its neighbours' words can be found.
            let unknown = primary != read
                && script.is_none()
                && !STOP_WORDS.iter().any(|(known, _)| *known == primary)
                && !matches!(primary, "nb" | "nn")
                && primary != "la"
                && !IN_OTHER_LETTERS.contains(&primary);
            Some(if same || unknown { claimed } else { read.to_owned() })
        }
        (claimed, read) => claimed.or_else(|| read.map(str::to_owned)),
    }
}

fn claimed(page: &Page<'_>) -> Option<String> {
    let html = page.document.raw_attribute(0, "lang").or_else(|| page.document.raw_attribute(0, "xml:lang"));
    let structured = page.data.text("inLanguage");
    [
        html.map(str::to_owned),
        page.meta.first(&["content-language", "language", "og:locale", "dc.language", "inlanguage"]).map(str::to_owned),
        structured,
    ]
    .into_iter()
    .flatten()
    .find_map(|tag| bcp47(&tag))
}

/// `en_us` and `EN-us` to `en-US`.
fn bcp47(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_', ',']);
    let primary = parts.next()?.trim().to_ascii_lowercase();
    if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    Some(region.map_or(primary.clone(), |region| format!("{primary}-{}", region.to_ascii_uppercase())))
}

fn by_script(text: &str) -> Option<&'static str> {
    let (
        mut kana,
        mut han,
        mut hangul,
        mut arabic,
        mut cyrillic,
        mut greek,
        mut hebrew,
        mut thai,
        mut devanagari,
        mut all,
    ) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    let (mut ukrainian, mut persian) = (0, 0);
    for c in text.chars().filter(|c| is_alphabetic(*c)).take(LETTERS) {
        all += 1;
        if c < '\u{370}' {
            continue;
        }
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{600}'..='\u{6ff}' => {
                arabic += 1;
                persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک'));
            }
            '\u{400}'..='\u{4ff}' => {
                cyrillic += 1;
                ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є'));
            }
            '\u{370}'..='\u{3ff}' => greek += 1,
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            '\u{e00}'..='\u{e7f}' => thai += 1,
            '\u{900}'..='\u{97f}' => devanagari += 1,
            _ => {}
        }
    }
    let most = |count: usize| count * 2 > all && all > 0;
    if most(kana + han) && kana * 12 > han {
        return Some("ja");
    }
    [(han, "zh"), (hangul, "ko"), (greek, "el"), (hebrew, "he"), (thai, "th"), (devanagari, "hi")]
        .into_iter()
        .find(|(count, _)| most(*count))
        .map(|(_, language)| language)
        .or_else(|| most(arabic).then_some(if persian * 20 > arabic { "fa" } else { "ar" }))
        .or_else(|| most(cyrillic).then_some(if ukrainian * 40 > cyrillic { "uk" } else { "ru" }))
}

/// How often the stop words of each language stand in a text.
#[derive(Default)]
struct StopWords {
    counts: [usize; STOP_WORDS.len()],
    /// Words of any kind.
    all: usize,
}

impl StopWords {
    fn count(text: &str) -> Self {
        let mut counts = [0_usize; STOP_WORDS.len()];
        let mut all = 0;
        let mut word = ShortWord::default();
        let mut count = |word: &mut ShortWord| {
            all += usize::from(!word.is_empty());
            let mut rows = ROWS.rows(std::mem::take(word));
            while rows != 0 {
                counts[rows.trailing_zeros() as usize] += 1;
                rows &= rows - 1;
            }
        };
        for c in text[..text.floor_char_boundary(SAMPLE)].chars() {
            match u8::try_from(c) {
                Ok(byte) if byte.is_ascii_alphabetic() => word.push(byte.to_ascii_lowercase()),
                Ok(byte) if byte.is_ascii() => count(&mut word),
                _ => {
                    for lower in c.to_lowercase() {
                        if is_alphabetic(lower) {
                            lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| word.push(byte));
                        } else {
                            count(&mut word);
                        }
                    }
                }
            }
        }
        count(&mut word);
        Self { counts, all }
    }

    /// The language that has most, where they are enough to tell.
    fn language(&self) -> Option<&'static str> {
        let counts = self.counts.iter().enumerate();
        let (best, count) = counts.max_by_key(|(place, count)| (**count, usize::MAX - place))?;
        (*count >= ENOUGH).then_some(STOP_WORDS[best].0)
    }

    /// Whether the text has too few of a language's for so many words.
    fn are_missing(&self, language: &str) -> bool {
        /// Words that have some of them, and how many of a hundred at least.
        const WORDS: usize = 150;
        const SHARE: usize = 1;
        let row = STOP_WORDS.iter().position(|(known, _)| *known == language);
        row.is_some_and(|row| self.all >= WORDS && self.counts[row] * 100 < self.all * SHARE)
    }
}
