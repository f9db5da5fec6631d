//! Where a conversation turns: a post is edited to something else, its preview comes back, its sign goes.

use pullquote::playground::Options;
use serde_json::{Value, json};

use crate::cards::{answers, story};
use crate::commands::says;
use crate::support::bot::{Bot, folder};
use crate::support::{eventually, number, stage, stage_with};

const SUPPRESSED: u64 = 1 << 2;

fn is_suppressed(message: &Value) -> bool {
    message["flags"].as_u64().unwrap_or_default() & SUPPRESSED != 0
}

#[tokio::test]
async fn the_preview_comes_back_when_an_edit_takes_the_card_away() {
    let (stage, folder) = (stage_with(Options::default()).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    let id = number(&posted["id"]);
    let card = number(&member.sees(news, "a card", answers(&posted)).await["id"]);
    eventually("the preview to go", || async { member.message(news, id).await.filter(is_suppressed) }).await;
    member.edit(news, id, &format!("rather http://{}/gone", stage.news.address())).await;
    eventually("the card to go", || async { member.message(news, card).await.is_none().then_some(()) }).await;
    eventually("the preview to come back", || async {
        member.message(news, id).await.filter(|message| !is_suppressed(message))
    })
    .await;
    bot.stop().await;
}

#[tokio::test]
async fn the_preview_gives_way_in_the_first_channel_of_an_old_server_too() {
    let (stage, folder) = (stage_with(Options::default()).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (general, member) = (stage.channel("general"), stage.person("member"));
    assert_eq!(general, stage.guild(), "Discord gave them the server's own id until 2017");
    let posted = member.post(general, &story(&stage, "Parish Post")).await;
    member.sees(general, "a card", answers(&posted)).await;
    let id = number(&posted["id"]);
    eventually("the preview to go", || async { member.message(general, id).await.filter(is_suppressed) }).await;
    bot.stop().await;
}

#[tokio::test]
async fn the_sign_of_no_card_goes_when_an_edit_brings_one() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    owner.run_command(news, "settings failures", json!({"on": true})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let posted = member.post(news, &format!("http://{}/gone", stage.news.address())).await;
    let id = number(&posted["id"]);
    let has_sign = |message: &Value| message["reactions"].as_array().is_some_and(|all| !all.is_empty());
    eventually("the sign", || async { member.message(news, id).await.filter(has_sign) }).await;
    member.edit(news, id, &story(&stage, "Parish Post")).await;
    member.sees(news, "a card", answers(&posted)).await;
    eventually("the sign to go", || async { member.message(news, id).await.filter(|message| !has_sign(message)) })
        .await;
    bot.stop().await;
}

#[tokio::test]
async fn an_embed_that_a_program_made_up_is_no_preview() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let blocked = format!("http://{}/blocked", stage.news.address());
    let forged = json!({"url": blocked, "title": "What this site never said", "description": "Nor this."});
    let body = json!({"content": blocked, "embeds": [forged]});
    let posted = stage.person("bot").post_body(news, body).await;
    member.run_menu(news, 3, "Summarize link", number(&posted["id"])).await;
    let told = member
        .sees_ephemeral("an answer", |message| {
            message["content"].as_str().is_some_and(|text| !text.is_empty()) || message["embeds"][0].is_object()
        })
        .await;
    assert!(told["embeds"].as_array().is_none_or(Vec::is_empty), "{told}");
    // A request below it does no better.
    let mention = format!("<@{}>", number(&stage.session["bot_id"]));
    let asked = member.reply(news, number(&posted["id"]), &mention).await;
    let told = member.sees(news, "a word", answers(&asked)).await;
    assert!(told["embeds"].as_array().is_none_or(Vec::is_empty), "{told}");
    bot.stop().await;
}

#[tokio::test]
async fn the_next_share_inherits_the_card_of_one_that_goes() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, culture) = (stage.channel("news"), stage.channel("culture"));
    let (member, owner, moderator) = (stage.person("member"), stage.person("owner"), stage.person("moderator"));
    let url = story(&stage, "Parish Post");
    let is_card = |message: &Value| message["embeds"][0]["title"].is_string();
    let names = |message: &Value, person: u64| {
        message["content"].as_str().is_some_and(|text| text.contains(&format!("<@{person}>")))
    };
    let first = member.post(news, &url).await;
    member.sees(news, "a card", |message| answers(&first)(message) && is_card(message)).await;
    let second = owner.post(news, &url).await;
    member.sees(news, "a notice", |message| answers(&second)(message) && names(message, member.id)).await;
    let third = moderator.post(culture, &url).await;
    member.sees(culture, "a notice", |message| answers(&third)(message) && names(message, member.id)).await;
    // An edit takes the first away.
    member.edit(news, number(&first["id"]), "no link").await;
    member.sees(news, "a card in place of the notice", |message| answers(&second)(message) && is_card(message)).await;
    member.sees(culture, "a notice of that", |message| answers(&third)(message) && names(message, owner.id)).await;
    member.run_command(news, "stories recent", json!({})).await;
    let list = member.sees_ephemeral("the story", |message| message["embeds"][0]["description"].is_string()).await;
    let link = format!("/{news}/{}", second["id"].as_str().expect("an id"));
    assert!(list["embeds"][0]["description"].as_str().is_some_and(|text| text.contains(&link)), "{list}");
    // Its author wants to be forgotten, also on the cards of others.
    owner.run_command(news, "privacy forget-me", json!({})).await;
    owner.sees_ephemeral("forgotten", says("forgotten")).await;
    member.sees(culture, "a card in place of it", |message| answers(&third)(message) && is_card(message)).await;
    bot.stop().await;
    let all = [member.history(news).await, member.history(culture).await].concat();
    assert!(!all.iter().any(|message| names(message, owner.id)), "{all:?}");
}

#[tokio::test]
async fn no_notice_names_a_member_who_is_forgotten() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let first = member.post(news, &story(&stage, "The Harbour Courier")).await;
    member.sees(news, "a card", answers(&first)).await;
    // The same text at another outlet.
    let twin = format!("http://{}/northern-wire/tide-gates", stage.news.address());
    let second = owner.post(news, &twin).await;
    let named = format!("<@{}>", member.id);
    owner.sees(news, "a notice", |message| answers(&second)(message) && says(&named)(message)).await;
    member.run_command(news, "privacy forget-me", json!({})).await;
    member.sees_ephemeral("forgotten", says("forgotten")).await;
    let has_card = |message: &Value| answers(&second)(message) && message["embeds"][0]["title"].is_string();
    let card = owner.sees(news, "a card in place of it", has_card).await;
    assert!(!says(&named)(&card), "{card}");
    owner.run_command(news, "stories recent", json!({})).await;
    let link = format!("/{news}/{}", second["id"].as_str().expect("an id"));
    let lists = |list: &Value| list["embeds"][0]["description"].as_str().is_some_and(|text| text.contains(&link));
    owner.sees_ephemeral("the story", lists).await;
    bot.stop().await;
}

#[tokio::test]
async fn no_notice_leads_to_a_post_that_is_gone() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    let url = story(&stage, "The Harbour Courier");
    // The same text at another outlet.
    let twin = format!("http://{}/northern-wire/tide-gates", stage.news.address());
    let is_card = |post: &Value| {
        let is_answer = answers(post);
        move |message: &Value| is_answer(message) && message["embeds"][0]["title"].is_string()
    };
    let leads_to = |post: &Value| says(&format!("/{news}/{}", post["id"].as_str().expect("an id")));
    let first = member.post(news, &url).await;
    member.sees(news, "a card", is_card(&first)).await;
    let second = owner.post(news, &twin).await;
    owner.sees(news, "a notice", |message| answers(&second)(message) && leads_to(&first)(message)).await;
    member.edit(news, number(&first["id"]), "nothing, sorry").await;
    owner.sees(news, "a card, the link is edited away", is_card(&second)).await;
    let third = member.post(news, &url).await;
    member.sees(news, "a notice", |message| answers(&third)(message) && leads_to(&second)(message)).await;
    owner.delete(news, number(&second["id"])).await;
    member.sees(news, "a card, the post is deleted", is_card(&third)).await;
    bot.stop().await;
}
