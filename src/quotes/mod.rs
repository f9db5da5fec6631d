//! Who said what: the quotations of a body with their speakers, the pull quote, and a summary.
//!
//! Pure. Invariant: every text here is a slice of the body (or slices of it, in order); nothing is
//! ever reworded. Reading the page is `article`'s work; showing quotations is `card`'s.

mod attribution;
mod certainty;
mod chinese;
mod cues;
mod dateline;
mod descriptions;
mod dialogue;
mod eastern;
mod japanese;
mod korean;
pub(crate) mod lexicon;
mod marks;
mod mentions;
mod merits;
mod names;
mod outline;
mod phrases;
mod positions;
mod pronouns;
mod pull_quote;
mod resolve;
mod roles;
mod sentences;
mod speech;
mod subjects;
mod summary;
mod together;
pub(crate) mod tokens;
pub(crate) mod vocabulary;
mod weights;
mod words;

use std::cell::LazyCell;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use attribution::Attribution;
use certainty::Sureness;
use eastern::Script;
use marks::Stretch;
use outline::Outline;
use resolve::People;
use speech::Quoted;
use subjects::Mentions;
pub use words::Words;

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
    /// The fullest name that the article gives this speaker; where nobody is named, the mention itself.
    pub name: String,
    /// It may be shown as a fact: the name is more than a pronoun that stands for nobody named, and the
    /// text leaves little doubt who speaks.
    pub is_sure: bool,
    /// Bytes of the body: the mention that attributes the quotation ("he", "Jessup").
    pub mention: Range<usize>,
    /// How the text describes them ("the Netflix star"), verbatim.
    pub description: Option<String>,
}

impl Speaker {
    /// The name, where it may be shown as a fact.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        self.is_sure.then_some(self.name.as_str())
    }
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
#[must_use]
pub fn find(words: &Words<'_>) -> Vec<Quotation> {
    let text = words.text;
    let mut stretches = marks::find(words);
    if stretches.is_empty() {
        return Vec::new();
    }
    stretches.truncate(MOST);
    let outline = Outline::new(words, &stretches);
    let mut mentions = Mentions::new(mentions::find(&outline), outline.items.len());
    let cues = cues::find(&outline, &mut mentions);
    let attribution = Attribution { outline: &outline, stretches: &stretches, mentions: &mentions, cues: &cues };
    let chosen = attribution.choose();
    // Many texts quote only titles and single words, and nobody for them.
    let people = LazyCell::new(|| People::find(&outline, &mentions, &cues));
    let sureness = LazyCell::new(|| Sureness { outline: &outline, mentions: &mentions, cues: &cues, people: &people });
    let eastern = Script::of(words.article.language.as_deref(), text);
    let mut said = eastern.map_or_else(Vec::new, |script| script.attribute(text, &stretches));
    let mut found: Vec<Quotation> = Vec::with_capacity(stretches.len());
    for (index, stretch) in stretches.iter().enumerate() {
        let choice = chosen[index].filter(|choice| choice.certainty >= certainty::NAMED && eastern.is_none());
        let speaker = choice.map(|choice| {
            let together =
                choice.cue.and_then(|cue| together::names(&outline, &mentions, &people, choice.mention, cues[cue]));
            let described = people.description(choice.mention).filter(|_| together.is_none());
            Speaker {
                name: together.map_or(people.name(choice.mention), |names| &text[names]).to_owned(),
                is_sure: sureness.may_be_shown(outline.of_stretch[index], choice),
                mention: mentions.all[choice.mention].span(&outline),
                description: described.map(str::to_owned),
            }
        });
        let cue = choice.and_then(|choice| choice.cue).map(|cue| outline.word(cues[cue].item).to_owned());
        let (speaker, cue) = match said.get_mut(index).and_then(Option::take) {
            Some(said) => {
                let name = text[said.name].to_owned();
                (Some(Speaker { name, is_sure: true, mention: said.mention, description: None }), said.cue)
            }
            None => (speaker, cue),
        };
        let quoted = Quoted {
            outline: &outline,
            cues: &cues,
            stretches: &stretches,
            index,
            place: attribution.place(index),
            choice,
        };
        let continues = index > 0 && stretches[index - 1].open_ended && stretches[index - 1].block + 1 == stretch.block;
        let kind = match found.last() {
            // Speech goes on in the paragraph after one whose marks were left open.
            Some(last) if continues && last.kind != QuotationKind::NotSpeech => QuotationKind::Speech,
            _ if eastern.is_some_and(|script| !script.may_be_said(text, stretch)) => QuotationKind::NotSpeech,
            _ => speech::kind(&quoted),
        };
        let quotation = Quotation {
            text: text[stretch.inner.clone()].to_owned(),
            span: stretch.span.clone(),
            pieces: vec![stretch.span.clone()],
            speaker: speaker.filter(|_| kind != QuotationKind::NotSpeech),
            cue: cue.filter(|_| kind != QuotationKind::NotSpeech),
            kind,
        };
        let goes_on = index > 0 && goes_on(text, &stretches[index - 1], stretch);
        match found.last_mut() {
            Some(last) if goes_on && kind != QuotationKind::NotSpeech && last.kind != QuotationKind::NotSpeech => {
                last.kind = QuotationKind::Speech;
                join(last, quotation);
            }
            _ => found.push(quotation),
        }
    }
    found
}

/// Whether a stretch is the next piece of the same utterance: a sentence that a speech tag interrupts,
/// or a paragraph after one whose marks were left open.
fn goes_on(text: &str, last: &Stretch, next: &Stretch) -> bool {
    const TAG: usize = 80;
    if last.open_ended && next.block == last.block + 1 {
        return true;
    }
    let between = &text[last.span.end..next.span.start];
    let first = text[next.inner.clone()].chars().next();
    last.block == next.block
        && between.len() <= TAG
        && between.trim_end().ends_with([',', '–', '—'])
        && !between.contains(['.', '!', '?', ';', ':'])
        && first.is_some_and(char::is_lowercase)
        && text[last.inner.clone()].chars().next().is_some_and(char::is_uppercase)
        && between.trim_matches([',', ' ', '–', '—']).contains(' ')
}

fn join(last: &mut Quotation, next: Quotation) {
    let next_paragraph = last.span.end + "\n\n".len() == next.span.start;
    last.text.push_str(if next_paragraph { "\n\n" } else { " […] " });
    last.text.push_str(&next.text);
    last.span.end = next.span.end;
    last.pieces.extend(next.pieces);
    if last.speaker.is_none() {
        last.speaker = next.speaker;
        last.cue = next.cue;
    }
}

/// Quotations found at most: many times what the longest stories have, and a bound on what a page made
/// to be slow can cost.
const MOST: usize = 2_000;

/// Marks that open and close quotations, in whatever language.
const MARKS: [char; 20] =
    ['“', '”', '„', '‟', '"', '＂', '«', '»', '‹', '›', '‘', '’', '‚', '\'', '「', '」', '『', '』', '〝', '〞'];

/// Bytes of a piece without its marks, or the dash that opens dialogue, and the white space inside them. A
/// piece that goes on in the next paragraph has no closing mark.
#[must_use]
pub fn inner(text: &str, piece: &Range<usize>) -> Range<usize> {
    let whole = &text[piece.clone()];
    let rest = whole.strip_prefix(MARKS).unwrap_or_else(|| whole.trim_start_matches(['—', '–', '―']));
    // A dash opens dialogue, in which marks are the speaker's own.
    let closes = |c: char| MARKS.contains(&c) && whole.starts_with(MARKS);
    let rest = rest.trim_start();
    let start = piece.end - rest.len();
    start..start + rest.strip_suffix(closes).unwrap_or(rest).trim_end().len()
}

/// Chooses the key quote: the page's own pull quote where it is verbatim in the body, else the best
/// of `quotations`; `None` when nothing is fit to stand alone.
#[must_use]
pub fn pull_quote(words: &Words<'_>, quotations: &[Quotation]) -> Option<PullQuote> {
    pull_quote::choose(words, quotations)
}

/// What each sentence of the body is worth as a key quote, in order: the score behind [`pull_quote`], for
/// measuring it on sentences that editors pulled.
#[must_use]
pub fn rate_sentences(words: &Words<'_>, quotations: &[Quotation]) -> Vec<(Range<usize>, f32)> {
    pull_quote::rate_sentences(words, quotations)
}

/// One to three verbatim sentences of the body, in source order, for a story without a dek.
#[must_use]
pub fn summary(words: &Words<'_>) -> Vec<Range<usize>> {
    summary::choose(words)
}

/// The article's dek without the dateline before it ("HARWICH, England (Wire) — ").
#[must_use]
pub fn dek<'a>(words: &Words<'a>) -> Option<&'a str> {
    let dek = words.article.dek.as_deref()?;
    Some(&dek[dateline::without(dek, 0..dek.len(), &words.dek)])
}
