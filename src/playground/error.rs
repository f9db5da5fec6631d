//! Discord's error bodies. Codes and sentences are those of Discord's documentation, "Opcodes and
//! status codes" → "JSON error codes". What makes a form invalid is in `limits`.

use serde_json::{Map, Value, json};

/// An error answer as Discord words it.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    pub status: u16,
    pub code: u32,
    pub message: String,
    pub errors: Option<Value>,
}

impl ApiError {
    pub fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), errors: None }
    }

    pub fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub fn not_found() -> Self {
        Self::new(404, 0, "404: Not Found")
    }

    pub fn method_not_allowed() -> Self {
        Self::new(405, 0, "405: Method Not Allowed")
    }

    pub fn unknown_channel() -> Self {
        Self::new(404, 10003, "Unknown Channel")
    }

    pub fn unknown_guild() -> Self {
        Self::new(404, 10004, "Unknown Guild")
    }

    pub fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub fn unknown_user() -> Self {
        Self::new(404, 10013, "Unknown User")
    }

    pub fn unknown_member() -> Self {
        Self::new(404, 10007, "Unknown Member")
    }

    pub fn unknown_webhook() -> Self {
        Self::new(404, 10015, "Unknown Webhook")
    }

    pub fn unknown_interaction() -> Self {
        Self::new(404, 10062, "Unknown interaction")
    }

    pub fn unknown_command() -> Self {
        Self::new(404, 10063, "Unknown application command")
    }

    pub fn already_acknowledged() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub fn invalid_webhook_token() -> Self {
        Self::new(401, 50027, "Invalid Webhook Token")
    }

    pub fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access")
    }

    pub fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    pub fn empty_message() -> Self {
        Self::new(400, 50006, "Cannot send an empty message")
    }

    pub fn bad_json() -> Self {
        Self::new(400, 50109, "The request body contains invalid JSON.")
    }

    pub fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Collects what is wrong with a form, at the paths where it is wrong.
///
/// Discord nests them: `{"embeds":{"0":{"title":{"_errors":[{"code":…,"message":…}]}}}}`.
#[derive(Debug, Default)]
pub struct FormErrors(Map<String, Value>);

impl FormErrors {
    pub fn add(&mut self, path: &[&str], code: &str, message: &str) {
        let mut node = &mut self.0;
        for part in path {
            let child = node.entry((*part).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(map) = child else { return };
            node = map;
        }
        let list = node.entry("_errors".to_owned()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({"code": code, "message": message}));
        }
    }

    pub fn required(&mut self, path: &[&str]) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// Nothing wrong, or the 400 "Invalid Form Body" with all that was found.
    pub fn finish(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(ApiError { errors: Some(Value::Object(self.0)), ..ApiError::new(400, 50035, "Invalid Form Body") })
    }
}

/// One thing wrong, as a whole answer.
pub fn invalid(path: &[&str], code: &str, message: &str) -> ApiError {
    let mut errors = FormErrors::default();
    errors.add(path, code, message);
    ApiError { errors: Some(Value::Object(errors.0)), ..ApiError::new(400, 50035, "Invalid Form Body") }
}
