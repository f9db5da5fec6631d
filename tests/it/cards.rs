//! From a posted link to a card, on the real client.

use pullquote::store::{NewPost, Store};
use serde_json::{Value, json};

use crate::support::bot::{Bot, folder};
use crate::support::site::Stories;
use crate::support::{Stage, eventually, number, openapi, stage, stage_with};

/// The bot's reply to a message.
pub fn answers(message: &Value) -> impl Fn(&Value) -> bool + use<> {
    let id = message["id"].clone();
    move |reply| reply["message_reference"]["message_id"] == id && reply["author"]["bot"] == true
}

pub fn labels(reply: &Value) -> Vec<String> {
    let rows = reply["components"].as_array().cloned().unwrap_or_default();
    rows.iter()
        .flat_map(|row| row["components"].as_array().cloned().unwrap_or_default())
        .filter_map(|button| button["label"].as_str().map(str::to_owned))
        .collect()
}

pub fn story(stage: &Stage, outlet: &str) -> String {
    let stories = stage.news.stories();
    stories.iter().find(|story| story.outlet == outlet).unwrap_or_else(|| panic!("no story of {outlet}")).url.clone()
}

#[tokio::test]
async fn a_link_gets_one_card() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let url = story(&stage, "The Harbour Courier");
    let posted = member.post(news, &format!("Have you read {url}?utm_source=feed")).await;
    let reply = member.sees(news, "a card", answers(&posted)).await;
    let embed = &reply["embeds"][0];
    assert_eq!(embed["author"]["name"], "The Harbour Courier");
    assert!(embed["author"]["icon_url"].as_str().is_some_and(|icon| icon.ends_with("courier-icon.png")), "{embed}");
    assert_eq!(embed["title"], "Marrowick’s tide gates hold against the highest water on record");
    assert_eq!(embed["url"], url);
    assert!(embed["footer"]["text"].as_str().is_some_and(|text| text.starts_with("By ")), "{embed}");
    assert!(embed["timestamp"].is_string() && embed["image"]["url"].is_string(), "{embed}");
    assert!(embed["image"]["description"].as_str().is_some_and(|alt| !alt.is_empty()), "{embed}");
    let description = embed["description"].as_str().expect("a description");
    assert!(description.contains("> “") && description.contains("> — **"), "{description}");
    assert!(description.contains(" #") || description.contains("\n#"), "{description}");
    let labels = labels(&reply);
    for label in ["X", "Facebook", "Bluesky", "More quotes", "Remove"] {
        assert!(labels.iter().any(|found| found == label), "{label} in {labels:?}");
    }
    assert!(labels.iter().any(|label| label.starts_with("Read more on #")), "{labels:?}");
    assert_eq!(reply["mentions"], json!([]), "nobody is pinged");
    assert_eq!(member.history(news).await.len(), 2, "one reply");
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn every_sample_story_has_its_card_and_the_section_page_none() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    for story in stage.news.stories() {
        let posted = member.post(news, &story.url).await;
        if story.title.contains("no article") {
            let posted = posted["id"].clone();
            member.post(news, &format!("{}#again", stage.news.stories()[0].url)).await;
            eventually("the next card", || async {
                let all = member.history(news).await;
                let last = all.last().is_some_and(|last| last["author"]["bot"] == true);
                (last && !all.iter().any(|m| m["message_reference"]["message_id"] == posted)).then_some(())
            })
            .await;
            continue;
        }
        let reply = member.sees(news, &story.title, answers(&posted)).await;
        if story.outlet == "Northern Wire" {
            let notice = reply["content"].as_str().unwrap_or_default();
            assert!(notice.contains("Already shared"), "it is the Courier's text: {reply}");
            continue;
        }
        assert_eq!(reply["embeds"][0]["title"], story.title);
        let description = reply["embeds"][0]["description"].as_str().unwrap_or_default();
        assert!(description.contains("\n> — **") || description.starts_with("> "), "{}: {description}", story.title);
    }
    bot.stop().await;
}

#[tokio::test]
async fn what_is_no_story_gets_no_card_and_no_noise() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let base = format!("http://{}", stage.news.address());
    for path in ["/gone", "/blocked", "/broken", "/reports/harbour-plan.pdf", "/r/loop", "/nowhere"] {
        member.post(news, &format!("{base}{path}")).await;
    }
    for text in ["no link", "http://127.0.0.1:1/x", "http://localhost/x", "https://", "`http://127.0.0.1/`"] {
        member.post(news, text).await;
    }
    member.post(news, &format!("<{}> ||{}||", story(&stage, "Parish Post"), story(&stage, "Parish Post"))).await;
    let last = member.post(news, &story(&stage, "Parish Post")).await;
    member.sees(news, "the one card", answers(&last)).await;
    bot.stop().await;
    let replies = member.history(news).await.iter().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(replies, 1);
}

#[tokio::test]
async fn a_card_whose_answer_was_lost_goes_with_its_post() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    // Posted, but answered with an error each time that the bot tries.
    stage
        .order_fault(json!({
            "kind": "rest", "match": "POST /channels/*/messages", "status": 504, "after_effect": true, "times": 4,
        }))
        .await;
    let posted = member.post(news, &story(&stage, "The Harbour Courier")).await;
    member.sees(news, "the card", answers(&posted)).await;
    member.delete(news, number(&posted["id"])).await;
    eventually("the card to go", || async { (!member.history(news).await.iter().any(answers(&posted))).then_some(()) })
        .await;
    bot.stop().await;
}

#[tokio::test]
async fn several_links_make_one_reply() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let first = story(&stage, "The Harbour Courier");
    let text = format!("{first} and {first}?fbclid=1 and {} too", story(&stage, "El Meridiano"));
    let posted = member.post(news, &text).await;
    let reply = member.sees(news, "a reply", answers(&posted)).await;
    assert_eq!(reply["embeds"].as_array().map(Vec::len), Some(2), "each story once");
    assert_eq!(labels(&reply).iter().filter(|label| *label == "Share").count(), 2);
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn unwatched_channels_and_bots_are_left_alone() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start_with(&stage, &folder, false, |_| {}).await;
    let (news, general, owner) = (stage.channel("news"), stage.channel("general"), stage.person("owner"));
    let (status, _) = owner.run_command(general, "watch add", json!({"channel": news.to_string()})).await;
    assert_eq!(status, 204);
    owner
        .sees_ephemeral("the confirmation", |message| message["content"].as_str().is_some_and(|t| t.contains("watch")))
        .await;
    let url = story(&stage, "Parish Post");
    owner.post(general, &url).await;
    let (status, _) = stage.as_bot("POST", &format!("/channels/{news}/messages"), Some(json!({"content": url}))).await;
    assert_eq!(status, 200);
    let posted = owner.post(news, &url).await;
    owner.sees(news, "a card", answers(&posted)).await;
    bot.stop().await;
    assert_eq!(owner.history(general).await.len(), 1);
    assert_eq!(owner.history(news).await.len(), 3);
}

#[tokio::test]
async fn a_story_that_was_shared_before_gets_a_notice() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, culture) = (stage.channel("news"), stage.channel("culture"));
    let (member, owner) = (stage.person("member"), stage.person("owner"));
    let base = format!("http://{}", stage.news.address());
    let first = member.post(news, &story(&stage, "The Harbour Courier")).await;
    member.sees(news, "a card", answers(&first)).await;
    for same in ["/harbour-courier/amp/2026/tide-gates-hold", "/northern-wire/tide-gates?utm_source=feed"] {
        let again = owner.post(culture, &format!("{base}{same}")).await;
        let notice = owner.sees(culture, same, answers(&again)).await;
        assert!(notice["content"].as_str().is_some_and(|text| text.contains("Already shared")), "{same}: {notice}");
    }
    let again = owner.post(culture, &format!("{base}/r/tide-gates")).await;
    let notice = owner.sees(culture, "a notice", answers(&again)).await;
    let content = notice["content"].as_str().expect("content");
    assert!(content.contains(&format!("<@{}>", member.id)), "{content}");
    assert!(content.contains(&format!("/{news}/{}", first["id"].as_str().expect("an id"))), "{content}");
    assert_eq!(notice["embeds"], json!([]));
    let button = notice["components"][0]["components"][0]["custom_id"].as_str().expect("a button").to_owned();
    owner.press(culture, number(&notice["id"]), &button).await;
    owner.sees_ephemeral("the card", |message| message["embeds"][0]["title"].is_string()).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn fixed_text_follows_the_server() {
    let mut options = pullquote::playground::Options::default();
    options.settings.guild_locale = "de".to_owned();
    let (stage, folder) = (stage_with(options).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "Hohenlinder Abendblatt")).await;
    let reply = member.sees(news, "a card", answers(&posted)).await;
    assert!(labels(&reply).iter().any(|label| label == "Weitere Zitate"), "{reply}");
    assert!(reply["embeds"][0]["description"].as_str().is_some_and(|text| text.contains("> „")), "{reply}");
    bot.stop().await;
}

#[tokio::test]
async fn the_card_lives_with_its_post() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let (one, two) = (story(&stage, "Parish Post"), story(&stage, "El Meridiano"));
    let posted = member.post(news, "nothing yet").await;
    let id = number(&posted["id"]);
    member.edit(news, id, &format!("now: {one}")).await;
    let reply = member.sees(news, "a card after an edit", answers(&posted)).await;
    let reply_id = number(&reply["id"]);
    member.edit(news, id, &format!("now: {one} and {two}")).await;
    member
        .sees(news, "two cards", |message| {
            answers(&posted)(message) && message["embeds"].as_array().is_some_and(|embeds| embeds.len() == 2)
        })
        .await;
    member.edit(news, id, &format!("only {two}")).await;
    let left = member
        .sees(news, "one card", |message| {
            answers(&posted)(message) && message["embeds"].as_array().is_some_and(|embeds| embeds.len() == 1)
        })
        .await;
    assert_eq!(left["embeds"][0]["title"], "Un cometa que se escucha");
    assert_eq!(number(&left["id"]), reply_id, "the same reply");
    member.edit(news, id, "no link").await;
    eventually("no card", || async { member.message(news, reply_id).await.is_none().then_some(()) }).await;
    member.edit(news, id, &one).await;
    let reply = member.sees(news, "a card again", answers(&posted)).await;
    member.delete(news, id).await;
    let reply = number(&reply["id"]);
    eventually("no card", || async { member.message(news, reply).await.is_none().then_some(()) }).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

async fn start_with_stories(stage: &Stage, stories: &Stories, folder: &tempfile::TempDir) -> Bot {
    Bot::start_on(stage, folder, stories.address, |_| {}).await
}

#[tokio::test]
async fn of_many_links_the_first_have_cards_in_one_message() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start_with_stories(&stage, &stories, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let links: Vec<String> = (0..60).map(|n| stories.story(n)).collect();
    let posted = member.post(news, &links.join(" ")).await;
    // All have a tag in common; each button is there once.
    let reply = member.sees(news, "three cards", answers(&posted)).await;
    let titles: Vec<&str> =
        reply["embeds"].as_array().expect("embeds").iter().filter_map(|e| e["title"].as_str()).collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!((0..3).all(|n| titles[n].starts_with(&format!("Story {n} "))), "{titles:?}");
    assert_eq!(labels(&reply).iter().filter(|label| label.ends_with("#GeneratedNews")).count(), 1);
    assert_eq!((stories.asked_for(0), stories.asked_for(3)), (1, 0));
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_post_deleted_while_its_page_is_fetched_gets_no_card() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start_with_stories(&stage, &stories, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    stories.pause(1_000);
    let posted = member.post(news, &stories.story(1)).await;
    eventually("the page to be asked for", || async { (stories.asked_for(1) == 1).then_some(()) }).await;
    member.delete(news, number(&posted["id"])).await;
    stories.pause(0);
    let after = member.post(news, &stories.story(2)).await;
    member.sees(news, "the next card", answers(&after)).await;
    // Stopping waits for what is on its way.
    bot.stop().await;
    assert_eq!(member.history(news).await.len(), 2, "a post and its card");
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_with_the_same_nonce_and_nobody_is_pinged() {
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = start_with_stories(&stage, &stories, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let matching = format!("POST /channels/{news}/messages");
    stage.order_fault(json!({"kind": "rest", "match": matching, "reset": true, "after_effect": true})).await;
    let posted = member.post(news, &stories.story(1)).await;
    member.sees(news, "a card", answers(&posted)).await;
    member.edit(news, number(&posted["id"]), &format!("{} {}", stories.story(1), stories.story(2))).await;
    member
        .sees(news, "two cards", |message| {
            answers(&posted)(message) && message["embeds"].as_array().is_some_and(|embeds| embeds.len() == 2)
        })
        .await;
    bot.stop().await;
    let requests = stage.playground.requests();
    let sent: Vec<_> = requests.iter().filter(|r| r.method == "POST" && r.path.ends_with("/messages")).collect();
    assert_eq!(sent.len(), 2, "the answer to the first was lost");
    assert!(sent.iter().all(|r| r.body["nonce"] == sent[0].body["nonce"] && r.body["enforce_nonce"] == true));
    assert!(sent[0].body["nonce"].is_string());
    for request in requests.iter().filter(|r| r.body["embeds"].is_array()) {
        assert_eq!(request.body["allowed_mentions"]["parse"], json!([]), "{request:?}");
    }
    assert_eq!(member.history(news).await.len(), 2, "one card");
}

#[tokio::test]
async fn a_card_whose_picture_discord_refuses_comes_without_it() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let matching = format!("POST /channels/{news}/messages");
    let refusal = json!({"code": 50_035, "message": "Invalid Form Body"});
    stage.order_fault(json!({"kind": "rest", "match": matching, "status": 400, "body": refusal})).await;
    let posted = member.post(news, &story(&stage, "The Harbour Courier")).await;
    let reply = member.sees(news, "a card", answers(&posted)).await;
    assert!(reply["embeds"][0]["title"].is_string() && reply["embeds"][0]["image"].is_null(), "{reply}");
    bot.stop().await;
}

#[tokio::test]
async fn a_server_left_while_the_bot_was_away_is_forgotten() {
    let (stage, folder) = (stage().await, folder());
    let path = folder.path().join("pullquote.db");
    let store = Store::open(&path).await.expect("a store");
    let left = 77 << 22;
    store.change_settings(left, |_| {}).await.expect("saved");
    store.watch(left, 78 << 22, 1).await.expect("watched");
    let post = |message, guild, channel| NewPost {
        message,
        guild,
        channel,
        author: 1,
        links: Vec::new(),
        asked: true,
        by_program: false,
        posted_at: 1,
        edited_at: 0,
    };
    // Somebody asked for a card in a server where nothing was set up, and in a direct channel.
    let (asked, direct) = (79 << 22, 80 << 22);
    for (message, guild, channel) in [(1, asked, asked + 1), (2, direct, direct)] {
        store.claim(&post(message, guild, channel), i64::MAX).await.expect("a claim");
        store.finish(message, 0, None).await.expect("finished");
    }
    store.close().await;
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    member.sees(news, "a card", answers(&posted)).await;
    bot.stop().await;
    let store = Store::open(&path).await.expect("a store");
    let own = i64::try_from(stage.guild()).expect("an id");
    assert_eq!(store.known_guilds().await.expect("read"), [own], "the other ones are forgotten");
    assert!(store.post(1).await.expect("read").is_none() && store.post(2).await.expect("read").is_some());
    store.close().await;
}

#[tokio::test]
async fn what_takes_long_asks_for_time_and_is_answered() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, owner) = (stage.channel("news"), stage.person("owner"));
    let posted = owner.post(news, &story(&stage, "Parish Post")).await;
    let card = number(&owner.sees(news, "a card", answers(&posted)).await["id"]);
    owner.run_command(news, "tags list", json!({})).await;
    owner.sees_ephemeral("that it listens", |message| message["content"].is_string()).await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("pullquote.db"));
    let mut held = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.expect("opened");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut held).await.expect("held");
    assert_eq!(owner.run_command(news, "tags track", json!({"tag": "Harbour"})).await.0, 204);
    let remove = format!("remove:{}", posted["id"].as_str().expect("an id"));
    assert_eq!(owner.press(news, card, &remove).await.0, 204);
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    sqlx::query("COMMIT").execute(&mut held).await.expect("let go");
    let told = owner
        .sees_ephemeral("an answer", |message| message["content"].as_str().is_some_and(|text| text.contains("Harbour")))
        .await;
    assert!(!told["content"].as_str().is_some_and(|text| text.contains("went wrong")), "{told}");
    owner
        .sees_ephemeral("that the card is removed", |message| {
            message["content"].as_str().is_some_and(|text| text.contains("removed"))
        })
        .await;
    assert!(owner.message(news, card).await.is_none());
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_card_that_the_bot_takes_away_itself_can_come_back() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let one = story(&stage, "Parish Post");
    let posted = member.post(news, &one).await;
    let id = number(&posted["id"]);
    let reply = number(&member.sees(news, "a card", answers(&posted)).await["id"]);
    // The event that it is deleted comes long before the answer to the call that deleted it.
    let slow = format!("DELETE /channels/{news}/messages/*");
    stage.order_fault(json!({"kind": "rest", "match": slow, "delay_ms": 1_500, "after_effect": true})).await;
    member.edit(news, id, "no link").await;
    eventually("no card", || async { member.message(news, reply).await.is_none().then_some(()) }).await;
    member.edit(news, id, &one).await;
    member.sees(news, "a card again", answers(&posted)).await;
    bot.stop().await;
}

#[tokio::test]
async fn the_preview_gives_way_to_the_card_and_comes_back() {
    const SUPPRESSED: u64 = 1 << 2;
    let (stage, folder) = (stage_with(pullquote::playground::Options::default()).await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    let id = number(&posted["id"]);
    let reply = member.sees(news, "a card", answers(&posted)).await;
    let flags = |message: Value| message["flags"].as_u64().unwrap_or_default() & SUPPRESSED;
    eventually("the preview to go", || async {
        member.message(news, id).await.filter(|message| flags(message.clone()) != 0).map(|_| ())
    })
    .await;
    let reply = number(&reply["id"]);
    let outsider = stage.person("moderator");
    outsider.press(news, reply, &format!("remove:{id}")).await;
    eventually("the card to go", || async { member.message(news, reply).await.is_none().then_some(()) }).await;
    eventually("the preview to come back", || async {
        member.message(news, id).await.filter(|message| flags(message.clone()) == 0).map(|_| ())
    })
    .await;
    bot.stop().await;
}

#[tokio::test]
async fn errors_of_discord_that_pass_neither_lose_nor_double_a_card() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let matching = format!("POST /channels/{news}/messages");
    for (status, after_effect) in [(500, false), (502, true), (429, false)] {
        let fault =
            json!({"kind": "rest", "match": matching, "status": status, "after_effect": after_effect, "times": 1});
        stage.order_fault(fault).await;
        let url = match status {
            500 => story(&stage, "Parish Post"),
            502 => story(&stage, "El Meridiano"),
            _ => story(&stage, "The Harbour Courier"),
        };
        let posted = member.post(news, &url).await;
        let reply = member.sees(news, "a card all the same", answers(&posted)).await;
        let fault =
            json!({"kind": "rest", "match": format!("DELETE /channels/{news}/messages/*"), "status": 503, "times": 1});
        stage.order_fault(fault).await;
        member.delete(news, number(&posted["id"])).await;
        let reply = number(&reply["id"]);
        eventually("the card to go", || async { member.message(news, reply).await.is_none().then_some(()) }).await;
    }
    bot.stop().await;
    let bot_said = member.history(news).await.iter().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(bot_said, 0, "no second card was left behind");
}

#[tokio::test]
async fn what_was_posted_while_the_bot_was_away_is_caught_up_with() {
    let (stage, folder) = (stage().await, folder());
    let (news, culture, member) = (stage.channel("news"), stage.channel("culture"), stage.person("member"));
    let bot = Bot::start(&stage, &folder).await;
    let before = member.post(news, &story(&stage, "Parish Post")).await;
    member.sees(news, "a card", answers(&before)).await;
    bot.stop().await;
    let mut missed = vec![member.post(news, &story(&stage, "El Meridiano")).await];
    for number in 0..120 {
        member.post(news, &format!("chatter {number}")).await;
    }
    missed.push(member.post(news, &story(&stage, "The Harbour Courier")).await);
    let elsewhere = member.post(culture, &story(&stage, "Hohenlinder Abendblatt")).await;
    let bot = Bot::start(&stage, &folder).await;
    for posted in &missed {
        member.sees(news, "a card for what was missed", answers(posted)).await;
    }
    member.sees(culture, "a card elsewhere", answers(&elsewhere)).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
    let (_, latest) = member.call("GET", &format!("/channels/{news}/messages?limit=10"), None).await;
    let replies = latest.as_array().into_iter().flatten().filter(|message| message["author"]["bot"] == true).count();
    assert_eq!(replies, 2, "each once, and nothing for what had its card");
}

#[tokio::test]
async fn what_a_stopped_bot_left_open_is_taken_up() {
    let (stage, folder) = (stage().await, folder());
    let bot = Bot::start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let matching = format!("POST /channels/{news}/messages");
    // More errors than the bot tries in one go, after the message stands: the reply is there, the bot
    // does not know.
    stage
        .order_fault(json!({"kind": "rest", "match": matching, "status": 500, "after_effect": true, "times": 9}))
        .await;
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    member.sees(news, "a card", answers(&posted)).await;
    stage.order_fault(json!({"kind": "clear"})).await;
    bot.stop().await;
    let bot = Bot::start(&stage, &folder).await;
    let other = member.post(news, &story(&stage, "El Meridiano")).await;
    member.sees(news, "another card", answers(&other)).await;
    bot.stop().await;
    let replies = member.history(news).await.iter().filter(|message| answers(&posted)(message)).count();
    assert_eq!(replies, 1);
}
