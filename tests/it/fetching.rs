//! The fetcher against sites that behave badly, over real sockets on loopback. What must never be
//! contacted listens too, and counts.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use pullquote::fetch::{FetchError, FetchOptions, Fetcher, Refusal};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const BODY_LIMIT: usize = 2 * 1_024 * 1_024;

/// A site that answers each path with what `answers` gives: the bytes, and a pause after each.
struct Site {
    address: SocketAddr,
    hits: Arc<AtomicUsize>,
}

type Answers = fn(&str, SocketAddr) -> Vec<(Vec<u8>, Duration)>;

impl Site {
    async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let hits = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&hits);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move {
                    let mut request = vec![0; 4_096];
                    let length = socket.read(&mut request).await.unwrap_or_default();
                    let request = String::from_utf8_lossy(&request[..length]).into_owned();
                    let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
                    for (bytes, pause) in answers(&path, address) {
                        if socket.write_all(&bytes).await.is_err() {
                            return;
                        }
                        tokio::time::sleep(pause).await;
                    }
                });
            }
        });
        Self { address, hits }
    }
}

fn fetcher(open: &[SocketAddr]) -> Fetcher {
    Fetcher::new(FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline: Duration::from_millis(1_500),
        body_limit: BODY_LIMIT,
        concurrency: 16,
        allow_addresses: open.to_vec(),
    })
    .expect("a fetcher")
}

fn plain(headers: &str, body: &[u8]) -> Vec<(Vec<u8>, Duration)> {
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n{headers}\r\n");
    vec![([head.as_bytes(), body].concat(), Duration::ZERO)]
}

/// Zeros, packed: a thousandth of their size.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; bytes]).expect("packed");
    packed.finish().expect("packed")
}

fn answers(path: &str, own: SocketAddr) -> Vec<(Vec<u8>, Duration)> {
    let html = "content-type: text/html\r\n";
    let to = |place: &str| {
        let head = format!("HTTP/1.1 302 Found\r\nlocation: {place}\r\ncontent-length: 0\r\n\r\n");
        vec![(head.into_bytes(), Duration::ZERO)]
    };
    match path {
        "/good" => plain(html, b"<p>good</p>"),
        "/moved" => to("/good"),
        "/loop" => to("/loop"),
        "/to-metadata" => to("http://169.254.169.254/latest/meta-data/"),
        "/to-name" => to("http://localhost/"),
        "/to-file" => to("file:///etc/passwd"),
        "/to-other" => to(&format!("http://127.0.0.1:{}/", path_port(own))),
        "/bomb" => plain("content-type: text/html\r\ncontent-encoding: gzip\r\n", &bomb(64 * 1_024 * 1_024)),
        "/not-gzip" => plain("content-type: text/html\r\ncontent-encoding: gzip\r\n", b"<p>plain</p>"),
        "/endless" => {
            let mut all = plain(html, b"<p>");
            all.extend((0..200).map(|_| (vec![b'x'; 64 * 1_024], Duration::ZERO)));
            all
        }
        "/drip" => {
            let mut all = plain(html, b"<p>");
            all.extend((0..100).map(|_| (b"x".to_vec(), Duration::from_millis(100))));
            all
        }
        "/silent" => vec![(Vec::new(), Duration::from_secs(20))],
        "/pdf" => plain("content-type: application/pdf\r\n", b"%PDF-1.4"),
        "/pdf-as-html" => plain(html, b"%PDF-1.4 binary"),
        "/untyped" => plain("", b"<p>untyped</p>"),
        "/empty" => plain(html, b"  \n "),
        "/short" => plain("content-type: text/html\r\ncontent-length: 500\r\n", b"<p>cut"),
        "/not-http" => vec![(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec(), Duration::ZERO)],
        "/koi8" => plain("content-type: text/html; charset=koi8-r\r\n", b"<p>\xf0\xd2\xc9\xd7\xc5\xd4</p>"),
        "/500" => vec![(b"HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n".to_vec(), Duration::ZERO)],
        "/204" => vec![(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Duration::ZERO)],
        _ => vec![(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec(), Duration::ZERO)],
    }
}

/// Some port that is not the site's own.
fn path_port(own: SocketAddr) -> u16 {
    own.port() ^ 1
}

async fn get(fetcher: &Fetcher, site: SocketAddr, path: &str) -> Result<String, FetchError> {
    let url = format!("http://{site}{path}").parse().expect("an address");
    fetcher.page(&url).await.map(|page| page.html.clone())
}

#[tokio::test]
async fn each_failure_has_its_kind() {
    let site = Site::start(answers).await;
    let fetcher = fetcher(&[site.address]);
    let check = async |path: &str| get(&fetcher, site.address, path).await;
    assert_eq!(check("/good").await.as_deref(), Ok("<p>good</p>"));
    assert_eq!(check("/moved").await.as_deref(), Ok("<p>good</p>"));
    assert_eq!(check("/untyped").await.as_deref(), Ok("<p>untyped</p>"));
    assert_eq!(check("/koi8").await.as_deref(), Ok("<p>Привет</p>"));
    assert_eq!(check("/loop").await, Err(FetchError::TooManyRedirects(5)));
    assert_eq!(check("/to-metadata").await, Err(FetchError::Refused(Refusal::PrivateAddress)));
    assert_eq!(check("/to-name").await, Err(FetchError::Refused(Refusal::PrivateName)));
    assert_eq!(check("/to-file").await, Err(FetchError::Refused(Refusal::Scheme)));
    assert_eq!(check("/to-other").await, Err(FetchError::Refused(Refusal::Port)));
    assert_eq!(check("/pdf").await, Err(FetchError::NotHtml("application/pdf".to_owned())));
    assert_eq!(check("/pdf-as-html").await, Err(FetchError::NotHtml("a PDF".to_owned())));
    assert_eq!(check("/empty").await, Err(FetchError::Empty));
    assert_eq!(check("/500").await, Err(FetchError::Status(500)));
    assert_eq!(check("/204").await, Err(FetchError::Status(204)));
    assert_eq!(check("/nowhere").await, Err(FetchError::Status(404)));
    assert_eq!(check("/short").await, Err(FetchError::BrokenAnswer));
    assert_eq!(check("/not-http").await, Err(FetchError::BrokenAnswer));
    assert_eq!(check("/not-gzip").await, Err(FetchError::BrokenAnswer));
}

#[tokio::test]
async fn size_and_time_are_bounded() {
    let site = Site::start(answers).await;
    let fetcher = fetcher(&[site.address]);
    for path in ["/bomb", "/endless"] {
        assert_eq!(get(&fetcher, site.address, path).await, Err(FetchError::TooLarge(BODY_LIMIT)), "{path}");
    }
    for path in ["/drip", "/silent"] {
        let begun = Instant::now();
        let ended = get(&fetcher, site.address, path).await;
        assert_eq!(ended, Err(FetchError::Timeout(Duration::from_millis(1_500))), "{path}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{path}");
    }
}

#[tokio::test]
async fn closed_addresses_get_no_packet() {
    let forbidden = Site::start(answers).await;
    let site = Site::start(answers).await;
    let strict = fetcher(&[]);
    let open = fetcher(&[site.address]);
    let port = forbidden.address.port();
    let mut links = vec![format!("http://127.0.0.1:{port}/"), format!("http://localhost:{port}/")];
    for host in ["2130706433", "0x7f000001", "017700000001", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "[::]"] {
        links.push(format!("http://{host}:{port}/"));
        links.push(format!("http://{host}/"));
    }
    links.push(format!("http://user@127.0.0.1:{port}/"));
    for link in links {
        let url = link.parse().expect("an address");
        for fetcher in [&strict, &open] {
            assert!(matches!(fetcher.page(&url).await, Err(FetchError::Refused(_))), "{link}");
        }
    }
    assert_eq!(forbidden.hits.load(Ordering::SeqCst), 0);
    assert_eq!(site.hits.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn many_who_ask_share_one_flight() {
    let site = Site::start(|_, _| {
        let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/html\r\n\r\n".to_vec();
        vec![(head, Duration::from_millis(300)), (b"<p>once</p>".to_vec(), Duration::ZERO)]
    })
    .await;
    let fetcher = fetcher(&[site.address]);
    let asked = (0..50).map(|_| get(&fetcher, site.address, "/story"));
    for answer in futures_util::future::join_all(asked).await {
        assert_eq!(answer.as_deref(), Ok("<p>once</p>"));
    }
    assert_eq!(site.hits.load(Ordering::SeqCst), 1);
}
