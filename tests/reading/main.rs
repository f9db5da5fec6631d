//! Small pages, one rule each. Every page here was written for these tests.

mod access;
mod body;
mod byline;
mod chinese;
mod dates;
mod dek;
mod embeds;
mod headline;
mod hostile;
mod image;
mod kind;
mod language;
mod pages;
mod tags;

use pullquote::article::{Article, read};
use url::Url;

/// Where the pages stand unless a test says otherwise.
const ADDRESS: &str = "https://www.harbourpost.example/city/ferry-returns";

/// Three paragraphs that any reader takes for a story.
const STORY: &str = "<p>The old ferry will cross the harbour again from Monday, the city said after two years of repairs.</p>\
    <p>“We waited a long time for this morning,” said Ann Lee, who runs a shop at the northern pier.</p>\
    <p>The crossing takes twelve minutes and costs two euros; children under ten travel for nothing at all.</p>";

/// A page with this head, and this before the story.
fn page(head: &str, before: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head>{head}</head><body><article>{before}<div class=text>{STORY}</div></article></body></html>"
    )
}

fn read_page(html: &str) -> Article {
    read(html, Url::parse(ADDRESS).ok().as_ref())
}

/// A `NewsArticle` with these fields.
fn structured(fields: &str) -> String {
    format!(
        "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",{fields}}}</script>"
    )
}
