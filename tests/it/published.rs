//! Pages and texts that others published to test programs with. They are not in the repository: without the
//! folders there is nothing to do.
//!
//! `PULLQUOTE_TREES=html5lib-1.1 PULLQUOTE_ENCODINGS=chardet-5.2.0/tests cargo test --test it published --
//! --nocapture` reads the sources of both packages, unpacked.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use encoding_rs::Encoding;
use pullquote::fetch::charset;

use crate::mutations::bodies;

/// As in `mutations`, for builds without optimisation.
const LIMIT: Duration = Duration::from_secs(3);

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

#[test]
fn trees_are_read() {
    let Some(folder) = named("PULLQUOTE_TREES") else { return };
    let (mut cases, mut slowest) = (0, Duration::ZERO);
    for file in files(&folder).iter().filter(|file| file.extension().is_some_and(|end| end == "dat")) {
        let text = String::from_utf8_lossy(&std::fs::read(file).expect("a file")).into_owned();
        for case in text.split("#data\n").skip(1) {
            let page = case.split("\n#").next().unwrap_or_default();
            let begun = Instant::now();
            bodies::card(page.as_bytes());
            bodies::article(page.as_bytes());
            bodies::card(format!("<article><h1>A headline of words</h1>{page}<p>{}", "Words. ".repeat(200)).as_bytes());
            slowest = slowest.max(begun.elapsed());
            cases += 1;
        }
    }
    println!("{cases} cases, the slowest in {slowest:?}");
    assert!(cases > 1_000 && slowest < LIMIT);
}

#[test]
fn encodings_are_told_apart() {
    let Some(folder) = named("PULLQUOTE_ENCODINGS") else { return };
    let (mut all, mut bare, mut wrong) = (0, 0, 0);
    for file in files(&folder) {
        let name = file.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().to_lowercase());
        let name = name.unwrap_or_default();
        // "windows-1250-polish": the language is no part of the label.
        let label = match name.rsplit_once('-') {
            Some((label, language)) if language.len() > 4 && language.chars().all(char::is_alphabetic) => label,
            _ => name.as_str(),
        };
        let label = if label == "cp932" {
            "shift_jis"
        } else if label == "cp949" {
            "euc-kr"
        } else {
            label
        };
        let bytes = std::fs::read(&file).expect("a file");
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            // What browsers do not know either must still be no trouble.
            let _ = (charset::decode(&bytes, None), charset::decode(&bytes, Some("text/html; charset=utf-8")));
            continue;
        };
        let expected = encoding.decode(&bytes).0;
        all += 1;
        let header = format!("text/html; charset={label}");
        assert_eq!(charset::decode(&bytes, Some(&header)), expected, "{}", file.display());
        bare += usize::from(charset::decode(&bytes, None) == expected);
        wrong += usize::from(charset::decode(&bytes, Some("text/html; charset=utf-8")) == expected);
        // A cut in mid-character is no trouble.
        for cut in 0..bytes.len().min(40) {
            let _ = charset::decode(&bytes[..bytes.len() - cut], None);
        }
    }
    println!("{all} files: {all} right as declared, {bare} without a label, {wrong} labelled as UTF-8");
    assert!(all > 300 && bare * 10 >= all * 8 && wrong * 10 >= all * 8, "{all} {bare} {wrong}");
}
