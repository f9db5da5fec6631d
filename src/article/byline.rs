//! Who wrote the story: people in the page's order, an organisation only when nobody is named.
//!
//! How a line of names is cut and cleaned is next door in `person_names`.

use serde_json::Value;

use super::blocks::Blocks;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::json_ld::{self, text_of};
use super::page::Page;
use super::person_names::{self, looks_like_person};
use super::wording::fold_key;

/// A byline longer than this is a biography.
const LONGEST: usize = 160;
/// More names than this are a masthead.
const MOST: usize = 12;

pub fn read(page: &Page<'_>, blocks: &Blocks, outlet: &[String], heading: Option<NodeId>) -> Vec<String> {
    let outlet: Vec<String> = outlet.iter().map(|name| fold_key(name)).collect();
    let structured = Found::new(structured(page), &outlet);
    if !structured.people.is_empty() {
        return structured.people;
    }
    let meta = Found::new(from_meta(page), &outlet);
    let visible = Found::new(visible(page, blocks, heading), &outlet);
    [&meta.people, &visible.people, &structured.organisations, &meta.organisations, &visible.organisations]
        .into_iter()
        .find(|names| !names.is_empty())
        .cloned()
        .unwrap_or_default()
}

#[derive(Default)]
struct Found {
    people: Vec<String>,
    organisations: Vec<String>,
}

impl Found {
    fn new(lines: Vec<String>, outlet: &[String]) -> Self {
        let mut found = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for name in lines.iter().flat_map(|line| person_names::split(line)) {
            let key = fold_key(&name);
            if key.is_empty() || seen.contains(&key) || seen.len() >= MOST {
                continue;
            }
            let is_outlet =
                outlet.iter().any(|known| *known == key || (known.len() > 4 && key.contains(known.as_str())));
            if is_outlet || !looks_like_person(&name) {
                found.organisations.push(name);
            } else {
                found.people.push(name);
            }
            seen.push(key);
        }
        found
    }
}

fn structured(page: &Page<'_>) -> Vec<String> {
    let Some(article) = page.data.article() else { return Vec::new() };
    ["author", "creator"]
        .iter()
        .find_map(|key| article.get(*key).map(|value| names_in(page, value)).filter(|names| !names.is_empty()))
        .unwrap_or_default()
}

fn names_in(page: &Page<'_>, value: &Value) -> Vec<String> {
    match value {
        Value::String(_) => text_of(value).into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(|value| names_in(page, value)).collect(),
        Value::Object(object) => {
            let object = page.data.resolve(object);
            match object.get("name") {
                Some(Value::Array(names)) => names.iter().filter_map(text_of).collect(),
                Some(name) => text_of(name).into_iter().collect(),
                None if json_ld::types(object).contains(&"Person") => {
                    let part = |key: &str| object.get(key).and_then(text_of).unwrap_or_default();
                    let name = format!("{} {}", part("givenName"), part("familyName"));
                    (!name.trim().is_empty()).then(|| name.trim().to_owned()).into_iter().collect()
                }
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

const META: [&str; 14] = [
    "author",
    "article:author",
    "article:author_name",
    "og:author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "twitter:creator:name",
    "cxenseparse:author",
    "cxense:author",
];

fn from_meta(page: &Page<'_>) -> Vec<String> {
    META.iter()
        .map(|name| {
            page.meta
                .all(name)
                .filter(|text| !text.contains("://") && !text.starts_with('@'))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// Where names of others stand.
const FAR: Hints = Hints::RELATED
    .or(Hints::COMMENTS)
    .or(Hints::NAVIGATION)
    .or(Hints::FOOTER)
    .or(Hints::CAPTION)
    .or(Hints::EMBED)
    .or(Hints::DIALOG)
    .or(Hints::FORM);

fn visible(page: &Page<'_>, blocks: &Blocks, heading: Option<NodeId>) -> Vec<String> {
    let document = page.document;
    let by_rel: Vec<String> = page
        .anchors
        .iter()
        .filter(|id| !page.in_any(**id, FAR) && points_to_author(page, **id))
        .map(|id| document.text(*id))
        .filter(|text| looks_like_person(text))
        .collect();
    let by_property: Vec<String> = page
        .properties
        .iter()
        .filter(|id| {
            !page.in_any(**id, FAR)
                && document
                    .raw_attribute(**id, "itemprop")
                    .is_some_and(|names| names.split_ascii_whitespace().any(|name| name == "author"))
        })
        .map(|id| {
            let named =
                (*id..document.end(*id)).find(|inner| document.raw_attribute(*inner, "itemprop") == Some("name"));
            let at = named.unwrap_or(*id);
            document.attribute(at, "content").map_or_else(|| document.text(at), std::borrow::Cow::into_owned)
        })
        .filter(|text| text.len() < LONGEST)
        .collect();
    if !by_property.is_empty() {
        return by_property;
    }
    let near = heading.map_or(0, |id| id.saturating_sub(200));
    let named: Vec<String> = (near..document.len())
        .filter(|id| {
            page.own[*id].has(Hints::BYLINE)
                && !page.in_any(*id, FAR.or(Hints::BIOGRAPHY))
                && document.tag(*id) != Tag::Text
        })
        .map(|id| document.text(id))
        .filter(|text| !text.is_empty() && text.len() < LONGEST)
        .take(1)
        .collect();
    if by_rel.is_empty() && named.is_empty() {
        return blocks
            .all
            .iter()
            .filter(|block| block.node >= near && block.chars < 80 && !block.hints.has(FAR))
            .take(20)
            .map(|block| blocks.text_of(block))
            .find(|text| person_names::opens_byline(text))
            .map(str::to_owned)
            .into_iter()
            .collect();
    }
    if by_rel.is_empty() { named } else { by_rel }
}

/// Parts of a path under which outlets list what one author wrote.
const AUTHOR_PATHS: [&str; 14] = [
    "/author/",
    "/authors/",
    "/autor/",
    "/autoren/",
    "/auteur/",
    "/autore/",
    "/by/",
    "/profile/",
    "/people/",
    "/staff/",
    "/journalist/",
    "/contributor/",
    "/contributors/",
    "/autores/",
];

fn points_to_author(page: &Page<'_>, id: NodeId) -> bool {
    let rel = page
        .document
        .raw_attribute(id, "rel")
        .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"));
    rel || page
        .document
        .raw_attribute(id, "href")
        .is_some_and(|href| AUTHOR_PATHS.iter().any(|path| href.contains(path)))
}
