//! Which headings may show the headline, and what each says without its kicker.

use super::document::{NodeId, Tag, decode, fold_into};
use super::hints::Hints;
use super::page::Page;
use super::wording::{char_count, fold_key};

/// Where no story's headline stands.
pub const FAR: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::RELATED)
    .or(Hints::ASIDE)
    .or(Hints::COMMENTS)
    .or(Hints::DIALOG)
    .or(Hints::SIGN_UP);

/// Where no headline stands whatever it says: what a trail of breadcrumbs ends in is another title.
const ELSEWHERE: Hints = FAR.without(Hints::ASIDE.or(Hints::DIALOG).or(Hints::SIGN_UP));

/// From this likeness on a heading is what the title speaks of.
const TITLE_LIKE: f64 = 0.75;

/// Headings that may show the headline, best first.
pub fn main_headings(page: &Page<'_>) -> Vec<NodeId> {
    let near = |tag: Tag| {
        page.headings.iter().copied().filter(move |id| {
            page.document.tag(*id) == tag
                && !page.in_any(*id, FAR)
                && !leads_home(page, *id)
                && !heading_text(page, *id).is_empty()
        })
    };
    let mut found: Vec<NodeId> = near(Tag::H1).collect();
    // The outlet's own name in the site's header is often a first heading too.
    found.sort_by_key(|id| !page.own[*id].has(Hints::HEADLINE) && page.in_any(*id, Hints::HEADER));
    // Of several, the one that the head's titles speak of.
    if found.len() > 1 {
        found.sort_by(|one, other| likeness(page, *other).total_cmp(&likeness(page, *one)));
    }
    found.truncate(3);
    drop_names(page, &mut found);
    if found.is_empty() {
        let named = near(Tag::H2).find(|id| page.in_any(*id, Hints::HEADLINE) || likeness(page, *id) >= TITLE_LIKE);
        // Some pages have no other than the one that ends their trail of breadcrumbs.
        let trail = |id: &NodeId| page.document.tag(*id) == Tag::H1 && opens_title(page, *id) && !leads_home(page, *id);
        found.extend(named.or_else(|| page.headings.iter().copied().find(trail)));
    }
    // Some sites call the headline's surroundings an aside, or head the page with its section.
    if !found.iter().any(|id| opens_title(page, *id) || likeness(page, *id) >= TITLE_LIKE) {
        let mut elsewhere = page.headings.iter().copied().filter(|id| {
            let h1_aside = page.document.tag(*id) == Tag::H1 && !page.in_any(*id, ELSEWHERE);
            h1_aside || page.document.tag(*id) == Tag::H2 && !page.in_any(*id, FAR.or(Hints::BODY))
        });
        let least = if found.iter().any(|id| likeness(page, *id) > 0.0) { 1.0 } else { TITLE_LIKE };
        found.splice(0..0, elsewhere.find(|id| likeness(page, *id) >= least));
    }
    found
}

/// Of "Story | Name" in the title, a heading that says the name is none where another says the story.
fn drop_names(page: &Page<'_>, headings: &mut Vec<NodeId>) {
    let Some(title) = page.title.as_deref() else { return };
    let open_graph = page.meta.get("og:title").map(fold_key);
    for parter in [" | ", " – ", " - ", " — ", ": "] {
        let Some((front, end)) = title.rsplit_once(parter) else { continue };
        let (front, end) = (fold_key(front), fold_key(end));
        let says = |id: &NodeId, key: &String| fold_key(&page.document.text(*id)) == *key;
        // "Name: Story" happens, too; Open Graph tells which is which, or that the shorter heads the page.
        let first = |key: &String| page.headings.iter().position(|id| says(id, key));
        let heads_page =
            || front.len() < end.len() && first(&front).zip(first(&end)).is_some_and(|(one, two)| one < two);
        let swapped = open_graph.as_ref().map_or_else(heads_page, |title| *title == end);
        let (story, name) = if swapped { (end, front) } else { (front, end) };
        let shown = page.headings.iter().find(|id| says(id, &story)).copied();
        if let Some(shown) = shown.filter(|_| headings.iter().any(|id| says(id, &name))) {
            headings.retain(|id| !says(id, &name));
            if !headings.contains(&shown) {
                headings.insert(0, shown);
            }
        }
    }
}

/// What the head calls the page, as written there.
fn titles<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
    let named = ["og:title", "twitter:title", "sailthru.title", "parsely-title"];
    named.into_iter().filter_map(|name| page.meta.get(name)).chain(page.title.as_deref())
}

/// The share of a heading's words that a title in the head holds, in quarters: small differences
/// must not outweigh the order on the page.
pub fn likeness(page: &Page<'_>, id: NodeId) -> f64 {
    let text = heading_text(page, id).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| char_count(word) > 2).collect();
    if words.len() < 3 {
        return 0.0;
    }
    let share = |title: &str| {
        let title = title.to_lowercase();
        super::blocks::ratio(words.iter().filter(|word| title.contains(**word)).count(), words.len())
    };
    let best = titles(page).map(share).fold(0.0, f64::max);
    (best * 4.0).floor() / 4.0
}

/// Whether a title in the head begins as the heading does, which may be too short for a likeness.
fn opens_title(page: &Page<'_>, id: NodeId) -> bool {
    let key = fold_key(&heading_text(page, id));
    !key.is_empty() && titles(page).any(|title| fold_key(title).starts_with(&key))
}

/// A heading that links to the home page is the outlet's name.
fn leads_home(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let link =
        (id + 1..document.end(id)).chain(document.ancestors(id).take(2)).find(|inner| document.tag(*inner) == Tag::A);
    link.and_then(|link| page.resolve(&document.attribute(link, "href")?))
        .is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// A heading's text without a kicker or a date that stands in an element of its own.
pub fn heading_text(page: &Page<'_>, id: NodeId) -> String {
    let document = page.document;
    let skipped = (id + 1..document.end(id)).find(|inner| {
        (page.own[*inner].has(Hints::KICKER.or(Hints::HIDDEN).or(Hints::DATE)) || document.tag(*inner) == Tag::Time)
            && document.tag(*inner) != Tag::Text
            // A colon for those who hear the page is part of the line.
            && document.text_up_to(*inner, KICKER_TEXT).contains(char::is_alphanumeric)
    });
    let Some(skipped) = skipped else { return document.text(id) };
    let mut text = String::new();
    let mut at = id + 1;
    while at < document.end(id) {
        if at == skipped {
            at = document.end(at);
            continue;
        }
        if document.tag(at) == Tag::Text {
            fold_into(&decode(document.raw_text(at)), &mut text);
        } else if !document.tag(at).is_inline() && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        at += 1;
    }
    // What parted a kicker from the headline goes with it; a dash that opens a quotation stays.
    let text = ["- ", "– ", "— ", "| "]
        .iter()
        .find_map(|parter| text.trim().strip_prefix(parter))
        .unwrap_or(text.trim())
        .to_owned();
    // A colon joins what is called a kicker to the headline: both are one line.
    if text.is_empty() || text.starts_with(':') || text.ends_with(':') { document.text(id) } else { text }
}

/// Longer texts are no kickers, in bytes.
const KICKER_TEXT: usize = 120;
