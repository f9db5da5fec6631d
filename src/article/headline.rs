//! The headline: a choice among what the page calls itself.
//!
//! Structured data, Open Graph, the first heading and the title each name the story, with the
//! outlet's name, a kicker or a cut at one end. Sources that agree carry each other.

use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::wording::{char_count, fold_key};

/// How far each source is trusted. Tuned on pages whose headlines people wrote down.
mod trust {
    pub const STRUCTURED: f64 = 5.4;
    pub const HEADING: f64 = 4.4;
    pub const PROPERTY: f64 = 2.8;
    pub const OPEN_GRAPH: f64 = 1.5;
    /// A second heading of the first rank.
    pub const NAMED: f64 = 1.5;
    pub const META: f64 = 1.6;
    pub const TWITTER: f64 = 0.2;
    pub const TITLE: f64 = 0.4;
    /// The part of another text's trust that goes to what it contains.
    pub const CONTAINED: f64 = 0.35;
}

/// Longer texts are no headlines.
const LONGEST: usize = 300;

struct Candidate {
    text: String,
    key: String,
    trust: f64,
}

/// The headline and the heading element that shows it.
pub struct Headline {
    pub text: Option<String>,
    pub element: Option<NodeId>,
}

pub fn choose(page: &Page<'_>, outlet: &[String]) -> Headline {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |text: Option<String>, trust: f64| {
        let Some(text) = text.map(|text| without_outlet(&text, outlet)) else { return };
        let key = fold_key(&text);
        if key.is_empty() || char_count(&text) > LONGEST || outlet.iter().any(|name| fold_key(name) == key) {
            return;
        }
        candidates.push(Candidate { text, key, trust });
    };
    let data = &page.data;
    add(data.text("headline"), trust::STRUCTURED);
    if data.article().is_some_and(|article| !article.contains_key("headline")) {
        // A page's name is its title again; other works are named by their headline.
        let is_page = data.article_types().contains(&"WebPage");
        add(data.text("name"), if is_page { trust::TITLE } else { trust::STRUCTURED - 1.0 });
    }
    let mut headings = main_headings(page);
    drop_names(page, &mut headings);
    for (place, id) in headings.iter().enumerate() {
        let trusted = place == 0 && (headings.len() == 1 || likeness(page, *id) > 0.0);
        add(Some(heading_text(page, *id)), if trusted { trust::HEADING } else { trust::NAMED });
    }
    for id in &page.properties {
        if page
            .document
            .raw_attribute(*id, "itemprop")
            .is_some_and(|names| names.split_ascii_whitespace().any(|name| name == "headline"))
            && !page.in_any(*id, FAR)
        {
            let text = page
                .document
                .attribute(*id, "content")
                .map_or_else(|| heading_text(page, *id), std::borrow::Cow::into_owned);
            add(Some(text), trust::PROPERTY);
            break;
        }
    }
    add(page.meta.get("og:title").map(str::to_owned), trust::OPEN_GRAPH);
    add(page.meta.first(&["twitter:title", "twitter:text:title"]).map(str::to_owned), trust::TWITTER);
    add(
        page.meta
            .first(&[
                "headline",
                "dc.title",
                "dcterms.title",
                "title",
                "sailthru.title",
                "parsely-title",
                "hdl",
                "cxenseparse:title",
            ])
            .map(str::to_owned),
        trust::META,
    );
    add(page.title.clone(), trust::TITLE);

    let best = candidates
        .iter()
        .map(|candidate| (score(candidate, &candidates), candidate))
        .fold(None, |best: Option<(f64, &Candidate)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, candidate)| candidate);
    let element = best.and_then(|best| {
        let shows = |id: &NodeId| !page.in_any(*id, FAR) && fold_key(&page.document.text(*id)).contains(&best.key);
        headings.iter().copied().find(shows).or_else(|| page.headings.iter().copied().find(shows))
    });
    Headline {
        text: best.map(|best| best.text.clone()),
        element: element
            .or_else(|| headings.first().copied())
            .or_else(|| part(page, best?))
            .or_else(|| anywhere(page, best?)),
    }
}

/// A heading that shows a good part of the headline, where none shows all of it.
fn part(page: &Page<'_>, best: &Candidate) -> Option<NodeId> {
    page.headings.iter().copied().filter(|id| !page.in_any(*id, FAR)).find(|id| {
        let key = fold_key(&page.document.text(*id));
        key.len() >= 12 && best.key.contains(&key)
    })
}

/// Some sites set the headline into their navigation.
fn anywhere(page: &Page<'_>, best: &Candidate) -> Option<NodeId> {
    page.headings.iter().copied().find(|id| fold_key(&page.document.text(*id)) == best.key)
}

/// A candidate's own trust, that of its equals, and a part of that of texts which contain it.
fn score(candidate: &Candidate, all: &[Candidate]) -> f64 {
    all.iter()
        .map(|other| {
            if other.key == candidate.key {
                other.trust
            } else if candidate.key.len() >= 12 && other.key.contains(&candidate.key) {
                other.trust * trust::CONTAINED
            } else {
                0.0
            }
        })
        .sum()
}

/// Where no story's headline stands.
const FAR: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::RELATED)
    .or(Hints::ASIDE)
    .or(Hints::COMMENTS)
    .or(Hints::DIALOG)
    .or(Hints::SIGN_UP);

/// From this likeness on a second heading is what the title speaks of.
const TITLE_LIKE: f64 = 0.75;

/// First headings that may show the headline, best first.
fn main_headings(page: &Page<'_>) -> Vec<NodeId> {
    let of_level = |tag: Tag| {
        page.headings.iter().copied().filter(move |id| {
            page.document.tag(*id) == tag
                && !page.in_any(*id, FAR)
                && !leads_home(page, *id)
                && !heading_text(page, *id).is_empty()
        })
    };
    let mut found: Vec<NodeId> = of_level(Tag::H1).collect();
    // The outlet's own name in the site's header is often a first heading too.
    found.sort_by_key(|id| !page.own[*id].has(Hints::HEADLINE) && page.in_any(*id, Hints::HEADER));
    // Of several, the one that the head's titles speak of.
    if found.len() > 1 {
        found.sort_by(|one, other| likeness(page, *other).total_cmp(&likeness(page, *one)));
    }
    found.truncate(3);
    if found.is_empty() {
        let named = of_level(Tag::H2).find(|id| page.in_any(*id, Hints::HEADLINE) || likeness(page, *id) >= TITLE_LIKE);
        found.extend(named);
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
        // "Name: Story" happens, too; Open Graph tells which is which.
        let (story, name) = if open_graph.as_ref() == Some(&end) { (end, front) } else { (front, end) };
        let shown = page.headings.iter().find(|id| says(id, &story)).copied();
        if let Some(shown) = shown.filter(|_| headings.iter().any(|id| says(id, &name))) {
            headings.retain(|id| !says(id, &name));
            if !headings.contains(&shown) {
                headings.insert(0, shown);
            }
        }
    }
}

/// The share of a heading's words that a title in the head holds, in quarters: small differences
/// must not outweigh the order on the page.
fn likeness(page: &Page<'_>, id: NodeId) -> f64 {
    let text = heading_text(page, id).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| char_count(word) > 2).collect();
    if words.len() < 3 {
        return 0.0;
    }
    let share = |title: &str| {
        let title = title.to_lowercase();
        super::blocks::ratio(words.iter().filter(|word| title.contains(**word)).count(), words.len())
    };
    let titles = [page.meta.get("og:title"), page.meta.get("twitter:title"), page.title.as_deref()];
    let best = titles.into_iter().flatten().map(share).fold(0.0, f64::max);
    (best * 4.0).floor() / 4.0
}

/// A heading that links to the home page is the outlet's name.
fn leads_home(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let link =
        (id + 1..document.end(id)).chain(document.ancestors(id).take(2)).find(|inner| document.tag(*inner) == Tag::A);
    link.and_then(|link| page.resolve(&document.attribute(link, "href")?))
        .is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// A heading's text without a kicker that stands in an element of its own.
pub fn heading_text(page: &Page<'_>, id: NodeId) -> String {
    let document = page.document;
    let skipped = (id + 1..document.end(id))
        .find(|inner| page.own[*inner].has(Hints::KICKER.or(Hints::HIDDEN)) && document.tag(*inner) != Tag::Text);
    let Some(skipped) = skipped else { return document.text(id) };
    let mut text = String::new();
    let mut at = id + 1;
    while at < document.end(id) {
        if at == skipped {
            at = document.end(at);
            continue;
        }
        if document.tag(at) == Tag::Text {
            super::document::fold_into(&super::document::decode(document.raw_text(at)), &mut text);
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
    if text.is_empty() || text.starts_with(':') { document.text(id) } else { text }
}

/// What parts a headline from the outlet's name or a section.
const PARTERS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " / ", " ｜ ", "｜", " : ", ": ", " ‹ ", "ㅣ"];

/// The text without the outlet's name at either end.
pub fn without_outlet(text: &str, outlet: &[String]) -> String {
    let mut text = trim_parters(text).to_owned();
    for _ in 0..3 {
        let Some(shorter) = cut_once(&text, outlet) else { break };
        text = shorter;
    }
    text
}

/// A dash, bar or colon at either end parted the headline from what was cut away.
fn trim_parters(text: &str) -> &str {
    let end = text.trim_start_matches(['|', '•', '·', '#', ' ']).trim().trim_end_matches(['|', '•', '·', ' ']);
    [" -", " –", " —"].iter().find_map(|parter| end.strip_suffix(parter)).unwrap_or(end).trim()
}

fn cut_once(text: &str, outlet: &[String]) -> Option<String> {
    for parter in PARTERS {
        if let Some(at) = text.rfind(parter) {
            let (front, end) = (text[..at].trim(), text[at + parter.len()..].trim());
            // A colon at the end introduces words of the headline more often than a name.
            if parter != ": " && is_outlet(end, outlet) && !front.is_empty() {
                return Some(front.to_owned());
            }
        }
        if let Some(at) = text.find(parter) {
            let (front, end) = (text[..at].trim(), text[at + parter.len()..].trim());
            if is_outlet(front, outlet) && !end.is_empty() && parter != ": " {
                return Some(end.to_owned());
            }
        }
    }
    None
}

fn is_outlet(text: &str, outlet: &[String]) -> bool {
    let key = fold_key(text);
    !key.is_empty()
        && outlet.iter().any(|name| {
            let name = fold_key(name);
            name == key
                || (name.len() > 3
                    && key.len() > 3
                    && (key.starts_with(&name) || name.starts_with(&key) || key.ends_with(&name))
                    && key.len() < name.len() * 3 + 8)
        })
}
