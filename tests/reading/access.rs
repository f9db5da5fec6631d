use pullquote::article::Access;

use super::{STORY, page, read_page, structured};

#[track_caller]
fn check(html: &str, expected: Access) {
    assert_eq!(read_page(html).access, expected);
}

#[test]
fn who_may_read() {
    check(&page("", "<h1>The ferry returns</h1>"), Access::Free);
    check(&page(&structured("\"isAccessibleForFree\":false"), "<h1>The ferry returns</h1>"), Access::Paywalled);
    check(&page(&structured("\"isAccessibleForFree\":\"False\""), "<h1>The ferry returns</h1>"), Access::Paywalled);
    check(
        &format!(
            "{}<h1>The ferry returns</h1>{}",
            structured("\"isAccessibleForFree\":false"),
            (0..12).map(|n| STORY.replace("<p>", &format!("<p>On day {n}: "))).collect::<Vec<_>>().concat()
        ),
        Access::Metered,
    );
}

#[test]
fn what_stands_instead_of_a_story() {
    check("<title>Just a moment...</title><h1>Checking your browser</h1>", Access::Blocked);
    check(
        "<title>Harbour Post</title><h1>We value your privacy</h1><p>We and our partners store data.</p>",
        Access::ConsentWall,
    );
    check(
        "<title>The ferry returns</title><h1>The ferry returns</h1><p>Subscribe to continue reading.</p>",
        Access::Paywalled,
    );
    check(
        "<title>App</title><div id=root></div><script src=app.js></script><noscript>You need to enable JavaScript to run this app.</noscript>",
        Access::ScriptOnly,
    );
    check("<title>Harbour Post</title><p>You must be logged in to see this.</p>", Access::Login);
}
