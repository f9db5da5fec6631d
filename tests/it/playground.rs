//! The playground with the unmodified serenity client, and its answers past it.

use serde_json::json;
use serenity::all::{
    ChannelId, Command, CommandOptionType, CreateActionRow, CreateAutocompleteResponse, CreateButton, CreateCommand,
    CreateCommandOption, CreateEmbed, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateMessage, EditInteractionResponse, Event, Interaction,
};

use crate::support::raw_bot::RawBot;
use crate::support::{eventually, number, stage};

#[tokio::test]
async fn serenity_connects_and_hears_messages() {
    let stage = stage().await;
    let bot = RawBot::connect(&stage).await;
    let guild = bot
        .next("GUILD_CREATE", |event| match event {
            Event::GuildCreate(event) => Some(event.guild),
            _ => None,
        })
        .await;
    assert_eq!(guild.id.get(), stage.guild());
    assert_eq!(guild.channels.len(), 6, "the moderators' channel is hidden from the bot");
    stage.playground.wait_for_bot().await;

    let news = stage.channel("news");
    let posted = stage.person("member").post(news, "Read this: https://example.com/story").await;
    let heard = bot
        .next("MESSAGE_CREATE", |event| match event {
            Event::MessageCreate(event) => Some(event.message),
            _ => None,
        })
        .await;
    assert_eq!(heard.id.get(), number(&posted["id"]));
    assert_eq!(heard.content, "Read this: https://example.com/story");
    assert_eq!(heard.guild_id.map(serenity::all::GuildId::get), Some(stage.guild()));

    let embed = CreateEmbed::new().title("A headline").description("> A quote").url("https://example.com/story");
    let button = CreateButton::new("card:remove").label("Remove");
    let reply = CreateMessage::new()
        .reference_message(&heard)
        .embed(embed)
        .components(vec![CreateActionRow::Buttons(vec![button])]);
    let reply = ChannelId::new(news).send_message(&bot.http, reply).await.expect("a reply");
    assert_eq!(reply.referenced_message.as_ref().map(|m| m.id), Some(heard.id));
    let seen = stage.person("owner").message(news, reply.id.get()).await.expect("the reply stands");
    assert_eq!(seen["type"], 19);
    assert_eq!(seen["embeds"][0]["title"], "A headline");
}

#[tokio::test]
async fn interactions_make_the_round() {
    let stage = stage().await;
    let bot = RawBot::connect(&stage).await;
    let option = CreateCommandOption::new(CommandOptionType::String, "query", "What to look for")
        .required(true)
        .set_autocomplete(true);
    let command = CreateCommand::new("find").description("Finds a story").add_option(option);
    Command::set_global_commands(&bot.http, vec![command]).await.expect("commands are taken");
    stage.playground.wait_for_bot().await;
    let member = stage.person("member");
    let general = stage.channel("general");

    // A slash command, deferred, answered, followed up.
    assert_eq!(member.run_command(general, "find", json!({"query": "tide"})).await.0, 204);
    let asked = bot.next("the command", interaction).await.command().expect("a command");
    assert_eq!(asked.data.options[0].value.as_str(), Some("tide"));
    asked.defer_ephemeral(&bot.http).await.expect("deferred");
    asked.edit_response(&bot.http, EditInteractionResponse::new().content("Nothing yet.")).await.expect("edited");
    member.sees_ephemeral("the answer", |m| m["content"] == "Nothing yet.").await;
    let button = CreateButton::new("again").label("Again");
    let more = CreateInteractionResponseFollowup::new()
        .content("More")
        .components(vec![CreateActionRow::Buttons(vec![button])]);
    asked.create_followup(&bot.http, more).await.expect("a follow-up");
    let twice = asked.defer(&bot.http).await.expect_err("acknowledged before");
    assert!(twice.to_string().contains("already been acknowledged"), "{twice}");

    // A button changes its message.
    let shown = member.sees(general, "the follow-up", |m| m["content"] == "More").await;
    let shown_id = number(&shown["id"]);
    assert_eq!(member.press(general, shown_id, "other").await.0, 400, "no such button");
    assert_eq!(member.press(general, shown_id, "again").await.0, 204);
    let pressed = bot.next("the press", interaction).await.message_component().expect("a component");
    assert_eq!(pressed.user.id.get(), member.id);
    let change = CreateInteractionResponseMessage::new().content("Pressed").components(Vec::new());
    pressed.create_response(&bot.http, CreateInteractionResponse::UpdateMessage(change)).await.expect("updated");
    member.sees(general, "the change", |m| m["content"] == "Pressed").await;

    // Choices while typing.
    let (choices, ()) = tokio::join!(member.autocomplete(general, "find", json!({"query": "t"}), "query"), async {
        let asked = bot.next("the typing", interaction).await.autocomplete().expect("autocomplete");
        let answer = CreateAutocompleteResponse::new().add_string_choice("Tide", "tide");
        asked.create_response(&bot.http, CreateInteractionResponse::Autocomplete(answer)).await.expect("choices");
    });
    assert_eq!(choices, [json!({"name": "Tide", "value": "tide"})]);
}

fn interaction(event: Event) -> Option<Interaction> {
    match event {
        Event::InteractionCreate(event) => Some(event.interaction),
        _ => None,
    }
}

#[tokio::test]
async fn a_dropped_connection_is_resumed_without_loss() {
    let stage = stage().await;
    let bot = RawBot::connect(&stage).await;
    stage.playground.wait_for_bot().await;
    stage.order_fault(json!({"kind": "gateway", "action": "close", "code": null})).await;
    eventually("the drop", || async { (!stage.playground.bot_is_connected()).then_some(()) }).await;
    stage.person("member").post(stage.channel("news"), "while away").await;
    let missed = bot.next("the missed message", |event| match event {
        Event::MessageCreate(event) => Some(event.message.content),
        _ => None,
    });
    assert_eq!(missed.await, "while away");
}

/// Posts as the bot and gives the refusal: status, code and the whole body.
async fn refused(stage: &crate::support::Stage, path: &str, body: serde_json::Value) -> (u16, u64, serde_json::Value) {
    let (status, body) = stage.as_bot("POST", path, Some(body)).await;
    (status, body["code"].as_u64().unwrap_or(0), body)
}

#[tokio::test]
async fn limits_are_refused_in_discords_words() {
    let stage = stage().await;
    let path = format!("/channels/{}/messages", stage.channel("news"));
    let long = |length: usize| "é".repeat(length);
    let button = |label: &str, url: &str| json!({"type": 2, "style": 5, "label": label, "url": url});
    let row = |buttons: Vec<serde_json::Value>| json!({"components": [{"type": 1, "components": buttons}]});
    let field = json!({"name": "n", "value": "v"});
    let cases = [
        (json!({"content": long(2_001)}), "/errors/content/_errors/0/code", "BASE_TYPE_MAX_LENGTH"),
        (json!({"embeds": [{"title": long(257)}]}), "/errors/embeds/0/title/_errors/0/code", "BASE_TYPE_MAX_LENGTH"),
        (
            json!({"embeds": [{"fields": vec![field; 26]}]}),
            "/errors/embeds/0/fields/_errors/0/code",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({"embeds": [{"description": long(4_000)}, {"description": long(2_001)}]}),
            "/errors/embeds/_errors/0/code",
            "MAX_EMBED_SIZE_EXCEEDED",
        ),
        (
            json!({"embeds": [{"url": "javascript:alert(1)", "title": "t"}]}),
            "/errors/embeds/0/url/_errors/0/code",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            row(vec![button(&long(81), "https://example.com")]),
            "/errors/components/0/components/0/label/_errors/0/code",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            row(vec![button("Post", &format!("https://example.com/{}", "a".repeat(500)))]),
            "/errors/components/0/components/0/url/_errors/0/code",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            row(vec![button("Post", "https://example.com"); 6]),
            "/errors/components/0/components/_errors/0/code",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (json!({"content": "x", "nonce": "n".repeat(26)}), "/errors/nonce/_errors/0/code", "NONCE_TYPE_TOO_LONG"),
    ];
    for (body, pointer, wanted) in cases {
        let (status, code, answer) = refused(&stage, &path, body).await;
        assert_eq!((status, code), (400, 50_035), "{answer}");
        assert_eq!(answer.pointer(pointer), Some(&json!(wanted)), "{answer}");
    }
    assert_eq!(refused(&stage, &path, json!({"content": " "})).await.1, 50_006);
    let (status, message) = stage.as_bot("POST", &path, Some(json!({"content": long(2_000)}))).await;
    assert_eq!(status, 200, "code points count, not bytes: {message}");
}

#[tokio::test]
async fn a_nonce_that_is_enforced_returns_the_first_message() {
    let stage = stage().await;
    let path = format!("/channels/{}/messages", stage.channel("news"));
    let body = json!({"content": "once", "nonce": "card-1", "enforce_nonce": true});
    let (_, first) = stage.as_bot("POST", &path, Some(body.clone())).await;
    let (_, second) = stage.as_bot("POST", &path, Some(body)).await;
    assert_eq!(first["id"], second["id"]);
    assert_eq!(stage.person("member").history(stage.channel("news")).await.len(), 1);
}

#[tokio::test]
async fn permissions_decide() {
    let stage = stage().await;
    let (news, closed) = (stage.channel("news"), stage.channel("moderators"));
    let (member, moderator) = (stage.person("member"), stage.person("moderator"));
    let message = number(&moderator.post(news, "mine").await["id"]);
    let one = format!("/channels/{news}/messages/{message}");
    let code = |(_, body): (u16, serde_json::Value)| body["code"].as_u64().unwrap_or(0);

    assert_eq!(code(member.call("DELETE", &one, None).await), 50_013);
    assert_eq!(code(member.call("PATCH", &one, Some(json!({"flags": 4}))).await), 50_013);
    assert_eq!(code(member.call("PATCH", &one, Some(json!({"content": "yours"}))).await), 50_005);
    assert_eq!(code(member.call("GET", &format!("/channels/{closed}/messages"), None).await), 50_001);
    assert_eq!(code(stage.as_bot("GET", "/channels/1/messages", None).await), 10_003);
    assert_eq!(code(stage.as_bot("GET", &format!("/channels/{news}/messages/1"), None).await), 10_008);
    assert_eq!(stage.as_bot("PATCH", &one, Some(json!({"flags": 4}))).await.0, 200, "the bot may suppress");

    let reading = 1_u64 << 10 | 1 << 11;
    stage.playground.change_settings(json!({"bot_permissions": reading.to_string()})).expect("settings");
    let path = format!("/channels/{news}/messages");
    let reply = json!({"content": "x", "message_reference": {"message_id": message.to_string()}});
    assert_eq!(refused(&stage, &path, reply).await.1, 160_002);
    assert_eq!(refused(&stage, &path, json!({"embeds": [{"title": "x"}]})).await.1, 50_013);

    let body = Some(json!([{"name": "setup", "description": "Sets up", "default_member_permissions": "32"}]));
    let application = stage.session["application_id"].as_str().expect("an id");
    assert_eq!(stage.as_bot("PUT", &format!("/applications/{application}/commands"), body).await.0, 200);
    assert_eq!(code(member.run_command(news, "setup", json!({})).await), 50_013);
    assert_eq!(moderator.run_command(news, "setup", json!({})).await.0, 204);

    let nobody = reqwest::Client::new().get(format!("{}/api/v10/users/@me", stage.playground.api_base()));
    let nobody = nobody.header("authorization", "Bot wrong").send().await.expect("an answer");
    assert_eq!(nobody.status().as_u16(), 401);
}

#[tokio::test]
async fn previews_come_late_and_can_be_suppressed() {
    let stage = crate::support::stage_with(pullquote::playground::Options::default()).await;
    stage.playground.change_settings(json!({"preview_delay_ms": 20})).expect("settings");
    let news = stage.channel("news");
    let member = stage.person("member");
    let link = stage.news.stories()[0].url.clone();
    let posted = number(&member.post(news, &link).await["id"]);
    let has_embeds = |wanted: bool| {
        move |m: &serde_json::Value| {
            number(&m["id"]) == posted && m["embeds"].as_array().is_some_and(|all| all.is_empty() != wanted)
        }
    };
    let shown = member.sees(news, "the preview", has_embeds(true)).await;
    assert_eq!(shown["embeds"][0]["type"], "article");
    let one = format!("/channels/{news}/messages/{posted}");
    assert_eq!(stage.as_bot("PATCH", &one, Some(json!({"flags": 4}))).await.0, 200);
    member.sees(news, "no preview", has_embeds(false)).await;
    assert_eq!(stage.as_bot("PATCH", &one, Some(json!({"flags": 0}))).await.0, 200);
    member.sees(news, "the preview again", has_embeds(true)).await;
}

#[tokio::test]
async fn faults_spoil_answers_as_ordered() {
    let stage = stage().await;
    let news = stage.channel("news");
    let path = format!("/channels/{news}/messages");
    stage
        .order_fault(json!({
            "kind": "rest", "match": "POST /channels/*/messages", "status": 502, "body": "<h1>Bad gateway</h1>", "after_effect": true,
        }))
        .await;
    assert_eq!(stage.as_bot("POST", &path, Some(json!({"content": "kept"}))).await.0, 502);
    assert_eq!(stage.person("member").history(news).await.len(), 1, "the message stands although the answer was lost");
    assert_eq!(stage.as_bot("POST", &path, Some(json!({"content": "next"}))).await.0, 200);
    let noted: Vec<u16> = stage.playground.requests().iter().map(|request| request.status).collect();
    assert_eq!(noted, [502, 200]);
}

#[tokio::test]
async fn what_serenity_sends_conforms_to_the_document() {
    let stage = stage().await;
    let bot = RawBot::connect(&stage).await;
    let news = ChannelId::new(stage.channel("news"));
    let embed = CreateEmbed::new().title("t").field("n", "v", true).image("https://example.com/a.jpg");
    let sent = news.send_message(&bot.http, CreateMessage::new().embed(embed)).await.expect("sent");
    sent.react(&bot.http, '👍').await.expect("a reaction");
    sent.delete(&bot.http).await.expect("deleted");
    crate::support::openapi::assert_conforms(&stage.playground.requests());
    if let Some(document) = crate::support::openapi::OpenApi::load() {
        let mut wrong = stage.playground.requests();
        wrong.retain(|request| request.method == "POST");
        wrong[0].body = json!({"content": 5});
        assert_eq!(document.faults(&wrong).len(), 1, "a wrong body is found");
    }
}

#[tokio::test]
async fn content_is_blanked_without_the_intent() {
    let stage = stage().await;
    stage.playground.change_settings(json!({"message_content": false})).expect("settings");
    let bot = RawBot::connect(&stage).await;
    stage.playground.wait_for_bot().await;
    let member = stage.person("member");
    let me = stage.session["bot_id"].as_str().expect("an id");
    member.post(stage.channel("news"), "secret").await;
    member.post(stage.channel("news"), &format!("<@{me}> open")).await;
    let content = |event| match event {
        Event::MessageCreate(event) => Some(event.message.content),
        _ => None,
    };
    assert_eq!(bot.next("the first", content).await, "");
    assert_eq!(bot.next("the second", content).await, format!("<@{me}> open"));
}
