//! The client: redirects by hand, limits on time and size, one flight per address.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use percent_encoding::AsciiSet;
use reqwest::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, LOCATION,
};
use reqwest::{Client, Response, StatusCode, redirect};
use tokio::time::Instant;
use url::{Host, Url};

use super::flights::Flights;
use super::pacing::{Held, Pacing};
use super::resolver::{self, GuardedResolver, Lookup};
use super::robots::{self, Robots, Rules};
use super::{AddressPolicy, FetchError, FetchOptions, Known, Page, charset};

/// Redirects followed for one link: shorteners and consent detours need three or four.
const REDIRECT_LIMIT: usize = 5;

/// To connect, of the whole deadline.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Fetches pages. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Fetcher {
    shared: Arc<Ground>,
}

#[derive(Debug)]
struct Ground {
    options: FetchOptions,
    policy: Arc<AddressPolicy>,
    /// One client a port, since the resolver must know which pairs are open.
    clients: HashMap<u16, Client>,
    pacing: Pacing,
    robots: Robots,
    flights: Flights<Result<Arc<Page>, FetchError>>,
}

impl Fetcher {
    /// Fails only when the platform has no working TLS.
    pub fn new(options: FetchOptions) -> Result<Self, reqwest::Error> {
        Self::with_lookup(options, &resolver::system())
    }

    /// The same with another resolver; the policy judges its answers like the system's.
    pub fn with_lookup(options: FetchOptions, lookup: &Lookup) -> Result<Self, reqwest::Error> {
        let policy = Arc::new(AddressPolicy::new(options.allow_addresses.clone()));
        let mut clients = HashMap::new();
        for port in policy.ports().collect::<HashSet<_>>() {
            clients
                .insert(port, client(&options, GuardedResolver::new(Arc::clone(&policy), port, Arc::clone(lookup)))?);
        }
        let pacing = Pacing::new(options.concurrency);
        let flights = Flights::default();
        let robots = Robots::default();
        Ok(Self { shared: Arc::new(Ground { options, policy, clients, pacing, robots, flights }) })
    }

    /// Whether `url` names one of the addresses that the operator opened.
    #[must_use]
    pub fn is_opened(&self, url: &Url) -> bool {
        let port = url.port_or_known_default().unwrap_or_default();
        let ip = match url.host() {
            Some(Host::Ipv4(ip)) => IpAddr::from(ip),
            Some(Host::Ipv6(ip)) => IpAddr::from(ip),
            _ => return false,
        };
        self.shared.policy.allowed().contains(&SocketAddr::new(ip, port))
    }

    /// Gets the page at `url`. Callers who ask for an address that is on its way share the answer.
    pub async fn page(&self, url: &Url) -> Result<Arc<Page>, FetchError> {
        // A site is not told of it.
        let mut url = url.clone();
        url.set_fragment(None);
        let fetched = || {
            let (ground, url) = (Arc::clone(&self.shared), url.clone());
            async move {
                let page = ground.fetch(url, &Known::default()).await?;
                page.map(Arc::new).ok_or(FetchError::Status(304))
            }
        };
        // A page that stayed with the flights would keep the memory that others wait for.
        self.shared.flights.share(&url, fetched).await.unwrap_or(Err(FetchError::BrokenAnswer))
    }

    /// Gets the page at `url` unless it is still what is known of it: then there is nothing to get.
    pub async fn page_unless(&self, url: &Url, known: Known) -> Result<Option<Arc<Page>>, FetchError> {
        Ok(self.shared.fetch(url.clone(), &known).await?.map(Arc::new))
    }
}

impl Ground {
    async fn fetch(&self, url: Url, known: &Known) -> Result<Option<Page>, FetchError> {
        let mut left = self.options.deadline;
        match self.follow(url.clone(), known, &mut left).await {
            // A connection that broke in mid-answer is worth one more try, a refusal is not.
            Err(FetchError::BrokenAnswer) => self.follow(url, known, &mut left).await,
            other => other,
        }
    }

    /// `left` is what remains of the deadline.
    async fn follow(&self, mut url: Url, known: &Known, left: &mut Duration) -> Result<Option<Page>, FetchError> {
        for _ in 0..=REDIRECT_LIMIT {
            let port = self.policy.judge_url(&url)?;
            if self.options.robots && !self.robots.allow(&url, self.ask_robots(&url, left)).await? {
                return Err(FetchError::Robots);
            }
            match self.in_turn(&url, left, self.hop(&url, known, port)).await? {
                Hop::Page(page) => return Ok(Some(*page)),
                Hop::Same => return Ok(None),
                Hop::Redirect(next) => url = next,
            }
        }
        Err(FetchError::TooManyRedirects(REDIRECT_LIMIT))
    }

    /// Does what is asked of a host when its turn comes, within what is left of the deadline; waiting for
    /// one's turn is not the site's time.
    async fn in_turn<T>(
        &self,
        url: &Url,
        left: &mut Duration,
        asked: impl Future<Output = Result<T, FetchError>>,
    ) -> Result<T, FetchError> {
        let host = url.host_str().unwrap_or_default();
        let Some(_leave) = self.pacing.enter(host).await else { return Err(FetchError::BrokenAnswer) };
        let begun = Instant::now();
        let done = tokio::time::timeout(*left, asked).await;
        *left = left.saturating_sub(begun.elapsed());
        done.map_err(|_| FetchError::Timeout(self.options.deadline))?
    }

    /// Gets the rules of a page's site (RFC 9309, 2.3.1). A site that cannot be asked is not read, and the
    /// error says why.
    async fn ask_robots(&self, page: &Url, left: &mut Duration) -> Result<Rules, FetchError> {
        let mut url = page.join("/robots.txt").map_err(|_| FetchError::BrokenAnswer)?;
        for _ in 0..=REDIRECT_LIMIT {
            let port = self.policy.judge_url(&url)?;
            let asked = async {
                let mut answer = self.send(&url, &Known::default(), port).await?;
                if let Some(place) = redirect(&url, &answer)? {
                    return Ok(Err(place));
                }
                if answer.status().is_server_error() {
                    return Err(FetchError::Status(answer.status().as_u16()));
                }
                let mut text = Vec::new();
                while answer.status().is_success() && text.len() < robots::FILE_LIMIT {
                    let Some(chunk) = answer.chunk().await.map_err(|error| self.explain(&url, &error))? else { break };
                    text.extend_from_slice(&chunk);
                }
                text.truncate(robots::FILE_LIMIT);
                Ok(Ok(Rules::parse(&text)))
            };
            match self.in_turn(&url, left, asked).await? {
                Ok(rules) => return Ok(rules),
                Err(place) => url = place,
            }
        }
        // More redirects than anybody must follow: there is no such file.
        Ok(Rules::default())
    }

    /// Sends one request; an answer's other end has been judged.
    async fn send(&self, url: &Url, known: &Known, port: u16) -> Result<Response, FetchError> {
        let client = self.clients.get(&port).ok_or(FetchError::Refused(super::Refusal::Port))?;
        let mut request = client.get(url.clone());
        for (name, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)] {
            if let Some(value) = value.as_deref().and_then(|value| HeaderValue::try_from(value).ok()) {
                request = request.header(name, value);
            }
        }
        let answer = request.send().await.map_err(|error| self.explain(url, &error))?;
        // A connection whose other end is not known is as good as refused.
        let peer = answer.remote_addr().ok_or(FetchError::BrokenAnswer)?;
        self.policy.judge_peer(peer)?;
        Ok(answer)
    }

    async fn hop(&self, url: &Url, known: &Known, port: u16) -> Result<Hop, FetchError> {
        let answer = self.send(url, known, port).await?;
        let status = answer.status();
        if status == StatusCode::NOT_MODIFIED && *known != Known::default() {
            return Ok(Hop::Same);
        }
        if let Some(place) = redirect(url, &answer)? {
            return Ok(Hop::Redirect(place));
        }
        if status.as_u16() != 200 && status.as_u16() != 203 {
            return Err(FetchError::Status(status.as_u16()));
        }
        self.read(url, answer).await.map(|page| Hop::Page(Box::new(page)))
    }

    async fn read(&self, url: &Url, mut answer: Response) -> Result<Page, FetchError> {
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let content_type = header(CONTENT_TYPE);
        let (etag, last_modified) = (header(ETAG), header(LAST_MODIFIED));
        if let Some(kind) = content_type.as_deref().filter(|kind| !may_be_html(kind)) {
            return Err(FetchError::NotHtml(essence(kind).to_owned()));
        }
        let limit = self.options.body_limit;
        let mut bytes = Vec::new();
        let mut held = Held::default();
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() > limit => return Err(FetchError::TooLarge(limit)),
                Ok(Some(chunk)) => {
                    self.pacing.hold(&mut held, bytes.len() + chunk.len(), limit).await;
                    bytes.extend_from_slice(&chunk);
                }
                Ok(None) => break,
                Err(error) => return Err(self.explain(url, &error)),
            }
        }
        held.shrink(bytes.len());
        if let Some(kind) = binary(&bytes) {
            return Err(FetchError::NotHtml(kind.to_owned()));
        }
        let html = charset::decode(&bytes, content_type.as_deref());
        if html.trim().is_empty() {
            return Err(FetchError::Empty);
        }
        Ok(Page { url: url.clone(), html, etag, last_modified, held })
    }

    /// Turns the client's error into ours. The client's own text is never shown or logged: it can
    /// carry the whole address, secrets in its query included.
    fn explain(&self, url: &Url, error: &reqwest::Error) -> FetchError {
        let host = url.host_str().unwrap_or_default().to_owned();
        let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(inner) = source {
            if let Some(refusal) = inner.downcast_ref::<super::Refusal>() {
                return FetchError::Refused(*refusal);
            }
            source = inner.source();
        }
        if error.is_timeout() {
            FetchError::Timeout(self.options.deadline)
        } else if matches!(tls(error), Some(rustls::Error::InvalidCertificate(_))) {
            FetchError::BadCertificate { host }
        } else if error.is_connect() {
            let text = format!("{error:?}");
            if text.contains("dns error") { FetchError::NoSuchHost { host } } else { FetchError::Unreachable { host } }
        } else {
            FetchError::BrokenAnswer
        }
    }
}

/// The TLS error that another one came of.
fn tls<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a rustls::Error> {
    // An I/O error hides the one that it carries from its sources.
    let carried = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.downcast_ref().or_else(|| match carried {
        Some(carried) => tls(carried),
        None => tls(error.source()?),
    })
}

enum Hop {
    Page(Box<Page>),
    Redirect(Url),
    /// Not changed since.
    Same,
}

/// Where an answer leads on to.
fn redirect(url: &Url, answer: &Response) -> Result<Option<Url>, FetchError> {
    let Some(place) = answer.headers().get(LOCATION).filter(|_| answer.status().is_redirection()) else {
        return Ok(None);
    };
    // In whatever encoding the site wrote it: its bytes are what it wants back.
    let place = percent_encoding::percent_encode(place.as_bytes(), &AsciiSet::EMPTY).to_string();
    url.join(&place).map(Some).map_err(|_| FetchError::BrokenAnswer)
}

fn client(options: &FetchOptions, resolver: GuardedResolver) -> Result<Client, reqwest::Error> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"));
    headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static("*"));
    let mut client = Client::builder();
    for root in &options.extra_roots {
        client = client.add_root_certificate(root.clone());
    }
    client
        .user_agent(options.user_agent.clone())
        .default_headers(headers)
        .dns_resolver(Arc::new(resolver))
        // A proxy from the environment would resolve names out of our sight.
        .no_proxy()
        .redirect(redirect::Policy::none())
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        // A host is asked for one page now and then: a kept connection would mostly be found closed.
        .pool_max_idle_per_host(0)
        .build()
}

fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

fn may_be_html(content_type: &str) -> bool {
    let essence = essence(content_type).to_ascii_lowercase();
    essence.is_empty() || essence.contains("html") || essence == "text/plain" || essence.ends_with("xml")
}

/// Names what the bytes are when they are plainly no text, whatever the header said.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"RIFF", "a media file"),
        (b"PK\x03\x04", "an archive"),
        (b"\x1f\x8b", "an archive"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}
