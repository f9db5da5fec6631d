use pullquote::article::BlockKind::{self, Heading, ListItem, Paragraph, Quote};
use pullquote::article::read;

use super::{STORY, page, read_page};

const FIRST: &str = "The old ferry will cross";

#[track_caller]
fn without(extra: &str, unwanted: &str) {
    let html =
        format!("<body><article><h1>The ferry returns</h1><div class=text>{STORY}{extra}</div></article></body>");
    let body = read_page(&html).body.text;
    assert!(body.contains(FIRST), "{body}");
    assert!(!body.contains(unwanted), "{body}");
}

#[test]
fn what_does_not_belong_is_left_out() {
    without("<div class=share-buttons><p>Share this story with all of your friends.</p></div>", "Share this story");
    without(
        "<figure><img src=a.jpg><figcaption>The ferry in spring, seen from the pier.</figcaption></figure>",
        "seen from the pier",
    );
    without("<aside class=related><p>Another story that is about the bridge.</p></aside>", "the bridge");
    without("<div class=newsletter-signup><p>Sign up and read us every morning.</p></div>", "every morning");
    without("<div id=comments><p>I like the ferry, it is very blue.</p></div>", "I like the ferry");
    without("<p class=visually-hidden>Only for readers of screens, it says.</p>", "readers of screens");
    without("<div class='cookie-banner'><p>We use cookies to make this page better.</p></div>", "cookies");
    without("<p>Read more: The bridge that was never built</p>", "never built");
    without("<p>Lesen Sie auch: Die Brücke, die niemand baute</p>", "niemand baute");
    without("<p>Advertisement</p>", "Advertisement");
    without("<div class=ad-slot aria-hidden=true><span>Advertisement</span></div>", "Advertisement");
    without("<div class=post-share><span>The ferry returns</span></div>", "The ferry returns");
    without("<ul><li><a href=/a>A story of bridges</a></li><li><a href=/b>A story of boats</a></li></ul>", "bridges");
    without("<h2>Related stories</h2><p>The bridge that was never built, and why it was not.</p>", "never built");
    without(
        "<article><h3><a href=/b>The bridge</a></h3><p>It was never built, and nobody knows why it was not.</p></article>",
        "never built",
    );
    without(
        "<blockquote class=twitter-tweet><p>I crossed the harbour today</p>&mdash; Ann (@ann)</blockquote>",
        "crossed the harbour",
    );
    without("<aside class=pullquote>We waited a long time for this morning</aside>", "xxx");
}

#[test]
fn headings_lists_and_quotations_stay_in_order() {
    let html = format!(
        "<article><h1>The ferry returns</h1><div>{STORY}<h2>What it costs</h2><p>The city paid nine million euros for the work.</p><ul><li>two euros a crossing</li><li>nothing for children</li></ul><blockquote>It is the best boat that we ever had here.</blockquote><p>It leaves every hour, on the hour.</p></div></article>"
    );
    let body = read_page(&html).body;
    let kinds: Vec<BlockKind> = body.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Paragraph, Paragraph, Paragraph, Heading, Paragraph, ListItem, ListItem, Quote, Paragraph]);
}

#[test]
fn blocks_cover_the_text() {
    let body = read_page(&page("", "<h1>The ferry returns</h1>")).body;
    let joined: Vec<&str> = body.blocks.iter().map(|block| &body.text[block.span.clone()]).collect();
    assert_eq!(joined.join("\n\n"), body.text);
}

#[test]
fn a_body_in_parts_is_joined() {
    let part = |text: &str| {
        format!(
            "<div class=chunk><p>{text} and so the day went on, said the captain of the boat.</p></div><div class=ad-slot>Advertisement</div>"
        )
    };
    let html = format!(
        "<article><h1>The ferry returns</h1>{}{}{}</article>",
        part("In the morning it rained"),
        part("At noon the sun came out"),
        part("In the evening a wind rose")
    );
    let text = read_page(&html).body.text;
    assert!(text.contains("In the morning") && text.contains("At noon") && text.contains("In the evening"), "{text}");
}

#[test]
fn a_named_body_is_found_among_much_else() {
    let teasers =
        "<div><p>A teaser that goes on for quite a while, as teasers on home pages do, and ends.</p></div>".repeat(3);
    let html = format!("<main>{teasers}<div itemprop=articleBody>{STORY}</div></main>");
    assert!(read_page(&html).body.text.starts_with(FIRST));
}

#[test]
fn text_without_paragraphs_is_cut_at_double_breaks() {
    let html = "<article><h1>The ferry returns</h1><div>The old ferry will cross the harbour again from Monday, the city said.<br><br>The crossing takes twelve minutes and costs two euros for a grown person.<br><br>It leaves every hour, on the hour, from the northern pier and from nowhere else.</div></article>";
    assert_eq!(read_page(html).body.blocks.len(), 3);
}

#[test]
fn wrappers_are_not_taken_at_their_word() {
    let html = format!(
        "<body class='newsletter-open'><div class='page has-comments sidebar-left'><article class='post type-post status-publish tag-share category-comments hentry'><h1>The ferry returns</h1>{STORY}</article></div></body>"
    );
    assert!(read_page(&html).body.text.starts_with(FIRST));
}

#[test]
fn structured_text_serves_where_the_page_shows_none() {
    let html = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The ferry returns\",\"articleBody\":\"The old ferry will cross the harbour again from Monday, the city said after two years of repairs.\\n\\nThe crossing takes twelve minutes and costs two euros; children under ten travel for nothing at all. It leaves every hour from the northern pier, and in the evening from the southern one.\"}</script><div id=app></div>";
    let body = read_page(html).body;
    assert!(body.text.starts_with(FIRST), "{}", body.text);
    assert_eq!(body.blocks.len(), 2);
}

#[test]
fn nothing_gives_nothing() {
    for html in ["", " ", "<html>", "<p>", "\0\0", "&&&", "<!--"] {
        assert_eq!(read(html, None).body.text, "");
    }
}

#[test]
fn pull_quotes_are_kept_apart() {
    let html = format!(
        "<article><h1>The ferry returns</h1><div>{STORY}<aside class=pull-quote>We waited a long time for this morning</aside></div></article>"
    );
    let article = read_page(&html);
    assert_eq!(article.pull_quotes, ["We waited a long time for this morning"]);
}

#[test]
fn a_text_that_only_a_script_has_is_read() {
    let head = "<meta property=og:type content=article><title>The ferry returns</title>";
    let lines = [
        "The old ferry will cross the harbour again from Monday, the city said after two years of repairs.",
        "“We waited a long time for this morning,” said Ann Lee, who runs a shop at the northern pier.",
        "The crossing takes twelve minutes and costs two euros; children under ten travel for nothing at all.",
        "Captain Ole Bak will steer the first one, and the school band is to play on the quay from nine o’clock.",
    ];
    let html = lines.map(|line| format!("<p>{line}</p>")).concat();
    let pushed = serde_json::json!([1, html]).to_string().replace('<', "\\u003c");
    let parts: Vec<_> = lines.iter().map(|line| serde_json::json!({"type": "text", "content": line})).collect();
    let rich: Vec<_> = lines
        .iter()
        .map(|line| {
            let (front, end) = line.split_at(line.find(' ').map_or(0, |at| at + 1));
            serde_json::json!({"type": "paragraph", "children": [{"text": front}, {"text": end, "bold": true}]})
        })
        .collect();
    for script in [
        format!("<script>self.__next_f=self.__next_f||[];self.__next_f.push({pushed})</script>"),
        format!(
            "<script id=__NEXT_DATA__ type=application/json>{}</script>",
            serde_json::json!({"props": {"body": html}})
        ),
        format!("<script>window.__STATE__ = {};</script>", serde_json::json!({"story": {"elements": parts}})),
        format!("<script>window.data={{}};var x=1;state={}</script>", serde_json::json!({"a": [{"doc": rich}]})),
    ] {
        let page = format!(
            "<html lang=en><head>{head}</head><body><h1>The ferry returns</h1><div id=root></div>{script}</body></html>"
        );
        let article = read_page(&page);
        assert_eq!(article.body.text, lines.join("\n\n"), "{script}");
        assert_eq!(article.body.blocks.len(), lines.len());
    }
    let teasers = format!("<html><body><h1>Home</h1><script>x={}</script></body></html>", serde_json::json!(lines));
    assert_eq!(read_page(&teasers).body.text, "", "a page that is no article has no such text");
}

#[test]
fn a_long_first_paragraph_stays_whatever_it_ends_in() {
    let first = "The harbour ferry is a boat that has crossed the bay since the days of steam, was rebuilt twice, and is run by the city together with the village on the other side of the water.[2]";
    let html = format!("<article><h1>The ferry returns</h1><div><p>{first}</p>{STORY}</div></article>");
    assert!(read_page(&html).body.text.starts_with(first));
}

#[test]
fn behind_the_storys_own_element_other_stories_begin() {
    let teaser =
        |n: u32| format!("<p>Bridge {n} was never built, and nobody in the whole city knows why it was not.</p>");
    let stream = (0..5).map(teaser).collect::<Vec<_>>().concat();
    let html = format!(
        "<body><div><h1>The ferry returns</h1><div>{STORY}</div><h2>Recommended for You</h2><div>{stream}</div></div></body>"
    );
    let text = read_page(&html).body.text;
    assert!(text.starts_with(FIRST) && !text.contains("never built"), "{text}");
}

#[test]
fn pointers_in_other_languages_are_left_out() {
    without("<p>Baca juga: Jembatan yang tidak pernah dibangun</p>", "Jembatan");
    without("<p>You have 1 article left to read this month.</p>", "1 article left");
    without("<div class=another_category><p>The other bridges of this city, one by one.</p></div>", "one by one");
    without("<p>Читайте также: Мост, который не построили</p>", "Мост");
    without("<p class=print-header>For the printed page and for nobody else there is this line.</p>", "printed page");
}

#[test]
fn of_the_texts_in_a_script_the_one_that_the_description_opens_is_read() {
    let description = "The old ferry will cross the harbour again from Monday";
    let lines = [
        format!("NORTH PIER — {description}, the city said after two years of repairs."),
        "“We waited a long time for this morning,” said Ann Lee, who runs a shop at the northern pier.".to_owned(),
        "The crossing takes twelve minutes and costs two euros; children under ten travel for nothing at all."
            .to_owned(),
    ];
    let story = format!("<p>{}{{/p}}", lines.join("{/p}<p>"));
    let weather =
        "<p>It will rain in the morning, and in the evening a wind from the sea is to be expected.{/p}".repeat(9);
    let script = serde_json::json!({"weather": weather, "story": story});
    let html = format!(
        "<meta property=og:type content=article><meta name=description content='{description}.'><h1>The ferry returns</h1><script>x={script}</script>"
    );
    assert_eq!(read_page(&html).body.text, lines.join("\n\n"));
}

#[test]
fn a_biography_is_left_out_of_a_short_text_too() {
    let bio = "<div class=author-bio><p>Ann Lee writes about boats. Before that she was a captain, a cook on a ferry and, for one long winter, the only person on an island in the north.</p></div>";
    let first = "The old ferry will cross the harbour again from Monday, the city said after two years of repairs.";
    let html = format!(
        "<article><h1>The ferry returns</h1><div class=kicker>{bio}<p>{first}</p><p>It will leave every hour, on the hour, from the northern pier and from nowhere else.</p></div></article>"
    );
    let text = read_page(&html).body.text;
    assert!(text.starts_with(first), "{text}");
}

#[test]
fn lines_behind_the_last_sentence_are_left_out() {
    for line in ["Source: Harbour Press", "ann@harbourpost.example (END)", "Photo: Bob Ray", "114 views"] {
        without(&format!("<p>{line}</p>"), line);
    }
    let poem = ["The boat is blue", "the sea is too", "and who are you", "who never knew"];
    let lines = poem.map(|line| format!("<p>{line}</p>")).concat();
    let html = format!("<article><h1>The ferry returns</h1><div>{STORY}{lines}</div></article>");
    assert!(read_page(&html).body.text.ends_with(poem[3]));
    let html = format!("<article><h1>The ferry returns</h1><div>{STORY}<ul><li>two euros</li></ul></div></article>");
    assert!(read_page(&html).body.text.ends_with("two euros"));
}

#[test]
fn what_readers_say_is_no_part_of_the_story() {
    let story = format!("{STORY}<p>{}</p>", "The boat moves on, and nobody looks back at the pier. ".repeat(6));
    let said = "<p>I was there when it sank, and it was not blue at all, whatever they say.</p>".repeat(30);
    for line in
        ["5 comments", "32 thoughts on “The ferry returns”", "Dieser Artikel hat 32 Kommentare.", "(2) Commentaires"]
    {
        let html = format!("<body><h1>The ferry returns</h1><div>{story}<p>{line}</p>{said}</div></body>");
        assert!(!read_page(&html).body.text.contains("when it sank"), "{line}");
    }
    // Above the text stands how many there are.
    let html = format!("<body><h1>The ferry returns</h1><div><p>5 comments</p>{story}</div></body>");
    assert!(read_page(&html).body.text.contains("nobody looks back"));
    let html = format!(
        "<body><h1>The ferry returns</h1><div>{story}<p>3 comments from the mayor made it worse.</p>{said}</div></body>"
    );
    assert!(read_page(&html).body.text.contains("when it sank"));
}

/// Paragraphs of the story behind what stands amid it.
const MORE: &str = "<p>Behind the bridge the boat waits for the tide, which comes twice on every day of the year.</p>
<p>Nobody on the pier remembers when the last one of these boats was built in this town.</p>";

#[test]
fn the_story_goes_on_behind_a_box_amid_it() {
    let teasers =
        "<h2>Related</h2><div><p>The lighthouse will be painted in a colour that nobody has seen yet.</p></div>";
    for html in [
        // In the element that holds the story, or in the next of several.
        format!("<div>{STORY}<div>{teasers}</div>{MORE}</div>"),
        format!(
            "<div class=qa><div class=qb>{STORY}</div><div class=qc>{teasers}</div><div class=qb>{MORE}</div></div>"
        ),
    ] {
        let body = read_page(&format!("<body><article><h1>The ferry returns</h1>{html}</article></body>")).body.text;
        assert!(body.contains(FIRST) && body.ends_with("in this town."), "{body}");
        assert!(!body.contains("lighthouse") && !body.contains("Related"), "{body}");
    }
}

#[test]
fn what_readers_say_is_no_story_that_goes_on() {
    without(&format!("<h2>Comments</h2>{MORE}"), "Behind the bridge");
}

#[test]
fn a_generated_name_says_nothing() {
    for name in ["ad7e0c19-41fd-4b8e-9a2c-0d8349ce4461", "row-k2OvAdTgMX", "w-00ad4e"] {
        let html = format!("<h1>The ferry returns</h1><div class=text>{STORY}<div id={name}>{MORE}</div></div>");
        let body = read_page(&format!("<body><article>{html}</article></body>")).body.text;
        assert!(body.ends_with("in this town."), "{name}: {body}");
    }
    for name in ["ad12", "mid-ad-3", "adSlot2"] {
        without(&format!("<div id={name}>{MORE}</div>"), "Behind the bridge");
    }
}

#[track_caller]
fn with(extra: &str, wanted: &str) {
    let html = format!("<body><article><h1>The ferry returns</h1><div>{STORY}{extra}{MORE}</div></article></body>");
    let body = read_page(&html).body.text;
    assert!(body.contains(FIRST) && body.contains(wanted), "{body}");
}

#[test]
fn what_colours_code_says_nothing() {
    with(
        "<pre><code><span class=comment>// two crossings</span> let <span class=tag>n</span> = 2;</code></pre>",
        "let n = 2;",
    );
}

#[test]
fn a_paragraph_is_what_all_of_it_is() {
    let rest = "the boat was built in this town, and it will be repaired here as well.";
    with(&format!("<p><span class=related-label>By the way,</span> {rest}</p>"), rest);
    with(&format!("<p><span class=caption>The pier.</span> Behind it {rest}</p>"), rest);
    without(&format!("<p><span class=caption>The pier, where {rest}</span></p>"), rest);
    let title = "Why the bridge at the northern end of the harbour was drawn four times and never built, and why it may be drawn once more before the summer ends";
    without(&format!("<p>Lire aussi : <a href=/bridge>{title}</a> for readers only.</p>"), title);
}

#[test]
fn a_heading_that_links_lead_to_is_no_link() {
    with(
        "<h2><a name=costs>What the boats cost</a></h2><p>The city paid nine million euros for it.</p>",
        "What the boats",
    );
}
