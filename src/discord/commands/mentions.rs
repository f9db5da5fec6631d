//! Commands named in a text, made links that open them: Discord shows these in each reader's language
//! ("Message formatting": `</name:id>`).

use std::sync::{PoisonError, RwLock};

use poise::serenity_prelude as serenity;
use serenity::{Command, CommandOptionType};

/// The registered commands: full names with the ids that mention them.
#[derive(Debug, Default)]
pub(in crate::discord) struct Mentions(RwLock<Vec<(String, u64)>>);

impl Mentions {
    /// Takes what Discord has registered.
    pub(in crate::discord) fn learn(&self, commands: &[Command]) {
        let mut all = Vec::new();
        for command in commands.iter().filter(|command| command.kind == serenity::CommandType::ChatInput) {
            let below = command.options.iter().filter(|option| option.kind == CommandOptionType::SubCommand);
            all.extend(below.map(|option| (format!("{} {}", command.name, option.name), command.id.get())));
            all.push((command.name.clone(), command.id.get()));
        }
        // The longest first: `/watch add` before `/watch`.
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = all;
    }

    /// `text` with each command in it as a link; what stands in code stays.
    pub(in crate::discord) fn link(&self, text: &str) -> String {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut linked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('/') {
            let (before, after) = (&rest[..at], &rest[at + 1..]);
            linked.push_str(before);
            let free = linked.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '（' | '：'));
            let ends = |name: &str| after[name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-');
            let named = all.iter().find(|(name, _)| free && after.starts_with(name.as_str()) && ends(name));
            if let Some((name, id)) = named {
                linked.extend(["</", name, ":", &id.to_string(), ">"]);
                rest = &after[name.len()..];
            } else {
                linked.push('/');
                rest = after;
            }
        }
        linked + rest
    }
}

#[cfg(test)]
mod tests {
    use super::Mentions;

    #[test]
    fn commands_become_links() {
        let mentions = Mentions::default();
        *mentions.0.write().expect("free") = vec![("watch add".to_owned(), 7), ("follow".to_owned(), 8)];
        let check = |text: &str, expected: &str| assert_eq!(mentions.link(text), expected);
        check("Start with /watch add.", "Start with </watch add:7>.");
        check("/follow, or /following", "</follow:8>, or /following");
        check("`/follow` https://a.example/follow", "`/follow` https://a.example/follow");
        check("先に /follow を", "先に </follow:8> を");
        check("", "");
    }
}
