//! Finds tracked tags in an article, all in one pass however many there are.
//!
//! The texts are folded to letters and digits in a row, as a tag's key is, with a note where words
//! begin and end; a key is found where it begins and ends with a word. So "coming out", "coming-out"
//! and `#ComingOut` are one, and "Iran" is not in "Tirana". Scripts without spaces have no such edges:
//! Han is matched anywhere, katakana as a whole run, hangul with its particles.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use unicode_normalization::char::is_combining_mark;

use super::{Named, Tag, TrackedTag, fold};

/// Acronyms that are words in lower case: they are found in capitals only.
const ALSO_WORDS: [&str; 25] = [
    "it", "us", "who", "aids", "ice", "is", "in", "or", "am", "as", "at", "an", "so", "no", "he", "me", "may", "can",
    "was", "eta", "do", "on", "all", "ours", "un",
];

/// A single word of at least so many letters may stand in the text as two.
const PARTED_FROM: usize = 8;
/// Longer words may take the ending `en`, those in `e` one letter earlier `n`.
const ENDINGS_FROM: usize = 6;
/// Letters of a Cyrillic word, or of one before which small words are written in one, that are its own at least.
const OWN: usize = 3;
/// Endings of Russian, Ukrainian and Bulgarian nouns.
const CYRILLIC_ENDINGS: [&str; 22] = [
    "а", "я", "у", "ю", "е", "и", "і", "ы", "о", "ь", "й", "ой", "ей", "ом", "ем", "ою", "ею", "ам", "ах", "ами", "ов",
    "ів",
];
/// "and", "in", "to", "from", "that", "the": written in one with the word behind them.
const PROCLITICS: [char; 12] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ה', 'ב', 'ל', 'כ', 'מ', 'ש'];

#[derive(Debug)]
struct Pattern {
    tag: usize,
    /// Written as several words.
    several: bool,
    capitals: bool,
}

/// The tracked tags, ready to be looked for.
#[derive(Debug)]
pub struct Tracker {
    tags: Vec<Tag>,
    patterns: Vec<Pattern>,
    automaton: Option<AhoCorasick>,
}

impl Tracker {
    #[must_use]
    pub fn new(tracked: &[TrackedTag]) -> Self {
        let mut patterns = Vec::new();
        let mut keys = Vec::new();
        for (index, tracked) in tracked.iter().enumerate() {
            let aliases = tracked.aliases.iter().filter_map(|alias| Tag::new(alias));
            for name in std::iter::once(tracked.tag.clone()).chain(aliases) {
                let display = name.display.trim_start_matches('#');
                let several = display.contains(|c: char| !c.is_alphanumeric()) || is_camel(display);
                let capitals = ALSO_WORDS.contains(&name.key.as_str())
                    && display.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                let mut add = |key: String| {
                    keys.push(key);
                    patterns.push(Pattern { tag: index, several, capitals });
                };
                if let Some(other) = singular(display, &name.key).or_else(|| plural_in_ies(display, &name.key)) {
                    add(other);
                }
                if let Some(stem) = cyrillic_stem(&name.key) {
                    add(stem.to_owned());
                }
                add(name.key);
            }
        }
        // Without patterns, or with more than the automaton can hold, nothing is tracked.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&keys)
            .ok()
            .filter(|_| !keys.is_empty());
        Self { tags: tracked.iter().map(|tracked| tracked.tag.clone()).collect(), patterns, automaton }
    }

    /// The tracked tags that the headline, dek, tags or body name, in tracked order.
    #[must_use]
    pub fn matches(&self, texts: &Named<'_>) -> Vec<Tag> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut folded = Folded::with_capacity(texts.body.len() + 512);
        folded.add(texts.headline);
        folded.add(texts.dek.unwrap_or_default());
        for tag in texts.tags {
            folded.add(&tag.display);
        }
        folded.add(texts.body);
        let mut found = vec![false; self.tags.len()];
        for hit in automaton.find_overlapping_iter(&folded.bytes) {
            let pattern = &self.patterns[hit.pattern().as_usize()];
            if !found[pattern.tag] && folded.holds(hit.start(), hit.end(), pattern) {
                found[pattern.tag] = true;
            }
        }
        self.tags.iter().zip(found).filter(|(_, found)| *found).map(|(tag, _)| tag.clone()).collect()
    }
}

/// "ComingOut": an inner capital after a small letter.
fn is_camel(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(left, right)| left.is_lowercase() && right.is_uppercase())
}

/// "wildfires" is found as "wildfire" too; names ("Williams") are left as they are.
fn singular(display: &str, key: &str) -> Option<String> {
    let last = display.split_whitespace().next_back()?;
    let common = last.chars().all(|c| c.is_ascii_lowercase()) && last.len() >= 5;
    let plural = last.ends_with('s') && !["ss", "us", "is", "news"].iter().any(|end| last.ends_with(end));
    (common && plural).then(|| key[..key.len() - 1].to_owned())
}

/// "city" is found as "cities" too.
fn plural_in_ies(display: &str, key: &str) -> Option<String> {
    let last = display.split_whitespace().next_back()?;
    let common = last.chars().all(|c| c.is_ascii_lowercase()) && last.len() >= 4;
    let consonant = !["ay", "ey", "oy", "uy"].iter().any(|end| last.ends_with(end));
    key.strip_suffix('y').filter(|_| common && consonant).map(|stem| format!("{stem}ies"))
}

/// "Россия" without the vowel that its cases change.
fn cyrillic_stem(key: &str) -> Option<&str> {
    let stem = key.strip_suffix(['а', 'я', 'ь', 'й', 'о', 'е', 'и', 'ы'])?;
    (stem.chars().count() > OWN).then_some(stem)
}

/// Texts as keys, with what stood where.
struct Folded {
    bytes: Vec<u8>,
    /// One a byte.
    notes: Vec<u8>,
}

/// A word begins at this byte.
const BEGINS: u8 = 1;
/// The letter was a capital.
const CAPITAL: u8 = 1 << 1;
/// Of a script whose words have no edges here.
const FREE: u8 = 1 << 2;
const KATAKANA: u8 = 1 << 3;
/// The word before this one was parted from it by more than a hyphen.
const APART: u8 = 1 << 4;
const HANGUL: u8 = 1 << 5;

/// Stands between texts and sentences: no key holds it.
const EDGE: u8 = 0;

impl Folded {
    fn with_capacity(capacity: usize) -> Self {
        let mut folded = Self { bytes: Vec::with_capacity(capacity), notes: Vec::with_capacity(capacity) };
        folded.edge();
        folded
    }

    fn edge(&mut self) {
        self.bytes.push(EDGE);
        self.notes.push(BEGINS);
    }

    fn add(&mut self, text: &str) {
        let mut begins = BEGINS;
        let mut hashtag = false;
        let mut before = ' ';
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            if c.is_ascii() {
                if c.is_ascii_alphanumeric() {
                    if hashtag && c.is_ascii_uppercase() && before.is_lowercase() {
                        begins |= BEGINS;
                    }
                    let capital = if c.is_ascii_uppercase() { CAPITAL } else { 0 };
                    self.bytes.push(c.to_ascii_lowercase() as u8);
                    self.notes.push(begins | capital);
                    begins = 0;
                } else {
                    let possessive = c == '\'' && is_possessive(&mut characters);
                    if !possessive {
                        begins = self.part(c, characters.peek().copied(), begins);
                        hashtag = c == '#' || (hashtag && c == '_');
                    }
                }
                before = c;
                continue;
            }
            if c == '’' && is_possessive(&mut characters) {
                continue;
            }
            let mut any = false;
            fold::character(c, &mut |letter| {
                any = true;
                let script = script(letter);
                let capital = if c.is_uppercase() { CAPITAL } else { 0 };
                let mut buffer = [0; 4];
                for (index, byte) in letter.encode_utf8(&mut buffer).bytes().enumerate() {
                    self.bytes.push(byte);
                    self.notes.push(capital | script | if index == 0 { begins } else { 0 });
                    begins = 0;
                }
            });
            if !any && !is_joined(c) {
                begins = self.part(c, characters.peek().copied(), begins);
            }
            before = c;
        }
        self.edge();
    }

    /// A sign or space between words; returns the notes of the next letter.
    fn part(&mut self, sign: char, next: Option<char>, notes: u8) -> u8 {
        let ends = matches!(sign, '.' | '!' | '?' | ';' | ':' | ',' | '。' | '、' | '！' | '？' | '，' | '\n');
        if ends && next.is_none_or(|next| next.is_whitespace() || !sign.is_ascii()) && self.bytes.last() != Some(&EDGE)
        {
            self.edge();
        }
        if sign == '-' || sign == '_' || sign == '‑' { notes | BEGINS } else { notes | BEGINS | APART }
    }

    fn holds(&self, start: usize, end: usize, pattern: &Pattern) -> bool {
        let notes = &self.notes;
        let free_start = notes[start] & FREE != 0;
        let katakana = notes[start] & KATAKANA != 0;
        let begins = notes[start] & BEGINS != 0
            || free_start
            || (katakana && notes[start - 1] & KATAKANA == 0)
            || self.follows_proclitics(start, end);
        if !begins || !self.ends(end) {
            return false;
        }
        if pattern.capitals && notes[start..end].iter().any(|note| note & CAPITAL == 0) {
            return false;
        }
        let parted = notes[start + 1..end].iter().any(|note| note & APART != 0);
        !parted || pattern.several || end - start >= PARTED_FROM
    }

    /// "בישראל", "والقاهرة": one or two small words before the word, written in one with it.
    fn follows_proclitics(&self, start: usize, end: usize) -> bool {
        const MOST: usize = 2;
        // Both scripts' letters have two bytes.
        const LETTER: usize = 2;
        let proclitic = |at: usize| {
            let bytes = self.bytes.get(at..at + LETTER);
            let letter = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|text| text.chars().next());
            letter.is_some_and(|letter| PROCLITICS.contains(&letter))
        };
        let mut at = start;
        for _ in 0..MOST {
            if end - start < OWN * LETTER || at < LETTER || !proclitic(at - LETTER) {
                return false;
            }
            at -= LETTER;
            if self.notes[at] & BEGINS != 0 {
                return true;
            }
        }
        false
    }

    /// Whether a Cyrillic noun's ending is all that is left of the word.
    fn ends_in_cyrillic(&self, start: usize, end: usize) -> bool {
        const LONGEST: usize = 3;
        let over = |at: &usize| self.bytes[*at] == EDGE || self.notes[*at] & BEGINS != 0;
        let stop = (end..self.bytes.len().min(end + LONGEST * 2 + 1)).find(over);
        let ending = stop.and_then(|stop| std::str::from_utf8(&self.bytes[end..stop]).ok());
        // Cyrillic letters have two bytes.
        end - start > OWN * 2 && ending.is_some_and(|ending| CYRILLIC_ENDINGS.contains(&ending))
    }

    /// Whether a word ends before this byte, an ending of its kind aside.
    fn ends(&self, end: usize) -> bool {
        let notes = &self.notes;
        let over = |at: usize| notes.get(at).is_none_or(|note| note & BEGINS != 0) || self.bytes[at] == EDGE;
        let last = notes[end - 1];
        if over(end) || last & FREE != 0 || last & HANGUL != 0 {
            return true;
        }
        if last & KATAKANA != 0 {
            return notes[end] & KATAKANA == 0;
        }
        if notes[end] & (FREE | KATAKANA) != 0 {
            return true;
        }
        let mut start = end;
        while start > 0 && notes[start] & BEGINS == 0 {
            start -= 1;
        }
        if !self.bytes[end].is_ascii() {
            return self.ends_in_cyrillic(start, end);
        }
        let long = end - start >= ENDINGS_FROM;
        let rest = &self.bytes[end..self.bytes.len().min(end + 3)];
        match rest {
            [b's', ..] if over(end + 1) => end - start >= 3,
            [b'e', b's', ..] if over(end + 2) => matches!(self.bytes[end - 1], b's' | b'x' | b'z' | b'h' | b'o'),
            [b'n', ..] if end - start + 1 >= ENDINGS_FROM && over(end + 1) => self.bytes[end - 1] == b'e',
            [b'e', b'n', ..] if long && over(end + 2) => true,
            _ => false,
        }
    }
}

/// Takes the `s` of a possessive: "Iran's".
fn is_possessive(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut ahead = characters.clone();
    let possessive = ahead.next() == Some('s') && ahead.next().is_none_or(|after| !after.is_alphanumeric());
    if possessive {
        characters.next();
    }
    possessive
}

/// Signs inside a word that are not seen: the soft hyphen, joiners, accents of their own.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe0f}') || is_combining_mark(c)
}

fn script(c: char) -> u8 {
    match c {
        '\u{30a0}'..='\u{30ff}' => KATAKANA,
        '\u{3040}'..='\u{309f}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' => FREE,
        '\u{ac00}'..='\u{d7af}' => HANGUL,
        _ => 0,
    }
}
