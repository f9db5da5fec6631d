//! Which addresses are not the public internet, written down anew from IANA's special-purpose
//! registries, so that the policy is not tested against itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub const V4: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
];

/// Inside `2000::/3`, which alone is open.
pub const IN_GLOBAL_V6: &[&str] = &["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

pub fn ends_v4(range: &str) -> (u32, u32) {
    let (network, bits) = range.split_once('/').expect("a range");
    let first = u32::from(network.parse::<Ipv4Addr>().expect("a network"));
    let bits: u32 = bits.parse().expect("a length");
    (first, first | u32::MAX.checked_shr(bits).unwrap_or(0))
}

pub fn ends_v6(range: &str) -> (u128, u128) {
    let (network, bits) = range.split_once('/').expect("a range");
    let first = u128::from(network.parse::<Ipv6Addr>().expect("a network"));
    let bits: u32 = bits.parse().expect("a length");
    (first, first | u128::MAX.checked_shr(bits).unwrap_or(0))
}

pub fn is_forbidden(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => forbidden_v4(u32::from(ip)),
        IpAddr::V6(ip) => {
            let bits = u128::from(ip);
            // ::ffff:0:0/96 and 64:ff9b::/96 hold an IPv4 address.
            if bits >> 32 == 0xffff || bits >> 32 == 0x0064_ff9b_u128 << 64 {
                let low = u32::try_from(bits & 0xffff_ffff).expect("32 bits");
                return forbidden_v4(low);
            }
            let inside = |range: &&str| {
                let (first, last) = ends_v6(range);
                (first..=last).contains(&bits)
            };
            bits >> 125 != 1 || IN_GLOBAL_V6.iter().any(inside)
        }
    }
}

fn forbidden_v4(bits: u32) -> bool {
    V4.iter().any(|range| {
        let (first, last) = ends_v4(range);
        (first..=last).contains(&bits)
    })
}
