//! What holds for every text: quotations are slices, nothing panics, the same text reads the same.

use proptest::prelude::*;
use pullquote::article::{Article, Body};
use pullquote::quotes::{self, Words};
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
            Just("a".to_owned()), Just("martelé".to_owned()), Just("ha".to_owned()), Just("du".to_owned()),
            Just("quant à elle".to_owned()), Just("ministra de Salud".to_owned()), Just("Hans".to_owned()),
            Just("Klima- und".to_owned()), Just("der 86-Jährige".to_owned()), Just("minister".to_owned()),
            Just("이 후보는".to_owned()), Just("라고 말했다. 이어 ".to_owned()),
        ],
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(text: &str, language: Option<&str>) {
    let article = Article {
        headline: Some(text.to_owned()),
        body: Body::from_plain_text(text),
        language: language.map(str::to_owned),
        ..Article::default()
    };
    let words = Words::of(&article);
    let found = quotes::find(&words);
    let key = quotes::pull_quote(&words, &found);
    let summary = quotes::summary(&words);
    let phrases = keyphrases(&words, 5);
    for quotation in &found {
        assert_eq!(quotation.span.start, quotation.pieces[0].start);
        assert_eq!(Some(quotation.span.end), quotation.pieces.last().map(|piece| piece.end));
        let pieces: Vec<&str> = quotation.pieces.iter().map(|piece| &text[quotes::inner(text, piece)]).collect();
        let mut rest = quotation.text.as_str();
        for piece in pieces {
            let at = rest.find(piece).unwrap_or_else(|| panic!("{piece:?} of {text:?}"));
            rest = &rest[at + piece.len()..];
        }
        if let Some(speaker) = &quotation.speaker {
            assert!(text.contains(&speaker.name) && text.get(speaker.mention.clone()).is_some());
        }
    }
    for pair in found.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{text:?}");
    }
    if let Some(key) = &key {
        assert_eq!(key.text.trim_end_matches('…'), text[key.span.clone()].trim_end_matches('…'));
        assert!(key.text.chars().count() <= 301);
    }
    for sentence in &summary {
        assert!(!text[sentence.clone()].is_empty());
    }
    assert!(summary.len() <= 3 && summary.is_sorted_by_key(|sentence| sentence.start));
    assert!(phrases.len() <= 5);
    // The same text reads the same, from the start.
    let again = Words::of(&article);
    let found_again = quotes::find(&again);
    assert_eq!(key, quotes::pull_quote(&again, &found_again));
    assert_eq!(found, found_again);
    assert_eq!(summary, quotes::summary(&again));
    assert_eq!(phrases, keyphrases(&again, 5));
}

proptest! {
    #[test]
    fn quotations_are_slices_of_the_body(text in tangled(), language in prop::sample::select(vec!["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ja", "ko", "cs", ""])) {
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

#[test]
fn a_text_may_begin_with_what_follows_a_quotation() {
    for text in
        [", a martelé Anne Roux. «\u{a0}Nous partons demain matin\u{a0}», a dit Anne Roux.", ", ha detto", ", a"]
    {
        for language in ["fr", "it", "es", "pt"] {
            check(text, Some(language));
        }
    }
}

/// Texts made to hurt: work that grows with the square of the text would take minutes on a megabyte.
#[test]
fn a_sentence_without_end_is_walked_over_once() {
    let begun = std::time::Instant::now();
    let warden = "The pond was quiet, said the warden. “I did not mind at all,” said Petra Quill. ".repeat(6);
    for (filler, quoted) in
        [("[", "“a” "), ("--> ", "„Ja“, sagte sie. "), ("said Ann Lee ", "“a” "), ("a ", "“a” said he ")]
    {
        let text =
            format!("{warden}{}{}", filler.repeat(500_000 / filler.len()), quoted.repeat(500_000 / quoted.len()));
        check(&text, Some("en"));
    }
    assert!(begun.elapsed() < std::time::Duration::from_mins(1), "{:?}", begun.elapsed());
}
