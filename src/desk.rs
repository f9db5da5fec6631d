//! The route: from a link to what becomes of it. Knows no Discord.
//!
//! A post comes in claimed (`store`); every link of it is fetched, read, made a story and saved, and
//! its outcome written down. What is then said in the channel is `discord`'s work.

mod corrections;
mod reading;

use std::num::NonZeroUsize;
use std::sync::Arc;

pub use corrections::Change;
use futures_util::future::try_join_all;
pub use reading::address_of;
use thiserror::Error;
use tokio::sync::Semaphore;
use url::Url;

use crate::fetch::{FetchError, Fetcher, Flights};
use crate::links::{CanonicalUrl, TrackingRules};
use crate::store::{
    ALIKE, Coverage, Earlier, Follower, Outcome as Settled, Post, RepostAnswer, SavedStory, Share, ShareState, Store,
    StoreError, Visible,
};
use crate::story::{LinkPreview, NotNews};
use crate::tags::{Tag, TrackedTag, Tracker};

/// A story that was shared is not shown again to a program for so long, whatever the server chose, in
/// seconds: a day.
const ECHO: i64 = 24 * 60 * 60;

/// Other outlets named on a card.
const COVERAGE: usize = 3;

/// Pages read at once, for each processor: reading is computation, and holds up to 64 MB.
const READINGS: usize = 2;

/// What became of a link.
#[derive(Debug, Clone)]
pub enum Outcome {
    Card(Box<SavedStory>),
    NotNews(NotNews),
    Failed(FetchError),
    /// The page came, and reading it failed inside Pullquote.
    Fault,
}

/// The code of [`Outcome::Fault`], as the fetcher's errors have one.
pub const FAULT: &str = "fault";

/// One link of a post that has something to show.
#[derive(Debug, Clone)]
pub enum Shown {
    Card {
        story: SavedStory,
        /// The server's tracked tags that the story names.
        tags: Vec<Tag>,
        /// What other outlets, shared here lately, told of the same event.
        coverage: Vec<Coverage>,
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
    /// Who is to be mentioned below the card, with a tag that each follows.
    pub mentions: Vec<Follower>,
}

#[derive(Debug, Error)]
pub enum DeskError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the reading was broken off: Pullquote ends")]
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
    /// `None`: the reading had no outcome, and everybody finds out alone why.
    under_way: Arc<Flights<Option<Outcome>>>,
    options: DeskOptions,
}

impl Desk {
    #[must_use]
    pub fn new(fetcher: Fetcher, store: Store, tracking: TrackingRules, options: DeskOptions) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let readings = Arc::new(Semaphore::new(processors * READINGS));
        Self { fetcher, store, tracking: Arc::new(tracking), readings, under_way: Arc::default(), options }
    }

    #[must_use]
    pub fn canonical(&self, url: &Url) -> CanonicalUrl {
        self.tracking.canonical(url)
    }

    /// Gives every pending link of `message` its outcome. `None` when the message is not known (any
    /// more): it was deleted meanwhile.
    pub async fn work(&self, message: i64, now: i64, visible: Visible<'_>) -> Result<Option<Worked>, DeskError> {
        let Some(post) = self.store.post(message).await? else { return Ok(None) };
        let pending = post.shares.iter().filter(|share| share.state == ShareState::Pending);
        try_join_all(pending.map(|share| async {
            let settled = self.settle(&post, share, now, visible).await?;
            Ok::<(), DeskError>(self.store.settle(share.id, &settled, now).await?)
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
            match self.earlier(&post, id, visible).await? {
                Some(earlier) if share.state == ShareState::Repost => shown.push(Shown::Repost { story, earlier }),
                _ => {
                    let since = post.posted_at - ALIKE;
                    let coverage = self.store.coverage(post.guild, id, since, COVERAGE, visible).await?;
                    let tags = self.tags(&post, share, &story, now).await?;
                    shown.push(Shown::Card { story, tags, coverage });
                }
            }
        }
        let mentions = self.store.mentions(message).await?;
        Ok(Some(Worked { post, shown, mentions }))
    }

    /// The server's tracked tags of a share that gets a card. One that had a notice, and leads to nothing any more,
    /// is the first from now on; nobody is told of it again.
    async fn tags(&self, post: &Post, share: &Share, saved: &SavedStory, now: i64) -> Result<Vec<Tag>, DeskError> {
        if share.state != ShareState::Repost {
            return Ok(share.tags.clone());
        }
        let tags = named(&self.store.tracked(post.guild).await?, saved);
        let first = Settled::Card { story: saved.id, tags: tags.clone(), told: Vec::new() };
        self.store.settle(share.id, &first, now).await?;
        Ok(tags)
    }

    async fn settle(&self, post: &Post, share: &Share, now: i64, visible: Visible<'_>) -> Result<Settled, DeskError> {
        let Ok(url) = Url::parse(&share.url) else { return Ok(Settled::Failed(FetchError::BrokenAnswer.code())) };
        Ok(match self.read(&url, now).await? {
            Outcome::Card(saved) => self.settled(post, &saved, visible).await?,
            Outcome::NotNews(not_news) => Settled::NotNews(not_news.code()),
            Outcome::Failed(error) => Settled::Failed(error.code()),
            Outcome::Fault => Settled::Failed(FAULT.to_owned()),
        })
    }

    /// What a story that was read means for the post that shares it.
    async fn settled(&self, post: &Post, saved: &SavedStory, visible: Visible<'_>) -> Result<Settled, DeskError> {
        if self.earlier(post, saved.id, visible).await?.is_some() {
            return Ok(Settled::Repost(saved.id));
        }
        let tracked = self.store.tracked(post.guild).await?;
        let tags = named(&tracked, saved);
        let mut told = self.store.followers(post.guild).await?;
        told.retain(|follower| follower.user != post.author);
        let mut heard = named(&followed(&told, &tracked), saved);
        heard.extend(saved.story.tags.iter().cloned());
        told.retain(|follower| heard.iter().any(|tag| tag.key == follower.follow.tag.key));
        Ok(Settled::Card { story: saved.id, tags, told })
    }

    /// Where the same story, or one with the same text, was shared in this server before.
    async fn earlier(&self, post: &Post, story: i64, visible: Visible<'_>) -> Result<Option<Earlier>, StoreError> {
        let settings = self.store.settings(post.guild).await?;
        let chosen = settings.repost_hours.map(|hours| i64::from(hours) * 60 * 60);
        let mut window = chosen.unwrap_or(self.options.repost_window);
        if settings.repost == Some(RepostAnswer::Card) {
            window = 0;
        }
        // Two programs that answer each other with the same link would go on for ever.
        if post.by_program {
            window = window.max(ECHO);
        }
        if window == 0 {
            return Ok(None);
        }
        let since = post.posted_at - window;
        match self.store.earlier(post, story, since, visible).await? {
            None => self.store.twin(post, story, since.max(post.posted_at - ALIKE), visible).await,
            same => Ok(same),
        }
    }

    /// Gives a link that failed the story that Discord's preview tells of.
    pub async fn settle_preview(
        &self,
        post: &Post,
        share: &Share,
        preview: &LinkPreview,
        now: i64,
        visible: Visible<'_>,
    ) -> Result<(), DeskError> {
        let Ok(url) = Url::parse(&share.url) else { return Ok(()) };
        if let Some(saved) = self.read_preview(&url, preview, now).await? {
            let settled = self.settled(post, &saved, visible).await?;
            self.store.settle(share.id, &settled, now).await?;
        }
        Ok(())
    }
}

/// Those of the tags that a story names.
fn named(tags: &[TrackedTag], saved: &SavedStory) -> Vec<Tag> {
    let matches = || Tracker::new(tags).matches(&saved.story.named());
    reading::unharmed(saved.story.url.site(), matches).unwrap_or_default()
}

/// What is followed, with the other words that the server tracks it by.
fn followed(followers: &[Follower], tracked: &[TrackedTag]) -> Vec<TrackedTag> {
    let mut followed: Vec<TrackedTag> = Vec::new();
    for tag in followers.iter().map(|follower| &follower.follow.tag) {
        if followed.iter().all(|known| known.tag.key != tag.key) {
            let known = tracked.iter().find(|tracked| tracked.tag.key == tag.key);
            followed.push(known.cloned().unwrap_or_else(|| TrackedTag { tag: tag.clone(), aliases: Vec::new() }));
        }
    }
    followed
}

/// Whether Discord's own preview may stand in for a page that failed with this code
/// (`FetchError::code`, `NotNews::code`): the page is there, and keeps programs out.
#[must_use]
pub fn may_be_previewed(code: &str) -> bool {
    let kind = code.split_once(':').map_or(code, |(kind, _)| kind);
    matches!(
        kind,
        "blocked"
            | "consent"
            | "login"
            | "robots"
            | "script"
            | "timeout"
            | "status"
            | "unreachable"
            | "broken"
            | "empty"
    )
}

impl Shown {
    #[must_use]
    pub fn story(&self) -> &SavedStory {
        match self {
            Self::Card { story, .. } | Self::Repost { story, .. } => story,
        }
    }
}
