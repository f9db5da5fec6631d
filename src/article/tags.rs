//! The publisher's own tags: from metadata and from the topic links that readers see.
//!
//! What a tag means is for `crate::tags`; here they are found, cut apart, cleaned and freed of
//! doubles, in the form in which the page displays them.

use serde_json::Value;

use super::blocks::Blocks;
use super::document::{NodeId, Tag, fold};
use super::hints::Hints;
use super::json_ld::text_of;
use super::page::Page;
use super::wording::{char_count, fold_key};

/// More than this are a site's index, not a story's tags.
const MOST: usize = 40;
const LONGEST: usize = 60;

pub fn read(page: &Page<'_>, blocks: &Blocks, outlet: &[String], byline: &[String]) -> Vec<String> {
    let not_tags: Vec<String> = outlet.iter().chain(byline).map(|name| fold_key(name)).collect();
    let visible = visible(page, blocks);
    let structured = structured(page);
    let graph: Vec<String> =
        page.meta.all("article:tag").chain(page.meta.all("og:article:tag")).flat_map(split).collect();
    let keywords: Vec<String> =
        ["news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject", "cxenseparse:keywords"]
            .iter()
            .map(|name| page.meta.all(name).flat_map(split).collect::<Vec<_>>())
            .find(|found| !found.is_empty())
            .unwrap_or_default();
    let mut tags: Vec<String> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let source = [structured, graph, keywords, visible]
        .into_iter()
        .map(|source| clean(source, &not_tags))
        .filter(|source| source.len() <= MOST)
        .find(|source| !source.is_empty())
        .unwrap_or_default();
    for tag in source {
        let key = fold_key(&tag);
        if !keys.contains(&key) {
            keys.push(key);
            tags.push(tag);
        }
    }
    tags
}

fn clean(source: Vec<String>, not_tags: &[String]) -> Vec<String> {
    source
        .into_iter()
        .filter_map(|tag| {
            let tag = fold(&super::document::decode(&tag));
            let tag = tag
                .trim_start_matches('#')
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”'))
                .trim();
            let key = fold_key(tag);
            (!key.is_empty() && char_count(tag) <= LONGEST && !not_tags.contains(&key) && !is_vendor_token(tag))
                .then(|| tag.to_owned())
        })
        .collect()
}

/// Words that content systems and advertisers write among the keywords, by how they look: a key and
/// a value, an identifier, a priority.
fn is_vendor_token(tag: &str) -> bool {
    let digits = tag.chars().filter(char::is_ascii_digit).count();
    let letters = tag.chars().filter(|c| c.is_alphabetic()).count();
    tag.starts_with('_')
        || tag.contains([':', '=', '{', '}'])
        || tag.contains("://")
        || (letters == 0 && digits != 4)
        || (!tag.contains(' ') && digits > 4 && char_count(tag) > 12)
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
    let Some(article) = page.data.article() else { return Vec::new() };
    article.get("keywords").map(keywords_in).unwrap_or_default()
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
const TOPIC_PATHS: [&str; 30] = [
    "/tag/",
    "/tags/",
    "/topic/",
    "/topics/",
    "/keyword/",
    "/keywords/",
    "/thema/",
    "/themen/",
    "/stichwort/",
    "/schlagwort/",
    "/tema/",
    "/temas/",
    "/etiqueta/",
    "/sujet/",
    "/sujets/",
    "/dossier/",
    "/hashtag/",
    "/emne/",
    "/emner/",
    "/label/",
    "/labels/",
    "/argomento/",
    "/argomenti/",
    "/onderwerp/",
    "/mot-cle/",
    "/etiquetas/",
    "/tags=",
    "tag=",
    "/temat/",
    "/tagy/",
];

/// Where a page's other topics stand.
const FAR: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::RELATED)
    .or(Hints::ASIDE)
    .or(Hints::COMMENTS)
    .or(Hints::DIALOG)
    .or(Hints::SHARE);

fn visible(page: &Page<'_>, blocks: &Blocks) -> Vec<String> {
    let document = page.document;
    let mut links: Vec<NodeId> = Vec::new();
    for id in &page.anchors {
        let href = document.raw_attribute(*id, "href").unwrap_or("");
        let rel = document
            .raw_attribute(*id, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "tag"));
        let topical = TOPIC_PATHS.iter().any(|path| href.contains(path));
        if (rel || (topical && (page.in_any(*id, Hints::TAGS) || !in_prose(page, *id)))) && !page.in_any(*id, FAR) {
            links.push(*id);
        }
    }
    let mut found: Vec<(NodeId, String)> = links.into_iter().map(|id| (id, document.text(id))).collect();
    // A line of hash marks or names in an element called tags.
    for block in blocks.all.iter().filter(|block| {
        block.hints.has(Hints::TAGS) && !block.hints.has(FAR) && block.link_chars == 0 && block.chars < 300
    }) {
        let text = blocks.text_of(block);
        if text.contains('#') || text.contains(',') {
            found.extend(split(text).into_iter().map(|tag| (block.node, tag)));
        }
    }
    found.sort_by_key(|(id, _)| *id);
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// A link within a sentence is no tag.
fn in_prose(page: &Page<'_>, id: NodeId) -> bool {
    page.document.ancestors(id).take(3).any(|up| page.document.tag(up) == Tag::P && page.prose_inside(up) > 120)
}
