//! Tracked tags: 295 ways in which a tag is and is not in a text.

use pullquote::tags::{Named, Tag, TrackedTag, Tracker};

/// The share of found cases that are right, and of cases to find that are found.
const PRECISION: f64 = 0.99;
const RECALL: f64 = 0.97;

fn tracked(tag: &str) -> TrackedTag {
    let (name, aliases) = tag.split_once('=').unwrap_or((tag, ""));
    let aliases = aliases.split(',').filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
    TrackedTag { tag: Tag::new(name).expect(name), aliases }
}

fn finds(tracker: &Tracker, body: &str) -> Vec<Tag> {
    tracker.matches(&Named { headline: "", dek: None, tags: &[], body })
}

#[test]
fn tags_are_found_where_they_stand() {
    let (mut right, mut wrong, mut missed) = (0_u32, Vec::new(), Vec::new());
    for line in include_str!("tracking.txt").lines().skip(1) {
        let (at, wanted) = match (line.find(" > "), line.find(" ! ")) {
            (Some(at), None) => (at, true),
            (_, Some(at)) => (at, false),
            _ => panic!("no case: {line}"),
        };
        let found = !finds(&Tracker::new(&[tracked(&line[..at])]), &line[at + 3..]).is_empty();
        match (wanted, found) {
            (true, true) => right += 1,
            (true, false) => missed.push(line),
            (false, true) => wrong.push(line),
            (false, false) => {}
        }
    }
    let found = f64::from(right);
    let count = |lines: &[&str]| f64::from(u32::try_from(lines.len()).expect("few"));
    let precision = found / (found + count(&wrong));
    let recall = found / (found + count(&missed));
    assert!(precision >= PRECISION && recall >= RECALL, "{precision} {recall}\nwrong {wrong:#?}\nmissed {missed:#?}");
}

#[test]
fn every_text_of_a_story_is_looked_through_and_the_order_is_the_tracked_one() {
    let tracker = Tracker::new(&[tracked("one"), tracked("two"), tracked("three"), tracked("four"), tracked("five")]);
    let tags = [Tag::new("#Three").expect("a tag")];
    let found =
        tracker.matches(&Named { headline: "Four of them", dek: Some("and two"), tags: &tags, body: "one by one" });
    let keys: Vec<&str> = found.iter().map(|tag| tag.key.as_str()).collect();
    assert_eq!(keys, ["one", "two", "three", "four"]);
    let apart = tracker.matches(&Named { headline: "fi", dek: Some("ve"), tags: &[], body: "" });
    assert_eq!(apart, [], "no tag spans two texts");
    assert_eq!(finds(&Tracker::new(&[]), "anything"), []);
}

#[test]
fn ten_thousand_tags_are_one_pass() {
    let many: Vec<TrackedTag> = (0..10_000).map(|number| tracked(&format!("topic {number}"))).collect();
    let tracker = Tracker::new(&many);
    let found = finds(&tracker, "We talk of topic 77 and topic-9999, not of topic 10000.");
    let names: Vec<&str> = found.iter().map(|tag| tag.display.as_str()).collect();
    assert_eq!(names, ["topic 77", "topic 9999"]);
}
