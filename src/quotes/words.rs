//! An article's words, cut once for everything that is found in them: quotations, the key quote, the
//! summary, and the keyphrases of `tags`.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::tokens::{self, Token};
use super::vocabulary::{Vocabulary, Word};
use crate::article::{Article, BlockKind};

/// Bytes of a body that are read: many times what the longest stories have, and a bound on what a page
/// made to be slow can cost.
const REACH: usize = 400_000;
/// Bytes of a headline or dek that are read.
const LINE: usize = 2_000;

/// One block of the body.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub kind: BlockKind,
    /// Bytes of the body.
    pub span: Range<usize>,
    /// Its tokens among all of the body.
    pub tokens: Range<usize>,
}

/// The words of one article.
#[derive(Debug)]
pub struct Words<'a> {
    pub(crate) article: &'a Article,
    /// The body as far as it is read.
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'static Lexicon,
    /// The lexicon is of the article's language; else its words are only the nearest there are.
    pub(crate) is_known_language: bool,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) headline: Vec<Token>,
    pub(crate) dek: Vec<Token>,
    /// How often each word stands in the body.
    counts: Vec<u32>,
}

impl<'a> Words<'a> {
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        let text = &article.body.text[..article.body.text.floor_char_boundary(REACH)];
        let (lexicon, is_known_language) = Lexicon::of(article.language.as_deref(), text);
        let mut vocabulary = Vocabulary::new(lexicon);
        let mut paragraphs = Vec::with_capacity(article.body.blocks.len());
        let mut found = Vec::with_capacity(text.len() / 4);
        for block in article.body.blocks.iter().filter(|block| block.span.start < text.len()) {
            let span = block.span.start..block.span.end.min(text.len());
            let start = found.len();
            tokens::cut(text, span.clone(), lexicon, &mut vocabulary, &mut found);
            if let Some(last) = found[start..].last_mut() {
                last.ends_line = true;
            }
            paragraphs.push(Paragraph { kind: block.kind, span, tokens: start..found.len() });
        }
        let mut line = |text: Option<&str>| {
            let text = text.unwrap_or_default();
            let mut tokens = Vec::new();
            tokens::cut(text, 0..text.floor_char_boundary(LINE), lexicon, &mut vocabulary, &mut tokens);
            tokens
        };
        let headline = line(article.headline.as_deref());
        let dek = line(article.dek.as_deref());
        let mut counts = vec![0; vocabulary.len()];
        for token in &found {
            if let Some(count) = counts.get_mut(token.word as usize) {
                *count += 1;
            }
        }
        Self { article, text, lexicon, is_known_language, vocabulary, paragraphs, tokens: found, headline, dek, counts }
    }

    /// How often a word stands in the body.
    pub(crate) fn count(&self, word: Word) -> u32 {
        self.counts.get(word as usize).copied().unwrap_or_default()
    }

    /// Whether the token is a word that means something by itself.
    pub(crate) fn has_meaning(&self, token: &Token) -> bool {
        const SHORT: usize = 2;
        token.is_word()
            && !token.class.any(Class::FUNCTION)
            && self.vocabulary.text(token.word).chars().nth(SHORT).is_some()
    }

    /// The tokens that start in a range of the body.
    pub(crate) fn within(&self, span: &Range<usize>) -> &[Token] {
        let start = self.tokens.partition_point(|token| token.start < span.start);
        let length = self.tokens[start..].partition_point(|token| token.start < span.end);
        &self.tokens[start..start + length]
    }
}
