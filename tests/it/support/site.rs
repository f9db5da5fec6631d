//! A news site of generated stories, each unlike the others: `/s/7` is story 7. It notes who asks for what,
//! and answers as slowly as it is told.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::loopback;
use crate::dice::Dice;

#[derive(Clone)]
pub struct Stories {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    pause_ms: Arc<AtomicU64>,
}

impl Stories {
    pub async fn start() -> Self {
        Self::start_on(loopback().await).await
    }

    #[expect(clippy::unused_async, reason = "starting is asynchronous for callers")]
    pub async fn start_on(listener: tokio::net::TcpListener) -> Self {
        let address = listener.local_addr().expect("an address");
        let site = Self { address, asked: Arc::default(), pause_ms: Arc::default() };
        let own = site.clone();
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move {
                    let mut request = vec![0; 4_096];
                    let length = socket.read(&mut request).await.unwrap_or_default();
                    let request = String::from_utf8_lossy(&request[..length]).into_owned();
                    let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
                    own.asked.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
                    tokio::time::sleep(Duration::from_millis(own.pause_ms.load(Ordering::SeqCst))).await;
                    let number = path.trim_start_matches("/s/").split(['?', '/']).next().and_then(|n| n.parse().ok());
                    let body = number.map(page).unwrap_or_default();
                    let status = if number.is_some() { "200 OK" } else { "404 Not Found" };
                    let head = format!(
                        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                        body.len()
                    );
                    let _ = socket.write_all(&[head.as_bytes(), body.as_bytes()].concat()).await;
                });
            }
        });
        site
    }

    pub fn story(&self, number: u64) -> String {
        format!("http://{}/s/{number}", self.address)
    }

    /// How often a story was asked for.
    pub fn asked_for(&self, number: u64) -> usize {
        let wanted = format!("/s/{number}");
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).iter().filter(|path| **path == wanted).count()
    }

    /// From now on each answer comes so much later.
    pub fn pause(&self, milliseconds: u64) {
        self.pause_ms.store(milliseconds, Ordering::SeqCst);
    }
}

const SYLLABLES: &[&str] = &[
    "ba", "cor", "del", "fin", "gar", "hol", "jun", "kel", "lo", "mar", "nor", "pel", "quin", "ras", "sel", "tor",
    "vin", "wes",
];

fn words(dice: &mut Dice, count: usize) -> String {
    let word = |dice: &mut Dice| (0..2 + dice.below(2)).map(|_| dice.pick(SYLLABLES)).collect::<String>();
    (0..count).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
}

fn page(number: u64) -> String {
    let dice = &mut Dice(number);
    let headline = format!("Story {number} of the {} and the {}", words(dice, 2), words(dice, 2));
    let paragraph = |dice: &mut Dice| {
        let sentences: Vec<String> = (0..4).map(|_| format!("The {} {}.", words(dice, 1), words(dice, 12))).collect();
        sentences.join(" ")
    };
    let (first, second, third) = (paragraph(dice), paragraph(dice), paragraph(dice));
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>
        <meta property="og:type" content="article"><meta property="og:title" content="{headline}">
        <meta property="og:site_name" content="Generated Gazette"><meta name="author" content="Ana Lind">
        <meta property="article:tag" content="Generated News"><meta property="article:published_time" content="2026-03-01T09:00:00Z"></head>
        <body><article><h1>{headline}</h1><p>{first}</p><p>{second}</p><p>“The {} was here on Monday,” said Petra Quill,
        the warden of the {}.</p><p>{third}</p></article></body></html>"#,
        words(dice, 3),
        words(dice, 1)
    )
}
