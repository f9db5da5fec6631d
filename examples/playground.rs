//! The playground and its news site alone, for a bot that runs as its own process.
//!
//! `cargo run --example playground -- [PORT [NEWS_PORT [PAGES_DIR]]]`

use std::path::PathBuf;

use pullquote::playground::news_site::NewsSite;
use pullquote::playground::{Options, Playground};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut port = |default: u16| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (port, news_port) = (port(7700), port(7701));
    let pages = arguments.next().map(PathBuf::from);
    let shutdown = CancellationToken::new();
    let news = NewsSite::start(TcpListener::bind(("127.0.0.1", news_port)).await?, pages, shutdown.clone()).await?;
    let options = Options { stories: news.stories(), ..Options::default() };
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let playground = Playground::start(listener, options, shutdown.clone()).await?;
    println!("playground  {}", playground.api_base());
    println!("news site   http://{}", news.address());
    println!("bot token   {}", playground.bot_token());
    tokio::signal::ctrl_c().await?;
    shutdown.cancel();
    Ok(())
}
