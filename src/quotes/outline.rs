//! The writer's own text as a row of items, each stretch between quotation marks standing as one item,
//! with the ends of sentences and paragraphs marked. All grammar in this room works on it.

use std::ops::Range;

use super::lexicon::Class;
use super::marks::Stretch;
use super::tokens::{Kind, Token};
use super::vocabulary::{NO_WORD, Word};
use super::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    Word,
    Number,
    Sign(char),
    /// Index of the stretch.
    Quote(usize),
    /// A sentence ends; `after_quote`: by the sign inside a quotation, so a speech tag may follow still.
    Stop {
        after_quote: bool,
    },
    /// A paragraph ends.
    Break,
}

#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub kind: ItemKind,
    pub start: usize,
    pub end: usize,
    pub class: Class,
    pub word: Word,
    pub capital: bool,
    pub possessive: bool,
    /// Counts up through the body.
    pub sentence: usize,
    pub block: usize,
}

impl Item {
    pub fn is_word(&self) -> bool {
        self.kind == ItemKind::Word
    }

    pub fn has(&self, class: Class) -> bool {
        self.class.any(class)
    }

    pub fn is_end(&self) -> bool {
        matches!(self.kind, ItemKind::Stop { .. } | ItemKind::Break)
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == ItemKind::Sign(sign)
    }

    pub fn is_comma(&self) -> bool {
        matches!(self.kind, ItemKind::Sign(',' | '、' | '،' | '，'))
    }

    pub fn is_quote(&self) -> bool {
        matches!(self.kind, ItemKind::Quote(_))
    }
}

pub struct Outline<'a> {
    pub words: &'a Words<'a>,
    pub text: &'a str,
    pub items: Vec<Item>,
    /// Every noun has a capital.
    pub german: bool,
    /// The item of each stretch.
    pub of_stretch: Vec<usize>,
    /// The first item of each sentence, and of what follows the last.
    sentences: Vec<usize>,
}

impl<'a> Outline<'a> {
    pub fn new(words: &'a Words<'a>, stretches: &[Stretch]) -> Self {
        let text = words.text;
        let mut outline = Self {
            words,
            text,
            items: Vec::with_capacity(words.tokens.len() + words.tokens.len() / 8),
            german: words.lexicon.language == "de",
            of_stretch: Vec::with_capacity(stretches.len()),
            sentences: vec![0],
        };
        for (block, paragraph) in words.paragraphs.iter().enumerate() {
            let tokens = &words.tokens[paragraph.tokens.clone()];
            let mut at = 0;
            while let Some(token) = tokens.get(at) {
                at += 1;
                let mut item = Item {
                    kind: match token.kind {
                        Kind::Word => ItemKind::Word,
                        Kind::Number => ItemKind::Number,
                        Kind::Sign(sign) => ItemKind::Sign(sign),
                    },
                    start: token.start,
                    end: token.end,
                    class: token.class,
                    word: token.word,
                    capital: token.capital,
                    possessive: token.possessive,
                    sentence: outline.sentences.len() - 1,
                    block,
                };
                let mut ends = false;
                let index = outline.of_stretch.len();
                let quote = stretches.get(index).filter(|stretch| stretch.span.start <= token.start);
                if let Some(stretch) = quote {
                    at += tokens[at..].iter().take_while(|token| token.start < stretch.span.end).count();
                    item = Item {
                        kind: ItemKind::Quote(index),
                        end: stretch.span.end,
                        class: Class::default(),
                        word: NO_WORD,
                        capital: false,
                        possessive: false,
                        ..item
                    };
                    outline.of_stretch.push(outline.items.len());
                    ends = ends_sentence(&text[stretch.inner.clone()]);
                } else if let Kind::Sign(sign) = token.kind {
                    ends = match sign {
                        '!' | '?' | '…' | '。' | '！' | '？' => true,
                        '.' => !outline.items.last().is_some_and(|last| is_abbreviation(text, last, item.start)),
                        _ => false,
                    };
                }
                outline.items.push(item);
                let Some(next) = tokens.get(at) else { break };
                // A line of its own is a sentence of its own.
                let line_ends = tokens[at - 1].ends_line;
                if line_ends || (ends && opens_sentence(text, next)) {
                    outline.end_sentence(ItemKind::Stop { after_quote: quote.is_some() && !line_ends }, item);
                }
            }
            if let Some(last) = outline.items.last().copied().filter(|last| last.block == block) {
                outline.end_sentence(ItemKind::Break, last);
            }
        }
        outline
    }

    fn end_sentence(&mut self, kind: ItemKind, last: Item) {
        self.items.push(end_item(kind, last));
        self.sentences.push(self.items.len());
    }

    pub fn slavic(&self) -> bool {
        matches!(self.words.lexicon.language, "pl" | "cs" | "ru" | "uk")
    }

    pub fn english(&self) -> bool {
        self.words.lexicon.language == "en"
    }

    /// A subject may stand behind its verb in a clause of any kind.
    pub fn inverts_freely(&self) -> bool {
        matches!(self.words.lexicon.language, "es" | "fr" | "it" | "pt")
    }

    pub fn word(&self, at: usize) -> &'a str {
        &self.text[self.items[at].start..self.items[at].end]
    }

    /// Whether a stretch stands among these items; does not walk over them, as a sentence may be the whole page.
    pub fn has_quote(&self, items: Range<usize>) -> bool {
        let first = self.of_stretch.partition_point(|at| *at < items.start);
        self.of_stretch.get(first).is_some_and(|at| *at < items.end)
    }

    /// The item of the stretch before this item.
    pub fn quote_before(&self, at: usize) -> Option<usize> {
        let next = self.of_stretch.partition_point(|quote| *quote < at);
        next.checked_sub(1).map(|index| self.of_stretch[index])
    }

    /// The first item of the sentence that the item stands in.
    pub fn sentence_start(&self, at: usize) -> usize {
        self.sentences[self.items[at].sentence]
    }

    /// The first item of a sentence, or of what follows the last.
    pub fn start_of(&self, sentence: usize) -> usize {
        self.sentences.get(sentence).copied().unwrap_or(self.items.len())
    }
}

fn end_item(kind: ItemKind, last: Item) -> Item {
    Item { kind, start: last.end, class: Class::default(), word: NO_WORD, capital: false, possessive: false, ..last }
}

/// Whether words end as a sentence does, marks inside them aside.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['’', '”', '\'', '"', ')', ']', '›', '»', '」', '』', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether a sentence can open with this token.
fn opens_sentence(text: &str, next: &Token) -> bool {
    match next.kind {
        Kind::Word => next.capital || !text[next.span()].starts_with(char::is_lowercase),
        Kind::Number => true,
        Kind::Sign(sign) => !matches!(sign, ',' | ';' | ')' | '.' | '!' | '?' | ':' | '…' | '–' | '—' | '―' | '-'),
    }
}

/// Whether a full stop after this item belongs to a shortened word.
fn is_abbreviation(text: &str, last: &Item, stop: usize) -> bool {
    if last.end != stop || !last.is_word() {
        return false;
    }
    let word = &text[last.start..last.end];
    last.has(Class::ABBR) || (word.chars().count() == 1 && last.capital)
}
