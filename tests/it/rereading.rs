//! Stories that change after they were posted: the card follows, and keeps the earlier words.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pullquote::desk::{Change, Desk, DeskOptions, Outcome};
use pullquote::fetch::{FetchOptions, Fetcher};
use pullquote::store::Store;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

const HOUR: i64 = 60 * 60;

/// What the site answers with now, and the heads of the requests it got.
#[derive(Default)]
struct State {
    status: u16,
    headline: &'static str,
    asked: Vec<String>,
}

async fn site(state: Arc<Mutex<State>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = vec![0; 4_096];
            let length = socket.read(&mut request).await.unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]).to_lowercase();
            let (status, body) = {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                let tag = format!("if-none-match: \"{}\"", state.headline.len());
                let same = state.status == 200 && request.contains(&tag);
                state.asked.push(request);
                (if same { 304 } else { state.status }, page(state.headline))
            };
            let body = if status == 200 { body.as_str() } else { "" };
            let etag = body.find("<h1>").map_or(0, |at| body[at + 4..].find("</h1>").unwrap_or(0));
            let head = format!(
                "HTTP/1.1 {status} X\r\ncontent-type: text/html; charset=utf-8\r\netag: \"{etag}\"\r\n\
                 content-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = socket.write_all(&[head.as_bytes(), body.as_bytes()].concat()).await;
        }
    });
    address
}

fn page(headline: &str) -> String {
    let body = "The mill pond was quiet on Monday, said the warden, who has looked after it for years. ".repeat(6);
    format!(
        r#"<!doctype html><html lang="en"><head><title>{headline}</title><meta property="og:type" content="article">
        <meta property="og:title" content="{headline}"><meta name="author" content="Ana Lind">
        <meta property="article:published_time" content="2026-03-01T09:00:00Z"></head><body><article>
        <h1>{headline}</h1><p>{body}</p><p>“They will stay if we let them,” said Petra Quill.</p><p>{body}</p></article></body></html>"#
    )
}

async fn desk(open: SocketAddr, folder: &tempfile::TempDir) -> (Desk, Store) {
    let store = Store::open(&folder.path().join("t.db")).await.expect("a store");
    let fetcher = Fetcher::new(FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline: Duration::from_secs(5),
        concurrency: 8,
        allow_addresses: vec![open],
        ..FetchOptions::default()
    })
    .expect("a client");
    let tracking = toml::from_str(pullquote::config::TRACKING).expect("the shipped rules");
    (Desk::new(fetcher, store.clone(), tracking, DeskOptions { repost_window: 0 }), store)
}

#[tokio::test]
async fn a_story_is_asked_for_again_politely_and_its_change_kept() {
    let state =
        Arc::new(Mutex::new(State { status: 200, headline: "Otters return to the mill pond", asked: Vec::new() }));
    let set = |status, headline| {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.status, state.headline) = (status, headline);
    };
    let open = site(Arc::clone(&state)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (desk, store) = desk(open, &folder).await;
    let url = Url::parse(&format!("http://{open}/story")).expect("an address");
    let begun = 1_000_000;
    let Outcome::Card(saved) = desk.read(&url, begun).await.expect("a reading") else { panic!("a story") };
    assert!(store.due_rereads(begun + HOUR - 1, 9).await.expect("plans").is_empty(), "not before an hour");

    let due = store.due_rereads(begun + HOUR, 9).await.expect("plans");
    assert_eq!((due.len(), due[0].story), (1, saved.id));
    assert_eq!(desk.reread(&due[0], begun + HOUR).await.expect("read"), Change::Nothing);
    let asked = || state.lock().unwrap_or_else(PoisonError::into_inner).asked.clone();
    assert_eq!(asked().len(), 2);
    assert!(asked()[1].contains("if-none-match: \"30\""), "{:?}", asked()[1]);

    set(200, "Three otters return to the mill pond");
    assert!(store.due_rereads(begun + 6 * HOUR - 1, 9).await.expect("plans").is_empty());
    let due = store.due_rereads(begun + 6 * HOUR, 9).await.expect("plans");
    assert_eq!(desk.reread(&due[0], begun + 6 * HOUR).await.expect("read"), Change::Wording);
    let kept = store.story(saved.id).await.expect("read").expect("the story").story;
    assert!(kept.updated && !kept.gone && kept.headline.starts_with("Three"), "{}", kept.headline);
    let wordings = store.wordings(saved.id).await.expect("wordings");
    assert_eq!((wordings.len(), wordings[0].headline.as_str()), (1, "Otters return to the mill pond"));

    set(410, "");
    let due = store.due_rereads(begun + 24 * HOUR, 9).await.expect("plans");
    assert_eq!(desk.reread(&due[0], begun + 24 * HOUR).await.expect("read"), Change::Gone);
    let kept = store.story(saved.id).await.expect("read").expect("the story").story;
    assert!(kept.gone && kept.updated && kept.headline.starts_with("Three"));
    assert!(store.due_rereads(begun + 1_000 * HOUR, 9).await.expect("plans").is_empty(), "three times are all");
}

#[tokio::test]
async fn a_site_in_trouble_changes_nothing() {
    let state =
        Arc::new(Mutex::new(State { status: 200, headline: "Otters return to the mill pond", asked: Vec::new() }));
    let open = site(Arc::clone(&state)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (desk, store) = desk(open, &folder).await;
    let url = Url::parse(&format!("http://{open}/story")).expect("an address");
    let Outcome::Card(saved) = desk.read(&url, 1_000).await.expect("a reading") else { panic!("a story") };
    let plan = store.due_rereads(1_000 + HOUR, 9).await.expect("plans").remove(0);
    for status in [500, 503, 403, 429, 204] {
        state.lock().unwrap_or_else(PoisonError::into_inner).status = status;
        assert_eq!(desk.reread(&plan, 2_000).await.expect("read"), Change::Nothing, "{status}");
    }
    let kept = store.story(saved.id).await.expect("read").expect("the story").story;
    assert!(!kept.updated && !kept.gone);
}
