//! What must never be contacted: generated addresses, answers of name servers and redirects against the
//! policy, and the real client against listeners that count.
//!
//! `PULLQUOTE_CASES=10000000 cargo test --release --test it addresses -- --nocapture` tries more.

pub mod generated;
mod registry;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use pullquote::fetch::AddressPolicy;
use pullquote::fetch::policy::is_public;
use serde_json::Value;
use url::{Host, Url};

use crate::dice::{Dice, cases};
use generated::{Wild, answers, link};
use registry::{IN_GLOBAL_V6, V4, is_forbidden};

/// Redirects that are followed.
const HOPS: usize = 5;

/// What became of one case.
#[derive(Debug, Default)]
struct Tally {
    /// Dials of addresses that must not be dialled.
    forbidden: usize,
    /// Dials that are right.
    dialled: usize,
    refused: usize,
    /// Texts that are no address.
    unparsed: usize,
}

impl Tally {
    fn dial(&mut self, ip: IpAddr, port: u16, from: &str) {
        if is_forbidden(ip) || !matches!(port, 80 | 443) {
            self.forbidden += 1;
            eprintln!("{ip} port {port} would be dialled for {from:?}");
        } else {
            self.dialled += 1;
        }
    }

    /// What the client would do with `text`, with `dice` for its name server and its redirects.
    fn follow(&mut self, policy: &AddressPolicy, text: &str, dice: &mut Dice) {
        let Ok(mut url) = Url::parse(text) else {
            self.unparsed += 1;
            return;
        };
        for _ in 0..=HOPS {
            let Ok(port) = policy.judge_url(&url) else {
                self.refused += 1;
                return;
            };
            assert!(matches!(url.scheme(), "http" | "https") && url.username().is_empty(), "{url}");
            match url.host() {
                Some(Host::Ipv4(ip)) => self.dial(ip.into(), port, text),
                Some(Host::Ipv6(ip)) => self.dial(ip.into(), port, text),
                Some(Host::Domain(_)) => {
                    let found = answers(dice);
                    if policy.judge_answers(port, &found).is_err() {
                        assert!(found.iter().any(|ip| is_forbidden(*ip)), "{found:?} is public");
                        self.refused += 1;
                        return;
                    }
                    for ip in found {
                        self.dial(ip, port, text);
                    }
                }
                None => panic!("{url} has no host and is let through"),
            }
            if dice.one_in(2) {
                return;
            }
            let Ok(next) = url.join(&link(dice, Wild::Everything)) else { return };
            url = next;
        }
    }
}

#[test]
fn no_generated_address_leads_inside() {
    let policy = AddressPolicy::default();
    let wanted = cases(200_000);
    let mut dice = Dice(1);
    let mut tally = Tally::default();
    for _ in 0..wanted {
        let text = link(&mut dice, Wild::Everything);
        tally.follow(&policy, &text, &mut dice);
    }
    println!("{wanted} cases: {tally:?}");
    assert_eq!(tally.forbidden, 0);
    assert!(tally.dialled > wanted / 20 && tally.refused > wanted / 20, "both ways are tried: {tally:?}");
}

#[test]
fn every_range_is_closed_to_its_ends_and_no_further() {
    let policy = AddressPolicy::default();
    let check = |ip: IpAddr| {
        let forbidden = is_forbidden(ip);
        assert_eq!(is_public(ip), !forbidden, "{ip}");
        for port in [80, 443] {
            assert_eq!(policy.judge_peer(SocketAddr::new(ip, port)).is_err(), forbidden, "{ip}:{port}");
        }
        let host = if ip.is_ipv4() { ip.to_string() } else { format!("[{ip}]") };
        let url = Url::parse(&format!("https://{host}/")).expect("an address");
        assert_eq!(policy.judge_url(&url).is_err(), forbidden, "{url}");
    };
    for range in V4 {
        let (first, last) = registry::ends_v4(range);
        for bits in [first.wrapping_sub(1), first, first + (last - first) / 2, last, last.wrapping_add(1)] {
            let ip = std::net::Ipv4Addr::from(bits);
            check(ip.into());
            check(ip.to_ipv6_mapped().into());
            check(std::net::Ipv6Addr::from((0x0064_ff9b_u128 << 96) | u128::from(bits)).into());
        }
    }
    for range in IN_GLOBAL_V6.iter().chain(&["2000::/3", "::/128", "::1/128", "fc00::/7", "fe80::/10", "ff00::/8"]) {
        let (first, last) = registry::ends_v6(range);
        for bits in [first.wrapping_sub(1), first, first + (last - first) / 2, last, last.wrapping_add(1)] {
            check(std::net::Ipv6Addr::from(bits).into());
        }
    }
}

/// The URL standard's own cases, where Cargo has unpacked the crate that ships them.
#[test]
fn the_url_standards_cases_lead_nowhere_inside() {
    let Some(text) = url_test_data() else {
        eprintln!("the url crate's sources are not unpacked here; its cases were not tried");
        return;
    };
    let data: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let policy = AddressPolicy::default();
    let mut tally = Tally::default();
    let mut tried = 0;
    for case in data.iter().filter(|case| case.is_object()) {
        let input = case["input"].as_str().unwrap_or_default();
        let based = case["base"].as_str().and_then(|base| Url::parse(base).ok()?.join(input).ok());
        for text in [Some(input.to_owned()), based.map(String::from)].into_iter().flatten() {
            for seed in 0..8 {
                tally.follow(&policy, &text, &mut Dice(seed));
                tried += 1;
            }
        }
    }
    println!("{tried} cases of the URL standard: {tally:?}");
    assert_eq!(tally.forbidden, 0);
    assert!(tried > 4_000);
}

fn url_test_data() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let indexes = std::fs::read_dir(home.join("registry/src")).ok()?;
    let crates = indexes.filter_map(Result::ok).filter_map(|index| std::fs::read_dir(index.path()).ok());
    let mut found: Vec<PathBuf> = crates
        .flatten()
        .filter_map(Result::ok)
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("url-2."))
        .map(|folder| folder.path().join("tests/urltestdata.json"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    std::fs::read_to_string(found.pop()?).ok()
}
