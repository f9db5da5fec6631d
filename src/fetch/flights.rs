//! Work on an address that all who ask for it meanwhile share.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use url::Url;

/// Work under way, by address. What it brings stays here no longer than somebody waits for it.
pub struct Flights<T>(Mutex<HashMap<Url, Shared<BoxFuture<'static, Option<T>>>>>);

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> fmt::Debug for Flights<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flights").finish_non_exhaustive()
    }
}

impl<T: Clone + Send + Sync + 'static> Flights<T> {
    /// What the work on `url` brings, which is begun with `begin` where none is under way; `None` when it
    /// panicked.
    pub async fn share<F>(&self, url: &Url, begin: impl FnOnce() -> F) -> Option<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let flight = {
            let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let started = || {
                // A task of its own: who asked first may stop waiting, the others still get the answer.
                let flying = tokio::spawn(begin());
                async move { flying.await.ok() }.boxed().shared()
            };
            flights.entry(url.clone()).or_insert_with(started).clone()
        };
        let landed = flight.await;
        let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if flights.get(url).is_some_and(|flight| flight.peek().is_some()) {
            flights.remove(url);
        }
        landed
    }
}
