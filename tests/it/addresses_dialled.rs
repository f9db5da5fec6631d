//! The real client among listeners on loopback: one that the operator opened, and others that count
//! who comes, which nobody may.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use pullquote::desk::{Desk, DeskOptions, Outcome, Shown};
use pullquote::fetch::{FetchError, FetchOptions, Fetcher, Lookup};
use pullquote::store::{GuildSettings, NewPost, RepostAnswer, Store};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use crate::addresses::generated::{Wild, link};
use crate::dice::{Dice, cases};

/// Counts connections, and answers none.
async fn trap(place: &str, hits: &Arc<AtomicUsize>) -> Option<SocketAddr> {
    let listener = TcpListener::bind(place).await.ok()?;
    let address = listener.local_addr().ok()?;
    let hits = Arc::clone(hits);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            hits.fetch_add(1, Ordering::SeqCst);
        }
    });
    Some(address)
}

/// A site whose pages lead on to the address after `?`, or are `page`.
async fn site(page: String) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let hits = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&hits);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let page = page.clone();
            tokio::spawn(async move {
                let mut request = vec![0; 16_384];
                let length = socket.read(&mut request).await.unwrap_or_default();
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or("/");
                let far = format!("/to?/{}", "x".repeat(8 * 1_024));
                let path = if path == "/far" { far.as_str() } else { path };
                let answer = match path.strip_prefix("/to?") {
                    Some(to) => {
                        let to = percent_encoding::percent_decode_str(to).decode_utf8_lossy().replace(['\r', '\n'], "");
                        format!(
                            "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                        )
                    }
                    None => format!(
                        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}",
                        page.len()
                    ),
                };
                let _ = socket.write_all(answer.as_bytes()).await;
            });
        }
    });
    (address, hits)
}

fn options(open: &[SocketAddr]) -> FetchOptions {
    FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline: Duration::from_secs(5),
        concurrency: 64,
        allow_addresses: open.to_vec(),
        ..FetchOptions::default()
    }
}

/// A name server of a stranger: each question may get another answer. Nothing it says is public.
fn strange_names(asked: &Arc<AtomicUsize>) -> Lookup {
    let asked = Arc::clone(asked);
    Arc::new(move |name| {
        let turn = asked.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            assert!(name.ends_with('.'), "{name} would be looked for in search domains");
            let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
            let opened = ip("127.0.0.1");
            Ok(match turn % 9 {
                0 | 1 => vec![opened],
                2 => vec![opened, ip("127.0.0.2")],
                3 => vec![ip("127.0.0.2")],
                4 => vec![ip("::1")],
                5 => vec![ip("::ffff:127.0.0.2"), opened],
                6 => vec![ip("169.254.169.254")],
                7 => return Err(io::Error::other("no such name")),
                _ => Vec::new(),
            })
        })
    })
}

fn to(at: SocketAddr, target: &str) -> Url {
    let target: String = url::form_urlencoded::byte_serialize(target.as_bytes()).collect();
    Url::parse(&format!("http://{at}/to?{}", target.replace('+', "%20"))).expect("an address")
}

#[tokio::test]
async fn the_client_dials_nothing_inside() {
    let hits = Arc::new(AtomicUsize::new(0));
    let (open, reached) = site("<p>open</p>".to_owned()).await;
    let port = open.port();
    let mut traps = Vec::new();
    // Some need a system where all of 127/8 is this machine, or where anybody may listen on port 80.
    for place in ["127.0.0.1:0", "127.0.0.2:80", "127.0.0.1:80", "[::1]:80", "127.0.0.1:443"] {
        traps.extend(trap(place, &hits).await);
    }
    for host in ["127.0.0.2", "127.0.0.3", "127.255.255.255", "[::1]"] {
        traps.extend(trap(&format!("{host}:{port}"), &hits).await);
    }
    assert!(!traps.is_empty());
    let fetcher = Fetcher::with_lookup(options(&[open]), &strange_names(&Arc::default())).expect("a client");
    let wanted = (cases(200_000) / 1_000).max(200);
    let mut dice = Dice(7);
    let mut links = Vec::new();
    while links.len() < wanted {
        let wild = Wild::Inside { port: if dice.one_in(3) { traps[dice.below(traps.len())].port() } else { port } };
        let text = link(&mut dice, wild);
        match dice.below(4) {
            0 => links.push(to(open, &text)),
            1 => links.push(to(open, to(open, &text).as_str())),
            _ => links.extend(Url::parse(&text).ok()),
        }
    }
    let came: Vec<Result<String, FetchError>> = futures_util::stream::iter(links)
        .map(|url| {
            let fetcher = fetcher.clone();
            async move { fetcher.page(&url).await.map(|page| page.url.to_string()) }
        })
        .buffer_unordered(32)
        .collect()
        .await;
    let good = came.iter().filter(|page| page.is_ok()).count();
    let refused = came.iter().filter(|page| matches!(page, Err(FetchError::Refused(_)))).count();
    println!(
        "{wanted} links to the real client: {good} read from the opened site ({} requests), {refused} refused, \
         {} connections to {} forbidden listeners",
        reached.load(Ordering::SeqCst),
        hits.load(Ordering::SeqCst),
        traps.len()
    );
    assert_eq!(hits.load(Ordering::SeqCst), 0);
    assert!(good > 0 && refused > wanted / 4, "{good} read, {refused} refused");
}

#[tokio::test]
async fn a_name_that_changes_its_mind_is_judged_each_time() {
    let hits = Arc::new(AtomicUsize::new(0));
    let (open, _) = site("<p>open</p>".to_owned()).await;
    let Some(inside) = trap(&format!("127.0.0.2:{}", open.port()), &hits).await else { return };
    let asked = Arc::new(AtomicUsize::new(0));
    let turn = Arc::clone(&asked);
    let lookup: Lookup = Arc::new(move |_| {
        let first = turn.fetch_add(1, Ordering::SeqCst) == 0;
        let ip = if first { open.ip() } else { inside.ip() };
        Box::pin(async move { Ok(vec![ip]) })
    });
    let fetcher = Fetcher::with_lookup(options(&[open]), &lookup).expect("a client");
    let next = format!("http://rebind.example:{}/", open.port());
    let target: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let url = Url::parse(&format!("http://rebind.example:{}/to?{target}", open.port())).expect("an address");
    let came = fetcher.page(&url).await;
    assert!(matches!(came, Err(FetchError::Refused(_))), "{came:?}");
    assert_eq!((asked.load(Ordering::SeqCst), hits.load(Ordering::SeqCst)), (2, 0));
}

#[tokio::test]
async fn a_name_server_that_hangs_costs_the_deadline_alone() {
    let lookup: Lookup = Arc::new(|_| Box::pin(std::future::pending()));
    let short = FetchOptions { deadline: Duration::from_millis(300), ..options(&[]) };
    let fetcher = Fetcher::with_lookup(short, &lookup).expect("a client");
    let url = Url::parse("https://hangs.example/").expect("an address");
    let came = fetcher.page(&url).await.map(|_| ());
    assert_eq!(came, Err(FetchError::Timeout(Duration::from_millis(300))));
}

#[tokio::test]
async fn what_a_page_names_is_never_fetched() {
    let hits = Arc::new(AtomicUsize::new(0));
    let inside = trap("127.0.0.1:0", &hits).await.expect("a port");
    let body = "The mill pond was quiet on Monday, said the warden, who has looked after it for years. ".repeat(12);
    let page = format!(
        r#"<!doctype html><html lang="en"><head><title>Otters return to the mill pond</title>
        <meta http-equiv="refresh" content="0; url=http://{inside}/refresh">
        <meta property="og:type" content="article"><meta property="og:title" content="Otters return to the mill pond">
        <meta property="og:url" content="http://{inside}/og"><link rel="canonical" href="http://{inside}/canonical">
        <link rel="amphtml" href="http://{inside}/amp"><link rel="icon" href="http://{inside}/icon.png">
        <link rel="alternate" type="application/json+oembed" href="http://{inside}/oembed">
        <meta property="og:image" content="http://{inside}/image.png"></head>
        <body><iframe src="http://{inside}/frame"></iframe><article><h1>Otters return to the mill pond</h1><p>{body}</p>
        <p>{body}</p></article><script src="http://{inside}/x.js"></script></body></html>"#
    );
    let (open, _) = site(page).await;
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(&folder, open).await;
    let url = Url::parse(&format!("http://{open}/story")).expect("an address");
    let outcome = desk.read(&url, 1_000).await.expect("a reading");
    assert!(matches!(outcome, Outcome::Card(_)), "{outcome:?}");
    assert_eq!(hits.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_address_too_long_to_link_to_is_not_the_storys() {
    let body = "The mill pond was quiet on Monday, said the warden, who has looked after it for years. ".repeat(12);
    let long = "x".repeat(8 * 1_024);
    let page = format!(
        r#"<!doctype html><html lang="en"><head><title>Otters return to the mill pond</title>
        <meta property="og:type" content="article"><link rel="canonical" href="/{long}"></head>
        <body><article><h1>Otters return to the mill pond</h1><p>{body}</p><p>{body}</p></article></body></html>"#
    );
    let (open, _) = site(page).await;
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(&folder, open).await;
    for path in ["/story", "/far"] {
        let url = Url::parse(&format!("http://{open}{path}")).expect("an address");
        match desk.read(&url, 1_000).await.expect("a reading") {
            Outcome::Card(saved) => assert!(saved.story.url.as_str().len() <= 2_048, "{}", saved.story.url),
            other => panic!("{other:?}"),
        }
    }
}

/// A desk that may fetch from one address on loopback.
async fn desk(folder: &tempfile::TempDir, open: SocketAddr) -> Desk {
    let store = Store::open(&folder.path().join("t.db")).await.expect("a store");
    let fetcher = Fetcher::new(options(&[open])).expect("a client");
    let tracking = toml::from_str(pullquote::config::TRACKING).expect("the shipped rules");
    Desk::new(fetcher, store, tracking, DeskOptions { repost_window: 0 })
}

/// A name server that gives these answers to every question.
fn answering(answers: &[&str]) -> Lookup {
    let answers: Vec<IpAddr> = answers.iter().map(|answer| answer.parse().expect("an address")).collect();
    Arc::new(move |_| {
        let answers = answers.clone();
        Box::pin(async move { Ok(answers) })
    })
}

#[tokio::test]
async fn a_name_with_one_bad_answer_is_refused_as_a_whole() {
    let (open, hits) = site("<p>x</p>".to_owned()).await;
    for answers in [
        &["127.0.0.1", "127.0.0.2"][..],
        &["127.0.0.2", "127.0.0.1"],
        &["127.0.0.1", "169.254.169.254"],
        &["169.254.169.254"],
        &["127.0.0.1", "fd00:ec2::254"],
    ] {
        let fetcher = Fetcher::with_lookup(options(&[open]), &answering(answers)).expect("a client");
        let url = Url::parse(&format!("http://mixed.example:{}/", open.port())).expect("an address");
        let came = fetcher.page(&url).await.map(|_| ());
        assert_eq!(came, Err(FetchError::Refused(pullquote::fetch::Refusal::PrivateAddress)), "{answers:?}");
    }
    assert_eq!(hits.load(Ordering::SeqCst), 0);
    let fetcher = Fetcher::with_lookup(options(&[open]), &answering(&["127.0.0.1"])).expect("a client");
    let url = Url::parse(&format!("http://mixed.example:{}/", open.port())).expect("an address");
    assert!(fetcher.page(&url).await.is_ok());
}

#[test]
fn a_page_speaks_for_its_own_site_alone() {
    let tracking = toml::from_str(pullquote::config::TRACKING).expect("the shipped rules");
    let found = Url::parse("https://news.example/story").expect("an address");
    for claimed in [
        "http://127.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "https://other.example/story",
        "https://news.example.evil.example/story",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://news.example/",
    ] {
        for place in [
            format!("<link rel=\"canonical\" href=\"{claimed}\">"),
            format!("<meta property=\"og:url\" content=\"{claimed}\">"),
        ] {
            let page = format!(
                "<html><head>{place}</head><body><article><h1>A story</h1><p>Its words.</p></article></body></html>"
            );
            let article = pullquote::article::read(&page, Some(&found));
            let address = pullquote::desk::address_of(&article, &found, &tracking);
            assert_eq!(address.as_str(), found.as_str(), "{place}");
        }
    }
}

/// A short story.
const ONCE: &str = "<html><head><meta property=\"og:type\" content=\"article\"></head><body><article><h1>Once for all</h1>\
    <p>Its words are read once, whoever asks, and however many ask for them at the same time.</p>\
    <p>The second paragraph says what the first one leaves out, and it does so at some length.</p>\
    <p>The third has more to say than the two before it: who was asked, who did not answer, and what the neighbours \
    made of it all when the evening came and the lamps were lit along the quay.</p></article></body></html>";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_address_in_five_hundred_channels_is_fetched_and_read_once() {
    let (open, hits) = site(ONCE.to_owned()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(&folder, open).await;
    let url = Url::parse(&format!("http://{open}/story")).expect("an address");
    let asked = (0..500).map(|n| {
        let (desk, mut url) = (desk.clone(), url.clone());
        url.set_fragment(Some(&n.to_string()));
        async move { desk.read(&url, 1_000).await }
    });
    for outcome in futures_util::future::join_all(asked).await {
        assert!(matches!(&outcome, Ok(Outcome::Card(saved)) if saved.story.headline == "Once for all"), "{outcome:?}");
    }
    assert_eq!(hits.load(Ordering::SeqCst), 1);
    // What a script makes of the part behind "#/" is another story.
    let [one, other] = ["/one", "/other"].map(|fragment| {
        let mut url = url.clone();
        url.set_fragment(Some(fragment));
        url
    });
    for (url, outcome) in [(&one, desk.read(&one, 9_000).await), (&other, desk.read(&other, 9_000).await)] {
        assert!(matches!(&outcome, Ok(Outcome::Card(saved)) if saved.story.url.as_url() == url), "{outcome:?}");
    }
}

#[tokio::test]
async fn what_is_no_story_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = [
        (
            "<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>Sorry, the page you want is not here.</p></body></html>",
            "not-found",
        ),
        (
            "<html><head><title>Log in</title></head><body><form action=\"/login\"><input type=\"password\" name=\"p\"></form></body></html>",
            "login",
        ),
    ];
    for (page, name) in pages {
        let (open, _) = site(page.to_owned()).await;
        let own = folder.path().join(name);
        std::fs::create_dir_all(&own).expect("a folder");
        let store = Store::open(&own.join("t.db")).await.expect("a store");
        let fetcher = Fetcher::new(options(&[open])).expect("a client");
        let tracking = toml::from_str(pullquote::config::TRACKING).expect("the shipped rules");
        let desk = Desk::new(fetcher, store.clone(), tracking, DeskOptions { repost_window: 0 });
        let url = Url::parse(&format!("http://{open}/story")).expect("an address");
        let outcome = desk.read(&url, 1_000).await.expect("a reading");
        assert!(matches!(outcome, Outcome::NotNews(_)), "{name}: {outcome:?}");
        assert!(store.story_behind(desk.canonical(&url).as_str(), 0).await.expect("read").is_none(), "{name}");
    }
}

#[tokio::test]
async fn programs_that_answer_each_other_with_the_same_link_get_one_card() {
    let (open, _) = site(ONCE.to_owned()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("t.db")).await.expect("a store");
    let tracking = toml::from_str(pullquote::config::TRACKING).expect("the shipped rules");
    let fetcher = Fetcher::new(options(&[open])).expect("a client");
    let desk = Desk::new(fetcher, store.clone(), tracking, DeskOptions { repost_window: 0 });
    let settings = GuildSettings { repost: Some(RepostAnswer::Card), ..GuildSettings::default() };
    store.change_settings(1, |kept| *kept = settings).await.expect("saved");
    let url = format!("http://{open}/story");
    let mut shown = Vec::new();
    for (message, by_program) in [(1, true), (2, true), (3, false)] {
        let post = NewPost {
            message,
            guild: 1,
            channel: 7,
            author: 40 + message,
            links: vec![(url.clone(), url.clone())],
            asked: false,
            by_program,
            posted_at: 1_000 + message,
            edited_at: 0,
        };
        store.claim(&post, 0).await.expect("a claim");
        let worked = desk.work(message, 1_000, &|_| true).await.expect("worked").expect("the post");
        shown.push(matches!(worked.shown[..], [Shown::Card { .. }]));
    }
    assert_eq!(shown, [true, false, true], "people get a card each time here");
}
