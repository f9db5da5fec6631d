//! Lines of names: cutting "By Ann Lee and Bob Ray, Staff Writers" into two people, and telling a
//! person from an organisation.

use super::document::fold;

/// What opens a byline, by language; in lower case.
const OPENINGS: [&str; 34] = [
    "by ",
    "by: ",
    "written by ",
    "story by ",
    "words by ",
    "posted by ",
    "reported by ",
    "review by ",
    "von ",
    "von: ",
    "ein kommentar von ",
    "kommentar von ",
    "eine analyse von ",
    "text: ",
    "text von ",
    "autor: ",
    "autorin: ",
    "par ",
    "propos recueillis par ",
    "por ",
    "de ",
    "di ",
    "door ",
    "av ",
    "af ",
    "tekst: ",
    "autor ",
    "author: ",
    "authors: ",
    "from ",
    "przez ",
    "yazan: ",
    "автор: ",
    "текст: ",
];

/// Words between names, by language; with spaces around them.
const ANDS: [&str; 16] = [
    " and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " i ", " a ", " ve ", " ja ", " и ", " та ",
    " & ", " with ",
];

/// What follows a name and is no part of it.
const ENDINGS: [&str; 30] = [
    " for ",
    " in ",
    " | ",
    " - ",
    " – ",
    " — ",
    " • ",
    " · ",
    " updated",
    " published",
    " posted",
    " on ",
    " @",
    " (",
    " staff writer",
    "staff writer",
    " | ",
    " reporter",
    " correspondent",
    " editor",
    " senior ",
    " special to ",
    " aktualisiert",
    " veröffentlicht",
    " am ",
    " publié",
    " le ",
    " photography",
    " photos",
    " min read",
];

/// Whether a line begins as bylines do and goes on with a name.
pub fn opens_byline(line: &str) -> bool {
    let lower = line.to_lowercase();
    let Some(opening) = OPENINGS
        .iter()
        .filter(|opening| !matches!(**opening, "de " | "di " | "from " | "en "))
        .find(|opening| lower.starts_with(**opening))
    else {
        return false;
    };
    line.get(opening.len()..).is_some_and(|rest| split(rest).iter().any(|name| looks_like_person(name)))
}

/// The names on a line.
pub fn split(line: &str) -> Vec<String> {
    let line = fold(line);
    let mut line = line.as_str();
    loop {
        let lower = line.to_lowercase();
        match OPENINGS.iter().find(|opening| lower.starts_with(**opening)) {
            Some(opening) if line.is_char_boundary(opening.len()) => line = line[opening.len()..].trim_start(),
            _ => break,
        }
    }
    let mut parts: Vec<&str> = line.split([',', ';', '|', '、', '/', '•', '·']).collect();
    for and in ANDS {
        parts = parts.into_iter().flat_map(|part| cut_at(part, and)).collect();
    }
    parts.into_iter().map(clean).filter(|name| !name.is_empty() && !is_title(name)).collect()
}

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
    let lower = name.to_lowercase();
    if let Some(opening) = OPENINGS.iter().find(|opening| lower.starts_with(**opening)) {
        if !matches!(*opening, "de " | "di ") {
            name = name.get(opening.len()..).unwrap_or(name).trim_start();
        }
    }
    let lower = name.to_lowercase();
    if lower.len() == name.len() {
        if let Some(at) = ENDINGS.iter().filter_map(|ending| lower.find(ending)).filter(|at| *at > 2).min() {
            name = name.get(..at).unwrap_or(name);
        }
    }
    if name.contains('@') && !name.starts_with('@') {
        name = name
            .split_whitespace()
            .next()
            .filter(|word| !word.contains('@'))
            .map_or("", |_| name.split('@').next().unwrap_or(""));
    }
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '"' | '”'));
    let name = name.trim_end_matches(['.', ':']).trim();
    let dotted = part.trim().trim_end_matches(',');
    if dotted.ends_with("Jr.") || dotted.ends_with("Sr.") { format!("{name}.") } else { name.to_owned() }
}

/// What people are called rather than named.
const TITLES: [&str; 40] = [
    "staff writer",
    "staff",
    "staff reporter",
    "editor",
    "senior editor",
    "reporter",
    "writer",
    "contributor",
    "contributing writer",
    "correspondent",
    "senior reporter",
    "journalist",
    "redaktion",
    "redakteur",
    "redakteurin",
    "autor",
    "autorin",
    "freelance",
    "editor-in-chief",
    "columnist",
    "jr",
    "sr",
    "phd",
    "md",
    "author",
    "admin",
    "administrator",
    "by",
    "von",
    "par",
    "por",
    "guest author",
    "guest",
    "unknown",
    "anonymous",
    "null",
    "none",
    "undefined",
    "associate editor",
    "news editor",
];

fn is_title(name: &str) -> bool {
    let lower = name.to_lowercase();
    TITLES.contains(&lower.as_str()) || lower.chars().all(|c| !c.is_alphabetic())
}

/// Words that only organisations carry.
const ORGANISATION_WORDS: [&str; 62] = [
    "news",
    "staff",
    "editors",
    "editorial",
    "team",
    "desk",
    "agency",
    "agencies",
    "press",
    "magazine",
    "newspaper",
    "times",
    "post",
    "redaktion",
    "redaction",
    "rédaction",
    "redacción",
    "redazione",
    "redacção",
    "redação",
    "redactie",
    "redaktionen",
    "media",
    "tv",
    "radio",
    "online",
    "group",
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "ag",
    "reuters",
    "afp",
    "dpa",
    "apa",
    "ansa",
    "efe",
    "associated",
    "wire",
    "wires",
    "bureau",
    "network",
    "foundation",
    "institute",
    "university",
    "journal",
    "tribune",
    "herald",
    "gazette",
    "guardian",
    "telegraph",
    "zeitung",
    "agencias",
    "agences",
    "bot",
    "council",
    "society",
    "association",
    "office",
    "company",
    "corporation",
];

/// Two to five words of letters that begin with capitals, or a short name in a script without them.
pub fn looks_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | ':' | '/' | '|' | '!' | '?')) || words.len() > 6 {
        return false;
    }
    let lower = name.to_lowercase();
    if lower.split(|c: char| !c.is_alphanumeric()).any(|word| ORGANISATION_WORDS.contains(&word)) {
        return false;
    }
    let has_case = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    if !has_case {
        return (2..=16).contains(&name.chars().count());
    }
    words.len() >= 2
        && words.first().is_some_and(|word| word.chars().any(char::is_uppercase))
        && words.last().is_some_and(|word| word.chars().any(char::is_uppercase))
}
