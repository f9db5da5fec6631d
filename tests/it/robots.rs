//! Obedience to `robots.txt`, over real sockets: who is asked what, and what each answer means.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pullquote::fetch::{FetchError, FetchOptions, Fetcher, Lookup, Refusal};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A site for many names, each with a `robots.txt` of its own; it notes who was asked for what.
struct Site {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let noted = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let noted = Arc::clone(&noted);
                tokio::spawn(async move {
                    let mut request = vec![0; 4_096];
                    let length = socket.read(&mut request).await.unwrap_or_default();
                    let request = String::from_utf8_lossy(&request[..length]).to_lowercase();
                    let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
                    let host = request.split("host: ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("");
                    noted.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{host}{path}"));
                    let answer = answer(host.split('.').next().unwrap_or_default(), &path, address.port());
                    let _ = socket.write_all(&answer).await;
                });
            }
        });
        Self { address, asked }
    }

    fn asked(&self, place: &str) -> usize {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|one| *one == place).count()
    }
}

fn answer(host: &str, path: &str, port: u16) -> Vec<u8> {
    let whole = |status: &str, headers: &str, body: &str| {
        let length = body.len();
        format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
            .into_bytes()
    };
    let to = |place: &str| whole("302 Found", &format!("location: {place}\r\n"), "");
    let closed = "User-agent: *\nDisallow: /closed";
    match (host, path) {
        ("leads", "/on") => to(&format!("http://plain.example:{port}/closed")),
        (_, path) if !path.contains("robots") => whole("200 OK", "content-type: text/html\r\n", "<p>read</p>"),
        ("none", _) => whole("404 Not Found", "", "<p>none"),
        ("barred", _) => whole("403 Forbidden", "", "<p>no"),
        ("ill", _) => whole("503 Service Unavailable", "", ""),
        ("dead", _) => Vec::new(),
        ("moved", "/robots.txt") => to(&format!("http://plain.example:{port}/robots.txt")),
        ("astray", "/robots.txt") => to("http://10.0.0.1/robots.txt"),
        ("circle", _) => to("/robots-again"),
        ("long", _) => {
            let far = "#".repeat(500 * 1_024);
            whole("200 OK", "", &format!("{closed}\n{far}\nDisallow: /after-the-limit"))
        }
        ("page", _) => whole("200 OK", "content-type: text/html\r\n", "<html><p>Not found</html>"),
        _ => whole("200 OK", "content-type: text/plain\r\n", closed),
    }
}

fn fetcher(site: &Site, robots: bool) -> Fetcher {
    let lookup: Lookup = Arc::new(|_| Box::pin(async { Ok(vec![IpAddr::from(Ipv4Addr::LOCALHOST)]) }));
    let options = FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline: Duration::from_secs(5),
        allow_addresses: vec![site.address],
        robots,
        ..FetchOptions::default()
    };
    Fetcher::with_lookup(options, &lookup).expect("a client")
}

async fn get(fetcher: &Fetcher, site: &Site, place: &str) -> Result<String, FetchError> {
    let (host, path) = place.split_once('/').expect("a host and a path");
    let url = format!("http://{host}.example:{}/{path}", site.address.port()).parse().expect("an address");
    fetcher.page(&url).await.map(|page| page.html.clone())
}

#[tokio::test]
async fn a_site_is_read_as_its_robots_txt_says() {
    let site = Site::start().await;
    let fetcher = fetcher(&site, true);
    let read = || Ok("<p>read</p>".to_owned());
    for (place, expected) in [
        ("plain/open", read()),
        ("plain/closed", Err(FetchError::Robots)),
        ("plain/closed/too?x=1", Err(FetchError::Robots)),
        ("none/closed", read()),
        ("barred/closed", read()),
        ("ill/open", Err(FetchError::Status(503))),
        ("dead/open", Err(FetchError::BrokenAnswer)),
        ("moved/closed", Err(FetchError::Robots)),
        ("moved/open", read()),
        ("astray/open", Err(FetchError::Refused(Refusal::PrivateAddress))),
        ("circle/closed", read()),
        ("long/closed", Err(FetchError::Robots)),
        ("long/after-the-limit", read()),
        ("page/closed", read()),
        // Each hop's own site is asked.
        ("leads/on", Err(FetchError::Robots)),
    ] {
        assert_eq!(get(&fetcher, &site, place).await, expected, "{place}");
    }
    for place in ["plain.example/closed", "ill.example/open", "dead.example/open", "astray.example/open"] {
        assert_eq!(site.asked(place), 0, "{place} was asked for");
    }
    // Once for "plain", once because "moved" leads there.
    assert_eq!(site.asked("plain.example/robots.txt"), 2, "kept");
}

#[tokio::test]
async fn many_who_come_at_once_ask_once() {
    let site = Site::start().await;
    let fetcher = fetcher(&site, true);
    let places: Vec<String> = (0..20).map(|number| format!("plain/{number}")).collect();
    for came in futures_util::future::join_all(places.iter().map(|place| get(&fetcher, &site, place))).await {
        assert_eq!(came.as_deref(), Ok("<p>read</p>"));
    }
    assert_eq!(site.asked("plain.example/robots.txt"), 1);
}

#[tokio::test]
async fn nobody_is_asked_where_the_operator_does_not_want_it() {
    let site = Site::start().await;
    let fetcher = fetcher(&site, false);
    assert_eq!(get(&fetcher, &site, "plain/closed").await.as_deref(), Ok("<p>read</p>"));
    assert_eq!(site.asked("plain.example/robots.txt"), 0);
}
