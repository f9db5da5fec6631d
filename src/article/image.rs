//! The lead image: the one that the page offers for cards, else the first large one of the story.

use serde_json::Value;
use url::Url;

use super::LeadImage;
use super::document::{NodeId, Tag, fold};
use super::hints::Hints;
use super::page::Page;

/// Words in an address that say it is no picture of this story.
const PLACEHOLDERS: [&str; 22] = [
    "placeholder",
    "default-image",
    "default_image",
    "defaultimage",
    "no-image",
    "noimage",
    "blank.gif",
    "blank.png",
    "blank.jpg",
    "spacer",
    "pixel.gif",
    "1x1",
    "transparent",
    "favicon",
    "sprite",
    "gravatar",
    "data:image",
    ".svg",
    "og-default",
    "default-og",
    "share-default",
    "fallback",
];
/// Smaller images are icons and portraits.
const SMALLEST: u32 = 200;

pub fn choose(page: &Page<'_>, container: Option<NodeId>, heading: Option<NodeId>) -> Option<LeadImage> {
    let offered = [
        page.meta.first(&["og:image:secure_url", "og:image", "og:image:url"]).map(str::to_owned),
        structured(page),
        page.meta
            .first(&[
                "twitter:image",
                "twitter:image:src",
                "thumbnail",
                "sailthru.image.full",
                "parsely-image-url",
                "image",
            ])
            .map(str::to_owned),
        page.links
            .iter()
            .find(|id| page.document.raw_attribute(**id, "rel") == Some("image_src"))
            .and_then(|id| page.document.attribute(*id, "href"))
            .map(std::borrow::Cow::into_owned),
    ];
    let url =
        offered.into_iter().flatten().filter(|address| is_picture(address)).find_map(|address| page.resolve(&address));
    let Some(url) = url else { return unoffered(page, heading).or_else(|| shown(page, container)) };
    // Some outlets offer cards a crop of another picture; readers see the one under the headline.
    if let Some(hero) = hero(page, heading).filter(|hero| !is_shown(page, &url) && !same_picture(&hero.url, &url)) {
        return Some(hero);
    }
    let alt = page.meta.first(&["og:image:alt", "twitter:image:alt"]).map(str::to_owned).or_else(|| alt_of(page, &url));
    Some(LeadImage { url, alt })
}

/// Attributes in which images stand, waiting ones included.
const SOURCES: [&str; 8] = [
    "src",
    "srcset",
    "data-src",
    "data-srcset",
    "data-lazy-src",
    "data-original",
    "data-lazy-srcset",
    "data-pin-media",
];

/// Whether the page shows an image of the same name.
fn is_shown(page: &Page<'_>, url: &Url) -> bool {
    let path = url.path().trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = if stem.len() < 6 { path } else { stem };
    let holds = |id: NodeId| {
        page.document
            .attributes(id)
            .iter()
            .any(|(name, value)| SOURCES.contains(&name.to_ascii_lowercase().as_str()) && value.contains(stem))
    };
    page.images.iter().any(|id| holds(*id))
        || (0..page.document.node_count()).any(|id| page.document.tag(id) == Tag::Source && holds(id))
}

/// Renditions of one picture begin with the same word: `manhunt-large.jpg`, `manhunt-card.jpg`.
fn same_picture(one: &Url, other: &Url) -> bool {
    let word = |url: &Url| {
        let name = url.path().rsplit('/').next().unwrap_or("").to_ascii_lowercase();
        name.chars().take_while(char::is_ascii_alphabetic).collect::<String>()
    };
    let word = (word(one), word(other));
    one.path() == other.path() || (word.0 == word.1 && word.0.len() >= 6)
}

/// How far behind the headline, in nodes, the lead picture begins.
const HERO_REACH: usize = 160;

/// Text, in bytes, that a standfirst may put between the headline and the lead picture.
const HERO_TEXT: u32 = 700;

/// The picture in a figure directly under the headline.
fn hero(page: &Page<'_>, heading: Option<NodeId>) -> Option<LeadImage> {
    let heading = heading?;
    let id = page.images.iter().copied().find(|id| {
        *id > heading && *id < heading + HERO_REACH && page.in_any(*id, Hints::FIGURE) && !page.in_any(*id, FAR)
    })?;
    if page.prose_between(heading, id) > HERO_TEXT {
        return None;
    }
    let is_other = |picture: &LeadImage| picture.url.path().to_ascii_lowercase().contains("promo");
    picture(page, id).filter(|picture| !is_other(picture) && !is_ornament(picture))
}

/// An image as wide is no ornament.
const LARGE: u32 = 600;

/// The first picture under the headline that is in a figure or large, where the page offers none.
fn unoffered(page: &Page<'_>, heading: Option<NodeId>) -> Option<LeadImage> {
    let heading = heading?;
    let near = page.images.iter().copied().filter(|id| (heading..heading + UNOFFERED_REACH).contains(id));
    let is_large = |id: NodeId| side(page, id, "width").is_some_and(|width| width >= LARGE);
    let mut fitting = near.filter(|id| !page.in_any(*id, FAR) && (page.in_any(*id, Hints::FIGURE) || is_large(*id)));
    fitting.find_map(|id| picture(page, id)).filter(|picture| !is_ornament(picture))
}

/// How far behind the headline, in nodes, it begins.
const UNOFFERED_REACH: usize = 220;

/// Photographs are never kept as GIF; spacers and ornaments are.
fn is_ornament(picture: &LeadImage) -> bool {
    picture.url.path().to_ascii_lowercase().ends_with(".gif")
}

/// What is meant as an address; scripts stand in such attributes, too.
fn is_picture(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    !lower.is_empty()
        && !lower.contains(['\'', '"', '<'])
        && !PLACEHOLDERS.iter().any(|word| lower.contains(word))
        && !is_logo(&lower)
}

/// `logo` as a word of the file's name: `logos-2020.jpg` may be a story about logos.
fn is_logo(lower: &str) -> bool {
    let path = lower.split(['?', '#']).next().unwrap_or(lower);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == "logo")
}

fn structured(page: &Page<'_>) -> Option<String> {
    let article = page.data.article()?;
    address_of(page, article.get("image").or_else(|| article.get("thumbnailUrl"))?)
}

fn address_of(page: &Page<'_>, value: &Value) -> Option<String> {
    match value {
        Value::String(address) => Some(fold(address)).filter(|address| !address.is_empty()),
        Value::Array(values) => values.iter().find_map(|value| address_of(page, value)),
        Value::Object(object) => {
            let object = match object.get("@id").and_then(Value::as_str) {
                Some(id) if !object.contains_key("url") => page
                    .data
                    .objects()
                    .iter()
                    .find(|other| other.get("@id").and_then(Value::as_str) == Some(id))
                    .unwrap_or(object),
                _ => object,
            };
            ["url", "contentUrl"].iter().find_map(|key| match object.get(*key)? {
                Value::String(address) => Some(address.clone()),
                Value::Array(values) => values.first()?.as_str().map(str::to_owned),
                _ => None,
            })
        }
        _ => None,
    }
}

fn alt_of(page: &Page<'_>, url: &Url) -> Option<String> {
    let file = url.path_segments()?.next_back()?.to_owned();
    page.images
        .iter()
        .find(|id| {
            file.len() > 4 && page.document.raw_attribute(**id, "src").is_some_and(|source| source.contains(&file))
        })
        .and_then(|id| page.document.attribute(*id, "alt"))
        .map(|alt| fold(&alt))
        .filter(|alt| describes(alt))
}

/// Where pictures are not the story's.
const FAR: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::RELATED)
    .or(Hints::ASIDE)
    .or(Hints::COMMENTS)
    .or(Hints::ADVERT)
    .or(Hints::BIOGRAPHY)
    .or(Hints::BYLINE)
    .or(Hints::SHARE);

/// The first image that stands near the story and is large, as far as the page tells.
fn shown(page: &Page<'_>, container: Option<NodeId>) -> Option<LeadImage> {
    let document = page.document;
    let around = container.map(|id| document.ancestors(id).find(|up| page.own[*up].has(Hints::ARTICLE)).unwrap_or(id));
    let near = |id: NodeId| {
        around.is_none_or(|around| document.contains(around, id)) && !page.in_any(id, FAR.or(Hints::HEADER))
    };
    let mut pictures = page.images.iter().copied().filter(|id| near(*id)).filter_map(|id| picture(page, id));
    pictures.find(|picture| !is_ornament(picture))
}

/// An image that is large enough, as far as the page tells: its widest source.
fn picture(page: &Page<'_>, id: NodeId) -> Option<LeadImage> {
    let document = page.document;
    if ["width", "height"].into_iter().filter_map(|name| side(page, id, name)).any(|side| side < SMALLEST) {
        return None;
    }
    let set = ["srcset", "data-srcset", "data-lazy-srcset"]
        .iter()
        .find_map(|name| document.attribute(id, name).and_then(|set| largest(&set)));
    let source = ["data-src", "data-lazy-src", "data-original", "src"]
        .iter()
        .find_map(|name| document.attribute(id, name).filter(|address| is_picture(address)));
    let url = page.resolve(&set.or_else(|| source.map(std::borrow::Cow::into_owned))?)?;
    Some(LeadImage { url, alt: document.attribute(id, "alt").map(|alt| fold(&alt)).filter(|alt| describes(alt)) })
}

/// An image's width or height as its markup gives it, in pixels; 0 says nothing.
fn side(page: &Page<'_>, id: NodeId, name: &str) -> Option<u32> {
    let value = page.document.raw_attribute(id, name)?;
    value.trim_end_matches("px").parse().ok().filter(|side| *side > 0)
}

/// A file's name in the place of a description describes nothing.
fn describes(alt: &str) -> bool {
    let lower = alt.to_ascii_lowercase();
    !alt.is_empty()
        && (alt.contains(' ')
            || ![".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|ending| lower.ends_with(ending)))
}

/// The widest of a `srcset`.
fn largest(set: &str) -> Option<String> {
    set.split(", ")
        .filter_map(|entry| {
            let mut parts = entry.split_ascii_whitespace();
            let address = parts.next()?;
            let width =
                parts.next().and_then(|width| width.trim_end_matches(['w', 'x']).parse::<f64>().ok()).unwrap_or(0.0);
            is_picture(address).then_some((width, address))
        })
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, address)| address.trim_end_matches(',').to_owned())
}
