//! Whose a verb of speech is: the mentions of a text by where they start and end, and the subject beside a
//! verb, seen through relative pronouns and added words. The verbs are found in `cues`.

use super::lexicon::Class;
use super::mentions::{Mention, MentionKind};
use super::names;
use super::outline::{Item, ItemKind, Outline};

/// Mentions with an index of where they start and end.
pub struct Mentions {
    pub all: Vec<Mention>,
    starting: Vec<u32>,
    ending: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Mentions {
    pub fn new(all: Vec<Mention>, items: usize) -> Self {
        let mut mentions = Self { all: Vec::new(), starting: vec![NONE; items + 1], ending: vec![NONE; items + 1] };
        for mention in all {
            mentions.add(mention);
        }
        mentions
    }

    pub fn add(&mut self, mention: Mention) -> usize {
        let index = u32::try_from(self.all.len()).unwrap_or(NONE);
        self.starting[mention.items.start] = index;
        self.ending[mention.items.end] = index;
        self.all.push(mention);
        self.all.len() - 1
    }

    pub fn starting_at(&self, item: usize) -> Option<usize> {
        self.starting.get(item).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The mention whose last item stands right before this one.
    pub fn ending_before(&self, item: usize) -> Option<usize> {
        self.ending.get(item).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The first mention of the items that no preposition governs.
    pub fn first_subject(&self, items: std::ops::Range<usize>) -> Option<usize> {
        items
            .filter_map(|at| self.starting_at(at))
            .find(|index| !self.all[*index].after_preposition && !self.all[*index].object)
    }
}

/// The subject whose words end right before `left`, seen through relative pronouns and appositions.
pub fn beside_left(outline: &Outline<'_>, mentions: &mut Mentions, left: usize, start: usize) -> Option<usize> {
    let items = &outline.items;
    let mut at = left;
    if items[at - 1].has(Class::REL) && items[at - 1].is_word() && at - 1 > start {
        at -= 1;
        if items[at - 1].is_comma() && at - 1 > start {
            at -= 1;
        }
    }
    if let Some(mention) = mentions.ending_before(at) {
        // "Aboard the Higgins, the captain said": without a second comma nothing was added to the name.
        return head(outline, mentions, mention, start, at < left);
    }
    if items[at - 1].is_comma()
        || items[at - 1].is_sign(')')
        || matches!(items[at - 1].kind, ItemKind::Sign('—' | '–' | '-'))
    {
        return behind_apposition(outline, mentions, at - 1, start);
    }
    plain_noun(outline, mentions, at, start)
}

/// "the mayor of Ames": the first of phrases that prepositions join. `is_added`: a comma follows them.
pub fn head(outline: &Outline<'_>, mentions: &Mentions, mention: usize, start: usize, is_added: bool) -> Option<usize> {
    let items = &outline.items;
    let mut head = mention;
    for _ in 0..6 {
        let first = mentions.all[head].items.start;
        // "ein Sprecher der Bahn": a genitive belongs to the noun before it.
        if (outline.german && is_genitive(outline.word(first)) || is_of_the(outline, first))
            && items[first].is_word()
            && let Some(noun) = mentions.ending_before(first).filter(|_| first > start)
        {
            head = noun;
            continue;
        }
        // "zu Beginn der Tagung": nor is it a subject where the noun is no mention.
        let is_of_noun = first > start && items[first - 1].is_word() && items[first - 1].capital;
        if outline.german && is_of_noun && items[first - 1].has(Class::TIME) && is_genitive(outline.word(first)) {
            return None;
        }
        if mentions.all[head].object {
            return None;
        }
        if mentions.all[head].after_preposition {
            match mentions.ending_before(first - 1) {
                Some(before) if first - 1 > start => head = before,
                _ => return None,
            }
            continue;
        }
        // "la oficina que dirige Ana Ruiz": whose the relative clause is, of which the name is only the subject.
        if outline.inverts_freely() && first > start + 2 && is_relative_verb(outline, first - 1) {
            head = mentions.ending_before(first - 2)?;
            continue;
        }
        // "Jones, the mayor": what a comma adds describes the name before it.
        let describes = is_added
            && mentions.all[head].kind == MentionKind::Noun
            && first > start + 1
            && items[first - 1].is_comma();
        match mentions.ending_before(first.saturating_sub(1)).filter(|_| describes) {
            Some(named) if mentions.all[named].kind == MentionKind::Name && !mentions.all[named].after_preposition => {
                head = named;
            }
            _ => return Some(head),
        }
    }
    Some(head)
}

/// A verb right behind the word that opens a relative clause.
fn is_relative_verb(outline: &Outline<'_>, at: usize) -> bool {
    let verb = outline.items[at];
    let opens = outline.items[at - 1];
    verb.is_word()
        && !verb.capital
        && !verb.has(Class::FUNCTION.or(Class::TITLE).or(Class::ROLE))
        && opens.is_word()
        && opens.has(Class::REL)
}

/// "du", "della": of and the in one word.
pub fn is_of_the(outline: &Outline<'_>, at: usize) -> bool {
    match outline.words.lexicon.language {
        "fr" => matches!(outline.word(at), "du" | "des"),
        "it" => matches!(outline.word(at), "del" | "dello" | "della" | "dell'" | "dell’" | "dei" | "degli" | "delle"),
        _ => false,
    }
}

/// Articles that a German genitive opens with (the first two are other cases' too).
fn is_genitive(word: &str) -> bool {
    matches!(word, "der" | "einer" | "des" | "eines" | "dieser" | "dieses" | "seiner" | "seines" | "ihrer" | "ihres")
}

/// "Jones, who has led the board since May, said": the name before the added words.
fn behind_apposition(outline: &Outline<'_>, mentions: &Mentions, comma: usize, start: usize) -> Option<usize> {
    let items = &outline.items;
    // "the board’s chair, Deniz Aydemir, said": the name itself was added.
    if let Some(named) = mentions.ending_before(comma) {
        let mention = &mentions.all[named];
        let first = mention.items.start;
        let added = first > start + 1 && items[first - 1].is_comma() && mention.kind == MentionKind::Name;
        // "the minister of health, Helena Prado": the phrase before the comma may end in what joins it.
        let described = mentions
            .ending_before(first.saturating_sub(1))
            .filter(|_| added)
            .and_then(|last| head(outline, mentions, last, start, true));
        if described.is_some_and(|noun| mentions.all[noun].kind == MentionKind::Noun) {
            return Some(named);
        }
    }
    let mut at = comma;
    while at > start.max(comma.saturating_sub(40)) {
        at -= 1;
        if items[at].is_quote() || (items[at].is_end()) {
            return None;
        }
        let opens = items[at].is_comma() || matches!(items[at].kind, ItemKind::Sign('(' | '—' | '–' | '-'));
        if !opens {
            continue;
        }
        let next = items[at + 1];
        let adds = next.has(
            Class::DET.or(Class::REL).or(Class::ROLE).or(Class::POSS).or(Class::PREP).or(Class::ADV).or(Class::TITLE),
        ) || next.kind == ItemKind::Number
            || !next.is_word()
            || (next.is_word() && !next.capital && !next.has(Class::CONJ.or(Class::SUBJECT)))
            || items[at].is_sign('(');
        if let Some(mention) = mentions.ending_before(at).filter(|_| adds && at + 1 < comma)
            && let Some(head) = head(outline, mentions, mention, start, true)
        {
            return Some(head);
        }
    }
    None
}

/// Lower-case words right before the verb that no rule took for a mention.
fn plain_noun(outline: &Outline<'_>, mentions: &mut Mentions, end: usize, start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let items = &outline.items;
    let mut first = end;
    while first > start && end - first < LONGEST {
        let item = items[first - 1];
        if !item.is_word() || item.has(Class::FUNCTION.or(Class::CUE).or(Class::TIME)) {
            break;
        }
        first -= 1;
    }
    if first == end || (first > start && items[first - 1].has(Class::AUX)) {
        return None;
    }
    if let Some(known) = (first..end).find_map(|at| mentions.starting_at(at)) {
        // "Amerykański przywódca": where adjectives stand first, a capital that a noun follows is no name's.
        let mention = &mentions.all[known];
        let may_be_adjective = !outline.english() && !outline.inverts_freely() && mention.items.start == start;
        let is_name = mention.kind == MentionKind::Name && mention.name.len() == 1;
        return (!may_be_adjective || !is_name || mention.items.end == end).then_some(known);
    }
    let after_preposition = first > start && items[first - 1].has(Class::PREP);
    let mention =
        Mention { kind: MentionKind::Noun, items: first..end, name: first..first, after_preposition, object: false };
    if after_preposition {
        let before = mentions.ending_before(first - 1)?;
        return head(outline, mentions, before, start, false);
    }
    Some(mentions.add(mention))
}

/// The mention right after the verb.
pub fn right_subject(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> Option<usize> {
    /// In bytes: the name of a paper with its marks.
    const LONGEST_OUTLET: usize = 40;
    let items = &outline.items;
    let mut next = at + 1;
    while items.get(next).is_some_and(|item| {
        item.is_sign('-')
            || (item.is_word()
                && (item.has(Class::TIME) || (item.has(Class::ADV) && !item.has(Class::DET.or(Class::SUBJECT)))))
    }) && next < at + 4
    {
        next += 1;
    }
    // "t-il"
    if items.get(next).is_some_and(|item| item.is_word() && outline.word(next) == "t" && !item.capital) {
        next += 2;
    }
    if let Some(end) = behind_turn(outline, next) {
        next = end;
        // "su parte Rosa Vidal" was taken for one phrase.
        let within = |start: &usize| mentions.all[*start].name.start == next;
        if let Some(name) = (at + 2..next).filter_map(|start| mentions.starting_at(start)).find(within) {
            return Some(name);
        }
    }
    // "mówi „Gazecie” Jan Kos": whom it was told.
    let is_outlet = |item: &Item| item.is_quote() && item.end - item.start < LONGEST_OUTLET;
    if !outline.english() && next == at + 1 && items.get(next).is_some_and(is_outlet) {
        next += 1;
    }
    // "antwortete dem Richter die Zeugin"
    if let Some(object) = mentions.starting_at(next).map(|index| &mentions.all[index]).filter(|mention| mention.object)
    {
        next = object.items.end;
    }
    // "lyder det fra formand Ida Holm", "heißt es von der Polizei"
    let is_it = |at: usize| matches!(outline.word(at), "es" | "det" | "het");
    if items.get(next + 1).is_some_and(|from| from.is_word() && from.has(Class::PREP))
        && is_it(next)
        && matches!(outline.word(next + 1), "von" | "vom" | "aus" | "fra" | "från" | "van" | "bij")
        && let Some(from) = mentions.starting_at(next + 2)
    {
        return Some(from);
    }
    let subject = mentions.starting_at(next).or_else(|| behind_plain_noun(outline, mentions, next))?;
    let named = joined_name(outline, mentions, subject).or_else(|| name_behind_office(outline, mentions, subject));
    Some(named.unwrap_or(subject))
}

/// "dijo la ministra de Salud Ana Bravo"
fn name_behind_office(outline: &Outline<'_>, mentions: &Mentions, office: usize) -> Option<usize> {
    const FULL_NAME: usize = 2;
    let end = mentions.all[office].items.end;
    // "vysvětlila mluvčí přístavu Eva Kotvová": what the office is of stands in the genitive, without a preposition.
    if outline.slavic() && mentions.all[office].kind == MentionKind::Noun {
        let named = behind_plain_noun(outline, mentions, end);
        return named.filter(|named| mentions.all[*named].name.len() >= FULL_NAME);
    }
    let second = mentions.starting_at(end).or_else(|| mentions.starting_at(end + 1))?;
    let named = &mentions.all[second];
    let is_behind = named.items.start < named.name.start && named.name.len() >= FULL_NAME;
    (is_behind && names::is_of_office(outline, named.items.start)).then_some(second)
}

/// "résume quant à elle Anne Roux", "afirma por su parte Rosa Vidal": words that pass the floor on.
fn behind_turn(outline: &Outline<'_>, at: usize) -> Option<usize> {
    const TURNS: [&[&str]; 10] = [
        &["quant", "à", "elle"],
        &["quant", "à", "lui"],
        &["pour", "sa", "part"],
        &["de", "son", "côté"],
        &["por", "su", "parte"],
        &["a", "su", "vez"],
        &["por", "sua", "vez"],
        &["a", "sua", "volta"],
        &["dal", "canto", "suo"],
        &["op", "zijn", "beurt"],
    ];
    let said = |turn: &&[&str]| {
        let mut words = turn.iter().enumerate();
        outline.items.len() >= at + turn.len() && words.all(|(order, word)| outline.word(at + order) == *word)
    };
    if outline.english() || outline.german { None } else { TURNS.into_iter().find(said).map(|turn| at + turn.len()) }
}

/// "sagt die Ärztin und Autorin Anna Reiff": of two roles of one person the second has the name, and no article.
fn joined_name(outline: &Outline<'_>, mentions: &Mentions, role: usize) -> Option<usize> {
    let items = &outline.items;
    let first = &mentions.all[role];
    let and = items.get(first.items.end).filter(|and| and.is_word() && and.has(Class::CONJ))?;
    let second = mentions.starting_at(first.items.end + 1)?;
    let named = &mentions.all[second];
    let is_titled = named.items.start < named.name.start && !items[named.items.start].has(Class::DET.or(Class::POSS));
    let is_role = first.kind == MentionKind::Noun && first.items.clone().any(|at| items[at].has(Class::ROLE));
    (is_role && is_titled && named.kind == MentionKind::Name && !and.capital).then_some(second)
}

/// "waarschuwt klimatoloog Jan Peters": the name behind a noun that no list has.
pub fn behind_plain_noun(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> Option<usize> {
    let noun = outline.items.get(at).filter(|noun| noun.is_word() && !noun.capital)?;
    let plain = !noun.has(Class::FUNCTION.or(Class::TIME).or(Class::CONNECTOR));
    mentions.starting_at(at + 1).filter(|name| plain && mentions.all[*name].kind == MentionKind::Name)
}
