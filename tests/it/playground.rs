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
    assert_eq!(guild.channels.len(), 4, "the moderators' channel is hidden from the bot");
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
