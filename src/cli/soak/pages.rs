//! The site that soaking posts from: stories without end, each unlike the others, and pages that misbehave.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

const SYLLABLES: [&str; 16] =
    ["ba", "cor", "del", "fin", "gar", "hol", "jun", "kel", "lo", "mar", "nor", "pel", "ras", "sel", "tor", "vin"];

/// Serves until `stop`; returns where.
pub(super) async fn start(stop: CancellationToken) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .route("/s/{number}", get(async |Path(number): Path<u64>| html(page(number, 6))))
        .route("/large/{number}", get(async |Path(number): Path<u64>| html(page(number, 4_000))))
        .route("/late/{number}", get(late))
        .route("/moved/{number}", get(async |Path(number): Path<u64>| Redirect::temporary(&format!("/s/{number}"))))
        .route("/stuck/{number}", get(stuck))
        .route("/broken/{number}", get(async || StatusCode::INTERNAL_SERVER_ERROR))
        .route("/deep/{number}", get(async || html("<div>".repeat(200_000))));
    tokio::spawn(async move {
        let _ = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned()).await;
    });
    Ok(address)
}

fn html(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

async fn late(Path(number): Path<u64>) -> Response {
    tokio::time::sleep(Duration::from_secs(3)).await;
    html(page(number, 6))
}

async fn stuck() -> StatusCode {
    tokio::time::sleep(Duration::from_secs(30)).await;
    StatusCode::GATEWAY_TIMEOUT
}

/// The headline of story `number`.
pub(super) fn headline(number: u64) -> String {
    let mut seed = number;
    format!("Story {number} of the {} and the {}", words(&mut seed, 2), words(&mut seed, 2))
}

fn page(number: u64, paragraphs: usize) -> String {
    let mut seed = number;
    let headline = headline(number);
    let mut body = String::new();
    for _ in 0..paragraphs {
        let (first, second) = (words(&mut seed, 18), words(&mut seed, 22));
        body.extend(["<p>The ", &first, ". The ", &second, ".</p>\n"]);
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline}</title>\
         <meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{headline}\">\
         <meta property=\"og:site_name\" content=\"Generated Gazette\"><meta name=\"author\" content=\"Ana Lind\">\
         <meta property=\"article:published_time\" content=\"2026-03-01T09:00:00Z\"></head><body><article>\
         <h1>{headline}</h1>{body}<p>“The {} was here on Monday,” said Petra Quill.</p></article></body></html>",
        words(&mut seed, 3)
    )
}

/// Words by `SplitMix64` from a seed, which moves on.
fn words(seed: &mut u64, count: usize) -> String {
    let mut text = String::new();
    for _ in 0..count {
        if !text.is_empty() {
            text.push(' ');
        }
        let mut bits = next(seed);
        for _ in 0..2 + bits % 2 {
            bits >>= 4;
            let at = usize::try_from(bits & 15).unwrap_or_default();
            text.push_str(SYLLABLES[at]);
        }
    }
    text
}

pub(super) fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
