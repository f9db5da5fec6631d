//! Forms of one word among the phrases of an article: singular and plural count together.

use super::phrases::Phrases;
use crate::quotes::vocabulary::hash;

impl Phrases<'_> {
    /// "Akkus" counts for "Akku" where the text has both; in English the plural and the singular are one
    /// phrase.
    pub(super) fn join_forms(&mut self) {
        match self.words.lexicon.language {
            "de" => self.join_forms_by(stem, false),
            "en" => self.join_forms_by(singular, true),
            _ => {}
        }
    }

    fn join_forms_by(&mut self, root: fn(&str) -> &str, english: bool) {
        let vocabulary = &self.words.vocabulary;
        // By the hash of the root: numbers are sorted faster than words.
        let mut forms: Vec<(u64, usize)> = Vec::with_capacity(self.all.len());
        for (index, phrase) in self.all.iter().enumerate() {
            // An English name is no plural of another.
            if phrase.length == 1 && !(english && phrase.name) {
                forms.push((hash(root(vocabulary.text(phrase.key[0])).as_bytes()), index));
            }
        }
        forms.sort_unstable();
        let groups: Vec<Vec<usize>> = forms
            .chunk_by(|left, right| left.0 == right.0)
            .filter(|forms| forms.len() > 1)
            .map(|forms| forms.iter().map(|(_, index)| *index).collect())
            .collect();
        for group in groups {
            // Shown is the German word without an ending, the English one that a list or the headline has, or
            // that the text prefers.
            let worth = |index: usize| -> (f32, f32) {
                let phrase = &self.all[index];
                let known = if phrase.subject { 2.0 } else { 0.0 } + if phrase.headline { 1.0 } else { 0.0 };
                if english { (known, phrase.count) } else { (0.0, -length(vocabulary.text(phrase.key[0]))) }
            };
            let best = group.iter().copied().max_by(|left, right| {
                let (left_worth, right_worth) = (worth(*left), worth(*right));
                left_worth
                    .0
                    .total_cmp(&right_worth.0)
                    .then(left_worth.1.total_cmp(&right_worth.1))
                    .then(right.cmp(left))
            });
            let Some(best) = best else { continue };
            for index in group.into_iter().filter(|index| *index != best) {
                let other = self.all[index].clone();
                self.all[index].joined |= english;
                let shown = &mut self.all[best];
                shown.count += other.count;
                shown.articles += other.articles;
                shown.inside += other.inside;
                shown.first = shown.first.min(other.first);
                shown.last = shown.last.max(other.last);
                shown.headline |= other.headline;
                shown.dek |= other.dek;
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the length of a word")]
fn length(word: &str) -> f32 {
    word.len() as f32
}

/// A word without the endings that make it plural or a genitive.
pub(crate) fn stem(word: &str) -> &str {
    const SHORTEST: usize = 4;
    let shorter = ["'s", "’s", "es", "en", "er", "s", "n", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    shorter.filter(|stem| stem.len() >= SHORTEST).unwrap_or(word)
}

/// An English noun without the ending of its plural, up to what the spelling changes there ("citi").
fn singular(word: &str) -> &str {
    const SHORTEST: usize = 4;
    let singular = match word.strip_suffix('s') {
        Some(shorter) if !shorter.ends_with(['s', 'u', 'i']) => {
            let es = shorter
                .strip_suffix('e')
                .filter(|bare| bare.ends_with(['s', 'x', 'z', 'i']) || bare.ends_with("ch") || bare.ends_with("sh"));
            es.unwrap_or(shorter)
        }
        _ => word,
    };
    let singular = singular.strip_suffix(['y', 'i']).unwrap_or(singular);
    if singular.len() >= SHORTEST { singular } else { word }
}
