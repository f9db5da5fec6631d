//! What is said in closed places stays there.

use serde_json::{Value, json};

use crate::cards::{answers, story};
use crate::commands::says;
use crate::support::bot::{Bot, folder};
use crate::support::{Stage, number, stage};

/// The bot sees every channel and thread.
fn let_bot_in(stage: &Stage) {
    let all = pullquote::discord::NEEDED_PERMISSIONS.bits() | 1 << 34;
    stage.playground.change_settings(json!({"bot_permissions": all.to_string()})).expect("a setting");
}

#[tokio::test]
async fn what_is_shared_in_a_private_thread_is_told_to_nobody() {
    const MENTION: u64 = 1;
    let (stage, folder) = (stage().await, folder());
    let_bot_in(&stage);
    let bot = Bot::start_with(&stage, &folder, false, |config| config.alerts.wait_seconds = 0).await;
    let (news, owner, member) = (stage.channel("news"), stage.person("owner"), stage.person("member"));
    let moderator = stage.person("moderator");
    owner.run_command(news, "watch add", json!({"channel": news.to_string()})).await;
    owner.sees_ephemeral("watched", says("I now watch")).await;
    member.run_command(news, "follow", json!({"tag": "flooding"})).await;
    member.sees_ephemeral("followed", says("You follow")).await;
    moderator.run_command(news, "follow", json!({"tag": "tide gates", "way": MENTION})).await;
    moderator.sees_ephemeral("followed", says("You follow")).await;
    let body = json!({"name": "Among us", "type": 12});
    let (status, thread) = owner.call("POST", &format!("/channels/{news}/threads"), Some(body)).await;
    assert_eq!((status, &thread["type"]), (201, &json!(12)), "{thread}");
    let thread = number(&thread["id"]);
    let secret = owner.post(thread, &story(&stage, "The Harbour Courier")).await;
    let card = owner.sees(thread, "a card", answers(&secret)).await;
    assert_eq!(card["mentions"], json!([]), "a mention would let them in: {card}");
    let open = owner.post(news, &story(&stage, "The Harbour Courier")).await;
    let card = owner.sees(news, "a card", answers(&open)).await;
    assert_eq!(card["mentions"].as_array().map(Vec::len), Some(1), "{card}");
    let letters = member.direct_channel(number(&stage.session["bot_id"])).await;
    let tells = |posted: &Value| {
        let part = format!("/{}", posted["id"].as_str().expect("an id"));
        move |letter: &Value| letter["embeds"][0]["description"].as_str().is_some_and(|text| text.contains(&part))
    };
    member.sees(letters, "a letter", tells(&open)).await;
    bot.stop().await;
    assert!(!member.history(letters).await.iter().any(tells(&secret)));
}

#[tokio::test]
async fn an_autocomplete_offers_nothing_from_a_closed_channel() {
    let (stage, folder) = (stage().await, folder());
    let_bot_in(&stage);
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (news, closed) = (stage.channel("news"), stage.channel("moderators"));
    let (owner, member) = (stage.person("owner"), stage.person("member"));
    for channel in [news, closed] {
        owner.run_command(news, "watch add", json!({"channel": channel.to_string()})).await;
        owner.sees_ephemeral("watched", says(&format!("I now watch <#{channel}>"))).await;
    }
    let secret = owner.post(closed, &story(&stage, "The Harbour Courier")).await;
    owner.sees(closed, "a card", answers(&secret)).await;
    let open = owner.post(news, &story(&stage, "Parish Post")).await;
    owner.sees(news, "a card", answers(&open)).await;
    for option in ["outlet", "tag", "speaker", "words"] {
        let offered = async |person: &crate::support::Person| {
            person.autocomplete(news, "stories search", json!({option: ""}), option).await
        };
        let (all, some) = (offered(&owner).await, offered(&member).await);
        assert!(some.len() < all.len() && some.iter().all(|one| all.contains(one)), "{option}: {some:?} of {all:?}");
    }
    let outlets = member.autocomplete(news, "stories search", json!({"outlet": ""}), "outlet").await;
    assert_eq!(outlets.len(), 1, "{outlets:?}");
    bot.stop().await;
}
