//! The tree builder: tokens in, nodes in document order out.
//!
//! It follows the rules of HTML's tree construction that decide what stands inside what on news
//! pages (implied end tags, scopes, links closed across blocks). Three are left out, because they
//! move no text from one block to another: the adoption agency for formatting other than links,
//! the reconstruction of formatting, and foster parenting out of tables.
//!
//! The work per token is bounded by [`MAX_DEPTH`], so no page can make it slow.

use super::tag::Tag;
use super::tokens::{Token, Tokens};
use super::{Document, Node, NodeId};

/// Elements nested deeper are left out and their text belongs to the deepest one kept. Browsers cap
/// at 512; news pages reach about 60.
const MAX_DEPTH: usize = 200;
/// Nodes of one page, 16 MB of them. The largest of 620 news pages has 60,000.
const MAX_NODES: usize = 400_000;
/// Blocks opened again behind a link that was closed across them.
const MAX_REOPENED: usize = 2_000;
/// How many of them at one end tag.
const MAX_REOPENED_AT_ONCE: usize = 8;
/// Counters of open elements, one for each [`Tag`].
const TAG_COUNT: usize = 128;

struct Builder<'a> {
    document: Document<'a>,
    stack: Vec<(Tag, NodeId)>,
    open: [u32; TAG_COUNT],
    reopened: usize,
}

pub fn build(source: &str) -> Document<'_> {
    let mut tokens = Tokens::new(source);
    let mut builder = Builder {
        document: Document {
            nodes: Vec::with_capacity(source.len() / 48 + 16),
            attributes: Vec::with_capacity(source.len() / 64),
        },
        stack: Vec::with_capacity(64),
        open: [0; TAG_COUNT],
        reopened: 0,
    };
    builder.push_node(Tag::Html, "html", true);
    while let Some(token) = tokens.next() {
        if builder.document.nodes.len() >= MAX_NODES {
            break;
        }
        match token {
            Token::Text(text) => builder.text(text),
            Token::Start { tag, name, closes_itself } => {
                builder.start(tag, name, closes_itself, &tokens.attributes);
                if tag.is_raw_text() && !(closes_itself && builder.is_open(Tag::Svg)) {
                    let text = tokens.raw_text(name);
                    if !text.is_empty() {
                        builder.leaf_text(text);
                    }
                    builder.end(tag, name);
                }
            }
            Token::End { tag, name } => builder.end(tag, name),
        }
    }
    builder.pop_to(0);
    builder.document
}

impl<'a> Builder<'a> {
    fn is_open(&self, tag: Tag) -> bool {
        self.open[tag as usize] > 0
    }

    fn push_node(&mut self, tag: Tag, text: &'a str, opens: bool) -> NodeId {
        let id = self.document.nodes.len();
        let parent = self.stack.last().map_or(0, |(_, parent)| *parent);
        self.document.nodes.push(Node {
            tag,
            parent: small(parent),
            end: small(id + 1),
            first_attribute: small(self.document.attributes.len()),
            attribute_count: 0,
            text,
        });
        if opens {
            self.stack.push((tag, id));
            self.open[tag as usize] += 1;
        }
        id
    }

    /// Closes the open elements from this place in the stack on.
    fn pop_to(&mut self, keep: usize) {
        let end = small(self.document.nodes.len());
        while self.stack.len() > keep {
            if let Some((tag, id)) = self.stack.pop() {
                self.open[tag as usize] -= 1;
                self.document.nodes[id].end = end;
            }
        }
    }

    fn text(&mut self, text: &'a str) {
        if self.is_open(Tag::Head)
            && !text.trim_ascii().is_empty()
            && self.stack.last().is_some_and(|top| top.0 == Tag::Head)
        {
            self.close_nearest(Tag::Head, &[]);
        }
        self.leaf_text(text);
    }

    fn leaf_text(&mut self, text: &'a str) {
        self.push_node(Tag::Text, text, false);
    }

    /// The place of the nearest open element of a kind, unless one of `bounds` stands before it.
    fn nearest(&self, tag: Tag, bounds: &[Tag]) -> Option<usize> {
        if !self.is_open(tag) {
            return None;
        }
        for (place, (open, _)) in self.stack.iter().enumerate().rev() {
            if *open == tag {
                return Some(place);
            }
            if bounds.contains(open) {
                return None;
            }
        }
        None
    }

    fn close_nearest(&mut self, tag: Tag, bounds: &[Tag]) {
        if let Some(place) = self.nearest(tag, bounds) {
            self.pop_to(place);
        }
    }

    fn close_paragraph(&mut self) {
        if !self.is_open(Tag::P) {
            return;
        }
        let place = self.stack.iter().rposition(|(open, _)| *open == Tag::P || open.bounds_scope());
        if let Some(place) = place.filter(|place| self.stack[*place].0 == Tag::P) {
            self.pop_to(place);
        }
    }

    /// A `li` ends the one before it, unless a list or another block stands between.
    fn close_item(&mut self, items: &[Tag]) {
        if !items.iter().any(|tag| self.is_open(*tag)) {
            return;
        }
        let place = self.stack.iter().rposition(|(open, _)| {
            items.contains(open) || (open.is_special() && !matches!(open, Tag::Address | Tag::Div | Tag::P))
        });
        if let Some(place) = place.filter(|place| items.contains(&self.stack[*place].0)) {
            self.pop_to(place);
        }
    }

    fn start(&mut self, tag: Tag, name: &'a str, closes_itself: bool, attributes: &[(&'a str, &'a str)]) {
        match tag {
            Tag::Html => return self.add_attributes(0, attributes),
            Tag::Body if self.document.nodes.iter().any(|node| node.tag == Tag::Body) => return,
            Tag::Head if self.stack.len() > 1 => return,
            _ => {}
        }
        if self.is_open(Tag::Head) && !tag.belongs_in_head() && tag != Tag::Head && !self.is_open(Tag::Noscript) {
            self.close_nearest(Tag::Head, &[]);
        }
        if tag.closes_paragraph() {
            self.close_paragraph();
        }
        match tag {
            Tag::Li => self.close_item(&[Tag::Li]),
            Tag::Dd | Tag::Dt => self.close_item(&[Tag::Dd, Tag::Dt]),
            Tag::Option => self.close_nearest(Tag::Option, &[Tag::Select]),
            Tag::Optgroup => {
                self.close_nearest(Tag::Option, &[Tag::Select]);
                self.close_nearest(Tag::Optgroup, &[Tag::Select]);
            }
            Tag::Button => self.close_nearest(Tag::Button, &[Tag::Table, Tag::Td]),
            Tag::Td | Tag::Th => {
                self.close_nearest(Tag::Td, &[Tag::Table, Tag::Tr]);
                self.close_nearest(Tag::Th, &[Tag::Table, Tag::Tr]);
            }
            Tag::Tr => self.close_nearest(Tag::Tr, &[Tag::Table]),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                for section in [Tag::Tbody, Tag::Thead, Tag::Tfoot] {
                    self.close_nearest(section, &[Tag::Table]);
                }
            }
            Tag::A if self.is_open(Tag::A) => self.end_link(),
            heading if heading.is_heading() && self.stack.last().is_some_and(|(open, _)| open.is_heading()) => {
                self.pop_to(self.stack.len() - 1);
            }
            _ => {}
        }
        let foreign_leaf = closes_itself && (self.is_open(Tag::Svg) || self.is_open(Tag::Math) || tag == Tag::Svg);
        let opens = !tag.is_void() && !foreign_leaf;
        if opens && self.stack.len() >= MAX_DEPTH {
            return;
        }
        let id = self.push_node(tag, name, opens);
        self.add_attributes(id, attributes);
    }

    /// Only the newest node, and the root for a late `<html>`, gain attributes.
    fn add_attributes(&mut self, id: NodeId, attributes: &[(&'a str, &'a str)]) {
        if self.document.nodes[id].attribute_count == 0 {
            self.document.nodes[id].first_attribute = small(self.document.attributes.len());
            self.document.nodes[id].attribute_count = small(attributes.len());
            self.document.attributes.extend_from_slice(attributes);
        }
    }

    fn end(&mut self, tag: Tag, name: &'a str) {
        match tag {
            // The rest of the page still belongs to them.
            Tag::Body | Tag::Html => return,
            Tag::A => return self.end_link(),
            _ => {}
        }
        if tag.is_heading() {
            let place = self.stack.iter().rposition(|(open, _)| open.is_heading() || open.bounds_scope());
            if let Some(place) = place.filter(|place| self.stack[*place].0.is_heading()) {
                self.pop_to(place);
            }
            return;
        }
        if !self.is_open(tag) {
            return;
        }
        let reaches_across_blocks = tag.is_special();
        let place = self.stack.iter().rposition(|(open, id)| {
            (*open == tag && (tag != Tag::Other || self.document.nodes[*id].text.eq_ignore_ascii_case(name)))
                || if reaches_across_blocks { bounds_end_of(tag, *open) } else { open.is_special() }
        });
        let Some(place) = place else { return };
        let (open, id) = self.stack[place];
        if open == tag && (tag != Tag::Other || self.document.nodes[id].text.eq_ignore_ascii_case(name)) {
            self.pop_to(place);
        }
    }

    /// `</a>`: a block that stands open inside the link goes on behind it, so that the text which
    /// follows is not taken for a link's.
    fn end_link(&mut self) {
        let Some(place) = self.nearest(Tag::A, &[Tag::Table, Tag::Td, Tag::Th, Tag::Button, Tag::Template]) else {
            return;
        };
        let mut reopen: Vec<NodeId> = Vec::new();
        if self.reopened < MAX_REOPENED {
            let blocks = self.stack[place + 1..].iter().filter(|(open, _)| open.is_special());
            reopen.extend(blocks.map(|(_, id)| *id).take(MAX_REOPENED_AT_ONCE));
        }
        self.pop_to(place);
        for id in reopen {
            let Node { tag, text, first_attribute, attribute_count, .. } = self.document.nodes[id];
            let again = self.push_node(tag, text, true);
            self.document.nodes[again].first_attribute = first_attribute;
            self.document.nodes[again].attribute_count = attribute_count;
            self.reopened += 1;
        }
    }
}

/// Table parts close across anything but another table; other blocks stop at cells and the like.
fn bounds_end_of(ended: Tag, open: Tag) -> bool {
    match ended {
        Tag::Table => false,
        Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => open == Tag::Table,
        Tag::Li => matches!(open, Tag::Ul | Tag::Ol) || open.bounds_scope(),
        Tag::Svg | Tag::Math | Tag::Button | Tag::Object | Tag::Template => matches!(open, Tag::Table | Tag::Body),
        _ => open.bounds_scope(),
    }
}

fn small<N: TryFrom<usize> + Default>(number: usize) -> N {
    N::try_from(number).unwrap_or_default()
}
