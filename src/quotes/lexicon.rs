//! The word classes of a language: verbs of speech, pronouns, function words, titles. The words are
//! data (`words/*.txt`); the grammar that uses them is in `mentions` and `cues`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// Introduces direct speech: "said", "wrote", "sagte".
    pub const SAY: Self = Self(1);
    /// Takes the hearer as its object: "told".
    pub const TELL: Self = Self(1 << 1);
    /// Calls somebody something, so mostly introduces fragments: "described".
    pub const CALL: Self = Self(1 << 2);
    /// A verb of the classes above that is a noun after an article: "the report".
    pub const NOUNISH: Self = Self(1 << 3);
    pub const AUX: Self = Self(1 << 4);
    pub const ADV: Self = Self(1 << 5);
    pub const SUBJECT: Self = Self(1 << 6);
    pub const OBJECT: Self = Self(1 << 7);
    pub const HE: Self = Self(1 << 8);
    pub const SHE: Self = Self(1 << 9);
    pub const THEY: Self = Self(1 << 10);
    /// The writer, or whoever speaks.
    pub const ONESELF: Self = Self(1 << 11);
    pub const POSS: Self = Self(1 << 12);
    pub const DET: Self = Self(1 << 13);
    pub const PREP: Self = Self(1 << 14);
    pub const CONJ: Self = Self(1 << 15);
    pub const REL: Self = Self(1 << 16);
    pub const ACCORDING: Self = Self(1 << 17);
    pub const TIME: Self = Self(1 << 18);
    /// Stands before a name: "Mr.", "Senator".
    pub const TITLE: Self = Self(1 << 19);
    /// What a person is: "spokesman".
    pub const ROLE: Self = Self(1 << 20);
    /// Speaks without an article: "police", "officials".
    pub const GROUP: Self = Self(1 << 21);
    /// Part of an organisation's name.
    pub const NONPERSON: Self = Self(1 << 22);
    /// Words are said in it: "statement".
    pub const SAYING: Self = Self(1 << 23);
    pub const MALE: Self = Self(1 << 24);
    pub const FEMALE: Self = Self(1 << 25);
    /// Its full stop ends no sentence.
    pub const ABBR: Self = Self(1 << 26);
    /// A verb of speech that hardly ever means anything else.
    pub const CORE: Self = Self(1 << 27);

    /// Words that open a clause or hold it together: never part of a name.
    pub const FUNCTION: Self = Self(
        Self::AUX.0
            | Self::ADV.0
            | Self::SUBJECT.0
            | Self::OBJECT.0
            | Self::POSS.0
            | Self::DET.0
            | Self::PREP.0
            | Self::CONJ.0
            | Self::REL.0
            | Self::ACCORDING.0,
    );
    /// Any verb that can attribute words.
    pub const CUE: Self = Self(Self::SAY.0 | Self::TELL.0 | Self::CALL.0);

    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn named(name: &str) -> Self {
        match name {
            "say" => Self::SAY,
            "tell" => Self::TELL,
            "call" => Self::CALL,
            "nounish" => Self::NOUNISH,
            "aux" => Self::AUX,
            "adv" => Self::ADV,
            "subject" => Self::SUBJECT,
            "object" => Self::OBJECT,
            "he" => Self::HE,
            "she" => Self::SHE,
            "they" => Self::THEY,
            "self" => Self::ONESELF,
            "poss" => Self::POSS,
            "det" => Self::DET,
            "prep" => Self::PREP,
            "conj" => Self::CONJ,
            "rel" => Self::REL,
            "according" => Self::ACCORDING,
            "time" => Self::TIME,
            "title" => Self::TITLE,
            "role" => Self::ROLE,
            "group" => Self::GROUP,
            "nonperson" => Self::NONPERSON,
            "saying" => Self::SAYING,
            "male" => Self::MALE,
            "female" => Self::FEMALE,
            "abbr" => Self::ABBR,
            "core" => Self::CORE,
            _ => Self(0),
        }
    }
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    pub language: &'static str,
    words: HashMap<Box<str>, Class, BuildHasherDefault<WordHasher>>,
}

/// FNV-1a: quick on short words, and the words are our own, so nobody can choose collisions.
#[derive(Debug)]
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    [
        ("en", include_str!("words/en.txt")),
        ("de", include_str!("words/de.txt")),
        ("fr", include_str!("words/fr.txt")),
        ("es", include_str!("words/es.txt")),
        ("it", include_str!("words/it.txt")),
        ("pt", include_str!("words/pt.txt")),
        ("nl", include_str!("words/nl.txt")),
        ("sv", include_str!("words/sv.txt")),
        ("da", include_str!("words/da.txt")),
        ("no", include_str!("words/no.txt")),
        ("pl", include_str!("words/pl.txt")),
    ]
    .into_iter()
    .map(|(language, data)| Lexicon::parse(language, data))
    .collect()
});

impl Lexicon {
    /// The lexicon of a BCP 47 tag; without one, that whose function words the text uses most.
    pub fn of(language: Option<&str>, text: &str) -> &'static Self {
        let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
        let primary = match primary.as_str() {
            "nb" | "nn" => "no",
            other => other,
        };
        LEXICONS.iter().find(|lexicon| lexicon.language == primary).unwrap_or_else(|| Self::guess(text))
    }

    fn guess(text: &str) -> &'static Self {
        const SAMPLE: usize = 300;
        let small = Class::DET.or(Class::PREP).or(Class::CONJ).or(Class::AUX);
        let count = |lexicon: &Lexicon| {
            text.split_whitespace().take(SAMPLE).filter(|word| lexicon.class(word).any(small)).count()
        };
        LEXICONS.iter().rev().max_by_key(|lexicon| count(lexicon)).unwrap_or(&LEXICONS[0])
    }

    /// The classes of a word as it stands in the text, whatever its case.
    pub fn class(&self, word: &str) -> Class {
        const LONGEST: usize = 40;
        if word.len() > LONGEST {
            return Class::default();
        }
        let mut folded = [0_u8; LONGEST * 3];
        let mut length = 0;
        if word.is_ascii() {
            folded[..word.len()].copy_from_slice(word.as_bytes());
            folded[..word.len()].make_ascii_lowercase();
            length = word.len();
        }
        for c in word.chars().filter(|_| !word.is_ascii()) {
            let c = if c == '’' { '\'' } else { c };
            for lower in c.to_lowercase() {
                length += lower.encode_utf8(&mut folded[length..]).len();
            }
        }
        let folded = std::str::from_utf8(&folded[..length]).unwrap_or_default();
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// `class: word word`; `add*` stands for add, adds, added, adding. Lines with `#` are comments.
    fn parse(language: &'static str, data: &str) -> Self {
        let mut words: HashMap<Box<str>, Class, BuildHasherDefault<WordHasher>> = HashMap::default();
        let mut put = |word: &str, class: Class| {
            let known = words.entry(word.into()).or_default();
            *known = known.or(class);
        };
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, list)) = line.split_once(": ") else { continue };
            let class = Class::named(name);
            for word in list.split_ascii_whitespace() {
                let Some(stem) = word.strip_suffix('*') else {
                    put(word, class);
                    continue;
                };
                put(stem, class);
                let root = stem.strip_suffix('e').unwrap_or(stem);
                let end = if stem.ends_with("sh") || stem.ends_with("ss") || stem.ends_with("ch") { "es" } else { "s" };
                put(&format!("{stem}{end}"), class);
                put(&format!("{root}ed"), class);
                put(&format!("{root}ing"), class);
            }
        }
        Self { language, words }
    }
}
