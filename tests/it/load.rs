//! Many at once: stuck sites hold nobody up, one site gets one request at a time, memory has a bound.
//!
//! `cargo test --release --test it load -- --nocapture` says the figures.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use pullquote::fetch::{FetchOptions, Fetcher, Lookup};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

const STUCK: usize = 2_000;
const LARGE: usize = 1_900_000;

#[derive(Default)]
struct Seen {
    all: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
}

/// Answers `/ok`, `/large` and, after a moment, `/paced`; anything else never.
async fn site() -> (SocketAddr, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let seen = Arc::new(Seen::default());
    let own = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let seen = Arc::clone(&own);
            tokio::spawn(async move {
                let mut request = vec![0; 2_048];
                let length = socket.read(&mut request).await.unwrap_or_default();
                let path = String::from_utf8_lossy(&request[..length]).split(' ').nth(1).unwrap_or("/").to_owned();
                seen.all.fetch_add(1, Ordering::SeqCst);
                let body = match path.split('?').next().unwrap_or_default() {
                    "/ok" => "<p>ok</p>".to_owned(),
                    "/large" => "x".repeat(LARGE),
                    "/paced" => {
                        let now = seen.now.fetch_add(1, Ordering::SeqCst) + 1;
                        seen.most.fetch_max(now, Ordering::SeqCst);
                        tokio::time::sleep(Duration::from_millis(5)).await;
                        seen.now.fetch_sub(1, Ordering::SeqCst);
                        "<p>ok</p>".to_owned()
                    }
                    _ => return std::future::pending().await,
                };
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                let _ = socket.write_all(&[head.as_bytes(), body.as_bytes()].concat()).await;
            });
        }
    });
    (address, seen)
}

fn fetcher(site: SocketAddr, deadline: Duration) -> Fetcher {
    let lookup: Lookup = Arc::new(|_| Box::pin(async { Ok(vec![IpAddr::from(Ipv4Addr::LOCALHOST)]) }));
    let options = FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline,
        concurrency: pullquote::config::Config::default().fetch.concurrency,
        allow_addresses: vec![site],
        ..FetchOptions::default()
    };
    Fetcher::with_lookup(options, &lookup).expect("a client")
}

fn link(host: &str, site: SocketAddr, path: &str) -> Url {
    Url::parse(&format!("http://{host}:{}{path}", site.port())).expect("an address")
}

/// Reads 400 links of 100 healthy hosts; how long each took, sorted.
async fn healthy(fetcher: &Fetcher, site: SocketAddr, round: usize) -> Vec<Duration> {
    let mut took: Vec<Duration> = futures_util::stream::iter(0..400)
        .map(|n| async move {
            let begun = Instant::now();
            let url = link(&format!("h{}.r{round}-{n}.example", n % 100), site, "/ok");
            fetcher.page(&url).await.expect("a healthy page");
            begun.elapsed()
        })
        .buffer_unordered(4)
        .collect()
        .await;
    took.sort_unstable();
    took
}

/// Room for both ends of all connections; what there is, where there is less.
fn open_files() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
        getrlimit(Resource::Nofile).current.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX)
    }
    #[cfg(not(unix))]
    1_024
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stuck_sites_hold_nobody_up() {
    let stuck = STUCK.min(open_files().saturating_sub(200) / 2);
    let (site, seen) = site().await;
    let fetcher = fetcher(site, Duration::from_mins(5));
    healthy(&fetcher, site, 0).await;
    let alone = healthy(&fetcher, site, 1).await;
    let waiting: Vec<_> = (0..stuck)
        .map(|n| {
            let (fetcher, url) = (fetcher.clone(), link(&format!("stuck{n}.example"), site, "/stuck"));
            tokio::spawn(async move { fetcher.page(&url).await.map(|_| ()) })
        })
        .collect();
    let before = 800;
    while seen.all.load(Ordering::SeqCst) < before + stuck {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // The links that do not depend on the stuck ones come through while all of those still wait.
    let among = healthy(&fetcher, site, 2).await;
    assert!(waiting.iter().all(|task| !task.is_finished()), "the stuck ones are still stuck");
    let (p95, p95_among) = (alone[alone.len() * 95 / 100], among[among.len() * 95 / 100]);
    println!(
        "{stuck} stuck hosts: 95 of 100 healthy links within {p95_among:?}, without them within {p95:?}; \
         medians {:?} and {:?}; memory at most {} MiB",
        among[among.len() / 2],
        alone[alone.len() / 2],
        resident() / 1_024
    );
    waiting.iter().for_each(tokio::task::JoinHandle::abort);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_site_gets_one_request_at_a_time() {
    let (site, seen) = site().await;
    let fetcher = fetcher(site, Duration::from_mins(1));
    let asked = (0..200).map(|n| {
        let fetcher = fetcher.clone();
        async move {
            fetcher.page(&link("victim.example", site, "/paced").join(&format!("?{n}")).expect("an address")).await
        }
    });
    for page in futures_util::future::join_all(asked).await {
        page.expect("a page");
    }
    assert!(seen.most.load(Ordering::SeqCst) <= 1, "{} at once", seen.most.load(Ordering::SeqCst));
    // Nor do hosts that somebody made up below it help, nor its closing dot.
    let asked = (0..200).map(|n| {
        let (fetcher, host) = (fetcher.clone(), format!("n{n}.victim.example{}", if n % 2 == 0 { "." } else { "" }));
        async move { fetcher.page(&link(&host, site, "/paced")).await }
    });
    for page in futures_util::future::join_all(asked).await {
        page.expect("a page");
    }
    assert!(seen.most.load(Ordering::SeqCst) <= 4, "{} at once", seen.most.load(Ordering::SeqCst));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn large_pages_wait_for_memory() {
    let (site, _) = site().await;
    let fetcher = fetcher(site, Duration::from_mins(1));
    let before = resident();
    let pages = (0..300).map(|n| {
        let fetcher = fetcher.clone();
        async move {
            let page = fetcher.page(&link(&format!("large{n}.example"), site, "/large")).await.expect("a page");
            assert_eq!(page.html.len(), LARGE);
        }
    });
    futures_util::future::join_all(pages).await;
    println!("300 pages of {LARGE} bytes at once: memory at most +{} MiB", (resident() - before) / 1_024);
}
