//! Posts from social networks that a page shows: read from their embedding markup, kept out of the
//! body.

use url::Url;

use super::EmbeddedPost;
use super::dates;
use super::document::{Document, NodeId, Tag, fold};
use super::hints::Hints;
use super::page::Page;

/// More posts than this are a feed.
const MOST: usize = 50;

/// How a network's embedding is recognised.
struct Network {
    name: &'static str,
    /// A word of the class of its block quotation.
    class: &'static str,
    /// What its addresses contain.
    hosts: &'static [&'static str],
    /// What in a path says that it is a post and not a profile or a share button.
    paths: &'static [&'static str],
}

const NETWORKS: [Network; 8] = [
    Network {
        name: "Instagram",
        class: "instagram-media",
        hosts: &["instagram.com"],
        paths: &["/p/", "/reel/", "/tv/"],
    },
    Network {
        name: "X",
        class: "twitter-tweet",
        hosts: &["twitter.com", "x.com"],
        paths: &["/status/", "/statuses/", "/i/web/"],
    },
    Network { name: "TikTok", class: "tiktok-embed", hosts: &["tiktok.com"], paths: &["/video/", "/embed"] },
    Network { name: "Bluesky", class: "bluesky-embed", hosts: &["bsky.app"], paths: &["/post/", "/embed/"] },
    Network { name: "Mastodon", class: "mastodon-embed", hosts: &[], paths: &["/embed"] },
    Network {
        name: "Threads",
        class: "text-post-media",
        hosts: &["threads.net", "threads.com"],
        paths: &["/post/", "/t/"],
    },
    Network {
        name: "Facebook",
        class: "fb-post",
        hosts: &["facebook.com"],
        paths: &["/posts/", "/videos/", "plugins/post", "plugins/video", "/photos/"],
    },
    Network {
        name: "YouTube",
        class: "youtube-embed",
        hosts: &["youtube.com", "youtube-nocookie.com", "youtu.be"],
        paths: &["/embed/", "watch?v=", "/shorts/"],
    },
];

fn named(name: &str) -> Option<&'static Network> {
    NETWORKS.iter().find(|network| network.name == name)
}

fn host_of(address: &str) -> Option<&str> {
    address.split("//").nth(1)?.split('/').next()
}

fn network_of(document: &Document<'_>, id: NodeId) -> Option<&'static Network> {
    match document.tag(id) {
        Tag::Blockquote if is_plain_post(document, id) => named("X"),
        Tag::Blockquote | Tag::Div => {
            let class = document.raw_attribute(id, "class")?;
            NETWORKS.iter().find(|network| {
                class.split_ascii_whitespace().any(|word| {
                    word == network.class
                        || word.strip_suffix("-video").is_some_and(|word| word == network.class)
                        || (network.name == "X" && word == "twitter-video")
                })
            })
        }
        Tag::Iframe => {
            let source = document.raw_attribute(id, "src").or_else(|| document.raw_attribute(id, "data-src"))?;
            if document.raw_attribute(id, "class").is_some_and(|class| class.contains("mastodon-embed")) {
                return named("Mastodon");
            }
            let host = host_of(source)?;
            NETWORKS.iter().find(|network| {
                network.hosts.iter().any(|known| host.ends_with(known))
                    && network.paths.iter().any(|path| source.contains(path))
            })
        }
        _ => None,
    }
}

/// Whether a quotation is a post of X that lost its class: a credit with a handle, and last a link to the post.
pub fn is_plain_post(document: &Document<'_>, id: NodeId) -> bool {
    /// Nodes that a post has at most: what holds more is a page in a quotation, or one quotation in another.
    const NODES: usize = 100;
    let inside = id + 1..document.end(id);
    if inside.len() > NODES {
        return false;
    }
    let Some(link) = inside.clone().rev().find(|inner| document.tag(*inner) == Tag::A) else { return false };
    let is_last = (document.end(link)..inside.end).all(|inner| document.raw_text(inner).trim().is_empty());
    let leads = document.raw_attribute(link, "href").is_some_and(|href| {
        let host = host_of(href).unwrap_or_default().trim_start_matches("www.").trim_start_matches("mobile.");
        named("X").is_some_and(|network| network.hosts.contains(&host)) && href.contains("/status")
    });
    is_last && leads && inside.into_iter().any(|inner| document.raw_text(inner).contains("(@"))
}

/// All embedded posts, in the page's order.
pub fn read(page: &Page<'_>) -> Vec<EmbeddedPost> {
    let document = page.document;
    let mut posts = Vec::new();
    let mut at = 0;
    while at < document.node_count() && posts.len() < MOST {
        let marked = page.own[at].has(Hints::EMBED) || document.tag(at) == Tag::Iframe;
        let network = if marked { network_of(document, at) } else { None };
        match network {
            Some(network) => {
                let post = post(page, at, network);
                if !posts.contains(&post) {
                    posts.push(post);
                }
                at = document.end(at).max(at + 1);
            }
            None => at += 1,
        }
    }
    posts
}

fn post(page: &Page<'_>, id: NodeId, network: &'static Network) -> EmbeddedPost {
    let document = page.document;
    let links: Vec<NodeId> = (id..document.end(id)).filter(|inner| document.tag(*inner) == Tag::A).collect();
    let address = |id: &NodeId| document.attribute(*id, "href").map(std::borrow::Cow::into_owned);
    let named = [
        "data-instgrm-permalink",
        "cite",
        "data-href",
        "data-bluesky-uri",
        "data-text-post-permalink",
        "src",
        "data-src",
    ]
    .iter()
    .find_map(|name| document.attribute(id, name));
    let is_post = |address: &str| network.paths.iter().any(|path| address.contains(path));
    let url = named
        .map(std::borrow::Cow::into_owned)
        .filter(|address| address.starts_with("http") || address.starts_with("//"))
        .or_else(|| links.iter().rev().find_map(|link| address(link).filter(|address| is_post(address))))
        .and_then(|address| page.resolve(&address).or_else(|| Url::parse(&address).ok()));

    // The credit line follows the text: "A post shared by Name (@handle) on Date", "— Name (@handle) Date".
    let whole = document.text(id);
    let (author, handle) = credit(&whole, network);
    let handle = handle
        .or_else(|| links.iter().filter_map(address).find_map(|address| handle_in(&address, network)))
        .or_else(|| url.as_ref().and_then(|url| handle_in(url.as_str(), network)));
    let time = (id..document.end(id)).find(|inner| document.tag(*inner) == Tag::Time);
    // The day as shown is the poster's; the machine's may be the next one in another zone.
    let date = time
        .and_then(|time| {
            dates::written(&document.text(time)).or_else(|| dates::iso(document.raw_attribute(time, "datetime")?))
        })
        .or_else(|| links.last().and_then(|link| dates::written(&document.text(*link))))
        .map(|date| date.chars().take(10).collect());
    EmbeddedPost { network: network.name, author, handle, text: text(document, id, network), url, date }
}

/// The longest paragraph that is neither the credit nor an invitation to the network.
fn text(document: &Document<'_>, id: NodeId, network: &Network) -> Option<String> {
    let paragraphs: Vec<String> = (id..document.end(id))
        .filter(|inner| document.tag(*inner) == Tag::P)
        .map(|inner| document.text(inner))
        .filter(|text| !text.is_empty() && !is_credit(text, network) && !is_invitation(text, network))
        .collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n"))
}

const CREDITS: [&str; 9] = [
    "a post shared by",
    "ein beitrag geteilt von",
    "une publication partagée par",
    "una publicación compartida",
    "un post condiviso da",
    "uma publicação",
    "een bericht gedeeld door",
    "et innlegg delt av",
    "post by",
];

fn is_credit(text: &str, _network: &Network) -> bool {
    let lower = text.to_lowercase();
    CREDITS.iter().any(|credit| lower.starts_with(credit)) || text.starts_with('—') && text.contains("(@")
}

fn is_invitation(text: &str, network: &Network) -> bool {
    let lower = text.to_lowercase();
    lower.contains(&format!("on {}", network.name.to_lowercase())) && text.len() < 60
        || lower.starts_with("view this post")
}

/// Author and handle out of the credit line.
fn credit(text: &str, network: &Network) -> (Option<String>, Option<String>) {
    let Some(open) = text.rfind("(@") else { return (None, None) };
    let Some(close) = text[open..].find(')').map(|offset| open + offset) else { return (None, None) };
    let handle = text[open + 1..close].split_whitespace().next().map(str::to_owned);
    let before = text[..open].trim_end();
    let lower = before.to_lowercase();
    let start = if lower.len() == before.len() {
        CREDITS.iter().filter_map(|credit| lower.rfind(credit).map(|at| at + credit.len())).max()
    } else {
        None
    };
    let start = start
        .or_else(|| before.rfind('—').map(|at| at + '—'.len_utf8()))
        .or_else(|| before.rfind("&mdash;").map(|at| at + 7));
    let author =
        start.and_then(|start| before.get(start..)).map(fold).filter(|name| !name.is_empty() && name.len() < 100);
    let _ = network;
    (author, handle)
}

/// `https://x.com/name/status/1` and `https://www.tiktok.com/@name/video/1` name their poster.
fn handle_in(address: &str, network: &Network) -> Option<String> {
    let rest = address.split("//").nth(1)?;
    let (host, path) = rest.split_once('/')?;
    if !network.hosts.iter().any(|known| host.ends_with(known)) || network.name == "YouTube" {
        return None;
    }
    let mut parts = path.split(['/', '?']);
    let mut first = parts.next()?;
    if first == "profile" {
        first = parts.next()?;
    }
    let reserved = [
        "p", "reel", "tv", "i", "embed", "hashtag", "share", "intent", "plugins", "watch", "search", "tag", "explore",
        "stories", "",
    ];
    (!reserved.contains(&first) && first.len() < 64).then(|| format!("@{}", first.trim_start_matches('@')))
}
