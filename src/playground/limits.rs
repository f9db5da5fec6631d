//! Discord's limits on messages, with Discord's error codes. Lengths count code points.
//!
//! Numbers are from Discord's documentation: "Message" → "Embed limits", "Component reference" and
//! "Receiving and responding to interactions". Limits on commands are in `command_limits`.

use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::error::{ApiError, FormErrors};

pub const CONTENT: usize = 2_000;
const EMBEDS: usize = 10;
const EMBEDS_TOTAL: usize = 6_000;
const EMBED_TITLE: usize = 256;
const EMBED_DESCRIPTION: usize = 4_096;
const EMBED_FIELDS: usize = 25;
const FIELD_NAME: usize = 256;
const FIELD_VALUE: usize = 1_024;
const FOOTER: usize = 2_048;
const AUTHOR: usize = 256;
const EMBED_URL: usize = 2_048;
const COLOR: u64 = 0x00ff_ffff;
const ROWS: usize = 5;
const BUTTONS_IN_ROW: usize = 5;
const LABEL: usize = 80;
const CUSTOM_ID: usize = 100;
const LINK_URL: usize = 512;
const OPTIONS: usize = 25;
const OPTION_TEXT: usize = 100;
const PLACEHOLDER: usize = 150;
const MODAL_TITLE: usize = 45;
const TEXT_INPUT_LABEL: usize = 45;
const NONCE: usize = 25;
const CHOICES: usize = 25;

const LINK_STYLE: u64 = 5;
const PREMIUM_STYLE: u64 = 6;

/// Checks the body of a message, new or edited.
pub fn message(body: &Value) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    at_most(&mut errors, &["content"], &body["content"], CONTENT);
    nonce(&mut errors, &body["nonce"]);
    embeds(&mut errors, &body["embeds"]);
    rows(&mut errors, &["components"], &body["components"]);
    let flags = body["flags"].as_u64().unwrap_or(0);
    if flags & super::world::COMPONENTS_V2 != 0 && body["embeds"].as_array().is_some_and(|all| !all.is_empty()) {
        errors.add(
            &["embeds"],
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        );
    }
    allowed_mentions(&mut errors, &body["allowed_mentions"]);
    errors.finish()
}

/// Checks the dialog of an interaction callback of type 9.
pub fn modal(data: &Value) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    between(&mut errors, &["data", "title"], &data["title"], 1, MODAL_TITLE);
    between(&mut errors, &["data", "custom_id"], &data["custom_id"], 1, CUSTOM_ID);
    match data["components"].as_array() {
        Some(list) if (1..=ROWS).contains(&list.len()) => {
            rows(&mut errors, &["data", "components"], &data["components"]);
        }
        _ => errors.add(&["data", "components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."),
    }
    errors.finish()
}

/// Checks the choices of an interaction callback of type 8.
pub fn choices(data: &Value) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    let Some(list) = data["choices"].as_array() else {
        errors.required(&["data", "choices"]);
        return errors.finish();
    };
    if list.len() > CHOICES {
        too_long(&mut errors, &["data", "choices"], CHOICES);
    }
    for (index, choice) in list.iter().enumerate() {
        let index = index.to_string();
        between(&mut errors, &["data", "choices", &index, "name"], &choice["name"], 1, OPTION_TEXT);
        match &choice["value"] {
            Value::String(_) => {
                between(&mut errors, &["data", "choices", &index, "value"], &choice["value"], 1, OPTION_TEXT);
            }
            Value::Number(_) => {}
            _ => errors.required(&["data", "choices", &index, "value"]),
        }
    }
    errors.finish()
}

pub fn length(text: &str) -> usize {
    text.chars().count()
}

fn too_long(errors: &mut FormErrors, path: &[&str], limit: usize) {
    errors.add(path, "BASE_TYPE_MAX_LENGTH", &format!("Must be {limit} or fewer in length."));
}

fn at_most(errors: &mut FormErrors, path: &[&str], value: &Value, limit: usize) {
    match value {
        Value::Null => {}
        Value::String(text) if length(text) <= limit => {}
        Value::String(_) => too_long(errors, path, limit),
        _ => errors.add(path, "STRING_TYPE_CONVERT", "Could not interpret the given value as a string."),
    }
}

/// A text that must be there.
pub fn between(errors: &mut FormErrors, path: &[&str], value: &Value, least: usize, most: usize) {
    match value.as_str() {
        None if value.is_null() => errors.required(path),
        Some("") if least == 1 => errors.required(path),
        Some(text) if (least..=most).contains(&length(text)) => {}
        Some(_) => {
            errors.add(path, "BASE_TYPE_BAD_LENGTH", &format!("Must be between {least} and {most} in length."));
        }
        None => errors.add(path, "STRING_TYPE_CONVERT", "Could not interpret the given value as a string."),
    }
}

fn web_url(errors: &mut FormErrors, path: &[&str], value: &Value, limit: usize) {
    at_most(errors, path, value, limit);
    let Some(text) = value.as_str().filter(|text| !text.is_empty()) else { return };
    match url::Url::parse(text) {
        Err(_) => errors.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL."),
        Ok(url) if !matches!(url.scheme(), "http" | "https" | "attachment" | "discord") => errors.add(
            path,
            "URL_TYPE_INVALID_SCHEME",
            &format!("Scheme \"{}\" is not supported. Scheme must be one of ('http', 'https').", url.scheme()),
        ),
        Ok(_) => {}
    }
}

fn nonce(errors: &mut FormErrors, nonce: &Value) {
    if nonce.as_str().is_some_and(|text| length(text) > NONCE) {
        errors.add(&["nonce"], "NONCE_TYPE_TOO_LONG", "Nonce must be no longer than 25 characters.");
    }
}

fn embeds(errors: &mut FormErrors, embeds: &Value) {
    let Some(list) = embeds.as_array() else { return };
    if list.len() > EMBEDS {
        too_long(errors, &["embeds"], EMBEDS);
    }
    let mut total = 0;
    for (index, embed) in list.iter().enumerate() {
        total += one_embed(errors, &index.to_string(), embed);
    }
    if total > EMBEDS_TOTAL {
        errors.add(&["embeds"], "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
}

/// Checks one embed; returns the characters that count for the total.
fn one_embed(errors: &mut FormErrors, index: &str, embed: &Value) -> usize {
    let at = |rest: &[&'static str]| -> Vec<String> {
        ["embeds", index].iter().copied().chain(rest.iter().copied()).map(str::to_owned).collect()
    };
    let mut total = 0;
    let texts: [(&[&'static str], &Value, usize); 4] = [
        (&["title"], &embed["title"], EMBED_TITLE),
        (&["description"], &embed["description"], EMBED_DESCRIPTION),
        (&["footer", "text"], &embed["footer"]["text"], FOOTER),
        (&["author", "name"], &embed["author"]["name"], AUTHOR),
    ];
    for (path, value, limit) in texts {
        at_most(errors, &strs(&at(path)), value, limit);
        total += value.as_str().map_or(0, length);
    }
    let urls: [(&[&'static str], &Value); 6] = [
        (&["url"], &embed["url"]),
        (&["image", "url"], &embed["image"]["url"]),
        (&["thumbnail", "url"], &embed["thumbnail"]["url"]),
        (&["author", "url"], &embed["author"]["url"]),
        (&["author", "icon_url"], &embed["author"]["icon_url"]),
        (&["footer", "icon_url"], &embed["footer"]["icon_url"]),
    ];
    for (path, value) in urls {
        web_url(errors, &strs(&at(path)), value, EMBED_URL);
    }
    if embed["color"].as_u64().is_some_and(|color| color > COLOR) {
        errors.add(&strs(&at(&["color"])), "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
    }
    if embed["timestamp"].as_str().is_some_and(|text| OffsetDateTime::parse(text, &Rfc3339).is_err()) {
        errors.add(&strs(&at(&["timestamp"])), "DATE_TIME_TYPE_PARSE", "Could not parse this value as ISO8601.");
    }
    let fields = embed["fields"].as_array().map_or(&[][..], Vec::as_slice);
    if fields.len() > EMBED_FIELDS {
        too_long(errors, &strs(&at(&["fields"])), EMBED_FIELDS);
    }
    for (number, field) in fields.iter().enumerate() {
        let number = number.to_string();
        for (key, limit) in [("name", FIELD_NAME), ("value", FIELD_VALUE)] {
            let path = ["embeds", index, "fields", &number, key];
            match field[key].as_str().map(str::trim) {
                None | Some("") => errors.required(&path),
                Some(text) => {
                    at_most(errors, &path, &field[key], limit);
                    total += length(text);
                }
            }
        }
    }
    total
}

fn strs(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

fn rows(errors: &mut FormErrors, at: &[&str], components: &Value) {
    let Some(list) = components.as_array() else { return };
    if list.len() > ROWS {
        too_long(errors, at, ROWS);
    }
    let mut ids: Vec<&str> = Vec::new();
    for (row_number, row) in list.iter().enumerate() {
        let row_number = row_number.to_string();
        let mut path = at.to_vec();
        path.push(&row_number);
        if row["type"].as_u64() != Some(1) {
            // Labels (18) and the V2 kinds are not looked into.
            continue;
        }
        path.push("components");
        let children = row["components"].as_array().map_or(&[][..], Vec::as_slice);
        if children.is_empty() || children.len() > BUTTONS_IN_ROW {
            errors.add(&path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        for (number, child) in children.iter().enumerate() {
            let number = number.to_string();
            let mut path = path.clone();
            path.push(&number);
            one_component(errors, &path, child);
            if let Some(id) = child["custom_id"].as_str() {
                if ids.contains(&id) {
                    path.push("custom_id");
                    errors.add(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
                }
                ids.push(id);
            }
        }
    }
}

fn one_component(errors: &mut FormErrors, at: &[&str], component: &Value) {
    let path = |key: &'static str| -> Vec<&str> { at.iter().copied().chain([key]).collect() };
    match component["type"].as_u64() {
        Some(2) => {
            at_most(errors, &path("label"), &component["label"], LABEL);
            let style = component["style"].as_u64();
            let linked = !component["url"].is_null();
            match style {
                Some(LINK_STYLE) => {
                    between(errors, &path("url"), &component["url"], 1, LINK_URL);
                    web_url(errors, &path("url"), &component["url"], usize::MAX);
                }
                Some(PREMIUM_STYLE) => {}
                Some(1..=4) => between(errors, &path("custom_id"), &component["custom_id"], 1, CUSTOM_ID),
                _ => errors.add(&path("style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6)."),
            }
            if linked && !component["custom_id"].is_null() {
                errors.add(
                    at,
                    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                    "A custom id and url cannot both be specified",
                );
            }
            let labelled = component["label"].as_str().is_some_and(|label| !label.is_empty());
            if !labelled && component["emoji"].is_null() && style != Some(PREMIUM_STYLE) {
                errors.add(at, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required");
            }
        }
        Some(3) => {
            between(errors, &path("custom_id"), &component["custom_id"], 1, CUSTOM_ID);
            at_most(errors, &path("placeholder"), &component["placeholder"], PLACEHOLDER);
            let options = component["options"].as_array().map_or(&[][..], Vec::as_slice);
            if options.is_empty() || options.len() > OPTIONS {
                errors.add(&path("options"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
            }
            for (number, option) in options.iter().enumerate() {
                let number = number.to_string();
                for key in ["label", "value"] {
                    let mut path = path("options");
                    path.extend([number.as_str(), key]);
                    between(errors, &path, &option[key], 1, OPTION_TEXT);
                }
            }
        }
        Some(4) => {
            between(errors, &path("custom_id"), &component["custom_id"], 1, CUSTOM_ID);
            at_most(errors, &path("label"), &component["label"], TEXT_INPUT_LABEL);
            at_most(errors, &path("placeholder"), &component["placeholder"], OPTION_TEXT);
            at_most(errors, &path("value"), &component["value"], 4_000);
        }
        Some(5..=8) => between(errors, &path("custom_id"), &component["custom_id"], 1, CUSTOM_ID),
        _ => errors.add(
            &path("type"),
            "UNION_TYPE_CHOICES",
            "Value of field \"type\" must be one of (2, 3, 4, 5, 6, 7, 8).",
        ),
    }
}

fn allowed_mentions(errors: &mut FormErrors, allowed: &Value) {
    let parses = |what: &str| allowed["parse"].as_array().is_some_and(|list| list.iter().any(|item| item == what));
    for key in ["users", "roles"] {
        let list = allowed[key].as_array().map_or(0, Vec::len);
        if list > 100 {
            too_long(errors, &["allowed_mentions", key], 100);
        }
        if list > 0 && parses(key) {
            errors.add(
                &["allowed_mentions"],
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                &format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive."),
            );
        }
    }
}
