//! Which blocks inside the container are the story's own.

use std::collections::HashSet;

use ahash::RandomState;

use super::blocks::{Blocks, TextBlock};
use super::dek::Dek;
use super::document::{Document, NodeId, Tag};
use super::hints::Hints;
use super::letters::is_alphanumeric;
use super::page::Page;
use super::sieve_words::{COMMENTS, ENDS, LABELS, ON, POINTERS};
use super::wording::{ends_sentence, fold_key};

/// A paragraph with more of its letters in links than this is a pointer elsewhere.
const LINK_SHARE: f64 = 0.75;
/// Longer blocks are never taken for a label.
const LABEL_CHARS: usize = 160;
/// Longer texts that stand twice are one text.
const REPEATED_CHARS: usize = 80;
/// Longer blocks are not compared with the headline; nor are those twice as long as it is.
const LONGEST_HEADLINE: usize = 300;
/// From this length on a block that ends a sentence is the story's first paragraph.
const OPENING_CHARS: usize = 60;

/// The blocks to keep, as places in [`Blocks::all`]. `foreign` are the purposes that do not belong.
pub fn keep(
    page: &Page<'_>,
    blocks: &Blocks,
    container: NodeId,
    foreign: Hints,
    headline: Option<&str>,
    dek: &Dek,
) -> Vec<usize> {
    let headline = headline.map(fold_key).unwrap_or_default();
    // A purpose that the container itself has says nothing about its parts.
    let around = page.hints[container];
    let inside = |block: &TextBlock| page.document.contains(container, block.node);
    let total: usize = blocks.all.iter().filter(|block| inside(block)).map(|block| block.chars).sum();
    let mut kept: Vec<usize> = Vec::new();
    let (mut seen, mut kept_chars) = (0, 0);
    let long = |block: &TextBlock| block.chars > REPEATED_CHARS;
    let mut said: HashSet<&str, RandomState> = HashSet::with_capacity_and_hasher(
        blocks.all.iter().filter(|block| inside(block) && long(block)).count(),
        RandomState::default(),
    );
    // Where the story goes on behind a box amid it.
    let mut goes_on = 0;
    for (index, block) in blocks.all.iter().enumerate().filter(|(_, block)| inside(block)) {
        seen += block.chars;
        if index < goes_on {
            continue;
        }
        let hints = block.hints.without(around);
        if hints.has(foreign) || dek.blocks.contains(&index) {
            continue;
        }
        let text = blocks.text_of(block);
        if is_end(block, text) && (seen * 2 > total || is_behind(page, blocks, &kept, block)) {
            let Some(next) = behind_box(page, blocks, container, &kept, index) else { break };
            goes_on = next;
            continue;
        }
        if kept_chars > BEFORE_COMMENTS && opens_comments(block, text) {
            break;
        }
        if !reads_as_text(block, text) || block.chars <= most_pointing(block) && is_pointer(text) || is_label(text) {
            continue;
        }
        let repeats_headline = || {
            block.chars <= LONGEST_HEADLINE.min(2 * headline.len())
                && opens_alike(text, &headline)
                && fold_key(text) == headline
        };
        if !text.contains(is_alphanumeric) || repeats_headline() {
            continue;
        }
        // Pages repeat themselves for small screens and for paper.
        if long(block) && !said.insert(text) {
            continue;
        }
        kept_chars += block.chars;
        kept.push(index);
    }
    drop_preamble(blocks, &mut kept);
    let mut kept = drop_empty_headings(blocks, kept);
    drop_afterword(blocks, &mut kept);
    kept
}

/// What stands before the first paragraph (dates, names, reading times) unless it is a paragraph.
fn drop_preamble(blocks: &Blocks, kept: &mut Vec<usize>) {
    // A long one is a paragraph whatever it ends in: a note's number, a colon before a formula.
    let opens = |index: &usize| {
        let block = &blocks.all[*index];
        let ends = || block.chars > LABEL_CHARS && block.tag != Tag::Td || ends_sentence(blocks.text_of(block));
        block.chars >= OPENING_CHARS && !block.tag.is_heading() && ends()
    };
    if let Some(first) = kept.iter().position(opens).filter(|first| *first <= 6) {
        let mut place = 0;
        kept.retain(|index| {
            let block = &blocks.all[*index];
            place += 1;
            let text = blocks.text_of(block);
            place > first
                || ends_sentence(text)
                    && block.chars > 25
                    && (block.chars > 90 || super::dates::written(text).is_none())
        });
    }
}

/// Sources, contacts, counts and labels behind the last paragraph: a few short lines that end no sentence. More of
/// them are a list or a poem.
fn drop_afterword(blocks: &Blocks, kept: &mut Vec<usize>) {
    const MOST: usize = 3;
    const LONGEST: usize = 50;
    let is_line = |index: &&usize| {
        let block = &blocks.all[**index];
        block.chars < LONGEST
            && !matches!(block.tag, Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt)
            && !ends_sentence(blocks.text_of(block))
    };
    let lines = kept.iter().rev().take_while(is_line).count();
    if lines <= MOST && lines < kept.len() {
        kept.truncate(kept.len() - lines);
    }
}

fn is_end(block: &TextBlock, text: &str) -> bool {
    if block.chars > 60
        || !(block.tag.is_heading()
            || block.bold_chars * 10 > block.chars * 9
            || block.tag == Tag::Div
            || block.tag == Tag::P)
    {
        return false;
    }
    let lower = text.to_lowercase();
    ENDS.contains(&bare(&lower))
        || block.tag.is_heading()
            && (lower.starts_with("more from ")
                || lower.starts_with("more great ")
                || lower.starts_with("mehr aus ")
                || lower.starts_with("more ") && bare(&lower).split(' ').count() <= 3)
}

/// From so many characters of a story on, comments on it may follow.
const BEFORE_COMMENTS: usize = 400;

/// "5 comments", "5 thoughts on “The ferry”", "Dieser Artikel hat 32 Kommentare.": what readers say follows, however
/// much of it.
fn opens_comments(block: &TextBlock, text: &str) -> bool {
    if block.chars > LONGEST_COMMENTS || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    let line = lower.strip_prefix("dieser artikel hat ").unwrap_or(&lower);
    let words = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' ' | ',' | '.'));
    words.len() < line.len()
        && COMMENTS.iter().any(|comments| {
            words
                .strip_prefix(comments)
                .is_some_and(|rest| bare(rest).is_empty() || ON.iter().any(|on| rest.starts_with(on)))
        })
}

/// In characters: a count of comments, and the headline that they are on.
const LONGEST_COMMENTS: usize = 140;

/// Brothers that are enough to tell that an element holds the story's paragraphs.
const BROTHERS: usize = 3;

/// Whether the element that holds the paragraphs so far has ended before a heading that is surely no part's.
fn is_behind(page: &Page<'_>, blocks: &Blocks, kept: &[usize], heading: &TextBlock) -> bool {
    let holder = |index: &usize| page.document.parent(blocks.all[*index].element);
    let Some(last) = kept.last().map(holder) else { return false };
    heading.tag.is_heading()
        && ENDS.contains(&bare(&blocks.text_of(heading).to_lowercase()))
        && !page.document.contains(last, heading.node)
        && kept.iter().rev().take(BROTHERS).filter(|index| holder(index) == last).count() == BROTHERS
}

/// Where the story goes on behind a box that the line at `end` opens amid it ("Related"): at paragraphs in the element
/// that holds those before, or in one like it, more than one.
fn behind_box(page: &Page<'_>, blocks: &Blocks, container: NodeId, kept: &[usize], end: usize) -> Option<usize> {
    const LOOKED_AT: usize = 60;
    const PARAGRAPHS: usize = 2;
    let line = blocks.text_of(&blocks.all[end]).to_lowercase();
    if SAID_BY_READERS.iter().any(|word| line.contains(word)) {
        return None;
    }
    let is_prose = |index: &usize| {
        let block = &blocks.all[*index];
        block.tag == Tag::P
            && block.chars > REPEATED_CHARS
            && block.link_share() < 0.3
            && ends_sentence(blocks.text_of(block))
    };
    let holder = |index: &usize| page.document.parent(blocks.all[*index].element);
    let near = kept.iter().rev().take(LOOKED_AT);
    let before: Vec<usize> = near.filter(|index| is_prose(index)).take(BROTHERS).map(holder).collect();
    let last = *before.first()?;
    if before.len() < BROTHERS || before.iter().any(|holder| !are_alike(page.document, *holder, last)) {
        return None;
    }
    let within = |index: &usize| page.document.contains(container, blocks.all[*index].node);
    let behind = (end + 1..blocks.all.len()).take(LOOKED_AT).take_while(within);
    let mut paragraphs = behind.filter(|index| is_prose(index) && are_alike(page.document, holder(index), last));
    let first = paragraphs.next()?;
    paragraphs.nth(PARAGRAPHS - 2)?;
    Some(if blocks.all[first - 1].tag.is_heading() && first - 1 > end { first - 1 } else { first })
}

/// Whether two elements are one, or parts of one that nothing tells apart.
fn are_alike(document: &Document<'_>, one: NodeId, other: NodeId) -> bool {
    const ABOVE: usize = 4;
    let with_parents = |id| std::iter::once(id).chain(document.ancestors(id));
    let looks = |id| (document.tag(id), document.raw_attribute(id, "class"));
    let mut pairs = with_parents(one).zip(with_parents(other)).take(ABOVE + 1);
    pairs.find(|(one, other)| one == other || looks(*one) != looks(*other)).is_some_and(|(one, other)| one == other)
}

/// Words of lines behind which readers speak.
const SAID_BY_READERS: [&str; 6] = ["comment", "kommentar", "discussion", "leserpost", "repl", "reader"];

/// A line without the signs that end it.
fn bare(line: &str) -> &str {
    line.trim_end_matches([':', '.', '…', ' ', '!'])
}

fn reads_as_text(block: &TextBlock, text: &str) -> bool {
    match block.tag {
        Tag::Figcaption | Tag::Caption | Tag::Summary | Tag::Address | Tag::H1 => return false,
        Tag::Li | Tag::Td | Tag::Dd | Tag::Dt | Tag::Th => return block.link_share() < 0.5,
        tag if tag.is_heading() => return block.link_share() < 0.5,
        _ => {}
    }
    if block.link_share() > LINK_SHARE && !(ends_sentence(text) && block.chars > 80) {
        return false;
    }
    true
}

/// Headings with nothing under them led to what was sieved out.
fn drop_empty_headings(blocks: &Blocks, mut kept: Vec<usize>) -> Vec<usize> {
    let mut clean = Vec::with_capacity(kept.len());
    while let Some(index) = kept.pop() {
        let is_heading = blocks.all[index].tag.is_heading();
        let leads_to_text = clean.last().is_some_and(|next: &usize| {
            let next = &blocks.all[*next];
            !next.tag.is_heading() || next.tag as u8 > blocks.all[index].tag as u8
        });
        if !is_heading || leads_to_text {
            clean.push(index);
        }
    }
    clean.reverse();
    clean
}

/// How many characters a line has at most that only points to another story; of one that is half a link, more.
fn most_pointing(block: &TextBlock) -> usize {
    if block.link_share() > 0.5 { 2 * LABEL_CHARS } else { LABEL_CHARS }
}

fn is_label(text: &str) -> bool {
    /// Bytes that a label has at most.
    const LONGEST: usize = 20;
    let words = text.trim_matches(|c: char| !is_alphanumeric(c));
    words.len() <= LONGEST && LABELS.contains(&words.to_lowercase().as_str())
}

fn is_pointer(text: &str) -> bool {
    /// Bytes that are enough to tell.
    const OPENING: usize = 80;
    let words = text.trim_start_matches(|c: char| !is_alphanumeric(c) && c != '©');
    let lower = words[..words.floor_char_boundary(OPENING)].to_lowercase();
    POINTERS.iter().any(|pointer| pointer.as_bytes().first() == lower.as_bytes().first() && lower.starts_with(pointer))
}

/// Whether a text can have this key by its first letter, where that is one of ASCII.
fn opens_alike(text: &str, key: &str) -> bool {
    let first = text.chars().find(|c| is_alphanumeric(*c));
    first.is_none_or(|first| !first.is_ascii() || key.starts_with(first.to_ascii_lowercase()))
}
