//! Cuts the page into blocks: runs of text that a reader sees as one paragraph, heading or item.

use std::ops::Range;

use super::document::{NodeId, Tag, decode, fold_into, is_unseen};
use super::hints::Hints;
use super::page::Page;

/// One run of text.
#[derive(Debug, Clone)]
pub struct TextBlock {
    /// Bytes of [`Blocks::text`].
    pub span: Range<usize>,
    /// The block element that the run stands in.
    pub element: NodeId,
    /// The first text node.
    pub node: NodeId,
    /// Characters, and how many of them belong to links.
    pub chars: usize,
    pub link_chars: usize,
    /// Characters in bold.
    pub bold_chars: usize,
    /// The nearest element among paragraph, heading, item, cell, quote, caption and the like.
    pub tag: Tag,
    pub hints: Hints,
}

impl TextBlock {
    pub fn link_share(&self) -> f64 {
        ratio(self.link_chars, self.chars)
    }
}

/// All runs of a page, in order.
#[derive(Debug, Default)]
pub struct Blocks {
    pub text: String,
    pub all: Vec<TextBlock>,
}

impl Blocks {
    pub fn text_of(&self, block: &TextBlock) -> &str {
        &self.text[block.span.clone()]
    }
}

/// What a walk knows of the run it is in.
struct Run {
    start: usize,
    element: NodeId,
    node: Option<NodeId>,
    link_chars: usize,
    bold_chars: usize,
    hints: Hints,
}

/// Cuts everything inside `root` into blocks.
pub fn cut(page: &Page<'_>, root: NodeId) -> Blocks {
    let document = page.document;
    let mut blocks = Blocks { text: String::with_capacity(page.prose_inside(root) as usize * 2), all: Vec::new() };
    let mut run = Run { start: 0, element: root, node: None, link_chars: 0, bold_chars: 0, hints: Hints::NONE };
    // Open block elements, links and bold elements, by where they end.
    let mut open: Vec<(NodeId, NodeId)> = vec![(root, document.end(root))];
    let mut link_end = 0;
    let mut bold_end = 0;
    let mut after_break = false;
    let mut at = root;
    while at < document.end(root) {
        while open.len() > 1 && open.last().is_some_and(|(_, end)| at >= *end) {
            finish(page, &mut blocks, &mut run);
            open.pop();
            run.element = open.last().map_or(root, |(element, _)| *element);
        }
        let tag = document.tag(at);
        if tag == Tag::Text {
            let from = blocks.text.len();
            fold_into(&decode(document.raw_text(at)), &mut blocks.text);
            let added = blocks.text.len() - from;
            if added > 0 && !blocks.text[from..].trim().is_empty() {
                let added = super::wording::char_count(&blocks.text[from..]);
                if run.node.is_none() {
                    run.node = Some(at);
                    run.hints = page.hints[at];
                } else {
                    // Of something else is only what is so with all of its text.
                    run.hints = run.hints.without(Hints::OF_OTHERS.without(page.hints[at]));
                }
                if at < link_end {
                    run.link_chars += added;
                }
                if at < bold_end {
                    run.bold_chars += added;
                }
                after_break = false;
            }
            at += 1;
            continue;
        }
        if is_unseen(tag) && at != root {
            if !tag.is_inline() && !matches!(tag, Tag::Script | Tag::Style | Tag::Svg) {
                finish(page, &mut blocks, &mut run);
            }
            at = document.end(at);
            continue;
        }
        match tag {
            Tag::Br => {
                if after_break {
                    finish(page, &mut blocks, &mut run);
                } else if blocks.text.len() > run.start && !blocks.text.ends_with(' ') {
                    blocks.text.push(' ');
                }
                after_break = true;
            }
            Tag::A if !is_target(page, at) => link_end = link_end.max(document.end(at)),
            Tag::B | Tag::Strong => bold_end = bold_end.max(document.end(at)),
            Tag::Img | Tag::Picture | Tag::Source => {}
            tag if tag.is_inline() => {}
            _ => {
                finish(page, &mut blocks, &mut run);
                open.push((at, document.end(at)));
                run.element = at;
                after_break = false;
            }
        }
        at += 1;
    }
    finish(page, &mut blocks, &mut run);
    blocks
}

/// Whether an anchor only names a place in the page.
fn is_target(page: &Page<'_>, id: NodeId) -> bool {
    let has = |name: &str| page.document.has_attribute(id, name);
    !has("href") && (has("name") || has("id"))
}

fn finish(page: &Page<'_>, blocks: &mut Blocks, run: &mut Run) {
    while blocks.text.len() > run.start && blocks.text.ends_with(' ') {
        blocks.text.pop();
    }
    if let Some(node) = run.node.filter(|_| blocks.text.len() > run.start) {
        let span = run.start..blocks.text.len();
        let chars = super::wording::char_count(&blocks.text[span.clone()]);
        blocks.all.push(TextBlock {
            span,
            element: run.element,
            node,
            chars,
            link_chars: run.link_chars.min(chars),
            bold_chars: run.bold_chars.min(chars),
            tag: kind_of(page, node, run.element),
            hints: run.hints,
        });
        // Runs never touch, so that folding one does not see the one before.
        blocks.text.push('\n');
    }
    run.start = blocks.text.len();
    run.node = None;
    run.link_chars = 0;
    run.bold_chars = 0;
}

/// How far up a paragraph looks for what it is part of.
const LOOK_UP: usize = 6;

/// The nearest element that says what a text is. An item or a quote outweighs the paragraphs in it.
fn kind_of(page: &Page<'_>, node: NodeId, element: NodeId) -> Tag {
    let document = page.document;
    let mut found = document.tag(element);
    for up in document.ancestors(node).take(LOOK_UP) {
        let tag = document.tag(up);
        if tag.is_heading() {
            return tag;
        }
        match tag {
            Tag::Li
            | Tag::Td
            | Tag::Th
            | Tag::Dt
            | Tag::Dd
            | Tag::Figcaption
            | Tag::Blockquote
            | Tag::Pre
            | Tag::Caption
            | Tag::Summary
            | Tag::Address => {
                return tag;
            }
            Tag::P => found = Tag::P,
            Tag::Article | Tag::Main | Tag::Body | Tag::Section => break,
            _ => {}
        }
    }
    found
}

pub fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of characters on a page")]
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
