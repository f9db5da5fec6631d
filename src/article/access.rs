//! Who may read the page: what the publisher declares, and what stands there instead of a story.

use serde_json::Value;

use super::Access;
use super::document::Tag;
use super::hints::Hints;
use super::page::Page;
use super::wording::char_count;

/// A body with more text than this was let through, whatever stands around it.
const WHOLE: usize = 1_500;
/// How much of a page's text is looked through, in bytes.
const ALL: usize = 20_000;
/// A page with less text than this holds no story.
const NOTHING: usize = 250;

/// Phrases of pages that stand between the reader and the story; in lower case.
const BLOCKED: [&str; 16] = [
    "verify you are human",
    "are you a robot",
    "checking your browser",
    "just a moment...",
    "attention required! | cloudflare",
    "access denied",
    "access to this page has been denied",
    "enable javascript and cookies to continue",
    "unusual traffic",
    "pardon our interruption",
    "request unsuccessful. incapsula",
    "please verify you are a human",
    "bot or not",
    "ddos protection by",
    "press & hold",
    "security check to access",
];
const CONSENT: [&str; 14] = [
    "we value your privacy",
    "before you continue",
    "bevor sie fortfahren",
    "wir und unsere partner",
    "we and our partners",
    "mit werbung und tracking",
    "zustimmung",
    "your privacy choices",
    "accept all cookies",
    "alle cookies akzeptieren",
    "avant de continuer",
    "avant d'accéder",
    "cookie-instellingen",
    "tout accepter",
];
const LOGIN: [&str; 8] = [
    "log in to continue",
    "sign in to continue",
    "you must be logged in",
    "please log in",
    "bitte melden sie sich an",
    "connectez-vous pour",
    "inicia sesión para",
    "create an account to continue",
];
const PAYWALL: [&str; 24] = [
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "already a subscriber",
    "this article is for subscribers",
    "subscribers only",
    "subscriber-only",
    "exclusive to subscribers",
    "unlock this article",
    "become a subscriber",
    "jetzt weiterlesen",
    "diesen artikel lesen",
    "mit dem abo weiterlesen",
    "exklusiv für abonnenten",
    "article réservé aux abonnés",
    "réservé aux abonnés",
    "la suite est réservée",
    "contenido exclusivo para suscriptores",
    "suscríbete para seguir",
    "contenuto riservato agli abbonati",
    "riservato agli abbonati",
    "alleen voor abonnees",
    "この記事は有料",
    "会員限定",
];
const SCRIPT: [&str; 6] = [
    "enable javascript",
    "javascript is required",
    "javascript is disabled",
    "javascript aktivieren",
    "activer javascript",
    "you need to enable javascript",
];

pub fn judge(page: &Page<'_>, body: &str) -> Access {
    let length = char_count(body);
    let free = declared_free(page);
    let title = page.title.as_deref().unwrap_or("").to_lowercase();
    if length < NOTHING {
        let all = page.document.text_up_to(page.body, ALL).to_lowercase();
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| title.contains(phrase) || all.contains(phrase));
        if char_count(&all) < 6_000 && says(&BLOCKED) {
            return Access::Blocked;
        }
        if free == Some(false) || says(&PAYWALL) {
            return Access::Paywalled;
        }
        if char_count(&all) < 12_000 && says(&CONSENT) {
            return Access::ConsentWall;
        }
        if says(&LOGIN) {
            return Access::Login;
        }
        if char_count(&all) < 600 && (!page.scripts.is_empty() || says(&SCRIPT) || noscript_asks(page)) {
            return Access::ScriptOnly;
        }
        return Access::Free;
    }
    let walled = page.own.iter().any(|own| own.has(Hints::PAYWALL));
    match free {
        Some(false) if length < WHOLE || walled => Access::Paywalled,
        Some(false) => Access::Metered,
        None if walled && length < WHOLE => Access::Paywalled,
        _ => Access::Free,
    }
}

/// `isAccessibleForFree` and the metadata that outlets use for the same.
fn declared_free(page: &Page<'_>) -> Option<bool> {
    let structured =
        page.data.article().and_then(|article| article.get("isAccessibleForFree")).and_then(|value| match value {
            Value::Bool(free) => Some(*free),
            Value::String(text) => match text
                .to_ascii_lowercase()
                .trim_start_matches("http://schema.org/")
                .trim_start_matches("https://schema.org/")
            {
                "true" | "yes" => Some(true),
                "false" | "no" => Some(false),
                _ => None,
            },
            _ => None,
        });
    structured.or_else(|| {
        page.meta.first(&["article:content_tier", "content_tier"]).and_then(|tier| {
            match tier.to_ascii_lowercase().as_str() {
                "free" => Some(true),
                "locked" | "metered" | "paid" | "premium" => Some(false),
                _ => None,
            }
        })
    })
}

fn noscript_asks(page: &Page<'_>) -> bool {
    let document = page.document;
    (0..document.node_count()).filter(|id| document.tag(*id) == Tag::Noscript).take(20).any(|id| {
        let text = document.text(id).to_lowercase();
        SCRIPT.iter().any(|phrase| text.contains(phrase))
    })
}
