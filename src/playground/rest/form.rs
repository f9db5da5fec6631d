//! Request bodies: JSON, or a multipart form whose `payload_json` is the JSON ("Uploading files").

use serde_json::{Value, json};

use super::super::error::ApiError;

/// An empty body is `null`. Files of a form are listed under `_files`.
pub fn read(content_type: &str, bytes: &[u8]) -> Result<Value, ApiError> {
    if let Some((_, boundary)) = content_type.split_once("boundary=") {
        return Ok(multipart(boundary.trim_matches('"'), bytes));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|_| ApiError::bad_json())
}

fn multipart(boundary: &str, bytes: &[u8]) -> Value {
    let text = String::from_utf8_lossy(bytes);
    let mut body = json!({});
    let mut files = Vec::new();
    for part in text.split(&format!("--{boundary}")) {
        let Some((head, content)) = part.split_once("\r\n\r\n") else { continue };
        let content = content.strip_suffix("\r\n").unwrap_or(content);
        if let Some(name) = quoted(head, "filename=\"") {
            files.push(json!({"filename": name, "size": content.len()}));
        } else if quoted(head, "name=\"") == Some("payload_json") {
            body = serde_json::from_str(content).unwrap_or_default();
        }
    }
    if let Some(body) = body.as_object_mut()
        && !files.is_empty()
    {
        body.insert("_files".to_owned(), json!(files));
    }
    body
}

fn quoted<'a>(head: &'a str, before: &str) -> Option<&'a str> {
    let (_, rest) = head.split_once(before)?;
    rest.split_once('"').map(|(name, _)| name)
}
