//! When the first share of a story goes, the next one inherits its card.
//!
//! Later shares, also of the same text under another address, were answered with a notice that leads to the first:
//! they are written anew, so that none leads to what is there no more, or names somebody who wanted to be forgotten.

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{Result, Store};

/// Opens answered posts anew, of those that what follows tells.
pub(super) const OPEN_AGAIN: &str = "UPDATE posts SET state = 'open', lease_until = 0
     WHERE state = 'done' AND reply_id IS NOT NULL AND message_id";

/// Which shares are about to go.
#[derive(Debug, Clone, Copy)]
pub(super) enum Going {
    Share(i64),
    OfMessage(i64),
    InChannel(i64),
    ByAuthor(i64),
}

impl Going {
    /// The column that tells them from others, and its value.
    pub(super) fn column(self) -> (&'static str, i64) {
        match self {
            Self::Share(id) => ("share_id", id),
            Self::OfMessage(id) => ("message_id", id),
            Self::InChannel(id) => ("channel_id", id),
            Self::ByAuthor(id) => ("author_id", id),
        }
    }

    /// A post has few shares; a channel or a member may have any number.
    pub(super) fn is_few(self) -> bool {
        matches!(self, Self::Share(_) | Self::OfMessage(_))
    }
}

impl Store {
    /// Hands the cards of shares that are about to go over to the next share of the same story in the same
    /// server. Nobody is told of it: those who follow its tags have heard of the story.
    pub(super) async fn hand_over(&self, all: &mut AnyConnection, going: Going) -> Result<()> {
        let (column, id) = going.column();
        let later = format!(
            "FROM shares AS gone JOIN shares AS later
               ON later.story_id = gone.story_id AND later.guild_id = gone.guild_id
             WHERE gone.{column} = $1 AND gone.outcome = 'card' AND later.{column} <> $1 AND later.outcome = 'repost'"
        );
        let again = format!("{OPEN_AGAIN} IN (SELECT later.message_id {later})");
        sqlx::query(AssertSqlSafe(again)).bind(id).execute(&mut *all).await?;
        let heirs = format!(
            "SELECT MIN(gone.share_id), MIN(later.share_id) {later}
               AND NOT EXISTS (SELECT 1 FROM shares AS other WHERE other.story_id = gone.story_id
                 AND other.guild_id = gone.guild_id AND other.outcome = 'card' AND other.{column} <> $1)
             GROUP BY gone.guild_id, gone.story_id"
        );
        for row in sqlx::query(AssertSqlSafe(heirs)).bind(id).fetch_all(&mut *all).await? {
            let (gone, heir): (i64, i64) = (row.get(0), row.get(1));
            for statement in [
                "UPDATE shares SET outcome = 'card' WHERE share_id = $2 AND share_id <> $1",
                "INSERT INTO share_tags (share_id, tag_key, display)
                 SELECT $2, tag_key, display FROM share_tags WHERE share_id = $1
                 ON CONFLICT (share_id, tag_key) DO NOTHING",
            ] {
                sqlx::query(statement).bind(gone).bind(heir).execute(&mut *all).await?;
            }
        }
        self.open_twins(all, going).await
    }
}
