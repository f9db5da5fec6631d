//! Verbs of speech in the writer's text, each with its subject. What they attribute is weighed in
//! `attribution`.

use super::lexicon::Class;
use super::mentions::MentionKind;
use super::outline::{Item, ItemKind, Outline};
use super::subjects::{Mentions, behind_plain_noun, beside_left, right_subject};

/// One verb (or "according to") with the mention that speaks.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the verb")]
pub struct Cue {
    pub item: usize,
    /// Index of the mention.
    pub subject: usize,
    /// The subject stands after the verb.
    pub inverted: bool,
    /// The subject stands right beside the verb, so nothing was guessed.
    pub direct: bool,
    pub according: bool,
    /// "to say", "was told": the subject is not sure to speak.
    pub weak: bool,
}

/// All cues in order. Subjects that are no mention yet ("climate scientists") become one.
pub fn find(outline: &Outline<'_>, mentions: &mut Mentions) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        // Most words are no verb, and stand behind no quotation.
        let may_attribute = item.has(Class::ACCORDING.or(Class::AUX).or(Class::CUE)) || is_behind_quote(outline, at);
        if !item.is_word() || !may_attribute {
            continue;
        }
        let cue = if item.has(Class::ACCORDING) {
            according(outline, mentions, at)
        } else if item.has(Class::AUX) && outline.items.get(at + 1).is_some_and(Item::is_word) {
            parted(outline, mentions, at).or_else(|| any_verb(outline, mentions, at))
        } else if item.has(Class::CUE)
            && !is_negated(outline, at)
            && !is_done_by(outline, at)
            && !is_noun(outline, mentions, at)
        {
            verb(outline, mentions, &cues, at)
        } else {
            any_verb(outline, mentions, at)
        };
        cues.extend(cue);
    }
    cues.sort_by_key(|cue| cue.item);
    cues
}

fn according(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> Option<Cue> {
    let mut next = at + 1;
    if outline.items.get(next).is_some_and(|item| item.has(Class::PREP)) {
        next += 1;
    }
    // "nach den Worten von"
    let words_follow = |at: usize| outline.items.get(at).is_some_and(|item| item.is_word() && item.has(Class::SAYING));
    if outline.german && outline.items.get(next).is_some_and(|item| item.has(Class::DET)) && words_follow(next + 1) {
        next += 1;
    }
    // "nach Angaben der Polizei": a preposition alone says nothing.
    let saying = outline.items.get(next).is_some_and(|item| item.has(Class::SAYING) && item.is_word());
    if saying {
        let mut following = next + 1..(next + 4).min(outline.items.len());
        let subject = following.find_map(|at| mentions.starting_at(at))?;
        return Some(Cue { item: at, subject, inverted: true, direct: true, according: true, weak: false });
    }
    if outline.german && outline.items[at].has(Class::PREP) {
        return None;
    }
    // "de acuerdo con", but "el acuerdo con"
    if outline.items[at].has(Class::NOUNISH)
        && !at.checked_sub(1).is_some_and(|before| outline.items[before].has(Class::PREP))
    {
        return None;
    }
    if let Some(subject) = mentions.starting_at(next).or_else(|| behind_plain_noun(outline, mentions, next)) {
        return Some(Cue { item: at, subject, inverted: true, direct: true, according: true, weak: false });
    }
    // "der Polizei zufolge"
    let subject = mentions.ending_before(at).filter(|_| outline.german)?;
    Some(Cue { item: at, subject, inverted: false, direct: true, according: true, weak: false })
}

/// "“...”, hatte Martina Vogt dem Sender gesagt": the subject between the two parts of the verb.
fn parted(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> Option<Cue> {
    const REACH: usize = 14;
    let subject = mentions.starting_at(at + 1)?;
    let items = &outline.items;
    if outline.english() || !touches_quote(items, at, outline.sentence_start(at)) {
        return None;
    }
    let after = mentions.all[subject].items.end;
    let says = |item: &usize| items[*item].has(Class::SAY) && items[*item].sentence == items[at].sentence;
    // "«...», a-t-elle martelé": whichever verb it is.
    let is_verb = |item: &Item| item.is_word() && !item.capital && !item.has(Class::FUNCTION);
    let beside = items.get(after).filter(|_| outline.inverts_freely()).filter(|item| is_verb(item));
    let item = (after..items.len().min(after + REACH)).find(says).or(beside.map(|_| after))?;
    // "“...” sind sie, sagt der Verband": a comma that no second one closes opens another clause.
    if items[after..item].iter().filter(|item| item.is_comma()).count() % 2 == 1 {
        return None;
    }
    Some(Cue { item, subject, inverted: true, direct: true, according: false, weak: false })
}

/// A quotation, and one item more, stand before this.
fn is_behind_quote(outline: &Outline<'_>, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|before| outline.items[before].is_quote())
}

/// "“...”, staunte Willi Pohl": what stands in lower case between a quotation's comma and a name is a verb,
/// whichever it is.
fn any_verb(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> Option<Cue> {
    let items = &outline.items;
    let between = at.checked_sub(1).map(|before| &items[before])?;
    let parts = between.is_comma() || between.kind == ItemKind::Stop { after_quote: true };
    if !parts || !is_behind_quote(outline, at) {
        return None;
    }
    // "«...», a martelé Anne Roux"
    let is_parted =
        outline.inverts_freely() && items[at].has(Class::AUX) && items.get(at + 1).is_some_and(Item::is_word);
    let at = at + usize::from(is_parted);
    let item = items[at];
    // A verb of speech is found by itself.
    if is_parted && item.has(Class::CUE) {
        return None;
    }
    if item.capital || item.has(Class::FUNCTION.or(Class::TIME).or(Class::CONNECTOR)) {
        return None;
    }
    let subject = right_subject(outline, mentions, at)?;
    let mention = &mentions.all[subject];
    let first = items[mention.items.start];
    let named = !mention.after_preposition
        && match mention.kind {
            MentionKind::Name => true,
            MentionKind::Pronoun => {
                mention.items.start == at + 1 && first.has(Class::HE.or(Class::SHE)) && !first.has(Class::OBJECT)
            }
            MentionKind::Noun => mention.items.clone().any(|at| items[at].has(Class::ROLE)),
        };
    named.then_some(Cue { item: at, subject, inverted: true, direct: true, according: false, weak: false })
}

/// Words such as "report" that are a noun here, and verbs inside a mention.
fn is_noun(outline: &Outline<'_>, mentions: &Mentions, at: usize) -> bool {
    let item = outline.items[at];
    let before = at.checked_sub(1).map(|before| outline.items[before]);
    let after_article = before.is_some_and(|before| {
        before.is_word()
            && (before.has(Class::DET.or(Class::POSS)) || before.possessive)
            && !before.has(Class::OBJECT.or(Class::SUBJECT))
    });
    let inside = |mention: usize| mentions.all[mention].items.contains(&at);
    let in_mention = (at.saturating_sub(14)..=at).filter_map(|start| mentions.starting_at(start)).any(inside);
    in_mention || (item.has(Class::NOUNISH) && after_article)
}

fn verb(outline: &Outline<'_>, mentions: &mut Mentions, cues: &[Cue], at: usize) -> Option<Cue> {
    let items = &outline.items;
    let item = items[at];
    let start = outline.sentence_start(at);
    let word = outline.word(at);
    let participle = outline.english() && word.ends_with("ing");
    let mut left = at;
    let mut weak = false;
    while left > start {
        let before = items[left - 1];
        let skipped = match before.kind {
            ItemKind::Word => {
                let word = outline.word(left - 1);
                weak |=
                    matches!(word, "to" | "was" | "were" | "been" | "be" | "being" | "is" | "are" | "wurde" | "wurden");
                before.has(Class::AUX.or(Class::ADV))
                    || before.has(Class::TIME)
                    || (word.ends_with("ly") && !before.capital)
                    || (before.has(Class::PREP) && items[left].has(Class::TIME))
            }
            ItemKind::Number => true,
            _ => false,
        };
        if !skipped || mentions.ending_before(left).is_some() && !before.has(Class::AUX.or(Class::ADV)) {
            break;
        }
        left -= 1;
    }
    weak &= !participle;
    let after_quote = touches_quote(items, left, start);
    // "with Mayor Ida Brook proclaiming"
    let accompanies = |mention: usize| {
        let first = mentions.all[mention].items.start;
        first > start && outline.word(first - 1) == "with" && mentions.all[mention].kind == MentionKind::Name
    };
    if let Some(subject) = mentions.ending_before(left).filter(|mention| participle && accompanies(*mention)) {
        return Some(Cue { item: at, subject, inverted: false, direct: true, according: false, weak });
    }
    let direct_left = if left > start && !participle { beside_left(outline, mentions, left, start) } else { None };
    let right = right_subject(outline, mentions, at);
    let takes_hearer = item.has(Class::TELL) && !item.has(Class::SAY);
    let cue = |subject, inverted, direct| Some(Cue { item: at, subject, inverted, direct, according: false, weak });
    match (direct_left, right) {
        (Some(left), Some(right)) if !participle && is_behind(outline, mentions, left..right, at) => {
            cue(right, true, true)
        }
        (_, Some(right)) if after_quote && !takes_hearer && !participle => cue(right, true, true),
        (Some(left), _) => cue(left, false, true),
        (None, Some(right)) if !takes_hearer && !participle && inverts_here(outline, left, start) => {
            cue(right, true, true)
        }
        _ if after_quote && left == start => None,
        _ => {
            // "the man who said he fell, adding": whose the clause is speaks no further.
            let of_clause = |cue: &Cue| cue.item > 0 && items[cue.item - 1].has(Class::REL);
            let same = |cue: &&Cue| items[cue.item].sentence == item.sentence && !cue.according && !of_clause(cue);
            let earlier = cues.iter().rev().take(8).find(same);
            let from = earlier.map_or(start, |cue| cue.item + 1).max(at.saturating_sub(60));
            let subject = clause_subject(outline, mentions, from..at)
                .or(earlier.map(|cue| cue.subject))
                .or_else(|| mentions.first_subject(start..at.min(start + 60)))?;
            cue(subject, false, false)
        }
    }
}

/// "Brook got louder, and Hale would calm her, saying": the subject of the last clause that `and` or a comma
/// opens.
fn clause_subject(outline: &Outline<'_>, mentions: &Mentions, range: std::ops::Range<usize>) -> Option<usize> {
    let items = &outline.items;
    let joins = |item: Item| item.is_comma() || item.is_word() && item.has(Class::CONJ);
    let opens = |at: &usize| *at > 0 && joins(items[at - 1]) && !items[*at].has(Class::REL);
    let acts = |mention: &usize| {
        let mention = &mentions.all[*mention];
        !mention.object && items.get(mention.items.end).is_some_and(|next| next.is_word() && next.has(Class::AUX))
    };
    range.rev().filter(opens).filter_map(|at| mentions.starting_at(at)).find(acts)
}

/// Where something else may open a sentence, the subject stands behind the verb if it is a pronoun of no other
/// case ("Für ihn und sein Team hofft er"), or a full name or a role and the word that opens the sentence is nobody's
/// ("Soddisfatto si è detto Paolo Neri"): `either` is the mention before the verb and the one behind it.
fn is_behind(outline: &Outline<'_>, mentions: &Mentions, either: std::ops::Range<usize>, verb: usize) -> bool {
    const NOMINATIVE: [&str; 10] = ["er", "ich", "wir", "hij", "ik", "han", "hun", "jag", "jeg", "vi"];
    const FULL_NAME: usize = 2;
    let (left, right) = (&mentions.all[either.start], &mentions.all[either.end]);
    let first = left.items.start;
    let verb_second = matches!(outline.words.lexicon.language, "de" | "nl" | "sv" | "da" | "no");
    if verb_second && right.items.start == verb + 1 && NOMINATIVE.contains(&outline.word(verb + 1)) {
        return true;
    }
    let opens = left.name.len() == 1 && first == outline.sentence_start(verb) && left.items.len() == 1;
    let is_nobody = opens && outline.words.count(outline.items[first].word) == 1;
    let is_role = right.kind == MentionKind::Noun && outline.items[right.items.start].has(Class::ROLE);
    is_nobody && !outline.english() && (is_role || right.name.len() >= FULL_NAME)
}

/// "did not say", "doesn't show": attributes nothing.
fn is_negated(outline: &Outline<'_>, verb: usize) -> bool {
    let before = verb.checked_sub(1).map_or("", |before| outline.word(before));
    outline.english() && (matches!(before, "not" | "never") || before.ends_with("n't") || before.ends_with("n’t"))
}

/// "le tir confirmé par l’armée": a participle whose agent is told is no verb of the sentence's.
fn is_done_by(outline: &Outline<'_>, verb: usize) -> bool {
    const ENDINGS: [&str; 13] =
        ["é", "ée", "és", "ées", "ado", "ada", "ados", "adas", "ido", "ida", "ato", "ata", "uto"];
    let word = outline.word(verb);
    let participle = outline.inverts_freely() && ENDINGS.iter().any(|ending| word.ends_with(ending));
    let by = outline.items.get(verb + 1).filter(|by| participle && by.is_word());
    by.is_some() && matches!(outline.word(verb + 1), "par" | "por" | "pelo" | "pela" | "da" | "dal" | "dalla" | "dai")
}

/// Whether the verb stands right after a quotation, a comma or dash between them at most.
pub fn touches_quote(items: &[Item], at: usize, start: usize) -> bool {
    let mut before = at;
    while before > 0 {
        let item = items[before - 1];
        match item.kind {
            ItemKind::Quote(_) => return true,
            ItemKind::Sign(',' | '-' | '–' | '—' | '―' | ';') | ItemKind::Stop { after_quote: true } => {
                before -= 1;
            }
            _ => return false,
        }
        if before + 4 < start {
            return false;
        }
    }
    false
}

/// Whether nothing that could be a subject stands before the verb: a language with the verb second.
fn inverts_here(outline: &Outline<'_>, left: usize, start: usize) -> bool {
    left == start || !outline.english() || outline.items[left - 1].is_comma() || outline.items[left - 1].is_quote()
}
