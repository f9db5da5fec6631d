//! Who a role stands for: "the mayor" is whom the text calls so. Names are told apart in `resolve`.

use super::lexicon::Class;
use super::resolve::{Entity, People};
use super::vocabulary::Word;

impl People<'_> {
    /// "the mayor": the last person whom the text calls so.
    pub(super) fn add_role(&mut self, index: usize) {
        let mention = &self.mentions.all[index];
        let the = self.outline.items[mention.items.start];
        if self.of_mention[index].is_some()
            || !the.has(Class::DET)
            || matches!(
                self.outline.word(mention.items.start),
                "a" | "an" | "A" | "An" | "one" | "One" | "another" | "Another"
            )
        {
            return;
        }
        let role = mention.items.clone().rev().find(|at| self.outline.items[*at].has(Class::ROLE));
        let Some(role) = role.map(|at| self.outline.items[at].word) else { return };
        let vocabulary = &self.outline.words.vocabulary;
        // "the Ohio Republican" is no Republican of another state.
        let told_apart = mention.items.clone().filter(|at| self.outline.items[*at].capital);
        let called: Vec<Word> = told_apart
            .skip_while(|at| *at == mention.items.start)
            .map(|at| self.outline.items[at].word)
            .chain([role])
            .collect();
        let called_so = |entity: &Entity| {
            entity.description.clone().is_some_and(|span| {
                let words = || self.outline.text[span.clone()].split(|c: char| !c.is_alphanumeric());
                called.iter().all(|own| words().any(|word| is_same(word, vocabulary.text(*own))))
            })
        };
        let known = |entity: &Entity| entity.person && called_so(entity);
        let described_before = |entity: &Entity| {
            entity.description.as_ref().is_some_and(|description| description.start < the.start) && known(entity)
        };
        let entity = self.entities.iter().rposition(described_before);
        self.of_mention[index] = entity.or_else(|| self.entities.iter().rposition(known));
    }
}

/// Whether a word is this one of the vocabulary, whatever its case.
fn is_same(word: &str, lower: &str) -> bool {
    word.len() == lower.len() && word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}
