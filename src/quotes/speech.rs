//! Whether what stands between quotation marks was said by somebody, or is a title, a name or a word that
//! the writer keeps at arm's length: a linear score, one weight a sign.

use std::ops::Range;

use super::attribution::{Choice, Place};
use super::cues::Cue;
use super::lexicon::Class;
use super::marks::Stretch;
use super::outline::{ItemKind, Outline};
use super::{QuotationKind, outline};
use crate::article::letters::{is_alphanumeric, is_cjk};

pub(crate) type Signs = [f32; WEIGHTS.len()];

/// What each sign is worth.
pub(crate) const WEIGHTS: [(&str, f32); 19] = [
    ("always", -0.7),
    ("a verb of speech attributes it", 1.9),
    ("a frequent verb of speech right beside", 0.5),
    ("opens a sentence", 0.4),
    ("opens in lower case", 0.9),
    ("ends as a sentence or before a speech tag does", 0.7),
    ("capitals as in a title", -1.2),
    ("between single marks, where others are double", -2.4),
    ("under five words", -0.7),
    ("twelve words or more", -0.5),
    ("after an article", 0.3),
    ("after a comma or colon", 0.5),
    ("before “by” and a name", -1.0),
    ("named by the word before", -0.8),
    ("inside the writer's sentence without a comma", 0.5),
    ("holds a small word of clauses", 0.5),
    ("beside a sign of markup or in brackets", -1.6),
    ("fills its paragraph, impersonal, and nothing attributes it", -0.9),
    // A transcript: who speaks is said inside the marks, so nobody outside them does.
    ("opens with a name in capitals and a colon", -3.0),
];

/// What is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Quoted<'a> {
    pub outline: &'a Outline<'a>,
    pub cues: &'a [Cue],
    pub stretches: &'a [Stretch],
    pub index: usize,
    pub place: Place,
    pub choice: Option<Choice>,
}

impl Quoted<'_> {
    fn is_single(&self, span: &Range<usize>) -> bool {
        self.outline.text[span.clone()].starts_with(['‘', '\'', '‚', '‹'])
    }

    /// Whether the text sets speech in double marks, so that single ones are for something else.
    fn uses_double_marks(&self) -> bool {
        const LOOKED_AT: usize = 40;
        let looked_at = &self.stretches[..self.stretches.len().min(LOOKED_AT)];
        let single = looked_at.iter().filter(|stretch| self.is_single(&stretch.span)).count();
        single * 2 < looked_at.len()
    }

    /// "on the network’s “Meet the Press.”": capitals as in a title, and no verb beside it that says who spoke.
    fn is_titled(&self, inner: &str, count: usize) -> bool {
        const BESIDE: usize = 2;
        const LONGEST: usize = 7;
        let at = self.outline.of_stretch[self.index];
        let cue = self.choice.and_then(|choice| choice.cue).map(|cue| self.cues[cue]);
        let beside = cue.is_some_and(|cue| cue.item.abs_diff(at) <= BESIDE && !cue.according);
        let colon = at > 0 && matches!(self.outline.items[at - 1].kind, ItemKind::Sign(':' | '：'));
        let owned = at > 0 && self.outline.items[at - 1].possessive && inner.starts_with(char::is_uppercase);
        (2..=LONGEST).contains(&count) && !beside && !colon && (is_title(inner) || owned)
    }

    /// "für die »Freiheit des Hafens«", "wenn man „Häfen schließt“": a German noun opens with a capital inside the
    /// writer's sentence as well.
    fn is_of_sentence(&self) -> bool {
        let items = &self.outline.items;
        let at = self.outline.of_stretch[self.index];
        let inner = &self.outline.text[self.stretches[self.index].inner.clone()];
        let Some(before) = at.checked_sub(1).filter(|before| items[*before].is_word()) else { return false };
        let opens = Class::DET.or(Class::POSS).or(Class::PREP).or(Class::CONJ);
        // "sagte er „Wir gehen“"
        let tagged = before > 0 && items[before - 1].has(Class::CUE);
        let joins = items[before].has(opens) && !(items[before].has(Class::SUBJECT) && tagged);
        let subject = items[before].has(Class::SUBJECT) && !tagged;
        self.outline.german && (joins && !closes(inner) || subject)
    }

    /// "In ihrem Buch „Hafen ohne Meer“ beschreibt Ida Brook": what a German noun before it gives a name to.
    fn is_named(&self, inner: &str) -> bool {
        let before = self.outline.of_stretch[self.index].checked_sub(1).map(|before| &self.outline.items[before]);
        let is_work = before.is_some_and(|before| before.is_word() && before.has(Class::WORK));
        self.outline.german && self.place == Place::Embedded && is_work && !closes(inner)
    }

    /// "sagte sie im „Blatt“": where German tells in what or to whom something was said.
    fn stands_where_titles_do(&self) -> bool {
        let before = self.outline.of_stretch[self.index].checked_sub(1).map(|before| self.outline.word(before));
        before.is_some_and(|word| matches!(word, "gegenüber" | "im" | "in" | "bei" | "beim"))
    }

    /// In the order of [`WEIGHTS`].
    pub fn signs(&self) -> Signs {
        let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
        let outline = self.outline;
        let stretch = &self.stretches[self.index];
        let items = &outline.items;
        let at = outline.of_stretch[self.index];
        let inner = &outline.text[stretch.inner.clone()];
        let own = outline.words.within(&stretch.inner);
        let words = own.iter().filter(|token| token.is_word()).count();
        let capitals = own.iter().filter(|token| token.is_word() && token.capital).count();
        // “…,” or «…», by the habit of the country.
        let closes = closes(inner)
            || items
                .get(at + 1)
                .is_some_and(|next| next.is_end() || matches!(next.kind, ItemKind::Sign(',' | '.' | '–' | '—' | '-')));
        let before = at.checked_sub(1).map(|before| items[before]).filter(|before| before.block == items[at].block);
        let after = items.get(at + 1);
        let cue = self.choice.and_then(|choice| choice.cue).map(|cue| self.cues[cue]);
        let beside =
            cue.is_some_and(|cue| cue.direct && cue.item.abs_diff(at) <= 6 && items[cue.item].has(Class::CORE));
        let by = after
            .is_some_and(|by| by.is_word() && matches!(outline.word(at + 1), "by" | "von" | "de" | "par" | "di"))
            && items.get(at + 2).is_some_and(|name| name.is_word() && name.capital);
        let named = before.is_some_and(|before| before.is_word() && before.has(Class::WORK))
            || before.is_some_and(|before| before.is_sign(',')) && at > 1 && items[at - 2].has(Class::WORK)
            // "known as “...”"
            || at > 1 && outline.word(at - 1) == "as" && items[at - 2].is_word() && items[at - 2].has(Class::WORK);
        let comma = before.is_some_and(|before| matches!(before.kind, ItemKind::Sign(',' | ':' | '，' | '：')));
        let markup = |c: char| matches!(c, '<' | '>' | '=' | '(' | ')' | '/' | '[' | ']');
        let signs = [before, after.copied()].into_iter().flatten();
        let mut signs = signs.filter_map(|item| if let ItemKind::Sign(c) = item.kind { Some(c) } else { None });
        let block = &outline.words.paragraphs[stretch.block];
        // A name below it signs it.
        let signed = after.is_some_and(|after| after.kind == ItemKind::Break)
            && matches!(items.get(at + 2).map(|item| item.kind), Some(ItemKind::Sign('—' | '–' | '―' | '-' | '~')));
        let personal = own
            .iter()
            .any(|token| token.class.any(Class::ONESELF) || is_you(outline.words.vocabulary.text(token.word)));
        let goes_on_from_before = self.index > 0 && self.stretches[self.index - 1].open_ended;
        let goes_on = after.is_some_and(|after| after.is_word() && !after.has(Class::CUE));
        let person = Class::ONESELF.or(Class::SUBJECT);
        [
            1.0,
            flag(cue.is_some()),
            flag(beside),
            flag(self.place == Place::Leading),
            flag(self.place == Place::Fragment),
            flag(closes),
            // German gives every noun a capital.
            flag(capitals * 10 >= words * if outline.german { 9 } else { 6 } && words > 1),
            flag(self.is_single(&stretch.span) && self.uses_double_marks()),
            flag(words < 5),
            flag(words >= 12),
            flag(before.is_some_and(|before| before.is_word() && before.has(Class::DET.or(Class::POSS)))),
            flag(comma),
            flag(by),
            flag(named),
            flag(before.is_some_and(|before| before.is_word()) && goes_on && !closes),
            flag(own.iter().any(|token| token.class.any(Class::AUX.or(person)) && !token.capital)),
            flag(signs.any(markup)),
            flag(stretch.span == block.span && cue.is_none() && !goes_on_from_before && !signed && !personal),
            flag(opens_transcript(inner)),
        ]
    }
}

/// "WALLACE: Do you agree?"
fn opens_transcript(words: &str) -> bool {
    const LONGEST: usize = 24;
    let label = words.split_once(": ").map_or("", |(label, _)| label);
    (3..LONGEST).contains(&label.len()) && label.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-'))
}

fn is_you(word: &str) -> bool {
    matches!(
        word,
        "you" | "your" | "du" | "dich" | "dir" | "ihr" | "euch" | "vous" | "votre" | "usted" | "tú" | "voi" | "você"
    )
}

/// Whether words end as a sentence does, or as one before its speech tag.
pub(crate) fn closes(words: &str) -> bool {
    outline::ends_sentence(words) || words.ends_with([',', '，', '、'])
}

/// Speech, a fragment of it, or no speech at all.
pub(crate) fn kind(quoted: &Quoted<'_>) -> QuotationKind {
    const FEW: usize = 3;
    let inner = &quoted.outline.text[quoted.stretches[quoted.index].inner.clone()];
    let count = inner.split_whitespace().count().max(inner.chars().filter(|c| is_cjk(*c)).count() / 2);
    let closes = closes(inner);
    let signs = quoted.signs();
    let worth: f32 = signs.iter().zip(WEIGHTS).map(|(sign, (_, weight))| sign * weight).sum();
    let is_word = count < FEW && !closes && quoted.choice.is_none_or(|choice| choice.cue.is_none());
    // The signs need a lexicon, and words that are parted.
    let doubtful = worth < 0.0 && quoted.outline.words.is_known_language && !inner.contains(is_cjk);
    let cue = quoted.choice.is_some_and(|choice| choice.cue.is_some());
    let said = quoted.outline.german && cue && !(quoted.place == Place::Embedded && quoted.stands_where_titles_do());
    let embedded = quoted.place != Place::Leading && !said;
    if doubtful
        || is_word
        || quoted.is_named(inner)
        || (embedded && (is_title(inner) && !closes || quoted.is_titled(inner, count)))
    {
        return QuotationKind::NotSpeech;
    }
    match quoted.place {
        Place::Embedded if quoted.is_of_sentence() => QuotationKind::Fragment,
        Place::Fragment => QuotationKind::Fragment,
        _ if count < FEW && !closes => QuotationKind::Fragment,
        _ => QuotationKind::Speech,
    }
}

/// Most words have a capital, one alone too.
fn is_title(words: &str) -> bool {
    let capital = |word: &&str| word.chars().find(|c| is_alphanumeric(*c)).is_some_and(char::is_uppercase);
    let (capitals, all) = words
        .split_whitespace()
        .fold((0, 0), |(capitals, all), word| (capitals + usize::from(capital(&word)), all + 1));
    capitals * 10 >= all * 6
}
