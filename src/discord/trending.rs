//! What rises in a server, for `/stories trending`.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::buttons::Press;
use super::embed::{Reply, button};
use super::pages::{Asker, entry};
use super::replies::Words;
use super::{Bot, Fault};
use crate::card::{escape, limits};
use crate::store::{Question, RisingTag, to_row};
use crate::tags::Tag;

/// Tags and stories that are shown to rise, and the tags of these that have a button.
const RISING: usize = 5;
const TAG_BUTTONS: usize = 3;

/// What rises in a server: tags and stories.
pub(super) async fn trending(bot: &Bot, asker: &Asker, words: Words<'_>) -> Result<Reply, Fault> {
    let guild = to_row(asker.guild.get());
    let trends = bot.store().trending(guild, bot.now(), RISING, &|channel| asker.can_read(channel)).await?;
    if trends.tags.is_empty() && trends.stories.is_empty() {
        return Ok(Reply { content: words.say("none-recent", &[]), ..Reply::default() });
    }
    let tags: Vec<String> = trends.tags.iter().map(|rising| rising_tag(rising, words)).collect();
    let stories = trends
        .stories
        .iter()
        .map(|(hit, sharers)| {
            let counted = words.count("trending-sharers", *sharers);
            format!("{}\n-# {counted}", entry(hit, &Question::default(), None, asker.guild, words))
        })
        .collect();
    let embed = CreateEmbed::new().title(words.say("title-trending", &[])).description(body(&tags, stories, words));
    let buttons = trends.tags.iter().take(TAG_BUTTONS).filter_map(|rising| {
        let tag = Tag { key: rising.key.clone(), display: rising.display.clone() };
        let label = words.say("button-more-on", &[("tag", &tag.hashtag())]);
        Press::tag(&tag.key).map(|press| button(&press, &label, ButtonStyle::Primary))
    });
    let buttons: Vec<_> = buttons.collect();
    let components = if buttons.is_empty() { Vec::new() } else { vec![CreateActionRow::Buttons(buttons)] };
    Ok(Reply { embeds: vec![embed], components, ..Reply::default() })
}

/// The tags and, below them, as many of the stories as fit.
fn body(tags: &[String], mut stories: Vec<String>, words: Words<'_>) -> String {
    let below = |key: &str, text: &str| format!("**{}**\n{text}", words.say(key, &[]));
    if let Some(first) = stories.first_mut() {
        *first = below("trending-stories", first);
    }
    if !tags.is_empty() {
        stories.insert(0, below("trending-tags", &tags.join("\n")));
    }
    limits::listed(&stories, "\n\n", limits::DESCRIPTION)
}

fn rising_tag(rising: &RisingTag, words: Words<'_>) -> String {
    let tag = Tag { key: rising.key.clone(), display: rising.display.clone() };
    let times = words.count("trending-shares", rising.shares);
    let people = words.count("trending-sharers", rising.sharers);
    format!("#{} · {times} · {people}", escape::line(&tag.hashtag(), 60))
}

#[cfg(test)]
mod tests {
    use super::body;
    use crate::discord::replies::Replies;

    #[test]
    fn stories_are_whole_or_left_out() {
        let replies = Replies::new();
        let story = format!("**[Otters](https://news.example/{})** — News", "x".repeat(900));
        let text = body(&["#otters".to_owned()], vec![story.clone(); 5], replies.words("en-US"));
        let expected = format!("**Tags**\n#otters\n\n**Stories**\n{}\n\n…", vec![story; 4].join("\n\n"));
        assert_eq!(text, expected);
    }
}
