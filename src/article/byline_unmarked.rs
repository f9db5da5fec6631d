//! Names that nothing on the page calls the author's: beside the date, or under the text.

use super::blocks::{Blocks, TextBlock};
use super::byline_shown::FAR;
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::letters::{is_han, is_hangul};
use super::page::Page;
use super::person_names::{self, looks_like_person};
use super::wording::ends_sentence;

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

/// Who reported, where a text in Chinese or Korean opens or ends with it: "新港社北码头8月3日电（记者李小安、王平）",
/// "記者李小安／北港報導", "港湾报记者 李小安", "(부산=항구통신) 박지우 기자 = ".
pub fn reporters(blocks: &Blocks, heading: Option<NodeId>) -> Vec<String> {
    const OPENING: usize = 60;
    const LINE: usize = 30;
    const BESIDE: usize = 2;
    let start = heading.unwrap_or(0);
    let is_own =
        |block: &&TextBlock| block.node >= start && !block.hints.has(FAR.or(Hints::FOOTER)) && !block.tag.is_heading();
    let own: Vec<&TextBlock> = blocks.all.iter().filter(is_own).collect();
    let is_paragraph = |block: &&TextBlock| block.chars > LINE && ends_sentence(blocks.text_of(block));
    let (Some(first), Some(last)) = (own.iter().position(is_paragraph), own.iter().rposition(is_paragraph)) else {
        return Vec::new();
    };
    // The first paragraph and lines before it, the last and lines behind it.
    let opening = &own[first.saturating_sub(BESIDE)..=first];
    let end = own[last..].iter().take(1 + BESIDE);
    let reporters = |block: &&TextBlock| {
        let text = blocks.text_of(block);
        named_in(&text[..text.char_indices().nth(OPENING).map_or(text.len(), |(at, _)| at)])
    };
    opening.iter().chain(end).find_map(reporters).unwrap_or_default()
}

/// The names in the opening of a text.
fn named_in(opening: &str) -> Option<Vec<String>> {
    const MOST: usize = 4;
    let is_name = |name: &str| (2..=4).contains(&name.chars().count());
    if let Some((front, _)) = opening.split_once(" 기자 =").or_else(|| opening.split_once("기자 =")) {
        let name = front.rsplit(|c| !is_hangul(c)).find(|name| !name.is_empty())?;
        return is_name(name).then(|| vec![name.to_owned()]);
    }
    let (front, rest) = ["记者", "記者"].iter().find_map(|label| opening.split_once(label))?;
    // A bracket, or nothing else on the line but whose reporter it is.
    let bracketed = front.ends_with(['（', '(', '〔', '[', '【']) || front.ends_with("本报") || front.is_empty();
    let end = rest.find(['）', ')', '〕', ']', '】', '／', '/', '\n']);
    let alone = end.is_none() && front.chars().all(is_han) && rest.starts_with([' ', '\u{3000}', '：']);
    let names = match end {
        Some(end) if bracketed => &rest[..end],
        None if alone => rest,
        _ => return None,
    };
    let names = names.split([' ', '\u{3000}', '、', '，', ',', '：', ':']).filter(|part| !part.is_empty());
    let names: Vec<String> = names
        .filter(|part| {
            !["通讯员", "通訊員", "实习生", "特派记者", "记者", "記者", "整合", "综合", "报道", "報導"].contains(part)
        })
        .map(str::to_owned)
        .collect();
    let fit = (1..=MOST).contains(&names.len()) && names.iter().all(|name| is_name(name) && name.chars().all(is_han));
    fit.then_some(names)
}
