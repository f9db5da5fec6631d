//! Which addresses may be contacted. Strangers choose the links, so the default is no.
//!
//! Enforced on every hop: on the parsed URL here, on the answers of the name server in `resolver`,
//! and on the connected peer before a byte of the body is read.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use thiserror::Error;
use url::{Host, Url};

/// Why an address is never contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("only http and https links are fetched")]
    Scheme,
    #[error("only ports 80 and 443 are fetched")]
    Port,
    #[error("links with a user name or password are not fetched")]
    Userinfo,
    #[error("the link has no host")]
    NoHost,
    #[error("the host is not a public name")]
    PrivateName,
    #[error("the host's address is not on the public internet")]
    PrivateAddress,
}

impl Refusal {
    /// A word for the kind.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scheme => "scheme",
            Self::Port => "port",
            Self::Userinfo => "userinfo",
            Self::NoHost => "no-host",
            Self::PrivateName => "private-name",
            Self::PrivateAddress => "private-address",
        }
    }
}

/// IPv4 networks that are not the public internet (IANA special-purpose registry), and Azure's
/// metadata address 168.63.129.16, which is.
const REFUSED_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// IPv6 outside this network is refused (global unicast, RFC 4291).
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Networks inside global unicast that are not the public internet (IANA special-purpose registry).
const REFUSED_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// The NAT64 prefix (RFC 6052): the last 32 bits are the IPv4 address that is meant.
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Top-level names that no public server answers for (RFC 6761, RFC 6762, RFC 7686, RFC 9476, ICANN 2024),
/// and those that ICANN does not delegate because so many private networks use them (2018).
const PRIVATE_SUFFIXES: &[&str] = &[
    "localhost",
    "local",
    "internal",
    "onion",
    "alt",
    "invalid",
    "test",
    "corp",
    "home",
    "mail",
    "lan",
    "localdomain",
];

/// The home networks' domain (RFC 8375).
const HOME_NETWORK: &str = "home.arpa";

/// The rule, with the single `address:port` pairs that the operator opened.
#[derive(Debug, Clone, Default)]
pub struct AddressPolicy {
    allowed: Vec<SocketAddr>,
}

impl AddressPolicy {
    #[must_use]
    pub fn new(allowed: Vec<SocketAddr>) -> Self {
        Self { allowed }
    }

    #[must_use]
    pub fn allowed(&self) -> &[SocketAddr] {
        &self.allowed
    }

    /// The ports that may be asked for: 80, 443 and those of opened pairs.
    pub fn ports(&self) -> impl Iterator<Item = u16> {
        [80, 443].into_iter().chain(self.allowed.iter().map(SocketAddr::port))
    }

    /// Judges an address before anything is sent. Returns the port that will be dialled.
    pub fn judge_url(&self, url: &Url) -> Result<u16, Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Userinfo);
        }
        let port = url.port_or_known_default().ok_or(Refusal::Port)?;
        if !self.ports().any(|open| open == port) {
            return Err(Refusal::Port);
        }
        match url.host() {
            None => Err(Refusal::NoHost),
            Some(Host::Ipv4(ip)) => self.judge_peer(SocketAddr::new(ip.into(), port)).map(|()| port),
            Some(Host::Ipv6(ip)) => self.judge_peer(SocketAddr::new(ip.into(), port)).map(|()| port),
            Some(Host::Domain(name)) => judge_name(name).map(|()| port),
        }
    }

    /// Judges all that a name resolved to: one refused address refuses the name.
    pub fn judge_answers(&self, port: u16, answers: &[IpAddr]) -> Result<(), Refusal> {
        answers.iter().try_for_each(|ip| self.judge_peer(SocketAddr::new(*ip, port)))
    }

    /// Judges what a name resolved to, or the peer that a connection reached.
    pub fn judge_peer(&self, peer: SocketAddr) -> Result<(), Refusal> {
        let ip = unwrapped(peer.ip());
        if self.allowed.iter().any(|open| open.ip() == ip && open.port() == peer.port()) {
            return Ok(());
        }
        if is_public(ip) && matches!(peer.port(), 80 | 443) { Ok(()) } else { Err(Refusal::PrivateAddress) }
    }
}

/// Whether `ip` is on the public internet.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match unwrapped(ip) {
        IpAddr::V4(ip) => !REFUSED_V4.iter().any(|(network, bits)| in_v4(ip, *network, *bits)),
        IpAddr::V6(ip) => {
            in_v6(ip, GLOBAL_V6.0, GLOBAL_V6.1) && !REFUSED_V6.iter().any(|(network, bits)| in_v6(ip, *network, *bits))
        }
    }
}

fn judge_name(name: &str) -> Result<(), Refusal> {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let Some((_, top)) = name.rsplit_once('.') else {
        return Err(Refusal::PrivateName);
    };
    let at_home = name == HOME_NETWORK || name.strip_suffix(HOME_NETWORK).is_some_and(|sub| sub.ends_with('.'));
    let broken = name.split('.').any(str::is_empty);
    if at_home || broken || PRIVATE_SUFFIXES.contains(&top) { Err(Refusal::PrivateName) } else { Ok(()) }
}

/// An IPv4 address that is wrapped in an IPv6 one, else the address itself.
fn unwrapped(ip: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = ip else { return ip };
    if let Some(v4) = v6.to_ipv4_mapped() {
        return v4.into();
    }
    if in_v6(v6, NAT64.0, NAT64.1) {
        let [.., a, b, c, d] = v6.octets();
        return Ipv4Addr::new(a, b, c, d).into();
    }
    ip
}

fn in_v4(ip: Ipv4Addr, network: Ipv4Addr, bits: u32) -> bool {
    (ip.to_bits() ^ network.to_bits()) >> (32 - bits) == 0
}

fn in_v6(ip: Ipv6Addr, network: Ipv6Addr, bits: u32) -> bool {
    (ip.to_bits() ^ network.to_bits()) >> (128 - bits) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Result<u16, Refusal>) {
        let policy = AddressPolicy::new(vec!["127.0.0.1:8099".parse().expect("a socket address")]);
        assert_eq!(policy.judge_url(&url.parse().expect(url)), expected, "{url}");
    }

    #[test]
    fn urls() {
        check("https://news.example.com/x", Ok(443));
        check("http://93.184.216.34/", Ok(80));
        check("http://127.0.0.1:8099/x", Ok(8099));
        check("http://[::ffff:127.0.0.1]:8099/x", Ok(8099));
        check("http://127.0.0.1:8098/x", Err(Refusal::Port));
        check("http://127.0.0.2:8099/x", Err(Refusal::PrivateAddress));
        check("http://93.184.216.34:8099/", Err(Refusal::PrivateAddress));
        check("ftp://news.example.com/x", Err(Refusal::Scheme));
        check("http://u@news.example.com/", Err(Refusal::Userinfo));
        check("http://news.example.com:22/", Err(Refusal::Port));
        check("http://localhost/", Err(Refusal::PrivateName));
        for name in ["x.onion", "printer", "nas.local", "metadata.google.internal", "router.home.arpa", "a.localhost"] {
            check(&format!("http://{name}/"), Err(Refusal::PrivateName));
        }
        check("http://localhost./", Err(Refusal::PrivateName));
        check("http://printer.local/", Err(Refusal::PrivateName));
        check("http://metadata.google.internal/", Err(Refusal::PrivateName));
        check("http://intranet/", Err(Refusal::PrivateName));
        for address in ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "①②⑦.0.0.1", "127。0。0。1", "0"] {
            check(&format!("http://{address}/"), Err(Refusal::PrivateAddress));
        }
        for address in
            ["::1", "::", "fe80::1", "fc00::1", "64:ff9b::7f00:1", "::ffff:a9fe:a9fe", "2001:db8::1", "::7f00:1"]
        {
            check(&format!("http://[{address}]/"), Err(Refusal::PrivateAddress));
        }
        check("http://[2606:2800:220:1:248:1893:25c8:1946]/", Ok(80));
    }

    #[test]
    fn every_range_ends_where_it_should() {
        for (network, bits) in REFUSED_V4 {
            let first = network.to_bits();
            let last = first | u32::MAX.checked_shr(*bits).unwrap_or(0);
            for inside in [first, first + (last - first) / 2, last] {
                assert!(!is_public(Ipv4Addr::from(inside).into()), "{}", Ipv4Addr::from(inside));
            }
        }
        for public in ["1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255"] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for public in ["128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255"]
        {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for public in ["192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.15", "192.0.1.0"] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
    }
}
