//! The publisher's own tags: from metadata and from the topic links that readers see (`topic_links`).
//!
//! What a tag means is for `crate::tags`; here they are found, cut apart, cleaned and freed of
//! doubles, in the form in which the page displays them.

use serde_json::Value;

use super::blocks::Blocks;
use super::document::fold;
use super::headline::Headline;
use super::json_ld::text_of;
use super::letters::is_han;
use super::page::Page;
use super::topic_links::visible;
use super::wording::{char_count, fold_key};

/// More than this are a site's index, not a story's tags.
pub(super) const MOST: usize = 40;
pub(super) const LONGEST: usize = 60;

pub fn read(
    page: &Page<'_>,
    blocks: &Blocks,
    outlet: &[String],
    byline: &[String],
    headline: &Headline,
) -> Vec<String> {
    let mut not_tags: Vec<String> = outlet.iter().chain(byline).map(|name| fold_key(name)).collect();
    // The whole headline is no topic, unless it is one word or two; some scripts put no space between them.
    let is_long = |text: &&str| text.split(' ').count() > 2 || char_count(text) > LONGEST / 6 && !text.is_ascii();
    not_tags.extend(headline.text.as_deref().filter(is_long).map(fold_key));
    let visible = visible(page, blocks, headline.element);
    let structured = structured(page);
    let graph: Vec<String> =
        page.meta.all("article:tag").chain(page.meta.all("og:article:tag")).flat_map(split).collect();
    let keywords: Vec<String> = KEYWORD_META
        .iter()
        .map(|name| page.meta.all(name).flat_map(split).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let visible = clean(visible, &not_tags);
    let sources = [structured, graph, keywords].map(|source| clean(source, &not_tags));
    let [told @ .., keywords] = &sources;
    let is_of_site = visible.len() >= TOPICS && are_of_no_story(keywords, blocks);
    let hidden = if is_of_site { told } else { &sources[..] }
        .iter()
        .find(|source| {
            !source.is_empty()
                && source.len() <= MOST
                && !are_wire_codes(source)
                && !are_the_sites(source)
                && !are_headline_words(source, headline.text.as_deref().unwrap_or(""))
                && !sources.iter().any(|other| are_in_a_row(source, other))
        })
        .cloned()
        .unwrap_or_default();
    // A lone keyword is the section; the topics that readers see say more.
    let seen = (1..=MOST).contains(&visible.len()) && (hidden.is_empty() || hidden.len() == 1 && visible.len() > 2);
    if seen { visible } else { hidden }
}

const KEYWORD_META: [&str; 7] = [
    "news_keywords",
    "keywords",
    "parsely-tags",
    "sailthru.tags",
    "dc.subject",
    "cxenseparse:keywords",
    "citation_keywords",
];

/// Tags as displayed, without what is none, each once.
fn clean(source: Vec<String>, not_tags: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut tags: Vec<String> = Vec::new();
    let keyed = source.iter().filter(|tag| tag.contains(": ")).count() >= KEYED;
    for written in source {
        let tag = fold(&super::document::decode(&written));
        let Some(tag) = value_of(&tag, keyed) else { continue };
        let tag = tag
            .trim_start_matches(['#', '›', '»', '→', '▸', ' '])
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”' | '.'))
            .trim();
        let key = fold_key(tag);
        if key.is_empty()
            || char_count(tag) > LONGEST
            || not_tags.contains(&key)
            || keys.contains(&key)
            || NOT_TOPICS.contains(&key.as_str())
            || is_vendor_token(tag)
            || tag.ends_with(['？', '！', '。'])
            || !tag.is_ascii() && tag.ends_with(['?', '!'])
        {
            continue;
        }
        keys.push(key);
        tags.push(tag.to_owned());
        if tags.len() > MOST {
            break;
        }
    }
    tags
}

/// From so many `Key: Value` tags on, a colon parts keys from values in all of them.
const KEYED: usize = 3;

/// Folded keys of what desks and templates write among the keywords.
const NOT_TOPICS: [&str; 37] = [
    "news",
    "article",
    "articles",
    "web",
    "commentsenabled",
    "paywallexclude",
    "breakingnews",
    "topnews",
    "latestnews",
    "generalnews",
    "domesticnews",
    "editorspick",
    "curated",
    "uncategorized",
    "uncategorised",
    "allgemein",
    "story",
    "newsletter",
    "aptopnews",
    "magazine",
    "general",
    "nieuws",
    "nyheter",
    "nachrichten",
    "actualites",
    "notizie",
    "themenbearbeiten",
    "medium",
    "articlepost",
    "print",
    "more",
    "newsarticle",
    "首页",
    "头条",
    "新闻",
    "新闻动态",
    "查看更多",
];

/// Words before `:` or `/` that say what sort of topic follows. What stands behind other words is a
/// content system's own.
const SORTS: [&str; 22] = [
    "subject",
    "category",
    "topic",
    "topics",
    "tag",
    "tags",
    "keyword",
    "person",
    "people",
    "organization",
    "organisation",
    "place",
    "location",
    "section",
    "sections",
    "story",
    "thema",
    "ort",
    "team",
    "company",
    "event",
    "geo",
];

/// `Subject: Justice` to `Justice`, `Time: 11.00` to nothing, others as they are.
fn value_of(tag: &str, keyed: bool) -> Option<&str> {
    let Some((sort, value)) = tag.split_once(": ").or_else(|| tag.split_once('/')).or_else(|| tag.split_once(':'))
    else {
        return Some(tag);
    };
    if SORTS.contains(&sort.trim().to_lowercase().as_str()) {
        return Some(value);
    }
    // A slash between words is part of a topic; a colon parts a key from a value.
    (!tag.contains(':') || tag.contains(": ") && sort.contains(' ') && !keyed && !sort.starts_with("NLP"))
        .then_some(tag)
}

/// Words that content systems and advertisers write among the keywords, by how they look: an
/// identifier, a priority, a name from a program.
fn is_vendor_token(tag: &str) -> bool {
    let digits = tag.chars().filter(char::is_ascii_digit).count();
    let letters = tag.chars().filter(|c| c.is_alphabetic()).count();
    let humps =
        tag.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    tag.starts_with('_')
        || tag.contains(['=', '{', '}', '_', '[', '<'])
        || tag.contains("://")
        || (letters == 0 && digits != 4)
        || (!tag.contains(' ') && digits > 4 && char_count(tag) > 7)
        // One agency's regional wires.
        || tag.ends_with(" State Wire")
        // One house's layouts: "textaboveleftsmall".
        || ["splitscreen", "textabove", "textbelow", "textoverlay"].iter().any(|layout| tag.starts_with(layout))
        || (humps >= 2 && tag.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Agencies' codes (`AER`, `AMERS`, `INDS08`) rather than words.
fn are_wire_codes(tags: &[String]) -> bool {
    let codes = tags
        .iter()
        .filter(|tag| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-'))
        .count();
    tags.len() >= 6 && codes * 10 >= tags.len() * 7
}

/// What an outlet is about rather than its story: several kinds of news.
fn are_the_sites(tags: &[String]) -> bool {
    const ENOUGH: usize = 3;
    let names_news = |tag: &&String| tag.split(' ').any(|word| NEWS.contains(&word.to_lowercase().as_str()));
    let kinds = tags.iter().filter(names_news).count();
    kinds >= ENOUGH && kinds * 5 >= tags.len()
}

/// The trade's product, by language.
const NEWS: [&str; 9] =
    ["news", "nachrichten", "noticias", "notícias", "nouvelles", "actualités", "notizie", "nieuws", "новости"];

/// Visible topics that may outweigh keywords.
const TOPICS: usize = 3;

/// Words for the outlet on all of its pages: hardly one of them stands in the text.
fn are_of_no_story(keywords: &[String], blocks: &Blocks) -> bool {
    const ENOUGH: usize = 6;
    if keywords.len() < ENOUGH {
        return false;
    }
    let text = blocks.text.to_lowercase();
    let found = keywords.iter().filter(|keyword| text.contains(&keyword.to_lowercase())).count();
    found * 4 <= keywords.len()
}

/// One tag that is all of the others without what parts them: "Ferry Harbour Repairs".
fn are_in_a_row(tags: &[String], others: &[String]) -> bool {
    let [row] = tags else { return false };
    let sorted = |tags: &[String]| {
        let mut words: Vec<String> = tags.iter().flat_map(|tag| tag.split_whitespace()).map(fold_key).collect();
        words.sort_unstable();
        words
    };
    others.len() > 1 && row.contains(' ') && sorted(tags) == sorted(others)
}

/// A template's work: the headline's words, one by one and in their order.
fn are_headline_words(tags: &[String], headline: &str) -> bool {
    /// Fewer may be an editor's choice.
    const ENOUGH: usize = 7;
    let words: Vec<String> = headline.split(|c: char| !c.is_alphanumeric()).map(fold_key).collect();
    let mut at = 0;
    let mut comes_next = |tag: &&String| {
        let key = fold_key(tag);
        let place = words[at..].iter().position(|word| *word == key);
        at += place.map_or(0, |place| place + 1);
        place.is_some()
    };
    let found = tags.iter().filter(|tag| comes_next(tag)).count();
    tags.len() >= ENOUGH && found * 5 >= tags.len() * 4
}

/// A line of tags, cut at what parts them.
pub(super) fn split(text: &str) -> Vec<String> {
    let parter = if text.contains(',') {
        ','
    } else if text.contains(';') {
        ';'
    } else if text.contains('，') {
        '，'
    } else if text.contains('、') {
        '、'
    } else if text.contains('|') {
        '|'
    } else if text.matches('/').count() > 1 && !text.contains([' ', ':']) {
        '/'
    } else if are_spaced(text) {
        ' '
    } else {
        ','
    };
    // "Business, Finance, & Economics" is a shelf and no story's topics.
    let is_shelf = text.split(parter).skip(1).any(|piece| piece.trim_start().starts_with("& "));
    if is_shelf { Vec::new() } else { text.split(parter).map(str::to_owned).collect() }
}

/// Short words in Chinese characters that nothing but spaces parts: names of three characters, or more than two words.
fn are_spaced(text: &str) -> bool {
    const LONGEST_WORD: usize = 8;
    let words = || text.split_whitespace();
    let are_names = words().count() == 2 && words().all(|word| char_count(word) == 3);
    (are_names || words().count() > 2)
        && words().all(|word| char_count(word) <= LONGEST_WORD && word.chars().all(is_han))
}

fn structured(page: &Page<'_>) -> Vec<String> {
    page.data
        .stories()
        .find_map(|story| story.get("keywords").map(keywords_in).filter(|found| !found.is_empty()))
        .unwrap_or_default()
}

fn keywords_in(value: &Value) -> Vec<String> {
    match value {
        Value::String(_) => text_of(value).map(|text| split(&text)).unwrap_or_default(),
        Value::Array(values) => values.iter().flat_map(keywords_in).collect(),
        Value::Object(object) => object.get("name").map(keywords_in).unwrap_or_default(),
        _ => Vec::new(),
    }
}
