//! Lines of names: cutting "By Ann Lee and Bob Ray, Staff Writers" into two people, and telling a
//! person from an organisation.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input};

use super::document::fold;
use super::name_words::{
    ANDS, DESKS, ENDINGS, LABELS, NEVER_NAMES, NO_AUTHORS, OPENINGS, ORGANISATION_WORDS, PARTICLES, ROLES, TITLES,
    WEEKDAYS,
};

/// In characters: longer lines without capitals are no names.
const LONGEST_UNCASED: usize = 8;

/// A short line in a script without capitals, where a place for names is all that tells a name.
pub fn is_uncased(line: &str) -> bool {
    (2..=LONGEST_UNCASED).contains(&line.chars().count())
        && line.chars().any(char::is_alphabetic)
        && !line.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether a line begins as bylines do and goes on with a name.
pub fn opens_byline(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !OPENING_QUOTES.contains(&c));
    let Some(opening) = opening_of(line, &DOUBTFUL_OPENINGS) else { return false };
    line.get(opening.len()..).is_some_and(|rest| split(rest).iter().any(|name| looks_like_person(name)))
}

/// Openings that as often begin something else.
const DOUBTFUL_OPENINGS: [&str; 4] = ["de ", "di ", "from ", "en "];

/// A title in quotation marks may begin as bylines do.
const OPENING_QUOTES: [char; 7] = ['"', '“', '„', '«', '»', '‘', '\''];

/// Whether a line may open a byline, by its first letters: what follows "By" may be glued to it.
pub fn may_open(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(first) = line.bytes().next() else { return false };
    // Most are told apart by the first letter alone.
    let starts = |opening: &&str| {
        let is_near = opening.as_bytes()[0].eq_ignore_ascii_case(&first);
        let start = is_near.then(|| line.get(..opening.trim_end().len())).flatten();
        start.is_some_and(|start| start.eq_ignore_ascii_case(opening.trim_end()))
    };
    // Beyond ASCII letters have other lengths in the other case.
    OPENINGS.iter().any(starts) || !line.is_ascii() && opening_of(line, &[]).is_some()
}

/// In bytes; no opening is longer.
const OPENING: usize = 40;

/// What stands between two elements' texts on one line: nothing before the first, a new line where one of them is a
/// person's whole name, else a space.
pub fn parter(before: &str, text: &str) -> Option<char> {
    let joins = |word: &str| !word.contains(char::is_alphanumeric) || ANDS.iter().any(|and| and.trim() == word);
    let is_opening = |text: &str| without_opening(&format!("{text} ")).is_empty();
    let last = before.split_whitespace().last()?;
    // What a sign parts from the rest is a line of its own.
    let before = before.rsplit(['|', '•', '·']).next().unwrap_or(before).trim_start();
    if joins(last) || text.split_whitespace().next().is_some_and(joins) || is_opening(before) {
        return Some(' ');
    }
    // "Ann Mary" and "Lee" are parts of one name.
    let cased = |text: &str| text.contains(char::is_lowercase);
    let goes_on = || {
        let single = looks_like_single_name(text) && !text.contains(' ');
        single && text.starts_with(char::is_uppercase) && cased(text) == cased(before)
    };
    // Where no capital tells a name, its element does.
    let are_uncased = is_uncased(before) && is_uncased(text.trim());
    let ends = are_uncased
        || is_opening(text)
        || looks_like_person(text)
        || looks_like_person(without_opening(before)) && !goes_on();
    Some(if ends { '\n' } else { ' ' })
}

/// Whether a line begins as bylines do.
pub fn opens_line(line: &str) -> bool {
    opening_of(line, &[]).is_some()
}

/// The line without the words that open a byline.
pub fn without_opening(line: &str) -> &str {
    opening_of(line, &[]).and_then(|opening| line.get(opening.len()..)).map_or(line, str::trim_start)
}

/// The first of the openings that the line begins with, whatever its case, and that is none of `but`.
fn opening_of(line: &str, but: &[&str]) -> Option<&'static str> {
    let first = line.chars().next()?.to_lowercase().next()?;
    // Most lines begin with the first letter of none.
    let mut near = OPENINGS.into_iter().filter(|opening| opening.starts_with(first)).peekable();
    near.peek()?;
    let lower = line[..line.floor_char_boundary(OPENING)].to_lowercase();
    near.find(|opening| lower.starts_with(opening) && !but.contains(opening))
}

/// The name in "06.11.2023 13:30 von Olga" and "May 3, 2019 by ann".
pub fn after_date(line: &str) -> Option<&str> {
    if line.is_ascii() && !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let by = [" by ", " von ", " par ", " por ", " door "].into_iter().find(|by| line.contains(by))?;
    let at = line.find(by)? + by.len();
    super::dates::written(line)?;
    let rest = line[at..].trim();
    let names = split(rest);
    (names.len() == 1 && (looks_like_person(&names[0]) || looks_like_single_name(&names[0]))).then_some(rest)
}

/// The names on a line.
pub fn split(line: &str) -> Vec<String> {
    let line = line.lines().map(fold).collect::<Vec<_>>().join("\n");
    // Who helped is named in other words than who wrote.
    if line.contains(" contributed ") {
        return Vec::new();
    }
    // What stands before "By" is the kicker or a button.
    let opening = line.match_indices('\n').map(|(at, _)| &line[at + 1..]);
    let mut line = opening.into_iter().find(|rest| opening_of(rest, &DOUBTFUL_OPENINGS).is_some()).unwrap_or(&line);
    while let Some(rest) = Some(without_opening(line)).filter(|rest| rest.len() < line.len()) {
        line = rest;
    }
    if !line.is_ascii() {
        let end = NO_AUTHORS.iter().filter_map(|label| line.find(label)).min();
        line = end.map_or(line, |at| &line[..at]);
    }
    let mut parts: Vec<&str> = line.split(['\n', ',', ';', '|', '、', '/', '•', '·']).collect();
    if ANY_AND.as_ref().is_some_and(|any| any.is_match(line)) {
        for and in ANDS {
            parts = parts.into_iter().flat_map(|part| cut_at(part, and)).collect();
        }
    }
    let names: Vec<String> = parts.into_iter().map(clean).filter(|name| !name.is_empty()).collect();
    // "Ann Lee, Editor" is one person; "Editor" alone is all that the page says.
    if names.iter().all(|name| is_title(name)) {
        return names.into_iter().filter(|name| DESKS.contains(&name.to_lowercase().as_str())).take(1).collect();
    }
    names.into_iter().filter(|name| !is_title(name)).collect()
}

/// All words between names at once, and all of what follows one: most lines hold none of either.
static ANY_AND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(ANDS).ok());
static ANY_ENDING: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(ENDINGS).ok());

/// Cuts at a joining word where both sides can be names.
fn cut_at<'a>(part: &'a str, and: &str) -> Vec<&'a str> {
    // Short words of one language are name particles in another: "Maria e Silva".
    let needs_two_words = and.trim().len() == 1 && and != " & " && and != " y ";
    let pieces: Vec<&str> = part.split(and).collect();
    if pieces.len() > 1 && (!needs_two_words || pieces.iter().all(|piece| piece.trim().contains(' '))) {
        pieces
    } else {
        vec![part]
    }
}

fn clean(part: &str) -> String {
    let mut name = part.trim();
    if let Some(opening) = opening_of(name, &["de ", "di "]) {
        name = name.get(opening.len()..).unwrap_or(name).trim_start();
    }
    let mut lower = name.to_lowercase();
    // "Published May 2 by Ann Lee".
    if let Some(at) = lower.rfind(" by ").filter(|_| name.is_ascii()) {
        name = name[at + 4..].trim_start();
        lower = name.to_lowercase();
    }
    // The last word may be the ending.
    lower.push(' ');
    if lower.len() == name.len() + 1
        && let Some(at) = ending_in(&lower)
    {
        name = name.get(..at).unwrap_or(name);
    }
    let mut words: Vec<&str> = Vec::new();
    for word in name.split_whitespace() {
        // Dates, ages and addresses end a name.
        if word.starts_with(|c: char| c.is_ascii_digit()) && !words.is_empty()
            || word.contains('@') && !words.is_empty()
        {
            let month = words
                .last()
                .is_some_and(|last| super::month_names::number(&last.trim_matches('.').to_lowercase()).is_some());
            if month && words.len() > 1 {
                words.pop();
            }
            // "Ann Lee Sunday 22.12.2012"
            let weekday = words.last().is_some_and(|last| WEEKDAYS.contains(&last.to_lowercase().as_str()));
            if weekday && words.len() > 2 {
                words.pop();
            }
            break;
        }
        words.push(word);
    }
    // "8 min read"; "20 Minuten" is an outlet.
    if let [number, "min", ..] = words[..]
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return String::new();
    }
    if words.len() > 1 {
        words.retain(|word| word.is_ascii() || !TITLES.contains(word));
    }
    // In a script without capitals a long word behind a name says what somebody does.
    if let [name, work] = words[..]
        && is_uncased(name)
        && !work.contains(char::is_lowercase)
        && work.chars().count() > LONGEST_UNCASED
    {
        words.truncate(1);
    }
    let name = words.join(" ");
    let trimmed = name
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '"' | '”'))
        .trim_end_matches(['.', ':', '"'])
        .trim();
    if name.ends_with("Jr.") || name.ends_with("Sr.") { format!("{trimmed}.") } else { trimmed.to_owned() }
}

/// Where the first of the endings stands behind two letters at least.
fn ending_in(lower: &str) -> Option<usize> {
    const SHORTEST: usize = 2;
    let behind = Input::new(lower).range(SHORTEST.min(lower.len())..);
    let is_whole = |found: &aho_corasick::Match| {
        let rest = &lower[found.end()..];
        match lower.as_bytes()[found.end() - 1] {
            // What a bracket holds may be the middle of a name.
            b'(' => !rest.split_once(") ").is_some_and(|(_, name)| name.starts_with(char::is_alphabetic)),
            // "Editors" are more than one editor, "editorial" is another word.
            last if last.is_ascii_alphabetic() => !rest.starts_with(|c: char| c.is_ascii_alphabetic() && c != 's'),
            _ => true,
        }
    };
    ANY_ENDING.as_ref()?.find_iter(behind).find(is_whole).map(|found| found.start())
}

fn is_title(name: &str) -> bool {
    let lower = name.to_lowercase();
    TITLES.contains(&lower.as_str()) || lower.chars().all(|c| !c.is_alphabetic())
}

/// Whether a part of a line says what somebody does.
pub fn tells_role(part: &str) -> bool {
    let lower = part.to_lowercase();
    !DESKS.contains(&lower.as_str()) && lower.split(|c: char| !c.is_alphanumeric()).any(is_role)
}

/// Whether a word in lower case says what somebody does; longer ones end compounds: "Finanzredakteurin".
fn is_role(word: &str) -> bool {
    const ENDS_COMPOUNDS: usize = 6;
    ROLES.iter().any(|role| word == *role || role.len() >= ENDS_COMPOUNDS && word.ends_with(role))
}

/// A pen name or a first name: one or two words that are no label.
pub fn looks_like_single_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = name.split_whitespace().count();
    (1..=2).contains(&words)
        && (2..=30).contains(&name.chars().count())
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['@', ':', '/', '|', '!', '?', '\u{a9}'])
        && !lower.split(|c: char| !c.is_alphanumeric()).any(|word| {
            ORGANISATION_WORDS.contains(&word)
                || LABELS.contains(&word)
                || NEVER_NAMES.contains(&word)
                || is_role(word)
                || WEEKDAYS.contains(&word)
                || super::month_names::number(word).is_some()
        })
        && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// Two to six words of letters that begin with capitals, or a short name in a script without them.
pub fn looks_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    if !(2..=6).contains(&words.len())
        || name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | ':' | '/' | '|' | '!' | '?'))
    {
        return false;
    }
    let has_case = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let capitalised = |word: &&str| word.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase());
    // "Do UOL", "Da Redação": from whom it is, in Portuguese.
    let from = words.len() == 2 && matches!(words[0], "Do" | "Da");
    let formed = if has_case {
        !from
            && words.iter().all(|word| capitalised(word) || PARTICLES.contains(word))
            && words.last().is_some_and(capitalised)
    } else {
        // Without capitals only a space tells a name from a topic.
        words.len() == 2 && (3..=12).contains(&name.chars().count())
    };
    let is_other = |word: &str| ORGANISATION_WORDS.contains(&word) || NEVER_NAMES.contains(&word) || is_role(word);
    formed && !name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(is_other)
}
