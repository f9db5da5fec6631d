//! Rules that hold for every input, tried with generated ones.

use std::net::{Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;
use pullquote::article::{Access, Kind, LeadImage, Outlet};
use pullquote::card::{self, Look, Networks, escape, limits};
use pullquote::fetch::AddressPolicy;
use pullquote::fetch::policy::is_public;
use pullquote::links::{self, TrackingRules};
use pullquote::story::Story;
use pullquote::tags::Tag;
use url::Url;

fn tracking() -> TrackingRules {
    toml::from_str(pullquote::config::TRACKING).expect("the shipped rules")
}

fn networks() -> Networks {
    toml::from_str(pullquote::config::SHARE).expect("the shipped networks")
}

/// Text with what Discord's markdown and people's keyboards hold.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ -~]{0,20}",
        Just("@everyone ".to_owned()),
        Just("<@123>".to_owned()),
        Just("<@&9> <#5> </x:1> <t:1:R> <:a:1>".to_owned()),
        Just("[a](https://evil.example)".to_owned()),
        Just("||`*_~|`||".to_owned()),
        Just("# > - 1. \u{202e}\u{200b}\u{2066}".to_owned()),
        Just("https://a.example/x?utm_source=1".to_owned()),
        Just("👩‍👩‍👧 e\u{301}\u{301}\u{301}\u{301}\u{301} 日本語 العربية".to_owned()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Whether `sign` stands in `text` without a backslash before it.
fn is_live(text: &str, sign: char) -> bool {
    let mut escaped = false;
    text.chars().any(|c| {
        let live = c == sign && !escaped;
        escaped = c == '\\' && !escaped;
        live
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scanning_never_panics_and_finds_addresses_that_parse(content in text()) {
        for link in links::scan(&content) {
            prop_assert!(link.url.as_str().starts_with("http"));
        }
    }

    #[test]
    fn the_canonical_form_is_idempotent(path in "[a-z0-9/._-]{0,20}", query in "[a-zA-Z0-9_=&%+.-]{0,40}", fragment in "[a-z!/]{0,8}") {
        let rules = tracking();
        if let Ok(url) = Url::parse(&format!("https://news.example/{path}?{query}#{fragment}")) {
            let once = rules.canonical(&url);
            prop_assert_eq!(rules.canonical(once.as_url()), once);
        }
    }

    #[test]
    fn an_address_is_judged_alike_however_it_is_written(bits in any::<u32>(), port in prop_oneof![Just(80_u16), Just(443), any::<u16>()]) {
        let ip = Ipv4Addr::from(bits);
        let public = is_public(ip.into());
        let private = ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_multicast()
            || ip.is_broadcast() || ip.is_documentation() || ip.is_unspecified() || ip.octets()[0] == 0;
        prop_assert!(!(public && private), "{ip}");
        prop_assert_eq!(is_public(ip.to_ipv6_mapped().into()), public);
        let [a, b, c, d] = ip.octets();
        let nat64 = format!("64:ff9b::{:x}:{:x}", u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        prop_assert_eq!(is_public(nat64.parse::<Ipv6Addr>().expect("an address").into()), public);
        let policy = AddressPolicy::default();
        let open = public && (port == 80 || port == 443);
        for host in [ip.to_string(), bits.to_string(), format!("{bits:#x}"), format!("[{}]", ip.to_ipv6_mapped()), format!("[{nat64}]")] {
            let url = Url::parse(&format!("http://{host}:{port}/")).expect("an address");
            prop_assert_eq!(policy.judge_url(&url).is_ok(), open, "{}", url);
        }
    }

    #[test]
    fn no_text_of_a_page_is_live(content in text(), limit in 1_usize..300) {
        let line = escape::line(&content, limit);
        prop_assert!(count(&line) <= limit, "{} > {limit}: {line:?}", count(&line));
        prop_assert!(!line.contains('\n'));
        for sign in ['*', '_', '~', '`', '|', '<', '>', '[', ']'] {
            prop_assert!(!is_live(&line, sign), "{sign} is live in {line:?}");
        }
        prop_assert!(!line.contains("@everyone") && !line.contains("@here"), "{line:?}");
        prop_assert!(!line.contains("https://") && !line.contains("http://"), "no address makes itself a link: {line:?}");
        prop_assert!(!line.contains(['\u{202e}', '\u{2066}', '\u{2067}']), "{line:?}");
    }

    #[test]
    fn every_card_meets_every_limit(
        headline in text(), dek in text(), author in text(), outlet in text(), tag in text(), path in "[a-z0-9()/]{0,700}",
    ) {
        let url = Url::parse(&format!("https://news.example/{path}")).expect("an address");
        let networks = networks();
        let all: Vec<_> = networks.all.iter().collect();
        let story = Story {
            url: tracking().canonical(&url),
            headline: headline.clone(),
            dek: Some(dek.repeat(5)),
            byline: vec![author.clone(); 5],
            published: Some("2026-03-01".to_owned()),
            outlet: Outlet { name: Some(outlet), icon: Some(url.clone()) },
            lead_image: Some(LeadImage { url, alt: Some(headline) }),
            language: None,
            access: Access::Paywalled,
            kind: Kind::LiveBlog,
            opinion: true,
            body: String::new(),
            quotations: Vec::new(),
            pull_quote: None,
            summary: Vec::new(),
            tags: Tag::new(&tag).into_iter().collect(),
            from_preview: false,
            updated: false,
            gone: false,
        };
        let card = card::lay_out(&story, &Look { networks: &all, compact: false, related: &[], room: limits::EMBEDS_TOTAL });
        prop_assert!(count(&card.outlet) <= limits::AUTHOR_NAME);
        prop_assert!(count(&card.title) <= limits::TITLE);
        prop_assert!(card.byline.as_deref().map_or(0, count) <= limits::FOOTER);
        prop_assert!(card.size() <= limits::EMBEDS_TOTAL / 3, "three fit into a message");
        for link in &card.share {
            prop_assert!(link.url.len() <= limits::BUTTON_URL, "{}", link.url);
            prop_assert!(Url::parse(&link.url).is_ok());
        }
    }
}
