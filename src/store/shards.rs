//! Which servers a process works for, where several share one database.

use std::ops::RangeInclusive;
use std::str::FromStr;

use thiserror::Error;

/// The gateway's shards that one process opens, of all that the bot has. Discord tells of a server on the shard
/// `(guild_id >> 22) % total`, of direct messages on shard 0 ("Sharding").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shards {
    first: u32,
    last: u32,
    total: u32,
}

/// What is no part of the bot's shards.
#[derive(Debug, Error)]
#[error("\"{0}\" names no shards. It is first-last/total or number/total, counted from 0, such as 0-7/16")]
pub struct ShardsError(String);

impl Shards {
    /// What one process serves alone.
    pub(super) const ALL: Self = Self { first: 0, last: 0, total: 1 };

    #[must_use]
    pub fn numbers(self) -> RangeInclusive<u32> {
        self.first..=self.last
    }

    /// How many there are in all processes together.
    #[must_use]
    pub fn total(self) -> u32 {
        self.total
    }
}

impl FromStr for Shards {
    type Err = ShardsError;

    /// Reads `first-last/total` or `number/total`.
    fn from_str(text: &str) -> Result<Self, ShardsError> {
        let parts = || {
            let (numbers, total) = text.split_once('/')?;
            let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
            let number = |text: &str| text.trim().parse().ok();
            Some(Self { first: number(first)?, last: number(last)?, total: number(total)? })
        };
        let is_part = |shards: &Self| shards.first <= shards.last && shards.last < shards.total;
        parts().filter(is_part).ok_or_else(|| ShardsError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Shards;

    #[test]
    fn shards_are_numbers_below_their_total() {
        let read = |text: &str| text.parse::<Shards>().map(|shards| (shards.numbers(), shards.total()));
        assert_eq!(read("0-7/16").expect("a part"), (0..=7, 16));
        assert_eq!(read(" 3 / 4 ").expect("a part"), (3..=3, 4));
        for text in ["", "4", "4/4", "2-1/4", "0-4/4", "-1/4", "0-/4", "a/b", "0/0", "0-1-2/4", "0/4/4"] {
            let error = read(text).expect_err(text).to_string();
            assert!(error.contains("0-7/16"), "{error}");
        }
    }
}
