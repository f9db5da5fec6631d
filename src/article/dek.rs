//! The dek: the visible standfirst under the headline, else the page's description.

use super::blocks::{Blocks, TextBlock};
use super::body::FOREIGN;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::wording::{char_count, ends_sentence, fold_key, same_start};

/// A standfirst is a line or a few, not a paragraph of the story.
const LONGEST: usize = 700;
const SHORTEST: usize = 15;
/// How many blocks behind the headline a standfirst may stand.
const REACH: usize = 14;

pub fn choose(page: &Page<'_>, blocks: &Blocks, headline: Option<&str>, heading: Option<NodeId>) -> Option<String> {
    let headline = headline.map(fold_key).unwrap_or_default();
    let descriptions: Vec<String> = descriptions(page)
        .into_iter()
        .filter(|text| char_count(text) >= SHORTEST && fold_key(text) != headline)
        .collect();
    visible(page, blocks, &descriptions, &headline, heading).or_else(|| descriptions.into_iter().next())
}

fn descriptions(page: &Page<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in [
        page.data.text("description"),
        page.meta.get("og:description").map(str::to_owned),
        page.meta.get("description").map(str::to_owned),
        page.meta.get("twitter:description").map(str::to_owned),
        page.data.text("alternativeHeadline"),
        page.meta.first(&["dc.description", "dcterms.description", "sailthru.description"]).map(str::to_owned),
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
const FAR: Hints = FOREIGN.without(Hints::HEADER).without(Hints::HIDDEN).without(Hints::PAYWALL).without(Hints::BYLINE);

fn visible(
    page: &Page<'_>,
    blocks: &Blocks,
    descriptions: &[String],
    headline: &str,
    heading: Option<NodeId>,
) -> Option<String> {
    let start = heading.map_or(0, |id| page.document.end(id));
    let near = blocks.all.iter().filter(|block| block.node >= start && heading.is_some()).take(REACH);
    let keys: Vec<String> = descriptions.iter().map(|text| fold_key(text)).collect();
    let fits = |block: &TextBlock| {
        let text = blocks.text_of(block);
        (SHORTEST..=LONGEST).contains(&block.chars)
            && !block.hints.has(FAR)
            && fold_key(text) != headline
            && block.link_share() < 0.5
    };
    let mut by_name = None;
    let mut by_agreement = None;
    let mut by_place = None;
    for (place, block) in near.enumerate().filter(|(_, block)| fits(block)) {
        let text = blocks.text_of(block);
        let key = fold_key(text);
        if by_name.is_none() && named_dek(page, block) {
            by_name = Some(text.to_owned());
        }
        if by_agreement.is_none()
            && keys.iter().any(|known| *known == key || same_start(known, &key))
            && !block.hints.has(Hints::BODY)
        {
            by_agreement = Some(text.to_owned());
        }
        if by_place.is_none() && place <= 2 && block.tag == Tag::H2 && block.chars > 40 && ends_sentence(text) {
            by_place = Some(text.to_owned());
        }
    }
    by_name.or(by_agreement).or(by_place)
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
