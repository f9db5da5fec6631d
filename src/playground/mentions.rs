//! Who a message pings: what its text names, through the sieve of `allowed_mentions`.
//!
//! "Allowed mentions object": without one everything is parsed; with one, only the kinds in
//! `parse` and the ids listed; `replied_user` decides about the author of the message replied to.

use serde_json::Value;

use super::permissions::MENTION_EVERYONE;
use super::world::World;

/// What was pinged.
#[derive(Debug, Default)]
pub struct Mentions {
    pub users: Vec<u64>,
    pub roles: Vec<u64>,
    pub everyone: bool,
}

impl World {
    /// `replied_to` is the author of the message replied to.
    pub fn mentions_in(&self, content: &str, allowed: &Value, bits: u64, replied_to: Option<u64>) -> Mentions {
        let free = allowed.is_null();
        let parses = |what: &str| free || allowed["parse"].as_array().is_some_and(|all| all.iter().any(|v| v == what));
        let lists = |key: &str, id: u64| {
            let id = id.to_string();
            allowed[key].as_array().is_some_and(|all| all.iter().any(|v| v.as_str() == Some(&id)))
        };
        let mut found = Mentions::default();
        for (sigil, id) in tags(content) {
            if sigil == "@&" {
                let role = self.guild.roles.iter().find(|role| role.id == id);
                let may = role.is_some_and(|role| role.mentionable || bits & MENTION_EVERYONE != 0);
                if may && (parses("roles") || lists("roles", id)) && !found.roles.contains(&id) {
                    found.roles.push(id);
                }
            } else if self.users.contains_key(&id)
                && (parses("users") || lists("users", id))
                && !found.users.contains(&id)
            {
                found.users.push(id);
            }
        }
        let named = content.contains("@everyone") || content.contains("@here");
        found.everyone = named && parses("everyone") && bits & MENTION_EVERYONE != 0;
        let replied = replied_to.filter(|_| if free { true } else { allowed["replied_user"] == true });
        if let Some(user) = replied.filter(|user| !found.users.contains(user)) {
            found.users.push(user);
        }
        found
    }
}

/// The `<@1>`, `<@!1>` and `<@&1>` of a text.
fn tags(content: &str) -> impl Iterator<Item = (&str, u64)> {
    content.split('<').skip(1).filter_map(|rest| {
        let (inside, _) = rest.split_once('>')?;
        let digits = inside.find(|c: char| c.is_ascii_digit())?;
        let (sigil, id) = inside.split_at(digits);
        matches!(sigil, "@" | "@!" | "@&").then(|| id.parse().ok().map(|id| (sigil, id))).flatten()
    })
}
