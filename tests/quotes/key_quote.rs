//! Which quotation stands for a story, and which never does.

use pullquote::article::{Article, Body};
use pullquote::quotes::{self, PullQuote, Words};
use pullquote::story::Findings;
use pullquote::tags;

fn read(headline: &str, text: &str, own: &[&str]) -> Option<PullQuote> {
    let article = Article {
        headline: Some(headline.to_owned()),
        body: Body::from_plain_text(text),
        pull_quotes: own.iter().map(|text| (*text).to_owned()).collect(),
        language: Some("en".to_owned()),
        ..Article::default()
    };
    let words = Words::of(&article);
    quotes::pull_quote(&words, &quotes::find(&words))
}

const STORY: &str = "The ferry sank on Monday.\n\n“I heard one loud bang, and then the lights went out,” said Dora \
Flint, a nurse from Ely.\n\nThe company called the loss “a matter for the insurers” on Tuesday.\n\n“We will not stop \
until we know why,” Flint said.";

#[test]
fn the_headline_points_to_it() {
    let key = read("‘We will not stop’: nurse demands answers", STORY, &[]).expect("a key quote");
    assert_eq!(key.text, "We will not stop until we know why");
    assert_eq!(key.speaker.expect("a speaker").name, "Dora Flint");
}

#[test]
fn the_page_knows_best() {
    let key =
        read("Ferry sinks", STORY, &["“I heard one loud bang, and then the lights went out”"]).expect("a key quote");
    assert_eq!(key.text, "I heard one loud bang, and then the lights went out");
    assert_eq!(key.speaker.and_then(|speaker| speaker.description).as_deref(), Some("a nurse from Ely"));
}

#[test]
fn fragments_and_titles_are_never_it() {
    assert_eq!(read("Loss", "The firm called it “a matter for the insurers” on Tuesday.", &[]), None);
    assert_eq!(read("Film", "She starred in “The Long Way Home Again” last year.", &[]), None);
    assert_eq!(read("Word", "“We have a name of our own for them:” said Dora Flint, a nurse.", &[]), None);
    assert_eq!(read("Nothing", "Nobody said a word.", &[]), None);
}

#[test]
fn what_is_too_long_is_cut_at_a_clause() {
    let long = "and we waited for the boats to come in, ".repeat(12);
    let text = format!("“We stood there all night, {long}and none did,” said Ada Moor.");
    let key = read("Boats", &text, &[]).expect("a key quote");
    assert!(key.text.chars().count() <= 301 && key.text.ends_with("in…"), "{}", key.text);
}

#[test]
fn a_story_without_tags_gets_keyphrases() {
    let text = "The harbour of Ely froze. Dora Flint saw it first. Flint has run the harbour for years, and Ely needs \
                it. “The harbour feeds us,” Flint said.";
    let article = Article {
        headline: Some("Ely harbour freezes".to_owned()),
        body: Body::from_plain_text(text),
        language: Some("en".to_owned()),
        ..Article::default()
    };
    let found: Vec<String> = Findings::of(&article).tags.into_iter().map(|tag| tag.display).collect();
    assert!(found.contains(&"Dora Flint".to_owned()) && found.contains(&"Ely".to_owned()), "{found:?}");
    assert!(!found.contains(&"Flint".to_owned()) && found.len() <= 5, "{found:?}");
    let given = Article { tags: vec!["#Ice".to_owned(), "ice".to_owned(), "Harbours".to_owned()], ..article };
    let found: Vec<String> = Findings::of(&given).tags.into_iter().map(|tag| tag.display).collect();
    assert_eq!(found, ["Ice", "Harbours"]);
}

#[test]
fn keyphrases_are_whole_words_of_their_language() {
    let keyphrases = |language: &str, headline: &str, text: &str| -> Vec<String> {
        let article = Article {
            headline: Some(headline.to_owned()),
            body: Body::from_plain_text(text),
            language: Some(language.to_owned()),
            ..Article::default()
        };
        Findings::of(&article).tags.into_iter().map(|tag| tag.display).collect()
    };
    // A clause is no tag, nor is grammar.
    assert_eq!(keyphrases("zh", "大家都知道港口今天关闭了", "港口今天关闭了。"), Vec::<String>::new());
    let found = keyphrases("ja", "港は静か", "ハーバー、また ハーバー。また ハーバー。");
    assert_eq!(found, ["ハーバー"]);
    // Pieces of the headline that come back, and no parts of them.
    let text =
        "共享渡轮来了。共享渡轮今天开航，渡轮票价两元。市民说共享渡轮很好，但是港口太远，港口的风也大。港口安静。";
    assert_eq!(keyphrases("zh", "港口的共享渡轮今天开航", text), ["共享渡轮", "港口"]);
    let text = "나무가 섰다. 나무를 본 사람은 많다. 나무는 크고, 태풍이 와도 나무만 남는다. 태풍의 밤, 태풍과 나무.";
    assert_eq!(keyphrases("ko", "큰 나무의 태풍 이야기", text), ["나무", "태풍"]);
    let text =
        "ブルー・ハーバーは静かだ。新しいブルー・ハーバーに船が来た。渡し船は速く、渡し船は安い。Harbour One も来た。";
    let found = keyphrases("ja", "ブルー・ハーバーに Harbour", text);
    assert!(found.contains(&"ブルー・ハーバー".to_owned()) && found.contains(&"Harbour".to_owned()), "{found:?}");
    // Small words of a language that no lexicon knows.
    let found =
        keyphrases("sq", "Porti u mbyll", "Anija hyri në port në mëngjes. Të gjithë e panë në port, dhe në det.");
    assert!(found.iter().all(|tag| tag.split(' ').all(|word| word.chars().count() > 3)), "{found:?}");
    let found = keyphrases(
        "en",
        "Tide rises",
        "HARWICHPORT, Kent (Wire) -- The tide rose. Harwichport is wet, Harwichport is cold.",
    );
    assert!(found.contains(&"Harwichport".to_owned()), "{found:?}");
    let text = "Secretary of State Ida Mary Brook came. Secretary of State Ida Mary Brook left.";
    assert!(keyphrases("en", "A visit", text).contains(&"Ida Mary Brook".to_owned()));
}

#[test]
fn an_acronym_stands_beside_the_longer_phrase() {
    let text = "Generative AI came to the harbour. AI steers boats, AI reads tides, and generative AI paints. Ely, Kent, \
                Dora Flint and Tom Hale know of AI. Ely and Kent have AI. Dora Flint and Tom Hale fear generative AI.";
    let article = Article {
        headline: Some("Generative AI in Ely".to_owned()),
        body: Body::from_plain_text(text),
        language: Some("en".to_owned()),
        ..Article::default()
    };
    let found = tags::keyphrases(&Words::of(&article), 10);
    let found: Vec<&str> = found.iter().map(|tag| tag.display.as_str()).collect();
    assert!(found.iter().any(|tag| tag.eq_ignore_ascii_case("generative AI")) && found.contains(&"AI"), "{found:?}");
}
