//! Why a link has no card, in words: shown only where somebody asked.

use url::Url;

use super::replies::Words;
use crate::card::escape;
use crate::links::shown_site;

/// The words for a failure's code (`FetchError::code`, `NotNews::code`) at `url`.
pub(super) fn text(code: &str, url: &Url, words: Words<'_>) -> String {
    let (kind, detail) = code.split_once(':').unwrap_or((code, ""));
    let site = escape::line(shown_site(url), 100);
    let detail = escape::line(detail, 200);
    let here = [("site", site.as_str())];
    match kind {
        "refused" | "not-news" => words.say(&format!("fail-{kind}"), &[("reason", &detail)]),
        "status" => words.say("fail-status", &[("site", &site), ("status", &detail)]),
        _ => words.say(&format!("fail-{kind}"), &here),
    }
}
