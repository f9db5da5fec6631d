//! Discord in trouble: connections that drop, refusals, what happens while nobody listens.

use std::time::Duration;

use serde_json::json;

use crate::cards::answers;
use crate::support::bot::{Bot, folder};
use crate::support::site::Stories;
use crate::support::{Stage, eventually, number, openapi, stage};

async fn start(stage: &Stage, stories: &Stories, folder: &tempfile::TempDir) -> Bot {
    Bot::start_on(stage, folder, stories.address, |_| {}).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_break_at_once_are_tried_less_and_less() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start(&stage, &stories, &folder).await;
    let before = stage.playground.gateway_tries();
    stage.order_fault(json!({"kind": "gateway", "action": "drop_connect", "times": 100_000})).await;
    stage.order_fault(json!({"kind": "gateway", "action": "close", "code": null})).await;
    tokio::time::sleep(Duration::from_secs(6)).await;
    let tries = stage.playground.gateway_tries() - before;
    assert!((2..=10).contains(&tries), "{tries} tries in 6 s");
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &stories.story(1)).await;
    stage.order_fault(json!({"kind": "clear"})).await;
    member.sees(news, "what was posted meanwhile", answers(&posted)).await;
    bot.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_and_deletions_that_were_missed_are_followed() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let (news, member, moderator) = (stage.channel("news"), stage.person("member"), stage.person("moderator"));
    for restart in [true, false] {
        let base = if restart { 10 } else { 20 };
        let bot = start(&stage, &stories, &folder).await;
        let mut posts = Vec::new();
        for n in base..base + 4 {
            let posted = member.post(news, &stories.story(n)).await;
            let reply = member.sees(news, "a card", answers(&posted)).await;
            posts.push((number(&posted["id"]), number(&reply["id"]), posted));
        }
        let bot = if restart {
            bot.stop().await;
            None
        } else {
            stage.order_fault(json!({"kind": "gateway", "action": "refuse_connect", "seconds": 1.5})).await;
            Some(bot)
        };
        member.edit(news, posts[0].0, &format!("rather {}", stories.story(base + 5))).await;
        member.delete(news, posts[1].0).await;
        moderator.delete(news, posts[2].1).await;
        let bot = match bot {
            Some(bot) => bot,
            None => start(&stage, &stories, &folder).await,
        };
        let wanted = format!("Story {} of", base + 5);
        let changed = |message: &serde_json::Value| {
            answers(&posts[0].2)(message) && message["embeds"][0]["title"].as_str().is_some_and(|t| t.contains(&wanted))
        };
        member.sees(news, "the card of the edited post", changed).await;
        eventually("the card of the deleted post to go", || async {
            member.message(news, posts[1].1).await.is_none().then_some(())
        })
        .await;
        let all = member.history(news).await;
        assert!(!all.iter().any(answers(&posts[2].2)), "a card that was deleted stays away");
        assert_eq!(all.iter().filter(|message| answers(&posts[3].2)(message)).count(), 1);
        bot.stop().await;
    }
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_withdrawn_ends_all_calls() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start(&stage, &stories, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let withdrawn = json!({"message": "401: Unauthorized", "code": 0});
    stage
        .order_fault(json!({"kind": "rest", "match": "* /channels/*/messages", "status": 401, "body": withdrawn, "times": 10_000}))
        .await;
    for n in 0..5 {
        member.post(news, &stories.story(n)).await;
    }
    let ended = bot.ends().await.expect_err("it ends").to_string();
    assert!(ended.contains("Discord does not accept the token") && ended.contains("DISCORD_TOKEN"), "{ended}");
    let refused = stage.playground.requests().iter().filter(|request| request.status == 401).count();
    assert!((1..=15).contains(&refused), "{refused} calls were refused");
    // The right token goes on where it stopped.
    stage.order_fault(json!({"kind": "clear"})).await;
    let bot = start(&stage, &stories, &folder).await;
    eventually("all cards", || async {
        let all = member.history(news).await;
        (all.iter().filter(|message| message["author"]["bot"] == true).count() == 5).then_some(())
    })
    .await;
    bot.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_that_refuses_is_left_alone_and_its_owner_told() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    for (round, (status, code)) in [(403, 50_001), (404, 10_003)].into_iter().enumerate() {
        let base = 100 * (u64::try_from(round).expect("small") + 1);
        let bot = start(&stage, &stories, &folder).await;
        let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
        stage.playground.forget_requests();
        let path = format!("POST /channels/{news}/messages");
        let body = json!({"message": "no", "code": code});
        stage
            .order_fault(json!({"kind": "rest", "match": path, "status": status, "body": body, "times": 10_000}))
            .await;
        let first = member.post(news, &stories.story(base)).await;
        let refused = || {
            let all = stage.playground.requests();
            all.iter().filter(|request| request.status == status && request.path.contains(&news.to_string())).count()
        };
        eventually("a refusal", || async { (refused() > 0).then_some(()) }).await;
        if round == 0 {
            let direct = owner.direct_channel(number(&stage.session["bot_id"])).await;
            owner
                .sees(direct, "a word to the owner", |m| m["content"].as_str().is_some_and(|t| t.contains("minutes")))
                .await;
        }
        for n in 1..20 {
            member.post(news, &stories.story(base + n)).await;
        }
        // Another channel goes on, and by then the posts above were looked at.
        let elsewhere =
            stage.playground.open_channels().into_iter().find(|channel| *channel != news).expect("a channel");
        let other = member.post(elsewhere, &stories.story(base + 50)).await;
        member.sees(elsewhere, "a card elsewhere", answers(&other)).await;
        assert!(refused() <= 2, "{} refused calls", refused());
        bot.stop().await;
        stage.order_fault(json!({"kind": "clear"})).await;
        let bot = start(&stage, &stories, &folder).await;
        member.sees(news, "what had waited", answers(&first)).await;
        bot.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_one_member_is_throttled_and_told_once() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = Bot::start_on(&stage, &folder, stories.address, |config| config.cards.links_per_minute = 5).await;
    let (news, member, other) = (stage.channel("news"), stage.person("member"), stage.person("moderator"));
    for n in 0..40 {
        member.post(news, &stories.story(n)).await;
    }
    let posted = other.post(news, &stories.story(100)).await;
    other.sees(news, "a card for somebody else", answers(&posted)).await;
    eventually("the cards within the measure, and the word that it is full", || async {
        let all = other.history(news).await;
        (all.iter().filter(|message| message["author"]["bot"] == true).count() >= 7).then_some(())
    })
    .await;
    bot.stop().await;
    let all = other.history(news).await;
    let of_bot: Vec<_> = all.iter().filter(|message| message["author"]["bot"] == true).collect();
    let told = of_bot.iter().filter(|message| message["embeds"] == json!([])).count();
    assert_eq!(told, 1, "told once");
    // A link each twelve seconds comes on top.
    let cards = of_bot.len() - 2;
    assert!((5..=8).contains(&cards), "{cards} cards");
    assert!(
        of_bot.iter().any(|message| message["content"].as_str().is_some_and(|text| text.contains("5 links a minute")))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_wants_to_be_forgotten_is() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start(&stage, &stories, &folder).await;
    let (news, member, other) = (stage.channel("news"), stage.person("member"), stage.person("moderator"));
    let posted = member.post(news, &stories.story(1)).await;
    member.sees(news, "a card", answers(&posted)).await;
    let kept = other.post(news, &stories.story(2)).await;
    other.sees(news, "a card", answers(&kept)).await;
    assert_eq!(member.run_command(news, "privacy forget-me", json!({})).await.0, 204);
    member.sees_ephemeral("a word", |m| m["content"].as_str().is_some_and(|text| text.contains("forgotten"))).await;
    eventually("the card to go", || async { (!member.history(news).await.iter().any(answers(&posted))).then_some(()) })
        .await;
    assert!(other.history(news).await.iter().any(answers(&kept)), "others keep theirs");
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_the_connection_does_a_post_gets_one_card() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start(&stage, &stories, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let troubles = [
        json!({"kind": "gateway", "action": "duplicate_next", "times": 2}),
        json!({"kind": "gateway", "action": "reorder_next", "times": 1}),
        json!({"kind": "gateway", "action": "reconnect"}),
        json!({"kind": "gateway", "action": "invalid_session", "resumable": true}),
        json!({"kind": "gateway", "action": "invalid_session", "resumable": false}),
        json!({"kind": "gateway", "action": "missed_ack", "times": 1}),
        json!({"kind": "gateway", "action": "close", "code": null}),
        json!({"kind": "gateway", "action": "close", "code": 4000}),
        json!({"kind": "gateway", "action": "close", "code": 4009}),
    ];
    for (n, trouble) in (0..).zip(troubles) {
        let before = member.post(news, &stories.story(2 * n)).await;
        stage.order_fault(trouble.clone()).await;
        let after = member.post(news, &stories.story(2 * n + 1)).await;
        for posted in [&before, &after] {
            member.sees(news, &format!("a card in spite of {trouble}"), answers(posted)).await;
        }
    }
    // An event that comes twice or late has had its time by now.
    tokio::time::sleep(Duration::from_secs(1)).await;
    bot.stop().await;
    let replies = member.history(news).await.iter().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(replies, 18, "each once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_that_edits_bring_count_as_well() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = Bot::start_on(&stage, &folder, stories.address, |config| config.cards.links_per_minute = 4).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let begun = std::time::Instant::now();
    let posted = member.post(news, &stories.story(0)).await;
    member.sees(news, "a card", answers(&posted)).await;
    for n in 1..40 {
        member.edit(news, number(&posted["id"]), &stories.story(n)).await;
    }
    let told = |message: &serde_json::Value| {
        answers(&posted)(message) && message["content"].as_str().is_some_and(|text| text.contains('4'))
    };
    member.sees(news, "a word on it", told).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    bot.stop().await;
    let asked = (0..40).filter(|n| stories.asked_for(*n) > 0).count();
    // A link each fifteen seconds comes on top.
    let most = 5 + usize::try_from(begun.elapsed().as_secs()).expect("seconds") / 15;
    assert!((1..=most).contains(&asked), "{asked} pages were asked for, not {most}");
}
