use super::{page, read_page, structured};

#[track_caller]
fn check(head: &str, before: &str, expected: &[&str]) {
    assert_eq!(read_page(&page(head, &format!("<h1>The ferry returns</h1>{before}"))).byline, expected);
}

#[test]
fn lines_are_cut_in_every_languages_and() {
    for (line, names) in [
        ("By Ann Lee", &["Ann Lee"][..]),
        ("By Ann Lee and Bob Ray", &["Ann Lee", "Bob Ray"]),
        ("Von Anna Groß und Jan Klein", &["Anna Groß", "Jan Klein"]),
        ("Artikel von: Anna Groß", &["Anna Groß"]),
        ("Par Anne Petit et Luc Roux", &["Anne Petit", "Luc Roux"]),
        ("Por Ana Gil y Juan Paz", &["Ana Gil", "Juan Paz"]),
        ("Av Anna Berg och Nils Ek", &["Anna Berg", "Nils Ek"]),
        ("Af Mette Lund og Ole Bak", &["Mette Lund", "Ole Bak"]),
        ("Door Anna Bos en Jan Vis", &["Anna Bos", "Jan Vis"]),
        ("By Ann Lee, Bob Ray & Cy Day", &["Ann Lee", "Bob Ray", "Cy Day"]),
    ] {
        check("", &format!("<p class=byline>{line}</p>"), names);
    }
}

#[test]
fn people_outweigh_organisations() {
    check(
        &structured("\"author\":{\"@type\":\"Organization\",\"name\":\"Harbour Post\"}"),
        "<p class=byline>By Ann Lee</p>",
        &["Ann Lee"],
    );
    check(
        &structured("\"author\":{\"@type\":\"Organization\",\"name\":\"Harbour Press Agency\"}"),
        "",
        &["Harbour Press Agency"],
    );
}

#[test]
fn buttons_prepositions_and_credits_are_nobody() {
    check("", "<div class=author_box><span>so</span><ul><li>Seite empfehlen:</li></ul></div>", &[]);
    check("", "<div class=author>von <a href=/profile/></a><span>am 20.06.2018</span></div>", &[]);
    check("", "<div><span>By Ann Lee</span> <span>27.06.2018</span></div>", &["Ann Lee"]);
    check("", "<div>Harbour at dusk | © Ann Lee</div><div>27.06.2018</div>", &[]);
}

#[test]
fn labels_roles_and_addresses_are_nobody() {
    check("", "<div class=author-share><span>Other Apps</span></div><p class=author>BobsBoat</p>", &["BobsBoat"]);
    check("", "<div class=byline><div>Release Date</div><time>March 3, 2020</time></div>", &[]);
    check(&structured("\"author\":\"Ann Lee, Chief People Officer\""), "", &["Ann Lee"]);
    check("<meta name=author content='name, mail@harbourpost.example'>", "", &[]);
    let site = "<meta property=og:site_name content='Ann Lee'>";
    check(site, "<div class=author><em>Ann Lee</em><span><em>8 min</em> read</span></div>", &["Ann Lee"]);
    check("", "<div class=author><span>류영</span> <span>기자</span> <span>입력 2020.03.02</span></div>", &["류영"]);
}

#[test]
fn a_link_to_all_of_somebodys_stories_names_the_author() {
    let link = |described: &str| format!("<a href=/lee {described}><p>Ann Lee</p></a>");
    check("", &link("aria-label='All posts from Ann Lee'"), &["Ann Lee"]);
    check("", &link("title='View all posts by Ann Lee'"), &["Ann Lee"]);
    check("", &link("title='All about the ferry'"), &[]);
}

#[test]
fn libraries_file_people_under_their_surnames() {
    let filed = |names: [&str; 2]| names.map(|name| format!("<meta name=citation_author content='{name}'>")).concat();
    check(&filed(["Lee, Ann R. B.", "Ray, Bob"]), "", &["Ann R. B. Lee", "Bob Ray"]);
    check(&filed(["Ann Lee", "Bob Ray"]), "", &["Ann Lee", "Bob Ray"]);
}

#[test]
fn structured_people_come_first() {
    check(
        &structured(
            "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"name\":\"Bob Ray\"}]",
        ),
        "",
        &["Ann Lee", "Bob Ray"],
    );
    check(&structured("\"author\":\"Ann Lee, Bob Ray\""), "", &["Ann Lee", "Bob Ray"]);
}

#[test]
fn names_are_followed_to_where_they_stand() {
    let graph = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Lee\"}]}</script>";
    check(graph, "", &["Ann Lee"]);
}

#[test]
fn titles_dates_and_addresses_are_cut_off() {
    check("", "<p class=byline>By Ann Lee Sunday 22.12.2019</p>", &["Ann Lee"]);
    check("", "<p class=byline>By <b>Ann Lee</b><span>Staff Writer</span></p>", &["Ann Lee"]);
    check("", "<p class=byline>By Ann Lee March 2, 2020</p>", &["Ann Lee"]);
    check("", "<p class=byline>By Ann Lee ann@harbourpost.example</p>", &["Ann Lee"]);
    check("", "<p class=byline>Published March 2, 2020 by Ann Lee</p>", &["Ann Lee"]);
}

#[test]
fn words_that_only_looks_part_are_parted() {
    check("", "<p class=byline><span>By</span><span>Ann Lee</span></p>", &["Ann Lee"]);
}

#[test]
fn links_to_authors_are_names() {
    check("", "<a rel=author href='/x'>Ann Lee</a>", &["Ann Lee"]);
    check("", "<div><a href='/authors/ann-lee'>Ann Lee</a></div>", &["Ann Lee"]);
    check("", "<a rel=author href='/x'>ann</a>", &["ann"]);
}

#[test]
fn names_among_comments_are_not_taken() {
    check("", "<section class=comments><a rel=author href='/x'>Eve Fox</a></section>", &[]);
}

#[test]
fn a_signature_serves_where_nobody_else_is_named() {
    let story = super::STORY.replace("pier.</p>", "pier, and has done so for longer than anybody remembers.</p>");
    let article =
        read_page(&format!("<article><h1>The ferry returns</h1>{story}<p><strong>Ann Lee</strong></p></article>"));
    assert_eq!(article.byline, ["Ann Lee"]);
}

#[test]
fn a_site_named_after_a_person_is_that_persons() {
    let url = url::Url::parse("https://www.annleewrites.example/ferry").ok();
    let html = page("<title>The ferry returns – Ann Lee Writes</title>", "<h1>The ferry returns</h1>");
    assert_eq!(pullquote::article::read(&html, url.as_ref()).byline, ["Ann Lee Writes"]);
}

#[test]
fn a_desk_is_named_where_nobody_is() {
    check("", "<p class=author>Redaktion</p>", &["Redaktion"]);
    check("", "<p class=author>Ann Lee, Redaktion</p>", &["Ann Lee"]);
}

#[test]
fn the_innermost_line_that_is_only_names_is_taken() {
    let meta = "<div class='article__byline authors'><span class=brand>capital</span> \
        <span class='author-name'>von Jemima Krone</span> <span class=time>5. November 2024 15:36 Uhr</span></div>";
    check(&structured("\"author\":{\"@type\":\"Organization\",\"name\":\"STRAND.de\"}"), meta, &["Jemima Krone"]);
    let card = "<div class=author-list><div class=author-item><div class=author-name>Joa Edling</div>\
        <div class=author-role>Research &amp; Development</div></div></div>";
    check("", card, &["Joa Edling"]);
}

#[test]
fn a_line_above_the_first_link_to_an_author_is_the_byline() {
    let before = "<div class=hub-authors>By Angela Wills</div><p><a href='/people/real-life'>Real Life</a></p>\
        <p>An expert is <a href='/authors/stacy-ogden'>Dr. Stacy Ogden</a>, who answers questions of readers here.</p>";
    check("", before, &["Angela Wills"]);
}

#[test]
fn a_name_beside_the_date_serves_where_nothing_says_byline() {
    check("", "<div class=row><span>Sehra Karsten |</span> <span>05.04.2025</span></div>", &["Sehra Karsten"]);
    check("", "<p>25.10.2022 - Reiner Nadler</p>", &["Reiner Nadler"]);
    check("", "<p>25.10.2022 - <a href='/city'>City Council</a></p>", &[]);
}

#[test]
fn buttons_and_labels_are_no_names() {
    for label in ["View More Articles", "Learn More"] {
        check("", &format!("<a href='/author/ann'>Ann Lee</a><a href='/author/ann'>{label}</a>"), &["Ann Lee"]);
    }
    check("", "<p><b><a href='/commentary'>MORE COMMENTARY</a></b></p>", &[]);
    check("<meta name=author content='www.webshop.example'>", "", &[]);
    check("<meta name=author content='Super User'>", "", &[]);
    check("", "<span class=author>作者：温素霞</span>", &["温素霞"]);
}

#[test]
fn who_helped_is_not_who_wrote() {
    let helpers = "<div id=contributors><p>Bob Ray and Cy Day contributed to this report</p></div>";
    check("", &format!("<p>By Ann Lee</p>{helpers}"), &["Ann Lee"]);
    check("", helpers, &[]);
}

#[test]
fn a_name_is_cut_only_at_whole_words_behind_it() {
    check(
        "",
        "<p class=byline>By <span class='author vcard'>Post’s Editorial Writers</span></p>",
        &["Post’s Editorial Writers"],
    );
    check("", "<p class=byline>By Ann Lee, Bob Ray editors</p>", &["Ann Lee", "Bob Ray"]);
    check(&structured("\"author\":\"Bruno (Henrique) Rosa\""), "", &["Bruno (Henrique) Rosa"]);
    check(&structured("\"author\":\"Ann Lee (text)\""), "", &["Ann Lee"]);
}

#[test]
fn names_at_other_stories_are_not_this_ones() {
    let teaser = "<article><a href='/bridge'><h3>The bridge</h3></a><span class=author>Bob Ray</span></article>";
    let story = page("", "<h1>The ferry returns</h1>");
    assert!(read_page(&story.replace("</body>", &format!("{teaser}</body>"))).byline.is_empty());
    let names = ["Ann Lee", "Bob Ray", "Cy Day", "Di Fox", "Ed Gil", "Flo Hay", "Gus Ide", "Hal Joy", "Ida Kay"];
    let list = names.map(|name| format!("<li><a href='/authors/x'>{name}</a></li>")).concat();
    check("", &format!("<ul>{list}</ul>"), &[]);
}

#[test]
fn what_somebody_is_stands_in_an_element_of_its_own() {
    for role in ["Deputy Content Hub Director", "Journalist", "Finanzredakteurin", "CEO", "Friday", "Search"] {
        let line = format!("<p class=byline><b>Ann Lee</b><span>{role}</span></p>");
        check("", &line, &["Ann Lee"]);
    }
    // Initials in a circle stand for a portrait.
    check("", "<p class=byline><i>AL</i><b>Ann Lee</b><i>BR</i><b>Bob Ray</b></p>", &["Ann Lee", "Bob Ray"]);
    check("", "<p class=byline><b>Harbour</b><i>By</i><b>Ann Lee</b></p>", &["Ann Lee"]);
    check("", "<p class=byline><b>Ann</b><b>Lee</b> and <b>Bob</b><b>Ray</b></p>", &["Ann Lee", "Bob Ray"]);
    check("", "<p class=byline><b>Ann Lee Ann Lee</b></p>", &["Ann Lee"]);
}

#[test]
fn a_line_at_the_headline_outweighs_links_that_lead_elsewhere() {
    let far = format!("{}<a href='/author/bob'>Bob Ray</a>", "<p>A long way down.</p>".repeat(60));
    check("", &format!("<p>By Ann Lee</p>{far}"), &["Ann Lee"]);
    let above = "<a href='/author/bob'>Bob Ray</a><h1>The ferry returns</h1><p>Par Ann Lee le 14.09.2020 à 11h46</p>";
    assert_eq!(read_page(&page("", above)).byline, ["Ann Lee"]);
    let one_linked = "<p>By Ann Lee, <a href='/author/bob'>Bob Ray</a> and Cy Day</p>";
    check("", one_linked, &["Ann Lee", "Bob Ray", "Cy Day"]);
}

#[test]
fn a_line_of_facts_names_the_author_among_others() {
    check("", "<p>Ships | Published: today | Written by Ann Lee</p>", &["Ann Lee"]);
    check("", "<div>Ann Lee|Published 4 months ago</div>", &["Ann Lee"]);
    // What stands between a caption and a form in name only.
    let in_figure = "<figure class=caption><address>Von Ann Lee, Redakteurin</address></figure>";
    check("", in_figure, &["Ann Lee"]);
    check("", "<form><p class=byline>By Ann Lee</p></form>", &["Ann Lee"]);
    // A title in quotation marks, topics, the paper's own name in Portuguese.
    check("", "<p>“By Fair Means Only”</p>", &[]);
    check("", "<p class=byline>Harbour / Ships / Tourism / Weather</p>", &[]);
    check("", "<p class=byline><b>Ann Lee</b><b>Do PORTO</b></p>", &["Ann Lee"]);
}

#[test]
fn a_signature_may_stand_behind_a_dash() {
    let story = page("", "<h1>The ferry returns</h1>");
    let last = "<p>Whoever waited at the pier that morning saw the whole town on its feet, with flags, with drums and with \
                the children who had never been across.</p>";
    let signed = story.replace("</article>", &format!("{last}<p>– Ann Lee</p></article>"));
    assert_eq!(read_page(&signed).byline, ["Ann Lee"]);
}

#[test]
fn who_is_credited_at_the_headline_wrote() {
    let credit = "<div class=credit-bar><cite class=byline><span>By </span><span>ANN LEE</span> <abbr>March 11, 2026 3:46 PM</abbr></cite></div>";
    assert_eq!(read_page(&page("", &format!("<h1>The ferry returns</h1>{credit}"))).byline, ["ANN LEE"]);
    let picture = format!("<h1>The ferry returns</h1><figure><img src=/a.jpg>{credit}</figure>");
    assert_eq!(read_page(&page("", &picture)).byline, [""; 0]);
}

#[test]
fn a_label_at_a_line_is_not_what_the_line_is() {
    let line = "<div><span class=trending>yes!</span> <span>| By </span><span>Ann Lee</span> | March 11, 2026</div>";
    assert_eq!(read_page(&page("", &format!("<h1>The ferry returns</h1>{line}"))).byline, ["Ann Lee"]);
}

#[test]
fn a_card_may_name_the_author_behind_a_label() {
    let fact = |label: &str, data: &str| {
        format!("<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='{data}'>")
    };
    for label in ["Written by", "Verfasst von", "Écrit par:"] {
        assert_eq!(read_page(&page(&fact(label, "Ann Lee"), "<h1>The ferry returns</h1>")).byline, ["Ann Lee"]);
    }
    assert_eq!(read_page(&page(&fact("Harbour", "Ann Lee"), "<h1>The ferry returns</h1>")).byline, [""; 0]);
}

#[test]
fn what_asks_readers_for_something_is_nobody() {
    check("", "<p>March 11, 2026</p><p><b>Stay Connected</b></p>", &[]);
    check("<meta name=author content='Harbour Web www.harbour-web.example'>", "", &[]);
    check("", "<p>By <a href='/about/editors/ann-lee/'>Ann Lee</a></p>", &["Ann Lee"]);
}
