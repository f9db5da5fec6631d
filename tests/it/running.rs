//! The bot as a process of its own, in trouble: ends that Discord orders, a full disk, the environment.

use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::net::TcpListener;

use crate::cards::answers;
use crate::process::{end, watch};
use crate::support::bot::folder;
use crate::support::site::Stories;
use crate::support::{Stage, eventually, loopback, number, stage};

pub fn command(stage: &Stage, stories: &Stories, folder: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    set(&mut command, stage, stories, folder);
    command.arg("run");
    command
}

fn set(command: &mut Command, stage: &Stage, stories: &Stories, folder: &tempfile::TempDir) {
    std::fs::write(folder.path().join("pullquote.toml"), "[cards]\nlinks_per_minute = 0\n").expect("a file");
    command
        .current_dir(folder.path())
        .env("DISCORD_TOKEN", stage.playground.bot_token())
        .env("PULLQUOTE_DISCORD_API", stage.playground.api_base())
        .env("PULLQUOTE_FETCH_ALLOW", stories.address.to_string())
        .env("PULLQUOTE_DATA", folder.path().join("data"))
        .env_remove("PULLQUOTE_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

async fn ended(child: Child) -> Output {
    let waiting = tokio::task::spawn_blocking(move || child.wait_with_output());
    tokio::time::timeout(Duration::from_mins(1), waiting).await.expect("it ends").expect("waited").expect("ended")
}

#[tokio::test]
async fn an_end_for_good_is_said_and_not_run_on_from() {
    let stories = Stories::start().await;
    for (code, exit, said) in [
        (4003, 1, "close code 4003"),
        (4010, 1, "close code 4010"),
        (4011, 1, "more servers than one connection"),
        (4012, 1, "close code 4012"),
        (4004, 78, "Discord does not accept the token"),
        (4013, 78, "Message Content Intent"),
        (4014, 78, "Message Content Intent"),
    ] {
        let (stage, folder) = (stage().await, folder());
        let child = command(&stage, &stories, &folder).spawn().expect("the program starts");
        stage.playground.wait_for_bot().await;
        stage.order_fault(json!({"kind": "gateway", "action": "close", "code": code})).await;
        let ended = ended(child).await;
        let log = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(exit), "{code}: {log}");
        assert!(log.contains(said), "{code}: {log}");
    }
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_not_asked_for_pages() {
    // The site on an address of its own, so that Discord's can be spared the proxy by address.
    let Ok(listener) = TcpListener::bind("127.0.0.2:0").await else { return };
    let address = listener.local_addr().expect("an address");
    let (stage, stories, folder) = (stage().await, Stories::start_on(listener).await, folder());
    let hits = Arc::new(AtomicUsize::new(0));
    let proxy = loopback().await;
    let place = format!("http://{}", proxy.local_addr().expect("an address"));
    let counted = Arc::clone(&hits);
    tokio::spawn(async move {
        while proxy.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let mut command = command(&stage, &stories, &folder);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, &place);
    }
    command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
    assert_eq!(address, stories.address);
    let child = command.spawn().expect("the program starts");
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    let posted = member.post(news, &stories.story(1)).await;
    member.sees(news, "a card", answers(&posted)).await;
    end(child, "TERM").await;
    assert_eq!(hits.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn neither_the_token_nor_secrets_of_links_are_logged() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let mut command = command(&stage, &stories, &folder);
    command.env("PULLQUOTE_LOG", "trace");
    let child = command.spawn().expect("the program starts");
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    for fault in [
        json!({"kind": "rest", "match": "POST /channels/*/messages", "status": 500, "body": "<h1>oops</h1>", "times": 2}),
        json!({"kind": "rest", "match": "POST /channels/*/messages", "reset": true, "times": 1}),
        json!({"kind": "gateway", "action": "close", "code": 4000}),
    ] {
        stage.order_fault(fault).await;
    }
    let secret = "session-key-e2b7";
    let posted = member.post(news, &format!("{}?key={secret}#{secret}", stories.story(1))).await;
    member.post(news, &format!("http://127.0.0.1:9/{secret}?key={secret}")).await;
    member.post(news, &format!("http://user:{secret}@{}/s/2", stories.address)).await;
    member.post(news, &format!("http://{}/gone?key={secret}", stories.address)).await;
    member.sees(news, "a card", answers(&posted)).await;
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    let token = stage.playground.bot_token();
    assert!(log.contains("posted a card"), "{log}");
    for part in token.split('.').skip(1).chain([token]) {
        assert!(!log.contains(part), "the token is logged");
    }
    for line in log.lines() {
        assert!(!line.contains(secret), "{line}");
    }
}

#[tokio::test]
async fn a_hundred_cards_on_their_way_hold_the_end_up_for_ten_seconds_at_most() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    stories.pause(1_000);
    let child = command(&stage, &stories, &folder).spawn().expect("the program starts");
    let member = stage.person("member");
    let places = [stage.channel("news"), stage.channel("culture")];
    let mut posts = Vec::new();
    for place in places {
        watch(&stage, place).await;
    }
    for number in 0..100 {
        let place = places[usize::try_from(number % 2).expect("small")];
        posts.push(member.post(place, &stories.story(number)).await);
    }
    let begun = Instant::now();
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success() && log.contains("taken up at the next start"), "{log}");
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    stories.pause(0);
    let child = command(&stage, &stories, &folder).spawn().expect("the program starts");
    let all = async || {
        let history = [member.history(places[0]).await, member.history(places[1]).await].concat();
        posts.iter().all(|posted| history.iter().any(answers(posted))).then_some(())
    };
    eventually("a card for each", all).await;
    end(child, "TERM").await;
    let cards = |history: Vec<serde_json::Value>| history.iter().filter(|m| m["author"]["bot"] == true).count();
    assert_eq!((cards(member.history(places[0]).await), cards(member.history(places[1]).await)), (50, 50), "each once");
}

/// Sets how large a file of a process may become, in bytes.
fn limit_files(child: &Child, limit: &str) -> bool {
    let set = Command::new("prlimit").args([format!("--pid={}", child.id()), format!("--fsize={limit}")]).status();
    set.is_ok_and(|status| status.success())
}

#[tokio::test]
async fn a_full_disk_pauses_cards_and_loses_none() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let start = || {
        let mut shell = Command::new("sh");
        set(&mut shell, &stage, &stories, &folder);
        // Without the signal a write beyond the limit fails as on a full disk.
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" run", env!("CARGO_BIN_EXE_pullquote")]);
        shell.spawn().expect("the program starts")
    };
    let child = start();
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    let mut posts = vec![member.post(news, &stories.story(0)).await];
    member.sees(news, "a card", answers(&posts[0])).await;
    if !limit_files(&child, "1:unlimited") {
        end(child, "KILL").await;
        return;
    }
    for n in 1..8 {
        posts.push(member.post(news, &stories.story(n)).await);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    member.delete(news, number(&posts[0]["id"])).await;
    assert_eq!(member.history(news).await.len(), 8, "nothing was taken in");
    // Killed on a full disk: the next start, with room, reads back what was missed.
    end(child, "KILL").await;
    let child = start();
    for (n, posted) in posts.iter().enumerate().skip(1) {
        member.sees(news, &format!("card {n}"), answers(posted)).await;
    }
    eventually("the deleted post's card to go", || async { (member.history(news).await.len() == 14).then_some(()) })
        .await;
    // And the same without a kill.
    assert!(limit_files(&child, "1:unlimited"));
    let mut later = Vec::new();
    for n in 20..25 {
        later.push(member.post(news, &stories.story(n)).await);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(limit_files(&child, "unlimited:unlimited"));
    let came = async {
        for posted in &later {
            while !member.history(news).await.iter().any(answers(posted)) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    };
    let came = tokio::time::timeout(Duration::from_mins(1), came).await;
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(came.is_ok(), "{log}");
    assert!(log.contains("cards pause until it can") && log.contains("can be written again"), "{log}");
    assert_eq!(member.history(news).await.len(), 14 + 10, "each once");
}

#[tokio::test]
async fn a_database_that_others_hold_for_long_pauses_cards_and_loses_none() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let child = command(&stage, &stories, &folder).spawn().expect("the program starts");
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    let options = SqliteConnectOptions::new().filename(folder.path().join("data/pullquote.db"));
    let mut held = SqliteConnection::connect_with(&options).await.expect("the file opens");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut held).await.expect("held");
    let mut posts = Vec::new();
    for n in 0..4 {
        posts.push(member.post(news, &stories.story(n)).await);
    }
    // A writer waits for half a minute.
    tokio::time::sleep(Duration::from_secs(33)).await;
    posts.push(member.post(news, &stories.story(4)).await);
    sqlx::query("COMMIT").execute(&mut held).await.expect("let go");
    for (n, posted) in posts.iter().enumerate() {
        member.sees(news, &format!("card {n}"), answers(posted)).await;
    }
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(log.contains("cards pause until it can") && log.contains("can be written again"), "{log}");
    assert_eq!(member.history(news).await.len(), 10, "each once");
}

#[tokio::test]
async fn root_in_a_container_is_warned_of() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let child = command(&stage, &stories, &folder)
        .env("DISCORD_TOKEN", "refused")
        .env("KUBERNETES_SERVICE_HOST", "203.0.113.1")
        .spawn()
        .expect("the program starts");
    let ended = ended(child).await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(log.contains("running as root in a container"), rustix::process::geteuid().is_root(), "{log}");
}
