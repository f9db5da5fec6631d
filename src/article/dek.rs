//! The dek: the visible standfirst under the headline, else the page's description.

use std::ops::Range;

use super::blocks::{Blocks, TextBlock};
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::letters::is_alphanumeric;
use super::page::Page;
use super::wording::{char_count, ends_sentence, fold_key, plain_text, same_start};

/// A standfirst is a line or a few, not a paragraph of the story.
const LONGEST: usize = 1_000;
const SHORTEST: usize = 15;
/// How long a text is that only its place makes the standfirst.
const PLACED_CHARS: Range<usize> = 40..400;
/// Bytes by which most texts differ.
const OPENING: usize = 64;
/// How many blocks behind the headline a standfirst may stand.
const REACH: usize = 16;

/// The dek, and the places in [`Blocks::all`] where it stands, if that is apart from the text: a first
/// paragraph that serves as dek is still the story's first paragraph.
#[derive(Debug, Default)]
pub struct Dek {
    pub text: Option<String>,
    pub blocks: Range<usize>,
}

pub fn choose(page: &Page<'_>, blocks: &Blocks, headline: Option<&str>, heading: Option<NodeId>) -> Dek {
    let headline = headline.map(fold_key).unwrap_or_default();
    let descriptions: Vec<String> = descriptions(page)
        .into_iter()
        .filter(|text| !is_keywords(text))
        .filter_map(|text| behind_headline(text, &headline))
        .filter(|text| char_count(text) >= SHORTEST)
        .collect();
    match visible(page, blocks, &descriptions, &headline, heading) {
        Some((text, places)) => Dek { text: Some(tidy(&text)), blocks: places.unwrap_or_default() },
        None => Dek { text: descriptions.into_iter().next().map(|text| tidy(&text)), blocks: 0..0 },
    }
}

/// "otters, rivers, Hohenlinde, dams, winter": what is written for search engines alone.
fn is_keywords(text: &str) -> bool {
    const FEWEST: usize = 5;
    const LONGEST_KEYWORD: usize = 30;
    let mut parts = text.split([',', '，', ';']).map(str::trim);
    !ends_sentence(text)
        && parts.clone().count() >= FEWEST
        && parts.all(|part| char_count(part) <= LONGEST_KEYWORD && part.split(' ').count() <= 4)
}

/// What a description says behind the headline that it repeats, if that is a text; one that does not repeat it stays
/// as it is.
fn behind_headline(text: String, headline: &str) -> Option<String> {
    const SHORTEST_HEADLINE: usize = 12;
    const TEXT: usize = 60;
    let key = fold_key(&text);
    if key == headline {
        return None;
    }
    if headline.len() < SHORTEST_HEADLINE || !key.starts_with(headline) {
        return Some(text);
    }
    let mut so_far = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        so_far += fold_key(c.encode_utf8(&mut [0; 4])).len();
        (so_far >= headline.len()).then(|| at + c.len_utf8())
    })?;
    let rest = text[end..].trim_start_matches(|c: char| !is_alphanumeric(c) && !OPENING_QUOTES.contains(&c));
    let parter = &text[end..text.len() - rest.len()];
    // Where nothing but a space parts them, the headline may open a sentence.
    let is_parted = parter.chars().any(|c| c != ' ') || !parter.is_empty() && !rest.starts_with(|c: char| c.is_ascii());
    if !is_parted {
        return Some(text);
    }
    (!is_keywords(rest) && (ends_sentence(rest) || char_count(rest) >= TEXT)).then(|| rest.to_owned())
}

/// What may open a text.
const OPENING_QUOTES: [char; 9] = ['"', '“', '„', '«', '‘', '「', '『', '《', '('];

/// A date is shorter than this.
const DATE_LENGTH: usize = 40;

/// The text without a date at either end, a bar that parted it from something, and blanks that mark-up left
/// before a comma.
fn tidy(text: &str) -> String {
    let mut text = text.trim_end_matches([' ', '|']).replace(" , ", ", ");
    let is_date = |part: &str| {
        let part = part.trim();
        (6..DATE_LENGTH).contains(&part.len()) && super::dates::written(part).is_some() && part.split(' ').count() < 6
    };
    // The point of an ordinal is none that ends the date: "31. Oktober 2023. Es war …".
    let dated = text.match_indices(". ").map(|(at, _)| at).take(3).filter(|at| is_date(&text[..*at])).last();
    if let Some(at) = dated {
        text.drain(..at + 2);
    }
    if let Some(at) = text.rfind(['.', '?', '!']).filter(|at| is_date(&text[at + 1..])) {
        text.truncate(at + 1);
    }
    text
}

fn descriptions(page: &Page<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in [
        page.meta.get("og:description").map(plain_text),
        page.data.text("description"),
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

/// Where a text stands that only repeats the standfirst.
const ELSEWHERE: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::RELATED)
    .or(Hints::COMMENTS)
    .or(Hints::CAPTION)
    .or(Hints::DIALOG)
    .or(Hints::SHARE);
/// Where no standfirst stands.
const FAR: Hints =
    Hints::FOREIGN.without(Hints::HEADER).without(Hints::HIDDEN).without(Hints::BYLINE).without(Hints::TEASER);

fn visible(
    page: &Page<'_>,
    blocks: &Blocks,
    descriptions: &[String],
    headline: &str,
    heading: Option<NodeId>,
) -> Option<(String, Option<Range<usize>>)> {
    let Some(heading) = heading else {
        // Without a headline on the page only a name tells.
        let is_it = |block: &TextBlock| {
            !block.hints.has(FAR) && !is_line_of_facts(block, blocks.text_of(block)) && named_dek(page, block)
        };
        let place = blocks.all.iter().position(is_it)?;
        let found = all_of_it(page, blocks, place);
        return (SHORTEST..=LONGEST).contains(&char_count(&found.0)).then_some(found);
    };
    let start = page.document.end(heading);
    let first = blocks.all.iter().position(|block| block.node >= start)?;
    let keys: Vec<String> = descriptions.iter().map(|text| fold_key(text)).collect();
    let fits = |block: &TextBlock, key: &str| {
        (SHORTEST..=LONGEST).contains(&block.chars)
            && !block.hints.has(FAR)
            && key != headline
            && block.link_share() < 0.5
            && block.tag != Tag::H1
    };
    // No more of a text need be looked at than tells it from the descriptions and the headline: most by how they
    // open.
    let reach = keys.iter().map(String::len).max().unwrap_or(0).max(headline.len()) * 2 + SHORTEST;
    let opening_key = |text: &str| {
        let opening = fold_key(&text[..text.floor_char_boundary(reach.min(OPENING))]);
        let may_be = |known: &str| known.starts_with(&opening) || opening.starts_with(known);
        let is_known = may_be(headline) || keys.iter().any(|known| may_be(known));
        if is_known { fold_key(&text[..text.floor_char_boundary(reach)]) } else { opening }
    };
    // What stands before the paragraph that the description is cut from may be a standfirst; that
    // paragraph and what follows are not.
    let near = || blocks.all.iter().enumerate().skip(first).take(REACH);
    let openings: Vec<String> = near().map(|(_, block)| opening_key(blocks.text_of(block))).collect();
    let opens_story = openings.iter().enumerate().position(|(offset, key)| {
        keys.iter().any(|known| same_start(known, key) || same_opening(known, key))
            && continues(page, blocks, first + offset)
    });
    let story = opens_story.map_or(usize::MAX, |offset| first + offset);
    let mut by_agreement = None;
    // A description that breaks off is an excerpt of the text rather than of a standfirst.
    let whole: Vec<&String> = keys
        .iter()
        .zip(descriptions)
        .filter(|(_, text)| !text.ends_with(['…', ']']) && !text.ends_with("..."))
        .map(|(key, _)| key)
        .collect();
    let agrees = |key: &String| keys.contains(key) || whole.iter().any(|known| same_start(known, key));
    let mut by_place = None;
    let mut by_heading = None;
    let mut paragraphs = 0;
    for ((place, block), key) in near().zip(&openings) {
        let text = blocks.text_of(block);
        let sentences = ends_sentence(text);
        let beside = page.document.parent(block.element) == page.document.parent(heading);
        if is_line_of_facts(block, text) {
            continue;
        }
        // What reads as the description does is the standfirst whatever it is called.
        let called_else = block.hints.has(FAR) && !block.hints.has(ELSEWHERE) && keys.contains(key);
        if !fits(block, key) && !called_else {
            paragraphs += usize::from(block.chars > LONGEST && !block.hints.has(FAR));
            continue;
        }
        if paragraphs < 2 && named_dek(page, block) && (block.chars > 30 || sentences) {
            let found = all_of_it(page, blocks, place);
            if sentences || beside || !block.tag.is_heading() {
                return Some(found);
            }
            // A heading of that name may belong to a box; a sentence further on outweighs it, and one of
            // lower rank heads a part of the text.
            if block.tag == Tag::H2 || agrees(key) {
                by_heading.get_or_insert(found);
            }
        }
        // The story's first paragraph is no standfirst, though the description repeats it.
        let apart = paragraphs < 2 && !continues(page, blocks, place);
        if by_agreement.is_none() && apart && agrees(key) {
            by_agreement = Some((text.to_owned(), stands_alone(page, blocks, place).then_some(place..place + 1)));
        }
        let bold = block.bold_chars * 10 > block.chars * 9;
        // A heading of second rank that is long, or before all text a sentence, heads no part of the story.
        let second = block.tag == Tag::H2 && (beside && block.chars > PLACED_CHARS.end || sentences);
        // With a description, which the page means for readers, a line that is no sentence is more often a kicker.
        let between = keys.is_empty() && !block.hints.has(Hints::BYLINE) && above_byline(blocks, first, place);
        let placed = paragraphs == 0 && (second || PLACED_CHARS.contains(&block.chars) && (sentences || between));
        if by_place.is_none()
            && placed
            && (place < story || second)
            && (second
                || between
                || bold && !next_is_bold(blocks, place)
                || stands_alone(page, blocks, place)
                || set_apart(page, blocks, place))
        {
            // What stands among the paragraphs is read as the first of them, too.
            by_place = Some((text.to_owned(), None));
        }
        paragraphs += usize::from(block.chars > 60 && sentences);
    }
    // A heading that the description repeats is a second headline where a sentence follows.
    let by_agreement = by_agreement.filter(|(text, _): &(String, _)| by_place.is_none() || ends_sentence(text));
    by_agreement.or(by_place).or(by_heading)
}

/// Dates, names and reading times between the headline and the text.
fn is_line_of_facts(block: &TextBlock, text: &str) -> bool {
    block.hints.has(Hints::BYLINE.or(Hints::DATE)) && block.chars < 120
        || block.hints.has(Hints::BYLINE) && super::person_names::opens_byline(text)
        || block.chars < 90 && (super::dates::written(text).is_some() || super::person_names::opens_byline(text))
}

/// All paragraphs of the element that is called the standfirst, if they are not too many.
fn all_of_it(page: &Page<'_>, blocks: &Blocks, place: usize) -> (String, Option<Range<usize>>) {
    let document = page.document;
    let block = &blocks.all[place];
    let one = (blocks.text_of(block).to_owned(), Some(place..place + 1));
    let Some(named) = document.ancestors(block.node).take(NAMED_ABOVE).find(|id| page.own[*id].has(Hints::DEK)) else {
        return one;
    };
    let beside = |other: &TextBlock| {
        named == block.element
            && document.parent(other.element) == document.parent(named)
            && page.own[other.element] == page.own[named]
    };
    let inside =
        blocks.all[place..].iter().take_while(|next| document.contains(named, next.node) || beside(next)).count();
    let all = &blocks.all[place..place + inside];
    if inside < 2
        || all.iter().map(|block| block.chars).sum::<usize>() > LONGEST
        || all.iter().any(|block| block.hints.has(FAR) || !ends_sentence(blocks.text_of(block)))
    {
        return one;
    }
    let lines: Vec<&str> = all.iter().map(|block| blocks.text_of(block)).collect();
    (lines.join(" "), Some(place..place + inside))
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

/// Whether paragraphs follow, and none of them in the same element.
fn stands_alone(page: &Page<'_>, blocks: &Blocks, place: usize) -> bool {
    let document = page.document;
    let parent = |block: &TextBlock| document.parent(block.element);
    let look = |id: NodeId| (document.tag(id), document.raw_attribute(id, "class").unwrap_or(""));
    let own = parent(&blocks.all[place]);
    // A body in parts has every paragraph in an element of its own, all of one name.
    let is_next_part = |id: NodeId| id == own || (look(id) == look(own) && !look(id).1.is_empty());
    let mut next =
        blocks.all[place + 1..].iter().take(12).filter(|next| next.chars > 60 && !next.hints.has(FAR)).peekable();
    next.peek().is_some() && !next.any(|next| is_next_part(parent(next)))
}

/// Whether the next paragraphs share a look that this one has not.
fn set_apart(page: &Page<'_>, blocks: &Blocks, place: usize) -> bool {
    let look = |block: &TextBlock| {
        (page.document.tag(block.element), page.document.raw_attribute(block.element, "class").unwrap_or(""))
    };
    let own = look(&blocks.all[place]);
    let mut next = blocks.all[place + 1..]
        .iter()
        .filter(|next| next.chars > 60 && !next.hints.has(FAR) && page.document.tag(next.element) == Tag::P)
        .take(3)
        .map(look);
    let Some(second) = next.next() else { return false };
    second != own && second.0 == Tag::P && own.0 == Tag::P && next.all(|other| other == second)
}

/// Whether a text stands right under the headline, and the line that says by whom and when the story is right
/// under the text.
fn above_byline(blocks: &Blocks, first: usize, place: usize) -> bool {
    let says_facts = |block: &TextBlock| is_line_of_facts(block, blocks.text_of(block));
    let all = &blocks.all;
    let is_first = all[first..place].iter().all(|before| before.hints.has(FAR) || before.chars < SHORTEST);
    let after = all[place + 1..].iter().filter(|next| !next.hints.has(Hints::CAPTION)).take(BYLINE_WITHIN);
    is_first && after.take_while(|next| next.chars < PLACED_CHARS.end).any(says_facts)
}

/// How many blocks behind a standfirst the byline stands.
const BYLINE_WITHIN: usize = 3;

fn next_is_bold(blocks: &Blocks, place: usize) -> bool {
    blocks.all[place + 1..].iter().find(|next| next.chars > 60).is_some_and(|next| next.bold_chars * 2 > next.chars)
}

/// Descriptions are cut, and quotation marks and spaces in them changed.
fn same_opening(one: &str, other: &str) -> bool {
    let start = |text: &'_ str| text.chars().take(30).collect::<String>();
    one.len() > 30 && other.len() > 30 && start(one) == start(other)
}

/// How far behind, in nodes, the next element of a name would stand.
const NEXT_NODES: usize = 80;
/// How many elements above a text may be the one that is called the standfirst.
const NAMED_ABOVE: usize = 4;

fn named_dek(page: &Page<'_>, block: &TextBlock) -> bool {
    let document = page.document;
    let named = document
        .ancestors(block.node)
        .take(NAMED_ABOVE)
        .take_while(|id| page.prose_inside(*id) < 1_200)
        .find(|id| page.own[*id].has(Hints::DEK));
    let Some(named) = named else { return false };
    // A description in the byline is the author's.
    if page.in_any(document.parent(named), Hints::BYLINE) {
        return false;
    }
    // What is called a headline in there is the title of a picture or a player.
    if document.ancestors(block.node).take_while(|id| *id != named).any(|id| page.own[id].has(Hints::HEADLINE)) {
        return false;
    }
    // Where the next element is called the same, the name is every paragraph's.
    let look = |id: NodeId| (document.tag(id), document.raw_attribute(id, "class").unwrap_or(""));
    let behind = document.end(named)..(document.end(named) + NEXT_NODES).min(document.node_count());
    !behind.into_iter().any(|id| {
        document.tag(id) != Tag::Text
            && page.own[id].has(Hints::DEK)
            && look(id) == look(named)
            && page.prose_inside(id) > 100
    })
}
