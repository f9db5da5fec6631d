//! The lead image: the one that the page offers for cards, else the first large one of the story.

use serde_json::Value;
use url::Url;

use super::LeadImage;
use super::document::{NodeId, fold};
use super::hints::Hints;
use super::page::Page;

/// Words in an address that say it is no picture of this story.
const PLACEHOLDERS: [&str; 20] = [
    "placeholder",
    "default-image",
    "default_image",
    "defaultimage",
    "no-image",
    "noimage",
    "blank.gif",
    "blank.png",
    "spacer",
    "pixel.gif",
    "1x1",
    "transparent",
    "favicon",
    "sprite",
    "gravatar",
    "data:image",
    "og-default",
    "default-og",
    "share-default",
    "fallback",
];
/// Smaller images are icons and portraits.
const SMALLEST: u32 = 200;

pub fn choose(page: &Page<'_>, container: Option<NodeId>) -> Option<LeadImage> {
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
    match url {
        Some(url) => {
            let alt = page
                .meta
                .first(&["og:image:alt", "twitter:image:alt"])
                .map(str::to_owned)
                .or_else(|| alt_of(page, &url));
            Some(LeadImage { url, alt })
        }
        None => shown(page, container),
    }
}

fn is_picture(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    !lower.is_empty()
        && !PLACEHOLDERS.iter().any(|word| lower.contains(word))
        && !is_logo(&lower)
        && !lower.split(['?', '#']).next().is_some_and(|path| path.ends_with(".svg"))
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
        .filter(|alt| !alt.is_empty())
}

/// The first image that stands near the story and is large, as far as the page tells.
fn shown(page: &Page<'_>, container: Option<NodeId>) -> Option<LeadImage> {
    let far = Hints::NAVIGATION
        .or(Hints::FOOTER)
        .or(Hints::RELATED)
        .or(Hints::ASIDE)
        .or(Hints::COMMENTS)
        .or(Hints::ADVERT)
        .or(Hints::BIOGRAPHY)
        .or(Hints::BYLINE)
        .or(Hints::HEADER)
        .or(Hints::SHARE);
    let document = page.document;
    let around = container.map(|id| document.ancestors(id).find(|up| page.own[*up].has(Hints::ARTICLE)).unwrap_or(id));
    let near = |id: NodeId| {
        around.is_none_or(|around| document.contains(around, id))
            && !page.in_any(id, far)
            && document.tag(document.parent(id)) != super::document::Tag::Head
    };
    page.images.iter().copied().filter(|id| near(*id)).find_map(|id| {
        let size =
            |name| document.raw_attribute(id, name).and_then(|value| value.trim_end_matches("px").parse::<u32>().ok());
        if [size("width"), size("height")].into_iter().flatten().any(|side| side < SMALLEST) {
            return None;
        }
        let source = ["data-src", "data-lazy-src", "data-original", "src"]
            .iter()
            .find_map(|name| document.attribute(id, name).filter(|address| is_picture(address)));
        let source = source.map(std::borrow::Cow::into_owned).or_else(|| {
            largest(&document.attribute(id, "srcset").or_else(|| document.attribute(id, "data-srcset"))?)
        })?;
        let url = page.resolve(&source)?;
        Some(LeadImage { url, alt: document.attribute(id, "alt").map(|alt| fold(&alt)).filter(|alt| !alt.is_empty()) })
    })
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
