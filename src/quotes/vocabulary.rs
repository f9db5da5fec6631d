//! The words of one article in lower case, each kept once under a number: two words are the same word
//! where their numbers are equal, and its classes are looked up once.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use crate::article::letters::spread;

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

pub type Head = (u64, u64);

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

    /// The number of the word that stands at `span`, whatever its case, with its classes.
    pub fn take(&mut self, text: &str, span: Range<usize>) -> (Word, Class) {
        if let Some((length, head)) = plain_head(text.as_bytes(), &span)
            && length == span.len()
        {
            return self.take_plain(text, span, head);
        }
        let mut folded = std::mem::take(&mut self.folded);
        fold(&text[span], &mut folded);
        let (head, hash) = (head(folded.as_bytes()), hash(folded.as_bytes()));
        let found = self.find(head, hash, Some(&folded)).unwrap_or_else(|| self.add(&folded, head, hash));
        self.folded = folded;
        found
    }

    /// The same of a word of ASCII letters and digits whose head is all of it: most words of a text.
    pub fn take_plain(&mut self, text: &str, span: Range<usize>, head: Head) -> (Word, Class) {
        let hash = mix(span.len() as u64, head);
        self.find(head, hash, None).unwrap_or_else(|| self.add(&text[span], head, hash))
    }

    /// The number of a word that was taken before, whatever its case.
    pub fn known(&self, word: &str) -> Option<Word> {
        let mut folded = String::new();
        fold(word, &mut folded);
        self.known_lower(&folded)
    }

    /// The same of a word in lower case, with straight apostrophes.
    pub fn known_lower(&self, word: &str) -> Option<Word> {
        let bytes = word.as_bytes();
        self.find(head(bytes), hash(bytes), Some(word)).map(|(word, _)| word)
    }

    /// The number of a word by its head and hash, and by its text where the head is not all of it.
    fn find(&self, head: Head, hash: u64, folded: Option<&str>) -> Option<(Word, Class)> {
        let folded = folded.filter(|folded| folded.len() > HEAD);
        let mask = self.table.len() - 1;
        let mut place = slot(hash, self.table.len());
        for _ in 0..PROBES {
            let entry = self.entries.get(self.table[place] as usize)?;
            let is_same = entry.hash == hash
                && entry.head == head
                && folded.is_none_or(|folded| self.text[entry.start as usize..entry.end as usize] == *folded);
            if is_same {
                return Some((self.table[place], entry.class));
            }
            place = (place + 1) & mask;
        }
        None
    }

    /// Adds a word that is in lower case beyond ASCII.
    fn add(&mut self, word: &str, head: Head, hash: u64) -> (Word, Class) {
        let number = number(self.entries.len());
        let start = self.text.len();
        self.text.push_str(word);
        self.text[start..].make_ascii_lowercase();
        let class = self.lexicon.class_of(&self.text[start..], hash);
        self.entries.push(Entry { head, start: offset(start), end: offset(self.text.len()), hash, class });
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

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Lower case, with straight apostrophes.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    // The small letters of Western Europe, which most others than those of ASCII are.
    if word.chars().all(|c| c.is_ascii() || matches!(c, 'ß'..='ÿ')) {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' => folded.push('\''),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Small letters, and those of scripts that have no others.
            'ß'..='ÿ'
            | 'α'..='ώ'
            | 'а'..='џ'
            | '\u{591}'..='\u{109f}'
            | '\u{2e80}'..='\u{a63f}'
            | '\u{ac00}'..='\u{d7ff}' => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// How many ASCII letters and digits stand at the start of a span, and the head of the word that they are; `None`
/// where they are more than a head holds. Eight bytes are looked at together.
#[inline]
pub fn plain_head(bytes: &[u8], span: &Range<usize>) -> Option<(usize, Head)> {
    let block: &[u8; HEAD] = bytes.get(span.start..span.start + HEAD)?.first_chunk()?;
    let low = u64::from_le_bytes(*block.first_chunk()?);
    let (mut length, mut head) = (plain_bytes(low), (low, 0));
    if length == EIGHT {
        let high = u64::from_le_bytes(*block.last_chunk()?);
        length += plain_bytes(high);
        head.1 = high;
    }
    let length = length.min(span.len());
    let lower = |bytes: u64, length: usize| (bytes | spread(0x20)) & first_bytes(length);
    (length < HEAD).then(|| (length, (lower(head.0, length), lower(head.1, length.saturating_sub(EIGHT)))))
}

/// Bytes of either half of a head.
const EIGHT: usize = HEAD / 2;

/// How many of the first of eight bytes are letters and digits of ASCII.
fn plain_bytes(bytes: u64) -> usize {
    let seven = bytes & spread(0x7f);
    // The highest bit of each byte tells whether it lies between two others.
    let between = |bytes: u64, first: u8, last: u8| (bytes + spread(0x80 - first)) & !(bytes + spread(0x7f - last));
    let plain = (between(seven | spread(0x20), b'a', b'z') | between(seven, b'0', b'9')) & !bytes;
    ((!plain & spread(0x80)).trailing_zeros() / u8::BITS) as usize
}

/// A mask of so many bytes, eight at most.
fn first_bytes(count: usize) -> u64 {
    if count >= EIGHT { u64::MAX } else { (1 << (count * 8)) - 1 }
}

fn head(bytes: &[u8]) -> Head {
    let mut block = [[0; EIGHT]; 2];
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

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_folded_as_the_tables_have_it() {
        let mut folded = String::new();
        for c in ('\0'..=char::MAX).filter(|c| *c != '’') {
            super::fold(c.encode_utf8(&mut [0; 4]), &mut folded);
            assert!(c.to_lowercase().eq(folded.chars()), "{c:?}");
        }
    }
}
