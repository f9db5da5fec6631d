//! Texts that the page itself sets as pull quotes: called so by class, or an aside that repeats the
//! body.

use super::blocks::Blocks;
use super::document::Tag;
use super::hints::Hints;
use super::page::Page;
use super::wording::{char_count, fold_key};

const SHORTEST: usize = 20;
const LONGEST: usize = 600;
const MOST: usize = 12;

pub fn read(page: &Page<'_>, blocks: &Blocks, body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut body_key = None;
    for block in &blocks.all {
        let named = block.hints.has(Hints::PULL_QUOTE);
        let aside = block.hints.has(Hints::ASIDE.or(Hints::FIGURE))
            && page.document.ancestors(block.node).take(4).any(|id| page.document.tag(id) == Tag::Blockquote);
        if !(named || aside) || !(SHORTEST..=LONGEST).contains(&block.chars) || found.len() >= MOST {
            continue;
        }
        // The speaker's name often stands in an element of its own.
        if page
            .document
            .ancestors(block.node)
            .take(3)
            .any(|id| matches!(page.document.tag(id), Tag::Cite | Tag::Figcaption | Tag::Footer))
        {
            continue;
        }
        let text = blocks.text_of(block);
        let key = fold_key(text);
        if !named && !body_key.get_or_insert_with(|| fold_key(body)).contains(&key) {
            continue;
        }
        if char_count(&key) > 0 && !found.iter().any(|known| known == text) {
            found.push(text.to_owned());
        }
    }
    found
}
