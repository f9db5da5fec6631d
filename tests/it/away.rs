//! What a bot that was away, or was kept from answering, takes up, and what it leaves alone.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pullquote::store::{NewPost, Store, to_row};
use serde_json::{Value, json};

use crate::cards::{answers, story};
use crate::support::bot::{Bot, folder};
use crate::support::{Stage, eventually, number, stage};

/// Discord's epoch in milliseconds since 1970.
const EPOCH_MS: i64 = 1_420_070_400_000;

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("before the end of time")
}

/// A post of a link in a channel of the stage's server, as the bot would claim it.
fn post(stage: &Stage, message: i64, channel: u64, url: &str, posted_at: i64) -> NewPost {
    NewPost {
        message,
        guild: to_row(stage.guild()),
        channel: to_row(channel),
        author: to_row(stage.person("member").id),
        links: vec![(url.to_owned(), url.to_owned())],
        asked: false,
        by_program: false,
        posted_at,
        edited_at: 0,
    }
}

async fn open(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("pullquote.db")).await.expect("a store")
}

/// The database of a bot that runs.
pub async fn database(folder: &Path) -> sqlx::SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.join("pullquote.db"));
    <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.expect("opened")
}

/// The state of a post in the database of a bot that runs; `None` when it has none.
async fn state(folder: &Path, message: &Value) -> Option<String> {
    let row: Option<(String,)> = sqlx::query_as("SELECT state FROM posts WHERE message_id = $1")
        .bind(to_row(number(&message["id"])))
        .fetch_optional(&mut database(folder).await)
        .await
        .expect("read");
    row.map(|(state,)| state)
}

#[tokio::test]
async fn what_was_posted_before_a_channel_is_watched_is_left_alone() {
    let (stage, folder) = (stage().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    // It was watched once, or somebody asked for a card there.
    let earlier = now() - 600;
    let store = open(&folder).await;
    let known = (earlier * 1_000 - EPOCH_MS) << 22;
    store.claim(&post(&stage, known, news, "https://a.example/", earlier), 0).await.expect("a claim");
    store.finish(known, 0, None).await.expect("finished");
    let unwatched = member.post(news, &story(&stage, "Parish Post")).await;
    // Times of watching are whole seconds.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    store.watch(to_row(stage.guild()), to_row(news), now()).await.expect("watched");
    store.close().await;
    let missed = member.post(news, &story(&stage, "El Meridiano")).await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    member.sees(news, "a card for what was missed", answers(&missed)).await;
    bot.stop().await;
    assert!(!member.history(news).await.iter().any(answers(&unwatched)), "nobody watched then");
}

#[tokio::test]
async fn a_long_talk_hides_no_link() {
    let (stage, folder) = (stage().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let store = open(&folder).await;
    store.watch(to_row(stage.guild()), to_row(news), now()).await.expect("watched");
    store.close().await;
    for number in 0..620 {
        member.post(news, &format!("chatter {number}")).await;
    }
    let missed = member.post(news, &story(&stage, "El Meridiano")).await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    member.sees(news, "a card behind it all", answers(&missed)).await;
    bot.stop().await;
    let store = open(&folder).await;
    assert_eq!(store.missed_since().await.expect("read"), None, "all is read back");
    store.close().await;
}

#[tokio::test]
async fn a_late_answer_is_found_again_behind_a_long_talk() {
    let (stage, folder) = (stage().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let store = open(&folder).await;
    store.watch(to_row(stage.guild()), to_row(news), now()).await.expect("watched");
    store.close().await;
    let missed = member.post(news, &story(&stage, "El Meridiano")).await;
    for number in 0..120 {
        member.post(news, &format!("chatter {number}")).await;
    }
    // The card stands, but the bot never hears so.
    let calls = format!("POST /channels/{news}/messages");
    stage.order_fault(json!({"kind": "rest", "match": calls, "status": 500, "after_effect": true, "times": 99})).await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    member.sees(news, "a card", answers(&missed)).await;
    bot.stop().await;
    stage.order_fault(json!({"kind": "clear"})).await;
    stage.playground.forget_requests();
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    eventually("the end of it", || async {
        (state(folder.path(), &missed).await.as_deref() == Some("done")).then_some(())
    })
    .await;
    bot.stop().await;
    let path = format!("/channels/{news}/messages");
    let posted = stage.playground.requests().into_iter().filter(|call| call.method == "POST" && call.path == path);
    assert_eq!(posted.count(), 0, "Discord forgets a nonce after minutes");
}

#[tokio::test]
async fn an_end_in_the_middle_of_reading_back_is_remembered() {
    let (stage, folder) = (stage().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let store = open(&folder).await;
    let begun = now();
    store.watch(to_row(stage.guild()), to_row(news), begun).await.expect("watched");
    store.close().await;
    for number in 0..120 {
        member.post(news, &format!("chatter {number}")).await;
    }
    let missed = member.post(news, &story(&stage, "El Meridiano")).await;
    let slow = format!("GET /channels/{news}/messages");
    stage.order_fault(json!({"kind": "rest", "match": slow, "delay_ms": 1_500, "times": 9})).await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    eventually("the first page to be read", || async {
        let row: Option<(String,)> = sqlx::query_as("SELECT value FROM facts WHERE name = 'missed since'")
            .fetch_optional(&mut database(folder.path()).await)
            .await
            .expect("read");
        row
    })
    .await;
    bot.stop().await;
    stage.order_fault(json!({"kind": "clear"})).await;
    let store = open(&folder).await;
    let known = store.missed_since().await.expect("read");
    store.close().await;
    assert!(known.is_some_and(|since| since >= begun), "{known:?}");
    assert!(!member.history(news).await.iter().any(answers(&missed)));
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    member.sees(news, "a card all the same", answers(&missed)).await;
    bot.stop().await;
}

#[tokio::test]
async fn a_post_that_discord_refuses_to_have_answered_is_given_up_after_a_day() {
    let (stage, folder) = (stage().await, folder());
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    let store = open(&folder).await;
    let message = to_row(number(&posted["id"]));
    let claimed = post(&stage, message, news, &story(&stage, "Parish Post"), now() - 2 * 24 * 60 * 60);
    store.claim(&claimed, 0).await.expect("a claim");
    store.close().await;
    let refusal = json!({"message": "Missing Access", "code": 50_001});
    let calls = format!("POST /channels/{news}/messages");
    stage.order_fault(json!({"kind": "rest", "match": calls, "status": 403, "body": refusal, "times": 99})).await;
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    eventually("the end of it", || async {
        (state(folder.path(), &posted).await.as_deref() == Some("done")).then_some(())
    })
    .await;
    bot.stop().await;
    let refused = stage.playground.requests().iter().filter(|request| request.status == 403).count();
    assert_eq!(refused, 1, "it is not asked for again and again");
}

#[tokio::test]
async fn forgotten_posts_are_not_read_back() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    let card = number(&member.sees(news, "a card", answers(&posted)).await["id"]);
    member.run_command(news, "privacy forget-me", json!({})).await;
    member.sees_ephemeral("forgotten", |message| message["content"].is_string()).await;
    eventually("the card to go", || async { member.message(news, card).await.is_none().then_some(()) }).await;
    eventually("nothing known of it", || async { state(folder.path(), &posted).await.is_none().then_some(()) }).await;
    bot.stop().await;
    let missed = owner.post(news, &story(&stage, "El Meridiano")).await;
    let bot = Bot::start(&stage, &folder).await;
    member.sees(news, "a card for what was missed", answers(&missed)).await;
    // Members who were forgotten may go on.
    let later = member.post(news, &story(&stage, "The Harbour Courier")).await;
    member.sees(news, "a card for what comes later", answers(&later)).await;
    bot.stop().await;
    assert!(!member.history(news).await.iter().any(answers(&posted)), "what is forgotten stays forgotten");
}

#[tokio::test]
async fn an_error_at_one_card_of_a_forgotten_member_leaves_no_other_behind() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let mut cards = Vec::new();
    for outlet in ["Parish Post", "El Meridiano"] {
        let posted = member.post(news, &story(&stage, outlet)).await;
        cards.push(number(&member.sees(news, "a card", answers(&posted)).await["id"]));
    }
    let stubborn = format!("DELETE /channels/{news}/messages/{}", cards[0]);
    stage.order_fault(json!({"kind": "rest", "match": stubborn, "status": 500, "times": 4})).await;
    member.run_command(news, "privacy forget-me", json!({})).await;
    member.sees_ephemeral("forgotten", |message| message["content"].is_string()).await;
    eventually("the other card to go", || async { member.message(news, cards[1]).await.is_none().then_some(()) }).await;
    // What a stopped bot left is taken away by the next.
    bot.stop().await;
    assert!(member.message(news, cards[0]).await.is_some(), "Discord has not let it go yet");
    stage.order_fault(json!({"kind": "clear"})).await;
    let bot = Bot::start(&stage, &folder).await;
    eventually("the stubborn card to go", || async { member.message(news, cards[0]).await.is_none().then_some(()) })
        .await;
    bot.stop().await;
}

#[tokio::test]
async fn links_that_an_ignored_member_adds_while_the_bot_is_away_are_left_alone() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let last_looked_at = owner.post(news, &story(&stage, "Hohenlinder Abendblatt")).await;
    owner.sees(news, "a card", answers(&last_looked_at)).await;
    let one = story(&stage, "Parish Post");
    let posted = member.post(news, &one).await;
    let card = number(&member.sees(news, "a card", answers(&posted)).await["id"]);
    member.run_command(news, "privacy ignore-me", json!({})).await;
    member.sees_ephemeral("ignored", |message| message["content"].is_string()).await;
    bot.stop().await;
    let two = story(&stage, "El Meridiano");
    member.edit(news, number(&posted["id"]), &format!("{one} {two}")).await;
    let more = format!("{} {}", story(&stage, "Hohenlinder Abendblatt"), story(&stage, "The Harbour Courier"));
    owner.edit(news, number(&last_looked_at["id"]), &more).await;
    let bot = Bot::start(&stage, &folder).await;
    let is_followed = |message: &Value| answers(&last_looked_at)(message) && message["embeds"][1].is_object();
    owner.sees(news, "the owner's edit followed", is_followed).await;
    let standing = member.message(news, card).await.expect("the card");
    assert_eq!(standing["embeds"].as_array().map(Vec::len), Some(1), "{standing}");
    // What they take away goes.
    member.edit(news, number(&posted["id"]), "no link").await;
    eventually("the card to go", || async { member.message(news, card).await.is_none().then_some(()) }).await;
    bot.stop().await;
}
