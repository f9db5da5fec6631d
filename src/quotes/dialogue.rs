//! Direct speech that a dash opens instead of a mark.

use super::lexicon::Class;
use super::marks::{Stretch, trimmed};
use super::tokens::{Kind, Token};
use super::words::{Paragraph, Words};
use crate::article::BlockKind;

/// Languages that open dialogue with a dash and set the speech tag between dashes; in those where lists
/// open with a dash as often, a verb of speech must follow the second one.
const DASHES: [(&str, bool); 10] = [
    ("es", false),
    ("pl", false),
    ("pt", false),
    ("fr", true),
    ("it", true),
    ("sv", true),
    ("da", true),
    ("no", true),
    ("ru", true),
    ("uk", true),
];

const DASH: [char; 3] = ['—', '–', '―'];

/// Adds the speech of a paragraph that is dialogue; says whether it is.
pub fn find(words: &Words<'_>, index: usize, block: &Paragraph, found: &mut Vec<Stretch>) -> bool {
    let language = DASHES.iter().find(|(language, _)| *language == words.lexicon.language);
    let opens = block.kind == BlockKind::Paragraph && words.text[block.span.clone()].starts_with(DASH);
    language.filter(|_| opens).is_some_and(|(_, verb)| {
        between_dashes(words, index, block, *verb, found) || before_tag(words, index, block, found)
    })
}

/// "— Il est tard, dit Rosa.": speech up to a tag that opens with the verb and goes on with who speaks.
fn before_tag(words: &Words<'_>, index: usize, block: &Paragraph, found: &mut Vec<Stretch>) -> bool {
    let tokens = &words.tokens[block.tokens.clone()];
    let is_tag = |at: &usize| {
        let (before, verb) = (tokens[at - 1], tokens[*at]);
        let speaks = |next: &Token| {
            let somebody = Class::DET.or(Class::TITLE).or(Class::ROLE).or(Class::SUBJECT);
            matches!(next.kind, Kind::Sign('-')) || next.capital || next.class.any(somebody)
        };
        verb.class.any(Class::SAY)
            && !verb.capital
            && matches!(before.kind, Kind::Sign(',' | '?' | '!' | '…'))
            && tokens.get(at + 1).is_some_and(speaks)
    };
    let Some(tag) = (2..tokens.len()).find(is_tag) else { return false };
    let end = tokens[tag - 1];
    let end = if end.kind == Kind::Sign(',') { end.start } else { end.end };
    let inner = trimmed(words.text, tokens[1].start..end);
    found.push(Stretch { span: block.span.start..inner.end, inner, block: index, open_ended: false });
    true
}

/// "—Es tarde —dijo Rosa—. Vamos.": speech up to the tag between dashes, and after it. A paragraph that
/// opens with a dash and has no such tag may be a list, so it is left alone.
fn between_dashes(all: &Words<'_>, index: usize, block: &Paragraph, verb: bool, found: &mut Vec<Stretch>) -> bool {
    let text = all.text;
    let words = &text[block.span.clone()];
    let dashes: Vec<usize> = words.match_indices(DASH).map(|(at, dash)| at + dash.len()).collect();
    let Some(tag) = dashes.get(1).filter(|end| words[..**end - '—'.len_utf8()].ends_with(' ')) else { return false };
    let speaks = all.within(&(block.span.start + tag..block.span.end)).first();
    if verb && !speaks.is_some_and(|first| first.class.any(Class::SAY)) {
        return false;
    }
    let after = dashes.get(2).copied();
    let mut add = |from: usize, to: usize| {
        // The tag's own signs stand before what goes on after it.
        let rest = &words[from..to];
        let rest = if from == 0 {
            rest.trim_start_matches(DASH)
        } else {
            rest.trim_start_matches([' ', '.', ',', ';', ':', '—', '–', '―'])
        };
        let open = words[from..to].len() - rest.len();
        let inner = trimmed(text, block.span.start + from + open..block.span.start + to);
        if inner.len() > 1 {
            let start = if from == 0 { block.span.start } else { inner.start };
            found.push(Stretch { span: start..inner.end, inner, block: index, open_ended: false });
        }
    };
    add(0, *tag - '—'.len_utf8());
    if let Some(after) = after {
        add(after, dashes.get(3).map_or(words.len(), |next| *next - '—'.len_utf8()));
    }
    true
}

/// Languages that set the speech tag inside the marks: «Поздно, — сказала Анна. — Идите домой».
const INSIDE: [&str; 2] = ["ru", "uk"];

/// The stretches without the tags that stand inside their marks: what is before a tag, and what is after it.
pub fn without_tags(words: &Words<'_>, found: Vec<Stretch>) -> Vec<Stretch> {
    if !INSIDE.contains(&words.lexicon.language) {
        return found;
    }
    found.into_iter().flat_map(|stretch| around_tag(words, &stretch).unwrap_or_else(|| vec![stretch])).collect()
}

fn around_tag(all: &Words<'_>, stretch: &Stretch) -> Option<Vec<Stretch>> {
    let inner = &all.text[stretch.inner.clone()];
    let dashes = || inner.match_indices(DASH).filter(|(at, dash)| inner[at + dash.len()..].starts_with(' '));
    let opens_tag = |at: usize, dash: &str| {
        let behind = stretch.inner.start + at + dash.len();
        let speaks = all.within(&(behind..stretch.inner.end)).first();
        inner[..at].ends_with(' ') && speaks.is_some_and(|first| first.class.any(Class::SAY) && !first.capital)
    };
    let (tag, _) = dashes().find(|(at, dash)| opens_tag(*at, dash))?;
    let piece = |from: usize, to: usize| {
        let text = inner[from..to].trim_start_matches([' ', '.', ',']);
        let start = stretch.inner.start + to - text.len();
        let inner = trimmed(all.text, start..start + text.trim_end_matches([' ', ',']).len());
        let span = if from == 0 { stretch.span.start } else { inner.start }..inner.end;
        (inner.len() > 1).then_some(Stretch { span, inner, block: stretch.block, open_ended: false })
    };
    let mut pieces: Vec<Stretch> = piece(0, tag).into_iter().collect();
    // Behind the tag speech goes on where another dash says so.
    if let Some((at, dash)) = dashes().find(|(at, _)| *at > tag) {
        let rest = piece(at + dash.len(), inner.len());
        pieces.extend(rest.map(|rest| Stretch { open_ended: stretch.open_ended, ..rest }));
    }
    (!pieces.is_empty()).then_some(pieces)
}
