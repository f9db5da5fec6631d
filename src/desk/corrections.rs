//! Stories that change after they were read: kept with their earlier wording, read again politely.

use tracing::info;
use url::Url;

use super::{Desk, DeskError};
use crate::fetch::{FetchError, Known, Page};
use crate::store::{Reread, SavedStory, Wording};
use crate::story::Story;

/// What a page that was asked for again says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// What was shown still holds, or the page cannot be had now.
    Nothing,
    /// The headline or the key quote is another.
    Wording,
    /// The page was taken away.
    Gone,
}

impl Desk {
    /// Saves a reading. Where a former one was worded otherwise, that wording is kept, and the story says
    /// that it was updated.
    pub(super) async fn keep(&self, mut story: Story, page: &Page, now: i64) -> Result<SavedStory, DeskError> {
        let former = self.store.story_behind(story.url.as_str(), 0).await?;
        let former = former.filter(|former| former.story.url == story.url && !former.story.from_preview);
        if let Some(former) = &former {
            story.updated = former.story.updated || differs(&former.story, &story);
        }
        let id = self.store.save_story(&story, now).await?;
        if let Some(former) = former.filter(|former| differs(&former.story, &story)) {
            let wording = Wording {
                replaced_at: now,
                headline: former.story.headline,
                quote: former.story.pull_quote.map(|quote| quote.text),
            };
            self.store.keep_wording(id, &wording).await?;
            info!(site = story.url.site(), headline = story.headline, "a story was reworded");
        }
        let plan = Reread {
            story: id,
            url: page.url.clone().into(),
            etag: page.etag.clone(),
            last_modified: page.last_modified.clone(),
        };
        self.store.plan_reread(&plan, now).await?;
        Ok(SavedStory { id, story, read_at: now })
    }

    /// Asks for a story's page again, and saves what it says now.
    pub async fn reread(&self, plan: &Reread, now: i64) -> Result<Change, DeskError> {
        let (Some(former), Ok(url)) = (self.store.story(plan.story).await?, Url::parse(&plan.url)) else {
            return Ok(Change::Nothing);
        };
        let known = Known { etag: plan.etag.clone(), last_modified: plan.last_modified.clone() };
        let page = match self.fetcher.page_unless(&url, known).await {
            Ok(Some(page)) => page,
            Err(FetchError::Status(404 | 410)) => {
                self.store.stop_rereads(plan.story).await?;
                if former.story.gone {
                    return Ok(Change::Nothing);
                }
                info!(site = former.story.url.site(), "a story was taken away");
                self.store.save_story(&Story { gone: true, ..former.story }, former.read_at).await?;
                return Ok(Change::Gone);
            }
            // Not changed, or not to be had: there is another time.
            Ok(None) | Err(_) => return Ok(Change::Nothing),
        };
        let Some(Ok(story)) = self.read_page(&page, &url).await? else { return Ok(Change::Nothing) };
        // A page that now stands under another address is another story.
        if story.url != former.story.url {
            return Ok(Change::Nothing);
        }
        let changed = differs(&former.story, &story) || former.story.gone;
        self.keep(story, &page, now).await?;
        Ok(if changed { Change::Wording } else { Change::Nothing })
    }
}

/// Whether readers are shown other words.
fn differs(former: &Story, story: &Story) -> bool {
    let quote = |story: &Story| story.pull_quote.as_ref().map(|quote| quote.text.clone());
    former.headline != story.headline || quote(former) != quote(story)
}
