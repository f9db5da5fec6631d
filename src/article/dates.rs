//! When the story was published and last changed.
//!
//! Metadata first, then what a reader sees (`shown_dates`) and the address. The text's own time zone is kept;
//! what has none gets none.

use serde_json::Value;

use super::blocks::Blocks;
use super::document::NodeId;
use super::page::Page;
use super::shown_dates::{FAR, ShownDates};
use super::written_dates::day_of;
pub use super::written_dates::{iso, written};

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
    let shown = ShownDates::new(page, blocks, heading);
    let meta = |names: &[&str]| names.iter().find_map(|name| page.meta.all(name).find_map(iso));
    let published = structured(page, &["datePublished", "dateCreated", "uploadDate"])
        .or_else(|| meta(&PUBLISHED_META))
        .or_else(|| property(page, "datePublished"))
        .or_else(|| shown.near_time())
        .or_else(|| from_address(page))
        .or_else(|| shown.near_line())
        .or_else(|| shown.far_time())
        .or_else(|| shown.far_line())
        .or_else(|| meta(&LOOSE_META))
        .or_else(|| shown.any_line())
        .or_else(|| from_identifier(page));
    let updated = structured(page, &["dateModified"])
        .or_else(|| UPDATED_META.iter().find_map(|name| page.meta.get(name).and_then(iso)))
        .or_else(|| property(page, "dateModified"))
        .or_else(|| property(page, "dateUpdate"))
        .or_else(|| shown.update());
    let published = published.map(|day| as_machines_read(page, day));
    let published = published.or_else(|| updated.clone()).map(|moment| in_own_zone(page, moment));
    let updated = updated.filter(|updated| published.as_ref().is_some_and(|published| later(updated, published)));
    Dates { published, updated }
}

/// A day shown as 3/12/2026 with day and month the other way round, where a date for machines says so.
fn as_machines_read(page: &Page<'_>, day: String) -> String {
    // With a time it was written by a machine.
    if day.contains('T') {
        return day;
    }
    let [year, month, date] = day.split('-').collect::<Vec<_>>()[..] else { return day };
    let swapped = format!("{year}-{date}-{month}");
    let mut told = LOOSE_META.iter().chain(&UPDATED_META).filter_map(|name| page.meta.get(name).and_then(iso));
    if told.any(|moment| moment.starts_with(&swapped)) { swapped } else { day }
}

/// A moment given in UTC in the nearest zone where it falls on the day that the address names: that is the
/// outlet's own day, which readers know the story by.
fn in_own_zone(page: &Page<'_>, moment: String) -> String {
    let day = from_address(page).filter(|day| !moment.starts_with(day.as_str()));
    let in_utc = moment.ends_with('Z') || moment.ends_with("+00:00");
    let (Some(midnight), Some(seconds)) =
        (day.as_deref().filter(|_| in_utc).and_then(epoch_seconds), epoch_seconds(&moment))
    else {
        return moment;
    };
    let behind = midnight - seconds;
    let hours = if behind > 0 { (behind + HOUR - 1) / HOUR } else { (behind + DAY) / HOUR - 1 };
    if !(-FARTHEST_ZONE..=FARTHEST_ZONE).contains(&hours) {
        return moment;
    }
    let Ok(local) = time::OffsetDateTime::from_unix_timestamp(seconds + hours * HOUR) else { return moment };
    let (hour, minute, second) = local.time().as_hms();
    let sign = if hours < 0 { '-' } else { '+' };
    format!("{}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:00", local.date(), hours.abs())
}

/// In hours: more than New South Wales in summer is nearly always the day of the printed paper.
const FARTHEST_ZONE: i64 = 11;
/// In seconds.
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

fn later(one: &str, other: &str) -> bool {
    match (epoch_seconds(one), epoch_seconds(other)) {
        (Some(one), Some(other)) => one > other,
        _ => one > other,
    }
}

fn structured(page: &Page<'_>, keys: &[&str]) -> Option<String> {
    let of = |object: &super::json_ld::Object| keys.iter().find_map(|key| object.get(*key).and_then(date_value));
    let first = page.data.article().and_then(of).or_else(|| page.data.objects().iter().find_map(of))?;
    // A midnight in UTC is a day that lost its zone; another object may know the moment.
    let midnight = first.contains("T00:00:00");
    let exact = |moment: &String| {
        let apart = epoch_seconds(moment).zip(epoch_seconds(&first)).map(|(one, other)| (one - other).abs());
        !moment.contains("T00:00:00") && apart.is_some_and(|apart| apart < 2 * DAY)
    };
    let other = midnight.then(|| page.data.stories().filter_map(of).find(exact)).flatten();
    Some(other.unwrap_or(first))
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

/// The number of a story often begins with its day: `A2026012914320005196`.
fn from_identifier(page: &Page<'_>) -> Option<String> {
    let path = page.address?.path();
    path.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() >= 12)
        .find_map(|digits| day_of(&digits[..4], &digits[4..6], &digits[6..8]))
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
