//! Paths that behave as the web sometimes does: late, gone, barred, moved, no page at all.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::{Site, catalogue};

const LATE: Duration = Duration::from_secs(4);

pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/slow", get(slow))
        .route("/gone", get(|| async { refusal(StatusCode::GONE, "This story was withdrawn.") }))
        .route("/blocked", get(|| async { refusal(StatusCode::FORBIDDEN, "Access denied. Reference 18.7c2f.") }))
        .route("/broken", get(|| async { refusal(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong.") }))
        .route("/r/tide-gates", get(|| async { Redirect::temporary(catalogue::FIRST) }))
        .route("/r/loop", get(|| async { Redirect::temporary("/r/loop") }))
        .route("/reports/harbour-plan.pdf", get(pdf))
}

async fn slow(State(site): State<Arc<Site>>) -> Response {
    tokio::time::sleep(LATE).await;
    match catalogue::file(catalogue::FIRST.trim_start_matches('/')) {
        Some((kind, bytes)) => catalogue::served(kind, bytes, &site.base),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn refusal(status: StatusCode, words: &str) -> Response {
    let page =
        format!("<!doctype html><html lang=\"en\"><title>{status}</title><h1>{status}</h1><p>{words}</p></html>");
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

async fn pdf() -> Response {
    // The smallest that readers open: one empty page.
    let text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    ([(header::CONTENT_TYPE, "application/pdf")], text).into_response()
}
