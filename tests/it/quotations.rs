//! Figures for quotations and keyphrases on other people's pages, which stand outside the project:
//! each with its count, each held above its floor in `tests/floors.toml`.

use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use pullquote::article::{Article, Body, Kind};
use pullquote::quotes::{self, QuotationKind, Words};
use pullquote::tags::{self, Tag};
use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    let variable = format!("PULLQUOTE_{}", name.to_uppercase());
    std::env::var_os(variable)
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name), PathBuf::from)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines(text: &str) -> impl Iterator<Item = Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON"))
}

/// Figures count characters, Rust counts bytes.
struct Characters(Vec<usize>);

impl Characters {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn bytes(&self, value: &Value, from: &str, to: &str) -> Range<usize> {
        self.at(&value[from])..self.at(&value[to])
    }

    fn at(&self, value: &Value) -> usize {
        self.0[usize::try_from(value.as_u64().expect("an offset")).expect("small")]
    }
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

#[derive(Default)]
struct Share {
    hits: u32,
    of: u32,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.of += 1;
    }

    fn share(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.of.max(1))
    }
}

struct Figures {
    floors: toml::Table,
    fallen: Vec<String>,
}

impl Figures {
    fn above(&mut self, name: &str, share: &Share) {
        self.holds(name, share.share(), share.of);
    }

    fn holds(&mut self, name: &str, figure: f64, of: u32) {
        println!("{name:<18}{figure:.4}  N={of}");
        let floor = self.floors["quotations"][name].as_float().expect("a floor");
        if figure < floor {
            self.fallen.push(format!("{name} {figure:.4} is under {floor}"));
        }
    }
}

fn article(headline: Option<&str>, text: &str, language: &str) -> Article {
    Article {
        headline: headline.map(str::to_owned),
        body: Body::from_plain_text(text),
        language: Some(language.to_owned()).filter(|language| !language.is_empty()),
        kind: Kind::Article,
        ..Article::default()
    }
}

#[test]
#[ignore = "needs data that is not part of the project (PULLQUOTE_QUOTES, PULLQUOTE_CORPUS)"]
fn figures_stay_above_their_floors() {
    let floors = text(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/floors.toml"));
    let mut figures = Figures { floors: floors.parse().expect("TOML"), fallen: Vec::new() };
    let mut marked = String::new();
    let file = std::fs::File::open(folder("quotes").join("attribution.jsonl.gz")).expect("the quotations");
    MultiGzDecoder::new(file).read_to_string(&mut marked).expect("text");
    speakers(&marked, &mut figures);
    headlines(&marked, &mut figures);
    pulled(&mut figures);
    keyphrases(&mut figures);
    summaries(&mut figures);
    assert!(figures.fallen.is_empty(), "{:#?}", figures.fallen);
}

fn speakers(marked: &str, figures: &mut Figures) {
    let (mut mention, mut entity, mut precision) = (Share::default(), Share::default(), Share::default());
    let mut shown = Share::default();
    let (mut taken, mut bytes) = (Duration::ZERO, 0);
    for one in lines(marked).filter(|one| one["split"] == "dev") {
        let text = one["text"].as_str().expect("a text");
        let characters = Characters::new(text);
        let article = article(None, text, "en");
        let start = Instant::now();
        let words = Words::of(&article);
        let found = quotes::find(&words);
        let _ = (quotes::pull_quote(&words, &found), quotes::summary(&words), tags::keyphrases(&words, 10));
        taken += start.elapsed();
        bytes += text.len();
        let gold: Vec<(Range<usize>, &Value)> = one["quotes"]
            .as_array()
            .expect("quotes")
            .iter()
            .map(|quote| (characters.bytes(quote, "start", "end"), quote))
            .collect();
        let speech = found.iter().filter(|quotation| quotation.kind != QuotationKind::NotSpeech);
        for piece in speech.flat_map(|quotation| &quotation.pieces) {
            if text[piece.clone()].split_whitespace().count() >= 5 {
                precision.count(gold.iter().any(|(span, quote)| overlap(span, piece) && quote["attributed"] == true));
            }
        }
        for (span, quote) in gold {
            let sources = quote["source"].as_array().expect("sources");
            if quote["words"].as_u64() < Some(5) || sources.is_empty() {
                continue;
            }
            let speaker = found
                .iter()
                .find(|quotation| quotation.pieces.iter().any(|piece| overlap(piece, &span)))
                .and_then(|quotation| quotation.speaker.as_ref());
            let spans = sources.iter().flat_map(|source| source["spans"].as_array().expect("spans"));
            let spans: Vec<Range<usize>> = spans.map(|span| characters.at(&span[0])..characters.at(&span[1])).collect();
            let hit = speaker.filter(|speaker| spans.iter().any(|span| overlap(span, &speaker.mention)));
            mention.count(hit.is_some());
            if speaker.is_some_and(|speaker| speaker.is_sure) {
                shown.count(hit.is_some());
            }
            let source = sources[0]["text"].as_str().unwrap_or_default();
            let names: Vec<&str> = source
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
                .filter(|word| !["The", "She", "His", "Her", "They", "One", "Another", "This"].contains(word))
                .collect();
            if let Some(speaker) = hit.filter(|_| !names.is_empty()) {
                entity.count(names.iter().any(|name| speaker.name.contains(name)));
            }
        }
    }
    figures.above("mention", &mention);
    figures.above("entity", &entity);
    figures.above("shown", &shown);
    figures.above("speech_precision", &precision);
    let kilobytes = f64::from(u32::try_from(bytes).expect("small")) / 1000.0;
    println!("{:.1} microseconds a kilobyte for all of it", taken.as_secs_f64() * 1e6 / kilobytes);
}

fn headlines(marked: &str, figures: &mut Figures) {
    let texts: HashMap<String, String> = lines(marked)
        .map(|one| (one["id"].as_str().expect("an id").to_owned(), one["text"].as_str().expect("a text").to_owned()))
        .collect();
    let cases: Value = serde_json::from_str(&text(&folder("quotes").join("headline_quotes.json"))).expect("JSON");
    let mut hits = Share::default();
    for case in cases.as_array().expect("cases") {
        let Some(text) = texts.get(case["article"].as_str().expect("an id")) else { continue };
        let characters = Characters::new(text);
        let article = article(case["title"].as_str(), text, "en");
        let words = Words::of(&article);
        let key = quotes::pull_quote(&words, &quotes::find(&words));
        let mut keys = case["key"].as_array().expect("keys").iter().map(|index| {
            let quote = &case["quotes"][usize::try_from(index.as_u64().expect("an index")).expect("small")];
            characters.bytes(quote, "start", "end")
        });
        hits.count(key.is_some_and(|key| keys.any(|span| overlap(&span, &key.span))));
    }
    figures.above("headline_hit", &hits);
}

/// Of the pairs of a sentence that an editor pulled and another of its paragraph, those in which the pulled
/// one is worth more; each paragraph counts once.
fn pulled(figures: &mut Figures) {
    let (mut sum, mut of) = (0.0, 0_u32);
    let folded = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    for one in lines(&text(&folder("quotes").join("pull_quotes.jsonl"))).filter(|one| one["usable"] == true) {
        let body = one["body_block"].as_str().expect("a text");
        let article = article(None, body, &one["lang"].as_str().expect("a tag").chars().take(2).collect::<String>());
        let words = Words::of(&article);
        let pull = folded(one["text"].as_str().expect("a text"));
        let is_pulled = |span: &Range<usize>| {
            let own = folded(&body[span.clone()]);
            let shared = own.iter().filter(|word| pull.contains(word)).count();
            let covered = pull.iter().filter(|word| own.contains(word)).count();
            covered == pull.len() || (shared * 10 >= own.len() * 7 && (shared * 10 >= pull.len() * 4 || own.len() > 2))
        };
        let rated = quotes::rate_sentences(&words, &quotes::find(&words));
        let (chosen, others): (Vec<_>, Vec<_>) = rated.into_iter().partition(|(span, _)| is_pulled(span));
        let pairs = chosen.iter().flat_map(|(_, left)| others.iter().map(move |(_, right)| left.total_cmp(right)));
        let points: Vec<f64> = pairs.map(|order| f64::midpoint(f64::from(order as i8), 1.0)).collect();
        if !points.is_empty() {
            sum += points.iter().sum::<f64>() / f64::from(u32::try_from(points.len()).expect("few"));
            of += 1;
        }
    }
    figures.holds("pull_quote_auc", sum / f64::from(of), of);
}

/// How many words a summary shares with the dek that an editor wrote, and how many the first two sentences.
fn summaries(figures: &mut Figures) {
    let (mut ours, mut lead, mut of) = (0.0, 0.0, 0_u32);
    for set in ["fundus", "scrapinghub", "wcxb", "trafilatura", "postlight"] {
        for one in lines(&text(&folder("corpus").join(format!("{set}.jsonl")))) {
            let expected = &one["expected"];
            let (Some(body), Some(dek)) = (expected["body"].as_str(), expected["dek"].as_str()) else { continue };
            if dek.len() < 30 || body.len() < 300 {
                continue;
            }
            let body = body.replace(dek, "");
            let body = if body.contains("\n\n") { body } else { body.replace('\n', "\n\n") };
            let language: String = one["lang"].as_str().unwrap_or_default().chars().take(2).collect();
            let article = article(expected["headline"].as_str(), &body, &language);
            let words = Words::of(&article);
            let joined =
                |spans: Vec<Range<usize>>| spans.into_iter().map(|span| &body[span]).collect::<Vec<_>>().join(" ");
            let first = quotes::rate_sentences(&words, &[]).into_iter().map(|(span, _)| span);
            ours += shared_words(&joined(quotes::summary(&words)), dek);
            lead += shared_words(&joined(first.filter(|span| span.len() >= 30).take(2).collect()), dek);
            of += 1;
        }
    }
    println!("{:<18}{:.4}  N={of}", "lead", lead / f64::from(of));
    figures.holds("summary", ours / f64::from(of), of);
}

/// ROUGE-1, F: the share of words that two texts have in common.
fn shared_words(left: &str, right: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (left, mut right) = (words(left), words(right));
    let all = left.len() + right.len();
    let shared = left
        .iter()
        .filter(|word| right.iter().position(|other| other == *word).map(|at| right.swap_remove(at)).is_some())
        .count();
    2.0 * f64::from(u32::try_from(shared).expect("few")) / f64::from(u32::try_from(all.max(1)).expect("few"))
}

fn keyphrases(figures: &mut Figures) {
    for (name, language) in [("keyphrases_en", "en"), ("keyphrases_de", "de")] {
        let mut found = Share::default();
        for one in lines(&text(&folder("corpus").join("fundus.jsonl"))) {
            let expected = &one["expected"];
            let (Some(body), Some(topics)) = (expected["body"].as_str(), expected["tags"].as_array()) else { continue };
            if !one["lang"].as_str().unwrap_or_default().starts_with(language) {
                continue;
            }
            let article = Article {
                dek: expected["dek"].as_str().map(str::to_owned),
                ..article(expected["headline"].as_str(), body, language)
            };
            let phrases = tags::keyphrases(&Words::of(&article), 10);
            let lower = body.to_lowercase();
            for topic in
                topics.iter().filter_map(Value::as_str).filter(|topic| stands_in(&lower, &topic.to_lowercase()))
            {
                let Some(tag) = Tag::new(topic) else { continue };
                found.count(phrases.iter().any(|phrase| phrase.key == tag.key));
            }
        }
        figures.above(name, &found);
    }
}

/// Whether the words stand in the text as words.
fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + found.len()..].starts_with(char::is_alphanumeric)
    })
}
