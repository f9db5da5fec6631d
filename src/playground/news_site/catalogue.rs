//! The built-in pages and pictures, and which of them are stories to post.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::super::Story;

/// Where a page of the site itself is meant, absolute as publishers write it.
const BASE: &str = "{{base}}";

/// The story that redirects and copies lead to.
pub const FIRST: &str = "/harbour-courier/2026/tide-gates-hold";

/// The stories to post: path, title, outlet, language.
const STORIES: [(&str, &str, &str, &str); 0] = [];

pub fn stories(base: &str) -> Vec<Story> {
    STORIES
        .iter()
        .map(|(path, title, outlet, language)| Story {
            title: (*title).to_owned(),
            url: format!("{base}{path}"),
            outlet: (*outlet).to_owned(),
            language: (*language).to_owned(),
        })
        .collect()
}

/// A built-in file by its path without the first slash.
pub fn file(path: &str) -> Option<(&'static str, &'static [u8])> {
    let _ = path;
    None
}

/// Pages name their own address; pictures go out as they are.
pub fn served(kind: &'static str, bytes: &'static [u8], base: &str) -> Response {
    let body = match std::str::from_utf8(bytes) {
        Ok(text) if kind.starts_with("text/html") => Body::from(text.replace(BASE, base)),
        _ => Body::from(bytes),
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}
