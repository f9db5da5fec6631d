//! Refusals by rate limit, of every scope, with sense and without: each post gets its card once, and Discord
//! is not asked again at once.

use serde_json::{Value, json};

use crate::cards::answers;
use crate::support::bot::{Bot, folder};
use crate::support::site::Stories;
use crate::support::{Stage, stage};

async fn bot(stage: &Stage, folder: &tempfile::TempDir) -> (Bot, Stories) {
    let stories = Stories::start().await;
    let bot = Bot::start_on(stage, folder, stories.address, |_| {}).await;
    (bot, stories)
}

/// When calls of this kind came, in milliseconds, and how each was answered.
fn calls(stage: &Stage, method: &str, end: &str) -> Vec<(u64, u16)> {
    let all = stage.playground.requests().into_iter();
    all.filter(|call| call.method == method && call.path.ends_with(end)).map(|call| (call.at_ms, call.status)).collect()
}

#[tokio::test]
async fn whatever_a_refusal_says_a_card_comes_once() {
    let (stage, folder) = (stage().await, folder());
    let (bot, stories) = bot(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let body = |wait: Value, global: bool| json!({"message": "limited", "retry_after": wait, "global": global});
    let cases = [
        (json!({}), Value::Null),
        (json!({}), json!("<h1>429</h1>")),
        (json!({}), body(Value::Null, false)),
        (json!({}), body(json!(-5), false)),
        (json!({}), body(json!("soon"), true)),
        (json!({"retry-after": "NaN"}), body(json!(0.2), false)),
        (json!({"retry-after": "-1", "x-ratelimit-scope": "user"}), body(json!(0.2), false)),
        (json!({"retry-after": "soon", "x-ratelimit-scope": "shared"}), body(json!(0.2), false)),
        (json!({"retry-after": "0.2", "x-ratelimit-scope": "global", "x-ratelimit-global": "true"}), Value::Null),
        (json!({"retry-after": "0.2", "x-ratelimit-reset-after": "-inf", "x-ratelimit-limit": "many"}), Value::Null),
    ];
    for (number, (headers, body)) in cases.iter().enumerate() {
        let fault = json!({
            "kind": "rest", "match": "POST /channels/*/messages", "status": 429, "headers": headers, "body": body,
        });
        stage.order_fault(fault).await;
        let posted = member.post(news, &stories.story(u64::try_from(number).expect("small"))).await;
        member.sees(news, "a card", answers(&posted)).await;
    }
    bot.stop().await;
    assert_eq!(member.history(news).await.len(), 2 * cases.len(), "each once");
    let made = calls(&stage, "POST", "/messages");
    assert_eq!(made.iter().filter(|(_, status)| *status == 429).count(), cases.len(), "one refusal, one more call");
    for pair in made.windows(2).filter(|pair| pair[0].1 == 429) {
        assert!(pair[1].0 - pair[0].0 >= 190, "asked again after {} ms", pair[1].0 - pair[0].0);
    }
}

#[tokio::test]
async fn answers_with_limits_that_make_no_sense_are_taken_as_answers() {
    let (stage, folder) = (stage().await, folder());
    let (bot, stories) = bot(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let nonsense = json!({
        "x-ratelimit-limit": "many", "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "NaN",
        "x-ratelimit-reset": "-1", "x-ratelimit-bucket": "\u{7f}",
    });
    // The call has had its effect: what it is answered with is no message, so that it is looked for.
    let fault = json!({
        "kind": "rest", "match": "POST /channels/*/messages", "status": 200, "headers": nonsense, "body": {},
        "after_effect": true, "times": 2,
    });
    stage.order_fault(fault).await;
    let posted = member.post(news, &stories.story(1)).await;
    member.sees(news, "a card", answers(&posted)).await;
    let next = member.post(news, &stories.story(2)).await;
    member.sees(news, "the next card", answers(&next)).await;
    bot.stop().await;
    assert_eq!(member.history(news).await.len(), 4, "each once");
    assert!(calls(&stage, "POST", "/messages").len() < 8);
}

#[tokio::test]
async fn a_bucket_is_not_overdrawn() {
    let (stage, folder) = (stage().await, folder());
    let (first, stories) = bot(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let one = member.post(news, &stories.story(100)).await;
    member.sees(news, "a card", answers(&one)).await;
    first.stop().await;
    let mut posts = Vec::new();
    for number in 0..15 {
        posts.push(member.post(news, &stories.story(number)).await);
    }
    // All at once come those that were missed.
    stage.playground.change_settings(json!({"rate_limit": {"limit": 5, "window_ms": 1_000}})).expect("settings");
    let bot = Bot::start_on(&stage, &folder, stories.address, |_| {}).await;
    for posted in &posts {
        member.sees(news, "a card", answers(posted)).await;
    }
    bot.stop().await;
    let refused = stage.playground.requests().into_iter().filter(|call| call.status == 429).count();
    assert_eq!(refused, 0, "the headers say when there is room again");
}
