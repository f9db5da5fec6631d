//! Stretches of text between quotation marks, paragraph by paragraph. Whether a stretch is speech is
//! decided in `attribution`.
//!
//! A mark's meaning depends on what is open: `“` opens in English and closes after `„`, `»` closes in
//! French and opens in German print, `”` opens in Swedish. Straight marks and apostrophes are told
//! apart by their neighbours. Only outermost stretches are returned; what they hold is theirs.

use std::ops::Range;

use super::dialogue;
use super::outline::ends_sentence;
use super::words::{Paragraph, Words};
use crate::article::letters::is_alphanumeric;

/// One stretch inside one paragraph.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// With the marks.
    pub span: Range<usize>,
    /// Without them and without white space at the ends.
    pub inner: Range<usize>,
    /// Index of the block.
    pub block: usize,
    /// No closing mark in its paragraph: the next stretch goes on with the same utterance, or the mark
    /// was forgotten.
    pub open_ended: bool,
}

/// The stretches of a body in order.
pub fn find(words: &Words<'_>) -> Vec<Stretch> {
    let text = words.text;
    // Two apostrophes typed for a double mark: a single one is then no mark at all.
    let apostrophes = text.contains("''");
    let mut places = MarkPlaces::new(text.as_bytes());
    let mut found = Vec::new();
    for (index, block) in words.paragraphs.iter().enumerate() {
        if dialogue::find(words, index, block, &mut found) {
            continue;
        }
        in_block(text, &mut places, index, block, words.paragraphs.get(index + 1), apostrophes, &mut found);
    }
    dialogue::without_tags(words, found)
}

/// The places at which a quotation mark may stand: the first byte of one, in order.
struct MarkPlaces<'a> {
    bytes: &'a [u8],
    /// The next mark of ASCII or general punctuation, and the next of others, which few texts have.
    common: Option<usize>,
    rare: Option<usize>,
}

impl<'a> MarkPlaces<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, common: next_common(bytes, 0), rare: next_rare(bytes, 0) }
    }

    /// The first that is not before `at`.
    fn next(&mut self, at: usize) -> Option<usize> {
        if self.common.is_some_and(|common| common < at) {
            self.common = next_common(self.bytes, at);
        }
        if self.rare.is_some_and(|rare| rare < at) {
            self.rare = next_rare(self.bytes, at);
        }
        match (self.common, self.rare) {
            (Some(common), Some(rare)) => Some(common.min(rare)),
            (common, rare) => common.or(rare),
        }
    }
}

fn next_common(bytes: &[u8], at: usize) -> Option<usize> {
    memchr::memchr3(b'"', b'\'', 0xe2, &bytes[at..]).map(|more| at + more)
}

fn next_rare(bytes: &[u8], at: usize) -> Option<usize> {
    memchr::memchr3(0xc2, 0xe3, 0xef, &bytes[at..]).map(|more| at + more)
}

fn in_block(
    text: &str,
    places: &mut MarkPlaces<'_>,
    index: usize,
    block: &Paragraph,
    next: Option<&Paragraph>,
    apostrophes: bool,
    found: &mut Vec<Stretch>,
) {
    let mut at = block.span.start;
    let mut open: Option<Open> = None;
    while let Some(place) = places.next(at).filter(|place| *place < block.span.end) {
        at = place;
        let Some(mark) = text[at..block.span.end].chars().next() else { break };
        let end = at + mark.len_utf8();
        let around = Around {
            before: text[block.span.start..at].chars().next_back(),
            after: text[end..block.span.end].chars().next(),
        };
        match &mut open {
            None if mark == '\'' && apostrophes => {}
            None => {
                if let Some(distance) = single(mark, around, &text[end..block.span.end]) {
                    let inner = trimmed(text, end..end + distance);
                    let close = if mark == '‘' { '’' } else { '\'' };
                    at = end + distance + close.len_utf8();
                    found.push(Stretch { span: end - mark.len_utf8()..at, inner, block: index, open_ended: false });
                    continue;
                }
                if let Some(close) = opens(mark, around) {
                    open = Some(Open { at, mark, close, depth: 0 });
                }
            }
            // The opening mark is typed twice: "““It is late,” she said".
            Some(current)
                if at == current.at + current.mark.len_utf8()
                    && matches!(mark, '“' | '”' | '"')
                    && around.after.is_some_and(is_alphanumeric) =>
            {
                (current.at, current.mark) = (at, mark);
            }
            Some(current) => match current.meets(mark, around) {
                Meeting::Nothing => {}
                Meeting::Closes => {
                    let inner = trimmed(text, current.at + current.mark.len_utf8()..at);
                    if !inner.is_empty() {
                        found.push(Stretch { span: current.at..end, inner, block: index, open_ended: false });
                    }
                    open = None;
                }
                Meeting::Restarts => {
                    // The earlier mark was never closed.
                    open = opens(mark, around).map(|close| Open { at, mark, close, depth: 0 });
                }
            },
        }
        at = end;
    }
    if let Some(current) = open {
        let goes_on = next.is_some_and(|next| text[next.span.clone()].starts_with(current.mark));
        let lead_in = text[block.span.start..current.at].trim();
        let inner = trimmed(text, current.at + current.mark.len_utf8()..block.span.end);
        // "She said: “It is late.": the closing mark was forgotten.
        let forgotten = current.mark != '"' && lead_in.ends_with([':', ',']) && ends_sentence(&text[inner.clone()]);
        let open_ended = goes_on || lead_in.is_empty();
        if (open_ended || forgotten) && !inner.is_empty() {
            found.push(Stretch { span: current.at..inner.end, inner, block: index, open_ended });
        }
    }
}

struct Open {
    at: usize,
    mark: char,
    close: Close,
    depth: usize,
}

/// What closes an open stretch.
#[derive(Clone, Copy)]
enum Close {
    /// `”`, or what is typed for it.
    Curly,
    /// `“`, `”` or `"` after `„`.
    German,
    Straight,
    Exactly(char),
}

enum Meeting {
    Nothing,
    Closes,
    Restarts,
}

#[derive(Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn word_starts(self) -> bool {
        self.before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | ':' | '¿' | '¡'))
    }

    fn word_ends(self) -> bool {
        self.after.is_none_or(|c| !c.is_alphanumeric())
    }
}

/// What would close a stretch opened by this mark here; `None` when it opens none.
fn opens(mark: char, around: Around) -> Option<Close> {
    let next_is_text = around.after.is_some_and(|c| !c.is_whitespace());
    match mark {
        '“' | '〝' => Some(Close::Curly),
        '„' | '‟' => Some(Close::German),
        '「' => Some(Close::Exactly('」')),
        '『' => Some(Close::Exactly('』')),
        '«' => Some(Close::Exactly('»')),
        '»' if around.word_starts() && next_is_text => Some(Close::Exactly('«')),
        '‹' => Some(Close::Exactly('›')),
        '›' if around.word_starts() && next_is_text => Some(Close::Exactly('‹')),
        '”' if around.word_starts() && next_is_text => Some(Close::Exactly('”')),
        '＂' => Some(Close::Exactly('＂')),
        '‚' if around.word_starts() && next_is_text => Some(Close::Exactly('‘')),
        // Glued to the sentence before: `Ida Brook said."Go home."`
        '"' if around.before.is_some_and(|c| matches!(c, '.' | '!' | '?')) => {
            around.after.filter(|after| after.is_uppercase()).map(|_| Close::Straight)
        }
        '"' if around.before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '…'))
            && around.after.is_some() =>
        {
            Some(Close::Straight)
        }
        _ => None,
    }
}

/// The length of a stretch between single marks that opens here.
fn single(mark: char, around: Around, rest: &str) -> Option<usize> {
    let close = match mark {
        '‘' => '’',
        '\'' => '\'',
        _ => return None,
    };
    let opens = around.word_starts() && around.after.is_some_and(|c| !c.is_whitespace());
    opens.then(|| single_close(rest, close)).flatten().filter(|length| *length > 0)
}

/// Where a single mark closes, by its distance from the opening: the first that follows a sign, else
/// the first that ends a word (which an apostrophe of the plural does too).
fn single_close(rest: &str, close: char) -> Option<usize> {
    /// As much as is looked through, in bytes.
    const FAR: usize = 1_500;
    let rest = &rest[..rest.floor_char_boundary(FAR)];
    let mut fallback = None;
    for (at, _) in rest.match_indices(close) {
        let before = rest[..at].chars().next_back()?;
        let after = rest[at + close.len_utf8()..].chars().next();
        // Another one opens: "‘hey’ and ‘ho,’".
        if fallback.is_some() && (rest[..at].contains('‘') || before.is_whitespace()) {
            return fallback;
        }
        if rest[..at].contains('‘') || before.is_whitespace() || after.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if matches!(before, '.' | ',' | '!' | '?' | '…') {
            return Some(at);
        }
        fallback = fallback.or(Some(at));
    }
    fallback
}

impl Open {
    fn meets(&mut self, mark: char, around: Around) -> Meeting {
        let closes = match self.close {
            Close::Curly => match mark {
                '”' | '„' => true,
                '"' | '〞' => !around.before.is_none_or(char::is_whitespace) || around.word_ends(),
                '“' if around.word_ends() && !around.before.is_none_or(char::is_whitespace) => true,
                '“' if around.word_starts() => return Meeting::Restarts,
                _ => false,
            },
            Close::German => match mark {
                '“' | '”' | '"' => true,
                '„' if around.word_starts() => return Meeting::Restarts,
                _ => false,
            },
            Close::Straight => mark == '"' || (mark == '”' && around.word_ends()),
            Close::Exactly(close) => {
                if mark == self.mark && close != mark {
                    self.depth += 1;
                    return Meeting::Nothing;
                }
                if mark == close && self.depth > 0 {
                    self.depth -= 1;
                    return Meeting::Nothing;
                }
                mark == close
            }
        };
        if closes { Meeting::Closes } else { Meeting::Nothing }
    }
}

/// The range without white space at its ends.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    let end = start + whole.trim().len();
    start..end
}
