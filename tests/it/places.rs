//! Where cards stand: threads, forums, direct messages, forwarded messages, other bots' posts, and
//! what a channel's mode and the preview's setting make of them.

use serde_json::{Value, json};

use crate::cards::{answers, labels, story};
use crate::commands::{custom_id, says, shows};
use crate::support::bot::{Bot, folder};
use crate::support::{eventually, number, openapi, stage, stage_with};

/// Choices are sent by their place in the list.
const COMPACT: u64 = 1;
const THREAD: u64 = 2;
const NEITHER: u64 = 2;
const NOTHING: u64 = 2;

const SUPPRESSED: u64 = 1 << 2;

fn is_card(message: &Value) -> bool {
    message["author"]["bot"] == true && message["embeds"][0]["title"].is_string()
}

#[tokio::test]
async fn a_channel_has_its_cards_in_threads_if_it_wants() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, culture) = (stage.channel("news"), stage.channel("culture"));
    let (owner, member) = (stage.person("owner"), stage.person("member"));
    owner.run_command(news, "settings mode", json!({"mode": THREAD, "channel": news.to_string()})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    let thread = number(&posted["id"]);
    let card = eventually("the card in the thread", || async {
        let (status, all) = member.call("GET", &format!("/channels/{thread}/messages"), None).await;
        if status == 200 { all.as_array()?.iter().find(|message| is_card(message)).cloned() } else { None }
    })
    .await;
    let (_, place) = member.call("GET", &format!("/channels/{thread}"), None).await;
    assert_eq!(place["name"], "A bell that was filed under curtains");
    assert_eq!(member.history(news).await.len(), 1, "the channel stays free");
    let elsewhere = member.post(culture, &story(&stage, "El Meridiano")).await;
    member.sees(culture, "a card in the channel", answers(&elsewhere)).await;
    // It follows its post there too.
    member.edit(news, thread, "no link").await;
    let card = number(&card["id"]);
    eventually("the card to go", || async { member.message(thread, card).await.is_none().then_some(()) }).await;
    member.edit(news, thread, &story(&stage, "Parish Post")).await;
    let card = member.sees(thread, "a card again, in the same thread", is_card).await;
    member.press(thread, number(&card["id"]), &custom_id(&card, "Remove")).await;
    let card = number(&card["id"]);
    eventually("the card to go", || async { member.message(thread, card).await.is_none().then_some(()) }).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_card_in_a_thread_is_not_doubled_by_an_error_after_its_effect() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    owner.run_command(news, "settings mode", json!({"mode": THREAD})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let fault = |path: &str, times: u64| json!({"kind": "rest", "match": path, "status": 502, "after_effect": true, "times": times});
    stage.order_fault(fault("POST /channels/*/messages", 9)).await;
    stage.order_fault(fault(&format!("POST /channels/{news}/messages/*/threads"), 1)).await;
    let posted = owner.post(news, &story(&stage, "Parish Post")).await;
    let thread = number(&posted["id"]);
    eventually("the card", || async {
        let (status, all) = owner.call("GET", &format!("/channels/{thread}/messages"), None).await;
        (status == 200 && all.as_array()?.iter().any(is_card)).then_some(())
    })
    .await;
    stage.order_fault(json!({"kind": "clear"})).await;
    bot.stop().await;
    let bot = Bot::start(&stage, &folder).await;
    let other = owner.post(news, &story(&stage, "El Meridiano")).await;
    let second = number(&other["id"]);
    eventually("the next card", || async {
        let (status, all) = owner.call("GET", &format!("/channels/{second}/messages"), None).await;
        (status == 200 && all.as_array()?.iter().any(is_card)).then_some(())
    })
    .await;
    bot.stop().await;
    assert_eq!(owner.history(thread).await.iter().filter(|message| is_card(message)).count(), 1);
}

#[tokio::test]
async fn a_forums_post_keeps_its_thumbnail_and_missed_threads_are_caught_up_with() {
    let (stage, folder) = (stage_with(pullquote::playground::Options::default()).await, folder());
    let (forum, news, member) = (stage.channel("long-reads"), stage.channel("news"), stage.person("member"));
    let bot = Bot::start(&stage, &folder).await;
    let open = async |url: &str| {
        let body = json!({"name": "Worth an hour", "message": {"content": url}});
        let (status, thread) = member.call("POST", &format!("/channels/{forum}/threads"), Some(body)).await;
        assert_eq!(status, 201, "{thread}");
        number(&thread["id"])
    };
    let thread = open(&story(&stage, "Parish Post")).await;
    member.sees(thread, "a card in the forum", is_card).await;
    let later = member.post(thread, &story(&stage, "El Meridiano")).await;
    member.sees(thread, "a card for a comment", answers(&later)).await;
    let comment = number(&later["id"]);
    eventually("the comment's preview to go", || async {
        let flags = member.message(thread, comment).await?["flags"].as_u64()?;
        (flags & SUPPRESSED != 0).then_some(())
    })
    .await;
    bot.stop().await;
    let first = member.message(thread, thread).await.expect("the post");
    assert_eq!(first["flags"].as_u64().unwrap_or_default() & SUPPRESSED, 0, "its preview is the forum's thumbnail");
    let missed = open(&story(&stage, "The Harbour Courier")).await;
    let commented = member.post(thread, &story(&stage, "Hohenlinder Abendblatt")).await;
    let bot = Bot::start(&stage, &folder).await;
    member.sees(missed, "a card for the missed post", is_card).await;
    member.sees(thread, "a card for the missed comment", answers(&commented)).await;
    bot.stop().await;
    assert!(!member.history(news).await.iter().any(is_card));
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn what_was_shared_in_an_archived_thread_is_found() {
    let (stage, folder) = (stage().await, folder());
    let (forum, news, member) = (stage.channel("long-reads"), stage.channel("news"), stage.person("member"));
    let bot = Bot::start(&stage, &folder).await;
    let url = story(&stage, "Parish Post");
    let body = json!({"name": "Worth an hour", "message": {"content": url}});
    let (_, thread) = member.call("POST", &format!("/channels/{forum}/threads"), Some(body)).await;
    let thread = number(&thread["id"]);
    member.sees(thread, "a card in the forum", is_card).await;
    bot.stop().await;
    let archived = Some(json!({"archived": true}));
    assert_eq!(member.call("PATCH", &format!("/channels/{thread}"), archived).await.0, 200);
    let bot = Bot::start(&stage, &folder).await;
    member.run_command(news, "stories search", json!({"words": "curtains"})).await;
    member.sees_ephemeral("the story", shows("filed under curtains")).await;
    let again = member.post(news, &url).await;
    let notice = member.sees(news, "an answer", answers(&again)).await;
    assert!(says("Already shared by")(&notice), "{notice}");
    bot.stop().await;
}

#[tokio::test]
async fn links_in_direct_messages_get_a_card_or_an_honest_word() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let member = stage.person("member");
    let direct = member.direct_channel(number(&stage.session["bot_id"])).await;
    let posted = member.post(direct, &story(&stage, "The Harbour Courier")).await;
    let card = member.sees(direct, "a card", answers(&posted)).await;
    member.press(direct, number(&card["id"]), &custom_id(&card, "More quotes")).await;
    member.sees_ephemeral("quotations", shows("for our grandchildren")).await;
    member.press(direct, number(&card["id"]), &custom_id(&card, "Read more on")).await;
    member.sees_ephemeral("no list here", says("That works only in a server.")).await;
    let gone = member.post(direct, &format!("http://{}/gone", stage.news.address())).await;
    member.sees(direct, "a word", |reply| answers(&gone)(reply) && says("says that page is gone")(reply)).await;
    member.delete(direct, number(&posted["id"])).await;
    let card = number(&card["id"]);
    eventually("the card to go", || async { member.message(direct, card).await.is_none().then_some(()) }).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn forwarded_links_get_a_card() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (news, general, owner) = (stage.channel("news"), stage.channel("general"), stage.person("owner"));
    owner.run_command(general, "watch add", json!({"channel": news.to_string()})).await;
    owner.sees_ephemeral("watched", says("I now watch")).await;
    let posted = owner.post(general, &story(&stage, "Parish Post")).await;
    let reference = json!({"type": 1, "channel_id": general.to_string(), "message_id": posted["id"]});
    let forwarded = owner.post_body(news, json!({"message_reference": reference})).await;
    owner.sees(news, "a card", answers(&forwarded)).await;
    bot.stop().await;
    assert_eq!(owner.history(general).await.len(), 1);
}

#[tokio::test]
async fn other_bots_are_let_in_one_by_one_and_answered_once() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner, wire) = (stage.channel("news"), stage.person("owner"), stage.person("bot"));
    // Until it has caught up, it may read what is posted now under the settings of later.
    let first = owner.post(news, &story(&stage, "Hohenlinder Abendblatt")).await;
    owner.sees(news, "a card", answers(&first)).await;
    let unheard = wire.post(news, &story(&stage, "El Meridiano")).await;
    let heard = owner.post(news, &story(&stage, "Hohenlinder Abendblatt")).await;
    owner.sees(news, "a card", answers(&heard)).await;
    assert!(!owner.history(news).await.iter().any(answers(&unheard)), "bots are not let in unless somebody says so");
    owner.run_command(news, "settings bots", json!({"on": true, "webhook": "news"})).await;
    owner.sees_ephemeral("refused", says("That is no webhook")).await;
    owner.run_command(news, "settings bots", json!({"on": true, "bot": wire.id.to_string()})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let heard = wire.post(news, &story(&stage, "Parish Post")).await;
    let card = owner.sees(news, "a card", answers(&heard)).await;
    // It answers the card with the link, as an echoing bot would, and repeats itself.
    let echo = wire.reply(news, number(&card["id"]), &story(&stage, "Parish Post")).await;
    let again = wire.post(news, &story(&stage, "Parish Post")).await;
    let last = owner.post(news, &story(&stage, "The Harbour Courier")).await;
    owner.sees(news, "a card", answers(&last)).await;
    bot.stop().await;
    let all = owner.history(news).await;
    for silent in [&echo, &again] {
        assert!(!all.iter().any(answers(silent)), "{silent}");
    }
}

#[tokio::test]
async fn a_server_may_want_neither_preview_nor_card() {
    let (stage, folder) = (stage_with(pullquote::playground::Options::default()).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    owner.run_command(news, "settings preview", json!({"preview": NEITHER})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let posted = owner.post(news, &story(&stage, "Parish Post")).await;
    let id = number(&posted["id"]);
    eventually("the preview to go", || async {
        (owner.message(news, id).await?["flags"].as_u64()? & SUPPRESSED != 0).then_some(())
    })
    .await;
    owner.run_command(news, "stories recent", json!({})).await;
    owner.sees_ephemeral("it is kept", shows("filed under curtains")).await;
    let asked = owner.reply(news, id, &format!("<@{}>", number(&stage.session["bot_id"]))).await;
    owner.sees(news, "who asks gets it", |reply| answers(&asked)(reply)).await;
    bot.stop().await;
    assert!(!owner.history(news).await.iter().any(answers(&posted)));
}

#[tokio::test]
async fn modes_and_reposts_are_a_channels_and_a_servers_choice() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, culture, owner) = (stage.channel("news"), stage.channel("culture"), stage.person("owner"));
    let saved = async |count: usize| {
        let all = || async { owner.ephemeral().await.iter().filter(|m| says("Saved.")(m)).count() };
        eventually("saved", || async { (all().await == count).then_some(()) }).await;
    };
    owner.run_command(news, "settings mode", json!({"mode": COMPACT, "channel": culture.to_string()})).await;
    saved(1).await;
    owner.run_command(news, "settings reposts", json!({"answer": NOTHING})).await;
    saved(2).await;
    let small = owner.post(culture, &story(&stage, "The Harbour Courier")).await;
    let small = owner.sees(culture, "a small card", answers(&small)).await;
    assert!(small["embeds"][0]["image"].is_null(), "{small}");
    let again = owner.post(news, &story(&stage, "The Harbour Courier")).await;
    let full = owner.post(news, &story(&stage, "Parish Post")).await;
    let card = owner.sees(news, "a full card", answers(&full)).await;
    assert!(card["embeds"][0]["image"].is_object() && labels(&card).iter().any(|label| label == "Remove"), "{card}");
    bot.stop().await;
    assert!(!owner.history(news).await.iter().any(answers(&again)), "nothing is said to a repost");
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn announcements_and_the_text_of_voice_channels_get_cards_too() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let owner = stage.person("owner");
    for (name, outlet) in [("announcements", "Parish Post"), ("reading-aloud", "El Meridiano")] {
        let channel = stage.channel(name);
        owner.run_command(channel, "watch remove", json!({})).await;
        owner.sees_ephemeral("no longer watched", says(&format!("I no longer watch <#{channel}>"))).await;
        owner.run_command(channel, "watch add", json!({})).await;
        owner.sees_ephemeral("watched", says(&format!("I now watch <#{channel}>"))).await;
        let posted = owner.post(channel, &story(&stage, outlet)).await;
        owner.sees(channel, "a card", answers(&posted)).await;
    }
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}
