//! The byline as readers see it: links to authors, elements called so, lines that begin with "By". Names that nothing
//! marks are in `byline_unmarked`; what all of it counts for beside the page's data is decided in `byline`.

use super::blocks::{Blocks, TextBlock};
use super::byline::{Found, LONGEST};
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::name_words::ALL_STORIES;
use super::page::Page;
use super::person_names::{self, looks_like_person};
use super::wording::has_path_part;

/// Where names of others stand close behind the headline, where what is called a form holds the byline too.
const FAR_FROM_CLOSE: Hints = Hints::RELATED.or(Hints::COMMENTS).or(Hints::CAPTION).or(Hints::EMBED);
/// Where they stand elsewhere.
pub(super) const FAR: Hints = FAR_FROM_CLOSE.or(Hints::DIALOG).or(Hints::FORM).or(Hints::SIGN_UP);
/// How far behind the headline, in nodes, that is.
const CLOSE: usize = 100;

/// How far before the headline, in nodes, a byline may stand.
const BEFORE: usize = 200;
/// Elements called byline that are looked at.
const MOST_LINES: usize = 60;
/// More links to authors than this in one place are the outlet's list of them.
const MOST_LINKED: usize = 8;
/// How far apart, in nodes, the names of one byline stand.
const TOGETHER: usize = 60;

/// The lines that readers see: links to authors, elements called so, a line that begins with "By".
pub fn visible(page: &Page<'_>, blocks: &Blocks, outlet: &[String], heading: Option<NodeId>) -> Vec<String> {
    let document = page.document;
    let near = heading.map_or(0, |id| id.saturating_sub(BEFORE));
    let far = |id: NodeId| far_at(page, heading, id);
    let is_near = |id: &NodeId| !page.in_any(*id, far(*id));
    let fits = |id: &NodeId| is_near(id) && !page.is_of_another(*id, heading);
    let names = |lines: &[String]| !Found::new(lines, outlet).is_empty();

    // What costs least is asked first.
    let leads = |id: &NodeId| is_near(id) && points_to_author(page, *id) && !page.is_of_another(*id, heading);
    let links: Vec<NodeId> = page.anchors.iter().copied().filter(leads).collect();
    let after = links.iter().position(|id| *id >= near).unwrap_or(0);
    let links = &links[after.min(links.len())..];
    let mut by_link = cluster(page, links);
    if by_link.len() > MOST_LINKED {
        by_link.clear();
    }
    let called_so: Vec<NodeId> = (near..document.node_count())
        .filter(|id| {
            document.tag(*id) != Tag::Text
                && page.own[*id].has(Hints::BYLINE)
                && !page.in_any(*id, Hints::BIOGRAPHY.or(Hints::TAGS))
                && fits(id)
        })
        .take(MOST_LINES)
        .collect();
    let short_lines = |from: NodeId| {
        let short = blocks.all.iter().filter(move |block| block.node >= from && block.chars < 100);
        short.filter(move |block| !block.hints.has(far(block.node))).take(25)
    };
    let is_byline = |line: &String| person_names::opens_byline(line) && is_names(line, outlet);
    // The first line behind the headline and before a node that opens a byline and holds nothing else.
    let opening_before = |end: NodeId| {
        let before = short_lines(heading.unwrap_or(near)).take_while(|block| block.node < end);
        let before = before.filter(|block| person_names::may_open(blocks.text_of(block)));
        let mut before = before.map(|block| spaced_line(page, blocks, block));
        before.find(is_byline)
    };
    if by_link.iter().any(|line| looks_like_person(line)) {
        // "By Ann Lee" above the first link to an author, or around it, is the byline; the link leads to another
        // one, or to one of several.
        let first = links.first().copied().unwrap_or_default();
        let called = called_so.iter().copied().find(|id| document.end(*id) <= first).map(|id| spaced_text(page, id));
        // A link above the headline leads to the site's own people.
        let end = heading.filter(|heading| first < *heading).map_or(first + 2, |heading| heading + CLOSE);
        return called.filter(is_byline).or_else(|| opening_before(end)).map_or(by_link, |line| vec![line]);
    }
    let is_author = |id: &NodeId| {
        document
            .raw_attribute(*id, "itemprop")
            .is_some_and(|names| names.split_ascii_whitespace().any(|name| name == "author"))
    };
    let properties: Vec<NodeId> = page
        .properties
        .iter()
        .filter(|id| is_author(id) && fits(id))
        .map(|id| {
            (*id..document.end(*id))
                .find(|inner| document.raw_attribute(*inner, "itemprop") == Some("name"))
                .unwrap_or(*id)
        })
        .collect();
    let marked = properties.first().into_iter().chain(called_so.first()).min().copied().unwrap_or(NodeId::MAX);
    if let Some(line) = heading.and_then(|heading| opening_before(marked.min(heading + CLOSE))) {
        return vec![line];
    }
    let by_property = cluster(page, &properties);
    if names(&by_property) {
        return by_property;
    }
    if let Some(lines) = by_class(page, &called_so, outlet) {
        return lines;
    }
    let boxes = (near..document.node_count()).filter(|id| {
        page.own[*id].has(Hints::BYLINE.or(Hints::BIOGRAPHY)) && fits(id) && document.tag(*id) != Tag::Text
    });
    let found = boxes
        .take(MOST_LINES)
        .map(|id| spaced_text(page, id))
        .find(|line| line.len() < LONGEST && !Found::new(std::slice::from_ref(line), outlet).people.is_empty());
    if let Some(line) = found {
        return vec![line];
    }
    if names(&by_link) {
        return by_link;
    }
    let may_name = |block: &&TextBlock| {
        let text = blocks.text_of(block);
        text.contains(['|', '•', '·']) || text.bytes().any(|byte| byte.is_ascii_digit()) || person_names::may_open(text)
    };
    let mut candidates = short_lines(near).filter(may_name).map(|block| spaced_line(page, blocks, block));
    let line = candidates.find_map(|line| {
        let pieces = || line.split(['|', '•', '·']).map(str::trim);
        let opening = pieces().find(|piece| person_names::opens_byline(piece));
        opening.map(str::to_owned).or_else(|| person_names::after_date(&line.replace('\n', " ")).map(str::to_owned))
    });
    if let Some(line) = line {
        return vec![line];
    }
    [by_link, by_property]
        .into_iter()
        .find(|lines| !lines.is_empty())
        .unwrap_or_else(|| named_outlet(page, &called_so, outlet).into_iter().collect())
}

/// Where names of others stand, around a node.
fn far_at(page: &Page<'_>, heading: Option<NodeId>, id: NodeId) -> Hints {
    let is_close = heading.is_some_and(|heading| (heading..heading + CLOSE).contains(&id));
    let document = page.document;
    let is_address = || document.tag(id) == Tag::Address || document.tag(document.parent(id)) == Tag::Address;
    match is_close {
        // Who is credited there without a picture is who wrote.
        true if is_address() || page.own[id].has(Hints::BYLINE) && !page.in_any(id, Hints::FIGURE) => {
            FAR_FROM_CLOSE.without(Hints::CAPTION)
        }
        true => FAR_FROM_CLOSE,
        false => FAR,
    }
}

/// Whether a line holds people's names and nothing else.
fn is_names(line: &str, outlet: &[String]) -> bool {
    Found::new(std::slice::from_ref(&line.to_owned()), outlet).is_only_people()
}

/// The line of the first element called a byline that names a person; the part inside it that is only names,
/// where there is one; a single name where the element leaves no doubt.
fn by_class(page: &Page<'_>, called_so: &[NodeId], outlet: &[String]) -> Option<Vec<String>> {
    let document = page.document;
    let mut lines: Vec<(NodeId, String, Found)> = Vec::new();
    // Behind the first element that names a person only what stands in it counts.
    let mut end = usize::MAX;
    for id in called_so.iter().copied() {
        if id >= end {
            break;
        }
        let line = spaced_text(page, id);
        if line.is_empty() || line.len() >= LONGEST {
            continue;
        }
        let found = Found::new(std::slice::from_ref(&line), outlet);
        if end == usize::MAX && !found.people.is_empty() {
            end = document.end(id);
        }
        lines.push((id, line, found));
    }
    let with_people = lines.iter().find(|(_, _, found)| !found.people.is_empty());
    let clean = lines.iter().find(|(_, _, found)| found.is_only_people());
    let single = || {
        lines.iter().find(|(id, line, found)| {
            found.single.len() == 1
                && found.people.is_empty()
                && found.organisations.is_empty()
                && is_explicit(page, *id, line)
        })
    };
    let (id, line, found) = clean.or(with_people).or_else(single)?;
    // Further names stand in elements of the same kind close behind.
    let next = document.end(*id);
    let others = (next..(next + TOGETHER).min(document.node_count())).filter(|other| {
        page.own[*other] == page.own[*id]
            && document.tag(*other) == document.tag(*id)
            && document.name(*other) == document.name(*id)
            && document.raw_attribute(*other, "class") == document.raw_attribute(*id, "class")
    });
    let others = others.map(|other| spaced_text(page, other));
    let only_names = found.is_only_people();
    Some(std::iter::once(line.clone()).chain(others.filter(|other| !only_names || is_names(other, outlet))).collect())
}

/// Whether an element or its text says that a name is the author's.
fn is_explicit(page: &Page<'_>, id: NodeId, line: &str) -> bool {
    let class = page.document.raw_attribute(id, "class").unwrap_or("");
    person_names::opens_line(line)
        || class.contains("vcard")
        || class.contains("uthor")
        || person_names::is_uncased(line)
}

/// The organisation that a byline names where it names nobody.
fn named_outlet(page: &Page<'_>, called_so: &[NodeId], outlet: &[String]) -> Option<String> {
    called_so.iter().map(|id| (*id, spaced_text(page, *id))).find_map(|(id, line)| {
        let found = Found::new(std::slice::from_ref(&line), outlet);
        (line.len() < LONGEST && found.organisations.len() == 1 && is_explicit(page, id, &line)).then_some(line)
    })
}

/// The first of these elements and those close behind it, as lines.
fn cluster(page: &Page<'_>, ids: &[NodeId]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last = None;
    for id in ids.iter().take(MOST_LINES) {
        if last.is_some_and(|last| *id > last + TOGETHER) {
            break;
        }
        let line = page
            .document
            .attribute(*id, "content")
            .map_or_else(|| spaced_text(page, *id), std::borrow::Cow::into_owned);
        if !line.is_empty() && line.len() < LONGEST {
            lines.push(line);
            last = Some(page.document.end(*id));
        }
    }
    lines
}

/// A block's text with a space between its elements.
fn spaced_line(page: &Page<'_>, blocks: &Blocks, block: &TextBlock) -> String {
    let line = spaced_text(page, block.element);
    if line.len() < LONGEST { line } else { blocks.text_of(block).to_owned() }
}

/// The text with a space between elements, and a new line before and behind a person's name that is an element's
/// whole text: names, and what people are, are often set apart by looks alone.
fn spaced_text(page: &Page<'_>, id: NodeId) -> String {
    let document = page.document;
    let mut text = String::new();
    let mut at = id;
    while at < document.end(id) && text.len() < 2 * LONGEST {
        if at != id
            && (super::document::is_unseen(document.tag(at))
                || page.own[at].has(Hints::DATE) && !page.own[at].has(Hints::BYLINE)
                || page.own[at].has(Hints::TAGS) && document.tag(at) != Tag::Span)
        {
            at = document.end(at);
            continue;
        }
        if document.tag(at) == Tag::Text {
            let piece = super::document::fold(&super::document::decode(document.raw_text(at)));
            let piece = piece.trim();
            if !piece.is_empty() {
                text.extend(person_names::parter(text.lines().last().unwrap_or(""), piece));
                text.push_str(piece);
            }
        }
        at += 1;
    }
    text
}

/// Parts of a path under which outlets list what one author wrote.
const AUTHOR_PATHS: [&str; 21] = [
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "autore",
    "by",
    "staff",
    "journalist",
    "contributor",
    "contributors",
    "autores",
    "editors",
    "writers",
    "reporters",
    "journalists",
    "journalistes",
    "columnists",
    "redakteure",
    "auteurs",
    "autori",
];

/// Parts of a path that are a section about people on some sites, and staff on others.
const DOUBTFUL_PATHS: [&str; 2] = ["people", "profile"];

fn points_to_author(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let rel = || {
        let rel = document.raw_attribute(id, "rel");
        rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"))
    };
    let leads = || {
        document.raw_attribute(id, "href").is_some_and(|href| {
            has_path_part(href, &AUTHOR_PATHS) || page.in_any(id, Hints::BYLINE) && has_path_part(href, &DOUBTFUL_PATHS)
        })
    };
    let is_described = || {
        let mut described = ["title", "aria-label"].iter().filter_map(|name| document.raw_attribute(id, name));
        described.any(|text| {
            let opening = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
            ALL_STORIES.iter().any(|all| opening.starts_with(all))
        })
    };
    rel() || leads() || is_described()
}
