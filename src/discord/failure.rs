//! Why a link has no card, in words: shown only where somebody asked.

use url::Url;

use super::replies::Words;
use crate::card::escape;
use crate::desk::FAULT;
use crate::links::shown_site;

/// The words for a failure's code (`FetchError::code`, `NotNews::code`, [`FAULT`]) at `url`.
pub(super) fn text(code: &str, url: &Url, words: Words<'_>) -> String {
    let (kind, detail) = code.split_once(':').unwrap_or((code, ""));
    let site = escape::line(shown_site(url), 100);
    let here = [("site", site.as_str())];
    match kind {
        "refused" | "not-news" => {
            // Earlier versions wrote the reason itself down.
            let key = format!("reason-{detail}");
            let reason = if words.has(&key) { words.say(&key, &[]) } else { escape::line(detail, 200) };
            words.say(&format!("fail-{kind}"), &[("reason", &reason)])
        }
        FAULT => words.say(FAULT, &[]),
        "status" => words.say("fail-status", &[("site", &site), ("status", &escape::line(detail, 200))]),
        _ => words.say(&format!("fail-{kind}"), &here),
    }
}

#[cfg(test)]
mod tests {
    use super::{FAULT, text};
    use crate::article::{Access, Kind};
    use crate::discord::replies::Replies;
    use crate::fetch::{FetchError, Refusal};
    use crate::story::NotNews;

    #[test]
    fn every_failure_has_its_sentence_in_every_language() {
        let host = || "news.example".to_owned();
        let fetching = [
            FetchError::Refused(Refusal::PrivateAddress),
            FetchError::NoSuchHost { host: host() },
            FetchError::Unreachable { host: host() },
            FetchError::BadCertificate { host: host() },
            FetchError::Robots,
            FetchError::Timeout(std::time::Duration::from_secs(10)),
            FetchError::Status(410),
            FetchError::Status(403),
            FetchError::Status(500),
            FetchError::NotHtml("a PDF".to_owned()),
            FetchError::TooLarge(1),
            FetchError::TooManyRedirects(5),
            FetchError::BrokenAnswer,
            FetchError::Empty,
        ];
        let reading = [Access::ConsentWall, Access::Login, Access::ScriptOnly, Access::Blocked, Access::Free];
        let reading = reading.map(|access| NotNews { kind: Kind::Shop, access, reason: "a shop".to_owned() }.code());
        let url = "https://news.example/x".parse().expect("an address");
        let replies = Replies::new();
        let mut said = std::collections::HashSet::new();
        for locale in replies.locales() {
            for code in fetching.iter().map(FetchError::code).chain(reading.clone()).chain([FAULT.to_owned()]) {
                let sentence = text(&code, &url, replies.words(locale));
                assert!(!sentence.starts_with("fail-") && sentence.chars().count() > 9, "{locale} {code}: {sentence}");
                assert!(
                    locale.starts_with("en") || !sentence.contains("public internet"),
                    "{locale} {code}: {sentence}"
                );
                said.insert((locale, sentence));
            }
        }
        assert!(said.len() >= replies.locales().count() * 18, "each says something else: {}", said.len());
    }
}
