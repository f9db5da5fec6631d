//! The publisher's own tags: from metadata and from the topic links that readers see.
//!
//! What a tag means is for `crate::tags`; here they are found, cut apart, cleaned and freed of
//! doubles, in the form in which the page displays them.

use serde_json::Value;

use super::blocks::Blocks;
use super::document::{NodeId, Tag, fold};
use super::headline::Headline;
use super::hints::Hints;
use super::json_ld::text_of;
use super::page::Page;
use super::wording::{char_count, fold_key, has_path_part};

/// More than this are a site's index, not a story's tags.
const MOST: usize = 40;
const LONGEST: usize = 60;

pub fn read(
    page: &Page<'_>,
    blocks: &Blocks,
    outlet: &[String],
    byline: &[String],
    headline: &Headline,
) -> Vec<String> {
    let mut not_tags: Vec<String> = outlet.iter().chain(byline).map(|name| fold_key(name)).collect();
    // The whole headline is no topic, unless it is one word or two.
    not_tags.extend(headline.text.as_deref().filter(|text| text.split(' ').count() > 2).map(fold_key));
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
    let hidden = [structured, graph, keywords]
        .into_iter()
        .map(|source| clean(source, &not_tags))
        .find(|source| {
            !source.is_empty()
                && source.len() <= MOST
                && !are_wire_codes(source)
                && !are_the_sites(source)
                && !are_headline_words(source, headline.text.as_deref().unwrap_or(""))
        })
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
const NOT_TOPICS: [&str; 32] = [
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

fn split(text: &str) -> Vec<String> {
    let parter = if text.contains(',') {
        ','
    } else if text.contains(';') {
        ';'
    } else if text.contains('、') {
        '、'
    } else if text.contains('|') {
        '|'
    } else {
        ','
    };
    text.split(parter).map(str::to_owned).collect()
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

/// Parts of a path under which outlets gather stories on one topic.
const TOPIC_PATHS: [&str; 28] = [
    "tag",
    "tags",
    "topic",
    "topics",
    "keyword",
    "keywords",
    "thema",
    "themen",
    "stichwort",
    "schlagwort",
    "tema",
    "temas",
    "etiqueta",
    "sujet",
    "sujets",
    "dossier",
    "hashtag",
    "emne",
    "emner",
    "label",
    "labels",
    "argomento",
    "argomenti",
    "onderwerp",
    "mot-cle",
    "etiquetas",
    "temat",
    "tagy",
];

fn is_topical(href: &str) -> bool {
    has_path_part(href, &TOPIC_PATHS) || href.contains("tag=") || href.contains("/tags=")
}

/// Where a page's other topics stand.
const FAR: Hints = Hints::RELATED.or(Hints::ASIDE).or(Hints::COMMENTS).or(Hints::DIALOG).or(Hints::SHARE);
/// Where they stand unless an element inside is called tags.
const CHROME: Hints = Hints::NAVIGATION.or(Hints::FOOTER).or(Hints::HEADER);

/// How far above the headline, in nodes, a story's topics may stand.
const ABOVE: usize = 60;

fn visible(page: &Page<'_>, blocks: &Blocks, heading: Option<NodeId>) -> Vec<String> {
    let document = page.document;
    let start = heading.unwrap_or(0);
    let mut links: Vec<(NodeId, bool)> = Vec::new();
    for id in page.anchors.iter().copied().filter(|id| !page.in_any(*id, FAR)) {
        let href = document.raw_attribute(id, "href").unwrap_or("");
        let rels = document.raw_attribute(id, "rel").unwrap_or("");
        let rel = rels.split_ascii_whitespace().any(|word| word == "tag");
        let called = page.in_any(id, Hints::TAGS);
        // A story's own footer holds its topics, the site's those of the day.
        let own = called && id > start && (page.in_any(id, Hints::ARTICLE) || !page.in_any(id, Hints::FOOTER));
        let chrome = page.in_any(id, CHROME) && !own;
        // Far above the headline stands the menu, whatever it is called.
        let topical = || id + ABOVE > start && is_topical(href);
        if rel || !chrome && (called || topical()) && !in_prose(page, id) {
            // WordPress marks categories the same way.
            links.push((id, rels.contains("category")));
        }
    }
    if links.iter().any(|(_, category)| !category) {
        links.retain(|(_, category)| !category);
    }
    let mut found: Vec<(NodeId, String)> = links.into_iter().map(|(id, _)| (id, document.text(id))).collect();
    // A line of hash marks or names in an element called tags.
    for block in blocks.all.iter().filter(|block| {
        block.hints.has(Hints::TAGS) && !block.hints.has(FAR.or(CHROME)) && block.link_chars == 0 && block.chars < 300
    }) {
        let text = blocks.text_of(block);
        if text.contains('#') || text.contains(',') {
            found.extend(split(text).into_iter().map(|tag| (block.node, tag)));
        }
    }
    found.sort_by_key(|(id, _)| *id);
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// Text around a link that makes it part of a sentence.
const PROSE_CHARS: u32 = 60;

/// A link within a sentence is no tag.
fn in_prose(page: &Page<'_>, id: NodeId) -> bool {
    page.document.ancestors(id).take(3).any(|up| page.document.tag(up) == Tag::P && page.prose_inside(up) > PROSE_CHARS)
}
