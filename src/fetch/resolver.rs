//! Name resolution that refuses a name as a whole when any of its answers is refused.
//!
//! One resolver serves one port, because an operator opens `address:port` pairs, not addresses.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;

use super::policy::AddressPolicy;

/// Asks for the addresses of a name that ends in a dot.
pub type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> + Send + Sync>;

/// Questions to the system's resolver at once. Each holds a thread until it is answered, hung ones
/// too, and the runtime has 512 of them: reading pages needs some.
const LOOKUPS: usize = 256;

pub(super) struct GuardedResolver {
    policy: Arc<AddressPolicy>,
    port: u16,
    lookup: Lookup,
}

impl GuardedResolver {
    pub(super) fn new(policy: Arc<AddressPolicy>, port: u16, lookup: Lookup) -> Self {
        Self { policy, port, lookup }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (policy, port) = (Arc::clone(&self.policy), self.port);
        // The closing dot keeps the host's search domains out of it.
        let answers = (self.lookup)(format!("{}.", name.as_str().trim_end_matches('.')));
        Box::pin(async move {
            let answers = answers.await?;
            policy.judge_answers(port, &answers)?;
            if answers.is_empty() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            // Port 0 lets the connector put in the port of the URL, which has been judged.
            Ok(Box::new(answers.into_iter().map(|ip| SocketAddr::new(ip, 0))) as Addrs)
        })
    }
}

/// The system's resolver.
pub(super) fn system() -> Lookup {
    let places = Arc::new(Semaphore::new(LOOKUPS));
    Arc::new(move |name| {
        let places = Arc::clone(&places);
        Box::pin(async move {
            let place = places.acquire_owned().await.map_err(io::Error::other)?;
            let asked = tokio::task::spawn_blocking(move || {
                let answers = (name.as_str(), 0).to_socket_addrs();
                // Given back when the thread is free, not when nobody waits any more.
                drop(place);
                answers.map(|all| all.map(|answer| answer.ip()).collect())
            });
            asked.await.map_err(io::Error::other)?
        })
    })
}
