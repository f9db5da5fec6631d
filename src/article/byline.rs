//! Who wrote the story: people in the page's order, an organisation only when nobody is named.
//!
//! What of it readers see is found in `byline_shown` and `byline_unmarked`; how a line of names is cut and cleaned is in
//! `person_names`.

use serde_json::Value;

use super::blocks::Blocks;
use super::byline_shown::visible;
use super::byline_unmarked::{beside_date, reporters, signature};
use super::document::NodeId;
use super::json_ld::{self, text_of};
use super::name_words::ORGANISATION_WORDS;
use super::page::Page;
use super::person_names::{self, looks_like_person};
use super::wording::fold_key;

/// A byline longer than this is a biography.
pub(super) const LONGEST: usize = 160;
/// More visible names than this are not one story's.
const MOST_VISIBLE: usize = 4;
/// More names than this are a masthead.
const MOST: usize = 12;

pub fn read(page: &Page<'_>, blocks: &Blocks, outlet: &[String], heading: Option<NodeId>) -> Vec<String> {
    let outlet: Vec<String> = outlet.iter().map(|name| fold_key(name)).filter(|key| !key.is_empty()).collect();
    let structured = Found::new(&structured(page), &outlet);
    let mut visible = Found::new(&visible(page, blocks, &outlet, heading), &outlet);
    if visible.people.is_empty()
        && let Some(line) = signature(page, blocks)
    {
        visible = Found::new(&[line], &[]);
    }
    if visible.people.is_empty() {
        visible.people = reporters(blocks, heading);
    }
    if !structured.people.is_empty() {
        // Structured data often names the first of several who stand in the byline.
        let keys: Vec<String> = visible.people.iter().map(|name| fold_key(name)).collect();
        let all = structured.people.iter().all(|name| keys.contains(&fold_key(name)));
        return if all && keys.len() <= MOST_VISIBLE { visible.people } else { structured.people };
    }
    let meta = from_meta(page, &outlet);
    [
        meta.people.as_slice(),
        &visible.people,
        &structured.single,
        &structured.organisations,
        // A single name is a person's where the page says so in a place for people.
        &meta.single,
        few(&visible.single),
        &meta.organisations,
        &visible.organisations,
    ]
    .into_iter()
    .find(|names| !names.is_empty())
    .map_or_else(
        || beside_date(page, blocks, heading).or_else(|| owner(page)).into_iter().collect(),
        <[String]>::to_vec,
    )
}

/// Three single words and more are topics, where capitals tell names at all.
fn few(names: &[String]) -> &[String] {
    if names.len() < 3 || names.iter().all(|name| person_names::is_uncased(name)) { names } else { &[] }
}

/// The names of some lines, by what they look like.
#[derive(Default)]
pub(super) struct Found {
    pub people: Vec<String>,
    pub single: Vec<String>,
    pub organisations: Vec<String>,
}

impl Found {
    pub fn new(lines: &[String], outlet: &[String]) -> Self {
        let mut found = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for name in lines.iter().flat_map(|line| person_names::split(line)).map(once) {
            let key = fold_key(&name);
            if key.is_empty()
                || name.contains("www.")
                || name.contains(['@', '>'])
                || seen.iter().any(|known| *known == key || known.len() > 8 && key.contains(known.as_str()))
                || seen.len() >= MOST
            {
                continue;
            }
            let is_outlet =
                outlet.iter().any(|known| *known == key || (known.len() > 4 && key.contains(known.as_str())));
            if !is_outlet && looks_like_person(&name) {
                found.people.push(name);
            } else if !is_outlet && person_names::looks_like_single_name(&name) {
                found.single.push(name);
            } else if is_outlet || !is_label(&name) && !person_names::tells_role(&name) {
                found.organisations.push(name);
            }
            seen.push(key);
        }
        found
    }

    pub fn is_only_people(&self) -> bool {
        !self.people.is_empty() && self.single.is_empty() && self.organisations.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.single.is_empty()
    }
}

/// A name that stands there twice, for ears and for eyes, but once.
fn once(mut name: String) -> String {
    let half = name.len() / 2;
    if name.get(half..=half) == Some(" ") && name[..half] == name[half + 1..] {
        name.truncate(half);
    }
    name
}

/// Words that begin with a small letter are a button or a label, unless they are an address or an agency's name.
fn is_label(name: &str) -> bool {
    name.starts_with(char::is_lowercase) && !name.contains('.') && !ORGANISATION_WORDS.contains(&name)
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

const META: [&str; 15] = [
    "article:author",
    "article:author_name",
    "og:article:author",
    "author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "citation_author",
    "twitter:creator:name",
    "cxenseparse:author",
    "cxense:author",
];

/// Those that libraries read, which file people under their surnames.
const LIBRARIES: [&str; 3] = ["dc.creator", "dcterms.creator", "citation_author"];

/// "Lee, Ann M." as it is said.
fn in_order(name: &str) -> String {
    match name.split_once(',') {
        Some((surname, given)) if !given.contains([',', ';']) && !surname.trim().contains(' ') => {
            format!("{} {}", given.trim(), surname.trim())
        }
        _ => name.to_owned(),
    }
}

/// The first of the names' meta elements that holds a person, else the first that holds anything.
fn from_meta(page: &Page<'_>, outlet: &[String]) -> Found {
    let of = |name: &&str| {
        let lines = page.meta.all(name).filter(|text| text.len() < 4 * LONGEST && !text.contains("://"));
        let lines = lines.filter(|text| !text.starts_with('@'));
        lines.map(|text| if LIBRARIES.contains(name) { in_order(text) } else { text.to_owned() }).collect::<Vec<_>>()
    };
    let lines = META.iter().map(of).chain([labelled(page)]);
    let found: Vec<Found> = lines.filter(|lines| !lines.is_empty()).map(|lines| Found::new(&lines, outlet)).collect();
    let best = found.iter().position(|found| !found.people.is_empty()).unwrap_or(0);
    found.into_iter().nth(best).unwrap_or_default()
}

/// What the labels say that name an author among the facts of a card on X, by language; in lower case.
const LABELS: [&str; 16] = [
    "written by",
    "posted by",
    "author",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "rédigé par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "skriven av",
    "skrevet av",
    "skrevet af",
    "napisane przez",
    "автор",
    "執筆者",
];

/// The author that a card on X names: facts with labels of the page's own language, two at most.
fn labelled(page: &Page<'_>) -> Vec<String> {
    let fact = |(label, data): (&str, &str)| {
        let label = page.meta.get(label)?.trim_end_matches(':').to_lowercase();
        LABELS.contains(&label.as_str()).then(|| page.meta.get(data)).flatten().map(str::to_owned)
    };
    [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")].into_iter().filter_map(fact).collect()
}

/// The person after whom the site is named, as its address confirms: whose own site it is.
fn owner(page: &Page<'_>) -> Option<String> {
    let host = fold_key(page.address?.host_str()?);
    let title = page.title.as_deref().unwrap_or("");
    let names = [" | ", " – ", " - ", " — ", ": "]
        .iter()
        .flat_map(|parter| title.split(parter))
        .chain(page.meta.get("og:site_name"));
    names
        .map(|name| name.trim().trim_start_matches("Dr. ").trim_start_matches("Prof. "))
        .find(|name| {
            let key = fold_key(name);
            key.len() >= 8 && host.contains(&key) && looks_like_person(name)
        })
        .map(str::to_owned)
}
