//! What members do with shared stories: follow tags, see what rises, find what they mistype, look at a
//! quotation's context, show a list to all.

use serde_json::{Value, json};

use crate::cards::{answers, story};
use crate::commands::{custom_id, says, shows};
use crate::support::bot::{Bot, folder};
use crate::support::site::Stories;
use crate::support::{Person, Stage, eventually, number, openapi, stage, stage_with};

const MENTION: u64 = 1;

/// The bot with direct messages sent at once.
async fn start(stage: &Stage, folder: &tempfile::TempDir) -> Bot {
    Bot::start_with(stage, folder, true, |config| config.alerts.wait_seconds = 0).await
}

/// The direct channel between a person and the bot.
async fn direct(stage: &Stage, person: &Person) -> u64 {
    person.direct_channel(number(&stage.session["bot_id"])).await
}

#[tokio::test]
async fn followers_hear_of_a_tag_once_and_never_of_their_own_posts() {
    let (stage, folder) = (stage().await, folder());
    // The bot sees the closed channel as well, the member does not.
    let all = pullquote::discord::NEEDED_PERMISSIONS.bits().to_string();
    stage.playground.change_settings(json!({"bot_permissions": all})).expect("a setting");
    let bot = start(&stage, &folder).await;
    let (news, closed) = (stage.channel("news"), stage.channel("moderators"));
    let (owner, moderator, member) = (stage.person("owner"), stage.person("moderator"), stage.person("member"));
    for channel in [news, closed] {
        owner.run_command(news, "watch add", json!({"channel": channel.to_string()})).await;
        owner.sees_ephemeral("watched", says(&format!("I now watch <#{channel}>"))).await;
    }
    for person in [&owner, &member] {
        person.run_command(news, "follow", json!({"tag": "#Flooding"})).await;
        person.sees_ephemeral("followed", says("You follow #Flooding now: I send you a direct message")).await;
    }
    moderator.run_command(news, "follow", json!({"tag": "tide gates", "way": MENTION})).await;
    moderator.sees_ephemeral("gefolgt", says("You follow #TideGates now: I mention you")).await;
    let choices = member.autocomplete(news, "unfollow", json!({"tag": "fl"}), "tag").await;
    assert_eq!(choices[0]["value"], "Flooding");

    let posted = owner.post(news, &story(&stage, "The Harbour Courier")).await;
    let card = member.sees(news, "a card", answers(&posted)).await;
    assert!(
        card["content"].as_str().is_some_and(|text| text.contains(&format!("#TideGates: <@{}>", moderator.id))),
        "{card}"
    );
    assert_eq!(card["mentions"].as_array().map(Vec::len), Some(1), "the follower alone: {card}");
    let letters = direct(&stage, &member).await;
    let letter = member.sees(letters, "a direct message", shows("tide gates hold")).await;
    let text = letter["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(
        text.contains("#Flooding") && text.contains(&format!("/{news}/{}", posted["id"].as_str().unwrap())),
        "{text}"
    );

    // An edit pings nobody again, a story in a closed channel is nobody else's, one's own is no news.
    let comet = story(&stage, "El Meridiano");
    owner.edit(news, number(&posted["id"]), &format!("{} {comet}", story(&stage, "The Harbour Courier"))).await;
    member.sees(news, "two cards", |reply| answers(&posted)(reply) && reply["embeds"][1].is_object()).await;
    owner.run_command(news, "settings reposts", json!({"hours": 0})).await;
    owner.sees_ephemeral("saved", says("Saved.")).await;
    let hidden = owner.post(closed, &story(&stage, "The Harbour Courier")).await;
    owner.sees(closed, "a card", answers(&hidden)).await;
    let last = moderator.post(news, &story(&stage, "The Harbour Courier")).await;
    member.sees(news, "a card", answers(&last)).await;
    eventually("both letters", || async {
        (member.history(letters).await.len() == 2 && !owner.history(direct(&stage, &owner).await).await.is_empty())
            .then_some(())
    })
    .await;
    bot.stop().await;
    assert_eq!(member.history(letters).await.len(), 2, "one for each post that the member can see");
    assert_eq!(owner.history(direct(&stage, &owner).await).await.len(), 1, "of the moderator's post alone");
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn what_does_not_fit_one_letter_comes_in_the_next() {
    const STORIES: u64 = 10;
    let (stage, stories, folder) = (stage().await, Stories::start().await, folder());
    let bot = Bot::start_on(&stage, &folder, stories.address, |config| config.alerts.wait_seconds = 3).await;
    let (news, owner, member) = (stage.channel("news"), stage.person("owner"), stage.person("member"));
    member.run_command(news, "follow", json!({"tag": "Generated News"})).await;
    member.sees_ephemeral("followed", says("You follow")).await;
    for number in 0..STORIES {
        owner.post(news, &format!("{}?edition={}", stories.story(number), "late".repeat(80))).await;
    }
    let letters = direct(&stage, &member).await;
    eventually("each story in a letter", || async {
        let told: String = member
            .history(letters)
            .await
            .iter()
            .filter_map(|letter| letter["embeds"][0]["description"].as_str().map(str::to_owned))
            .collect();
        (0..STORIES).all(|number| told.matches(&format!("Story {number} of")).count() == 1).then_some(())
    })
    .await;
    bot.stop().await;
}

#[tokio::test]
async fn closed_direct_messages_are_respected_and_said() {
    let (stage, folder) = (stage().await, folder());
    let bot = start(&stage, &folder).await;
    let (news, owner, member) = (stage.channel("news"), stage.person("owner"), stage.person("member"));
    member.run_command(news, "follow", json!({"tag": "flooding"})).await;
    member.sees_ephemeral("followed", says("You follow")).await;
    let changed = json!({"closed_direct_messages": [member.id.to_string()]});
    stage.playground.change_settings(changed).expect("a setting");
    let posted = owner.post(news, &story(&stage, "The Harbour Courier")).await;
    owner.sees(news, "a card", answers(&posted)).await;
    eventually("the refusal", || async {
        stage.playground.requests().iter().any(|request| request.status == 403).then_some(())
    })
    .await;
    // The refusal is written down right after it came.
    eventually("the word of it", || async {
        member.run_command(news, "following", json!({})).await;
        let all = member.ephemeral().await;
        all.iter().any(|message| says("Your direct messages are closed to me")(message)).then_some(())
    })
    .await;
    member.run_command(news, "unfollow", json!({"tag": "Flooding"})).await;
    member.sees_ephemeral("unfollowed", says("You no longer follow #Flooding")).await;
    bot.stop().await;
    let refused = stage.playground.requests().iter().filter(|request| request.status == 403).count();
    assert_eq!(refused, 1, "nothing is tried again");
}

#[tokio::test]
async fn a_quotation_is_shown_in_its_paragraph() {
    let (stage, folder) = (stage().await, folder());
    let bot = start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let posted = member.post(news, &story(&stage, "The Harbour Courier")).await;
    let card = member.sees(news, "a card", answers(&posted)).await;
    member.press(news, number(&card["id"]), &custom_id(&card, "More quotes")).await;
    let list = member.sees_ephemeral("the list", shows("for our grandchildren")).await;
    let text = list["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(text.starts_with("**1**\n> “"), "{text}");
    member.press(news, number(&list["id"]), &custom_id(&list, "Context of 1")).await;
    let context = member.sees_ephemeral("the paragraph", shows("harbour engineer who has led the project")).await;
    let text = context["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(text.contains("**“We built these gates") && text.contains("two radios"), "{text}");
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn other_outlets_on_the_same_event_are_named() {
    let (stage, folder) = (stage().await, folder());
    let bot = start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    for outlet in ["The Harbour Courier", "Parish Post"] {
        let posted = member.post(news, &story(&stage, outlet)).await;
        member.sees(news, outlet, answers(&posted)).await;
    }
    let posted = member.post(news, &format!("http://{}/ledger/marrowick-gates", stage.news.address())).await;
    let card = member.sees(news, "a card", answers(&posted)).await;
    let text = card["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(text.contains("Also covered by [The Harbour Courier]("), "{text}");
    assert!(!text.contains("Parish Post"), "{text}");
    bot.stop().await;
}

#[tokio::test]
async fn a_slip_of_the_finger_is_forgiven_and_headlines_come_first() {
    let (stage, folder) = (stage().await, folder());
    let bot = start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    for outlet in ["The Harbour Courier", "The Castelmor Ledger", "Parish Post"] {
        let posted = member.post(news, &story(&stage, outlet)).await;
        member.sees(news, outlet, answers(&posted)).await;
    }
    member.run_command(news, "stories search", json!({"words": "grandchilren"})).await;
    let found = member.sees_ephemeral("what was meant", says("This is for “grandchildren”")).await;
    assert!(shows("tide gates hold")(&found) && shows("**grandchildren**")(&found), "{found}");
    // Said in the older story's headline, in a newer one's body alone.
    member.run_command(news, "stories search", json!({"words": "water"})).await;
    let found = member.sees_ephemeral("both", shows("Stories that say “water”")).await;
    let text = found["embeds"][0]["description"].as_str().unwrap_or_default();
    let place = |part: &str| text.find(part).unwrap_or(usize::MAX);
    assert!(place("highest water on record") < place("night train comes back"), "{text}");
    assert!(place("night train comes back") < usize::MAX, "{text}");
    member.press(news, number(&found["id"]), &custom_id(&found, "Show to everyone")).await;
    member.sees(news, "the list, for all", shows("Stories that say “water”")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn what_rises_and_one_story_are_shown() {
    let (stage, folder) = (stage().await, folder());
    let bot = start(&stage, &folder).await;
    let (news, member, owner) = (stage.channel("news"), stage.person("member"), stage.person("owner"));
    member.run_command(news, "stories trending", json!({})).await;
    member.sees_ephemeral("nothing yet", says("No story has been shared here yet")).await;
    for person in [&member, &owner] {
        let posted = person.post(news, &story(&stage, "The Harbour Courier")).await;
        person.sees(news, "a card or a notice", answers(&posted)).await;
    }
    let posted = member.post(news, &story(&stage, "Parish Post")).await;
    member.sees(news, "a card", answers(&posted)).await;
    member.run_command(news, "stories trending", json!({})).await;
    let rising = member.sees_ephemeral("what rises", shows("Rising here")).await;
    let text = rising["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(text.contains("#flooding · shared 2 times · by 2 people"), "{text}");
    assert!(text.find("tide gates hold") < text.find("filed under curtains"), "{text}");

    let choices = member.autocomplete(news, "stories show", json!({"story": "bell"}), "story").await;
    assert_eq!(choices[0]["name"], "A bell that was filed under curtains");
    member.run_command(news, "stories show", json!({"story": choices[0]["value"], "public": true})).await;
    member
        .sees(news, "its card", |message| {
            message["embeds"][0]["title"] == choices[0]["name"] && !answers(&posted)(message)
        })
        .await;
    member.run_command(news, "stories show", json!({"story": "xyzzy"})).await;
    member.sees_ephemeral("nothing", says("Nothing found for “xyzzy”")).await;
    bot.stop().await;
    openapi::assert_conforms(&stage.playground.requests());
}

#[tokio::test]
async fn a_site_that_bars_programs_is_shown_by_its_preview_where_somebody_asks() {
    let options = pullquote::playground::Options::default();
    let (stage, folder) = (stage_with(options).await, folder());
    let blocked = format!("http://{}/blocked", stage.news.address());
    let mut stories = stage.news.stories();
    let known = stories[0].clone();
    stories.push(pullquote::playground::Story {
        url: blocked.clone(),
        title: "Ferry choir signs off".to_owned(),
        outlet: "The Walled Gazette".to_owned(),
        ..known
    });
    stage.playground.set_stories(stories);
    let bot = start(&stage, &folder).await;
    let (news, member) = (stage.channel("news"), stage.person("member"));
    let quiet = member.post(news, &blocked).await;
    let asked = member.post(news, &format!("<@{}> {blocked}", number(&stage.session["bot_id"]))).await;
    let is_card =
        |message: &Value| answers(&asked)(message) && message["embeds"][0]["title"] == "Ferry choir signs off";
    let card = member.sees(news, "a card of the preview", is_card).await;
    let text = card["embeds"][0]["description"].as_str().unwrap_or_default();
    assert!(text.contains("From Discord's preview"), "{text}");
    assert_eq!(card["embeds"][0]["author"]["name"], "The Walled Gazette");
    member.run_menu(news, 3, "Summarize link", number(&quiet["id"])).await;
    member.sees_ephemeral("the same", shows("Ferry choir signs off")).await;
    bot.stop().await;
    assert!(!member.history(news).await.iter().any(answers(&quiet)), "nobody asked there");
    openapi::assert_conforms(&stage.playground.requests());
}
