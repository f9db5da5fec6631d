//! What sites ask of programs, kept for a while. Asking them is `client`'s work, understanding them that
//! of `rules`.

mod rules;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio::time::Instant;
use url::Url;

pub(in crate::fetch) use rules::Rules;

/// How much of a file is read, in bytes (RFC 9309, 2.5: at least 500 KiB).
pub(super) const FILE_LIMIT: usize = 500 * 1_024;

/// For so long a file is taken for current (RFC 9309, 2.4: not more than 24 hours).
const KEPT: Duration = Duration::from_hours(24);

/// Sites whose rules are kept, and what they may take in memory together, in bytes; beyond that the
/// oldest go.
const SITES: usize = 4_096;
const MEMORY: usize = 16 * 1_024 * 1_024;

/// The rules of the sites that were asked lately, by origin.
#[derive(Debug, Default)]
pub(super) struct Robots(Mutex<HashMap<String, Kept>>);

#[derive(Debug, Clone)]
struct Kept {
    since: Instant,
    /// Who comes while it is asked for waits for the same answer; a failure is not kept.
    rules: Arc<OnceCell<Rules>>,
}

impl Robots {
    /// Whether the site of `page` lets it be read; `ask` gets its rules where they are not known.
    pub(super) async fn allow<E>(&self, page: &Url, ask: impl Future<Output = Result<Rules, E>>) -> Result<bool, E> {
        let cell = self.cell(page.origin().ascii_serialization(), Instant::now());
        Ok(cell.get_or_try_init(|| ask).await?.allow(page))
    }

    fn cell(&self, origin: String, now: Instant) -> Arc<OnceCell<Rules>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.get(&origin).filter(|kept| now - kept.since < KEPT) {
            return Arc::clone(&kept.rules);
        }
        let new = Kept { since: now, rules: Arc::default() };
        all.insert(origin, new.clone());
        let size = |kept: &Kept| kept.rules.get().map_or(0, Rules::size);
        let mut total: usize = all.values().map(size).sum();
        while all.len() > SITES || total > MEMORY {
            let oldest = all.iter().min_by_key(|(_, kept)| kept.since).map(|(origin, _)| origin.clone());
            let Some(gone) = oldest.and_then(|oldest| all.remove(&oldest)) else { break };
            total -= size(&gone);
        }
        new.rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_kept_for_a_day_and_for_so_many_sites() {
        let (robots, now) = (Robots::default(), Instant::now());
        let ask = |site: usize, later: Duration, text: &str| {
            let cell = robots.cell(format!("https://{site}.example"), now + later);
            let known = cell.initialized();
            let _ = cell.set(Rules::parse(text.as_bytes()));
            known
        };
        assert!(!ask(0, Duration::ZERO, ""));
        assert!(ask(0, KEPT.saturating_sub(Duration::from_secs(1)), ""), "known already");
        assert!(!ask(0, KEPT, ""), "asked anew");
        let kept = || robots.0.lock().map(|all| all.len()).unwrap_or_default();
        for site in 1..=2 * SITES {
            ask(site, KEPT, "");
        }
        assert_eq!(kept(), SITES);
        let long = format!("User-agent: *\nDisallow: /{}", "x".repeat(MEMORY / 4));
        for site in 0..8 {
            ask(3 * SITES + site, KEPT + Duration::from_secs(1), &long);
        }
        assert!(kept() < 8, "{} long ones", kept());
    }
}
