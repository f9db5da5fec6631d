//! Dates as machines and people write them, turned into ISO 8601.
//!
//! Nothing here guesses: what is no date, or a day that does not exist, is `None`.

use super::document::fold;
use super::month_names;

/// Earlier than any news page, and later than any that a clockless reader should believe.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

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

/// How the page's country writes dates, where that decides what one says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custom {
    Common,
    /// 3/2/2020 is the second of March.
    American,
    /// "Listopad" is October; elsewhere it is November.
    Croatian,
}

/// A date as people write it: `March 2, 2020`, `2. März 2020`, `02.03.2020`, `2020年3月2日`.
pub fn written(text: &str) -> Option<String> {
    written_in(text, Custom::Common)
}

/// The same by a country's custom.
pub fn written_in(text: &str, custom: Custom) -> Option<String> {
    // A digit beyond ASCII is no digit to `char`, hence the second question.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.chars().any(|c| western_digit(c) != c) {
        return None;
    }
    let text = lower_words(&fold(text));
    // Words and numbers with what parts them.
    let mut tokens: Vec<&str> = Vec::new();
    // Where one starts, and whether it is a number.
    let mut start = None;
    for (at, c) in text.char_indices() {
        let digit = c.is_ascii_digit();
        let wordy = super::letters::is_alphabetic(c) || !c.is_ascii() && super::document::is_mark(c);
        let continues = start.is_some_and(|(_, number)| number == digit && (digit || wordy));
        if !continues {
            if let Some((from, _)) = start.take() {
                tokens.push(&text[from..at]);
            }
            if digit || wordy {
                start = Some((at, digit));
            } else if matches!(c, '/' | '.' | '-' | '\'' | '’') {
                tokens.push(&text[at..at + c.len_utf8()]);
            }
        }
        if tokens.len() > 400 {
            break;
        }
    }
    if let Some((from, _)) = start {
        tokens.push(&text[from..]);
    }
    (0..tokens.len()).find_map(|at| date_at(&tokens[at..], custom))
}

/// In lower case, with western digits; a capital inside a word begins another, glued to it by the page: `PressApril`.
fn lower_words(text: &str) -> String {
    let mut lower = String::with_capacity(text.len() + 8);
    let mut inside = false;
    for c in text.chars() {
        if inside && c.is_uppercase() {
            lower.push(' ');
        }
        inside = c.is_lowercase();
        lower.extend(western_digit(c).to_lowercase());
    }
    lower
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

fn date_at(tokens: &[&str], custom: Custom) -> Option<String> {
    let number =
        |at: usize| tokens.get(at).filter(|token| token.len() <= 4).and_then(|token| token.parse::<i32>().ok());
    let small = |value: i32| u8::try_from(value).ok();
    // A year may have the next number glued to it: 4 mayo 2022 00:00.
    let whole = |at: usize| {
        tokens.get(at).and_then(|token| token.get(..4).filter(|_| token.len() == 4 || token.len() == 6 && at > 0))
    };
    let year = |at: usize| whole(at).and_then(|token| token.parse().ok()).filter(|year| YEARS.contains(year));
    // 14 Feb ’20.
    let short_year = |at: usize| {
        let mark = matches!(tokens.get(at), Some(&("'" | "’")));
        number(at + 1).filter(|_| mark && tokens[at + 1].len() == 2).map(|short| 2000 + short)
    };
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
    let month = |at: usize| month_at(tokens, at, custom);
    // 2020年3月2日 and 2020년 3월 2일: the marks are words between the numbers.
    if let (Some(found), Some("年" | "년"), Some(month), Some("月" | "월"), Some(day)) =
        (year(0), tokens.get(1).copied(), number(2), tokens.get(3).copied(), number(4))
    {
        return day_text(found, small(month)?, small(day)?);
    }
    // Month first: March 2, 2020.
    if let Some((month, behind)) = month(0)
        && let day_at = skip(behind)
        && let Some(day) = number(day_at).filter(|day| (1..=31).contains(day))
    {
        // Mon Aug 03 12:45:00 EDT 2015.
        if let (Some(0..=59), Some(found)) = (number(day_at + 1), year(day_at + 5).or_else(|| year(day_at + 4))) {
            return day_text(found, month, small(day)?);
        }
        let mut year_at = day_at + 1;
        while year_at < skip(year_at) && year_at < day_at + 3 {
            year_at = skip(year_at);
        }
        return day_text(year(year_at).or_else(|| short_year(year_at))?, month, small(day)?);
    }
    let first = number(0)?;
    if let Some(found) = year(0) {
        // 2020/3/2 and 2020. 3. 2.
        if let (Some("-" | "/" | "."), Some(month), Some("-" | "/" | "."), Some(day)) =
            (tokens.get(1).copied(), number(2), tokens.get(3).copied(), number(4))
        {
            return day_text(found, small(month)?, small(day)?);
        }
        // 2020. augusztus 3., 2020 m. rugpjūčio 3 d., 2020. gada 3. augustā.
        let mut at = 1;
        while matches!(tokens.get(at), Some(&("." | "gada" | "m"))) {
            at += 1;
        }
        let named = |at: usize| tokens.get(at).and_then(|word| month_names::behind_year(word));
        let (month, day) = match named(at) {
            Some(month) => (month, number(skip(at + 1))?),
            None => (named(skip(at + 1)).filter(|_| at > 1)?, number(at)?),
        };
        return day_text(found, month, small(day)?);
    }
    if !(1..=31).contains(&first) {
        return None;
    }
    // Day first: 2. März 2020, 2 de marzo de 2020.
    let month_at = skip(skip(1));
    if let Some((month, behind)) = month(month_at) {
        let year_at = skip(skip(behind));
        let found = year(year_at).or_else(|| short_year(year_at));
        return day_text(found.or_else(|| buddhist_year(tokens[month_at], number(year_at)?))?, month, small(first)?);
    }
    // 3 tháng 8 năm 2020, 3 tháng 8, 2020.
    if let (Some("tháng"), Some(month)) = (tokens.get(1).copied(), number(2)) {
        let year_at = if tokens.get(3) == Some(&"năm") { 4 } else { skip(3) };
        return day_text(year(year_at)?, small(month)?, small(first)?);
    }
    // 02.03.2020, 02/03/2020 and 3/2/20.
    if let (Some(one @ ("." | "/" | "-")), Some(second), Some(other)) =
        (tokens.get(1).copied(), number(2), tokens.get(3).copied())
        && one == other
    {
        let found =
            year(4).or_else(|| number(4).filter(|_| tokens[4].len() == 2 && one != "-").map(|short| 2000 + short))?;
        let month_first = second > 12 || (custom == Custom::American && one == "/" && first <= 12);
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        return day_text(found, small(month)?, small(day)?);
    }
    None
}

/// The month that is named at a place, in one token or in several, and the place behind it.
fn month_at(tokens: &[&str], at: usize, custom: Custom) -> Option<(u8, usize)> {
    let first = *tokens.get(at)?;
    if custom == Custom::Croatian && matches!(first, "listopada" | "listopad") {
        return Some((10, at + 1));
    }
    if let Some(month) = month_names::number(first) {
        return Some((month, at + 1));
    }
    // "كانون الثاني".
    if matches!(first, "كانون" | "تشرين") {
        let whole = format!("{first}-{}", tokens.get(at + 1)?);
        return month_names::number(&whole).map(|month| (month, at + 2));
    }
    // "ม.ค."
    if is_thai(first) && tokens.get(at + 1) == Some(&".") {
        let whole = format!("{first}.{}", tokens.get(at + 2)?);
        let behind = if tokens.get(at + 3) == Some(&".") { at + 4 } else { at + 3 };
        return month_names::number(&whole).map(|month| (month, behind));
    }
    None
}

fn is_thai(word: &str) -> bool {
    word.starts_with(|c| ('\u{e01}'..='\u{e5b}').contains(&c))
}

/// A year of the calendar that dates with Thai months are written in.
fn buddhist_year(month: &str, year: i32) -> Option<i32> {
    const AHEAD: i32 = 543;
    Some(year - AHEAD).filter(|_| is_thai(month)).filter(|year| YEARS.contains(year))
}

/// The day that these three name; the month may be a word.
pub fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let month_number = month.parse().ok().or_else(|| month_names::number(&month.to_lowercase()))?;
    day_text(year.parse().ok()?, month_number, day.parse().ok()?)
}

fn day_text(year: i32, month: u8, day: u8) -> Option<String> {
    let month_name = time::Month::try_from(month).ok()?;
    time::Date::from_calendar_date(year, month_name, day).ok()?;
    YEARS.contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}
