//! Strings that break programs, in every field of a card and in every answer: nothing is live, nothing is
//! refused, nothing is turned around.
//!
//! `PULLQUOTE_STRINGS=FILE` (a JSON list) tries others than those written here.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::cards::answers;
use crate::support::bot::{Bot, folder};
use crate::support::{Stage, loopback, openapi, stage};

fn strings() -> Vec<String> {
    if let Ok(path) = std::env::var("PULLQUOTE_STRINGS") {
        return serde_json::from_str(&std::fs::read_to_string(path).expect("the file")).expect("a JSON list");
    }
    let mut all: Vec<String> = [
        "@everyone",
        "@here",
        "<@123456789012345678>",
        "<@&123456789012345678>",
        "<#123456789012345678>",
        "</help:123456789012345678>",
        "<t:1:R>",
        "<:a:123456789012345678>",
        "<a:b:123456789012345678>",
        "<id:home>",
        "[click](https://evil.example)",
        "[a](<https://evil.example>)",
        "[a][b]",
        "![a](b)",
        "https://evil.example/x",
        "http://evil.example",
        "discord://-/channels",
        "steam://run/1",
        "discord.gg/abcdef",
        "`code`",
        "```js\nx\n```",
        "``",
        "||spoiler||",
        "**bold**",
        "*i*",
        "__u__",
        "_i_",
        "~~s~~",
        "***",
        "___",
        "# h",
        "## h",
        "### h",
        "-# small",
        "- item",
        "* item",
        "+ item",
        "1. item",
        "12345. item",
        "> quote",
        ">>> quote",
        ">",
        "#",
        "#tag",
        "\\",
        "\\\\",
        "\\*",
        "\\[a\\](b)",
        "\\`",
        "\\\\[a](https://evil.example)",
        "*",
        "_",
        "~",
        "|",
        "<",
        "&",
        "&lt;@everyone&gt;",
        "\u{202e}gnp.exe",
        "\u{2066}a\u{2069}",
        "\u{200b}",
        "\u{200b}@\u{200b}everyone",
        "\u{feff}",
        "\u{2060}",
        "\u{ad}",
        "\u{e0041}\u{e0042}\u{e007f}",
        "\u{3164}",
        "\u{2800}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{200d}",
        "\u{fe0f}",
        "Z\u{34f}\u{321}\u{489}a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}l\u{347}g\u{31b}o",
        "e\u{301}",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇩🇪🇩🇪",
        "👍🏽",
        "☺️",
        "１２３",
        "ﷺ",
        "ﷺﷺﷺ",
        "日本語の見出し",
        "한국어",
        "עברית",
        "العربية",
        "ไทย",
        "\u{0}",
        "\u{7}",
        "\u{1b}[31mred",
        "\u{7f}",
        "\u{85}",
        "a\u{2028}b",
        "a\u{2029}b",
        "a\nb",
        "\r\n",
        "\t",
        " ",
        "\u{a0}",
        "null",
        "undefined",
        "NaN",
        "true",
        "0",
        "-1",
        "1e400",
        "1/0",
        "0x0",
        "{}",
        "[]",
        "{{7*7}}",
        "${7*7}",
        "{ $who }",
        "{\"a\":1}",
        "%s%n%x",
        "%00",
        "../../etc/passwd",
        "'; DROP TABLE posts; --",
        "\" OR 1=1",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "]]>",
        "<!--",
        "-->",
        "<![CDATA[",
        "\u{fffd}",
        "\u{ffff}",
        "\u{10ffff}",
        "\u{fdd0}",
        "🅰🅱",
        "𝕬𝖇𝖈",
        "ａｂｃ",
        "ﬀ",
        "ß",
        "İ",
        "ı",
        "ſ",
        "Ǆ",
    ]
    .map(str::to_owned)
    .to_vec();
    for unit in ["x", "word ", "@everyone ", "*", "日", "👩‍👩‍👧‍👦", "e\u{301}", "[a](b) ", "\\"] {
        for length in [255, 256, 257, 350, 1_024, 4_097, 6_001] {
            all.push(unit.repeat(length / unit.chars().count() + 1).chars().take(length).collect());
        }
    }
    all
}

/// A page with `text` in each field that a card shows; in the headline within other words if `framed`,
/// since few strings pass for a headline by themselves.
fn page(text: &str, framed: bool) -> String {
    let headline = if framed { format!("Otters {text} return to the mill pond") } else { text.to_owned() };
    let marked = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let (attribute, title) = (marked(text), marked(&headline));
    let data = json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "description": text,
        "author": [{"@type": "Person", "name": text}], "keywords": [text, "Pond"], "articleSection": text,
        "publisher": {"@type": "Organization", "name": text}, "datePublished": "2026-03-01T09:00:00Z",
    })
    .to_string()
    .replace('<', "\\u003c");
    let body = "The pond was quiet on Monday, and the warden walked around it twice before the rain came. Two otters had \
                been seen there in the morning, the first in forty years, and nobody wanted to drive them away again. The \
                council agreed to close the path until the end of spring, and asked that dogs be kept on their leads.";
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
        <meta property="og:type" content="article"><meta property="og:site_name" content="{attribute}">
        <meta property="og:title" content="{title}"><meta property="og:description" content="{attribute}">
        <meta name="author" content="{attribute}"><meta property="article:tag" content="{attribute}">
        <meta property="og:image" content="https://img.example/x.jpg"><meta property="og:image:alt" content="{attribute}">
        <script type="application/ld+json">{data}</script></head>
        <body><article><h1>{title}</h1><p class="dek">{attribute}</p><p>{body}</p>
        <p>“I dropped my sandwich, {attribute}, and did not even mind,” said Petra Quill, {attribute}, on Monday.</p>
        <p>{body}</p><p>“They will stay {attribute} if we let them,” she said.</p></article></body></html>"#
    )
}

/// Serves `/n` with the n-th string everywhere, and `/n/framed`.
async fn site(strings: Arc<Vec<String>>) -> std::net::SocketAddr {
    let listener = loopback().await;
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let strings = Arc::clone(&strings);
            tokio::spawn(async move {
                let mut request = vec![0; 4_096];
                let length = socket.read(&mut request).await.unwrap_or_default();
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
                let number = path.split('/').next().and_then(|n| n.parse::<usize>().ok());
                let text = number.and_then(|n| strings.get(n)).map(String::as_str).unwrap_or_default();
                let body = page(text, path.ends_with("framed"));
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                let _ = socket.write_all(&[head.as_bytes(), body.as_bytes()].concat()).await;
            });
        }
    });
    address
}

/// All texts of a message that people see, with those where Discord shows markdown first.
fn texts(message: &Value) -> (Vec<String>, Vec<String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (mut live, mut plain) = (vec![text(&message["content"])], Vec::new());
    for embed in message["embeds"].as_array().into_iter().flatten() {
        live.extend([text(&embed["title"]), text(&embed["description"])]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            live.extend([text(&field["name"]), text(&field["value"])]);
        }
        plain.extend([text(&embed["author"]["name"]), text(&embed["footer"]["text"])]);
    }
    for row in message["components"].as_array().into_iter().flatten() {
        plain.extend(row["components"].as_array().into_iter().flatten().map(|button| text(&button["label"])));
    }
    (live, plain)
}

/// Without the targets of the links to other accounts of an event, which the card itself makes.
fn without_own_links(shown: &str) -> String {
    let mut parts = shown.split("](http://127.0.0.1:");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once(')').map_or("", |(_, rest)| rest));
    }
    text
}

/// What Discord would act on in markdown that strangers wrote; the bot's own marks are taken out first.
fn check(message: &Value, text: &str) {
    let (live, plain) = texts(message);
    for shown in &live {
        let shown = &without_own_links(shown);
        assert!(!shown.contains("@everyone") && !shown.contains("@here"), "{text:?}: {shown:?}");
        let mut before = ' ';
        let mut escaped = false;
        for (at, c) in shown.char_indices() {
            let rest = &shown[at..];
            if !escaped {
                assert!(
                    !(c == '[' && rest.contains("](") && !rest.contains("discord.com/channels")),
                    "{text:?}: {shown:?}"
                );
                assert!(c != '`', "{text:?}: {shown:?}");
                assert!(!rest.starts_with("||"), "{text:?}: {shown:?}");
                assert!(!(c == '<' && !rest.starts_with("<t:") && !rest.starts_with("<@")), "{text:?}: {shown:?}");
                assert!(!(c == ':' && rest.starts_with("://") && before.is_ascii_alphabetic()), "{text:?}: {shown:?}");
            }
            escaped = c == '\\' && !escaped;
            before = c;
        }
    }
    for shown in live.iter().chain(&plain) {
        let turns =
            |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2068}' | '\u{e0000}'..='\u{e007f}');
        // What begins with a right-to-left letter is set apart, and that ends where it ends.
        assert_eq!(shown.matches('\u{2067}').count(), shown.matches('\u{2069}').count(), "{text:?}: {shown:?}");
        assert!(!shown.contains(turns), "{text:?}: {shown:?}");
    }
    assert_eq!(message["mentions"], json!([]), "{text:?}");
    assert_eq!(message["mention_roles"], json!([]), "{text:?}");
    assert_eq!(message["mention_everyone"], false, "{text:?}");
}

fn refused(stage: &Stage) -> Vec<String> {
    let all = stage.playground.requests();
    let bad = all.iter().filter(|request| request.status >= 400 && request.status != 404);
    bad.map(|request| format!("{} {}: {} {}", request.method, request.path, request.status, request.body)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_string_of_a_page_is_live_or_refused() {
    let (stage, folder) = (stage().await, folder());
    let strings = Arc::new(strings());
    let address = site(Arc::clone(&strings)).await;
    let bot = Bot::start_on(&stage, &folder, address, |config| config.cards.repost_window_hours = 0).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let mut cards = 0;
    for (first, some) in strings.chunks(20).enumerate().map(|(n, some)| (n * 20, some)) {
        let mut posts = Vec::new();
        for n in first..first + some.len() {
            posts.push(member.post(news, &format!("http://{address}/{n}")).await);
        }
        for n in first..first + some.len() {
            let post = member.post(news, &format!("http://{address}/{n}/framed")).await;
            // No headline is as long as a book.
            if strings[n].chars().count() > 150 {
                posts.push(post);
                continue;
            }
            let reply = member.sees(news, &format!("a card for {:?}", strings[n]), answers(&post)).await;
            check(&reply, &strings[n]);
            cards += 1;
        }
        let all = member.history(news).await;
        for (post, text) in posts.iter().zip(some.iter().chain(some)) {
            // Not every string is a headline; where one is, its card was made before the framed ones.
            for reply in all.iter().filter(|message| answers(post)(message)) {
                check(reply, text);
                cards += 1;
            }
        }
    }
    println!("{cards} cards of {} strings in every field", strings.len());
    bot.stop().await;
    assert_eq!(refused(&stage), Vec::<String>::new());
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_string_of_a_member_is_live_or_refused() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    let short = strings().into_iter().filter(|text| text.chars().count() <= 300);
    // Nothing here may ask a name server.
    let short = short.filter(|text| !text.trim().is_empty() && !text.contains("://") && !text.contains('.'));
    let mut seen = owner.ephemeral().await.len();
    for (n, text) in short.enumerate() {
        let (command, option) = [("stories search", "words"), ("tags track", "tag"), ("preview", "url")][n % 3];
        let (status, body) = {
            let mut options = json!({option: text});
            if command == "preview" {
                options["private"] = json!(true);
            }
            owner.run_command(news, command, options).await
        };
        assert!(status == 204 || status == 400, "{text:?}: {body}");
        if status == 400 {
            continue;
        }
        let all = crate::support::eventually(&format!("an answer to {text:?}"), || async {
            let all = owner.ephemeral().await;
            (all.len() > seen && all.last().is_some_and(|last| last["flags"].as_u64().unwrap_or(0) & (1 << 7) == 0))
                .then_some(all)
        })
        .await;
        for answer in &all[seen..] {
            let (live, _) = texts(answer);
            assert!(
                !live.iter().any(|shown| shown.contains("](http") && !shown.contains("discord.com")),
                "{text:?}: {live:?}"
            );
            assert_eq!(answer["mention_everyone"], false);
        }
        seen = all.len();
    }
    bot.stop().await;
    assert_eq!(refused(&stage), Vec::<String>::new());
}
