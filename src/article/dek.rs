//! The dek: the visible standfirst under the headline, else the page's description.

use super::blocks::{Blocks, TextBlock};
use super::body::FOREIGN;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::wording::{char_count, ends_sentence, fold_key, plain_text, same_start};

/// A standfirst is a line or a few, not a paragraph of the story.
const LONGEST: usize = 700;
const SHORTEST: usize = 15;
/// How many blocks behind the headline a standfirst may stand.
const REACH: usize = 16;

/// The dek, and the place in [`Blocks::all`] where it stands apart from the text.
#[derive(Debug, Default)]
pub struct Dek {
    pub text: Option<String>,
    pub block: Option<usize>,
}

pub fn choose(page: &Page<'_>, blocks: &Blocks, headline: Option<&str>, heading: Option<NodeId>) -> Dek {
    let headline = headline.map(fold_key).unwrap_or_default();
    let descriptions: Vec<String> = descriptions(page)
        .into_iter()
        .filter(|text| char_count(text) >= SHORTEST && fold_key(text) != headline)
        .collect();
    match visible(page, blocks, &descriptions, &headline, heading) {
        Some((text, block)) => Dek { text: Some(text), block },
        None => Dek { text: descriptions.into_iter().next(), block: None },
    }
}

fn descriptions(page: &Page<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in [
        page.data.text("description"),
        page.meta.get("og:description").map(plain_text),
        page.meta.get("description").map(plain_text),
        page.meta.get("twitter:description").map(plain_text),
        page.data.text("alternativeHeadline"),
        page.meta.first(&["dc.description", "dcterms.description", "sailthru.description"]).map(plain_text),
    ]
    .into_iter()
    .flatten()
    {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// Where no standfirst stands.
const FAR: Hints = FOREIGN.without(Hints::HEADER).without(Hints::HIDDEN).without(Hints::BYLINE);

fn visible(
    page: &Page<'_>,
    blocks: &Blocks,
    descriptions: &[String],
    headline: &str,
    heading: Option<NodeId>,
) -> Option<(String, Option<usize>)> {
    let heading = heading?;
    let start = page.document.end(heading);
    let first = blocks.all.iter().position(|block| block.node >= start)?;
    let keys: Vec<String> = descriptions.iter().map(|text| fold_key(text)).collect();
    let fits = |block: &TextBlock| {
        let text = blocks.text_of(block);
        (SHORTEST..=LONGEST).contains(&block.chars)
            && !block.hints.has(FAR)
            && fold_key(text) != headline
            && block.link_share() < 0.5
    };
    let mut by_agreement = None;
    let mut by_place = None;
    let mut paragraphs = 0;
    for (place, block) in blocks.all.iter().enumerate().skip(first).take(REACH).filter(|(_, block)| fits(block)) {
        let text = blocks.text_of(block);
        let key = fold_key(text);
        let sentences = ends_sentence(text);
        if paragraphs < 2 && named_dek(page, block) && (block.chars > 30 || sentences) {
            return Some((text.to_owned(), Some(place)));
        }
        if by_agreement.is_none() && keys.iter().any(|known| *known == key || same_start(known, &key)) {
            // The story's first paragraph is no standfirst, though the description repeats it.
            if !continues(page, blocks, place) {
                by_agreement = Some((text.to_owned(), Some(place)));
            }
        }
        if by_place.is_none() && paragraphs == 0 && block.tag == Tag::H2 && block.chars > 40 && sentences {
            by_place = Some((text.to_owned(), Some(place)));
        }
        paragraphs += usize::from(block.chars > 100 && sentences);
    }
    by_agreement.or(by_place)
}

/// Whether the story goes on behind a block in the same element and in the same kind: then the
/// block is its first paragraph, which the description repeats.
fn continues(page: &Page<'_>, blocks: &Blocks, place: usize) -> bool {
    let block = &blocks.all[place];
    let parent = |block: &TextBlock| page.document.parent(block.element);
    let class = |block: &TextBlock| page.document.raw_attribute(block.element, "class");
    blocks.all[place + 1..].iter().take(6).any(|next| {
        next.chars > 60
            && parent(next) == parent(block)
            && page.document.tag(next.element) == page.document.tag(block.element)
            && class(next) == class(block)
    })
}

/// How many elements above a text may be the one that is called the standfirst.
const NAMED_ABOVE: usize = 4;

fn named_dek(page: &Page<'_>, block: &TextBlock) -> bool {
    page.document
        .ancestors(block.node)
        .take(NAMED_ABOVE)
        .take_while(|id| page.prose_inside(*id) < 1_200)
        .any(|id| page.own[id].has(Hints::DEK))
}
