//! How fast Discord may be called, by what its answers say ("Rate Limits"), and what is made of answers that
//! say nothing sensible. The library's own limiter calls again at once, sleeps without end, or panics then.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderMap;
use serde::Deserialize;
use tokio::time::Instant;

use crate::store::Shards;

/// Calls a second: 50 may be made in all, these with the burst are as many. Processes that share the bot's
/// servers share them.
const PACE: Duration = Duration::from_millis(25);
const BURST: u32 = 10;

/// A wait that Discord asks for is kept up to this. A longer one is looked at again after so long, and after
/// twice as long each time that it is refused: it may be a slip, and a card waits for it.
const BELIEVED: Duration = Duration::from_secs(30);

/// The wait after a refusal that names none, and the shortest after any, doubled with each in a row.
const UNSAID: Duration = Duration::from_secs(1);
const SHORTEST: Duration = Duration::from_millis(250);
const DOUBLED: u32 = 8;

/// Discord bars an address that is answered 401, 403 or 429 ten thousand times in ten minutes. From so many
/// on, calls go one by one, and so long after each of these: fewer than a hundred come together.
const INVALID_WINDOW: Duration = Duration::from_mins(10);
const INVALID: usize = 30;
const INVALID_GAP: Duration = Duration::from_secs(10);

/// Above this many known buckets, those that are not in use and open are forgotten.
const BUCKETS: usize = 4_096;

/// What is known of all calls, and of those that are limited together.
#[derive(Debug)]
pub(super) struct Limits<K> {
    pace: Duration,
    burst: u32,
    all: Mutex<All>,
    buckets: Mutex<HashMap<K, Arc<tokio::sync::Mutex<Bucket>>>>,
    /// Held by each call while calls go one by one.
    pub(super) single_file: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct All {
    gate: Bucket,
    next: Instant,
    invalid: VecDeque<Instant>,
}

impl All {
    fn is_single_file(&mut self, now: Instant) -> bool {
        self.invalid.retain(|at| now - *at < INVALID_WINDOW);
        self.invalid.len() >= INVALID
    }
}

/// Calls that are limited together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bucket {
    opens: Option<Instant>,
    /// Refusals in a row.
    refusals: u32,
}

/// What a body of a 429 says.
#[derive(Debug, Default, Deserialize)]
struct Refusal {
    #[serde(default)]
    retry_after: serde_json::Value,
    #[serde(default)]
    global: bool,
}

impl<K: Eq + Hash> Limits<K> {
    /// `part` of the bot's servers makes that part of the calls.
    pub(super) fn new(part: Option<Shards>) -> Self {
        let (own, total) = part.map_or((1, 1), |part| (part.numbers().count().max(1), part.total()));
        let own = u32::try_from(own).unwrap_or(total);
        let all = All { gate: Bucket::default(), next: Instant::now(), invalid: VecDeque::new() };
        Self {
            pace: PACE * total / own,
            burst: (BURST * own / total).max(1),
            all: Mutex::new(all),
            buckets: Mutex::default(),
            single_file: tokio::sync::Mutex::default(),
        }
    }

    /// The bucket of a route; who holds it calls.
    pub(super) fn bucket(&self, key: K, now: Instant) -> Arc<tokio::sync::Mutex<Bucket>> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > BUCKETS {
            buckets
                .retain(|_, bucket| bucket.try_lock().map_or(true, |bucket| bucket.opens.is_some_and(|at| at > now)));
        }
        Arc::clone(buckets.entry(key).or_default())
    }

    /// The wait for the next call of a bucket.
    pub(super) fn wait(&self, bucket: &Bucket, now: Instant) -> Duration {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let until = |at: Option<Instant>| at.map_or(Duration::ZERO, |at| at.saturating_duration_since(now));
        until(bucket.opens).max(until(all.gate.opens))
    }

    /// Takes a place among all calls of this second; returns the wait for it.
    pub(super) fn place(&self, now: Instant) -> Duration {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let place = all.next.max(now.checked_sub(self.pace * self.burst).unwrap_or(now));
        all.next = place + self.pace;
        place.saturating_duration_since(now)
    }

    /// Whether so many calls were refused lately that they go one by one.
    pub(super) fn is_single_file(&self, now: Instant) -> bool {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).is_single_file(now)
    }

    /// Heeds an answer; `body` is that of a refusal.
    pub(super) fn heed(&self, bucket: &mut Bucket, now: Instant, status: u16, headers: &HeaderMap, body: &[u8]) {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let scope = header("x-ratelimit-scope");
        if matches!(status, 401 | 403) || (status == 429 && scope != Some("shared")) {
            all.invalid.push_back(now);
            if all.is_single_file(now) {
                all.gate.close(now + INVALID_GAP);
            }
        }
        if status != 429 {
            (bucket.refusals, all.gate.refusals) = (0, 0);
            if header("x-ratelimit-remaining") == Some("0")
                && let Some(wait) = header("x-ratelimit-reset-after").and_then(seconds)
            {
                bucket.close(now + wait.min(BELIEVED));
            }
            return;
        }
        let said = serde_json::from_slice::<Refusal>(body).ok();
        // What is no answer of Discord's own comes from the network before it, which knows no routes.
        let is_global = header("x-ratelimit-global").is_some()
            || scope == Some("global")
            || said.as_ref().is_none_or(|said| said.global);
        let in_body = said.map(|said| said.retry_after.to_string());
        let claimed = header("retry-after").and_then(seconds).or_else(|| in_body.as_deref().and_then(seconds));
        let refused = if is_global { &mut all.gate } else { bucket };
        refused.close(now + refused.rest(claimed));
        refused.refusals += 1;
    }
}

impl Bucket {
    fn close(&mut self, until: Instant) {
        self.opens = self.opens.max(Some(until));
    }

    /// How long a refused call waits.
    fn rest(&self, claimed: Option<Duration>) -> Duration {
        let doubled = 2_u32.pow(self.refusals.min(DOUBLED));
        claimed.map_or(UNSAID, |claimed| claimed.min(BELIEVED * doubled)).max(SHORTEST * doubled)
    }
}

/// A number of seconds that means something: more than none, and not beyond what a clock can hold.
fn seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = text.trim_matches('"').parse().ok()?;
    let longest = Duration::from_hours(24).as_secs_f64();
    (seconds > 0.0).then(|| Duration::try_from_secs_f64(seconds.min(longest)).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
    }

    /// The wait after a 429 with these headers and this body, for its own bucket and for another.
    fn check(all: &[(&'static str, &'static str)], body: &str, own: Duration, other: Duration) {
        let (limits, now, mut bucket) = (Limits::<u8>::new(None), Instant::now(), Bucket::default());
        limits.heed(&mut bucket, now, 429, &headers(all), body.as_bytes());
        let waits = (limits.wait(&bucket, now), limits.wait(&Bucket::default(), now));
        assert_eq!(waits, (own, other), "{all:?} {body}");
    }

    #[test]
    fn a_refusal_closes_what_it_is_about_for_as_long_as_it_says() {
        let (none, json) = (Duration::ZERO, r#"{"message": "", "retry_after": 0.5, "global": false}"#);
        let half = Duration::from_millis(500);
        check(&[("retry-after", "2")], json, Duration::from_secs(2), none);
        check(&[], json, half, none);
        check(&[("x-ratelimit-scope", "shared")], json, half, none);
        check(&[("x-ratelimit-scope", "global")], json, half, half);
        check(&[("x-ratelimit-global", "true")], json, half, half);
        check(&[], r#"{"retry_after": 0.5, "global": true}"#, half, half);
    }

    #[test]
    fn what_makes_no_sense_is_a_second_and_what_is_too_long_is_looked_at_again() {
        let json = |value: &str| format!(r#"{{"retry_after": {value}}}"#);
        for value in ["null", "-1", "0", "\"soon\"", "{}", "[1]"] {
            check(&[], &json(value), UNSAID, Duration::ZERO);
        }
        for value in ["soon", "-3", "NaN", "inf", "-inf", "", "0", "1e999"] {
            // Infinity is too long rather than nonsense.
            let expected = if matches!(value, "inf" | "1e999") { BELIEVED } else { UNSAID };
            check(&[("retry-after", value)], "{}", expected, Duration::ZERO);
        }
        for value in ["86400", "1e300", "99999999999999999999"] {
            check(&[("retry-after", value)], "{}", BELIEVED, Duration::ZERO);
            check(&[], &json(value), BELIEVED, Duration::ZERO);
        }
        check(&[], "<h1>429</h1>", UNSAID, UNSAID);
        check(&[], "", UNSAID, UNSAID);
    }

    #[test]
    fn refusals_in_a_row_grow_and_an_answer_ends_them() {
        let (limits, begun, mut bucket) = (Limits::<u8>::new(None), Instant::now(), Bucket::default());
        let (mut now, mut calls) = (begun, 0);
        while now - begun < INVALID_WINDOW {
            now += limits.wait(&bucket, now);
            limits.heed(&mut bucket, now, 429, &headers(&[("retry-after", "0")]), b"{}");
            calls += 1;
        }
        assert!(calls < 25, "{calls}");
        now += limits.wait(&bucket, now);
        limits.heed(&mut bucket, now, 200, &HeaderMap::new(), b"");
        limits.heed(&mut bucket, now, 429, &headers(&[("retry-after", "0.3")]), b"{}");
        assert_eq!(limits.wait(&bucket, now), Duration::from_millis(300));
    }

    #[test]
    fn a_bucket_that_is_used_up_waits_until_it_is_full_again() {
        let (limits, now) = (Limits::<u8>::new(None), Instant::now());
        for (remaining, reset, expected) in
            [("0", "1.5", 1_500), ("1", "1.5", 0), ("0", "-1", 0), ("0", "x", 0), ("x", "1", 0), ("0", "1e9", 30_000)]
        {
            let mut bucket = Bucket::default();
            let all = headers(&[("x-ratelimit-remaining", remaining), ("x-ratelimit-reset-after", reset)]);
            limits.heed(&mut bucket, now, 200, &all, b"");
            assert_eq!(limits.wait(&bucket, now), Duration::from_millis(expected), "{remaining} {reset}");
        }
    }

    #[test]
    fn fifty_calls_a_second_at_most() {
        let check = |part: Option<&str>, most: usize, calls: u32| {
            let (limits, begun) = (Limits::<u8>::new(part.map(|part| part.parse().expect("shards"))), Instant::now());
            let mut now = begun;
            let mut made = Vec::new();
            for _ in 0..calls {
                now += limits.place(now);
                made.push(now);
            }
            for at in &made {
                let within = made.iter().filter(|other| (*at..*at + Duration::from_secs(1)).contains(other)).count();
                assert!(within <= most, "{part:?}: {within}");
            }
            assert!(now - begun < Duration::from_secs(6), "and no slower than that");
        };
        check(None, 51, 200);
        check(Some("0-3/4"), 51, 200);
        check(Some("2-3/8"), 13, 50);
        check(Some("1/8"), 7, 25);
    }

    #[test]
    fn whatever_is_refused_is_not_tried_a_hundred_times_in_ten_minutes() {
        let (limits, begun) = (Limits::<u8>::new(None), Instant::now());
        let (mut now, mut invalid) = (begun, 0);
        // Each call has a bucket of its own, so that no bucket slows them.
        while now - begun < INVALID_WINDOW {
            let mut bucket = Bucket::default();
            now += limits.wait(&bucket, now) + Duration::from_millis(10);
            limits.heed(&mut bucket, now, 403, &HeaderMap::new(), b"{}");
            invalid += 1;
        }
        assert!(limits.is_single_file(now) && invalid < 100, "{invalid}");
        assert!(!limits.is_single_file(now + INVALID_WINDOW));
    }
}
