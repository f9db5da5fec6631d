//! What reading a page costs, as a multiple of what `scraper` takes only to parse it.
//!
//! `cargo bench --bench reading -- DIRECTORY` reads every `.html` and `.html.gz` under a directory;
//! without one, the pages that the tests read. Each round parses and reads all pages in turn, so
//! that a busy machine slows both; the medians of the rounds are compared. What `tests/floors.toml`
//! allows under `[cost]` is held: a run above it fails.

use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use pullquote::article::{Article, read, read_markup};
use pullquote::story::Findings;
use pullquote::tags::{Named, Tag, TrackedTag, Tracker};

const ROUNDS: usize = 7;

/// Everything that a card needs of a page.
fn whole_reading(html: &str) -> Findings {
    Findings::of(&read(html, None))
}

fn main() -> ExitCode {
    let directory = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .or_else(|| std::env::var("PULLQUOTE_CORPUS").ok());
    let directory = directory.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reading/pages").to_owned());
    let mut pages = Vec::new();
    collect(Path::new(&directory), &mut pages);
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{} pages, {:.1} MB from {directory}", pages.len(), megabytes(bytes));
    if pages.is_empty() {
        return ExitCode::SUCCESS;
    }
    let articles: Vec<Article> = pages.iter().map(|html| read(html, None)).collect();

    let (mut theirs, mut ours, mut article, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut findings = Vec::new();
    for _ in 0..ROUNDS {
        theirs.push(time(&pages, |html| drop(black_box(scraper::Html::parse_document(html)))));
        ours.push(time(&pages, |html| {
            black_box(read_markup(html));
        }));
        article.push(time(&pages, |html| drop(black_box(read(html, None)))));
        whole.push(time(&pages, |html| drop(black_box(whole_reading(html)))));
        findings.push(time(&articles, |article| drop(black_box(Findings::of(article)))));
    }
    let (theirs, ours, article, whole) = (median(theirs), median(ours), median(article), median(whole));
    let findings = median(findings);
    let ratio = |one: Duration| one.as_secs_f64() / theirs.as_secs_f64();
    println!("scraper parses    {theirs:>10.1?}  1.00");
    println!("our parse         {ours:>10.1?}  {:.2}", ratio(ours));
    println!("the article       {article:>10.1?}  {:.2}", ratio(article));
    println!(
        "the whole reading {whole:>10.1?}  {:.2}  (with quotations, speakers, key quote, summary, tags)",
        ratio(whole)
    );
    println!("quotations, tags  {findings:>10.1?}  {:.3}  (these alone, on articles that were read)", ratio(findings));
    let tracking = tracking(&articles);
    println!("10,000 tracked tags over one article: {tracking:.1?} (median)");

    let mut each: Vec<f64> = pages
        .iter()
        .map(|html| {
            median(
                (0..ROUNDS)
                    .map(|_| time(std::slice::from_ref(html), |html| drop(black_box(whole_reading(html)))))
                    .collect(),
            )
            .as_secs_f64()
                * 1e3
                / megabytes(html.len())
        })
        .collect();
    each.sort_by(f64::total_cmp);
    println!(
        "per page and MB: p50 {:.1} ms, p99 {:.1} ms",
        each[each.len() / 2],
        each[(each.len() * 99 / 100).min(each.len() - 1)]
    );
    let limit = |name: &str| floors()["cost"][name].as_float().unwrap_or(f64::INFINITY);
    if ratio(findings) > limit("quotations_and_tags") || tracking.as_secs_f64() * 1e3 > limit("tracked_tags") {
        println!("above what tests/floors.toml allows");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn floors() -> toml::Table {
    include_str!("../tests/floors.toml").parse().unwrap_or_default()
}

/// What looking for 10,000 tags takes in the median article. The tags are words and pairs of words of the
/// articles themselves, so that many begin in every text.
fn tracking(articles: &[Article]) -> Duration {
    const TAGS: usize = 10_000;
    let texts = articles.iter().map(|article| article.body.text.as_str());
    let words: Vec<&str> =
        texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() > 3).collect();
    let step = (words.len() / TAGS).max(1);
    let pairs = words.windows(2).step_by(step).enumerate();
    let mut names: Vec<String> = pairs
        .map(|(index, pair)| if index % 2 == 0 { pair.join(" ") } else { format!("{}{index}", pair[0]) })
        .collect();
    names.extend((0..TAGS).map(|number| format!("topic {number}")));
    let tags = names.iter().filter_map(|name| Tag::new(name)).take(TAGS);
    let tracker = Tracker::new(&tags.map(|tag| TrackedTag { tag, aliases: Vec::new() }).collect::<Vec<_>>());
    let each = articles.iter().map(|article| {
        let texts = Named {
            headline: article.headline.as_deref().unwrap_or_default(),
            dek: article.dek.as_deref(),
            tags: &[],
            body: &article.body.text,
        };
        time(&[texts], |texts| drop(black_box(tracker.matches(texts))))
    });
    median(each.collect())
}

fn time<T>(pages: &[T], mut work: impl FnMut(&T)) -> Duration {
    let started = Instant::now();
    for page in pages {
        work(page);
    }
    started.elapsed()
}

fn median(mut rounds: Vec<Duration>) -> Duration {
    rounds.sort();
    rounds[rounds.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "sizes of pages")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn collect(directory: &Path, pages: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, pages);
            continue;
        }
        let name = path.to_string_lossy().into_owned();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let mut unpacked = Vec::new();
        if name.ends_with(".html.gz")
            && flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).is_ok()
        {
            pages.push(String::from_utf8_lossy(&unpacked).into_owned());
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}
