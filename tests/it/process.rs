//! The bot as a process of its own: started with a token, stopped by a signal, killed, started again.

use std::process::{Child, Command, Output, Stdio};

use serde_json::json;

use crate::cards::answers;
use crate::support::bot::folder;
use crate::support::{Stage, eventually, stage};

fn start(stage: &Stage, folder: &tempfile::TempDir, token: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .arg("run")
        .current_dir(folder.path())
        .env("DISCORD_TOKEN", token)
        .env("PULLQUOTE_DISCORD_API", stage.playground.api_base())
        .env("PULLQUOTE_FETCH_ALLOW", stage.news.address().to_string())
        .env("PULLQUOTE_DATA", folder.path().join("data"))
        .env_remove("PULLQUOTE_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// Sends a signal by name.
pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), process.to_string()]).status();
    assert!(sent.expect("kill runs").success());
}

/// Sends a signal by name and waits for the end.
pub async fn end(child: Child, name: &str) -> Output {
    signal(child.id(), name);
    tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("waited").expect("it ends")
}

pub async fn watch(stage: &Stage, channel: u64) {
    let owner = stage.person("owner");
    stage.playground.wait_for_bot().await;
    assert_eq!(owner.run_command(channel, "watch add", json!({})).await.0, 204);
    owner.sees_ephemeral("the channel is watched", |message| message["content"].is_string()).await;
}

#[tokio::test]
async fn shards_without_a_database_to_share_are_refused() {
    let folder = folder();
    for (shards, said) in [("0-1/4", "DATABASE_URL"), ("4/4", "first-last/total")] {
        let ended = Command::new(env!("CARGO_BIN_EXE_pullquote"))
            .arg("run")
            .current_dir(folder.path())
            .env("DISCORD_TOKEN", "token")
            .env("PULLQUOTE_SHARDS", shards)
            .env_remove("DATABASE_URL")
            .output()
            .expect("it runs");
        let error = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success() && error.contains("[discord]") && error.contains(said), "{error}");
    }
    assert!(!folder.path().join("data").exists(), "nothing is made before that");
}

#[tokio::test]
async fn a_token_that_discord_refuses_is_said() {
    let (stage, folder) = (stage().await, folder());
    let child = start(&stage, &folder, "MTE3MDAwMDAwMDA0MTk0MzA0MA.wrong.secret-part");
    let ended = tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("waited").expect("ended");
    let error = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(78), "nobody need start it again");
    assert!(error.contains("Discord does not accept the token") && error.contains("DISCORD_TOKEN"), "{error}");
    assert!(!error.contains("secret-part"), "{error}");
}

#[tokio::test]
async fn a_signal_lets_cards_on_their_way_arrive() {
    let (stage, folder) = (stage().await, folder());
    let child = start(&stage, &folder, stage.playground.bot_token());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    // This page takes four seconds.
    let posted = member.post(news, &format!("http://{}/slow", stage.news.address())).await;
    let log = folder.path().join("data/pullquote.db-wal");
    eventually("the claim", || async { std::fs::metadata(&log).ok().filter(|facts| facts.len() > 0) }).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let ended = end(child, "TERM").await;
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{log}");
    assert!(member.history(news).await.iter().any(|message| answers(&posted)(message)), "{log}");
    assert!(log.contains("may be fetched although it is not on the public internet"), "{log}");
    assert!(!log.contains(stage.playground.bot_token()), "the token is never logged");
}

#[tokio::test]
async fn a_killed_process_is_gone_on_with() {
    let (stage, folder) = (stage().await, folder());
    let child = start(&stage, &folder, stage.playground.bot_token());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    watch(&stage, news).await;
    let posted = member.post(news, &format!("http://{}/slow", stage.news.address())).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    end(child, "KILL").await;
    assert_eq!(member.history(news).await.len(), 1);
    let child = start(&stage, &folder, stage.playground.bot_token());
    member.sees(news, "the card", answers(&posted)).await;
    let second = start(&stage, &folder, stage.playground.bot_token());
    let refused = tokio::task::spawn_blocking(move || second.wait_with_output()).await.expect("waited").expect("ended");
    let error = String::from_utf8_lossy(&refused.stderr);
    assert!(error.contains("another Pullquote process uses the database"), "{error}");
    end(child, "INT").await;
    assert_eq!(member.history(news).await.len(), 2, "one card");
}
