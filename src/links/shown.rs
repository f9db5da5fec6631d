//! A site's name as people are shown it: what somebody registered, in plain letters.

use url::{Host, Url};

/// The registrable domain of an address, in punycode where it has letters outside ASCII, so that no
/// subdomain and no look-alike letter passes for another site. The host itself where there is none.
#[must_use]
pub fn shown_site(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    match url.host() {
        Some(Host::Domain(name)) => psl::domain_str(name.trim_end_matches('.')).unwrap_or(host),
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::shown_site;

    fn check(url: &str, expected: &str) {
        assert_eq!(shown_site(&url.parse().expect("an address")), expected, "{url}");
    }

    #[test]
    fn nobody_passes_for_another_site() {
        check("https://www.news.example/x", "news.example");
        check("https://paypal.com.evil.co.uk/", "evil.co.uk");
        check("https://www.bbc.co.uk/news", "bbc.co.uk");
        check("https://аpple.com/", "xn--pple-43d.com");
        check("https://www.раураl.com/", "xn--l-7sba6dbr.com");
        check("https://bücher.example./", "xn--bcher-kva.example");
        check("https://раypal.com.evil.example/", "evil.example");
        check("http://93.184.216.34/x", "93.184.216.34");
        check("http://[2606:2800::1]/x", "[2606:2800::1]");
        check("https://localhost/", "localhost");
    }
}
