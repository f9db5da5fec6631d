//! Dates.

/// Seconds since 1970 of an ISO 8601 date or date-time; a date alone counts as noon UTC, so that it
/// is the same day nearly everywhere.
#[must_use]
pub fn epoch_seconds(iso: &str) -> Option<i64> {
    use time::format_description::well_known::Rfc3339;
    if let Ok(moment) = time::OffsetDateTime::parse(iso, &Rfc3339) {
        return Some(moment.unix_timestamp());
    }
    let day = iso.get(..10)?;
    time::OffsetDateTime::parse(&format!("{day}T12:00:00Z"), &Rfc3339).ok().map(time::OffsetDateTime::unix_timestamp)
}
