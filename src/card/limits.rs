//! Discord's limits (API reference: "Embed Limits", "Button Structure", "Create Message"), counted
//! in code points, and cutting to them.

use unicode_segmentation::UnicodeSegmentation;

pub const TITLE: usize = 256;
pub const DESCRIPTION: usize = 4_096;
pub const AUTHOR_NAME: usize = 256;
pub const FOOTER: usize = 2_048;
/// Over all embeds of one message.
pub const EMBEDS_TOTAL: usize = 6_000;
pub const URL: usize = 2_048;
pub const BUTTON_LABEL: usize = 80;
pub const BUTTON_URL: usize = 512;
pub const CUSTOM_ID: usize = 100;
pub const CONTENT: usize = 2_000;
/// What a picture shows, for those who do not see it.
pub const ALT: usize = 1_024;
/// Options of a select menu, choices of an autocomplete.
pub const CHOICES: usize = 25;
pub const CHOICE_NAME: usize = 100;

/// `text` cut to `limit` code points, at a word where one is near, never inside a grapheme; an
/// ellipsis says that it was cut.
#[must_use]
pub fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.chars().count();
        if used + 1 > limit {
            break;
        }
        end = at + grapheme.len();
    }
    let kept = &text[..end];
    let word = kept.rfind(char::is_whitespace).filter(|space| kept.len() - space < 40 && *space > 0);
    format!("{}…", kept[..word.unwrap_or(end)].trim_end().trim_end_matches('\\'))
}

/// As many of the entries as fit whole within `limit` code points, parted by an empty line; the first is cut
/// where it alone is too long.
#[must_use]
pub fn whole(entries: &[String], limit: usize) -> String {
    cut(&entries[..fitting(entries, limit)].join(BETWEEN), limit)
}

/// How many of the entries that takes.
#[must_use]
pub fn fitting(entries: &[String], limit: usize) -> usize {
    fitting_between(entries, BETWEEN, limit)
}

/// All entries where they fit within `limit` code points; else as many as do whole, and an ellipsis for the rest.
#[must_use]
pub fn listed(entries: &[String], between: &str, limit: usize) -> String {
    let all = entries.join(between);
    if all.chars().count() <= limit {
        return all;
    }
    let room = limit.saturating_sub(1);
    let kept = entries[..fitting_between(entries, between, room)].join(between);
    if kept.chars().count() + between.chars().count() > room { cut(&kept, limit) } else { kept + between + "…" }
}

fn fitting_between(entries: &[String], between: &str, limit: usize) -> usize {
    let mut left = limit;
    let fits = |entry: &&String| {
        let length = entry.chars().count() + between.chars().count();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    };
    entries.iter().take_while(fits).count().max(1).min(entries.len())
}

/// Between two entries.
const BETWEEN: &str = "\n\n";

#[cfg(test)]
mod tests {
    use super::{cut, listed, whole};

    #[test]
    fn entries_are_whole_or_left_out() {
        let entries = ["one".to_owned(), "two".to_owned(), "three".to_owned()];
        assert_eq!(whole(&entries, 10), "one\n\ntwo");
        assert_eq!(whole(&entries, 100), "one\n\ntwo\n\nthree");
        assert_eq!(whole(&["a long entry".to_owned()], 8), "a long…");
    }

    #[test]
    fn what_a_list_leaves_out_is_marked() {
        let entries = ["one".to_owned(), "two".to_owned(), "three".to_owned()];
        let check = |limit, expected| assert_eq!(listed(&entries, ", ", limit), expected, "{limit}");
        check(15, "one, two, three");
        check(14, "one, two, …");
        check(11, "one, two, …");
        check(10, "one, …");
        check(6, "one, …");
        assert_eq!(listed(&["a long entry".to_owned()], ", ", 8), "a long…");
        assert_eq!(listed(&[], ", ", 8), "");
    }

    #[test]
    fn cuts_at_words_and_never_inside_a_grapheme() {
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut("👩‍👩‍👧👩‍👩‍👧", 8), "👩‍👩‍👧…");
        assert_eq!(cut("abc", 0), "…");
    }
}
