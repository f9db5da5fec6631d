//! Speakers in texts whose names have no capitals: Chinese, Japanese and Korean. What is read there is not the
//! grammar of `mentions` and `cues`, but what stands right beside the marks.

use std::ops::Range;

use super::marks::Stretch;
use super::{chinese, japanese, korean};
use crate::article::letters::{is_han, is_hangul};

/// A speaker: the mention and the verb.
pub struct Said {
    pub mention: Range<usize>,
    pub name: Range<usize>,
    pub cue: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Chinese,
    Japanese,
    Korean,
}

impl Script {
    /// That of a text, by its language or else by its letters.
    pub fn of(language: Option<&str>, text: &str) -> Option<Self> {
        const SAMPLE: usize = 400;
        const SOME: usize = 40;
        if let Some(tag) = language.and_then(|tag| tag.get(..2)) {
            return match tag {
                "ja" => Some(Self::Japanese),
                "zh" => Some(Self::Chinese),
                "ko" => Some(Self::Korean),
                _ => japanese::is_written(text).then_some(Self::Japanese),
            };
        }
        let some = |of: fn(char) -> bool| text.chars().take(SAMPLE).filter(|c| of(*c)).count() > SOME;
        if japanese::is_written(text) {
            Some(Self::Japanese)
        } else if some(is_hangul) {
            Some(Self::Korean)
        } else {
            some(is_han).then_some(Self::Chinese)
        }
    }

    /// The speakers of the stretches, in order.
    pub fn attribute(self, text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
        match self {
            Self::Chinese => chinese::attribute(text, stretches),
            Self::Japanese => japanese::attribute(text, stretches),
            Self::Korean => korean::attribute(text, stretches),
        }
    }

    /// Whether what stands between the marks may be speech at all, by what stands around them.
    pub fn may_be_said(self, text: &str, stretch: &Stretch) -> bool {
        match self {
            Self::Chinese => chinese::may_be_said(text, stretch),
            Self::Japanese => japanese::may_be_said(text, stretch),
            Self::Korean => korean::may_be_said(text, stretch),
        }
    }
}

/// What stands between a stretch and the one before.
pub fn lead_in<'a>(text: &'a str, stretches: &[Stretch], index: usize) -> &'a str {
    let start = index.checked_sub(1).map_or(0, |last| stretches[last].span.end);
    &text[start..stretches[index].span.start]
}

/// The sentence that ends where a stretch begins: behind the last of these signs.
pub fn before<'a>(text: &'a str, stretches: &[Stretch], index: usize, signs: &[char]) -> &'a str {
    let before = lead_in(text, stretches, index);
    before.rsplit(signs).next().unwrap_or(before)
}

/// The sentence that begins where a stretch ends.
pub fn after<'a>(text: &'a str, stretches: &[Stretch], index: usize, signs: &[char]) -> &'a str {
    let end = stretches.get(index + 1).map_or(text.len(), |next| next.span.start);
    let after = &text[stretches[index].span.end..end];
    after.split(signs).next().unwrap_or(after)
}

/// The bytes of a part in its text.
pub fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}
