//! Stories, each once by its canonical address, with its tags and the words it is found by.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Result, Store, analyser};
use crate::story::{Likeness, Story};
use crate::tags::Tag;

#[derive(Debug, Clone, PartialEq)]
pub struct SavedStory {
    pub id: i64,
    pub story: Story,
    /// When it was last read, in seconds since 1970.
    pub read_at: i64,
}

impl Store {
    /// Saves a story, or its newer reading; returns its id, which stays.
    pub async fn save_story(&self, story: &Story, now: i64) -> Result<i64> {
        let mut all = self.pool.begin().await?;
        let id: i64 = sqlx::query(
            "INSERT INTO stories (story_id, canonical_url, headline, outlet, published_at, read_at, story, likeness)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (canonical_url) DO UPDATE SET headline = excluded.headline, outlet = excluded.outlet,
               published_at = excluded.published_at, read_at = excluded.read_at, story = excluded.story,
               likeness = excluded.likeness
             RETURNING story_id",
        )
        .bind(self.new_id())
        .bind(story.url.as_str())
        .bind(&story.headline)
        .bind(story.outlet_name())
        .bind(story.published_at())
        .bind(now)
        .bind(serde_json::to_string(story)?)
        .bind(serde_json::to_string(&Likeness::of(story))?)
        .fetch_one(&mut *all)
        .await?
        .get(0);
        sqlx::query("DELETE FROM story_tags WHERE story_id = $1").bind(id).execute(&mut *all).await?;
        let statement = "INSERT INTO story_tags (story_id, tag_key, display) VALUES ($1, $2, $3)
             ON CONFLICT (story_id, tag_key) DO NOTHING";
        insert_names(&mut all, statement, id, &story.tags).await?;
        sqlx::query("DELETE FROM story_speakers WHERE story_id = $1").bind(id).execute(&mut *all).await?;
        let speakers = story.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref()?.shown());
        let speakers: Vec<Tag> = speakers.filter_map(Tag::new).collect();
        let statement = "INSERT INTO story_speakers (story_id, speaker_key, display) VALUES ($1, $2, $3)
             ON CONFLICT (story_id, speaker_key) DO NOTHING";
        insert_names(&mut all, statement, id, &speakers).await?;
        sqlx::query(self.engine.remove_words).bind(id).execute(&mut *all).await?;
        sqlx::query(self.engine.add_words)
            .bind(id)
            .bind(analyser::tokens(&searchable(story)))
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(id)
    }

    pub async fn story(&self, id: i64) -> Result<Option<SavedStory>> {
        let row = sqlx::query("SELECT story_id, read_at, story FROM stories WHERE story_id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(saved).transpose()
    }

    /// The story that a link leads to, read at `since` or later: by its own address, or by one that
    /// was found to lead to it.
    pub async fn story_behind(&self, canonical_url: &str, since: i64) -> Result<Option<SavedStory>> {
        let row = sqlx::query(
            "SELECT story_id, read_at, story FROM stories WHERE read_at >= $2 AND (canonical_url = $1
               OR story_id IN (SELECT story_id FROM shares WHERE canonical_url = $1 AND story_id IS NOT NULL))
             ORDER BY read_at DESC LIMIT 1",
        )
        .bind(canonical_url)
        .bind(since)
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(saved).transpose()
    }
}

/// Runs `statement` for each name, with the id that it belongs to, its key and how it is displayed.
pub(super) async fn insert_names(
    all: &mut AnyConnection,
    statement: &'static str,
    id: i64,
    names: &[Tag],
) -> Result<()> {
    for name in names {
        sqlx::query(statement).bind(id).bind(&name.key).bind(&name.display).execute(&mut *all).await?;
    }
    Ok(())
}

pub(super) fn saved(row: &AnyRow) -> Result<SavedStory> {
    Ok(SavedStory { id: row.get(0), read_at: row.get(1), story: serde_json::from_str(row.get::<&str, _>(2))? })
}

/// What a story is found by: headline, dek, tags, outlet, byline and body (quotations stand in it).
fn searchable(story: &Story) -> String {
    let mut text = story.headline.clone();
    for part in story.dek.iter().chain(&story.byline) {
        text.push('\n');
        text.push_str(part);
    }
    for tag in &story.tags {
        text.push('\n');
        text.push_str(&tag.display);
        text.push('\n');
        text.push_str(&tag.hashtag());
    }
    text.push('\n');
    text.push_str(story.outlet_name());
    text.push('\n');
    text.push_str(&story.body);
    text
}
