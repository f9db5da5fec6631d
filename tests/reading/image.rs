use super::{page, read_page, structured};

#[track_caller]
fn check(head: &str, before: &str, expected: Option<&str>) {
    let article = read_page(&page(head, &format!("<h1>The ferry returns</h1>{before}")));
    assert_eq!(article.lead_image.as_ref().map(|image| image.url.as_str()), expected);
}

#[test]
fn the_offered_image_is_taken_and_made_absolute() {
    check("<meta property=og:image content='/i/ferry.jpg'>", "", Some("https://www.harbourpost.example/i/ferry.jpg"));
    check(
        &structured("\"image\":{\"@type\":\"ImageObject\",\"url\":\"https://cdn.example/ferry.jpg\"}"),
        "",
        Some("https://cdn.example/ferry.jpg"),
    );
    check("<meta name=twitter:image content='//cdn.example/ferry.jpg'>", "", Some("https://cdn.example/ferry.jpg"));
}

#[test]
fn the_first_base_counts() {
    let bases = "<base target=_blank><base href='https://one.example/'><base href='https://two.example/'>";
    let head = format!("{bases}<meta property=og:image content='i/ferry.jpg'>");
    check(&head, "", Some("https://one.example/i/ferry.jpg"));
}

#[test]
fn logos_placeholders_and_pixels_are_not_taken() {
    for bad in
        ["/i/logo.png", "/i/placeholder.jpg", "/i/blank.jpg", "/i/pixel.gif", "data:image/gif;base64,R0", "/i/mark.svg"]
    {
        check(&format!("<meta property=og:image content='{bad}'>"), "", None);
    }
}

#[test]
fn a_shown_picture_serves() {
    check(
        "",
        "<figure><img src='/i/ferry.jpg' width=800 height=600></figure>",
        Some("https://www.harbourpost.example/i/ferry.jpg"),
    );
    check("", "<img src='/i/tiny.jpg' width=40 height=40>", None);
    check(
        "",
        "<figure><img src='data:image/gif;base64,R0' data-src='/i/ferry.jpg'></figure>",
        Some("https://www.harbourpost.example/i/ferry.jpg"),
    );
    check(
        "",
        "<figure><img srcset='/i/s.jpg 300w, /i/l.jpg 1200w'></figure>",
        Some("https://www.harbourpost.example/i/l.jpg"),
    );
}

#[test]
fn what_readers_see_outweighs_another_picture_for_cards() {
    check(
        "<meta property=og:image content='/i/999-card.jpg'>",
        "<figure><img src='/i/123-pier.jpg'></figure>",
        Some("https://www.harbourpost.example/i/123-pier.jpg"),
    );
    check(
        "<meta property=og:image content='/i/harbour-card.jpg'>",
        "<figure><img src='/i/harbour-wide.jpg'></figure>",
        Some("https://www.harbourpost.example/i/harbour-card.jpg"),
    );
}

#[test]
fn the_description_of_the_picture_is_kept() {
    let article = read_page(&page(
        "<meta property=og:image content='/i/harbour.jpg'>",
        "<figure><img src='/i/harbour.jpg' alt='A blue ferry'></figure>",
    ));
    assert_eq!(article.lead_image.and_then(|image| image.alt).as_deref(), Some("A blue ferry"));
}

#[test]
fn a_picture_deep_in_the_text_is_not_the_lead() {
    let text = format!("<p>{}</p>", "The boat moves on, and nobody looks back at the pier. ".repeat(20));
    check(
        "<meta property=og:image content='https://cdn.example/ferry-lead.jpg'>",
        &format!("{text}<figure><img src='/i/captain.jpg' width=800 height=600></figure>"),
        Some("https://cdn.example/ferry-lead.jpg"),
    );
}

#[test]
fn a_script_in_an_images_attribute_is_no_address() {
    check(
        "",
        "<figure><img data-src=\"if(this.src!='/i/a.jpg') this.src='/i/a.jpg'\" src=/i/ferry.jpg></figure>",
        Some("https://www.harbourpost.example/i/ferry.jpg"),
    );
}

#[test]
fn an_ornament_in_the_text_is_no_lead() {
    check("", "<img src='/i/rule.gif'>", None);
    check("", "<img src='/i/rule.gif'><img src='/i/ferry.jpg'>", Some("https://www.harbourpost.example/i/ferry.jpg"));
}

#[test]
fn a_picture_between_headline_and_text_serves_where_none_is_offered() {
    let story = super::STORY;
    let html = |picture: &str| {
        format!("<body><h1>The ferry returns</h1><div>{picture}</div><main><div class=text>{story}</div></main></body>")
    };
    let shown = |picture: &str| read_page(&html(picture)).lead_image.map(|image| image.url.to_string());
    let ferry = Some("https://www.harbourpost.example/i/ferry.jpg".to_owned());
    assert_eq!(shown("<figure><img src='/i/ferry.jpg' width=800 height=0></figure>"), ferry);
    assert_eq!(shown("<img src='data:image/gif;base64,x' width=1500 data-lazy-srcset='/i/ferry.jpg 1500w'>"), ferry);
    assert_eq!(shown("<img src='/i/ann.jpg' width=400>"), None);
}
