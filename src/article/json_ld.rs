//! schema.org data in `<script type="application/ld+json">`.
//!
//! Publishers break this JSON in a handful of ways (raw line breaks in strings, trailing commas,
//! comments, entities, several objects in a row); `loose_json` repairs those, and what still cannot
//! be read is passed over.

use serde_json::{Map, Value};

use super::document::decode;
use super::loose_json;
use super::wording::{fold_key, plain_text};

/// All scripts of a page together; one that goes beyond is passed over. A live blog's holds 840 KB.
const MAX_SCRIPTS: usize = 1024 * 1024;
/// Objects looked at; a live blog's script holds some hundreds.
const MAX_OBJECTS: usize = 2_000;

pub type Object = Map<String, Value>;

#[derive(Debug, Default)]
pub struct StructuredData {
    objects: Vec<Object>,
    /// The objects that describe the story, best first.
    stories: Vec<usize>,
}

/// Types of objects that are the story itself, best first.
const STORY_TYPES: [(&str, i32); 26] = [
    ("NewsArticle", 10),
    ("ReportageNewsArticle", 10),
    ("AnalysisNewsArticle", 10),
    ("OpinionNewsArticle", 10),
    ("BackgroundNewsArticle", 10),
    ("ReviewNewsArticle", 10),
    ("AskPublicNewsArticle", 10),
    ("LiveBlogPosting", 10),
    ("AdvertiserContentArticle", 9),
    ("SatiricalArticle", 9),
    ("Article", 9),
    ("BlogPosting", 9),
    ("SocialMediaPosting", 7),
    ("ScholarlyArticle", 8),
    ("TechArticle", 8),
    ("MedicalScholarlyArticle", 8),
    ("Report", 8),
    ("Review", 5),
    ("CriticReview", 5),
    ("Recipe", 5),
    ("HowTo", 4),
    ("VideoObject", 3),
    ("PodcastEpisode", 3),
    ("CreativeWork", 3),
    ("MediaGallery", 3),
    ("WebPage", 1),
];

impl StructuredData {
    /// `titles` are what else the page calls itself: of several stories the one that agrees is taken.
    pub fn read<'a>(scripts: impl Iterator<Item = &'a str>, titles: &[String]) -> Self {
        let mut found = Self::default();
        let mut total = 0;
        for script in scripts {
            if total + script.len() > MAX_SCRIPTS {
                continue;
            }
            total += script.len();
            for value in loose_json::read_all(script) {
                found.collect(value);
            }
        }
        let keys: Vec<String> = titles.iter().map(|title| fold_key(title)).filter(|key| !key.is_empty()).collect();
        let mut stories: Vec<(i32, usize)> = found
            .objects
            .iter()
            .enumerate()
            .map(|(index, object)| (story_score(object, &keys), index))
            .filter(|(score, _)| *score > 0)
            .collect();
        // The first of equals.
        stories.sort_by_key(|(score, index)| (-score, *index));
        found.stories = stories.into_iter().map(|(_, index)| index).collect();
        found
    }

    fn collect(&mut self, value: Value) {
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            if self.objects.len() >= MAX_OBJECTS {
                return;
            }
            match value {
                Value::Array(values) => pending.extend(values.into_iter().rev()),
                Value::Object(mut object) => {
                    for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"] {
                        if object.get(key).is_some_and(|inner| inner.is_array() || inner.get("@type").is_some()) {
                            pending.extend(object.remove(key));
                        }
                    }
                    self.objects.push(object);
                }
                _ => {}
            }
        }
    }

    /// The object that describes the story.
    pub fn article(&self) -> Option<&Object> {
        self.stories.first().map(|index| &self.objects[*index])
    }

    /// The types that the story's object names.
    pub fn article_types(&self) -> Vec<&str> {
        self.article().map(types).unwrap_or_default()
    }

    pub fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// The first object of a type.
    pub fn of_type(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| types(object).contains(&name))
    }

    /// All objects that describe a story, best first: some pages spread one story over several.
    pub fn stories(&self) -> impl Iterator<Item = &Object> {
        self.stories.iter().map(|index| &self.objects[*index])
    }

    /// A text of the story.
    pub fn text(&self, key: &str) -> Option<String> {
        self.article().and_then(|object| text_of(object.get(key)?))
    }

    /// Follows `{"@id": ...}` to the object that it names.
    pub fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| !object.contains_key("name")) else {
            return object;
        };
        self.objects
            .iter()
            .find(|other| other.get("@id").and_then(Value::as_str) == Some(id) && other.contains_key("name"))
            .unwrap_or(object)
    }
}

/// An object's `@type`, one or many, without the vocabulary's address.
pub fn types(object: &Object) -> Vec<&str> {
    let short = |value: &'_ Value| -> Option<usize> {
        value.as_str().map(|name| name.rfind(['/', ':', '#']).map_or(0, |at| at + 1))
    };
    match object.get("@type") {
        Some(Value::Array(values)) => {
            values.iter().filter_map(|value| Some(&value.as_str()?[short(value)?..])).collect()
        }
        Some(value) => value.as_str().and_then(|name| Some(&name[short(value)?..])).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A value's text, references decoded and markup removed.
pub fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => plain_text(&decode(text)),
        Value::Array(values) => return values.iter().find_map(text_of),
        Value::Object(object) => {
            return ["@value", "name", "headline", "text"].iter().find_map(|key| text_of(object.get(*key)?));
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn story_score(object: &Object, titles: &[String]) -> i32 {
    let kinds = types(object);
    let Some(base) = STORY_TYPES.iter().filter(|(name, _)| kinds.contains(name)).map(|(_, score)| *score).max() else {
        return 0;
    };
    let headline = object.get("headline").or_else(|| object.get("name")).and_then(text_of).map(|text| fold_key(&text));
    let agrees = headline.filter(|key| !key.is_empty()).is_some_and(|key| {
        titles
            .iter()
            .any(|title| *title == key || (key.len() > 12 && (title.contains(&key) || key.contains(title.as_str()))))
    });
    let filled =
        ["headline", "datePublished", "author", "articleBody"].iter().filter(|key| object.contains_key(**key)).count();
    base + i32::from(agrees) * 6 + i32::try_from(filled).unwrap_or(0)
}
