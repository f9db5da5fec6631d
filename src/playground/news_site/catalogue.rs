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
const STORIES: [(&str, &str, &str, &str); 10] = [
    (FIRST, "Marrowick’s tide gates hold against the highest water on record", "The Harbour Courier", "en-GB"),
    (
        "/ledger/travel/night-train-comes-back",
        "A night train comes back, slowly and sold out",
        "The Castelmor Ledger",
        "en",
    ),
    ("/parish-post/library-bell.html", "A bell that was filed under curtains", "Parish Post", "en"),
    (
        "/abendblatt/region/wolken-von-hand",
        "In Hohenlinde zeichnen wieder Menschen die Wolken",
        "Hohenlinder Abendblatt",
        "de",
    ),
    (
        "/depeche/saint-aubrac-journal",
        "Saint-Aubrac imprime un journal sans électricité",
        "La Dépêche des Vallées",
        "fr",
    ),
    ("/asanagi/20260402-shionoyu", "三十年ぶりに沸いた湯、本棚のある銭湯「汐の湯」再開", "朝凪新聞", "ja"),
    ("/meridiano/ciencia/un-cometa-que-se-escucha", "Un cometa que se escucha", "El Meridiano", "es"),
    ("/northern-wire/tide-gates", "Record surge stopped by new tide gates in Marrowick", "Northern Wire", "en"),
    ("/ledger/marrowick-gates", "Marrowick’s gates pass their first great test", "The Castelmor Ledger", "en"),
    ("/ledger/", "Today (a list of stories, no article)", "The Castelmor Ledger", "en"),
];

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
    const HTML: &str = "text/html; charset=utf-8";
    const JPEG: &str = "image/jpeg";
    const PNG: &str = "image/png";
    Some(match path {
        "index.html" | "ledger" | "ledger/" => (HTML, include_bytes!("pages/index.html")),
        "harbour-courier/2026/tide-gates-hold" => (HTML, include_bytes!("pages/tide-gates.html")),
        "harbour-courier/amp/2026/tide-gates-hold" => (HTML, include_bytes!("pages/tide-gates-amp.html")),
        "ledger/travel/night-train-comes-back" => (HTML, include_bytes!("pages/night-train.html")),
        "ledger/marrowick-gates" => (HTML, include_bytes!("pages/gates-ledger.html")),
        "parish-post/library-bell.html" => (HTML, include_bytes!("pages/library-bell.html")),
        "abendblatt/region/wolken-von-hand" => (HTML, include_bytes!("pages/cloud-tower.html")),
        "depeche/saint-aubrac-journal" => (HTML, include_bytes!("pages/le-pli.html")),
        "asanagi/20260402-shionoyu" => (HTML, include_bytes!("pages/bathhouse.html")),
        "meridiano/ciencia/un-cometa-que-se-escucha" => (HTML, include_bytes!("pages/comet.html")),
        "northern-wire/tide-gates" => (HTML, include_bytes!("pages/northern-wire.html")),
        "img/tide-gates.jpg" => (JPEG, include_bytes!("pages/img/tide-gates.jpg")),
        "img/night-train.jpg" => (JPEG, include_bytes!("pages/img/night-train.jpg")),
        "img/library-bell.jpg" => (JPEG, include_bytes!("pages/img/library-bell.jpg")),
        "img/cloud-tower.jpg" => (JPEG, include_bytes!("pages/img/cloud-tower.jpg")),
        "img/le-pli.jpg" => (JPEG, include_bytes!("pages/img/le-pli.jpg")),
        "img/bathhouse.jpg" => (JPEG, include_bytes!("pages/img/bathhouse.jpg")),
        "img/comet.jpg" => (JPEG, include_bytes!("pages/img/comet.jpg")),
        "img/courier-icon.png" => (PNG, include_bytes!("pages/img/courier-icon.png")),
        "img/ledger-icon.png" => (PNG, include_bytes!("pages/img/ledger-icon.png")),
        "img/wire-icon.png" => (PNG, include_bytes!("pages/img/wire-icon.png")),
        "img/abendblatt-icon.png" => (PNG, include_bytes!("pages/img/abendblatt-icon.png")),
        "img/depeche-icon.png" => (PNG, include_bytes!("pages/img/depeche-icon.png")),
        "img/asanagi-icon.png" => (PNG, include_bytes!("pages/img/asanagi-icon.png")),
        "img/meridiano-icon.png" => (PNG, include_bytes!("pages/img/meridiano-icon.png")),
        _ => return None,
    })
}

/// Pages name their own address; pictures go out as they are.
pub fn served(kind: &'static str, bytes: &'static [u8], base: &str) -> Response {
    let body = match std::str::from_utf8(bytes) {
        Ok(text) if kind.starts_with("text/html") => Body::from(text.replace(BASE, base)),
        _ => Body::from(bytes),
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}
