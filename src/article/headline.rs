//! The headline: a choice among what the page calls itself.
//!
//! Structured data, Open Graph, the first heading and the title each name the story, with the
//! outlet's name, a kicker or a cut at one end. Sources that agree carry each other.

use super::document::NodeId;
use super::headings::{FAR, heading_text, likeness, main_headings};
use super::page::Page;
use super::wording::{char_count, domain_ending, fold_key, han_title};

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
    /// The part of a text's trust that goes to what it is the beginning of.
    pub const CUT: f64 = 0.5;
    /// What is left of the trust in a text with a bar.
    pub const BARRED: f64 = 0.5;
}

/// In bytes: of what is cut shorter, nothing follows.
const NEARLY_WHOLE: usize = 20;

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
    let outlet: Vec<String> = outlet.iter().map(|name| fold_key(name)).collect();
    let mut add = |text: Option<String>, trust: f64| {
        let Some(text) = text.map(|text| without_outlet(&text, &outlet)) else { return };
        let key = fold_key(&text);
        if key.is_empty() || char_count(&text) > LONGEST || outlet.contains(&key) {
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
    let headings = main_headings(page);
    // What a work is called may stand beside a headline that describes it: the page shows which is which.
    let name = data.text("name").filter(|_| data.article().is_some_and(|article| article.contains_key("headline")));
    let is_shown = |name: &String| headings.first().is_some_and(|id| heading_text(page, *id) == *name);
    add(name.filter(is_shown), trust::NAMED);
    for (place, id) in headings.iter().enumerate() {
        let text = heading_text(page, *id);
        // Behind a colon the line goes on in another element.
        let trusted = place == 0 && (headings.len() == 1 || likeness(page, *id) > 0.0) && !text.ends_with(':');
        add(Some(text), if trusted { trust::HEADING } else { trust::NAMED });
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
    add(
        page.title
            .as_deref()
            .map(without_blog)
            .map(|title| han_title(title).map_or(title, |parts| parts.headline).to_owned()),
        trust::TITLE,
    );

    let best = candidates
        .iter()
        .map(|candidate| {
            // Editors part lines otherwise; a bar that no heading shows is for search engines.
            let shown = |id: &NodeId| fold_key(&heading_text(page, *id)) == candidate.key;
            let barred = candidate.text.contains(" | ") && !headings.iter().any(shown);
            (score(candidate, &candidates) * if barred { trust::BARRED } else { 1.0 }, candidate)
        })
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
            } else if candidate.trust >= trust::HEADING
                && other.key.len() >= NEARLY_WHOLE
                && candidate.key.starts_with(&other.key)
            {
                other.trust * trust::CUT
            } else {
                0.0
            }
        })
        .sum()
}

/// What parts a headline from the outlet's name or a section.
const PARTERS: [&str; 17] = [
    " | ", " @ ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « ", " / ", " ｜ ", "｜", " : ", ": ", " ‹ ",
    "ㅣ",
];

/// The text without the outlet's name at either end; `outlet` are keys.
fn without_outlet(text: &str, outlet: &[String]) -> String {
    let mut text = trim_parters(text).to_owned();
    for _ in 0..3 {
        let Some(shorter) = cut_once(&text, outlet) else { break };
        text = shorter;
    }
    text
}

/// Blogs part their name from the story's by a mark that no headline holds.
fn without_blog(title: &str) -> &str {
    title.split_once(" ‹ ").map_or(title, |(front, _)| front)
}

/// A dash, bar or colon at either end parted the headline from what was cut away.
fn trim_parters(text: &str) -> &str {
    let end = text.trim_start_matches(['|', '•', '·', '#', ' ']).trim().trim_end_matches(['|', '•', '·', ' ']);
    [" -", " –", " —"].iter().find_map(|parter| end.strip_suffix(parter)).unwrap_or(end).trim()
}

fn cut_once(text: &str, outlet: &[String]) -> Option<String> {
    for parter in PARTERS.into_iter().filter(|parter| text.contains(parter)) {
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
    // `Harbour.example`: what ends a title so is the site's name.
    domain_ending(text).is_some_and(|end| end.len() <= 3)
        || !key.is_empty()
            && outlet.iter().any(|name| {
                *name == key
                    || (name.len() > 3
                        && key.len() > 3
                        && (key.starts_with(name) || name.starts_with(&key) || key.ends_with(name))
                        && key.len() < name.len() * 3 + 8)
            })
}
