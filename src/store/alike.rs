//! Stories that tell the same, among those that a server shared lately.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::heirs::{Going, OPEN_AGAIN};
use super::posts::earlier;
use super::{Earlier, Post, Result, Store, Visible};
use crate::story::Likeness;

/// Stories compared, the latest shares first: a server that shares more in three days has its doubles
/// found among these.
const COMPARED: i64 = 500;

/// The same text under another address is a repost for so long, in seconds, and other outlets' accounts
/// of an event are named: three days.
pub const ALIKE: i64 = 3 * 24 * 60 * 60;

/// An account of the same event by another outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub outlet: String,
    pub url: String,
}

impl Store {
    /// The first share in the server of `post`, by a message before it and after `since`, of a story that
    /// has the same text under another address, in a channel for which `visible` says yes.
    pub async fn twin(&self, post: &Post, story: i64, since: i64, visible: Visible<'_>) -> Result<Option<Earlier>> {
        let Some(own) = self.likeness(story).await? else { return Ok(None) };
        let rows = self.lately(post.guild, story, since).await?;
        let before = rows.iter().filter(|row| row.get::<i64, _>(0) < post.message && visible(row.get(1)));
        let twins = before.filter(|row| likeness(row, 5).is_some_and(|other| own.is_same_text(&other)));
        Ok(twins.map(earlier).min_by_key(|share| (share.shared_at, share.message)))
    }

    /// What other outlets told of the same event, shared in this server after `since`, in channels for
    /// which `visible` says yes: the latest of each outlet, `limit` of them.
    pub async fn coverage(
        &self,
        guild: i64,
        story: i64,
        since: i64,
        limit: usize,
        visible: Visible<'_>,
    ) -> Result<Vec<Coverage>> {
        let Some(own) = self.likeness(story).await? else { return Ok(Vec::new()) };
        let mut outlets = vec![self.outlet(story).await?];
        let mut coverage = Vec::new();
        for row in self.lately(guild, story, since).await? {
            let outlet: String = row.get(6);
            if outlets.contains(&outlet) || !visible(row.get(1)) {
                continue;
            }
            if likeness(&row, 5).is_some_and(|other| own.is_same_event(&other) && !own.is_same_text(&other)) {
                outlets.push(outlet.clone());
                coverage.push(Coverage { outlet, url: row.get(7) });
                if coverage.len() == limit {
                    break;
                }
            }
        }
        Ok(coverage)
    }

    /// Opens the posts anew whose notices lead, for the same text under another address, to shares that are about
    /// to go. Where these may be many, their texts are not compared: all notices that may lead there are written
    /// anew.
    pub(super) async fn open_twins(&self, all: &mut AnyConnection, going: Going) -> Result<()> {
        let (column, id) = going.column();
        let notices = format!(
            "FROM shares AS gone
               JOIN shares AS later ON later.guild_id = gone.guild_id AND later.story_id <> gone.story_id
               JOIN stories AS former ON former.story_id = gone.story_id
               JOIN stories AS own ON own.story_id = later.story_id
             WHERE gone.{column} = $1 AND gone.outcome = 'card' AND later.{column} <> $1 AND later.outcome = 'repost'
               AND later.shared_at BETWEEN gone.shared_at AND gone.shared_at + $2"
        );
        if !going.is_few() {
            let statement = AssertSqlSafe(format!("{OPEN_AGAIN} IN (SELECT later.message_id {notices})"));
            sqlx::query(statement).bind(id).bind(ALIKE).execute(&mut *all).await?;
            return Ok(());
        }
        let statement = format!(
            "SELECT later.message_id, former.likeness, own.likeness {notices} ORDER BY later.shared_at LIMIT {COMPARED}"
        );
        for row in sqlx::query(AssertSqlSafe(statement)).bind(id).bind(ALIKE).fetch_all(&mut *all).await? {
            if let (Some(former), Some(own)) = (likeness(&row, 1), likeness(&row, 2))
                && own.is_same_text(&former)
            {
                let statement = AssertSqlSafe(format!("{OPEN_AGAIN} = $1"));
                sqlx::query(statement).bind(row.get::<i64, _>(0)).execute(&mut *all).await?;
            }
        }
        Ok(())
    }

    async fn likeness(&self, story: i64) -> Result<Option<Likeness>> {
        let row = sqlx::query("SELECT likeness FROM stories WHERE story_id = $1")
            .bind(story)
            .fetch_optional(&self.pool)
            .await?;
        let text = row.and_then(|row| row.get::<Option<String>, _>(0));
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    async fn outlet(&self, story: i64) -> Result<String> {
        let row =
            sqlx::query("SELECT outlet FROM stories WHERE story_id = $1").bind(story).fetch_one(&self.pool).await?;
        Ok(row.get(0))
    }

    /// Shares of other stories, latest first: message, channel, author, time, story, likeness, outlet,
    /// address.
    async fn lately(&self, guild: i64, story: i64, since: i64) -> Result<Vec<AnyRow>> {
        Ok(sqlx::query(
            "SELECT shares.message_id, shares.channel_id, shares.author_id, shares.shared_at, shares.story_id,
               stories.likeness, stories.outlet, stories.canonical_url
             FROM shares JOIN stories ON stories.story_id = shares.story_id
             WHERE shares.guild_id = $1 AND shares.story_id <> $2 AND shares.shared_at > $3 AND shares.outcome = 'card'
             ORDER BY shares.shared_at DESC LIMIT $4",
        )
        .bind(guild)
        .bind(story)
        .bind(since)
        .bind(COMPARED)
        .fetch_all(&self.pool)
        .await?)
    }
}

fn likeness(row: &AnyRow, column: usize) -> Option<Likeness> {
    serde_json::from_str(row.get::<Option<&str>, _>(column)?).ok()
}
