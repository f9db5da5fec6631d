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
    /// The first bytes, all of most words.
    head: Head,
    start: u32,
    end: u32,
    hash: u64,
    class: Class,
}

type Head = (u64, u64);

/// Bytes of a word's head.
const HEAD: usize = 16;

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
        let bytes = word.as_bytes();
        if bytes.len() <= HEAD && word.is_ascii() {
            let mut block = [0; HEAD];
            block[..bytes.len()].copy_from_slice(bytes);
            block.make_ascii_lowercase();
            return self.find(&block[..bytes.len()]).unwrap_or_else(|(head, hash)| {
                self.folded.clear();
                self.folded.push_str(word);
                self.folded.make_ascii_lowercase();
                self.add(head, hash)
            });
        }
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        let letters = word.chars().map(|c| if c == '’' { '\'' } else { c });
        folded.extend(letters.flat_map(char::to_lowercase));
        let found = self.find(folded.as_bytes());
        self.folded = folded;
        found.unwrap_or_else(|(head, hash)| self.add(head, hash))
    }

    /// The number of a word that was taken before, whatever its case.
    pub fn known(&self, word: &str) -> Option<Word> {
        self.find(word.to_lowercase().as_bytes()).ok().map(|(word, _)| word)
    }

    /// The number of a word in lower case; where it has none yet, its head and hash.
    fn find(&self, folded: &[u8]) -> Result<(Word, Class), (Head, u64)> {
        let head = head(folded);
        let hash = if folded.len() <= HEAD { mix(folded.len() as u64, head) } else { hash(folded) };
        let mask = self.table.len() - 1;
        let mut place = slot(hash, self.table.len());
        for _ in 0..PROBES {
            let Some(entry) = self.entries.get(self.table[place] as usize) else { break };
            let is_same = entry.hash == hash
                && entry.head == head
                && (folded.len() <= HEAD || self.text.as_bytes()[entry.start as usize..entry.end as usize] == *folded);
            if is_same {
                return Ok((self.table[place], entry.class));
            }
            place = (place + 1) & mask;
        }
        Err((head, hash))
    }

    /// Adds the word in `folded`.
    fn add(&mut self, head: Head, hash: u64) -> (Word, Class) {
        let class = self.lexicon.class_of(&self.folded, hash);
        let number = number(self.entries.len());
        let start = number_of(&self.text);
        self.text.push_str(&self.folded);
        self.entries.push(Entry { head, start, end: number_of(&self.text), hash, class });
        self.place(number, hash);
        if self.entries.len() * 2 > self.table.len() {
            self.grow();
        }
        (number, class)
    }

    fn place(&mut self, number: Word, hash: u64) {
        let mask = self.table.len() - 1;
        let mut place = slot(hash, self.table.len());
        for _ in 0..PROBES {
            if self.table[place] == NO_WORD {
                break;
            }
            place = (place + 1) & mask;
        }
        self.table[place] = number;
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
        for index in 0..self.entries.len() {
            self.place(number(index), self.entries[index].hash);
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

fn head(bytes: &[u8]) -> Head {
    let mut block = [[0; HEAD / 2]; 2];
    let length = bytes.len().min(HEAD);
    block.as_flattened_mut()[..length].copy_from_slice(&bytes[..length]);
    (u64::from_le_bytes(block[0]), u64::from_le_bytes(block[1]))
}

/// Where a table whose length is a power of two has the place of a hash.
pub fn slot(hash: u64, length: usize) -> usize {
    usize::try_from(hash & (length as u64 - 1)).unwrap_or_default()
}

/// Sixteen bytes at a time, each eight folded in by a multiplication (after `FxHash`).
pub fn hash(bytes: &[u8]) -> u64 {
    let mut mixed = bytes.len() as u64;
    for piece in bytes.chunks(HEAD) {
        mixed = mix(mixed, head(piece));
    }
    mixed
}

fn mix(hash: u64, (low, high): (u64, u64)) -> u64 {
    const LOW: u64 = 0x9e37_79b9_7f4a_7c15;
    const HIGH: u64 = 0xf39c_c060_5ced_c835;
    let mixed = (hash ^ low).wrapping_mul(LOW) ^ high.wrapping_mul(HIGH).rotate_left(29);
    mixed ^ (mixed >> 32)
}
