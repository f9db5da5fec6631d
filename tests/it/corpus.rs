//! The reader measured on real pages, which belong to their publishers and stand outside the
//! project. `tests/floors.toml` holds what was reached: a figure below it fails.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The sets whose truth was written by people or by rules for their publisher.
const CORE: [&str; 5] = ["fundus", "scrapinghub", "postlight", "trafilatura", "wcxb"];

/// Figures that the scorer calls by another name.
const COLUMNS: [(&str, &str); 3] =
    [("date_same_day", "date_ok"), ("tags_micro_f1", "tags_micro"), ("image_found", "image_ok")];

fn corpus() -> PathBuf {
    std::env::var_os("PULLQUOTE_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from)
}

#[test]
#[ignore = "needs the corpus of real pages, which is not part of the project (PULLQUOTE_CORPUS), and Python"]
fn reading_stays_above_its_floors() {
    let corpus = corpus();
    let folder = tempfile::tempdir().expect("a folder");
    let mut list = String::new();
    for set in CORE {
        let truth = std::fs::read_to_string(corpus.join(format!("{set}.jsonl"))).expect("the corpus");
        for line in truth.lines().filter(|line| !line.trim().is_empty()) {
            let page: Value = serde_json::from_str(line).expect("JSON");
            let text = |key: &str| page[key].as_str().unwrap_or_default().to_owned();
            let path = corpus.join(text("html"));
            writeln!(list, "{}\t{}\t{}", text("id"), path.display(), text("url")).expect("written");
        }
    }
    std::fs::write(folder.path().join("list.tsv"), list).expect("written");
    let read = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "--threads", "2", "--batch"])
        .arg(folder.path().join("list.tsv"))
        .output()
        .expect("the program starts");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    std::fs::write(folder.path().join("read.jsonl"), &read.stdout).expect("written");
    let run = Command::new("python3")
        .arg(corpus.join("score.py"))
        .arg(folder.path().join("read.jsonl"))
        .args(CORE.map(|set| corpus.join(format!("{set}.jsonl"))))
        .arg("--json")
        .arg(folder.path().join("scores.json"))
        .output()
        .expect("Python");
    println!("{}", String::from_utf8_lossy(&run.stdout));
    let scores = std::fs::read_to_string(folder.path().join("scores.json")).expect("scores");
    let scores: Value = serde_json::from_str(&scores).expect("JSON");
    let floors = include_str!("../floors.toml");
    let floors: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(floors).expect("floors");
    for (figure, floor) in &floors["core"] {
        let column = COLUMNS.iter().find(|(name, _)| name == figure).map_or(figure.as_str(), |(_, column)| column);
        let reached = scores["ALL"][column]["value"].as_f64().unwrap_or_else(|| panic!("no figure {figure}"));
        assert!(reached >= *floor, "{figure} is {reached:.3}, its floor {floor:.3}");
    }
}
