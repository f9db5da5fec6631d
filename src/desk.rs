//! The route: from a link to what becomes of it. Knows no Discord.
//!
//! A post comes in claimed (`store`); every link of it is fetched, read, made a story and saved, and
//! its outcome written down. What is then said in the channel is `discord`'s work.

use std::num::NonZeroUsize;
use std::sync::Arc;

use futures_util::future::try_join_all;
use thiserror::Error;
use tokio::sync::Semaphore;
use tracing::{info, warn};
use url::Url;

use crate::article::{self, Article};
use crate::fetch::{FetchError, Fetcher, Page};
use crate::links::{CanonicalUrl, TrackingRules};
use crate::store::{Earlier, Outcome as Settled, Post, SavedStory, Share, ShareState, Store, StoreError};
use crate::story::{NotNews, Story};
use crate::tags::{Tag, Tracker};

/// For so long a reading is taken for current, in seconds: the same link in many channels is one
/// fetch, and a correction shows soon.
const FRESH: i64 = 10 * 60;

/// A page cannot claim an address that is longer than any that is posted: a card could not link to it.
const ADDRESS_LIMIT: usize = 2_048;

/// Pages read at once, for each processor: reading is computation, and holds up to 64 MB.
const READINGS: usize = 2;

/// What became of a link.
#[derive(Debug, Clone)]
pub enum Outcome {
    Card(Box<SavedStory>),
    NotNews(NotNews),
    Failed(FetchError),
}

/// One link of a post that has something to show.
#[derive(Debug, Clone)]
pub enum Shown {
    /// With the server's tracked tags that the story names.
    Card {
        story: SavedStory,
        tags: Vec<Tag>,
    },
    Repost {
        story: SavedStory,
        earlier: Earlier,
    },
}

/// A post all of whose links have their outcome.
#[derive(Debug, Clone)]
pub struct Worked {
    pub post: Post,
    /// In the order of the message, each story once.
    pub shown: Vec<Shown>,
}

#[derive(Debug, Error)]
pub enum DeskError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("reading the page failed inside Pullquote; this is a defect, please report the link")]
    Reading,
}

/// What the operator chooses.
#[derive(Debug, Clone, Copy)]
pub struct DeskOptions {
    /// A story that was shared in a server is a repost for so long, in seconds, where the server has not
    /// chosen; 0: never.
    pub repost_window: i64,
}

/// Everything between a claimed post and its outcome. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Desk {
    fetcher: Fetcher,
    store: Store,
    tracking: Arc<TrackingRules>,
    readings: Arc<Semaphore>,
    options: DeskOptions,
}

impl Desk {
    #[must_use]
    pub fn new(fetcher: Fetcher, store: Store, tracking: TrackingRules, options: DeskOptions) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let readings = Arc::new(Semaphore::new(processors * READINGS));
        Self { fetcher, store, tracking: Arc::new(tracking), readings, options }
    }

    #[must_use]
    pub fn canonical(&self, url: &Url) -> CanonicalUrl {
        self.tracking.canonical(url)
    }

    /// Gives every pending link of `message` its outcome. `None` when the message is not known (any
    /// more): it was deleted meanwhile.
    pub async fn work(&self, message: i64, now: i64) -> Result<Option<Worked>, DeskError> {
        let Some(post) = self.store.post(message).await? else { return Ok(None) };
        let pending = post.shares.iter().filter(|share| share.state == ShareState::Pending);
        try_join_all(pending.map(|share| async {
            let settled = self.settle(&post, share, now).await?;
            Ok::<(), DeskError>(self.store.settle(share.id, &settled).await?)
        }))
        .await?;
        // Read again: somebody may have edited or deleted the message meanwhile.
        let Some(post) = self.store.post(message).await? else { return Ok(None) };
        let mut shown: Vec<Shown> = Vec::new();
        for share in &post.shares {
            let (Some(id), ShareState::Card | ShareState::Repost) = (share.story, share.state) else { continue };
            if shown.iter().any(|other| other.story().id == id) {
                continue;
            }
            let Some(story) = self.store.story(id).await? else { continue };
            match self.earlier(&post, id).await? {
                Some(earlier) if share.state == ShareState::Repost => shown.push(Shown::Repost { story, earlier }),
                _ => shown.push(Shown::Card { story, tags: share.tags.clone() }),
            }
        }
        Ok(Some(Worked { post, shown }))
    }

    async fn settle(&self, post: &Post, share: &Share, now: i64) -> Result<Settled, DeskError> {
        let Ok(url) = Url::parse(&share.url) else { return Ok(Settled::Failed(FetchError::BrokenAnswer.code())) };
        Ok(match self.read(&url, now).await? {
            Outcome::Card(saved) if self.earlier(post, saved.id).await?.is_some() => Settled::Repost(saved.id),
            Outcome::Card(saved) => {
                let tracker = Tracker::new(&self.store.tracked(post.guild).await?);
                Settled::Card(saved.id, tracker.matches(&saved.story.named()))
            }
            Outcome::NotNews(not_news) => Settled::NotNews(not_news.code()),
            Outcome::Failed(error) => Settled::Failed(error.code()),
        })
    }

    async fn earlier(&self, post: &Post, story: i64) -> Result<Option<Earlier>, StoreError> {
        let chosen = self.store.settings(post.guild).await?.repost_hours.map(|hours| i64::from(hours) * 60 * 60);
        let since = post.posted_at - chosen.unwrap_or(self.options.repost_window);
        self.store.earlier(post.guild, story, post.message, since).await
    }

    /// What is behind one link, from a recent reading or from the web.
    pub async fn read(&self, url: &Url, now: i64) -> Result<Outcome, DeskError> {
        let canonical = self.canonical(url);
        if let Some(saved) = self.store.story_behind(canonical.as_str(), now - FRESH).await? {
            return Ok(Outcome::Card(Box::new(saved)));
        }
        // Fetched as posted: a server may know a parameter that is tracking elsewhere.
        let page = match self.fetcher.page(url).await {
            Ok(page) => page,
            Err(error) => {
                info!(site = canonical.site(), %error, "no card: the page could not be fetched");
                return Ok(Outcome::Failed(error));
            }
        };
        let tracking = Arc::clone(&self.tracking);
        let opened = self.fetcher.is_opened(&page.url);
        let found = if page.url.as_str().len() <= ADDRESS_LIMIT { page.url.clone() } else { url.clone() };
        // Parsing is processor time: it must not hold up the gateway's heartbeat.
        let place = Arc::clone(&self.readings).acquire_owned().await.map_err(|_| DeskError::Reading)?;
        let reading = tokio::task::spawn_blocking(move || {
            let _place = place;
            story_of(&page, &found, opened, &tracking)
        });
        let read = reading.await.map_err(|error| {
            warn!(site = canonical.site(), %error, "reading a page failed inside Pullquote");
            DeskError::Reading
        })?;
        match read {
            Ok(story) => {
                let id = self.store.save_story(&story, now).await?;
                info!(site = canonical.site(), headline = story.headline, "read a story");
                Ok(Outcome::Card(Box::new(SavedStory { id, story, read_at: now })))
            }
            Err(not_news) => {
                info!(site = canonical.site(), reason = not_news.reason, "no card: the page is no article");
                Ok(Outcome::NotNews(not_news))
            }
        }
    }
}

impl Shown {
    #[must_use]
    pub fn story(&self) -> &SavedStory {
        match self {
            Self::Card { story, .. } | Self::Repost { story, .. } => story,
        }
    }
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
