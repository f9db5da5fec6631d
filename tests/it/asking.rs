//! A card for who asks: by mention, by reply and mention, by `/preview`; and none for who does not want it.

use serde_json::json;

use crate::cards::answers;
use crate::support::bot::{Bot, folder};
use crate::support::{eventually, number, openapi, stage, stage_with};

#[tokio::test]
async fn who_names_the_bot_is_answered_without_the_privileged_intent() {
    let mut options = pullquote::playground::Options::default();
    options.settings.message_content = false;
    options.settings.previews = false;
    let (stage, folder) = (stage_with(options).await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |config| config.discord.message_content = false).await;
    let (general, member) = (stage.channel("general"), stage.person("member"));
    let me = stage.session["bot_id"].as_str().expect("an id").to_owned();
    let base = format!("http://{}", stage.news.address());
    let posted = member.post(general, &format!("<@{me}> {base}/parish-post/library-bell.html")).await;
    let reply = member.sees(general, "a card", answers(&posted)).await;
    assert_eq!(reply["embeds"][0]["title"], "A bell that was filed under curtains");
    let posted = member.post(general, &format!("<@{me}> {base}/gone")).await;
    let reply = member.sees(general, "an honest word", answers(&posted)).await;
    assert!(reply["content"].as_str().is_some_and(|text| text.contains("says that page is gone")), "{reply}");
    member.delete(general, number(&posted["id"])).await;
    let reply = number(&reply["id"]);
    eventually("the word to go", || async { member.message(general, reply).await.is_none().then_some(()) }).await;
    let silent = member.post(general, &format!("{base}/meridiano/ciencia/un-cometa-que-se-escucha")).await;
    let posted = member.post(general, &format!("<@{me}> {base}/ledger/travel/night-train-comes-back")).await;
    member.sees(general, "a card", answers(&posted)).await;
    bot.stop().await;
    assert!(!member.history(general).await.iter().any(answers(&silent)), "unseen text gets nothing");
}

#[tokio::test]
async fn a_reply_that_names_the_bot_asks_for_what_it_replies_to() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (general, member) = (stage.channel("general"), stage.person("member"));
    let me = stage.session["bot_id"].as_str().expect("an id").to_owned();
    let link = member.post(general, &format!("look {}", stage.news.stories()[2].url)).await;
    let asked = member.reply(general, number(&link["id"]), &format!("<@{me}> what is this?")).await;
    let reply = member.sees(general, "a card", answers(&asked)).await;
    assert_eq!(reply["embeds"][0]["title"], stage.news.stories()[2].title.as_str());
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn preview_shows_any_address() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (general, member) = (stage.channel("general"), stage.person("member"));
    let url = stage.news.stories()[3].url.clone();
    member.run_command(general, "preview", json!({"url": url})).await;
    member.sees(general, "a card for all", |message| message["embeds"][0]["url"] == url.as_str()).await;
    member.run_command(general, "preview", json!({"url": url, "private": true})).await;
    member.sees_ephemeral("a card for one", |message| message["embeds"][0]["url"] == url.as_str()).await;
    member.run_command(general, "preview", json!({"url": "not an address"})).await;
    member
        .sees_ephemeral("a refusal", |message| {
            message["content"].as_str().is_some_and(|t| t.contains("no web address"))
        })
        .await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn who_does_not_want_cards_gets_none() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    member.run_command(news, "privacy ignore-me", json!({})).await;
    member
        .sees_ephemeral("the promise", |m| m["content"].as_str().is_some_and(|t| t.contains("leave your links alone")))
        .await;
    let left_alone = member.post(news, &stage.news.stories()[0].url).await;
    let posted = owner.post(news, &stage.news.stories()[1].url).await;
    owner.sees(news, "a card", answers(&posted)).await;
    member.run_command(news, "privacy ignore-me", json!({"ignore": false})).await;
    member
        .sees_ephemeral("cards again", |m| m["content"].as_str().is_some_and(|t| t.contains("get cards again")))
        .await;
    let posted = member.post(news, &stage.news.stories()[2].url).await;
    member.sees(news, "a card", answers(&posted)).await;
    bot.stop().await;
    assert!(!member.history(news).await.iter().any(answers(&left_alone)));
}

#[tokio::test]
async fn the_owner_is_told_once_which_permission_is_missing() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    // View Channel, Send Messages, Read Message History: no Embed Links.
    let bits = (1_u64 << 10) | (1 << 11) | (1 << 16);
    stage.playground.change_settings(json!({"bot_permissions": bits.to_string()})).expect("settings");
    member.post(news, &stage.news.stories()[0].url).await;
    let direct = owner.direct_channel(number(&stage.session["bot_id"])).await;
    let told = owner.sees(direct, "a direct message", |message| message["author"]["bot"] == true).await;
    let text = told["content"].as_str().expect("content");
    assert!(text.contains(&format!("<#{news}>")) && text.contains("Embed Links"), "{text}");
    member.post(news, &stage.news.stories()[1].url).await;
    stage.playground.change_settings(json!({"bot_permissions": u64::MAX.to_string()})).expect("settings");
    let posted = member.post(news, &stage.news.stories()[2].url).await;
    member.sees(news, "a card", answers(&posted)).await;
    bot.stop().await;
    assert_eq!(owner.history(direct).await.len(), 1, "told once");
}

#[tokio::test]
async fn posts_deleted_in_bulk_take_their_cards_along() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let mut ids = Vec::new();
    for story in &stage.news.stories()[..2] {
        let posted = member.post(news, &story.url).await;
        member.sees(news, "a card", answers(&posted)).await;
        ids.push(posted["id"].clone());
    }
    let body = json!({"messages": ids});
    let (status, _) = stage.as_bot("POST", &format!("/channels/{news}/messages/bulk-delete"), Some(body)).await;
    assert_eq!(status, 204);
    eventually("the cards to go", || async { member.history(news).await.is_empty().then_some(()) }).await;
    bot.stop().await;
}
