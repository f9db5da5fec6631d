//! All text that people read, in their language (Fluent catalogues in `locales/`).
//!
//! Nothing here formats what a story says: that is verbatim, from `card`.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// Discord's locale codes with their catalogues; the first is the one that all others fall back to.
const CATALOGUES: &[(&str, &str)] = &[
    ("en-US", include_str!("locales/en.ftl")),
    ("de", include_str!("locales/de.ftl")),
    ("fr", include_str!("locales/fr.ftl")),
    ("es-ES", include_str!("locales/es.ftl")),
    ("pt-BR", include_str!("locales/pt-BR.ftl")),
    ("it", include_str!("locales/it.ftl")),
    ("nl", include_str!("locales/nl.ftl")),
    ("pl", include_str!("locales/pl.ftl")),
    ("ja", include_str!("locales/ja.ftl")),
];

/// The catalogues, loaded once.
pub struct Replies {
    bundles: Vec<(&'static str, FluentBundle<FluentResource>)>,
}

/// The words of one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    replies: &'a Replies,
    at: usize,
}

impl Replies {
    /// Loads the built-in catalogues; a test holds that all are valid and complete.
    #[must_use]
    pub fn new() -> Self {
        let bundles = CATALOGUES.iter().map(|(code, text)| (*code, bundle(code, text))).collect();
        Self { bundles }
    }

    /// The words for one of Discord's locale codes: the same code, else the same language, else English.
    #[must_use]
    pub fn words(&self, locale: &str) -> Words<'_> {
        let language = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
        let same = self.bundles.iter().position(|(code, _)| *code == locale);
        let near = || self.bundles.iter().position(|(code, _)| language(code) == language(locale));
        Words { replies: self, at: same.or_else(near).unwrap_or(0) }
    }

    /// Discord's codes of the languages there are.
    pub fn locales(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.bundles.iter().map(|(code, _)| *code)
    }
}

impl Default for Replies {
    fn default() -> Self {
        Self::new()
    }
}

impl Words<'_> {
    /// The text under `key`; English where the language lacks it, the key itself where all do.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, FluentValue::String(Cow::Borrowed(*value)));
        }
        self.format(key, &arguments)
    }

    /// Whether English has a text under `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.replies.bundles.first().is_some_and(|(_, bundle)| bundle.has_message(key))
    }

    /// The text under `key` for so many of something, in the form that the language has for that number.
    #[must_use]
    pub fn count(&self, key: &str, number: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(number));
        self.format(key, &arguments)
    }

    fn format(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let bundles = [self.at, 0].into_iter().filter_map(|at| self.replies.bundles.get(at));
        for (_, bundle) in bundles {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
            if errors.is_empty() {
                return text.into_owned();
            }
        }
        key.to_owned()
    }

    /// Discord's code of this language.
    #[must_use]
    pub fn locale(&self) -> &'static str {
        self.replies.bundles.get(self.at).map_or("en-US", |(code, _)| code)
    }
}

fn bundle(code: &str, text: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Discord shows the isolating marks in some clients, and stories are escaped on their own.
    bundle.set_use_isolating(false);
    // A resource with an error still holds its good messages.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partly, _)| partly);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{CATALOGUES, Replies};

    /// Keys with the placeholders that their texts use.
    fn outline(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut outline: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if !line.starts_with(' ') {
                key = line.split(" =").next().unwrap_or_default().to_owned();
            }
            let entry = outline.entry(key.clone()).or_default();
            for (at, _) in line.match_indices("{ $") {
                entry.insert(line[at + 3..].split(' ').next().unwrap_or_default().to_owned());
            }
        }
        outline
    }

    #[test]
    fn catalogues_are_valid_and_complete() {
        let english = outline(CATALOGUES[0].1);
        assert!(english.len() > 60);
        for (code, text) in CATALOGUES {
            assert!(fluent_bundle::FluentResource::try_new((*text).to_owned()).is_ok(), "{code} has a syntax error");
            let other = outline(text);
            for (key, placeholders) in &english {
                assert_eq!(other.get(key), Some(placeholders), "{code}: {key}");
            }
            assert_eq!(english.len(), other.len(), "{code} has keys that English lacks");
        }
    }

    #[test]
    fn names_of_commands_are_as_discord_wants_them() {
        // "Application Command Naming": 1 to 32 letters, digits, `-`, `_`, `'`, in lower case.
        for (code, text) in CATALOGUES {
            for line in text.lines().filter(|line| line.starts_with("name-") && !line.starts_with("name-summarize")) {
                let name = line.split(" = ").nth(1).unwrap_or_default();
                assert!((1..=32).contains(&name.chars().count()), "{code}: {line}");
                assert!(
                    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | 'ー')),
                    "{code}: {line}"
                );
                assert_eq!(name, name.to_lowercase(), "{code}: {line}");
            }
        }
    }

    #[test]
    fn numbers_take_the_form_of_their_language() {
        let replies = Replies::new();
        for (locale, count, expected) in [
            ("en-US", 1, "by one person"),
            ("en-US", 3, "by 3 people"),
            ("pl", 2, "przez 2 osoby"),
            ("pl", 5, "przez 5 osób"),
            ("ja", 1, "1人が共有"),
        ] {
            assert_eq!(replies.words(locale).count("trending-sharers", count), expected);
        }
    }

    #[test]
    fn the_nearest_language_is_taken() {
        let replies = Replies::new();
        for (asked, expected) in [("de", "de"), ("en-GB", "en-US"), ("es-419", "es-ES"), ("ko", "en-US"), ("", "en-US")]
        {
            assert_eq!(replies.words(asked).locale(), expected, "{asked}");
        }
        assert_eq!(replies.words("en-US").say("card-by", &[("authors", "Ana")]), "By Ana");
        assert_eq!(replies.words("en-US").say("no-such-key", &[]), "no-such-key");
    }
}
