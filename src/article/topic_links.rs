//! Links to topics as readers see them: those that say so, those behind a line that says so, those that lead to
//! lists of stories on one topic. What of them is a tag is decided in `tags`.

use super::blocks::{Blocks, TextBlock};
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::tags::{LONGEST, MOST, split};
use super::wording::{char_count, fold_key, has_path_part};

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

/// What readers see as topics, in the page's order.
pub fn visible(page: &Page<'_>, blocks: &Blocks, heading: Option<NodeId>) -> Vec<String> {
    let document = page.document;
    let start = heading.unwrap_or(0);
    let mut links: Vec<(NodeId, bool)> = Vec::new();
    for id in page.anchors.iter().copied().filter(|id| !page.in_any(*id, FAR) || is_called_tags(page, *id, heading)) {
        let href = document.raw_attribute(id, "href").unwrap_or("");
        let rel = is_rel_tag(page, id);
        let called = page.in_any(id, Hints::TAGS);
        // A story's own footer holds its topics, the site's those of the day.
        let own = called && id > start && (page.in_any(id, Hints::ARTICLE) || !page.in_any(id, Hints::FOOTER));
        let chrome = page.in_any(id, CHROME) && !own;
        // Far above the headline stands the menu, whatever it is called.
        let topical = || id + ABOVE > start && is_topical(href);
        if rel || !chrome && (called || topical()) && !in_prose(page, id) {
            // WordPress marks categories the same way.
            let rels = document.raw_attribute(id, "rel").unwrap_or("");
            links.push((id, rels.contains("category")));
        }
    }
    let any_rel = links.iter().any(|(id, _)| is_rel_tag(page, *id));
    let labelled = if any_rel { Vec::new() } else { labelled(page, blocks, start) };
    if !labelled.is_empty() {
        return without_counts(labelled.into_iter().map(|id| document.text(id)).collect());
    }
    // Where the story's own say so, a box of tags is the site's.
    if any_rel {
        links.retain(|(id, _)| !page.in_any(*id, FAR) || is_rel_tag(page, *id));
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
    without_counts(found.into_iter().map(|(_, tag)| tag).collect())
}

fn is_rel_tag(page: &Page<'_>, id: NodeId) -> bool {
    let rels = page.document.raw_attribute(id, "rel").unwrap_or("");
    rels.split_ascii_whitespace().any(|word| word == "tag")
}

/// Whether a link in the story stands among tags, though these stand in what is called a box of other things.
fn is_called_tags(page: &Page<'_>, id: NodeId, heading: Option<NodeId>) -> bool {
    let nearest = || {
        let mut around = std::iter::once(id).chain(page.document.ancestors(id).take(TAGS_ABOVE));
        around.find(|up| page.own[*up].has(FAR.or(Hints::TAGS)))
    };
    page.in_any(id, Hints::TAGS)
        && page.in_any(id, Hints::ARTICLE)
        && !page.in_any(id, Hints::COMMENTS.or(Hints::DIALOG).or(Hints::HEADLINE).or(Hints::TEASER))
        && nearest().is_some_and(|up| page.own[up].has(Hints::TAGS) && !page.own[up].has(FAR))
        && !page.is_of_another(id, heading)
}

/// How many elements above a link may be the one that is called tags.
const TAGS_ABOVE: usize = 5;

/// The links behind a line that says that topics follow, up to the next line that is no link.
fn labelled(page: &Page<'_>, blocks: &Blocks, start: NodeId) -> Vec<NodeId> {
    let document = page.document;
    let elsewhere = CHROME.or(Hints::ASIDE).or(Hints::COMMENTS).or(Hints::DIALOG);
    let is_label = |block: &TextBlock| {
        block.node > start
            && block.chars < LONGEST_LABEL
            && block.link_chars == 0
            && (!block.hints.has(elsewhere)
                || block.hints.has(Hints::ARTICLE) && !block.hints.has(elsewhere.without(Hints::FOOTER)))
            && TOPIC_LABELS.contains(&fold_key(blocks.text_of(block)).as_str())
    };
    let Some(label) = blocks.all.iter().position(is_label) else { return Vec::new() };
    let first = blocks.all[label].node;
    let behind = blocks.all[label + 1..].iter().find(|block| block.link_share() < ALL_LINKS);
    let end = behind.map_or_else(|| document.node_count(), |block| block.node);
    let mut links: Vec<NodeId> = page.anchors.iter().copied().filter(|id| (first..end).contains(id)).collect();
    // All stand in one list.
    let list = |id: NodeId| document.parent(document.parent(id));
    let own = links.first().map(|id| (document.parent(*id), list(*id)));
    links.retain(|id| own.is_some_and(|(parent, above)| document.parent(*id) == parent || list(*id) == above));
    let are_short = links.iter().all(|id| char_count(&document.text(*id)) <= LONGEST);
    if are_short && (2..=MOST).contains(&links.len()) { links } else { Vec::new() }
}

/// In characters: longer than any label with its signs.
const LONGEST_LABEL: usize = 36;

/// The share of a line's characters that are links where nothing else stands there.
const ALL_LINKS: f64 = 0.9;

/// Folded keys of lines that say that topics follow.
const TOPIC_LABELS: [&str; 28] = [
    "topics",
    "tags",
    "relatedtopics",
    "topicsinthisarticle",
    "inthisarticletopics",
    "exploremoreonthesetopics",
    "moreonthesetopics",
    "followthesetopics",
    "filedunder",
    "taggedwith",
    "themen",
    "themenindiesemartikel",
    "themendesartikels",
    "schlagworte",
    "schlagworter",
    "stichworte",
    "stichworter",
    "temas",
    "etiquetas",
    "archivadoen",
    "themes",
    "surlesmemessujets",
    "motscles",
    "argomenti",
    "onderwerpen",
    "emner",
    "amnen",
    "tematy",
];

/// Tags without how many stories each has, where all say it.
fn without_counts(tags: Vec<String>) -> Vec<String> {
    let bare = |tag: &str| {
        let end = tag.trim_end_matches([')', ' ']);
        let name = end.trim_end_matches(|c: char| c.is_ascii_digit());
        (name.len() < end.len()).then(|| name.trim_end_matches(['(', ' ', '\u{a0}']).to_owned())
    };
    let without: Vec<String> = tags.iter().filter_map(|tag| bare(tag)).filter(|name| !name.is_empty()).collect();
    if tags.len() > 1 && without.len() == tags.len() { without } else { tags }
}

/// Text around a link that makes it part of a sentence.
const PROSE_CHARS: u32 = 60;

/// A link within a sentence is no tag.
fn in_prose(page: &Page<'_>, id: NodeId) -> bool {
    page.document.ancestors(id).take(3).any(|up| page.document.tag(up) == Tag::P && page.prose_inside(up) > PROSE_CHARS)
}
