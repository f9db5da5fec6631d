//! One request per host at a time, so that nobody can use the bot against a site, and a bound on all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Above this many known hosts, those that nobody waits for are forgotten.
const HOSTS_KEPT: usize = 4_096;

#[derive(Debug)]
pub(super) struct Pacing {
    all: Arc<Semaphore>,
    hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// Leave to send one request; held until the answer is read.
#[derive(Debug)]
pub(super) struct Leave {
    _host: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
}

impl Pacing {
    pub(super) fn new(concurrency: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(concurrency.max(1))), hosts: Mutex::new(HashMap::new()) }
    }

    /// Waits for the host first and for a place among all second, so that a stuck host holds no
    /// place that a healthy one could use.
    pub(super) async fn enter(&self, host: &str) -> Option<Leave> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            if hosts.len() > HOSTS_KEPT {
                hosts.retain(|_, gate| Arc::strong_count(gate) > 1 || gate.available_permits() == 0);
            }
            Arc::clone(hosts.entry(host.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(1))))
        };
        // Neither semaphore is ever closed.
        let host = host.acquire_owned().await.ok()?;
        let all = Arc::clone(&self.all).acquire_owned().await.ok()?;
        Some(Leave { _host: host, _all: all })
    }
}
