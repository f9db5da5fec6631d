//! Mutated pages through the whole reading: no panic, each within its time and memory.
//!
//! `PULLQUOTE_CASES=1000000 cargo test --release --test it mutations -- --nocapture` tries more, and holds
//! each page to its time too; `PULLQUOTE_PAGE=7` with the same number of cases writes page 7 to a file. `fuzz/` has the same functions as targets for cargo-fuzz.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::dice::{Dice, cases};

#[path = "../../fuzz/bodies.rs"]
mod bodies;

/// What a page may take: a half of what a site may be waited for would be felt.
const LIMIT: Duration = Duration::from_millis(300);

/// The largest page that is fetched.
const LARGEST: usize = 2 * 1_024 * 1_024;

/// What all of it may take in memory beyond the start, in KiB.
const MEMORY_KIB: u64 = 64 * 1_024;

/// Pieces that parsers stumble over.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table><td>",
    "<b id=1>",
    "</b>",
    "<a href=/t>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>",
    "{\"@type\":\"NewsArticle\",",
    "[[[[[[[[",
    "{\"a\":{\"a\":",
    "<meta charset=shift_jis>",
    "<meta charset=utf-16>",
    "\u{0}",
    "\u{feff}",
    "&#x110000;",
    "&CounterClockwise",
    "&amp;amp;",
    "“",
    "”",
    "« ",
    "「",
    "said",
    " — ",
    "\"",
    "'",
    "<article>",
    "</article>",
    "<blockquote>",
    "<title>",
    "</title>",
    "<meta property=og:title content=\"",
    "<svg><foreignObject>",
    "<template>",
    "<select><option>",
    "<math><mi>",
    "<plaintext>",
];

fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all: Vec<PathBuf> = Vec::new();
    for folder in ["src/playground/news_site/pages", "tests/reading/pages"] {
        let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().filter_map(Result::ok);
        all.extend(entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "html")));
    }
    all.sort();
    assert!(all.len() > 5, "there are pages to start from");
    all.iter().map(|path| std::fs::read(path).expect("a page")).collect()
}

fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut page = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(12) {
        let at = dice.below(page.len() + 1);
        let end = (at + dice.below(400)).min(page.len());
        match dice.below(10) {
            0 => page[at..end].reverse(),
            1 => drop(page.drain(at..end)),
            2 => {
                let copy = page[at..end].to_vec();
                page.splice(at..at, copy);
            }
            3 => {
                let piece = dice.pick(PIECES).repeat(1 + dice.below(60));
                page.splice(at..at, piece.into_bytes());
            }
            4 if dice.one_in(60) => {
                // As much of one piece as a page may hold.
                let piece = dice.pick(PIECES);
                let room = LARGEST.saturating_sub(page.len()) / piece.len();
                page.splice(at..at, piece.repeat(room).into_bytes());
            }
            5 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                page.splice(at..end, other[from..(from + 2_000).min(other.len())].iter().copied());
            }
            6 => page.truncate(at.max(1)),
            _ => {
                for _ in 0..=dice.below(8) {
                    let at = dice.below(page.len().max(1));
                    if let Some(byte) = page.get_mut(at) {
                        *byte = u8::try_from(dice.below(256)).unwrap_or_default();
                    }
                }
            }
        }
    }
    page.truncate(LARGEST);
    page
}

/// The most memory that this process ever had, in KiB; 0 where that is not told.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[test]
fn no_mutated_page_breaks_the_reading() {
    let wanted = cases(1_500);
    let timed = std::env::var_os("PULLQUOTE_CASES").is_some() && !cfg!(debug_assertions);
    let seeds = seeds();
    let mut dice = Dice(3);
    for seed in &seeds {
        bodies::card(seed);
    }
    let before = peak();
    let looked_for: Option<usize> = std::env::var("PULLQUOTE_PAGE").ok().and_then(|value| value.parse().ok());
    let (mut slowest, mut largest, mut slow) = (Duration::ZERO, 0, 0);
    for case in 0..wanted {
        let page = mutated(&seeds, &mut dice);
        if looked_for == Some(case) {
            let path = std::env::temp_dir().join(format!("pullquote-page-{case}.html"));
            std::fs::write(&path, &page).expect("a file");
            println!("page {case} is {}", path.display());
            return;
        }
        if looked_for.is_some() {
            continue;
        }
        let begun = Instant::now();
        bodies::card(&page);
        let mut took = begun.elapsed();
        // Another program may have had the processor: what counts is the best of three.
        for _ in 0..2 {
            if timed && took > LIMIT {
                let begun = Instant::now();
                bodies::card(&page);
                took = took.min(begun.elapsed());
            }
        }
        if case % 5 == 0 {
            bodies::article(&page);
            bodies::links(&page[..page.len().min(4_000)]);
        }
        slowest = slowest.max(took);
        largest = largest.max(page.len());
        if timed && took > LIMIT {
            println!("page {case} took {took:?}");
            slow += 1;
        }
    }
    let grown = peak().saturating_sub(before);
    println!(
        "{wanted} mutated pages, the largest {largest} bytes: slowest {slowest:?}, memory at most +{} MiB",
        grown / 1_024
    );
    assert!(grown <= MEMORY_KIB, "{grown} KiB");
    assert_eq!(slow, 0, "pages that took longer than {LIMIT:?}");
}
