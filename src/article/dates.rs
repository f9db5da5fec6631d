//! When the story was published and last changed.
//!
//! Metadata first, then elements that carry a date, then the address, then what a reader sees in
//! one of the languages of `month_names`. The text's own time zone is kept; what has none gets none.

use serde_json::Value;

use super::blocks::{Blocks, TextBlock};
use super::document::{NodeId, fold};
use super::hints::Hints;
use super::month_names;
use super::page::Page;

/// Earlier than any news page, and later than any that a clockless reader should believe.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;
/// How many blocks around the headline are looked through for a visible date.
const NEAR: usize = 30;

#[derive(Debug, Default)]
pub struct Dates {
    pub published: Option<String>,
    pub updated: Option<String>,
}

const PUBLISHED_META: [&str; 31] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.published",
    "date.published",
    "published",
    "published-date",
    "published_date",
    "displaydate",
    "date.issued",
    "article_date_original",
    "originalpublicationdate",
    "citation_date",
    "bt:pubdate",
];
/// Names under which some systems write the day of the last build.
const LOOSE_META: [&str; 3] = ["date", "dc.date", "created"];
const UPDATED_META: [&str; 9] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "article.updated",
    "lastmod",
];

pub fn read(page: &Page<'_>, blocks: &Blocks, heading: Option<NodeId>) -> Dates {
    let american = page.document.raw_attribute(0, "lang").is_some_and(|lang| lang.eq_ignore_ascii_case("en-us"));
    let meta = |names: &[&str]| names.iter().find_map(|name| page.meta.all(name).find_map(iso));
    let published = structured(page, &["datePublished", "dateCreated", "uploadDate"])
        .or_else(|| meta(&PUBLISHED_META))
        .or_else(|| property(page, "datePublished"))
        .or_else(|| time_element(page, heading))
        .or_else(|| from_address(page))
        .or_else(|| named(blocks, american))
        .or_else(|| beside(blocks, heading, american))
        .or_else(|| meta(&LOOSE_META))
        .or_else(|| visible(blocks, heading, american))
        .or_else(|| from_identifier(page));
    let updated = structured(page, &["dateModified"])
        .or_else(|| UPDATED_META.iter().find_map(|name| page.meta.get(name).and_then(iso)))
        .or_else(|| property(page, "dateModified"));
    let published = published.or_else(|| updated.clone());
    let updated = updated.filter(|updated| published.as_ref().is_some_and(|published| later(updated, published)));
    Dates { published, updated }
}

fn later(one: &str, other: &str) -> bool {
    match (epoch_seconds(one), epoch_seconds(other)) {
        (Some(one), Some(other)) => one > other,
        _ => one > other,
    }
}

fn structured(page: &Page<'_>, keys: &[&str]) -> Option<String> {
    let of = |object: &super::json_ld::Object| keys.iter().find_map(|key| object.get(*key).and_then(date_value));
    page.data.article().and_then(of).or_else(|| page.data.objects().iter().find_map(of))
}

fn date_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => iso(text),
        Value::Array(values) => values.iter().find_map(date_value),
        Value::Object(object) => object.get("@value").and_then(date_value),
        Value::Number(number) => iso(&number.to_string()),
        _ => None,
    }
}

fn property(page: &Page<'_>, name: &str) -> Option<String> {
    page.properties.iter().find_map(|id| {
        let names = page.document.raw_attribute(*id, "itemprop")?;
        if !names.split_ascii_whitespace().any(|found| found == name) || page.in_any(*id, FAR) {
            return None;
        }
        ["content", "datetime"]
            .iter()
            .find_map(|attribute| iso(page.document.raw_attribute(*id, attribute)?))
            .or_else(|| iso(&page.document.text(*id)))
    })
}

const FAR: Hints = Hints::RELATED.or(Hints::COMMENTS).or(Hints::ASIDE).or(Hints::FOOTER).or(Hints::NAVIGATION);

/// How far above the headline, in nodes, its date may stand.
const ABOVE: usize = 60;

/// A `time` that is marked as published, else the first at the headline or behind, else the first.
fn time_element(page: &Page<'_>, heading: Option<NodeId>) -> Option<String> {
    let of = |id: &NodeId| {
        page.document.raw_attribute(*id, "datetime").and_then(iso).or_else(|| iso(&page.document.text(*id)))
    };
    let near = || page.times.iter().filter(|id| !page.in_any(**id, FAR.or(Hints::EMBED)));
    let class = |id: &NodeId| page.document.raw_attribute(*id, "class").unwrap_or("");
    let marked = near().find(|id| page.document.has_attribute(**id, "pubdate") || class(id).contains("publish"));
    let start = heading.unwrap_or(0).saturating_sub(ABOVE);
    let behind = near().find(|id| **id > start && !class(id).contains("updat") && !class(id).contains("modif"));
    marked.and_then(of).or_else(|| behind.and_then(of)).or_else(|| near().find_map(of))
}

/// `/2020/3/02/`, `/2020-03-02-` and `/20200302/` in the path.
fn from_address(page: &Page<'_>) -> Option<String> {
    let path = page.address?.path();
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    for window in parts.windows(3) {
        if window[0].len() == 4
            && window[1].len() <= 3
            && window[2].len() <= 2
            && let Some(found) = day_of(window[0], window[1], window[2])
        {
            return Some(found);
        }
    }
    parts.iter().find_map(|part| {
        let digits = part.get(..8).filter(|_| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        day_of(&digits[..4], &digits[4..6], &digits[6..])
    })
}

fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let month_number = month.parse().ok().or_else(|| month_names::number(&month.to_lowercase()))?;
    day_text(year.parse().ok()?, month_number, day.parse().ok()?)
}

fn day_text(year: i32, month: u8, day: u8) -> Option<String> {
    let month_name = time::Month::try_from(month).ok()?;
    time::Date::from_calendar_date(year, month_name, day).ok()?;
    YEARS.contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of a story often begins with its day: `A2026012914320005196`.
fn from_identifier(page: &Page<'_>) -> Option<String> {
    let path = page.address?.path();
    path.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() >= 12)
        .find_map(|digits| day_of(&digits[..4], &digits[4..6], &digits[6..8]))
}

/// A date in an element that is called date or byline.
fn named(blocks: &Blocks, american: bool) -> Option<String> {
    let fits = |block: &&TextBlock| {
        block.hints.has(Hints::DATE.or(Hints::BYLINE)) && !block.hints.has(FAR.or(Hints::EMBED)) && block.chars < 200
    };
    blocks.all.iter().filter(fits).find_map(|block| written_in(blocks.text_of(block), american))
}

/// How many blocks around the headline stand beside it.
const BESIDE: usize = 5;

/// A line beside the headline that is hardly more than a date.
fn beside(blocks: &Blocks, heading: Option<NodeId>, american: bool) -> Option<String> {
    let start = blocks.all.iter().position(|block| heading.is_some_and(|heading| block.node >= heading))?;
    let around = blocks.all.get(start.saturating_sub(BESIDE)..).unwrap_or_default().iter().take(2 * BESIDE);
    around
        .filter(|block| block.chars < 60 && !block.hints.has(FAR.or(Hints::EMBED)))
        .find_map(|block| written_in(blocks.text_of(block), american))
}

/// A date that a reader sees around the headline, else in any short line.
fn visible(blocks: &Blocks, heading: Option<NodeId>, american: bool) -> Option<String> {
    let start = heading.map_or(0, |heading| blocks.all.iter().position(|block| block.node >= heading).unwrap_or(0));
    let around = blocks.all.get(start.saturating_sub(6)..).unwrap_or_default().iter().take(NEAR);
    let short = |block: &&TextBlock, chars: usize, far: Hints| block.chars < chars && !block.hints.has(far);
    around
        .filter(|block| short(block, 160, Hints::RELATED.or(Hints::COMMENTS).or(Hints::EMBED)))
        .find_map(|block| written_in(blocks.text_of(block), american))
        .or_else(|| {
            blocks
                .all
                .iter()
                .filter(|block| short(block, 80, FAR.or(Hints::EMBED)))
                .find_map(|block| written_in(blocks.text_of(block), american))
        })
}

/// A machine's date, or else a written one.
pub fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    machine(text).or_else(|| written(text))
}

/// ISO 8601 in its common spellings, compact forms and Unix seconds; the zone is kept.
fn machine(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == bytes.len() && (digits == 10 || digits == 13) {
        let seconds: i64 = text.get(..10)?.parse().ok()?;
        let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        let (hour, minute, second) = moment.time().as_hms();
        return day_text(moment.year(), moment.month().into(), moment.day())
            .map(|day| format!("{day}T{hour:02}:{minute:02}:{second:02}Z"));
    }
    let (day, rest) = if digits == 8 {
        (day_of(text.get(..4)?, text.get(4..6)?, text.get(6..8)?)?, text.get(8..)?)
    } else if digits == 4 && matches!(bytes.get(4), Some(b'-' | b'/' | b'.')) {
        let (month, after) = text.get(5..)?.split_once(['-', '/', '.'])?;
        let length = after.bytes().take_while(u8::is_ascii_digit).count();
        (day_of(&text[..4], month, after.get(..length.min(2))?)?, after.get(length.min(2)..)?)
    } else {
        return None;
    };
    let Some(clock) = clock(rest) else { return Some(day) };
    Some(format!("{day}T{clock}"))
}

/// `T14:07:11-05:00` and the like: the time to the second, and the zone if there is one.
fn clock(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['T', 't', ' ', ',']).trim_start();
    let hour: u8 = text.get(..2)?.parse().ok()?;
    let minute: u8 = text.get(3..5).filter(|_| text.as_bytes()[2] == b':')?.parse().ok()?;
    let mut rest = &text[5..];
    let mut second: u8 = 0;
    if let Some(found) = rest.strip_prefix(':').and_then(|rest| rest.get(..2)).and_then(|two| two.parse().ok()) {
        second = found;
        rest = &rest[3..];
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let rest = rest.trim();
    let zone = if rest.starts_with(['Z', 'z']) || rest.starts_with("UTC") || rest.starts_with("GMT") {
        "Z".to_owned()
    } else if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '+' | '-')) {
        let digits: String = rest[1..].chars().filter(char::is_ascii_digit).take(4).collect();
        match digits.len() {
            4 => format!("{sign}{}:{}", &digits[..2], &digits[2..]),
            2 => format!("{sign}{digits}:00"),
            _ => String::new(),
        }
    } else {
        String::new()
    };
    Some(format!("{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// A date as people write it: `March 2, 2020`, `2. März 2020`, `02.03.2020`, `2020年3月2日`.
pub fn written(text: &str) -> Option<String> {
    written_in(text, false)
}

/// The same; `american` reads 3/2/2020 as the second of March.
fn written_in(text: &str, american: bool) -> Option<String> {
    // A digit beyond ASCII is no digit to `char`, hence the second question.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.chars().any(|c| western_digit(c) != c) {
        return None;
    }
    let text: String = fold(text).to_lowercase().chars().map(western_digit).collect();
    // Words and numbers with what parts them.
    let mut tokens: Vec<&str> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let digit = c.is_ascii_digit();
        let wordy = c.is_alphabetic() || super::document::is_mark(c);
        let continues = start.is_some_and(|from: usize| {
            text[from..].starts_with(|c: char| c.is_ascii_digit()) == digit && (digit || wordy)
        });
        if !continues {
            if let Some(from) = start.take() {
                tokens.push(&text[from..at]);
            }
            if digit || wordy {
                start = Some(at);
            } else if matches!(c, '/' | '.' | '-') {
                tokens.push(&text[at..=at]);
            }
        }
        if tokens.len() > 400 {
            break;
        }
    }
    if let Some(from) = start {
        tokens.push(&text[from..]);
    }
    (0..tokens.len()).find_map(|at| date_at(&tokens[at..], american))
}

/// Arabic, Persian and full-width digits as the ones that numbers are read from.
fn western_digit(c: char) -> char {
    let of = |zero: char| char::from_digit((u32::from(c)).wrapping_sub(u32::from(zero)), 10);
    match c {
        '\u{660}'..='\u{669}' => of('\u{660}').unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => of('\u{6f0}').unwrap_or(c),
        '\u{ff10}'..='\u{ff19}' => of('\u{ff10}').unwrap_or(c),
        _ => c,
    }
}

fn date_at(tokens: &[&str], american: bool) -> Option<String> {
    let number =
        |at: usize| tokens.get(at).filter(|token| token.len() <= 4).and_then(|token| token.parse::<i32>().ok());
    let small = |value: i32| u8::try_from(value).ok();
    let year = |at: usize| number(at).filter(|year| YEARS.contains(year) && tokens[at].len() == 4);
    let skip = |at: usize| {
        if matches!(
            tokens.get(at),
            Some(&("." | "de" | "del" | "of" | "st" | "nd" | "rd" | "th" | "er" | "º" | "-" | "/" | "ten"))
        ) {
            at + 1
        } else {
            at
        }
    };
    // 2020年3月2日 and 2020년 3월 2일: the marks are words between the numbers.
    if let (Some(found), Some("年" | "년"), Some(month), Some("月" | "월"), Some(day)) =
        (year(0), tokens.get(1).copied(), number(2), tokens.get(3).copied(), number(4))
    {
        return day_text(found, small(month)?, small(day)?);
    }
    // Month first: March 2, 2020.
    if let Some(month) = tokens.first().and_then(|word| month_names::number(word)) {
        let day_at = skip(1);
        let day = number(day_at).filter(|day| (1..=31).contains(day))?;
        // Mon Aug 03 12:45:00 EDT 2015.
        if let (Some(0..=59), Some(found)) = (number(day_at + 1), year(day_at + 5).or_else(|| year(day_at + 4))) {
            return day_text(found, month, small(day)?);
        }
        let mut year_at = day_at + 1;
        while year_at < skip(year_at) && year_at < day_at + 3 {
            year_at = skip(year_at);
        }
        return day_text(year(year_at)?, month, small(day)?);
    }
    let first = number(0)?;
    if let Some(found) = year(0) {
        // 2020/3/2 and 2020. 3. 2.
        if let (Some("-" | "/" | "."), Some(month), Some("-" | "/" | "."), Some(day)) =
            (tokens.get(1).copied(), number(2), tokens.get(3).copied(), number(4))
        {
            return day_text(found, small(month)?, small(day)?);
        }
        return None;
    }
    if !(1..=31).contains(&first) {
        return None;
    }
    // Day first: 2. März 2020, 2 de marzo de 2020.
    let month_at = skip(skip(1));
    if let Some(month) = tokens.get(month_at).and_then(|word| month_names::number(word)) {
        let year_at = skip(skip(month_at + 1));
        return day_text(year(year_at)?, month, small(first)?);
    }
    // 02.03.2020, 02/03/2020 and 3/2/20.
    if let (Some(one @ ("." | "/" | "-")), Some(second), Some(other)) =
        (tokens.get(1).copied(), number(2), tokens.get(3).copied())
        && one == other
    {
        let found =
            year(4).or_else(|| number(4).filter(|_| tokens[4].len() == 2 && one != "-").map(|short| 2000 + short))?;
        let month_first = second > 12 || (american && one == "/" && first <= 12);
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        return day_text(found, small(month)?, small(day)?);
    }
    None
}

/// Seconds since 1970 of an ISO 8601 date or moment; one without a zone is taken for UTC.
pub fn epoch_seconds(iso: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<u8>().ok();
    let year: i32 = iso.get(..4)?.parse().ok()?;
    let month = time::Month::try_from(number(5..7)?).ok()?;
    let date = time::Date::from_calendar_date(year, month, number(8..10)?).ok()?;
    let midnight = date.midnight().assume_utc().unix_timestamp();
    let (Some(hour), Some(minute)) = (number(11..13), number(14..16)) else { return Some(midnight) };
    let second = number(17..19).unwrap_or(0);
    let zone = iso.get(11..)?.find(['+', '-']).map(|at| at + 11);
    let offset = zone.map_or(0, |at| {
        let sign = if iso[at..].starts_with('-') { -1 } else { 1 };
        sign * (i64::from(number(at + 1..at + 3).unwrap_or(0)) * 3600
            + i64::from(number(at + 4..at + 6).unwrap_or(0)) * 60)
    });
    Some(midnight + i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second) - offset)
}
