//! A summary of a story without a dek: a few of its own sentences, in its own order.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::{sentences, tokens};
use crate::article::{Article, BlockKind};

const MOST: usize = 2;
const SHORTEST: usize = 30;

pub fn choose(article: &Article) -> Vec<Range<usize>> {
    let text = &article.body.text;
    let lexicon = Lexicon::of(article.language.as_deref(), &text[..text.floor_char_boundary(4000)]);
    let mut found = Vec::new();
    for block in article.body.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
        let mut cut = Vec::new();
        tokens::cut(text, block.span.clone(), lexicon, &mut cut);
        for sentence in sentences::cut(text, block.span.clone(), &cut, lexicon) {
            if sentence.len() >= SHORTEST {
                found.push(sentence);
            }
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}
