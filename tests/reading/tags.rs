use super::{page, read_page, structured};

#[track_caller]
fn check(head: &str, before: &str, expected: &[&str]) {
    assert_eq!(read_page(&page(head, &format!("<h1>The ferry returns</h1>{before}"))).tags, expected);
}

#[test]
fn metadata_is_cut_at_its_commas() {
    check(&structured("\"keywords\":\"Ferry, Harbour,Ann Lee\""), "", &["Ferry", "Harbour", "Ann Lee"]);
    check(&structured("\"keywords\":[\"Ferry\",\"Harbour\"]"), "", &["Ferry", "Harbour"]);
    check("<meta name=news_keywords content='Ferry; Harbour'>", "", &["Ferry", "Harbour"]);
    check(
        "<meta property=article:tag content=Ferry><meta property=article:tag content=Harbour>",
        "",
        &["Ferry", "Harbour"],
    );
}

#[test]
fn doubles_are_folded_and_the_first_form_kept() {
    check(
        &structured("\"keywords\":[\"#NewPier\",\"New Pier\",\"new-pier\",\"Café\",\"cafe\"]"),
        "",
        &["NewPier", "Café"],
    );
}

#[test]
fn visible_topics_serve_where_metadata_has_none() {
    check(
        "",
        "<div class=tags><a href='/tags/ferry'>#Ferry</a><a href='/tags/harbour'>Harbour</a></div>",
        &["Ferry", "Harbour"],
    );
    check("", "<footer><a rel=tag href='/x'>Ferry</a></footer>", &["Ferry"]);
    check("", "<div class=tags-inline>#Ferry, #Harbour, NewPier</div>", &["Ferry", "Harbour", "NewPier"]);
}

#[test]
fn navigation_and_prose_are_no_topics() {
    check(
        "",
        "<nav><a href='/topics/weather'>Weather</a></nav><section class=related><a href='/tags/boats'>Boats</a></section>",
        &[],
    );
    let prose = "<p>The boat that a <a href='/topics/shipyard'>shipyard</a> in the south has been repairing for two long years, at a cost that nobody names, is blue.</p>";
    check("", prose, &[]);
}

#[test]
fn arrows_and_the_whole_headline_are_no_part_of_topics() {
    check(&structured("\"keywords\":\"› Ferry,The ferry returns,Harbour\""), "", &["Ferry", "Harbour"]);
}

#[test]
fn vendors_tokens_are_dropped() {
    check(
        &structured(
            "\"keywords\":[\"_Prio_3\",\"8f507083-bac4-423a-9015-2eb31e1bce50\",\"NLP Entity Tokens: Ferry\",\"Category: Transport\",\"splitScreenImageLeft\",\"Ferry\",\"page_type\",\"https://x.example/\"]",
        ),
        "",
        &["Transport", "Ferry"],
    );
    check(&structured("\"keywords\":[\"sections/city\",\"topic/ferries\"]"), "", &["city", "ferries"]);
}

#[test]
fn the_outlet_and_the_author_are_no_topics() {
    check(
        &format!(
            "<meta property=og:site_name content='Harbour Post'><meta name=author content='Ann Lee'>{}",
            structured("\"keywords\":[\"Harbour Post\",\"Ann Lee\",\"Ferry\"]")
        ),
        "",
        &["Ferry"],
    );
}

#[test]
fn wire_codes_are_not_words() {
    check("<meta name=keywords content='AER,AERO,AMERS,ASIA,INDS08,TRAN'>", "", &[]);
}

#[test]
fn the_words_of_the_headline_in_a_row_are_no_topics() {
    let story = |keywords: &str| {
        let head = format!("<meta name=keywords content='{keywords}'>");
        read_page(&page(&head, "<h1>Old ferry returns to the harbour after repairs</h1>")).tags
    };
    assert!(story("old,ferry,returns,to,the,harbour,after,repairs,city").is_empty());
    assert_eq!(story("Repairs,harbour,ferry"), ["Repairs", "harbour", "ferry"]);
}

#[test]
fn the_sites_footer_holds_the_topics_of_the_day() {
    let story = page("", "<h1>The ferry returns</h1>");
    let topics = "<footer><ul class=hot-topics><li><a href='/t/1'>Elections</a></li></ul></footer>";
    assert!(read_page(&story.replace("</body>", &format!("{topics}</body>"))).tags.is_empty());
    check("", "<footer><div class=tags><a href='/t/2'>Ferry</a></div></footer>", &["Ferry"]);
}

#[test]
fn what_the_outlet_is_about_is_no_topic() {
    let site = "<meta name=keywords content='harbour news, world news, sport news, boats, weather'>";
    check(site, "", &[]);
    check(site, "<div class=tags><a href='/tags/ferry'>Ferry</a></div>", &["Ferry"]);
    check("<meta name=keywords content='Fake news, News UK, boats'>", "", &["Fake news", "News UK", "boats"]);
}

#[test]
fn a_menu_far_above_the_headline_holds_no_topics() {
    let link = "<a href='/topic/1-floods'>Floods</a>";
    let far = format!("<div class=top>{link}</div>{}<h1>The ferry returns</h1>", "<p>Home</p>".repeat(60));
    assert!(read_page(&page("", &far)).tags.is_empty());
    assert_eq!(read_page(&page("", &format!("{link}<h1>The ferry returns</h1>"))).tags, ["Floods"]);
}

#[test]
fn links_behind_a_line_that_says_so_are_topics() {
    let list = "<ul><li><a href='/world/spain'>Spain</a></li><li><a href='/harbours'>Harbours</a></li></ul>";
    for label in ["Explore more on these topics", "Themen:", "Archivado En", "Mots-clés"] {
        check("", &format!("<h1>The ferry returns</h1><div>{label}</div>{list}"), &["Spain", "Harbours"]);
    }
    // Up to the next line, and in one list.
    let more = format!("<div>Topics</div>{list}<p><a href='/node'>Add a comment</a></p>");
    check("", &format!("<h1>The ferry returns</h1>{more}"), &["Spain", "Harbours"]);
    // A sidebar's are the site's.
    check("", &format!("<h1>The ferry returns</h1><aside><h3>Tags</h3>{list}</aside>"), &[]);
    let own = "<a rel=tag href='/t/ferry'>Ferry</a>";
    check("", &format!("<h1>The ferry returns</h1>{own}<div>Tags</div>{list}"), &["Ferry"]);
}

#[test]
fn how_many_stories_a_topic_has_is_no_part_of_it() {
    let tags = |first: &str, second: &str| {
        format!("<div class=tags><a href='/s/1'>{first}</a><a href='/s/2'>{second}</a></div>")
    };
    check("", &tags("Gaza<span>398</span>", "Harbour <span>12</span>"), &["Gaza", "Harbour"]);
    check("", &tags("Gaza (398)", "Harbour (12)"), &["Gaza", "Harbour"]);
    check("", &tags("Agenda 2030", "Harbour"), &["Agenda 2030", "Harbour"]);
}

#[test]
fn tags_in_a_box_of_other_things_are_the_storys() {
    let tags = "<div class=tags><a href='/s/1'>Gaza</a><a href='/s/2'>Harbour</a></div>";
    check("", &format!("<h1>The ferry returns</h1><div class=related>{tags}</div>"), &["Gaza", "Harbour"]);
    let teaser = "<li class=tags><a href='/bridge'><h3>The bridge</h3></a><a href='/s/2'>Bridges</a></li>";
    check("", &format!("<h1>The ferry returns</h1><div class=related><ul>{teaser}</ul></div>"), &[]);
}

#[test]
fn a_shelf_is_no_topic() {
    let shelf = "<meta property=article:tag content='Business, Finance, &amp; Economics'>";
    check(shelf, "", &[]);
    check(&format!("{shelf}<meta name=keywords content='Ferry, Harbour'>"), "", &["Ferry", "Harbour"]);
}

#[test]
fn topics_in_a_row_are_cut_where_another_place_parts_them() {
    let row = structured("\"keywords\":\"Ferry Harbour Ann Lee\"");
    check(
        &format!("{row}<meta name=keywords content='Ann Lee, Ferry, Harbour'>"),
        "",
        &["Ann Lee", "Ferry", "Harbour"],
    );
    check(&format!("{row}<meta name=keywords content='Boats, Harbour'>"), "", &["Ferry Harbour Ann Lee"]);
    check("<meta property=article:tag content='Ferry/Harbour/Boats'>", "", &["Ferry", "Harbour", "Boats"]);
    check("<meta property=article:tag content='AC/DC'>", "", &["AC/DC"]);
}

#[test]
fn topics_that_readers_see_outweigh_keywords_that_the_story_does_not_hold() {
    let topics = "<div class=tags><a href='/tags/ferry'>Ferry</a><a href='/tags/pier'>Pier</a><a href='/tags/repairs'>Repairs</a></div>";
    let site = "<meta name=keywords content='cranes, lighthouses, whales, storms, anchors, captains'>";
    check(site, topics, &["Ferry", "Pier", "Repairs"]);
    let own = "<meta name=keywords content='cranes, ferry, harbour, storms, anchors, captains'>";
    check(own, topics, &["cranes", "ferry", "harbour", "storms", "anchors", "captains"]);
}

#[test]
fn a_layout_is_no_topic() {
    check("<meta name=keywords content='ferry,textaboveleftsmall,splitscreenimagerightinset'>", "", &["ferry"]);
}
