//! The word classes of a language: verbs of speech, pronouns, function words, titles. The words are
//! data (`words/*.txt`); the grammar that uses them is in `mentions` and `cues`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::vocabulary;

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
    /// Stands in lower case inside names: "of", "van".
    pub const CONNECTOR: Self = Self(1 << 28);
    /// A country, a state or a large city.
    pub const PLACE: Self = Self(1 << 29);
    /// A subject that news is sorted by, after the IPTC's Media Topics.
    pub const TOPIC: Self = Self(1 << 30);
    /// Has a title or a name: "film", "titled", "slogan".
    pub const WORK: Self = Self(1 << 31);

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
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
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
            "connector" => Self::CONNECTOR,
            "place" => Self::PLACE,
            "topic" => Self::TOPIC,
            "work" => Self::WORK,
            _ => Self(0),
        }
    }
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    pub language: &'static str,
    /// Endings of compounds that say what a person or a group is ("-präsidentin"), by their last bytes.
    endings: Vec<(u32, &'static str, Class)>,
    /// Half of a word's hash with its classes, found by the other half; its length is a power of two. The
    /// words themselves are not kept, so that all of a language stays in the processor's nearest memory.
    table: Vec<(u32, Class)>,
}

/// Words that mean the same wherever they stand.
const EVERYWHERE: &str = include_str!("words/any.txt");

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
        ("cs", include_str!("words/cs.txt")),
        ("ru", include_str!("words/ru.txt")),
        ("uk", include_str!("words/uk.txt")),
    ]
    .into_iter()
    .map(|(language, data)| Lexicon::parse(language, data))
    .collect()
});

impl Lexicon {
    /// The lexicon of a BCP 47 tag, and whether it is of that language; without one, or for a language that
    /// has none here, that whose small words the text uses most.
    pub fn of(language: Option<&str>, text: &str) -> (&'static Self, bool) {
        let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
        let primary = match primary.as_str() {
            "nb" | "nn" => "no",
            other => other,
        };
        if let Some(lexicon) = LEXICONS.iter().find(|lexicon| lexicon.language == primary) {
            return (lexicon, true);
        }
        let (lexicon, is_likely) = Self::guess(text);
        (lexicon, is_likely && primary.is_empty())
    }

    /// The likeliest lexicon, and whether enough of its small words are there.
    fn guess(text: &str) -> (&'static Self, bool) {
        const SAMPLE: usize = 80;
        /// One word of so many is a small one, in every language that has a lexicon.
        const SELDOM: usize = 6;
        let small = Class::DET.or(Class::PREP).or(Class::CONJ).or(Class::AUX);
        let words: Vec<String> = text.split_whitespace().take(SAMPLE).map(str::to_lowercase).collect();
        let count = |lexicon: &Lexicon| words.iter().filter(|word| lexicon.class(word).any(small)).count();
        let counted = LEXICONS.iter().rev().map(|lexicon| (count(lexicon), lexicon));
        let (most, lexicon) = counted.max_by_key(|(count, _)| *count).unwrap_or((0, &LEXICONS[0]));
        (lexicon, most * SELDOM >= words.len())
    }

    /// The classes of a word in lower case, with straight apostrophes.
    pub fn class(&self, word: &str) -> Class {
        self.class_of(word, vocabulary::hash(word.as_bytes()))
    }

    /// The same, of a word whose hash is known.
    pub fn class_of(&self, word: &str, hash: u64) -> Class {
        let (half, mut place) = self.place(hash);
        while self.table[place].1 != Class::default() {
            if self.table[place].0 == half {
                return self.table[place].1;
            }
            place = (place + 1) & (self.table.len() - 1);
        }
        let last = last_bytes(word);
        let is_compound =
            |(_, ending, _): &&(u32, &str, Class)| word.len() > ending.len() + 1 && word.ends_with(ending);
        let from = self.endings.partition_point(|(bytes, _, _)| *bytes < last);
        let mut near = self.endings[from..].iter().take_while(|(bytes, _, _)| *bytes == last);
        near.find(is_compound).map(|(_, _, class)| *class).unwrap_or_default()
    }

    fn place(&self, hash: u64) -> (u32, usize) {
        let half = u32::try_from(hash >> 32).unwrap_or_default();
        (half, vocabulary::slot(hash, self.table.len()))
    }

    /// `class: word word`; `add*` stands for add, adds, added, adding. Lines with `#` are comments.
    fn parse(language: &'static str, data: &'static str) -> Self {
        let mut words: HashMap<String, Class> = HashMap::new();
        let mut put = |word: &str, class: Class| {
            let known = words.entry(word.to_owned()).or_default();
            *known = known.or(class);
        };
        let mut endings = Vec::new();
        for line in data.lines().chain(EVERYWHERE.lines()).filter(|line| !line.starts_with('#')) {
            let Some((name, list)) = line.split_once(": ") else { continue };
            let of_ending = match name {
                "ending" => Class::TITLE.or(Class::ROLE),
                "group-ending" => Class::GROUP.or(Class::NONPERSON),
                _ => Class::default(),
            };
            if of_ending != Class::default() {
                endings.extend(list.split_ascii_whitespace().map(|ending| (last_bytes(ending), ending, of_ending)));
                continue;
            }
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
        endings.sort_by_key(|(bytes, _, _)| *bytes);
        let length = (words.len() * 2).next_power_of_two();
        let mut lexicon = Self { language, endings, table: vec![(0, Class::default()); length] };
        for (word, class) in words {
            let (half, mut place) = lexicon.place(vocabulary::hash(word.as_bytes()));
            while lexicon.table[place].1 != Class::default() {
                place = (place + 1) % length;
            }
            lexicon.table[place] = (half, class);
        }
        lexicon
    }
}

/// What endings are sorted by.
fn last_bytes(word: &str) -> u32 {
    word.as_bytes().last_chunk().map_or(0, |[one, two, three]| u32::from_be_bytes([0, *one, *two, *three]))
}
