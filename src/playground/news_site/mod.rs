//! A small news site on loopback: the stories that the playground offers to post.
//!
//! Its pages differ as the web's do: rich JSON-LD, Open Graph alone, no metadata at all, several
//! languages, one page that is no article, and paths that behave badly (`awkward`). Outlets, people
//! and events are invented. With a folder of pages it serves that folder instead (`folder`).

mod awkward;
mod catalogue;
mod folder;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::Story;

/// A running news site.
#[derive(Debug, Clone)]
pub struct NewsSite {
    address: SocketAddr,
    stories: Vec<Story>,
}

struct Site {
    base: String,
    pages: Option<PathBuf>,
}

impl NewsSite {
    /// Serves the built-in pages, or those of the folder `pages`, until `shutdown`.
    pub async fn start(
        listener: TcpListener,
        pages: Option<PathBuf>,
        shutdown: CancellationToken,
    ) -> std::io::Result<NewsSite> {
        let address = listener.local_addr()?;
        let base = format!("http://{address}");
        let stories = match &pages {
            Some(folder) => folder::stories(folder, &base).await?,
            None => catalogue::stories(&base),
        };
        let site = Arc::new(Site { base, pages });
        let router = if site.pages.is_some() {
            Router::new().route("/", get(listing)).route("/{*path}", get(from_folder))
        } else {
            awkward::routes().route("/", get(front)).route("/{*path}", get(built_in))
        };
        let server = axum::serve(listener, router.with_state(site));
        tokio::spawn(async move {
            if let Err(error) = server.with_graceful_shutdown(shutdown.cancelled_owned()).await {
                tracing::error!(%error, "the news site stopped");
            }
        });
        Ok(NewsSite { address, stories })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn stories(&self) -> Vec<Story> {
        self.stories.clone()
    }
}

async fn front(State(site): State<Arc<Site>>) -> Response {
    built_in(State(site), Path("index.html".to_owned())).await
}

async fn built_in(State(site): State<Arc<Site>>, Path(path): Path<String>) -> Response {
    match catalogue::file(&path) {
        Some((kind, bytes)) => catalogue::served(kind, bytes, &site.base),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn listing(State(site): State<Arc<Site>>) -> Response {
    from_folder(State(site), Path("index.html".to_owned())).await
}

async fn from_folder(State(site): State<Arc<Site>>, Path(path): Path<String>) -> Response {
    let Some(folder) = &site.pages else { return StatusCode::NOT_FOUND.into_response() };
    match folder::read(folder, &path).await {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
