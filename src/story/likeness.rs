//! How alike two stories are: the same text under another address, or the same event told by
//! another outlet.
//!
//! Pure, and kept with the story: hashes are FNV-1a, which is the same on every machine and in every
//! version. Whether two stories are near each other in time and place is asked by the store.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Story;
use crate::article::letters::is_cjk;

/// Words in a shingle: enough that two writers hardly ever choose the same.
const SHINGLE: usize = 4;

/// Shingles kept, those with the smallest hashes (a bottom-k sketch, Broder 1997): the share of common
/// ones among the smallest of both estimates the share of common shingles, with an error of about 1/√k.
const SKETCH: usize = 96;

/// A body with fewer shingles says too little to be compared.
const LEAST: usize = 40;

/// Terms kept.
const TERMS: usize = 40;

/// From here on a body is the other one, edited: syndicated copies are cut and get another headline,
/// accounts of one event in words of their own share less than 0.15.
const SAME_TEXT: f64 = 0.5;

/// Terms as alike as this, with two names or one long one in both headlines, tell of one event; or
/// as alike as the second with one name alone.
const SAME_EVENT: f64 = 0.35;
const SAME_EVENT_BY_TERMS: f64 = 0.6;

/// What is compared of a story.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Likeness {
    /// The smallest hashes of the body's shingles, ascending.
    sketch: Vec<u32>,
    /// Hashes of the words that tell the story from others, with their weights, ascending by hash.
    terms: Vec<(u32, f32)>,
    /// The headline's words.
    headline: Vec<u32>,
}

impl Likeness {
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let body = words(&story.body);
        let headline = words(&story.headline);
        Self {
            sketch: sketch(&body),
            terms: terms(&body, &headline),
            headline: headline.iter().map(|word| word.hash).collect(),
        }
    }

    /// The other story has this one's text, perhaps cut or edited.
    #[must_use]
    pub fn is_same_text(&self, other: &Self) -> bool {
        if self.sketch.len().min(other.sketch.len()) < LEAST {
            return false;
        }
        let ours: BTreeSet<u32> = self.sketch.iter().copied().collect();
        let theirs: BTreeSet<u32> = other.sketch.iter().copied().collect();
        let smallest: Vec<u32> = ours.union(&theirs).copied().take(SKETCH).collect();
        let common = smallest.iter().filter(|hash| ours.contains(hash) && theirs.contains(hash)).count();
        fraction(common, smallest.len()) >= SAME_TEXT
    }

    /// The other story tells of the same event.
    #[must_use]
    pub fn is_same_event(&self, other: &Self) -> bool {
        let alike = self.cosine(other);
        if alike < SAME_EVENT {
            return false;
        }
        let (names, longest) = self.common_names(other);
        names >= 2 || longest >= 3 || (names == 1 && alike >= SAME_EVENT_BY_TERMS)
    }

    fn cosine(&self, other: &Self) -> f64 {
        let theirs: BTreeMap<u32, f32> = other.terms.iter().copied().collect();
        let common: f32 =
            self.terms.iter().filter_map(|(hash, weight)| theirs.get(hash).map(|their| weight * their)).sum();
        f64::from(common)
    }

    /// Runs of words that stand in both headlines and among both stories' terms: how many, and the
    /// length of the longest.
    fn common_names(&self, other: &Self) -> (usize, usize) {
        let telling = |likeness: &Self| likeness.terms.iter().map(|(hash, _)| *hash).collect::<BTreeSet<u32>>();
        let (ours, theirs) = (telling(self), telling(other));
        let shared = |hash: &u32| ours.contains(hash) && theirs.contains(hash) && other.headline.contains(hash);
        let runs = self.headline.split(|hash| !shared(hash)).filter(|run| !run.is_empty());
        runs.fold((0, 0), |(count, longest), run| (count + 1, longest.max(run.len())))
    }
}

struct Word {
    hash: u32,
    /// It begins with a capital inside a sentence, as names do.
    named: bool,
    /// Code points.
    length: usize,
}

/// Runs of letters and digits, folded; in Chinese, Japanese and Korean each pair of characters.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut sentence_starts = true;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_alphanumeric() {
            sentence_starts |= matches!(first, '.' | '!' | '?' | ':' | '\n' | '“' | '”' | '"' | '„' | '«' | '»');
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        if run.chars().any(is_cjk) {
            let characters: Vec<char> = run.chars().collect();
            let pairs = characters.windows(2).map(|pair| pair.iter().collect::<String>());
            words.extend(pairs.map(|pair| Word { hash: hash(&pair), named: false, length: 2 * UNSPACED_WORTH }));
        } else {
            let folded = run.to_lowercase();
            let named = !sentence_starts && first.is_uppercase();
            words.push(Word { hash: hash(&folded), named, length: folded.chars().count() });
        }
        sentence_starts = false;
    }
    words
}

/// A character of a script without blanks says as much as several letters.
const UNSPACED_WORTH: usize = 3;

fn sketch(body: &[Word]) -> Vec<u32> {
    let shingle = |words: &[Word]| words.iter().fold(OFFSET, |state, word| fnv(state, &word.hash.to_le_bytes()));
    let all: BTreeSet<u32> = body.windows(SHINGLE).map(|words| fold(shingle(words))).collect();
    all.into_iter().take(SKETCH).collect()
}

/// The words that are mostly written as names, or long ones of the headline, by how often they stand.
fn terms(body: &[Word], headline: &[Word]) -> Vec<(u32, f32)> {
    let mut counts: BTreeMap<u32, (u16, u16)> = BTreeMap::new();
    for word in body.iter().filter(|word| word.length >= 3) {
        let (all, named) = counts.entry(word.hash).or_default();
        *all = all.saturating_add(1);
        *named = named.saturating_add(u16::from(word.named));
    }
    let unspaced = body.iter().all(|word| !word.named);
    let mut weights: BTreeMap<u32, f32> = counts
        .iter()
        .filter(|(_, (all, named))| if unspaced { *all >= 2 } else { named * 2 >= *all })
        .map(|(hash, (all, _))| (*hash, f32::from(*all).sqrt()))
        .collect();
    for word in headline {
        if let Some(weight) = weights.get_mut(&word.hash) {
            *weight += 1.0;
        } else if word.length >= 6 && counts.contains_key(&word.hash) {
            weights.insert(word.hash, 1.5);
        }
    }
    let mut best: Vec<(u32, f32)> = weights.into_iter().collect();
    best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    best.truncate(TERMS);
    let length = best.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for (_, weight) in &mut best {
        *weight /= length;
    }
    best.sort_by_key(|(hash, _)| *hash);
    best
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits.
fn fnv(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, byte| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Folded to 32 bits, as FNV's authors advise.
fn fold(state: u64) -> u32 {
    let (high, low) = (state >> 32, state & u64::from(u32::MAX));
    u32::try_from(high ^ low).unwrap_or_default()
}

fn hash(word: &str) -> u32 {
    fold(fnv(OFFSET, word.as_bytes()))
}

fn fraction(part: usize, whole: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(part) / count(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::Likeness;
    use crate::story::tests::told;

    const FERRY: &str = "The ferry Aurelia ran aground off Brennholm shortly before dawn on Tuesday with \
        212 people on board. The coast guard took everybody off within two hours, its commander Ilse Tamm \
        said. Nobody was hurt. The ferry had left Brennholm for Sankt Olav in calm weather, and divers are \
        to look at the hull before tugs try to pull the Aurelia free on Thursday. Oil has not been seen on \
        the water, according to the Brennholm port authority.";

    #[test]
    fn a_syndicated_copy_is_the_same_text_and_another_account_the_same_event() {
        let first = Likeness::of(&told("Ferry Aurelia runs aground off Brennholm", FERRY));
        let cut = FERRY.replace("Nobody was hurt. ", "").replace("on Thursday", "this week");
        let copy = Likeness::of(&told("All 212 saved as ferry strikes rocks", &cut));
        assert!(first.is_same_text(&copy) && copy.is_same_text(&first));
        let own = "All passengers of the Aurelia are safe after it hit a reef near Brennholm, the second accident \
            on the line this year. Rescuers under Ilse Tamm needed one helicopter and four boats. The operator of the \
            Aurelia cancelled all crossings between Brennholm and Sankt Olav until the weekend, and asked travellers \
            to take the bridge by way of Nordby instead.";
        let account = Likeness::of(&told("Brennholm: passengers of the Aurelia safe after reef crash", own));
        assert!(!first.is_same_text(&account));
        assert!(first.is_same_event(&account) && account.is_same_event(&first));
        let other = "Brennholm will spend 40 million on its harbour, the council decided on Tuesday after a debate of \
            six hours. The mayor, Piet Vos, called the plan overdue; the Greens voted against it. Work on the eastern \
            quay in Brennholm is to begin in spring, and the fish market moves to the old customs house until then.";
        let elsewhere = Likeness::of(&told("Brennholm council votes for new harbour", other));
        assert!(!first.is_same_event(&elsewhere) && !first.is_same_text(&elsewhere));
    }

    #[test]
    fn scripts_without_blanks_are_compared_too() {
        let text = "港町の北浜で火曜日の朝、定期船あかつき丸が座礁した。乗客二百人は全員が無事で、海上保安署が二時間で救助した。\
            あかつき丸は北浜を出て南島へ向かう途中だった。木曜日に船体を調べたあと、引き船であかつき丸を動かす予定だと港の担当者は話した。";
        let first = Likeness::of(&told("北浜沖で定期船あかつき丸が座礁", text));
        let copy = Likeness::of(&told("あかつき丸座礁、全員無事", &text.replace("木曜日に", "")));
        assert!(first.is_same_text(&copy) && first.is_same_event(&copy));
    }

    #[test]
    fn what_says_too_little_is_like_nothing() {
        let empty = Likeness::of(&told("Ferry runs aground", ""));
        assert!(!empty.is_same_text(&empty) && !empty.is_same_event(&empty));
    }
}
