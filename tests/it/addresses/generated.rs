//! Addresses as strangers write them: each way to spell a number, a name or a host that is another.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::registry::{IN_GLOBAL_V6, V4, ends_v4, ends_v6};
use crate::dice::Dice;

/// What may come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wild {
    Everything,
    /// Nothing on the public internet: for a client that really dials. Names end in `.example`, for
    /// a name server of one's own; `port` is often the one of a listener.
    Inside {
        port: u16,
    },
}

const PORTS: &[&str] = &["", "", "", ":80", ":443", ":22", ":6379", ":0", ":65535", ":080", ":8080", ":"];
const SCHEMES: &[&str] = &["http", "http", "https", "HTTP", "https", "ftp", "file", "gopher", "ws", "blob:http", "jar"];
const PRIVATE_NAMES: &[&str] = &[
    "localhost",
    "LOCALHOST.",
    "localhost..",
    "ｌｏｃａｌｈｏｓｔ",
    "local\u{ad}host",
    "loc%61lhost",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "metadata.google.internal",
    "metadata",
    "printer.local",
    "x.onion",
    "kubernetes.default.svc.cluster.local",
    "router.lan",
    "nas.home.arpa",
    "a.b.localhost",
    "intranet",
    "host.docker.internal",
];

/// Any link.
pub fn link(dice: &mut Dice, wild: Wild) -> String {
    if dice.one_in(40) {
        return dice
            .pick(&["data:text/html,x", "javascript:alert(1)", "about:blank", "mailto:a@b", "//", "", "?", "#x"])
            .to_string();
    }
    let host = host(dice, wild);
    let port = match wild {
        Wild::Inside { port } if !dice.one_in(4) => format!(":{port}"),
        _ => dice.pick(PORTS).to_owned(),
    };
    let scheme = if wild == Wild::Everything {
        dice.pick(SCHEMES)
    } else {
        dice.pick(&["http", "http", "http", "https", "ftp"])
    };
    let other = self::host(dice, wild);
    let user = match dice.below(12) {
        0 => format!("{other}@"),
        1 => format!("user:{other}@"),
        2 => "@".to_owned(),
        _ => String::new(),
    };
    let slashes =
        dice.pick(&["://", "://", "://", "://", "://", ":", ":/", ":\\\\", ":///", "://\t", "://\r\n", "%3a//"]);
    let rest = match dice.below(10) {
        0 => format!("\\@{other}/"),
        1 => format!("#@{other}/"),
        2 => format!("?@{other}/"),
        3 => format!("/..//{other}/"),
        4 => "%00".to_owned(),
        5 => format!(" {other}"),
        _ => "/x".to_owned(),
    };
    format!("{scheme}{slashes}{user}{host}{port}{rest}")
}

fn host(dice: &mut Dice, wild: Wild) -> String {
    match dice.below(8) {
        0..=2 => spelled_v4(dice, wild),
        3 => format!("[{}]", spelled_v6(dice, wild)),
        4 => dice.pick(PRIVATE_NAMES).to_owned(),
        5 => format!("{}.rebind.example", spelled_v4(dice, wild)),
        _ => format!("n{}.news.example", dice.below(1_000)),
    }
}

fn v4(dice: &mut Dice, wild: Wild) -> Ipv4Addr {
    let (first, last) = ends_v4(dice.pick(V4));
    let bits = match (dice.below(8), wild) {
        (0, Wild::Everything) => first.wrapping_sub(1),
        (1, Wild::Everything) => last.wrapping_add(1),
        (2 | 3, Wild::Everything) => dice.bits32(),
        (4, _) => first,
        (5, _) => last,
        (6, _) => u32::from(Ipv4Addr::new(127, 0, 0, u8::try_from(dice.below(4)).unwrap_or(1))),
        _ => first + dice.bits32() % (last - first).max(1),
    };
    Ipv4Addr::from(bits)
}

fn spelled_v4(dice: &mut Dice, wild: Wild) -> String {
    let ip = v4(dice, wild);
    let bits = u32::from(ip);
    let [a, b, c, d] = ip.octets();
    let text = match dice.below(10) {
        0 => bits.to_string(),
        1 => format!("{bits:#x}"),
        2 => format!("0{bits:o}"),
        3 => format!("{a:#x}.{b:#o}.{c}.{d}").replace("0o", "0"),
        4 => format!("{a}.{}", bits & 0x00ff_ffff),
        5 => format!("{a}.{b}.{}", bits & 0xffff),
        6 => ip.to_string().replace('.', "。"),
        7 => ip.to_string().chars().map(fullwidth).collect(),
        8 => format!("%3{}{}", a.to_string().chars().next().unwrap_or('0'), &ip.to_string()[1..]),
        _ => ip.to_string(),
    };
    if dice.one_in(10) { text + "." } else { text }
}

fn fullwidth(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0xff10 + digit)).unwrap_or('．')
}

fn spelled_v6(dice: &mut Dice, wild: Wild) -> String {
    let v4 = v4(dice, wild);
    let low = u128::from(u32::from(v4));
    let bits = match dice.below(9) {
        0 => (0xffff_u128 << 32) | low,
        1 => (0x0064_ff9b_u128 << 96) | low,
        2 => low,
        3 => (0x2002_u128 << 112) | (low << 80),
        4 => 1,
        5 => (0xfe80_u128 << 112) | low,
        6 | 7 => {
            let (first, last) = ends_v6(dice.pick(IN_GLOBAL_V6));
            match (dice.below(4), wild) {
                (0, Wild::Everything) => first.wrapping_sub(1),
                (1, Wild::Everything) => last.wrapping_add(1),
                (2, _) => last,
                _ => first,
            }
        }
        _ if wild == Wild::Everything => (u128::from(dice.next()) << 64) | u128::from(dice.next()),
        _ => (0xfd00_u128 << 112) | u128::from(dice.next()),
    };
    let ip = Ipv6Addr::from(bits);
    match dice.below(5) {
        0 => ip.segments().map(|part| format!("{part:04X}")).join(":"),
        1 => {
            let [a, b, c, d] = Ipv4Addr::from(u32::try_from(bits & 0xffff_ffff).unwrap_or_default()).octets();
            let head: Vec<String> = ip.segments()[..6].iter().map(|part| format!("{part:x}")).collect();
            format!("{}:{a}.{b}.{c}.{d}", head.join(":"))
        }
        2 => format!("{ip}%25eth0"),
        _ => ip.to_string(),
    }
}

/// What a name server of a stranger answers: public, private, mixed, nothing.
pub fn answers(dice: &mut Dice) -> Vec<IpAddr> {
    let wild = if dice.one_in(3) { Wild::Inside { port: 80 } } else { Wild::Everything };
    (0..dice.below(4))
        .filter_map(|_| {
            if dice.one_in(2) {
                return Some(IpAddr::from([93, 184, 216, 34]));
            }
            if dice.one_in(2) { Some(v4(dice, wild).into()) } else { spelled_v6(dice, wild).parse().ok() }
        })
        .collect()
}
