//! Mutated pages through the whole reading: no panic, each within its time and memory.
//!
//! `PULLQUOTE_CASES=1000000 cargo test --release --test it mutations -- --nocapture` tries more, and holds
//! each page to its time too; `PULLQUOTE_PAGE=7` writes page 7 to a file. `fuzz/` has the same functions as
//! targets for cargo-fuzz.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::dice::{Dice, cases};

#[path = "../../fuzz/bodies.rs"]
pub mod bodies;

/// What a page may take: a half of what a site may be waited for would be felt.
const LIMIT: Duration = Duration::from_millis(300);

/// The largest page that is fetched.
const LARGEST: usize = 2 * 1_024 * 1_024;

/// From so many bytes on, a page is large.
const LARGE: usize = 128 * 1_024;

/// Pages read at once.
const THREADS: usize = 2;

/// What one page may take in memory, in KiB.
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

/// Page number `case`, the same each time.
fn mutated(seeds: &[Vec<u8>], case: usize) -> Vec<u8> {
    let dice = &mut Dice(case as u64);
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
            4 if dice.one_in(400) => {
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

/// What this thread had of the processor since its start, where that is told: other programs may have it
/// meanwhile.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Runs `work` and says how long it took.
fn timed(work: impl FnOnce()) -> Duration {
    let (begun, at) = (processor_time(), Instant::now());
    work();
    begun.zip(processor_time()).map_or_else(|| at.elapsed(), |(from, to)| to.saturating_sub(from))
}

/// A figure of this process's memory, in KiB; 0 where that is not told.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Runs `work` and says how much memory it took at most, in KiB, beyond what there was.
fn weighed(work: impl FnOnce()) -> u64 {
    let before = memory("VmRSS:");
    // Linux forgets the former peak ("proc_pid_clear_refs").
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    work();
    memory("VmHWM:").saturating_sub(before)
}

#[derive(Default)]
struct Tally {
    slowest: Duration,
    largest: usize,
    slow: usize,
    /// In KiB.
    memory: u64,
}

/// Reads every other page from `first` on. Large pages are read one at a time: `alone` is held meanwhile.
fn read(seeds: &[Vec<u8>], first: usize, wanted: usize, is_timed: bool, alone: &Mutex<()>) -> Tally {
    let mut tally = Tally::default();
    for case in (first..wanted).step_by(THREADS) {
        let page = mutated(seeds, case);
        let _alone = (page.len() > LARGE).then(|| alone.lock());
        let mut took = Duration::ZERO;
        let grown = weighed(|| took = timed(|| bodies::card(&page)));
        if case % 5 == 0 {
            bodies::article(&page);
            bodies::links(&page[..page.len().min(4_000)]);
        }
        tally.slowest = tally.slowest.max(took);
        tally.largest = tally.largest.max(page.len());
        tally.memory = tally.memory.max(grown);
        if is_timed && grown > MEMORY_KIB {
            println!("page {case} took {} MiB", grown / 1_024);
        }
        if is_timed && took > LIMIT {
            println!("page {case} took {took:?}");
            tally.slow += 1;
        }
    }
    tally
}

#[test]
fn no_mutated_page_breaks_the_reading() {
    let wanted = cases(1_500);
    let is_timed = std::env::var_os("PULLQUOTE_CASES").is_some() && !cfg!(debug_assertions);
    let seeds = seeds();
    if let Some(case) = std::env::var("PULLQUOTE_PAGE").ok().and_then(|value| value.parse().ok()) {
        let path = std::env::temp_dir().join(format!("pullquote-page-{case}.html"));
        std::fs::write(&path, mutated(&seeds, case)).expect("a file");
        println!("page {case} is {}", path.display());
        return;
    }
    for seed in &seeds {
        bodies::card(seed);
    }
    let alone = Mutex::new(());
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let (seeds, alone) = (&seeds, &alone);
        let readers: Vec<_> =
            (0..THREADS).map(|first| scope.spawn(move || read(seeds, first, wanted, is_timed, alone))).collect();
        readers.into_iter().map(|reader| reader.join().expect("no page makes it panic")).collect()
    });
    let (slowest, largest) = (tallies.iter().map(|t| t.slowest).max(), tallies.iter().map(|t| t.largest).max());
    let grown = tallies.iter().map(|tally| tally.memory).max().unwrap_or_default();
    println!(
        "{wanted} mutated pages, the largest {} bytes: slowest {:?}, memory at most +{} MiB",
        largest.unwrap_or_default(),
        slowest.unwrap_or_default(),
        grown / 1_024
    );
    assert!(grown <= MEMORY_KIB, "{grown} KiB");
    assert_eq!(tallies.iter().map(|tally| tally.slow).sum::<usize>(), 0, "pages that took longer than {LIMIT:?}");
}
