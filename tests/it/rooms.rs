//! The order between rooms, as `src/lib.rs` draws it, held against the `use crate::` lines.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import.
const ALLOWED: &[(&str, &[&str])] = &[
    ("links", &[]),
    ("article", &["links"]),
    ("quotes", &["links", "article"]),
    ("tags", &["links", "article", "quotes"]),
    ("story", &["links", "article", "quotes", "tags"]),
    ("card", &["links", "article", "quotes", "tags", "story"]),
    ("fetch", &["links"]),
    ("store", &["links", "tags", "story"]),
    ("desk", &["links", "article", "quotes", "tags", "story", "card", "fetch", "store"]),
    ("discord", &["links", "article", "quotes", "tags", "story", "card", "fetch", "store", "desk"]),
    ("config", &[]),
    ("playground", &[]),
];

/// Words that a pure room never says: clock, network, environment, disk.
const IMPURE: &[&str] = &["std::env", "std::fs", "std::net::Tcp", "std::time::", "tokio::", "reqwest", "Instant::now"];
const PURE: &[&str] = &["links", "article", "quotes", "tags", "story", "card"];

fn files(of: &Path) -> Vec<PathBuf> {
    if of.is_file() {
        return vec![of.to_owned()];
    }
    let Ok(entries) = std::fs::read_dir(of) else { return Vec::new() };
    let mut all: Vec<PathBuf> = entries.filter_map(Result::ok).flat_map(|entry| files(&entry.path())).collect();
    all.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    all
}

fn room(name: &str) -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = files(&source.join(format!("{name}.rs")));
    all.extend(files(&source.join(name)));
    assert!(!all.is_empty(), "there is no room {name}");
    all
}

/// The code without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source file");
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn left_never_imports_right() {
    for (name, allowed) in ALLOWED {
        for path in room(name) {
            let text = code(&path);
            let imported: BTreeSet<&str> = text
                .match_indices("crate::")
                .filter(|(at, _)| !text[..*at].ends_with('$'))
                .map(|(at, found)| &text[at + found.len()..])
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
                .collect();
            for other in imported {
                let known = ALLOWED.iter().any(|(room, _)| *room == other) || other == "cli";
                let fine = other == *name || allowed.contains(&other) || !known;
                assert!(fine, "{} imports {other}", path.display());
            }
        }
    }
}

#[test]
fn pure_rooms_read_nothing_but_their_arguments() {
    for name in PURE {
        for path in room(name) {
            let code = code(&path);
            for word in IMPURE {
                assert!(!code.contains(word), "{} says {word}", path.display());
            }
        }
    }
}
