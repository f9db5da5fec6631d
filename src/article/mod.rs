//! Reads one news page: HTML in, [`Article`] out.
//!
//! Pure: no clock, network, environment or disk. Nothing here can fail on bad HTML: what was found
//! is returned, what was not is `None`. Quotations and their speakers are next door in `quotes`,
//! the meaning of tags in `tags`; nothing after this room sees HTML.
//!
//! The way through: `document` parses once. `page` walks it once and notes what elements are for
//! (`hints`, by the names in `hint_words`) and what the head says (`meta_tags`, `json_ld`). `blocks`
//! cuts the text into paragraphs. Then each fact has its module (`headline` above `headings`, `dek`,
//! `byline`, `dates`, `image`, `outlet`, `tags`, `embeds`, `pull_quotes`), the story's text has `body`
//! and `sieve`, and `kind`, `access` and `language` judge the whole. No rule knows a site; words and
//! oddities are data in tables.

mod access;
mod blocks;
mod body;
mod byline;
mod byline_shown;
mod byline_unmarked;
pub mod dates;
mod dek;
mod document;
mod embeds;
mod headings;
mod headline;
mod hint_words;
mod hints;
mod image;
mod json_ld;
mod kind;
mod language;
pub(crate) mod letters;
mod loose_json;
mod meta_tags;
mod month_names;
mod name_words;
mod outlet;
mod page;
mod person_names;
mod pull_quotes;
mod short_words;
mod shown_dates;
mod sieve;
mod sieve_words;
mod state;
mod tags;
mod topic_links;
mod wording;
mod written_dates;

pub(crate) use wording::shows_letters;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use url::Url;

use document::Document;
use page::Page;

/// What one page says, as far as it could be read. Every text is verbatim from the page, with
/// entities decoded and white space folded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    pub headline: Option<String>,
    /// The standfirst: the line under the headline.
    pub dek: Option<String>,
    /// The people who wrote it, in the page's order; an organisation only when nobody is named.
    pub byline: Vec<String>,
    /// ISO 8601: `2020-03-02` or `2020-03-02T14:07:11-05:00`, as exact as the page is.
    pub published: Option<String>,
    /// ISO 8601; set only where it differs from `published`.
    pub updated: Option<String>,
    /// What the page calls its own address. Untrusted: a page can claim anything.
    pub canonical_url: Option<Url>,
    pub outlet: Outlet,
    pub lead_image: Option<LeadImage>,
    pub body: Body,
    /// The publisher's own tags as displayed, without `#`, in order, not yet folded.
    pub tags: Vec<String>,
    pub embedded_posts: Vec<EmbeddedPost>,
    /// Texts that the page itself sets as pull quotes.
    pub pull_quotes: Vec<String>,
    /// BCP 47 primary tag, with region where the page gives one (`en`, `pt-BR`).
    pub language: Option<String>,
    pub access: Access,
    pub kind: Kind,
    /// Why `kind` is what it is: one short English phrase for logs and for people who asked.
    pub kind_reason: &'static str,
    /// The page calls itself opinion, comment or an editorial.
    pub opinion: bool,
}

/// The publication.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outlet {
    /// As readers know it ("The Guardian"), without slogan or domain ending where the page tells.
    pub name: Option<String>,
    /// Absolute address of its icon.
    pub icon: Option<Url>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeadImage {
    pub url: Url,
    pub alt: Option<String>,
}

/// The story's text. Paragraphs are parted by one blank line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    pub text: String,
    /// In order, not overlapping, covering all of `text` but the blank lines between.
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    /// Bytes of [`Body::text`].
    pub span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    Heading,
    ListItem,
    /// A block quotation that belongs to the text.
    Quote,
}

impl Body {
    /// Adds a block behind the last, parted by a blank line.
    fn push(&mut self, kind: BlockKind, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block { kind, span: start..self.text.len() });
    }

    /// Takes plain text whose paragraphs are parted by blank lines. The text is kept to the byte,
    /// so offsets into it stay true.
    #[must_use]
    pub fn from_plain_text(text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for piece in text.split("\n\n") {
            let end = start + piece.len();
            let left = piece.len() - piece.trim_start().len();
            let right = piece.len() - piece.trim_end().len();
            if left < piece.len() {
                blocks.push(Block { kind: BlockKind::Paragraph, span: start + left..end - right });
            }
            start = end + 2;
        }
        Self { text: text.to_owned(), blocks }
    }
}

/// A post from a social network that the page shows: not the article's own words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EmbeddedPost {
    /// `Instagram`, `X`, `Bluesky`, `Mastodon`, `TikTok`, `YouTube`, `Facebook` or `Threads`.
    pub network: &'static str,
    pub author: Option<String>,
    /// With its `@`.
    pub handle: Option<String>,
    pub text: Option<String>,
    pub url: Option<Url>,
    /// ISO 8601 date.
    pub date: Option<String>,
}

/// Who may read the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Access {
    #[default]
    Free,
    Metered,
    Paywalled,
    ConsentWall,
    Login,
    /// Bot protection answered instead of the page.
    Blocked,
    /// The text is written by a script that we do not run.
    ScriptOnly,
}

impl Access {
    /// The word used in JSON output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Metered => "metered",
            Self::Paywalled => "paywalled",
            Self::ConsentWall => "consent-wall",
            Self::Login => "login",
            Self::Blocked => "blocked",
            Self::ScriptOnly => "script-only",
        }
    }
}

/// What sort of page it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Article,
    LiveBlog,
    Gallery,
    Video,
    /// A home page, section, tag or author page.
    Section,
    Shop,
    Repository,
    Forum,
    Search,
    /// A page that says it is not there.
    Missing,
    #[default]
    Other,
}

impl Kind {
    /// The word used in JSON output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::LiveBlog => "live-blog",
            Self::Gallery => "gallery",
            Self::Video => "video",
            Self::Section => "section",
            Self::Shop => "shop",
            Self::Repository => "repository",
            Self::Forum => "forum",
            Self::Search => "search",
            Self::Missing => "missing",
            Self::Other => "other",
        }
    }

    /// Whether a card is due for it.
    #[must_use]
    pub fn is_news(self) -> bool {
        matches!(self, Self::Article | Self::LiveBlog | Self::Gallery)
    }
}

/// Reads a page. `url` is where it was fetched, for resolving relative addresses and for the date
/// and outlet that an address can tell.
#[must_use]
pub fn read(html: &str, url: Option<&Url>) -> Article {
    let document = Document::parse(html);
    let original = url.and_then(page::original);
    let page = Page::survey(&document, original.as_ref().or(url), url);
    let blocks = blocks::cut(&page, page.body);
    let outlet = outlet::read(&page);
    let names = outlet::names(&page, &outlet);
    let headline = headline::choose(&page, &names);
    let dek = dek::choose(&page, &blocks, headline.text.as_deref(), headline.element);
    let reading = body::read(&page, &blocks, &headline, &dek);
    let dates = dates::read(&page, &blocks, headline.element);
    let byline = byline::read(&page, &blocks, &names, headline.element);
    let (kind, kind_reason) = kind::judge(
        &page,
        &kind::Findings {
            headline: headline.text.as_deref(),
            body: &reading.body.text,
            paragraphs: reading.body.blocks.len(),
            container: reading.container,
            published: dates.published.is_some(),
            byline: !byline.is_empty(),
        },
    );
    Article {
        dek: dek.text,
        published: dates.published,
        updated: dates.updated,
        canonical_url: canonical_url(&page),
        outlet,
        lead_image: image::choose(&page, reading.container, headline.element),
        tags: tags::read(&page, &blocks, &names, &byline, &headline),
        embedded_posts: embeds::read(&page),
        pull_quotes: pull_quotes::read(&page, &blocks, &reading.body.text),
        language: language::detect(&page, &reading.body.text),
        access: access::judge(&page, &reading.body.text),
        kind,
        kind_reason,
        opinion: kind::is_opinion(&page),
        headline: headline.text,
        byline,
        body: reading.body,
    }
}

/// Only parses a page, and tells how many nodes it has: what of the reading's time is parsing.
#[must_use]
pub fn read_markup(html: &str) -> usize {
    Document::parse(html).node_count()
}

/// `<link rel=canonical>`, else `og:url`.
fn canonical_url(page: &Page<'_>) -> Option<Url> {
    let linked = page.links.iter().find(|id| {
        page.document
            .raw_attribute(**id, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
    });
    linked
        .and_then(|id| page.document.attribute(*id, "href"))
        .and_then(|href| page.resolve(&href))
        .or_else(|| page.resolve(page.meta.get("og:url")?))
}
