//! Discord's limits on application commands ("Application commands" → structure, naming, limits).

use serde_json::Value;

use super::error::{ApiError, FormErrors, invalid};
use super::limits::{between, length};

const CHAT_INPUT: u64 = 1;
const NAME: usize = 32;
const DESCRIPTION: usize = 100;
const OPTIONS: usize = 25;
const CHOICES: usize = 25;
/// Names, descriptions and values of a command and all below it.
const TOTAL: usize = 8_000;
const CHAT_INPUT_COMMANDS: usize = 100;
const MENU_COMMANDS: usize = 15;

/// Discord's locales ("Reference" → "Locales").
const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar",
    "he",
];

/// Checks one command; `at` is where it stands in the request.
pub fn command(body: &Value, at: &[&str]) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    let kind = body["type"].as_u64().unwrap_or(CHAT_INPUT);
    let path = |key: &'static str| -> Vec<&str> { at.iter().copied().chain([key]).collect() };
    between(&mut errors, &path("name"), &body["name"], 1, NAME);
    if kind == CHAT_INPUT {
        name(&mut errors, &path("name"), &body["name"]);
        between(&mut errors, &path("description"), &body["description"], 1, DESCRIPTION);
        options(&mut errors, at, &body["options"], 0);
    } else if body["description"].as_str().is_some_and(|text| !text.is_empty()) {
        errors.add(
            &path("description"),
            "APPLICATION_COMMAND_DESCRIPTION_MUST_BE_EMPTY",
            "Context menu commands cannot have description",
        );
    }
    localisations(&mut errors, at, body, kind == CHAT_INPUT);
    if weight(body) > TOTAL {
        errors.add(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }
    errors.finish()
}

/// Checks a whole set: unlike names, and not too many of a kind.
pub fn set(all: &[Value]) -> Result<(), ApiError> {
    for (index, body) in all.iter().enumerate() {
        command(body, &[&index.to_string()])?;
    }
    let kind = |body: &Value| body["type"].as_u64().unwrap_or(CHAT_INPUT);
    for (index, body) in all.iter().enumerate() {
        if all[..index].iter().any(|other| kind(other) == kind(body) && other["name"] == body["name"]) {
            return Err(invalid(
                &[&index.to_string(), "name"],
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            ));
        }
    }
    for (wanted, limit) in [(1, CHAT_INPUT_COMMANDS), (2, MENU_COMMANDS), (3, MENU_COMMANDS)] {
        if all.iter().filter(|body| kind(body) == wanted).count() > limit {
            return Err(ApiError::new(
                400,
                30_032,
                &format!("Maximum number of application commands reached ({limit})."),
            ));
        }
    }
    Ok(())
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in small letters where the script has them.
fn name(errors: &mut FormErrors, path: &[&str], value: &Value) {
    let Some(text) = value.as_str() else { return };
    let fits = |c: char| (c.is_alphanumeric() || matches!(c, '-' | '_' | '\'')) && !c.is_uppercase();
    if !text.chars().all(fits) {
        errors.add(
            path,
            "APPLICATION_COMMAND_INVALID_NAME",
            "Command name is invalid. Must match ^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$ and use lowercase.",
        );
    }
}

fn options(errors: &mut FormErrors, at: &[&str], list: &Value, depth: usize) {
    let Some(list) = list.as_array() else { return };
    let mut path = at.to_vec();
    path.push("options");
    if list.len() > OPTIONS {
        errors.add(&path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    let mut optional_seen = false;
    for (index, option) in list.iter().enumerate() {
        let index = index.to_string();
        let mut path = path.clone();
        path.push(&index);
        let below = |key: &'static str| -> Vec<&str> { path.iter().copied().chain([key]).collect() };
        between(errors, &below("name"), &option["name"], 1, NAME);
        name(errors, &below("name"), &option["name"]);
        between(errors, &below("description"), &option["description"], 1, DESCRIPTION);
        localisations(errors, &path, option, true);
        let kind = option["type"].as_u64().unwrap_or(0);
        if !(1..=11).contains(&kind) {
            errors.add(
                &below("type"),
                "BASE_TYPE_CHOICES",
                "Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).",
            );
        }
        let required = option["required"] == true;
        if required && optional_seen {
            errors.add(
                &path,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            );
        }
        optional_seen |= !required && kind > 2;
        let choices = option["choices"].as_array().map_or(&[][..], Vec::as_slice);
        if choices.len() > CHOICES {
            errors.add(&below("choices"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        if !choices.is_empty() && option["autocomplete"] == true {
            errors.add(
                &path,
                "APPLICATION_COMMAND_OPTIONS_CHOICES_MUTUALLY_EXCLUSIVE",
                "Choices and autocomplete are mutually exclusive",
            );
        }
        if depth < 2 {
            options(errors, &path, &option["options"], depth + 1);
        }
    }
}

fn localisations(errors: &mut FormErrors, at: &[&str], body: &Value, slash: bool) {
    for (key, limit) in [("name_localizations", NAME), ("description_localizations", DESCRIPTION)] {
        let Some(map) = body[key].as_object() else { continue };
        for (locale, text) in map {
            let path: Vec<&str> = at.iter().copied().chain([key, locale.as_str()]).collect();
            if !LOCALES.contains(&locale.as_str()) {
                errors.add(&path, "ENUM_TYPE_COERCE", &format!("Value \"{locale}\" is not a valid enum value."));
            }
            between(errors, &path, text, 1, limit);
            if slash && key == "name_localizations" {
                name(errors, &path, text);
            }
        }
    }
}

fn weight(body: &Value) -> usize {
    let of = |key: &str| body[key].as_str().map_or(0, length);
    let below = |key: &str| body[key].as_array().map_or(0, |list| list.iter().map(weight).sum());
    of("name") + of("description") + of("value") + below("options") + below("choices")
}
