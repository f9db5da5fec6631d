//! Rate-limit headers on every answer, and refusals when the settings are strict ("Rate limits").

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::snowflake::now_ms;
use super::world::World;

/// What the headers say while nothing is refused.
const LENIENT: (usize, u64) = (50, 1_000);

/// A request's bucket: method and path with ids left out, except the first (channel, guild, webhook).
pub fn bucket(method: &str, path: &str) -> String {
    let mut name = method.to_owned();
    for (index, part) in path.trim_matches('/').split('/').enumerate() {
        name.push('/');
        let id = part.chars().all(|c| c.is_ascii_digit());
        name.push_str(if id && index > 1 { "*" } else { part });
    }
    name
}

/// The 429 of a bucket.
pub fn refuse(wait_ms: u64, mut headers: HeaderMap) -> Response {
    let seconds = seconds(wait_ms);
    if let Ok(value) = HeaderValue::try_from(seconds.to_string()) {
        headers.insert("retry-after", value);
    }
    headers.insert("x-ratelimit-scope", HeaderValue::from_static("user"));
    let body = json!({"message": "You are being rate limited.", "retry_after": seconds, "global": false});
    (StatusCode::TOO_MANY_REQUESTS, headers, axum::Json(body)).into_response()
}

impl World {
    /// Counts a request. The first value is the wait in milliseconds if it must be refused.
    pub fn count_request(&mut self, bucket: &str, counts: bool) -> (Option<u64>, HeaderMap) {
        let now = now_ms();
        let strict = self.settings.rate_limit;
        let (limit, window) = strict.map_or(LENIENT, |limit| (limit.limit, limit.window_ms));
        let used = self.buckets.entry(bucket.to_owned()).or_default();
        while used.front().is_some_and(|at| at + window <= now) {
            used.pop_front();
        }
        let full = used.len() >= limit;
        if counts && !(full && strict.is_some()) {
            used.push_back(now);
        }
        let reset = used.front().map_or(now, |at| at + window);
        // A lenient bucket never reads as empty, or clients would wait.
        let remaining = limit.saturating_sub(used.len()).max(usize::from(strict.is_none()));
        let mut hash = DefaultHasher::new();
        bucket.hash(&mut hash);
        let mut headers = HeaderMap::new();
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        };
        put("x-ratelimit-limit", limit.to_string());
        put("x-ratelimit-remaining", remaining.to_string());
        put("x-ratelimit-reset", format!("{:.3}", seconds(reset)));
        put("x-ratelimit-reset-after", format!("{:.3}", seconds(reset.saturating_sub(now))));
        put("x-ratelimit-bucket", format!("{:016x}", hash.finish()));
        let refused = (strict.is_some() && full && counts).then(|| reset.saturating_sub(now).max(1));
        (refused, headers)
    }
}

fn seconds(milliseconds: u64) -> f64 {
    std::time::Duration::from_millis(milliseconds).as_secs_f64()
}
