//! Name resolution that refuses a name as a whole when any of its answers is refused.
//!
//! One resolver serves one port, because an operator opens `address:port` pairs, not addresses.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::policy::AddressPolicy;

#[derive(Debug)]
pub(super) struct GuardedResolver {
    policy: Arc<AddressPolicy>,
    port: u16,
}

impl GuardedResolver {
    pub(super) fn new(policy: Arc<AddressPolicy>, port: u16) -> Self {
        Self { policy, port }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = Arc::clone(&self.policy);
        let port = self.port;
        Box::pin(async move {
            // The closing dot keeps the host's search domains out of it.
            let absolute = format!("{}.", name.as_str().trim_end_matches('.'));
            let answers: Vec<SocketAddr> = tokio::net::lookup_host((absolute, port)).await?.collect();
            for answer in &answers {
                policy.judge_peer(*answer)?;
            }
            // Port 0 lets the connector put in the port of the URL, which has been judged.
            let addresses = answers.into_iter().map(|answer| SocketAddr::new(answer.ip(), 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}
