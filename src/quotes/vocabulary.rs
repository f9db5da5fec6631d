//! The words of one article in lower case, each kept once under a number: two words are the same word
//! where their numbers are equal, and its classes are looked up once.

use super::lexicon::{Class, Lexicon};

/// The number of a word in its article.
pub type Word = u32;

/// What stands for no word: a sign.
pub const NO_WORD: Word = Word::MAX;

/// Places that are looked at for one word. A page whose words were chosen to collide gets some of them
/// twice, and costs no more than another.
const PROBES: usize = 64;

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    hash: u32,
    class: Class,
}

#[derive(Debug)]
pub struct Vocabulary {
    lexicon: &'static Lexicon,
    text: String,
    entries: Vec<Entry>,
    /// Numbers by hash; its length is a power of two, at least twice that of `entries`.
    table: Vec<Word>,
    folded: String,
}

impl Vocabulary {
    pub fn new(lexicon: &'static Lexicon) -> Self {
        const WORDS: usize = 512;
        Self {
            lexicon,
            text: String::with_capacity(WORDS * 8),
            entries: Vec::with_capacity(WORDS),
            table: vec![NO_WORD; WORDS * 2],
            folded: String::new(),
        }
    }

    /// The number of a word as it stands in the text, whatever its case, with its classes.
    pub fn take(&mut self, word: &str) -> (Word, Class) {
        self.folded.clear();
        if word.is_ascii() {
            self.folded.push_str(word);
            self.folded.make_ascii_lowercase();
        } else {
            let letters = word.chars().map(|c| if c == '’' { '\'' } else { c });
            self.folded.extend(letters.flat_map(char::to_lowercase));
        }
        let hash = hash(self.folded.as_bytes());
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        for _ in 0..PROBES {
            let Some(entry) = self.entries.get(self.table[place] as usize) else { break };
            if entry.hash == hash && self.text[entry.start as usize..entry.end as usize] == self.folded {
                return (self.table[place], entry.class);
            }
            place = (place + 1) & mask;
        }
        let class = self.lexicon.class(&self.folded);
        let number = number(self.entries.len());
        let start = number_of(&self.text);
        self.text.push_str(&self.folded);
        self.entries.push(Entry { start, end: number_of(&self.text), hash, class });
        self.table[place] = number;
        if self.entries.len() * 2 > self.table.len() {
            self.grow();
        }
        (number, class)
    }

    /// The word in lower case.
    pub fn text(&self, word: Word) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &self.text[entry.start as usize..entry.end as usize])
    }

    pub fn class(&self, word: Word) -> Class {
        self.entries.get(word as usize).map_or_else(Class::default, |entry| entry.class)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    fn grow(&mut self) {
        let length = self.table.len() * 4;
        self.table.clear();
        self.table.resize(length, NO_WORD);
        for (index, entry) in self.entries.iter().enumerate() {
            let mut place = entry.hash as usize & (length - 1);
            for _ in 0..PROBES {
                if self.table[place] == NO_WORD {
                    break;
                }
                place = (place + 1) & (length - 1);
            }
            self.table[place] = number(index);
        }
    }
}

/// Bodies are cut off long before four thousand million bytes.
fn number(index: usize) -> Word {
    Word::try_from(index).unwrap_or(NO_WORD)
}

fn number_of(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Eight bytes at a time, each folded in by a multiplication (after `FxHash`).
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    for piece in bytes.chunks(8) {
        let mut eight = [0; 8];
        eight[..piece.len()].copy_from_slice(piece);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(FACTOR);
    }
    u32::try_from(hash >> 32).unwrap_or_default()
}
