use super::{STORY, page, read_page, structured};

#[track_caller]
fn check(head: &str, before: &str, expected: Option<&str>) {
    assert_eq!(read_page(&page(head, before)).dek.as_deref(), expected);
}

#[test]
fn a_named_standfirst_is_taken() {
    for class in
        ["standfirst", "article__dek", "field--name-field-dek", "subtitle", "chapo", "entradilla", "ingress", "perex"]
    {
        let before = format!("<h1>The ferry returns</h1><div class='{class}'>After two years the boat is back.</div>");
        check(
            "<meta name=description content='Read about the ferry.'>",
            &before,
            Some("After two years the boat is back."),
        );
    }
}

#[test]
fn the_description_serves_where_nothing_stands() {
    check(
        "<meta name=description content='After two years the boat is back.'>",
        "<h1>The ferry returns</h1>",
        Some("After two years the boat is back."),
    );
    check(
        &structured("\"description\":\"After two years the boat is back.\""),
        "<h1>The ferry returns</h1>",
        Some("After two years the boat is back."),
    );
}

#[test]
fn a_visible_line_that_the_description_repeats_is_taken_whole() {
    let before = "<h1>The ferry returns</h1><header><p>After two years the boat is back, and it is blue.</p></header>";
    check(
        "<meta name=description content='After two years the boat is back'>",
        before,
        Some("After two years the boat is back, and it is blue."),
    );
}

#[test]
fn dates_credits_and_captions_are_no_standfirst() {
    let before = "<h1>The ferry returns</h1><p class=date>Updated on Monday, 2 March 2020 at noon.</p><figure><img src=a.jpg><figcaption>The ferry in the harbour in spring.</figcaption></figure>";
    check("", before, None);
}

#[test]
fn the_first_paragraph_is_no_standfirst() {
    let html = page(
        "<meta name=description content='The old ferry will cross the harbour again from Monday, the city said after two years of repairs.'>",
        "<h1>The ferry returns</h1>",
    );
    let article = read_page(&html);
    assert!(article.body.text.starts_with("The old ferry will cross"), "{}", article.body.text);
}

#[test]
fn a_standfirst_is_not_in_the_body() {
    let article =
        read_page(&page("", "<h1>The ferry returns</h1><p class=standfirst>After two years the boat is back.</p>"));
    assert!(!article.body.text.contains("After two years the boat"), "{}", article.body.text);
    assert_eq!(article.body.blocks.len(), STORY.matches("<p>").count());
}

#[test]
fn dates_and_bars_at_the_ends_go() {
    for text in [
        "31. Oktober 2023. After two years the boat is back.",
        "After two years the boat is back.Monday, 6 January 2020",
        "After two years the boat is back. |",
    ] {
        let head = format!("<meta name=description content='{text}'>");
        check(&head, "<h1>The ferry returns</h1>", Some("After two years the boat is back."));
    }
}

#[test]
fn a_standfirst_in_several_paragraphs_is_taken_whole() {
    let before = "<h1>The ferry returns</h1><header><p class=lead>After two years the boat is back.</p>\
        <p class=lead>It is blue now.</p></header>";
    check("", before, Some("After two years the boat is back. It is blue now."));
}

#[test]
fn what_repeats_the_description_is_the_standfirst_whatever_it_is_called() {
    let line = "After two years the boat is back, and commuters breathe again.";
    let before = format!("<h1>The ferry returns</h1><p class=article__topic><b>{line}</b></p>");
    let text = "<p>Ann Lee ran out of patience long ago, she says, and bought a bicycle to get around the bay.</p>";
    check(&format!("<meta name=description content='{line}'>"), &format!("{before}{text}"), Some(line));
}

#[test]
fn paragraphs_of_one_name_are_one_standfirst() {
    let before = "<h1>The ferry returns</h1><p data-test-tag=lead-text>The boat is back.</p>\
                  <p data-test-tag=lead-text>It is blue now.</p>";
    check(
        "<meta name=description content='The boat is back. It is bl'>",
        before,
        Some("The boat is back. It is blue now."),
    );
}

#[test]
fn a_sentence_as_second_heading_is_a_standfirst_and_a_crosshead_is_none() {
    let head = "<meta name=description content='Read what changes for the harbour.'>";
    let sentence = "Heads up, commuters: the ferry sails again on Monday.";
    check(head, &format!("<h1>The ferry returns</h1><h2>{sentence}</h2>"), Some(sentence));
    let crosshead = format!("<h1>The ferry returns</h1><p>{STORY}</p><h3 class=subtitle>Other worries</h3>");
    check(head, &crosshead, Some("Read what changes for the harbour."));
}

#[test]
fn a_name_tells_the_standfirst_of_a_page_without_headline() {
    let before = "<div class=article-view><h2 class=sub-tit>Blue boat, old pier</h2></div>";
    check("<meta name=description content='Read about the ferry.'>", before, Some("Blue boat, old pier"));
}

#[test]
fn what_says_who_the_author_is_is_no_standfirst() {
    let byline = "<h1>The ferry returns</h1><p class=byline>By <a href='/authors/ann-lee'>Ann Lee</a>, a writer for the \
        harbour pages. She has written about boats and those who steer them for more than twenty years now.</p>";
    check("", byline, None);
    let card = "<h1>The ferry returns</h1><div class=author-dropdown><div class=description><p>Ann Lee writes about boats and \
        those who steer them.</p></div></div>";
    check("", card, None);
    let video = "<h1>The ferry returns</h1><div><p class=video-desc itemprop=description>The mayor greets the captain.</p></div>";
    check("", video, None);
}

#[test]
fn a_date_is_no_standfirst_where_no_heading_shows_the_headline() {
    let lines = "<div class=big>The ferry returns</div><div class=volanta_date>Monday, 2 March 2020</div>\
        <div class=intro>After two years the boat is back.</div>";
    check("<title>The ferry returns</title>", lines, Some("After two years the boat is back."));
}

#[test]
fn the_title_of_a_player_in_the_lead_is_no_standfirst() {
    let player = "<h1>The ferry returns</h1><div class=article__lede><div class=video__headline>Mayor on the ferry: We waited for a long time</div></div>";
    check(
        "<meta name=description content='After two years the boat is back.'>",
        player,
        Some("After two years the boat is back."),
    );
}

#[test]
fn a_line_between_headline_and_byline_is_the_standfirst_of_a_page_without_description() {
    let line = "Two years of repairs end on Monday, and the first crossing is free for all who waited";
    let before = format!("<h1>The ferry returns</h1><div><p>{line}</p></div><p>By Ann Lee</p><p>2 March 2020</p>");
    assert_eq!(read_page(&page("", &before)).dek.as_deref(), Some(line));
    // A page that describes itself tells.
    let described = "<meta name=description content='The ferry is back after two years, the city says.'>";
    let article = read_page(&page(described, &before));
    assert_eq!(article.dek.as_deref(), Some("The ferry is back after two years, the city says."));
}
