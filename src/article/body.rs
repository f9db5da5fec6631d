//! The story's text: which part of the page holds it, and which blocks of that part belong to it.
//!
//! First the container: an element that says it is the body, else the element that the weight of
//! the running text leads to. Then its blocks are sieved; what reads as a teaser, a share bar or a
//! credit is the sieve's business (`sieve`).

use super::blocks::{Blocks, TextBlock};
use super::dek::Dek;
use super::document::{NodeId, Tag};
use super::headline::Headline;
use super::hints::Hints;
use super::page::Page;
use super::sieve;
use super::{BlockKind, Body};

/// What is left out even where leaving out by name would leave next to nothing.
const NEVER: Hints = Hints::NAVIGATION
    .or(Hints::FOOTER)
    .or(Hints::COMMENTS)
    .or(Hints::DIALOG)
    .or(Hints::RELATED)
    .or(Hints::EMBED)
    .or(Hints::CAPTION)
    .or(Hints::BIOGRAPHY)
    .or(Hints::SIGN_UP);
/// How many times more there must be without the names for them to be distrusted.
const LOOSE_FACTOR: u64 = 3;
/// And how little there is with them: about two paragraphs.
const LITTLE: u64 = 1_200;
/// Of all weight, in percent, that an element called the body must hold to be taken for it.
const NAMED_SHARE: u64 = 35;
/// The descent goes on into the heaviest child while it holds this share, in percent.
const DESCENT_SHARE: u64 = 70;
/// Blocks shorter than this say nothing about where the story is.
const MIN_WEIGHED: usize = 25;

/// Where the story is, and its text.
pub struct Reading {
    pub body: Body,
    /// The element that holds the story.
    pub container: Option<NodeId>,
}

pub fn read(page: &Page<'_>, blocks: &Blocks, headline: &Headline, dek: &Dek) -> Reading {
    let mut foreign = Hints::FOREIGN;
    let mut weights = weigh(page, blocks, foreign);
    if weights.total() < LITTLE {
        let loose = weigh(page, blocks, NEVER);
        if loose.total() > weights.total() * LOOSE_FACTOR {
            (foreign, weights) = (NEVER, loose);
        }
    }
    let container = container(page, &weights, headline.element);
    let shown = container.map_or_else(Body::default, |container| {
        set(blocks, &sieve::keep(page, blocks, container, foreign, headline.text.as_deref(), dek))
    });
    let body = structured(page)
        .filter(|body| shown.text.len() < ENOUGH_SHOWN && shown.text.len() * 100 < body.text.len() * SHOWN_SHARE)
        .unwrap_or(shown);
    let body = if body.text.len() < STRUCTURED_CHARS { super::state::read(page).unwrap_or(body) } else { body };
    Reading { body, container }
}

/// Structured text is taken where the page shows less than this much of it, in percent.
const SHOWN_SHARE: usize = 55;
/// A page that shows this much shows the story; structured data may hold more than that.
const ENOUGH_SHOWN: usize = 4_000;
/// Shorter structured texts are summaries.
const STRUCTURED_CHARS: usize = 250;

/// The story's text as structured data gives it, cut into paragraphs where it is.
fn structured(page: &Page<'_>) -> Option<Body> {
    let text = page.data.stories().find_map(|story| story.get("articleBody")?.as_str())?;
    let text = super::document::decode(text);
    let broken = ["</p>", "<br>", "<br/>", "<br />", "</div>", "</li>", "</h2>", "</h3>", "\r\n", "\\n"]
        .iter()
        .fold(text.into_owned(), |text, end| if text.contains(end) { text.replace(end, "\n") } else { text });
    let mut body = Body::default();
    for line in broken.lines().map(super::wording::plain_text).filter(|line| !line.is_empty()) {
        body.push(BlockKind::Paragraph, &line);
    }
    (body.text.len() >= STRUCTURED_CHARS).then_some(body)
}

/// Running sums of weight before each node.
pub struct Weights(Vec<u32>);

impl Weights {
    fn total(&self) -> u64 {
        self.0.last().map_or(0, |total| u64::from(*total))
    }

    fn inside(&self, page: &Page<'_>, id: NodeId) -> u64 {
        u64::from(self.0[page.document.end(id)] - self.0[id])
    }
}

fn weigh(page: &Page<'_>, blocks: &Blocks, foreign: Hints) -> Weights {
    let mut at = vec![0_u32; page.document.node_count() + 1];
    for block in &blocks.all {
        at[block.node + 1] = u32::try_from(weight(blocks, block, foreign)).unwrap_or(0);
    }
    for index in 1..at.len() {
        at[index] += at[index - 1];
    }
    Weights(at)
}

/// How much a block speaks for its place holding the story.
fn weight(blocks: &Blocks, block: &TextBlock, foreign: Hints) -> usize {
    if block.chars < MIN_WEIGHED || block.hints.has(foreign) || block.link_share() > 0.5 {
        return 0;
    }
    let own = block.chars - block.link_chars;
    let sentences = super::wording::ends_sentence(blocks.text_of(block));
    match block.tag {
        Tag::P | Tag::Blockquote | Tag::Pre => own + if sentences { 40 } else { 0 },
        Tag::Li | Tag::Dd | Tag::Td => own / if sentences { 2 } else { 4 },
        tag if tag.is_heading() => 0,
        Tag::Figcaption | Tag::Caption | Tag::Summary | Tag::Address | Tag::Dt | Tag::Th => 0,
        _ if sentences => own,
        _ => own / 3,
    }
}

fn container(page: &Page<'_>, weights: &Weights, heading: Option<NodeId>) -> Option<NodeId> {
    let total = weights.inside(page, 0);
    if total == 0 {
        return None;
    }
    let document = page.document;
    let bodies: Vec<NodeId> = (0..document.node_count())
        .filter(|id| page.own[*id].has(Hints::BODY) && !document.tag(*id).is_inline())
        .filter(|id| weights.inside(page, *id) * 100 >= total * NAMED_SHARE)
        .collect();
    // Pages that go on with the next story have several; the headline stands by the first.
    let article = heading.and_then(|heading| document.ancestors(heading).find(|up| document.tag(*up) == Tag::Article));
    let beside = |id: &&NodeId| article.is_some_and(|article| document.contains(article, **id));
    let heaviest = |ids: &[NodeId]| ids.iter().copied().max_by_key(|id| (weights.inside(page, *id), *id));
    let own: Vec<NodeId> = bodies.iter().filter(beside).copied().collect();
    // The heaviest; of equals the innermost.
    let named = heaviest(&own).or_else(|| heaviest(&bodies));
    if let Some(named) = named {
        return Some(whole(page, weights, named));
    }
    let mut at = page.body;
    loop {
        let here = weights.inside(page, at);
        let heaviest = page
            .document
            .children(at)
            .map(|child| (weights.inside(page, child), child))
            .max_by_key(|(weight, child)| (*weight, usize::MAX - child));
        match heaviest {
            Some((weight, child))
                if weight * 100 >= here * DESCENT_SHARE && weight > 0 && holds_blocks(page, child) =>
            {
                at = child;
            }
            _ => return Some(whole(page, weights, at)),
        }
    }
}

/// How many elements above a part of the story may hold all of it.
const PARTS_ABOVE: usize = 5;
/// An element with this share more, in percent, holds other parts.
const MORE: u64 = 120;

/// Some pages cut the story into several elements of one name, with advertisements between: the
/// nearest element around all of them.
fn whole(page: &Page<'_>, weights: &Weights, part: NodeId) -> NodeId {
    let document = page.document;
    let class = document.raw_attribute(part, "class").unwrap_or("");
    let own = weights.inside(page, part);
    if class.is_empty() {
        return part;
    }
    let is_part = |id: NodeId| {
        !document.contains(part, id)
            && document.raw_attribute(id, "class") == Some(class)
            && weights.inside(page, id) * 20 > own
    };
    // Behind an article stands the next one.
    let article = document.ancestors(part).find(|up| document.tag(*up) == Tag::Article).unwrap_or(0);
    document
        .ancestors(part)
        .take(PARTS_ABOVE)
        .take_while(|up| *up >= article && document.tag(*up) != Tag::Html)
        .find(|up| weights.inside(page, *up) * 100 > own * MORE && (up + 1..document.end(*up)).any(is_part))
        .unwrap_or(part)
}

/// Whether an element can hold more than one paragraph.
fn holds_blocks(page: &Page<'_>, id: NodeId) -> bool {
    let tag = page.document.tag(id);
    tag != Tag::P && !tag.is_heading() && tag != Tag::Text
}

fn set(blocks: &Blocks, taken: &[usize]) -> Body {
    let mut body = Body::default();
    for index in taken {
        let block = &blocks.all[*index];
        body.push(kind(block), blocks.text_of(block));
    }
    body
}

fn kind(block: &TextBlock) -> BlockKind {
    match block.tag {
        Tag::Li | Tag::Dd | Tag::Dt => BlockKind::ListItem,
        Tag::Blockquote => BlockKind::Quote,
        tag if tag.is_heading() => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    }
}
