//! The web page of the playground: a chat client in plain HTML, CSS and JavaScript, built in.
//! It needs no other host. What it shows comes from `control` and `rest` like any client's data.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Nothing but the page's own files runs; images may come from wherever an embed points.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; \
                      img-src * data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

fn file(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, text).into_response()
}

pub async fn index() -> Response {
    file("text/html; charset=utf-8", include_str!("page/index.html"))
}

pub async fn css() -> Response {
    file("text/css; charset=utf-8", include_str!("page/app.css"))
}

pub async fn script() -> Response {
    file("text/javascript; charset=utf-8", include_str!("page/app.js"))
}

pub async fn module(Path(name): Path<String>) -> Response {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    match name.as_str() {
        "api.js" => file(SCRIPT, include_str!("page/api.js")),
        "composer.js" => file(SCRIPT, include_str!("page/composer.js")),
        "dom.js" => file(SCRIPT, include_str!("page/dom.js")),
        "markdown.js" => file(SCRIPT, include_str!("page/markdown.js")),
        "message.js" => file(SCRIPT, include_str!("page/message.js")),
        "favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
