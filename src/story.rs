//! A story: what one canonical address said when it was read. The unit that is stored, shown and
//! searched.
//!
//! Pure. Made here from an [`Article`] by the rooms for quotations and tags; laid out in `card`.

mod likeness;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::article::{Access, Article, Kind, LeadImage, Outlet, dates, shows_letters};
use crate::links::CanonicalUrl;
use crate::quotes::{self, PullQuote, Quotation, Words};
use crate::tags::{self, Named, Tag};

pub use likeness::Likeness;

/// Everything that is known of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and any may hold beside any other")]
pub struct Story {
    pub url: CanonicalUrl,
    pub headline: String,
    pub dek: Option<String>,
    pub byline: Vec<String>,
    /// ISO 8601, as exact as the page is.
    pub published: Option<String>,
    pub outlet: Outlet,
    pub lead_image: Option<LeadImage>,
    pub language: Option<String>,
    pub access: Access,
    pub kind: Kind,
    pub opinion: bool,
    pub body: String,
    /// Direct speech and fragments of it, in order; what is not speech is left out.
    pub quotations: Vec<Quotation>,
    pub pull_quote: Option<PullQuote>,
    /// One to three sentences of the body, for a story without a dek.
    pub summary: Vec<String>,
    pub tags: Vec<Tag>,
    /// Known from Discord's own preview alone: the site did not let the page be read.
    #[serde(default)]
    pub from_preview: bool,
    /// Its headline or key quote was another when it was first read.
    #[serde(default)]
    pub updated: bool,
    /// Its page was taken away since.
    #[serde(default)]
    pub gone: bool,
}

/// What Discord's own preview of a link says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkPreview {
    pub title: String,
    pub description: Option<String>,
    pub image: Option<Url>,
    pub outlet: Option<String>,
}

/// Why a page is no story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotNews {
    pub kind: Kind,
    pub access: Access,
    pub reason: String,
}

impl NotNews {
    /// A word for the kind, as the fetcher's errors have one.
    #[must_use]
    pub fn code(&self) -> String {
        match self.access {
            Access::ConsentWall => "consent".to_owned(),
            Access::Login => "login".to_owned(),
            Access::ScriptOnly => "script".to_owned(),
            Access::Blocked => "blocked".to_owned(),
            _ => format!("not-news:{}", self.kind.as_str()),
        }
    }
}

/// What the rooms for quotations and tags find in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The article's, without its dateline.
    pub dek: Option<String>,
    /// Direct speech and fragments of it, in order; what is not speech is left out.
    pub quotations: Vec<Quotation>,
    pub pull_quote: Option<PullQuote>,
    /// One to three sentences of the body.
    pub summary: Vec<String>,
    /// What the story is about in its own words, best first, where the publisher does not say it.
    pub keyphrases: Vec<Tag>,
    /// The publisher's, each once; where it gives none, the first keyphrases.
    pub tags: Vec<Tag>,
}

/// Keyphrases of a story, and how many of them stand for the tags that a publisher did not give.
const KEYPHRASES: usize = 10;
const A_HANDFUL: usize = 5;

impl Findings {
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let words = Words::of(article);
        let mut quotations = quotes::find(&words);
        let pull_quote = quotes::pull_quote(&words, &quotations);
        quotations.retain(|quotation| quotation.kind != quotes::QuotationKind::NotSpeech);
        let text_at = |span: Range<usize>| article.body.text[span].to_owned();
        let summary = quotes::summary(&words).into_iter().map(text_at).collect();
        let publishers = tags::of_publisher(article);
        let keyphrases = if publishers.is_empty() { tags::keyphrases(&words, KEYPHRASES) } else { Vec::new() };
        let tags =
            if publishers.is_empty() { keyphrases.iter().take(A_HANDFUL).cloned().collect() } else { publishers };
        let dek = quotes::dek(&words).map(str::to_owned);
        Self { dek, quotations, pull_quote, summary, keyphrases, tags }
    }
}

impl Story {
    /// Makes a story of what was read at `url`.
    pub fn of(url: CanonicalUrl, article: Article) -> Result<Self, NotNews> {
        let refuse = |kind, reason: &str| Err(NotNews { kind, access: article.access, reason: reason.to_owned() });
        if matches!(article.access, Access::Blocked | Access::ConsentWall | Access::ScriptOnly | Access::Login) {
            return refuse(article.kind, article.access.as_str());
        }
        if !article.kind.is_news() {
            return refuse(article.kind, article.kind_reason);
        }
        let Some(headline) = article.headline.clone().filter(|headline| !headline.trim().is_empty()) else {
            return refuse(Kind::Other, "it has no headline");
        };
        let Findings { dek, quotations, pull_quote, summary, tags, .. } = Findings::of(&article);
        Ok(Self {
            url,
            headline,
            dek,
            byline: article.byline,
            published: article.published,
            outlet: article.outlet,
            lead_image: article.lead_image,
            language: article.language,
            access: article.access,
            kind: article.kind,
            opinion: article.opinion,
            body: article.body.text,
            quotations,
            pull_quote,
            summary,
            tags,
            from_preview: false,
            updated: false,
            gone: false,
        })
    }

    /// Makes a story of what Discord shows of `url`, for a site that lets no program read it; `None`
    /// when that has no title.
    #[must_use]
    pub fn of_preview(url: CanonicalUrl, preview: &LinkPreview) -> Option<Self> {
        let kept = |text: &str| Some(text.trim().to_owned()).filter(|text| shows_letters(text));
        Some(Self {
            url,
            headline: kept(&preview.title)?,
            dek: preview.description.as_deref().and_then(kept),
            byline: Vec::new(),
            published: None,
            outlet: Outlet { name: preview.outlet.as_deref().and_then(kept), icon: None },
            lead_image: preview.image.clone().map(|url| LeadImage { url, alt: None }),
            language: None,
            access: Access::Blocked,
            kind: Kind::Article,
            opinion: false,
            body: String::new(),
            quotations: Vec::new(),
            pull_quote: None,
            summary: Vec::new(),
            tags: Vec::new(),
            from_preview: true,
            updated: false,
            gone: false,
        })
    }

    /// The paragraph of the body in which a stretch of it stands, and the stretch's place in that.
    #[must_use]
    pub fn paragraph_of(&self, span: &Range<usize>) -> Option<(&str, Range<usize>)> {
        self.body.get(span.clone())?;
        let start = self.body[..span.start].rfind("\n\n").map_or(0, |at| at + 2);
        let end = self.body[span.end..].find("\n\n").map_or(self.body.len(), |at| span.end + at);
        Some((&self.body[start..end], span.start - start..span.end - start))
    }

    /// Seconds since 1970, when the story says when it was published. A date alone counts as noon
    /// UTC, so that readers nearly everywhere are shown that day.
    #[must_use]
    pub fn published_at(&self) -> Option<i64> {
        let published = self.published.as_deref()?;
        let noon = if published.len() == "2026-03-01".len() { 12 * 60 * 60 } else { 0 };
        Some(dates::epoch_seconds(published)? + noon)
    }

    /// The texts in which a server's tracked tags are looked for.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named { headline: &self.headline, dek: self.dek.as_deref(), tags: &self.tags, body: &self.body }
    }

    /// The outlet's name, or its host where the page does not tell.
    #[must_use]
    pub fn outlet_name(&self) -> &str {
        self.outlet.name.as_deref().unwrap_or_else(|| self.url.site())
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, LinkPreview, Story};
    use crate::article::Article;
    use crate::links::TrackingRules;

    /// A story with these words.
    pub(super) fn told(headline: &str, body: &str) -> Story {
        let url = TrackingRules::default().canonical(&"https://news.example/story".parse().expect("an address"));
        let preview = LinkPreview { title: headline.to_owned(), ..LinkPreview::default() };
        let story = Story::of_preview(url, &preview).expect("a title");
        Story { body: body.to_owned(), from_preview: false, ..story }
    }

    #[test]
    fn a_quotation_stands_in_its_paragraph() {
        let story = told("Title", "First.\n\n“Yes,” she said. More.\n\nLast.");
        let start = story.body.find('“').expect("a mark");
        let (paragraph, at) = story.paragraph_of(&(start..start + "“Yes,”".len())).expect("a paragraph");
        assert_eq!((paragraph, &paragraph[at]), ("“Yes,” she said. More.", "“Yes,”"));
        assert_eq!(story.paragraph_of(&(0..999)), None);
    }

    #[test]
    fn a_dek_is_shown_without_its_dateline() {
        for (written, shown) in [
            ("HARWICH, England (Wire) — The boat is back.", "The boat is back."),
            ("By Ann Lee HARWICH (Wire) -- The boat is back.", "The boat is back."),
            ("The boat is back — at last.", "The boat is back — at last."),
        ] {
            let language = Some("en".to_owned());
            let article = Article { dek: Some(written.to_owned()), language, ..Article::default() };
            assert_eq!(Findings::of(&article).dek.as_deref(), Some(shown));
        }
    }

    #[test]
    fn a_preview_without_a_title_is_no_story() {
        let url = told("x", "").url;
        assert_eq!(Story::of_preview(url, &LinkPreview { title: " ".to_owned(), ..LinkPreview::default() }), None);
    }
}
