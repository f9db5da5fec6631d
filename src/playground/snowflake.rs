//! Ids that carry their time, as Discord's do ("API reference" → "Snowflakes").

use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

/// The first second of 2015, in Unix milliseconds: Discord's epoch.
const DISCORD_EPOCH: u64 = 1_420_070_400_000;
/// Bits below the milliseconds: worker, process and increment.
const TIME_SHIFT: u64 = 22;

/// Hands out ids that rise strictly, whatever the clock does.
#[derive(Debug, Default)]
pub struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    pub fn next(&mut self) -> u64 {
        self.last = at(now_ms()).max(self.last + 1);
        self.last
    }
}

/// The smallest id of a moment.
pub fn at(unix_ms: u64) -> u64 {
    unix_ms.saturating_sub(DISCORD_EPOCH) << TIME_SHIFT
}

/// The moment an id was made, in Unix milliseconds.
pub fn unix_ms(id: u64) -> u64 {
    (id >> TIME_SHIFT) + DISCORD_EPOCH
}

pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A moment as Discord writes it: `2026-01-01T00:00:00.000000+00:00`.
pub fn iso(unix_ms: u64) -> String {
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(unix_ms) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}+00:00",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.microsecond()
    )
}
