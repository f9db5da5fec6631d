//! The story that this project began with: both of its pages come out exactly right. The pages
//! belong to their publisher and stand outside the project.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

fn seed() -> PathBuf {
    std::env::var_os("PULLQUOTE_SEED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seed"), PathBuf::from)
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
#[ignore = "needs the seed pages, which are not part of the project (PULLQUOTE_SEED)"]
fn the_first_story_comes_out_right() {
    let seed = seed();
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(seed.join("expected.json")).expect("the seed")).expect("JSON");
    for page in ["page-rich.html", "page-bare.html"] {
        let rich = page == "page-rich.html";
        let read = Command::new(env!("CARGO_BIN_EXE_pullquote"))
            .args(["extract", "--json", "--url", expected["url"].as_str().expect("an address")])
            .arg(seed.join(page))
            .output()
            .expect("the program starts");
        let story: Value = serde_json::from_slice(&read.stdout).expect("JSON");
        for field in ["headline", "dek", "image", "canonical_url"] {
            assert_eq!(story[field], expected[field], "{page}: {field}");
        }
        assert_eq!(names(&story["authors"]), names(&expected["byline"]), "{page}");
        assert_eq!(names(&story["tags"]), names(&expected["tags"]), "{page}");
        assert!(story["published"].as_str().is_none_or(|date| date.starts_with("2020-03-02")), "{page}");
        if rich {
            assert_eq!(story["site"], expected["site"]);
        }
        assert_eq!(story["key_quote"]["text"], expected["key_quote_best"], "{page}");
        assert_eq!(story["key_quote"]["speaker"], "Connor Jessup", "{page}");
        let quotes = story["quotes"].as_array().expect("quotes");
        let said: Vec<String> =
            quotes.iter().map(|quote| quote["text"].as_str().unwrap_or_default().to_owned()).collect();
        for wanted in expected["quotes"].as_array().expect("quotes") {
            for piece in wanted["text"].as_str().expect("text").split(" […] ") {
                let found = said.iter().position(|text| text.contains(piece));
                let found = found.unwrap_or_else(|| panic!("{page}: {piece} is not in {said:?}"));
                assert_eq!(quotes[found]["speaker"], wanted["speaker"], "{page}: {piece}");
            }
        }
        for never in names(&expected["never_a_quote_of_this_story"]) {
            assert!(!story.to_string().contains(never), "{page}: {never}");
        }
        let post = &story["embedded_posts"][0];
        for field in ["network", "author", "handle", "text", "date"] {
            assert_eq!(post[field], expected["embedded_posts"][0][field], "{page}: {field}");
        }
        assert!(!story["body"].as_str().unwrap_or_default().contains("v+1 day"), "{page}");
    }
}
