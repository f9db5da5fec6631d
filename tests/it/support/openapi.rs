//! Checks the requests that the bot sent against Discord's published `OpenAPI` document.
//!
//! The document is found by `PULLQUOTE_OPENAPI`, else beside the checkout at
//! `../shared/discord/openapi.json`. Without it nothing can be checked: `load` says so.

use std::path::PathBuf;

use pullquote::playground::RecordedRequest;
use serde_json::{Value, json};

/// Discord's document, ready to check requests.
pub struct OpenApi {
    document: Value,
}

impl OpenApi {
    /// The document, or nothing where it is not at hand.
    pub fn load() -> Option<Self> {
        let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/discord/openapi.json");
        let path = std::env::var_os("PULLQUOTE_OPENAPI").map_or_else(beside, PathBuf::from);
        let text = std::fs::read_to_string(&path).ok()?;
        Some(Self { document: serde_json::from_str(&text).expect("the OpenAPI document is JSON") })
    }

    /// What is wrong with these requests, one line each.
    pub fn faults(&self, requests: &[RecordedRequest]) -> Vec<String> {
        requests.iter().filter_map(|request| self.fault(request)).collect()
    }

    fn fault(&self, request: &RecordedRequest) -> Option<String> {
        let name = format!("{} {}", request.method, request.path);
        let Some((template, operation)) = self.operation(request) else {
            return Some(format!("{name}: no such operation"));
        };
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        if request.body.is_null() {
            let required = operation["requestBody"]["required"] == true;
            return required.then(|| format!("{name}: a body is required"));
        }
        if schema.is_null() {
            let empty = request.body.as_object().is_some_and(serde_json::Map::is_empty);
            return (!empty && !request.content_type.starts_with("multipart"))
                .then(|| format!("{name} ({template}): takes no JSON body"));
        }
        let mut body = request.body.clone();
        if let Some(body) = body.as_object_mut() {
            body.remove("_files");
        }
        let whole = json!({"allOf": [schema], "components": self.document["components"]});
        let validator = jsonschema::draft202012::new(&whole).expect("the document's schemas are valid");
        let wrong: Vec<String> =
            validator.iter_errors(&body).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        (!wrong.is_empty()).then(|| format!("{name} ({template}): {}", wrong.join("; ")))
    }

    /// The operation of a request: the path template with the most fixed parts that fits.
    fn operation(&self, request: &RecordedRequest) -> Option<(&str, &Value)> {
        let method = request.method.to_lowercase();
        let parts: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        let paths = self.document["paths"].as_object()?;
        let fits = |template: &str| {
            let wanted: Vec<&str> = template.trim_matches('/').split('/').collect();
            wanted.len() == parts.len()
                && wanted
                    .iter()
                    .zip(&parts)
                    .all(|(want, have)| want.starts_with('{') || want == have || *have == "%40me" && *want == "@me")
        };
        paths
            .iter()
            .filter(|(template, item)| item.get(&method).is_some() && fits(template))
            .min_by_key(|(template, _)| template.matches('{').count())
            .map(|(template, item)| (template.as_str(), &item[&method]))
    }
}

/// Panics with all faults; passes with a note where the document is not at hand.
pub fn assert_conforms(requests: &[RecordedRequest]) {
    let Some(document) = OpenApi::load() else {
        eprintln!("no OpenAPI document at hand: the requests are not checked");
        return;
    };
    let faults = document.faults(requests);
    assert!(faults.is_empty(), "requests that Discord's document does not allow:\n{}", faults.join("\n"));
}
