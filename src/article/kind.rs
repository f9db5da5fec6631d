//! What sort of page it is, and why.

use std::cell::LazyCell;

use super::Kind;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::wording::char_count;

/// What the other modules found, as far as it decides.
pub struct Findings<'a> {
    pub headline: Option<&'a str>,
    pub body: &'a str,
    pub paragraphs: usize,
    /// The element that holds the text.
    pub container: Option<NodeId>,
    pub published: bool,
    pub byline: bool,
}

/// Text of a story that stands by itself.
const STORY: usize = 900;
/// More text than a page has that offers something to see or buy.
const LONG: usize = STORY * 4;
/// Shorter paragraphs than this, on the whole, are teasers.
const TEASER: usize = 110;
/// Text of a brief report.
const BRIEF: usize = 250;

pub fn judge(page: &Page<'_>, found: &Findings<'_>) -> (Kind, &'static str) {
    let length = weighed(found.body);
    if says_missing(page, found, length) {
        return (Kind::Missing, "the page says that it is not there");
    }
    let types = page.data.article_types();
    let is = |names: &[&str]| names.iter().any(|name| types.contains(name));
    let open_graph = page.meta.get("og:type").unwrap_or("").to_ascii_lowercase();
    let any = |name: &str| page.data.of_type(name).is_some();
    if any("LiveBlogPosting") || body_class(page, &["live-blog", "liveblog", "liveticker"]) {
        return (Kind::LiveBlog, "structured data or markup calls it a live blog");
    }
    if is(&[
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "Article",
        "BlogPosting",
        "Report",
        "ScholarlyArticle",
    ]) {
        if length < BRIEF && gallery(page) {
            return (Kind::Gallery, "an article made of pictures");
        }
        if page.data.of_type("ItemList").is_none() || length >= BRIEF {
            return (Kind::Article, "structured data calls it an article");
        }
    }
    if any("Product") && length < STORY || open_graph == "product" || open_graph == "og:product" {
        return (Kind::Shop, "it offers a product");
    }
    if any("SoftwareSourceCode") || code_host(page) {
        return (Kind::Repository, "it shows source code");
    }
    if any("DiscussionForumPosting") || any("QAPage") {
        return (Kind::Forum, "it is a discussion");
    }
    if any("SearchResultsPage") || is_search(page) {
        return (Kind::Search, "it lists search results");
    }
    let is_list = LazyCell::new(|| listing(page, found));
    let lists = || *is_list && (length < STORY || length < found.paragraphs * TEASER);
    if page.address.is_some_and(is_home) && (length < LONG || lists()) {
        return (Kind::Section, "the address is a home page's");
    }
    if (open_graph.starts_with("video") || is(&["VideoObject"])) && length < STORY {
        return (Kind::Video, "the page is about a video");
    }
    if (any("CollectionPage") || any("ProfilePage")) && length < STORY {
        return (Kind::Section, "structured data calls it a collection");
    }
    if is(&["MediaGallery", "ImageGallery"]) {
        return (Kind::Gallery, "structured data calls it a gallery");
    }
    if (open_graph == "article" || found.published) && length >= BRIEF && found.headline.is_some() {
        let declared = open_graph == "article" && found.published;
        if !declared && lists() {
            return (Kind::Section, "more teasers than text");
        }
        return (Kind::Article, "a headline, a date and running text");
    }
    if open_graph == "website" && !found.published && !found.byline && !*is_list {
        return (Kind::Other, "it calls itself no article, and has neither date nor author");
    }
    if length >= STORY && found.paragraphs >= 3 && found.headline.is_some() && !*is_list {
        if sells(page) {
            return (Kind::Shop, "it has a cart");
        }
        return (Kind::Article, "a headline and running text");
    }
    if *is_list || length < STORY && has_many_teasers(page) {
        return (Kind::Section, "more teasers than text");
    }
    if length >= BRIEF && found.headline.is_some() && (found.byline || found.paragraphs >= 2) {
        return (Kind::Article, "a headline and some text");
    }
    (Kind::Other, "too little text for a story")
}

/// Whether an address is a site's first page, or that of one of its languages: "/", "/en", "/pt-br/".
fn is_home(url: &url::Url) -> bool {
    let path = url.path().trim_matches('/');
    let is_code = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    url.query().is_none() && (path.is_empty() || path.split(['-', '_']).all(is_code) && path.len() <= 5)
}

/// Characters, each of a script that writes words with one or two counted three times; beyond what anything is compared
/// with, how many more there are is left open.
fn weighed(text: &str) -> usize {
    /// The first byte of U+3000, which no character before that begins with.
    const FIRST: u8 = 0xe3;
    /// Bytes that hold as many characters as anything is compared with, whatever they are.
    const ENOUGH: usize = 4 * LONG;
    let text = &text[..text.floor_char_boundary(ENOUGH)];
    if text.is_ascii() {
        return text.len();
    }
    char_count(text) + 2 * text.bytes().filter(|byte| *byte >= FIRST).count()
}

/// Words of titles that say a page is gone.
const MISSING: [&str; 14] = [
    "404",
    "not found",
    "page not found",
    "nicht gefunden",
    "introuvable",
    "no encontrada",
    "non trovata",
    "não encontrada",
    "niet gevonden",
    "finns inte",
    "hittades inte",
    "ikke funnet",
    "siden findes ikke",
    "410 gone",
];

fn says_missing(page: &Page<'_>, found: &Findings<'_>, length: usize) -> bool {
    length < STORY
        && [page.title.as_deref(), found.headline].into_iter().flatten().any(|text| {
            let lower = text.to_lowercase();
            char_count(&lower) < 70 && MISSING.iter().any(|phrase| lower.contains(phrase)) && !found.published
        })
}

fn body_class(page: &Page<'_>, words: &[&str]) -> bool {
    [page.body, 0].iter().filter_map(|id| page.document.raw_attribute(*id, "class")).any(|class| {
        let lower = class.to_lowercase();
        // In the middle of a name it is one of a system's many settings.
        lower
            .split_ascii_whitespace()
            .any(|name| words.iter().any(|word| name.starts_with(word) || name.ends_with(word)))
    })
}

fn gallery(page: &Page<'_>) -> bool {
    let figures = page
        .own
        .iter()
        .enumerate()
        .filter(|(id, own)| own.has(Hints::FIGURE) && page.document.tag(*id) == Tag::Figure)
        .count();
    figures >= 5
}

/// Hosts whose pages are repositories, by name: they carry Open Graph data like an article's.
const CODE_HOSTS: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];

fn code_host(page: &Page<'_>) -> bool {
    page.address.and_then(url::Url::host_str).is_some_and(|host| CODE_HOSTS.contains(&host))
}

fn is_search(page: &Page<'_>) -> bool {
    page.address.is_some_and(|url| url.path().trim_end_matches('/').ends_with("/search") && url.query().is_some())
}

/// Whether the text is a list of stories: most headings of the page are links, and as many of them stand in the text
/// as lead in their teasers. What stands beside a story are others.
fn listing(page: &Page<'_>, found: &Findings<'_>) -> bool {
    /// Paragraphs of a teaser, at most.
    const TEASED: usize = 4;
    // What is called related is none of the list.
    let inside = |container: NodeId| {
        let related = |id: NodeId| page.hints[id].without(page.hints[container]).has(Hints::RELATED);
        linked_headings(page).filter(|id| page.document.contains(container, *id) && !related(*id)).count()
    };
    has_many_teasers(page)
        && found.container.is_none_or(|container| found.paragraphs <= inside(container).saturating_mul(TEASED))
}

/// Many linked headings lead to stories.
fn has_many_teasers(page: &Page<'_>) -> bool {
    let linked = linked_headings(page).count();
    linked >= 8 && linked * 2 > page.headings.len()
}

/// Whether the page offers to put something into a cart.
fn sells(page: &Page<'_>) -> bool {
    const LONGEST: usize = 40;
    let document = page.document;
    let says = |text: &str| {
        let text = text.trim();
        text.len() <= LONGEST && CARTS.contains(&text.to_lowercase().as_str())
    };
    (0..document.node_count()).any(|id| match document.tag(id) {
        Tag::Text => says(document.raw_text(id)),
        Tag::Input => document.raw_attribute(id, "value").is_some_and(says),
        _ => false,
    })
}

/// What the button of a shop says; in lower case.
const CARTS: [&str; 16] = [
    "add to cart",
    "add to basket",
    "add to bag",
    "in den warenkorb",
    "in den warenkorb legen",
    "ajouter au panier",
    "añadir al carrito",
    "añadir a la cesta",
    "aggiungi al carrello",
    "adicionar ao carrinho",
    "in winkelwagen",
    "lägg i varukorgen",
    "læg i kurv",
    "dodaj do koszyka",
    "カートに入れる",
    "加入购物车",
];

/// The headings that are links.
fn linked_headings<'a>(page: &'a Page<'_>) -> impl Iterator<Item = NodeId> + 'a {
    let document = page.document;
    page.headings.iter().copied().filter(move |id| {
        // A link behind the words serves those who edit the page or point to a part of it.
        let shown = |inner: &NodeId| {
            document.tag(*inner) == Tag::A
                || document.tag(*inner) == Tag::Text && !document.raw_text(*inner).trim_ascii().is_empty()
        };
        let first = (*id..document.end(*id)).find(shown);
        first.is_some_and(|first| document.tag(first) == Tag::A)
            || document.ancestors(*id).take(3).any(|up| document.tag(up) == Tag::A)
    })
}

/// Whether the page calls itself opinion.
pub fn is_opinion(page: &Page<'_>) -> bool {
    let types = page.data.article_types();
    if types.contains(&"OpinionNewsArticle") {
        return true;
    }
    let section = page
        .data
        .text("articleSection")
        .or_else(|| page.meta.first(&["article:section", "section"]).map(str::to_owned))
        .unwrap_or_default()
        .to_lowercase();
    let named =
        |text: &str| OPINION.iter().any(|word| text.split(|c: char| !c.is_alphabetic()).any(|part| part == *word));
    named(&section)
        || page.address.is_some_and(|url| url.path().to_lowercase().split('/').any(|part| OPINION.contains(&part)))
}

/// What outlets call their opinion pages.
const OPINION: [&str; 24] = [
    "opinion",
    "opinions",
    "editorial",
    "editorials",
    "commentary",
    "commentisfree",
    "oped",
    "op-ed",
    "columnists",
    "columns",
    "meinung",
    "kommentar",
    "kommentare",
    "kolumne",
    "tribune",
    "tribunes",
    "opinión",
    "opiniones",
    "opinioni",
    "opinião",
    "opinie",
    "ledare",
    "leder",
    "komentarz",
];
