//! What holds for every text: quotations are slices, nothing panics, the same text reads the same.

use proptest::prelude::*;
use pullquote::article::{Article, Body};
use pullquote::quotes;
use pullquote::tags::{Named, Tag, TrackedTag, Tracker, keyphrases};

/// Words and marks in an order that no writer would choose.
fn tangled() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just(" ".to_owned()),
        1 => Just("\n\n".to_owned()),
        3 => "[“”„\"«»‹›「」『』‘’'‚—–:,.!?…-]".prop_map(|mark| mark),
        3 => prop_oneof![
            Just("said".to_owned()), Just("Ann Lee".to_owned()), Just("she".to_owned()), Just("told".to_owned()),
            Just("the mayor".to_owned()), Just("sagte".to_owned()), Just("who".to_owned()), Just("I’m".to_owned()),
            Just("according to".to_owned()), Just("U.S.".to_owned()), Just("と浜野さんは話す。".to_owned()),
        ],
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(text: &str, language: Option<&str>) {
    let body = Body::from_plain_text(text);
    let found = quotes::find(&body, language);
    assert_eq!(found, quotes::find(&body, language));
    for quotation in &found {
        assert_eq!(quotation.span.start, quotation.pieces[0].start);
        assert_eq!(Some(quotation.span.end), quotation.pieces.last().map(|piece| piece.end));
        for words in quotation.text.split(" […] ").flat_map(|words| words.split("\n\n")) {
            assert!(text[quotation.span.clone()].contains(words), "{words:?} in {text:?}");
        }
        if let Some(speaker) = &quotation.speaker {
            assert!(text.contains(&speaker.name) && text.get(speaker.mention.clone()).is_some());
        }
    }
    let article =
        Article { headline: Some(text.to_owned()), body, language: language.map(str::to_owned), ..Article::default() };
    if let Some(key) = quotes::pull_quote(&article, &found) {
        assert_eq!(key.text.trim_end_matches('…'), text[key.span].trim_end_matches('…'));
    }
    for sentence in quotes::summary(&article) {
        assert!(!text[sentence].is_empty());
    }
    let _ = keyphrases(&article, 5);
}

proptest! {
    #[test]
    fn quotations_are_slices_of_the_body(text in tangled(), language in prop::sample::select(vec!["en", "de", "fr", "ja", ""])) {
        check(&text, Some(language).filter(|tag| !tag.is_empty()));
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,200}") {
        check(&text, None);
    }

    #[test]
    fn a_tag_is_found_in_its_own_display(name in "\\PC{1,24}") {
        if let Some(tag) = Tag::new(&name) {
            let tracker = Tracker::new(&[TrackedTag { tag: tag.clone(), aliases: Vec::new() }]);
            let _ = tracker.matches(&Named { headline: &name, dek: None, tags: std::slice::from_ref(&tag), body: &name });
        }
    }
}
