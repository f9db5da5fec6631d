//! The canonical form of an address: what stays when all that only tells how it was shared is gone.
//!
//! Invariant: the form is idempotent, and two addresses with the same form are the same page as far
//! as an address can tell.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// An address in canonical form. Made by [`TrackingRules::canonical`] alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CanonicalUrl(Url);

impl CanonicalUrl {
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    #[must_use]
    pub fn as_url(&self) -> &Url {
        &self.0
    }

    /// Whether its host is an address that nobody but this network reaches; only an operator opens such.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private(),
            Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unique_local(),
            _ => false,
        }
    }

    /// The site's name as people are shown it.
    #[must_use]
    pub fn site(&self) -> &str {
        super::shown_site(&self.0)
    }
}

impl fmt::Display for CanonicalUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The address that a cache of AMP pages shows (Google's viewer, the AMP project's cache), else the
/// address itself, its host without closing dots. Other AMP addresses name their story on the page.
#[must_use]
pub fn out_of_cache(url: &Url) -> Url {
    let mut url = without_dots(url.clone());
    // Each step makes the path shorter, so this ends.
    while let Some(inside) = cached(&url) {
        url = without_dots(inside);
    }
    url
}

fn without_dots(mut url: Url) -> Url {
    // What is left of "127.0.0.1.." without its dots would be another host.
    if let Some(Ok(Host::Domain(name))) = url.domain().map(|name| Host::parse(name.trim_end_matches('.'))) {
        // It cannot fail on a host that was read from an address.
        let _ = url.set_host(Some(&name));
    }
    url
}

fn cached(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let inside = if host.strip_prefix("www.").unwrap_or(host).starts_with("google.") {
        url.path().strip_prefix("/amp/")?
    } else if host.ends_with(".cdn.ampproject.org") {
        url.path().get(1..)?.split_once('/')?.1
    } else {
        return None;
    };
    let plain = match inside.strip_prefix("s/") {
        Some(secure) => format!("https://{secure}"),
        None => format!("http://{inside}"),
    };
    let mut found = Url::parse(&plain).ok().filter(|url| url.domain().is_some_and(|name| name.contains('.')))?;
    found.set_query(url.query());
    Some(found)
}

/// Which query parameters are tracking (`config/tracking.toml`).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackingRules {
    /// Names, lower case.
    pub parameters: Vec<String>,
    /// Beginnings of names, lower case.
    pub prefixes: Vec<String>,
    #[serde(default)]
    pub hosts: Vec<HostParameters>,
}

/// Parameters that are tracking on one host and its subdomains.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostParameters {
    pub host: String,
    pub parameters: Vec<String>,
}

impl TrackingRules {
    /// The canonical form of `url`: no tracking, no fragment, no user name, no empty query.
    /// A fragment that a script routes by (`#!` or `#/`) is kept.
    #[must_use]
    pub fn canonical(&self, url: &Url) -> CanonicalUrl {
        let mut url = out_of_cache(url);
        if !url.fragment().is_some_and(|fragment| fragment.starts_with(['!', '/'])) {
            url.set_fragment(None);
        }
        // Neither call can fail on an address that has a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        if let Some(query) = url.query() {
            // Kept as written: decoding and encoding again would change addresses that servers know.
            let kept: Vec<&str> = query
                .split('&')
                .filter(|pair| !pair.is_empty() && !self.is_tracking(&url, pair.split('=').next().unwrap_or(pair)))
                .collect();
            let kept = (!kept.is_empty()).then(|| kept.join("&"));
            url.set_query(kept.as_deref());
        }
        CanonicalUrl(url)
    }

    fn is_tracking(&self, url: &Url, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.parameters.contains(&name)
            || self.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            || self.hosts.iter().any(|row| {
                let host = url.host_str().unwrap_or_default();
                let belongs =
                    host.strip_suffix(row.host.as_str()).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
                belongs && row.parameters.iter().any(|parameter| parameter.eq_ignore_ascii_case(&name))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::TrackingRules;

    fn rules() -> TrackingRules {
        toml::from_str(include_str!("../../config/tracking.toml")).expect("the shipped rules are valid")
    }

    fn check(url: &str, expected: &str) {
        let rules = rules();
        let once = rules.canonical(&url.parse().expect("a valid address"));
        assert_eq!(once.as_str(), expected, "{url}");
        assert_eq!(rules.canonical(once.as_url()), once, "idempotent: {url}");
    }

    #[test]
    fn tracking_goes_and_the_page_stays() {
        check("https://a.example/x?utm_source=twitter", "https://a.example/x");
        check("https://a.example/x?id=7&UTM_Medium=y&fbclid=z", "https://a.example/x?id=7");
        check("https://a.example/x?p=1#comments", "https://a.example/x?p=1");
        check("https://a.example/#!/story/7", "https://a.example/#!/story/7");
        check("https://a.example/x?", "https://a.example/x");
        check("https://a.example/x?q=%20a+b&&gclid=1", "https://a.example/x?q=%20a+b");
        check("https://user:pass@A.example:443/x", "https://a.example/x");
        check("https://a.example/x?ref=7", "https://a.example/x?ref=7");
        check("https://www.theguardian.com/x?ref=7", "https://www.theguardian.com/x");
        check("https://nottheguardian.com/x?ref=7", "https://nottheguardian.com/x?ref=7");
        check("https://www.google.com/amp/s/a.example/x/amp?amp_gsa=1", "https://a.example/x/amp");
        check("https://www.google.de/amp/a.example/x", "http://a.example/x");
        check("https://a-example.cdn.ampproject.org/c/s/a.example/x?id=7&usqp=q", "https://a.example/x?id=7");
        check("https://www.google.com/amp/s/", "https://www.google.com/amp/s/");
        check("https://a.example/amp/s/b.example/x", "https://a.example/amp/s/b.example/x");
        check("https://www.google.com./amp/s/a.example../x", "https://a.example/x");
        check("https://a.example../x", "https://a.example/x");
        check("http://127.0.0.1../x", "http://127.0.0.1../x");
        check("http://../x", "http://../x");
    }
}
