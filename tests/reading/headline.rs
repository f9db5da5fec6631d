use super::{STORY, page, read_page, structured};

#[track_caller]
fn check(head: &str, before: &str, expected: &str) {
    assert_eq!(read_page(&page(head, before)).headline.as_deref(), Some(expected));
}

#[test]
fn the_visible_headline_is_taken() {
    check("<title>Ferry | Harbour Post</title>", "<h1>The ferry returns</h1>", "The ferry returns");
    check(
        "<meta property=og:title content='Why everyone talks about a ferry'>",
        "<h1>The ferry returns</h1>",
        "The ferry returns",
    );
}

#[test]
fn structured_data_outweighs_a_section_heading() {
    check(
        &structured("\"headline\":\"The ferry returns\""),
        "<h1>City</h1><h2>The ferry returns</h2>",
        "The ferry returns",
    );
}

#[test]
fn a_blogs_name_is_cut_off_whatever_it_is() {
    check("<title>The ferry returns ‹ Notes from the pier</title>", "", "The ferry returns");
    check(
        "<title>The ferry returns « the harbourpost blog</title>",
        "<h1>the harbourpost blog.</h1><h3>The ferry returns</h3>",
        "The ferry returns",
    );
}

#[test]
fn the_outlet_is_cut_off() {
    let site = "<meta property=og:site_name content='Harbour Post'>";
    for title in [
        "The ferry returns | Harbour Post",
        "The ferry returns - Harbour Post",
        "The ferry returns — Harbour Post",
        "Harbour Post: The ferry returns | Harbour Post",
    ] {
        let cut = if title.starts_with("Harbour") { "Harbour Post: The ferry returns" } else { "The ferry returns" };
        check(&format!("{site}<title>{title}</title>"), "", cut);
    }
}

#[test]
fn a_dash_inside_stays() {
    check(
        "<title>Repairs done - and what now? | Harbour Post</title><meta property=og:site_name content='Harbour Post'>",
        "",
        "Repairs done - and what now?",
    );
}

#[test]
fn a_kicker_in_its_own_element_is_no_part() {
    check("", "<h1><span class=kicker>Transport</span> The ferry returns</h1>", "The ferry returns");
    check("", "<h1><span class=kicker>Transport</span><span> - </span>The ferry returns</h1>", "The ferry returns");
}

#[test]
fn a_colon_joins_kicker_and_headline() {
    check("", "<h1><span class=kicker>Transport</span>: The ferry returns</h1>", "Transport: The ferry returns");
}

#[test]
fn a_dash_that_opens_a_quotation_stays() {
    check(&structured("\"headline\":\"- Vi gleder oss\""), "<h1>- Vi gleder oss</h1>", "- Vi gleder oss");
}

#[test]
fn half_a_letter_in_the_data_costs_that_letter_alone() {
    let data =
        r#""headline":"The ferry \ud83d\udea2 returns","description":"Cut in mid-letter, this says little \ud83d""#;
    let article = read_page(&page(&structured(data), "<h1>The ferry 🚢 returns</h1>"));
    assert_eq!(article.headline.as_deref(), Some("The ferry 🚢 returns"));
    assert!(article.dek.as_deref().is_some_and(|dek| dek.starts_with("Cut in mid-letter")), "{:?}", article.dek);
}

#[test]
fn entities_escaped_once_too_often_are_repaired() {
    check(
        "<meta property=og:title content='Fish &amp;amp; chips &amp;quot;for all&amp;quot;'>",
        "",
        "Fish & chips \"for all\"",
    );
}

#[test]
fn the_sites_own_heading_is_not_the_storys() {
    check(
        "<title>The ferry returns – Letters from the pier</title>",
        "<h1><a href='/'>Letters from the pier</a></h1><h2>The ferry returns</h2>",
        "The ferry returns",
    );
}

#[test]
fn several_first_headings_are_told_apart_by_the_title() {
    check(
        "<title>The ferry returns on Monday morning</title>",
        "<h1>News</h1><h1>The ferry returns on Monday</h1>",
        "The ferry returns on Monday",
    );
}

#[test]
fn an_outlet_is_named_by_its_title_and_home_link() {
    let read = |title: &str, link: &str| {
        let html = page(&format!("<title>{title}</title>"), &format!("{link}<h1>The ferry returns</h1>"));
        read_page(&html).outlet.name
    };
    let link = "<a href='/'>El Meridiano</a>";
    assert_eq!(read("The ferry returns - El Meridiano", link).as_deref(), Some("El Meridiano"));
    assert_eq!(read("El Meridiano | The ferry returns", link).as_deref(), Some("El Meridiano"));
    let logo = "<a href='/'><img src=logo.png alt='El Meridiano'></a>";
    assert_eq!(read("The ferry returns – El Meridiano", logo).as_deref(), Some("El Meridiano"));
    assert_eq!(read("The ferry returns - at last", link), None);
    // The address may say a part of the name, or be all that says it.
    assert_eq!(read("The ferry returns | Harbourpost Online", "").as_deref(), Some("Harbourpost Online"));
    assert_eq!(read("Harbourpost ferry returns | City", ""), None);
    for text in ["The Harbour Post logo", "Zur Startseite von The Harbour Post", "The Harbour Post GmbH"] {
        let logo = format!("<a href='/'><img src=logo.png alt='{text}'></a>");
        assert_eq!(read("The ferry returns", &logo).as_deref(), Some("The Harbour Post"), "{text}");
    }
}

#[test]
fn a_headline_in_an_aside_is_found_and_one_in_a_trail_is_not() {
    let title = "<title>The ferry returns at last | Harbour Post</title>";
    check(
        title,
        "<div class=header__aside><h1>The ferry returns at last</h1></div><h2>Share this</h2>",
        "The ferry returns at last",
    );
    check(
        "<meta property=og:title content='What the ferry means for commuters'>",
        "<nav class=breadcrumb><h1>What the ferry means for commuters</h1></nav><h2 class=headline>The ferry returns</h2>",
        "The ferry returns",
    );
}

#[test]
fn a_section_over_the_story_is_not_its_headline() {
    check(
        "<title>Harbour Post | Culture | Books | Book of the week: Tides</title>",
        "<h1>Books</h1><h2>Book of the week</h2>",
        "Book of the week",
    );
}

#[test]
fn a_colon_for_listeners_parts_the_line_for_readers_too() {
    check(
        "",
        "<h1><span class=subline>Harbour<span class=visually-hidden>:</span></span> <span>The ferry returns</span></h1>",
        "Harbour: The ferry returns",
    );
}

#[test]
fn a_line_for_search_engines_gives_way_to_the_heading() {
    let head = "<meta property=og:title content='Ferry times | All sailings at a glance'>";
    check(
        &format!("{head}{}", structured("\"headline\":\"Ferry times | All sailings at a glance\"")),
        "<h1>Ferry times: when the boat sails this summer</h1>",
        "Ferry times: when the boat sails this summer",
    );
}

#[test]
fn a_heading_cut_short_speaks_for_the_whole_line() {
    let whole = "Ferry timetable and ticket prices - all sailings";
    check(
        &format!(
            "<meta property=og:title content='{whole}'><meta name=title content='Ferry timetable and ticket prices'>{}",
            structured(&format!("\"headline\":\"{whole}\""))
        ),
        "<h1>Ferry timetable and ticket prices</h1>",
        whole,
    );
}

#[test]
fn a_headline_that_describes_gives_way_to_the_name_that_is_shown() {
    let data = structured("\"name\":\"The Harbour Ferry\",\"headline\":\"boat that crosses a bay\"");
    let html = page(&format!("<title>The Harbour Ferry</title>{data}"), "<h1>The Harbour Ferry</h1>");
    assert_eq!(read_page(&html).headline.as_deref(), Some("The Harbour Ferry"));
    let named = structured("\"name\":\"Ferry news, city\",\"headline\":\"The ferry returns\"");
    assert_eq!(read_page(&page(&named, "<h1>The ferry returns</h1>")).headline.as_deref(), Some("The ferry returns"));
}

#[test]
fn a_heading_that_ends_in_a_colon_goes_on_elsewhere() {
    let whole = "The ferry returns: what it costs now";
    let head =
        format!("<title>{whole}</title><meta property=og:title content='{whole}'><meta name=title content='{whole}'>");
    assert_eq!(read_page(&page(&head, "<h2 class=title>The ferry returns:</h2>")).headline.as_deref(), Some(whole));
}

#[test]
fn chinese_titles_end_in_section_and_outlet() {
    let of = |title: &str| read_page(&format!("<title>{title}</title><div>{STORY}</div>")).headline;
    assert_eq!(of("老渡轮下周一重新驶过海港_城市_海港网").as_deref(), Some("老渡轮下周一重新驶过海港"));
    assert_eq!(of("城市_海港网").as_deref(), Some("城市_海港网"));
    let site = "<meta property=og:site_name content='海港_蓝色的家'>";
    let html = format!("<title>老渡轮下周一重新驶过海港 @ 海港_蓝色的家</title>{site}<div>{STORY}</div>");
    assert_eq!(read_page(&html).headline.as_deref(), Some("老渡轮下周一重新驶过海港"));
}

#[test]
fn a_date_inside_the_heading_is_no_part_of_it() {
    let heading = "<h1><time datetime=2020-03-02>2 March</time>The ferry returns to the harbour</h1>";
    assert_eq!(read_page(&page("", heading)).headline.as_deref(), Some("The ferry returns to the harbour"));
}

#[test]
fn of_two_headings_in_the_title_the_shorter_above_is_the_sites_name() {
    let html = page(
        "<title>Pier Notes: The ferry returns to the harbour</title>",
        "<h1>Pier Notes</h1><h1>The ferry returns to the harbour</h1>",
    );
    assert_eq!(read_page(&html).headline.as_deref(), Some("The ferry returns to the harbour"));
    // A section's heading further down is no story.
    let html = page("<title>The ferry returns - Harbour</title>", "<h1>The ferry returns</h1><h2>Harbour</h2>");
    assert_eq!(read_page(&html).headline.as_deref(), Some("The ferry returns"));
}

#[test]
fn a_heading_that_the_title_does_not_know_gives_way_to_one_that_it_does() {
    let html = page(
        "<title>Ferry returns to the harbour after two years</title>",
        "<h1>Harbour News</h1><h2>Back at last: Ferry returns to the harbour after two years</h2>",
    );
    let headline = read_page(&html).headline;
    assert_eq!(headline.as_deref(), Some("Back at last: Ferry returns to the harbour after two years"));
}

#[test]
fn a_domain_at_the_titles_end_is_the_site() {
    let html = page("<title>The ferry returns to the harbour - Pier.example.net</title>", "");
    assert_eq!(read_page(&html).headline.as_deref(), Some("The ferry returns to the harbour"));
}

#[test]
fn the_only_first_heading_may_end_the_trail_of_breadcrumbs() {
    let head = "<title>The ferry returns to the harbour - Harbour News</title>";
    let trail = "<nav><ol><li>Home</li><li><h1>The ferry returns to the harbour</h1></li></ol></nav>";
    assert_eq!(read_page(&page(head, trail)).headline.as_deref(), Some("The ferry returns to the harbour"));
}
