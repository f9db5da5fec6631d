//! Slows connection tries to the gateway when they come too fast.
//!
//! The library tries again at once, thousands of times a second where connections are accepted and
//! dropped. Before each try it reads the gateway's address under a lock: who holds the lock says when.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;
use tracing::warn;

/// The first wait, doubled with each try of a shard within [`REMEMBERED`].
const FIRST: Duration = Duration::from_millis(250);

/// The longest wait is [`FIRST`] doubled so often: 32 s.
const DOUBLED: u32 = 7;

/// Tries count for so long: after a quiet minute the next comes at once again.
const REMEMBERED: Duration = Duration::from_mins(1);

/// Lets tries pass one after the other; runs until it is dropped.
pub(super) async fn keep(address: Arc<Mutex<String>>, shards: impl AsyncFn() -> usize) {
    let mut tries = VecDeque::new();
    loop {
        let held = address.lock().await;
        tokio::time::sleep(wait(&mut tries, shards().await)).await;
        drop(held);
        // The lock goes to who waits longest: if it is not free now, a try has come.
        if address.try_lock().is_err() {
            tries.push_back(Instant::now());
            if tries.len() == 10 {
                warn!("the connection to Discord breaks again and again; it is tried less often now");
            }
        }
    }
}

fn wait(tries: &mut VecDeque<Instant>, shards: usize) -> Duration {
    while tries.front().is_some_and(|at| at.elapsed() > REMEMBERED) {
        tries.pop_front();
    }
    let each = u32::try_from(tries.len() / shards.max(1)).unwrap_or(DOUBLED);
    FIRST * 2_u32.pow(each.min(DOUBLED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_slowed_by_what_each_shard_did_lately() {
        let now = Instant::now();
        let lately = |count: usize| std::iter::repeat_n(now, count).collect::<VecDeque<_>>();
        assert_eq!(wait(&mut lately(0), 1), FIRST);
        assert_eq!(wait(&mut lately(3), 1), Duration::from_secs(2));
        assert_eq!(wait(&mut lately(1_000), 1), Duration::from_secs(32));
        assert_eq!(wait(&mut lately(10), 16), FIRST, "as many shards as try at a start");
        if let Some(long_ago) = now.checked_sub(REMEMBERED * 2) {
            assert_eq!(wait(&mut VecDeque::from([long_ago, long_ago]), 1), FIRST);
        }
    }
}
