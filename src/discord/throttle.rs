//! Fairness: how many links a minute one member and one server may hand in. Beyond a member's measure,
//! links get no card, and the member is told once; beyond a server's, they wait in the outbox.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Above this many known measures, those that are full again are forgotten.
const KEPT: usize = 10_000;

/// What becomes of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Now,
    /// Taken in, worked on later.
    Later,
    /// Left out, and this is the first time in a while.
    TooMany,
    /// Left out, like the last one.
    StillTooMany,
}

impl Turn {
    /// Whether the post is left out.
    pub(super) fn is_too_many(self) -> bool {
        matches!(self, Self::TooMany | Self::StillTooMany)
    }
}

/// Links that may still be handed in, at a moment. It fills up within a minute.
#[derive(Debug, Clone, Copy)]
struct Measure {
    left: f64,
    at: i64,
    told: bool,
}

#[derive(Debug)]
pub(super) struct Throttle {
    member: u32,
    server: u32,
    members: Mutex<HashMap<(i64, i64), Measure>>,
    servers: Mutex<HashMap<i64, Measure>>,
}

impl Throttle {
    /// Links a minute; 0 is any number.
    pub(super) fn new(member: u32, server: u32) -> Self {
        Self { member, server, members: Mutex::default(), servers: Mutex::default() }
    }

    /// Counts `links` that `author` posted in `guild` at the second `at`.
    pub(super) fn turn(&self, guild: i64, author: i64, at: i64, links: usize) -> Turn {
        let mut members = self.members.lock().unwrap_or_else(PoisonError::into_inner);
        let (fits, told) = take(&mut members, (guild, author), self.member, at, links);
        if !fits {
            return if told { Turn::StillTooMany } else { Turn::TooMany };
        }
        let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
        if take(&mut servers, guild, self.server, at, links).0 { Turn::Now } else { Turn::Later }
    }
}

/// Whether there is room for `links`, and whether it was said before that there is not.
fn take<K: std::hash::Hash + Eq>(
    all: &mut HashMap<K, Measure>,
    whose: K,
    limit: u32,
    at: i64,
    links: usize,
) -> (bool, bool) {
    if limit == 0 {
        return (true, false);
    }
    let full = f64::from(limit);
    if all.len() > KEPT {
        all.retain(|_, measure| at - measure.at < 60);
    }
    let measure = all.entry(whose).or_insert(Measure { left: full, at, told: false });
    // Histories that are read back may be older than what was seen last: time does not run back.
    let passed = i32::try_from((at - measure.at).clamp(0, 60)).unwrap_or(60);
    measure.left = (measure.left + full * f64::from(passed) / 60.0).min(full);
    measure.at = measure.at.max(at);
    if measure.left >= full {
        measure.told = false;
    }
    let wanted = f64::from(u32::try_from(links).unwrap_or(u32::MAX));
    // More in one post than a minute takes fit once nothing else was handed in.
    let fits = measure.left >= wanted.min(full);
    let told = measure.told;
    if fits {
        measure.left = (measure.left - wanted).max(0.0);
    } else {
        measure.told = true;
    }
    (fits, told)
}

#[cfg(test)]
mod tests {
    use super::{Throttle, Turn};

    #[test]
    fn a_flood_is_throttled_and_told_once() {
        let throttle = Throttle::new(30, 0);
        let turns: Vec<Turn> = (0..1_000).map(|_| throttle.turn(1, 2, 100, 1)).collect();
        assert_eq!(turns.iter().filter(|turn| **turn == Turn::Now).count(), 30);
        assert_eq!(turns.iter().filter(|turn| **turn == Turn::TooMany).count(), 1);
        assert_eq!(throttle.turn(1, 3, 100, 1), Turn::Now, "others are not touched");
        assert_eq!(throttle.turn(1, 2, 102, 1), Turn::Now, "a link each two seconds");
        assert_eq!(throttle.turn(1, 2, 102, 1), Turn::StillTooMany);
        assert_eq!(throttle.turn(1, 2, 200, 3), Turn::Now);
        assert_eq!(throttle.turn(1, 2, 90, 3), Turn::Now, "time does not run back");
    }

    #[test]
    fn a_servers_flood_waits() {
        let throttle = Throttle::new(0, 60);
        let turns: Vec<Turn> = (0..100).map(|member| throttle.turn(1, member, 100, 1)).collect();
        assert_eq!(turns.iter().filter(|turn| **turn == Turn::Now).count(), 60);
        assert_eq!(turns.iter().filter(|turn| **turn == Turn::Later).count(), 40);
        assert_eq!(throttle.turn(2, 1, 100, 1), Turn::Now);
    }
}
