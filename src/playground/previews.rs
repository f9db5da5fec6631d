//! What happens a moment later by itself: Discord's own link previews, and the end of the time in
//! which an interaction must be answered.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::Inner;
use super::world::{Chore, SUPPRESS_EMBEDS, World};

/// Links that Discord looks at in one message.
const LINKS: usize = 5;

/// Does the chores until the playground ends.
pub async fn work(inner: Arc<Inner>, mut chores: mpsc::UnboundedReceiver<Chore>) {
    loop {
        let chore = tokio::select! {
            () = inner.shutdown.cancelled() => return,
            chore = chores.recv() => match chore { Some(chore) => chore, None => return },
        };
        let inner = Arc::clone(&inner);
        tokio::spawn(async move {
            let wait = {
                let settings = &inner.world().settings;
                match chore {
                    Chore::Preview { .. } => settings.preview_delay_ms,
                    Chore::InteractionDeadline { .. } => settings.interaction_deadline_ms,
                }
            };
            tokio::select! {
                () = inner.shutdown.cancelled() => return,
                () = tokio::time::sleep(Duration::from_millis(wait)) => {}
            }
            let mut world = inner.world();
            match chore {
                Chore::Preview { channel, message } => world.add_previews(channel, message),
                Chore::InteractionDeadline { token } => world.end_deadline(&token),
            }
        });
    }
}

impl World {
    fn add_previews(&mut self, channel: u64, message: u64) {
        let Some(found) = self.message(channel, message) else { return };
        if found.flags & SUPPRESS_EMBEDS != 0 || !found.previews.is_empty() {
            return;
        }
        let previews: Vec<Value> = links(&found.content).take(LINKS).map(|link| self.preview(link)).collect();
        if previews.is_empty() {
            return;
        }
        let mut changed = found.clone();
        changed.previews = previews;
        self.republish(&changed);
    }

    /// A known story's title, or the bare host.
    fn preview(&self, link: &str) -> Value {
        let bare = link.split(['?', '#']).next().unwrap_or(link);
        let story = self.stories.iter().find(|story| story.url == link || story.url == bare);
        let Some(story) = story else {
            let host = url::Url::parse(link).ok().and_then(|url| url.host_str().map(str::to_owned));
            return json!({"type": "link", "url": link, "title": host.unwrap_or_else(|| link.to_owned())});
        };
        json!({
            "type": "article", "url": link, "title": story.title,
            "provider": {"name": story.outlet},
        })
    }

    fn end_deadline(&mut self, token: &str) {
        let Some(interaction) = self.interactions.get(token).filter(|i| !i.acknowledged) else { return };
        let data = json!({"id": interaction.id.to_string(), "nonce": interaction.nonce});
        let user = interaction.user;
        self.tell_page(Some(vec![user]), "INTERACTION_FAILURE", data);
    }
}

/// The links of a text, but not those in `<…>`.
fn links(content: &str) -> impl Iterator<Item = &str> {
    content.split_whitespace().filter_map(|word| {
        let at = word.find("http://").or_else(|| word.find("https://"))?;
        if word[..at].ends_with('<') {
            return None;
        }
        let link = word[at..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', '|', '*', '_', '"']);
        url::Url::parse(link).ok().map(|_| link)
    })
}
