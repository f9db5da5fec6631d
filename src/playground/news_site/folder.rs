//! Pages of the reader's own: every `*.html` of a folder is a story, its `<title>` the title.

use std::path::{Component, Path, PathBuf};

use super::super::Story;

/// The stories of a folder, by file name.
pub async fn stories(folder: &Path, base: &str) -> std::io::Result<Vec<Story>> {
    let mut names = Vec::new();
    let mut entries = tokio::fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if content_type(&name).is_some_and(|kind| kind.starts_with("text/html")) {
            names.push(name);
        }
    }
    names.sort();
    let mut stories = Vec::new();
    for name in names {
        let bytes = tokio::fs::read(folder.join(&name)).await?;
        let html = String::from_utf8_lossy(&bytes);
        let path = percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC).to_string();
        stories.push(Story {
            title: between(&html, "<title", "</title>").unwrap_or_else(|| name.clone()),
            url: format!("{base}/{}", path.replace("%2E", ".").replace("%2D", "-").replace("%5F", "_")),
            outlet: "Your pages".to_owned(),
            language: attribute(&html, "lang").unwrap_or_else(|| "en".to_owned()),
        });
    }
    Ok(stories)
}

/// A file of the folder with its type; nothing outside it, whatever the path says.
pub async fn read(folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let relative = PathBuf::from(path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let root = tokio::fs::canonicalize(folder).await.ok()?;
    // After links are followed it must still lie inside.
    let file = tokio::fs::canonicalize(root.join(relative)).await.ok()?;
    if !file.starts_with(&root) {
        return None;
    }
    let kind = content_type(path)?;
    Some((kind, tokio::fs::read(file).await.ok()?))
}

/// The types a page refers to; other files are not served.
pub fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "xml" => "application/xml",
        _ => return None,
    })
}

fn between(html: &str, from: &str, to: &str) -> Option<String> {
    let (_, rest) = html.split_once(from)?;
    let (_, rest) = rest.split_once('>')?;
    let (text, _) = rest.split_once(to)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">");
    Some(text.replace("&amp;", "&")).filter(|text| !text.is_empty())
}

fn attribute(html: &str, name: &str) -> Option<String> {
    let (_, tag) = html.split_once("<html")?;
    let (tag, _) = tag.split_once('>')?;
    let (_, value) = tag.split_once(&format!("{name}="))?;
    let value = value.trim_start_matches(['"', '\'']);
    value.split(['"', '\'', ' ']).next().map(str::to_owned).filter(|text| !text.is_empty())
}
