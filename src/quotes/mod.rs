//! Who said what: the quotations of a body with their speakers, the pull quote, and a summary.
//!
//! Pure. Invariant: every text here is a slice of the body (or slices of it, in order); nothing is
//! ever reworded. Reading the page is `article`'s work; showing quotations is `card`'s.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Body};

/// One utterance of direct speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words between the marks, verbatim; two pieces parted by a speech tag are joined by ` […] `.
    pub text: String,
    /// Bytes of the body, marks included, from the first piece's opening to the last's closing mark.
    pub span: Range<usize>,
    /// The pieces of one interrupted utterance, marks included: one or more, in order.
    pub pieces: Vec<Range<usize>>,
    /// `None` when the text does not say for sure.
    pub speaker: Option<Speaker>,
    /// The verb or phrase that attributes it ("said", "according to"), verbatim.
    pub cue: Option<String>,
    pub kind: QuotationKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuotationKind {
    Speech,
    /// A piece of somebody's words inside the writer's sentence: never a pull quote.
    Fragment,
    /// A title of a work, scare quotes, a slogan: in quotation marks, not speech.
    NotSpeech,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name that the article gives this speaker.
    pub name: String,
    /// Bytes of the body: the mention that attributes the quotation ("he", "Jessup").
    pub mention: Range<usize>,
    /// How the text describes them ("the Netflix star"), verbatim.
    pub description: Option<String>,
}

/// The key quote of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PullQuote {
    /// Verbatim from the body; ends in "…" only where it was cut at a clause for length.
    pub text: String,
    /// Bytes of the body that `text` was sliced from.
    pub span: Range<usize>,
    pub speaker: Option<Speaker>,
}

/// Finds the quotations of a body, in order, those that are not speech marked as such.
/// `headline` helps to resolve names.
#[must_use]
pub fn find(headline: Option<&str>, body: &Body, language: Option<&str>) -> Vec<Quotation> {
    let _ = (headline, body, language);
    Vec::new()
}

/// Chooses the key quote: the page's own pull quote where it is verbatim in the body, else the best
/// of `quotations`; `None` when nothing is fit to stand alone.
#[must_use]
pub fn pull_quote(article: &Article, quotations: &[Quotation]) -> Option<PullQuote> {
    let _ = (article, quotations);
    None
}

/// One to three verbatim sentences of the body, in source order, for a story without a dek.
#[must_use]
pub fn summary(article: &Article) -> Vec<Range<usize>> {
    let _ = article;
    Vec::new()
}
