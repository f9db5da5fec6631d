//! Names that nothing on the page calls the author's: beside the date, or under the text.

use super::blocks::{Blocks, TextBlock};
use super::byline_shown::FAR;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::person_names::{self, looks_like_person};

/// A line or a part of one between headline and text that is a person's name, beside the date: how pages
/// without any mark-up for authors name them.
pub fn beside_date(page: &Page<'_>, blocks: &Blocks, heading: Option<NodeId>) -> Option<String> {
    let near = heading?;
    let prose = |block: &TextBlock| block.tag == Tag::P && block.chars > 90 && !block.hints.has(FAR);
    let end = blocks.all.iter().position(|block| block.node >= near && prose(block))?;
    let zone: Vec<&TextBlock> = blocks.all[..end]
        .iter()
        .rev()
        .take_while(|block| block.node >= near)
        .take(12)
        .filter(|block| block.chars < 100 && !page.in_any(block.node, FAR.or(Hints::NAVIGATION)))
        .collect();
    let dated = |block: &TextBlock| {
        let text = blocks.text_of(block);
        block.hints.has(Hints::DATE) || super::dates::written(text).is_some() || tells_age(text)
    };
    zone.iter().enumerate().rev().find_map(|(at, block)| {
        let beside = zone[at.saturating_sub(1)..(at + 2).min(zone.len())].iter().any(|near| dated(near));
        let is_heading = matches!(block.tag, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4);
        if !beside || is_heading || block.link_share() > 0.5 {
            return None;
        }
        let pieces =
            blocks.text_of(block).split(['|', '•', '·', '–', '—', '/', ',', '\n']).flat_map(|piece| piece.split(" - "));
        pieces.map(|piece| piece.trim_matches([' ', '-', ':'])).find_map(|piece| {
            // Whose picture it is, is no byline.
            let is_other = piece.starts_with('\u{a9}') || super::dates::written(piece).is_some();
            let bare = person_names::without_opening(piece);
            let words = bare.split_whitespace().count();
            (!is_other && (2..=4).contains(&words) && looks_like_person(bare)).then(|| bare.to_owned())
        })
    })
}

/// "Published 4 months ago".
fn tells_age(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    words.next() == Some("ago") && words.nth(1).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A paragraph at either end of the text that is nothing but a name in bold or italics, or behind a dash.
pub fn signature(page: &Page<'_>, blocks: &Blocks) -> Option<String> {
    let document = page.document;
    let is_prose =
        |block: &TextBlock| block.tag == Tag::P && block.chars > 120 && !block.hints.has(FAR.or(Hints::FOOTER));
    let first = blocks.all.iter().position(is_prose)?;
    let last = blocks.all.iter().rposition(is_prose)?;
    let before = blocks.all[..first].iter().rev().take(3);
    let after = blocks.all[last + 1..].iter().take(2);
    before.chain(after).find_map(|block| {
        let text = blocks.text_of(block);
        let set_apart = block.bold_chars * 10 > block.chars * 9
            || text.starts_with(['-', '–', '—'])
            || document.ancestors(block.node).take(2).any(|up| matches!(document.tag(up), Tag::Em | Tag::I));
        let fits = block.tag == Tag::P
            && block.chars < 60
            && set_apart
            && block.link_share() < 0.5
            && !block.hints.has(FAR.or(Hints::FOOTER));
        let names = if fits { person_names::split(text) } else { Vec::new() };
        (!names.is_empty() && names.iter().all(|name| looks_like_person(name) && name.split(' ').count() <= 4))
            .then(|| text.to_owned())
    })
}
