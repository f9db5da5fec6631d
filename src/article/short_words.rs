//! A table of short words by rows, for counting which languages a text has stop words of.

/// A word of up to eight bytes as a number; numbers are found faster than words.
#[derive(Clone, Copy, Default)]
pub struct ShortWord {
    bytes: u64,
    length: usize,
}

impl ShortWord {
    const LONGEST: usize = 8;

    pub fn push(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u64::from(byte);
        self.length += 1;
    }

    pub fn is_empty(self) -> bool {
        self.length == 0
    }

    fn of(word: &str) -> Self {
        let mut short = Self::default();
        word.bytes().for_each(|byte| short.push(byte));
        short
    }
}

/// Words with the rows that hold them, as bits; no word of a table is longer than a [`ShortWord`].
pub struct ShortWords {
    /// Found by a hash, or behind that; its length is a power of two, and most places are empty.
    table: Vec<(u64, u32)>,
}

impl ShortWords {
    /// Of words with the row that each stands in, of 32 at most.
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, usize)> + Clone) -> Self {
        let length = (words.clone().count() * 4).next_power_of_two();
        let mut short = Self { table: vec![(0, 0); length] };
        for (word, row) in words {
            let bytes = ShortWord::of(word).bytes;
            let place = short.place(bytes);
            short.table[place] = (bytes, short.table[place].1 | 1 << row);
        }
        short
    }

    /// The rows that hold a word.
    pub fn rows(&self, word: ShortWord) -> u32 {
        if (1..=ShortWord::LONGEST).contains(&word.length) { self.table[self.place(word.bytes)].1 } else { 0 }
    }

    /// Where a word stands or would.
    fn place(&self, bytes: u64) -> usize {
        const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;
        let mask = self.table.len() - 1;
        let mut place = usize::try_from(bytes.wrapping_mul(MIXER) >> 40).unwrap_or_default() & mask;
        while self.table[place].0 != bytes && self.table[place].0 != 0 {
            place = (place + 1) & mask;
        }
        place
    }
}
