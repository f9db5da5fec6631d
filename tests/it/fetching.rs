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
        ..FetchOptions::default()
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

/// 1 GiB of blanks in gzip: the same piece of 1 MiB again and again (RFC 1951, 3.2.4: an empty block parts them).
fn bomb_gzip() -> Vec<u8> {
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 1_024 * 1_024]).expect("packed");
    packed.flush().expect("packed");
    let piece = packed.get_ref().clone();
    [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255][..], &piece.repeat(1_024)].concat()
}

/// 64 MiB of blanks as zlib packs them, which HTTP calls deflate.
fn bomb_deflate() -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 64 * 1_024 * 1_024]).expect("packed");
    packed.finish().expect("packed")
}

/// 64 MiB of blanks in Brotli.
const BOMB_BR: &[u8] = include_bytes!("data/blanks.br");

/// 1 GiB in Zstandard: one frame of run-length blocks of 128 KiB (RFC 8878, 3.1.1.2).
fn bomb_zstd() -> Vec<u8> {
    const BLOCK: u32 = 128 * 1_024;
    const BLOCKS: u32 = 8 * 1_024;
    // Magic number; no content size; a window of 128 KiB.
    let mut packed = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    for block in 1..=BLOCKS {
        let header = (BLOCK << 3) | (1 << 1) | u32::from(block == BLOCKS);
        packed.extend_from_slice(&header.to_le_bytes()[..3]);
        packed.push(b' ');
    }
    packed
}

fn answers(path: &str, own: SocketAddr) -> Vec<(Vec<u8>, Duration)> {
    let html = "content-type: text/html\r\n";
    let to = |place: &str| {
        let head = format!("HTTP/1.1 302 Found\r\nlocation: {place}\r\ncontent-length: 0\r\n\r\n");
        vec![(head.into_bytes(), Duration::ZERO)]
    };
    match path {
        "/good" => plain(html, b"<p>good</p>"),
        "/moved" | "/hop/1" => to("/good"),
        "/loop" => to("/loop"),
        "/to-latin" => to("/caf\u{e9}"),
        "/caf%E9" | "/caf%C3%A9" => plain(html, b"<p>coffee</p>"),
        _ if path.starts_with("/hop/") => {
            to(&format!("/hop/{}", path[5..].parse::<u32>().unwrap_or_default().saturating_sub(1)))
        }
        "/to-metadata" => to("http://169.254.169.254/latest/meta-data/"),
        "/to-name" => to("http://localhost/"),
        "/to-file" => to("file:///etc/passwd"),
        "/to-other" => to(&format!("http://127.0.0.1:{}/", path_port(own))),
        "/bomb" => plain("content-type: text/html\r\ncontent-encoding: gzip\r\n", &bomb_gzip()),
        "/bomb-deflate" => plain("content-type: text/html\r\ncontent-encoding: deflate\r\n", &bomb_deflate()),
        "/gzip-as-br" => plain("content-type: text/html\r\ncontent-encoding: br\r\n", &bomb(1_000)),
        "/br-as-zstd" => plain("content-type: text/html\r\ncontent-encoding: zstd\r\n", BOMB_BR),
        "/gzip-unnamed" => plain(html, &bomb(1_000)),
        "/gzip-twice-named" => plain("content-type: text/html\r\ncontent-encoding: gzip, gzip\r\n", &bomb(1_000)),
        "/two-lengths" => plain("content-type: text/html\r\ncontent-length: 4\r\ncontent-length: 5\r\n", b"<p>xy"),
        "/no-status" => vec![(b"HTTP/1.1 OK\r\n\r\n".to_vec(), Duration::ZERO)],
        "/strange-version" => vec![(b"HTTP/7.3 200 OK\r\n\r\n<p>x".to_vec(), Duration::ZERO)],
        "/nul-header" => plain("content-type: text/html\r\nx: a\0b\r\n", b"<p>x"),
        "/closed" => Vec::new(),
        "/half-head" => vec![(b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec(), Duration::ZERO)],
        "/slow-head" => (0..200).map(|_| (b"H".to_vec(), Duration::from_millis(100))).collect(),
        "/json" => plain("content-type: application/json\r\n", b"{}"),
        "/304" => vec![(b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec(), Duration::ZERO)],
        "/userinfo" => to("http://user:word@news.example/"),
        "/nowhere-new" => to(""),
        "/bomb-br" => plain("content-type: text/html\r\ncontent-encoding: br\r\n", BOMB_BR),
        "/bomb-zstd" => plain("content-type: text/html\r\ncontent-encoding: zstd\r\n", &bomb_zstd()),
        "/twice" => {
            let mut twice = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            twice.write_all(&bomb(1_000)).expect("packed");
            plain("content-type: text/html\r\ncontent-encoding: gzip\r\n", &twice.finish().expect("packed"))
        }
        "/cut-gzip" => {
            let packed = bomb(100_000);
            plain("content-type: text/html\r\ncontent-encoding: gzip\r\n", &packed[..packed.len() / 2])
        }
        "/headers" => plain(&(0..150).map(|n| format!("x-{n}: y\r\n")).collect::<Vec<_>>().concat(), b"<p>x"),
        "/endless-headers" => {
            let mut all = vec![(b"HTTP/1.1 200 OK\r\n".to_vec(), Duration::ZERO)];
            all.extend((0..400).map(|n| (format!("x-{n}: {}\r\n", "y".repeat(8_000)).into_bytes(), Duration::ZERO)));
            all
        }
        "/endless-1xx" => {
            (0..2_000).map(|_| (b"HTTP/1.1 103 Early Hints\r\n\r\n".to_vec(), Duration::from_millis(2))).collect()
        }
        "/overflow" => plain("content-type: text/html\r\ncontent-length: 99999999999999999999999\r\n", b"<p>x"),
        "/negative" => plain("content-type: text/html\r\ncontent-length: -1\r\n", b"<p>x"),
        "/bad-chunk" => {
            plain("content-type: text/html\r\ntransfer-encoding: chunked\r\n", b"5\r\n<p>xx\r\nzz\r\n<p>\r\n")
        }
        "/png-as-html" => plain(html, b"\x89PNG\r\n\x1a\n0000"),
        "/999" => vec![(b"HTTP/1.1 999 Request denied\r\ncontent-length: 0\r\n\r\n".to_vec(), Duration::ZERO)],
        "/no-place" => vec![(b"HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n".to_vec(), Duration::ZERO)],
        "/bad-place" => to("http://[::1"),
        "/marked" => plain(html, b"\xef\xbb\xbf<p>Gr\xc3\xbc\xc3\x9fe</p>"),
        "/utf-7" => plain("content-type: text/html; charset=utf-7\r\n", b"+ADw-script+AD4-"),
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
    assert_eq!(check("/hop/5").await.as_deref(), Ok("<p>good</p>"));
    for (path, requests) in [("/hop/6", 6), ("/hop/11", 6)] {
        let before = site.hits.load(Ordering::SeqCst);
        assert_eq!(check(path).await, Err(FetchError::TooManyRedirects(5)), "{path}");
        assert_eq!(site.hits.load(Ordering::SeqCst) - before, requests, "{path}");
    }
    assert_eq!(check("/to-latin").await.as_deref(), Ok("<p>coffee</p>"));
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
    assert_eq!(check("/cut-gzip").await, Err(FetchError::BrokenAnswer));
    assert_eq!(check("/twice").await, Err(FetchError::NotHtml("an archive".to_owned())));
    for path in [
        "/headers",
        "/endless-headers",
        "/overflow",
        "/negative",
        "/bad-chunk",
        "/bad-place",
        "/gzip-as-br",
        "/br-as-zstd",
        "/two-lengths",
        "/no-status",
        "/strange-version",
        "/nul-header",
        "/closed",
        "/half-head",
    ] {
        assert_eq!(check(path).await, Err(FetchError::BrokenAnswer), "{path}");
    }
    assert_eq!(check("/png-as-html").await, Err(FetchError::NotHtml("an image".to_owned())));
    assert_eq!(check("/gzip-unnamed").await, Err(FetchError::NotHtml("an archive".to_owned())));
    assert_eq!(check("/gzip-twice-named").await, Err(FetchError::NotHtml("an archive".to_owned())));
    assert_eq!(check("/json").await, Err(FetchError::NotHtml("application/json".to_owned())));
    assert_eq!(check("/304").await, Err(FetchError::Status(304)));
    assert_eq!(check("/userinfo").await, Err(FetchError::Refused(Refusal::Userinfo)));
    assert_eq!(check("/nowhere-new").await, Err(FetchError::TooManyRedirects(5)));
    assert_eq!(check("/999").await, Err(FetchError::Status(999)));
    assert_eq!(check("/no-place").await, Err(FetchError::Status(302)));
    assert_eq!(check("/marked").await.map(|text| text.contains("Grüße")), Ok(true));
    assert_eq!(check("/utf-7").await.as_deref(), Ok("+ADw-script+AD4-"));
}

#[tokio::test]
async fn size_and_time_are_bounded() {
    let site = Site::start(answers).await;
    let fetcher = fetcher(&[site.address]);
    for path in ["/bomb", "/bomb-br", "/bomb-zstd", "/bomb-deflate", "/endless"] {
        assert_eq!(get(&fetcher, site.address, path).await, Err(FetchError::TooLarge(BODY_LIMIT)), "{path}");
    }
    for path in ["/drip", "/silent", "/endless-1xx", "/slow-head"] {
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
async fn a_broken_answer_is_asked_for_once_more_and_a_refusal_is_not() {
    let site = Site::start(answers).await;
    let fetcher = fetcher(&[site.address]);
    for (path, requests) in [("/short", 2), ("/not-http", 2), ("/500", 1), ("/pdf", 1), ("/empty", 1)] {
        let before = site.hits.load(Ordering::SeqCst);
        assert!(get(&fetcher, site.address, path).await.is_err(), "{path}");
        assert_eq!(site.hits.load(Ordering::SeqCst) - before, requests, "{path}");
    }
}

#[tokio::test]
async fn a_site_without_a_certificate_is_not_read() {
    let site = Site::start(answers).await;
    let fetcher = fetcher(&[site.address]);
    let url = format!("https://{}/good", site.address).parse().expect("an address");
    let came = fetcher.page(&url).await.map(|_| ());
    assert!(matches!(came, Err(FetchError::Unreachable { .. })), "{came:?}");
}

#[tokio::test]
async fn many_who_ask_share_one_flight() {
    let site = Site::start(|_, _| {
        let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/html\r\n\r\n".to_vec();
        vec![(head, Duration::from_millis(300)), (b"<p>once</p>".to_vec(), Duration::ZERO)]
    })
    .await;
    let fetcher = fetcher(&[site.address]);
    let paths = ["/story", "/story#one", "/story#two"];
    let asked = paths.iter().cycle().take(51).map(|path| get(&fetcher, site.address, path));
    for answer in futures_util::future::join_all(asked).await {
        assert_eq!(answer.as_deref(), Ok("<p>once</p>"));
    }
    assert_eq!(site.hits.load(Ordering::SeqCst), 1);
}
