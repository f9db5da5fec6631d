//! Random trouble on both of Discord's sides while people post, edit and delete: at the end every post has
//! one card, and every deleted one has none.
//!
//! `PULLQUOTE_FAULTS=1000 cargo test --release --test it faults -- --nocapture` orders more of it,
//! `PULLQUOTE_DICE=7` other ones.

use std::time::Duration;

use serde_json::{Value, json};

use crate::cards::answers;
use crate::dice::Dice;
use crate::support::bot::{Bot, folder};
use crate::support::site::Stories;
use crate::support::{number, stage};

/// Faults in a usual run.
const USUAL: usize = 40;

/// Calls that count against the bot's address, in ten minutes: Discord bars it at 10,000.
const INVALID: usize = 100;

fn fault(dice: &mut Dice) -> Value {
    let path = dice.pick(&[
        "POST /channels/*/messages",
        "POST /channels/*/messages",
        "POST /channels/*/messages",
        "PATCH /channels/*/messages/*",
        "DELETE /channels/*/messages/*",
        "GET /channels/*/messages",
    ]);
    let times = 1 + dice.below(3);
    let after = dice.one_in(2);
    let rest = |more: Value| {
        let mut fault = json!({"kind": "rest", "match": path, "times": times});
        for (key, value) in more.as_object().expect("an object") {
            fault[key] = value.clone();
        }
        fault
    };
    let limited = |global: bool, scope: &str| {
        rest(json!({
            "status": 429, "body": {"message": "You are being rate limited.", "retry_after": 0.3, "global": global},
            "headers": {"retry-after": "0.3", "x-ratelimit-scope": scope},
        }))
    };
    match dice.below(14) {
        0 => limited(false, "user"),
        1 => limited(true, "global"),
        2 => limited(false, "shared"),
        3 => rest(json!({"status": 429, "body": "<h1>429</h1>"})),
        4 => rest(json!({"status": 429, "headers": {"retry-after": "soon"}})),
        5 => rest(json!({"status": dice.pick(&[500, 502, 503, 504]), "after_effect": after})),
        6 => rest(json!({"status": 200, "body": {}, "after_effect": true})),
        7 => rest(json!({"reset": true, "after_effect": after})),
        8 => rest(json!({"delay_ms": 50 + dice.below(1_500), "after_effect": after})),
        9 => gateway(json!({"action": "duplicate_next", "times": times})),
        10 => gateway(json!({"action": "reorder_next", "times": times})),
        11 => gateway(json!({"action": "missed_ack", "times": 1})),
        _ => match dice.below(12) {
            0 => gateway(json!({"action": "reconnect"})),
            1 => gateway(json!({"action": "invalid_session", "resumable": after})),
            2 => gateway(json!({"action": "refuse_connect", "seconds": 0.5})),
            3 => gateway(json!({"action": "drop_connect", "times": times})),
            4 => gateway(json!({"action": "close", "code": dice.pick(&[1000, 1001, 4000, 4007, 4008, 4009])})),
            5 => gateway(json!({"action": "close", "code": null})),
            _ => gateway(json!({"action": "duplicate_next", "times": 1})),
        },
    }
}

fn gateway(more: Value) -> Value {
    let mut fault = more;
    fault["kind"] = json!("gateway");
    fault
}

/// What the running bot's database says of a post: its state, and of each link what became of it.
async fn known_of(folder: &tempfile::TempDir, message: &Value) -> Vec<(String, String, String, Option<String>)> {
    let address = format!("sqlite:{}?mode=ro", folder.path().join("pullquote.db").display());
    let pool = sqlx::SqlitePool::connect(&address).await.expect("the database");
    sqlx::query_as(
        "SELECT posts.state, shares.canonical_url, shares.outcome, shares.detail
         FROM posts LEFT JOIN shares ON shares.message_id = posts.message_id WHERE posts.message_id = $1",
    )
    .bind(i64::try_from(number(&message["id"])).expect("an id"))
    .fetch_all(&pool)
    .await
    .expect("rows")
}

struct Posted {
    message: Value,
    /// The story that its card must show; `None` once it is deleted.
    story: Option<u64>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trouble_neither_loses_nor_doubles_a_card() {
    let given = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<usize>().ok());
    let faults = given("PULLQUOTE_FAULTS").unwrap_or(USUAL);
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    stage.playground.change_settings(json!({"heartbeat_interval_ms": 2_000})).expect("settings");
    let bot = Bot::start_on(&stage, &folder, stories.address, |_| {}).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let mut dice = Dice(given("PULLQUOTE_DICE").unwrap_or(5) as u64);
    let (mut lost, mut doubled, mut wrong, mut cards) = (0, 0, 0, 0);
    let mut ordered = 0;
    let mut story = 0;
    while ordered < faults {
        let mut posts: Vec<Posted> = Vec::new();
        for _ in 0..20 {
            if ordered < faults {
                stage.order_fault(fault(&mut dice)).await;
                ordered += 1;
            }
            story += 1;
            posts.push(Posted { message: member.post(news, &stories.story(story)).await, story: Some(story) });
            let any = dice.below(posts.len());
            let chosen = &mut posts[any];
            let id = number(&chosen.message["id"]);
            if chosen.story.is_some() && dice.one_in(6) {
                story += 1;
                member.edit(news, id, &stories.story(story)).await;
                chosen.story = Some(story);
            } else if chosen.story.is_some() && dice.one_in(8) {
                member.delete(news, id).await;
                chosen.story = None;
            }
            tokio::time::sleep(Duration::from_millis(u64::try_from(dice.below(250)).expect("small"))).await;
        }
        stage.order_fault(json!({"kind": "clear"})).await;
        let standing = || async {
            let all = member.history(news).await;
            let of = |posted: &Posted| -> Vec<Value> {
                all.iter().filter(|m| answers(&posted.message)(m)).cloned().collect()
            };
            posts.iter().map(|posted| (posted.story, of(posted))).collect::<Vec<_>>()
        };
        let right = |(story, replies): &(Option<u64>, Vec<Value>)| match story {
            None => replies.is_empty(),
            Some(story) => {
                let title = format!("Story {story} of");
                replies.len() == 1
                    && replies[0]["embeds"][0]["title"].as_str().is_some_and(|text| text.starts_with(&title))
            }
        };
        let settled = tokio::time::timeout(Duration::from_mins(4), async {
            while !standing().await.iter().all(right) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        if settled.await.is_err() {
            for (posted, (story, replies)) in posts.iter().zip(&standing().await).filter(|(_, one)| !right(one)) {
                let known = known_of(&folder, &posted.message).await;
                eprintln!("story {story:?} has {} replies; the store knows {known:?}", replies.len());
                lost += usize::from(story.is_some() && replies.is_empty());
                doubled += usize::from(replies.len() > 1);
                wrong += usize::from(replies.len() == 1);
            }
        }
        cards += posts.iter().filter(|posted| posted.story.is_some()).count();
        // The history that is looked at is short.
        for message in member.history(news).await {
            stage.as_bot("DELETE", &format!("/channels/{news}/messages/{}", number(&message["id"])), None).await;
        }
    }
    bot.stop().await;
    let requests = stage.playground.requests();
    let began = requests.first().map_or(0, |request| request.at_ms);
    let minutes = requests.last().map_or(0, |request| request.at_ms - began) / 60_000;
    let refused = |from: u64| {
        let within = requests.iter().filter(|r| (from..from + 600_000).contains(&r.at_ms));
        within.filter(|r| matches!(r.status, 401 | 403)).count()
    };
    let worst = (0..=minutes).map(|minute| refused(began + minute * 60_000)).max().unwrap_or_default();
    println!(
        "{ordered} faults, {cards} cards: {lost} lost, {doubled} doubled, {wrong} wrong or left behind; \
         {} connections; at most {worst} refused calls (401, 403) in ten minutes",
        stage.playground.gateway_tries()
    );
    assert_eq!((lost, doubled, wrong), (0, 0, 0));
    assert!(worst < INVALID, "{worst}");
}
