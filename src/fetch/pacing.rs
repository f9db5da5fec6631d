//! One request per host at a time and a few per site, so that nobody can use the bot against either, and
//! bounds on all: on requests under way, and on the memory of pages that are read.
//!
//! When a bound is reached, the newest wait; nothing is dropped.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Requests at once to all hosts of a registrable domain: anybody can make up hosts below their own.
const PER_SITE: usize = 4;

/// Above this many known hosts, those that nobody waits for are forgotten.
const HOSTS_KEPT: usize = 4_096;

/// What all pages in memory may take together, in KiB of body: 96 of the largest at once.
const BODIES_KIB: usize = 192 * 1_024;

/// Up to so many bytes a body is not counted: most are smaller, and with all connections this is bounded too.
const UNCOUNTED: usize = 64 * 1_024;

#[derive(Debug)]
pub(super) struct Pacing {
    all: Arc<Semaphore>,
    hosts: Gates,
    sites: Gates,
    bodies: Arc<Semaphore>,
}

/// How many may pass at once, by name.
#[derive(Debug)]
struct Gates {
    wide: usize,
    known: Mutex<HashMap<String, Arc<Semaphore>>>,
}

impl Gates {
    fn new(wide: usize) -> Self {
        Self { wide, known: Mutex::default() }
    }

    fn of(&self, name: &str) -> Arc<Semaphore> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > HOSTS_KEPT {
            known.retain(|_, gate| Arc::strong_count(gate) > 1 || gate.available_permits() < self.wide);
        }
        Arc::clone(known.entry(name.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(self.wide))))
    }
}

/// Leave to send one request; held until the answer is read.
#[derive(Debug)]
pub(super) struct Leave {
    _host: OwnedSemaphorePermit,
    _site: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
}

/// Memory taken for one page, given back with the last copy of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Held(Option<Arc<OwnedSemaphorePermit>>);

impl PartialEq for Held {
    /// Two pages are equal whatever they cost.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Pacing {
    pub(super) fn new(concurrency: usize) -> Self {
        Self {
            all: Arc::new(Semaphore::new(concurrency.max(1))),
            hosts: Gates::new(1),
            sites: Gates::new(PER_SITE),
            bodies: Arc::new(Semaphore::new(BODIES_KIB)),
        }
    }

    /// Waits for the host first, for its site next and for a place among all last, so that a stuck host
    /// holds no place that a healthy one could use.
    pub(super) async fn enter(&self, host: &str) -> Option<Leave> {
        // The same host with its closing dot.
        let host = host.trim_end_matches('.');
        let site = self.sites.of(psl::domain_str(host).unwrap_or(host));
        // No semaphore is ever closed.
        let host = self.hosts.of(host).acquire_owned().await.ok()?;
        let site = site.acquire_owned().await.ok()?;
        let all = Arc::clone(&self.all).acquire_owned().await.ok()?;
        Some(Leave { _host: host, _site: site, _all: all })
    }

    /// Takes memory for a whole body of `limit` bytes once it has more than a few; waits while other pages
    /// take all there is. What waits holds nothing, so that no two wait for each other.
    pub(super) async fn hold(&self, held: &mut Held, bytes: usize, limit: usize) {
        if bytes <= UNCOUNTED || held.0.is_some() {
            return;
        }
        let whole = u32::try_from(kib(limit)).unwrap_or(u32::MAX);
        if let Ok(permit) = Arc::clone(&self.bodies).acquire_many_owned(whole).await {
            held.0 = Some(Arc::new(permit));
        }
    }
}

impl Held {
    /// Gives back what a body of `bytes` does not need.
    pub(super) fn shrink(&mut self, bytes: usize) {
        if let Some(permit) = self.0.as_mut().and_then(Arc::get_mut) {
            drop(permit.split(permit.num_permits().saturating_sub(kib(bytes))));
        }
    }
}

fn kib(bytes: usize) -> usize {
    bytes.div_ceil(1_024).min(BODIES_KIB)
}
