//! From an address to the story behind it: kept, fetched, read, or known from Discord's preview alone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tracing::{info, warn};
use url::Url;

use super::{Desk, DeskError, Outcome};
use crate::article::{self, Article};
use crate::fetch::Page;
use crate::links::{self, CanonicalUrl, TrackingRules};
use crate::store::{SavedStory, StoreError};
use crate::story::{LinkPreview, NotNews, Story};

/// For so long a reading is taken for current, in seconds: the same link in many channels is one
/// fetch, and a correction shows soon.
const FRESH: i64 = 10 * 60;

/// A page cannot claim an address that is longer than any that is posted: a card could not link to it.
const ADDRESS_LIMIT: usize = 2_048;

impl Desk {
    /// What is behind one link, from a recent reading or from the web. A site that does not answer now but
    /// did before is shown as it was. All who ask for the same address at once get one reading.
    pub async fn read(&self, url: &Url, now: i64) -> Result<Outcome, DeskError> {
        let url = links::out_of_cache(url);
        let reading = || {
            let (desk, url) = (self.clone(), url.clone());
            async move { desk.read_alone(&url, now).await.ok() }
        };
        match self.under_way.share(self.canonical(&url).as_url(), reading).await.flatten() {
            Some(outcome) => Ok(outcome),
            None => self.read_alone(&url, now).await,
        }
    }

    async fn read_alone(&self, url: &Url, now: i64) -> Result<Outcome, DeskError> {
        let canonical = &self.canonical(url);
        let read_since = |since| async move {
            let saved = self.store.story_behind(canonical.as_str(), since).await?;
            Ok::<_, StoreError>(saved.filter(|saved| !saved.story.from_preview))
        };
        if let Some(saved) = read_since(now - FRESH).await? {
            return Ok(Outcome::Card(Box::new(saved)));
        }
        // Fetched as posted: a server may know a parameter that is tracking elsewhere.
        let page = match self.fetcher.page(url).await {
            Ok(page) => page,
            Err(error) => {
                if error.may_pass()
                    && let Some(saved) = read_since(0).await?
                {
                    info!(site = canonical.site(), %error, "shown as it was read before: it could not be fetched");
                    return Ok(Outcome::Card(Box::new(saved)));
                }
                info!(site = canonical.site(), %error, "no card: the page could not be fetched");
                return Ok(Outcome::Failed(error));
            }
        };
        match self.read_page(&page, url).await? {
            None => Ok(Outcome::Fault),
            Some(Ok(story)) => {
                info!(site = canonical.site(), headline = story.headline, "read a story");
                Ok(Outcome::Card(Box::new(self.keep(story, &page, now).await?)))
            }
            Some(Err(not_news)) => {
                info!(site = canonical.site(), reason = not_news.reason, "no card: the page is no article");
                Ok(Outcome::NotNews(not_news))
            }
        }
    }

    /// Reads a page that was asked for at `url`; `None` when that failed inside.
    pub(super) async fn read_page(
        &self,
        page: &Arc<Page>,
        url: &Url,
    ) -> Result<Option<Result<Story, NotNews>>, DeskError> {
        let (page, tracking) = (Arc::clone(page), Arc::clone(&self.tracking));
        let opened = self.fetcher.is_opened(&page.url);
        let site = self.canonical(url);
        let mut found = if page.url.as_str().len() <= ADDRESS_LIMIT { page.url.clone() } else { url.clone() };
        // A redirect leads to the same part of another page (RFC 9110, 10.2.2).
        if found.fragment().is_none() {
            found.set_fragment(url.fragment());
        }
        // Parsing is processor time: it must not hold up the gateway's heartbeat.
        let place = Arc::clone(&self.readings).acquire_owned().await.map_err(|_| DeskError::Reading)?;
        let reading = tokio::task::spawn_blocking(move || {
            let _place = place;
            unharmed(site.site(), || story_of(&page, &found, opened, &tracking))
        });
        reading.await.map_err(|_| DeskError::Reading)
    }

    /// Makes do with what was read before, or with what Discord's own preview says of `url`, where the site
    /// lets no program read it. `None` when that says nothing.
    pub async fn read_preview(
        &self,
        url: &Url,
        preview: &LinkPreview,
        now: i64,
    ) -> Result<Option<SavedStory>, DeskError> {
        let canonical = self.canonical(url);
        let known = self.store.story_behind(canonical.as_str(), 0).await?;
        if let Some(known) = known.filter(|known| !known.story.from_preview) {
            return Ok(Some(known));
        }
        let Some(story) = Story::of_preview(canonical, preview) else { return Ok(None) };
        let id = self.store.save_story(&story, now).await?;
        info!(site = story.url.site(), headline = story.headline, "known from Discord's preview alone");
        Ok(Some(SavedStory { id, story, read_at: now }))
    }
}

/// What `work` on a site's text makes of it; `None` when it panics. Tried again it would panic again, so that is an
/// answer like others, and logged here alone.
pub(super) fn unharmed<T>(site: &str, work: impl FnOnce() -> T) -> Option<T> {
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    if done.is_none() {
        warn!(site, "reading a page failed inside Pullquote; this is a defect, please report the link");
    }
    done
}

/// `opened`: the operator opened this address, so its pages may speak for any site.
fn story_of(page: &Page, found: &Url, opened: bool, tracking: &TrackingRules) -> Result<Story, NotNews> {
    let article = article::read(&page.html, Some(found));
    let address = match &article.canonical_url {
        Some(claimed) if opened && claimed.as_str().len() <= ADDRESS_LIMIT => tracking.canonical(claimed),
        _ => address_of(&article, found, tracking),
    };
    Story::of(address, article)
}

/// The address under which a story is known: the one that the page calls canonical, where it may
/// speak for it, else the one it was found at.
#[must_use]
pub fn address_of(article: &Article, fetched: &Url, tracking: &TrackingRules) -> CanonicalUrl {
    let claimed = article.canonical_url.as_ref().filter(|claimed| {
        // A page speaks for its own site alone, and not for its home page unless it is that.
        matches!(claimed.scheme(), "http" | "https")
            && claimed.as_str().len() <= ADDRESS_LIMIT
            && site(claimed).is_some()
            && site(claimed) == site(fetched)
            && (claimed.path() != "/" || fetched.path() == "/")
    });
    tracking.canonical(claimed.unwrap_or(fetched))
}

/// The registrable domain of an address; an address given by number is its own site.
fn site(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    if let Some(url::Host::Domain(name)) = url.host()
        && let Some(domain) = psl::domain_str(name)
    {
        return Some(domain.to_owned());
    }
    Some(format!("{host}:{}", url.port_or_known_default().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use url::Url;

    use super::unharmed;
    use crate::desk::{Desk, DeskOptions, FAULT, Outcome};
    use crate::fetch::{FetchOptions, Fetcher};
    use crate::links::TrackingRules;
    use crate::store::{NewPost, ShareState, Store};

    #[test]
    fn a_reading_that_panics_is_an_answer() {
        let letters = |text: &'static str| unharmed("news.example", || text[..1].len());
        assert_eq!(letters("plain"), Some(1));
        assert_eq!(letters("\u{e4}"), None, "within a letter");
    }

    #[tokio::test]
    async fn a_post_whose_page_cannot_be_read_is_done_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("pullquote.db")).await.expect("a store");
        let fetcher = Fetcher::new(FetchOptions::default()).expect("a client");
        let desk = Desk::new(fetcher, store.clone(), TrackingRules::default(), DeskOptions { repost_window: 0 });
        let url = "https://news.example/hostile";
        let post = NewPost {
            message: 7,
            guild: 1,
            channel: 2,
            author: 3,
            links: vec![(url.to_owned(), url.to_owned())],
            asked: true,
            by_program: false,
            posted_at: 1_000,
            edited_at: 0,
        };
        store.claim(&post, 2_000).await.expect("a claim");
        // Somebody else has it read already.
        let url = Url::parse(url).expect("an address");
        let begun = desk.under_way.share(&url, || async { Some(Outcome::Fault) }).now_or_never();
        assert!(begun.is_none(), "under way");
        let worked = desk.work(7, 1_001, &|_| true).await.expect("no error").expect("known");
        let share = &worked.post.shares[0];
        assert_eq!((share.state, share.detail.as_deref()), (ShareState::Failed, Some(FAULT)));
    }
}
