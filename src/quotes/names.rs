//! The name inside a phrase that can stand for somebody: what stands before and behind it is no part of it.

use std::ops::Range;

use super::lexicon::Class;
use super::outline::{Item, ItemKind, Outline};
use super::phrases::{is_surname, joins_name, times_have_capitals};

/// The trailing run of capitalised words of a phrase, titles and roles before it taken off.
pub fn name_in(outline: &Outline<'_>, phrase: Range<usize>) -> Range<usize> {
    let items = &outline.items;
    let in_name = |at: usize| -> bool {
        let item: Item = items[at];
        match item.kind {
            ItemKind::Word => {
                (item.capital && !item.has(Class::DET.or(Class::POSS).or(Class::TIME)))
                    || (item.capital && at + 1 < phrase.end && is_hans(outline, at))
                    || (item.capital && at > phrase.start && item.has(Class::TIME) && !times_have_capitals(outline))
                    || (at > phrase.start && (outline.german && is_surname(outline, at) || joins_name(items[at - 1])))
                    || (item.has(Class::CONNECTOR.or(Class::CONJ)) && !item.capital && at > phrase.start)
            }
            ItemKind::Sign('.' | '&' | '-' | '/' | '\'' | '’' | '‘') | ItemKind::Quote(_) => true,
            _ => false,
        }
    };
    let end = phrase.end;
    let mut start = end;
    while start > phrase.start && in_name(start - 1) && !(start < end && items[start - 1].possessive) {
        start -= 1;
    }
    while start < end && !(items[start].is_word() && items[start].capital) {
        start += 1;
    }
    if start == end {
        return end..end;
    }
    // "Spitzenmann Jens Ohlrogge": a first name amid capitals opens the name.
    let is_first_name = |at: usize| {
        let item = items[at];
        item.has(Class::MALE.or(Class::FEMALE)) && !item.has(Class::TITLE.or(Class::ROLE)) && item.is_word()
    };
    if outline.german
        && let Some(first) = (start..end.saturating_sub(1)).find(|at| is_first_name(*at))
        && items[first].capital
    {
        start = first;
    }
    // "la ministra de Salud Ana Bravo": the name stands behind what the office is of.
    if is_of_office(outline, phrase.start)
        && let Some(first) = (start + 1..end.saturating_sub(1)).find(|at| is_first_name(*at) && items[*at].capital)
    {
        start = first;
    }
    // "House Speaker Paul Ryan": the name follows the last title, where anything follows it.
    let last_title = (start..end).rev().find(|at| items[*at].has(Class::TITLE.or(Class::ROLE)) && items[*at].is_word());
    if let Some(title) = last_title {
        let mut after = title + 1;
        while after < end && !(items[after].is_word() && items[after].capital) {
            after += 1;
        }
        after = behind_office(outline, title, after..end);
        if is_of_place(outline, phrase.start, after..end) {
            return end..end;
        }
        if after < end {
            return after..without_home(outline, after..end);
        }
        // "the Ohio Republican": what somebody is, and nobody's name.
        let is_first_name = title > start && items[title - 1].has(Class::MALE.or(Class::FEMALE));
        if !outline.german && title + 1 == end && items[phrase.start].has(Class::DET) && !is_first_name {
            return end..end;
        }
        let before_is_name = title > start && !outline.german;
        return if before_is_name && items[title].possessive { end..end } else { title_only(outline, start..end) };
    }
    if is_of_place(outline, phrase.start, start..end) {
        return end..end;
    }
    let is_titled = start > phrase.start && items[start - 1].has(Class::TITLE.or(Class::ROLE));
    if outline.slavic() && is_titled {
        start = behind_office(outline, start - 1, start..end);
    }
    let end = without_home(outline, start..end);
    if outline.german
        && end - start == 1
        && (items[start].has(Class::GROUP.or(Class::WORK).or(Class::SAYING).or(Class::TOPIC))
            || german_noun(outline, start, phrase.start))
    {
        return end..end;
    }
    start..end
}

/// Whether a phrase tells of what somebody holds an office, of those that are of no place with a name.
pub fn is_of_office(outline: &Outline<'_>, start: usize) -> bool {
    const OFFICES: [&str; 15] = [
        "ministro",
        "ministra",
        "ministre",
        "minister",
        "ministeren",
        "comisario",
        "comisaria",
        "commissaire",
        "commissario",
        "commissaria",
        "consejero",
        "consejera",
        "assessore",
        "assessora",
        "secretário",
    ];
    let items = &outline.items;
    // "de Salud", "della Salute", "à l’économie"
    let joins = |at: usize| items[at].is_word() && items[at].has(Class::PREP) && !items[at].capital;
    let before = if start > 0 && joins(start - 1) { start - 1 } else { start };
    let joined = before < start || super::subjects::is_of_the(outline, start);
    joined && before > 0 && OFFICES.contains(&outline.word(before - 1))
}

/// "prezydent USA": which office, and nobody's name.
fn is_of_place(outline: &Outline<'_>, start: usize, name: Range<usize>) -> bool {
    let items = &outline.items;
    let of = if outline.slavic() { Class::PLACE.or(Class::NONPERSON) } else { Class::PLACE };
    let is_place = |at: usize| !items[at].is_word() || items[at].has(of);
    let office = name.start > start && items[name.start - 1].has(Class::TITLE.or(Class::ROLE));
    // "Urzędnik Białego Domu"
    let genitive = outline.words.lexicon.language == "pl"
        && ["ego", "iej", "ych"].iter().any(|ending| outline.word(name.start.min(items.len() - 1)).ends_with(ending));
    !outline.english() && office && !name.is_empty() && (genitive || name.clone().all(is_place))
}

/// "Hans Krogh": a Scandinavian first name that is "his" too.
fn is_hans(outline: &Outline<'_>, at: usize) -> bool {
    outline.word(at) == "Hans" && outline.items[at + 1].is_word() && outline.items[at + 1].capital
}

/// "Secretary of State Ida Mary Brook", "президент России Илья Гаванский": the name stands behind what the office is of.
fn behind_office(outline: &Outline<'_>, title: usize, name: Range<usize>) -> usize {
    const FULL_NAME: usize = 2;
    let items = &outline.items;
    if outline.slavic() {
        let is_of = |at: &usize| items[*at].is_word() && items[*at].has(Class::PLACE.or(Class::NONPERSON));
        let of = name.clone().take_while(is_of).count();
        return if name.start + of + FULL_NAME <= name.end { name.start + of } else { name.start };
    }
    let is_of = name.start == title + 2 && items[title + 1].has(Class::CONNECTOR) && items[title].has(Class::TITLE);
    let mut after = name.start + 1;
    while items.get(after).is_some_and(|item| item.has(Class::NONPERSON)) {
        after += 1;
    }
    let is_name = items[name.start..name.end].iter().all(|item| item.is_word() && item.capital);
    if outline.english() && is_of && is_name && after + FULL_NAME <= name.end { after } else { name.start }
}

/// "Senator Ida Brook of Texas": where somebody is from is no part of the name.
fn without_home(outline: &Outline<'_>, name: Range<usize>) -> usize {
    const FULL_NAME: usize = 2;
    let items = &outline.items;
    let of = (name.start + FULL_NAME..name.end).find(|at| outline.word(*at) == "of");
    let is_home = |of: &usize| {
        items[of + 1..name.end].iter().any(|item| item.has(Class::PLACE))
            && !items[name.start..*of].iter().any(|item| item.has(Class::NONPERSON))
    };
    of.filter(is_home).filter(|_| outline.english()).unwrap_or(name.end)
}

/// "President", "the Senator": a role with a capital is no name.
fn title_only(outline: &Outline<'_>, name: Range<usize>) -> Range<usize> {
    let all_roles = name.clone().all(|at| {
        !outline.items[at].is_word() || outline.items[at].has(Class::TITLE.or(Class::ROLE).or(Class::FUNCTION))
    });
    if all_roles { name.end..name.end } else { name }
}

/// In German every noun has a capital: a single word after an article is taken for a noun.
fn german_noun(outline: &Outline<'_>, at: usize, phrase_start: usize) -> bool {
    at > phrase_start && outline.items[phrase_start].has(Class::DET.or(Class::POSS))
}
