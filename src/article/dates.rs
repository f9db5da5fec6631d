//! When the story was published and last changed.
//!
//! Metadata first, then elements that carry a date, then the address, then what a reader sees in
//! one of the languages of `month_names`. The text's own time zone is kept; what has none gets none.

use serde_json::Value;

use super::blocks::{Blocks, TextBlock};
use super::document::NodeId;
use super::hints::Hints;
use super::page::Page;
use super::written_dates::{day_of, written_in};
pub use super::written_dates::{iso, written};

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
        .or_else(|| named(blocks, heading.unwrap_or(0).saturating_sub(ABOVE), american))
        .or_else(|| beside(blocks, heading, american))
        // Far above the headline stands today's date more often than the story's.
        .or_else(|| named(blocks, 0, american))
        .or_else(|| meta(&LOOSE_META))
        .or_else(|| visible(blocks, heading, american))
        .or_else(|| from_identifier(page));
    let updated = structured(page, &["dateModified"])
        .or_else(|| UPDATED_META.iter().find_map(|name| page.meta.get(name).and_then(iso)))
        .or_else(|| property(page, "dateModified"));
    let published = published.or_else(|| updated.clone()).map(|moment| in_own_zone(page, moment));
    let updated = updated.filter(|updated| published.as_ref().is_some_and(|published| later(updated, published)));
    Dates { published, updated }
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

const FAR: Hints = Hints::RELATED.or(Hints::COMMENTS).or(Hints::ASIDE).or(Hints::FOOTER).or(Hints::NAVIGATION);

/// How far above the headline, in nodes, its date may stand.
const ABOVE: usize = 60;

/// A `time` that is marked as published, else the first at the headline or behind, else the first.
fn time_element(page: &Page<'_>, heading: Option<NodeId>) -> Option<String> {
    let of = |id: &NodeId| {
        page.document.raw_attribute(*id, "datetime").and_then(iso).or_else(|| iso(&page.document.text(*id)))
    };
    let is_own = |id: &NodeId| !page.in_any(*id, FAR.or(Hints::EMBED)) && !page.is_of_another(*id, heading);
    let near = || page.times.iter().filter(|id| is_own(id));
    let class = |id: &NodeId| page.document.raw_attribute(*id, "class").unwrap_or("");
    let marked = near().find(|id| page.document.has_attribute(**id, "pubdate") || class(id).contains("publish"));
    let start = heading.unwrap_or(0).saturating_sub(ABOVE);
    // Above the headline, in the site's header, stands today's date.
    let today = |id: &NodeId| heading.is_some_and(|heading| *id < heading) && page.in_any(*id, Hints::HEADER);
    let behind =
        near().find(|id| **id > start && !today(id) && !class(id).contains("updat") && !class(id).contains("modif"));
    marked.and_then(of).or_else(|| behind.and_then(of)).or_else(|| near().filter(|id| !today(id)).find_map(of))
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

/// A date in an element that is called date or byline, at `start` or behind.
fn named(blocks: &Blocks, start: NodeId, american: bool) -> Option<String> {
    let fits = |block: &&TextBlock| {
        if block.node < start {
            return false;
        }
        // A story's own footer holds who wrote it and when.
        let far = if block.hints.has(Hints::ARTICLE) { FAR.without(Hints::FOOTER) } else { FAR };
        block.hints.has(Hints::DATE.or(Hints::BYLINE)) && !block.hints.has(far.or(Hints::EMBED)) && block.chars < 200
    };
    blocks.all.iter().filter(fits).find_map(|block| written_in(blocks.text_of(block), american))
}

/// How many blocks around the headline stand beside it.
const BESIDE: usize = 5;

/// A line beside the headline that is hardly more than a date.
fn beside(blocks: &Blocks, heading: Option<NodeId>, american: bool) -> Option<String> {
    let start = blocks.all.iter().position(|block| heading.is_some_and(|heading| block.node >= heading))?;
    let around = blocks.all.get(start.saturating_sub(BESIDE)..).unwrap_or_default().iter().take(2 * BESIDE);
    let around = around.filter(|block| !block.hints.has(FAR.or(Hints::EMBED)));
    let line = around.clone().filter(|block| block.chars < 60);
    line.map(|block| blocks.text_of(block)).find_map(|text| written_in(text, american)).or_else(|| {
        // "31.10.2023 - The mayor said": a line or the text itself opens with it.
        around
            .map(|block| blocks.text_of(block))
            .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()))
            .find_map(|text| {
                written_in(&text[..text.char_indices().nth(OPENING_DATE).map_or(text.len(), |(at, _)| at)], american)
            })
    })
}

/// In characters: "30. September 2023" and a little.
const OPENING_DATE: usize = 20;

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
