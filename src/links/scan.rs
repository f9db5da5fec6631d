//! Finds the links of a message as Discord's own client would make them clickable.
//!
//! Never a link: what stands in code, in `<…>`, or on a quoted line. A link inside a spoiler is
//! returned, marked. Invariant: nothing here panics, and a message without [`SCHEME_END`] allocates
//! nothing.

use url::Url;

/// An address longer than this is not followed: no outlet has one, and Discord allows 2,000
/// characters in a whole message of most people.
const URL_LIMIT: usize = 2_048;

/// No link is without it, and hardly any other message has it.
pub const SCHEME_END: &str = "://";

/// Between the words of a masked link and its address.
const MASKED: &str = "](";

/// One link of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub url: Url,
    /// It stands between `||` marks.
    pub spoilered: bool,
}

/// The links of `content` (Discord markdown), in order, each address once.
#[must_use]
pub fn scan(content: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    if !content.contains(SCHEME_END) {
        return links;
    }
    let mut at = 0;
    let mut spoiler_end: Option<usize> = None;
    let mut line_start = true;
    while let Some(rest) = content.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if line_start && let Some(skip) = quoted(rest) {
            at += skip;
            continue;
        }
        line_start = first == '\n';
        if spoiler_end.is_some_and(|end| at >= end) {
            spoiler_end = None;
            at += 2;
            continue;
        }
        let step = match first {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => code(rest),
            '|' if spoiler_end.is_none() && rest.starts_with("||") => {
                spoiler_end = rest[2..].find("||").filter(|length| *length > 0).map(|length| at + 2 + length);
                2
            }
            '<' => embraced(rest),
            'h' | 'H' => match address(rest, content[..at].ends_with(MASKED)) {
                Some(length) => {
                    if let Some(url) = parse(&rest[..length])
                        && !links.iter().any(|link| link.url == url)
                    {
                        links.push(Link { url, spoilered: spoiler_end.is_some() });
                    }
                    length
                }
                None => 1,
            },
            other => other.len_utf8(),
        };
        at += step;
    }
    links
}

/// The length of what a block quotation covers: its line, or with `>>>` all that follows.
fn quoted(rest: &str) -> Option<usize> {
    if rest.starts_with(">>> ") {
        return Some(rest.len());
    }
    rest.starts_with("> ").then(|| rest.find('\n').map_or(rest.len(), |end| end + 1))
}

/// The length of a code span or block, or of its marks when it is never closed.
fn code(rest: &str) -> usize {
    let marks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let fence = &rest[..marks];
    rest[marks..].find(fence).map_or(marks, |end| marks + end + marks)
}

/// The length of `<https://…>`, a mention or an emoji; of the sign alone otherwise.
fn embraced(rest: &str) -> usize {
    match rest.find(['>', ' ', '\n']) {
        Some(end) if rest.as_bytes()[end] == b'>' => end + 1,
        _ => 1,
    }
}

/// The length of the address that `rest` begins with, by the rule of Discord's client: up to white
/// space or `<`, without closing punctuation, and without a bracket that it does not itself open. That of a masked
/// link ends where the link does, whatever follows.
fn address(rest: &str, masked: bool) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?
        .len();
    let mut end = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
    for stop in ["||", MASKED] {
        end = rest[..end].find(stop).unwrap_or(end);
    }
    if masked {
        end = closing_bracket(&rest[..end]).unwrap_or(end);
    }
    while let Some(last) = rest[scheme..end].chars().next_back() {
        let closes = match last {
            '.' | ',' | ':' | ';' | '"' | '\'' | ']' | '!' | '?' | '*' | '…' | '”' | '’' | '»' | '。' | '、' => {
                true
            }
            ')' => rest[..end].matches(')').count() > rest[..end].matches('(').count(),
            _ => false,
        };
        if !closes {
            break;
        }
        end -= last.len_utf8();
    }
    (end > scheme).then_some(end)
}

/// Where `text` closes a bracket that was open before it.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, bracket) in text.match_indices(['(', ')']) {
        match (bracket, open) {
            (")", 0) => return Some(at),
            (")", _) => open -= 1,
            _ => open += 1,
        }
    }
    None
}

fn parse(text: &str) -> Option<Url> {
    if text.len() > URL_LIMIT {
        return None;
    }
    // Characters outside ASCII are written as three each: the address may be longer than its text.
    let fits = |url: &Url| url.as_str().len() <= URL_LIMIT && url.host_str().is_some_and(|host| !host.is_empty());
    Url::parse(text).ok().filter(fits)
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn an_address_longer_than_a_message_is_none() {
        check(&format!("https://a.example/{}", "x".repeat(8_192)), &[]);
    }

    fn check(content: &str, expected: &[&str]) {
        let found: Vec<String> = scan(content)
            .into_iter()
            .map(|link| format!("{}{}", if link.spoilered { "||" } else { "" }, link.url))
            .collect();
        assert_eq!(found, expected, "{content:?}");
    }

    #[test]
    fn plain_links() {
        check("", &[]);
        check("no link, http is a word", &[]);
        check("https://a.example/x", &["https://a.example/x"]);
        check("HTTPS://A.example/X", &["https://a.example/X"]);
        check("see https://a.example/x, and http://b.example/y.", &["https://a.example/x", "http://b.example/y"]);
        check("https://a.example/x https://a.example/x", &["https://a.example/x"]);
        check("(https://a.example/wiki/A_(b))", &["https://a.example/wiki/A_(b)"]);
        check("[text](https://a.example/x)", &["https://a.example/x"]);
        check("**https://a.example/x**", &["https://a.example/x"]);
        check("「https://a.example/記事」を", &["https://a.example/%E8%A8%98%E4%BA%8B%E3%80%8D%E3%82%92"]);
        check("https://", &[]);
        check("https://…", &[]);
    }

    #[test]
    fn masked_links_end_with_their_bracket() {
        let both = ["https://a.example/x", "https://b.example/y"];
        check("[a](https://a.example/x)[b](https://b.example/y)", &both);
        check("[a](https://a.example/x),[b](https://b.example/y).", &both);
        check("[a](https://a.example/x)and more, [b](https://b.example/y)", &both);
        check("[https://a.example/x](https://b.example/y)", &both);
        check("[a](https://a.example/A_(b))[c](https://b.example/y)", &["https://a.example/A_(b)", both[1]]);
        check("[a](https://a.example/x 'b')", &both[..1]);
        check("[open](https://a.example/A_(b)", &["https://a.example/A_(b)"]);
        check("||[a](https://a.example/x)||[b](https://b.example/y)", &["||https://a.example/x", both[1]]);
    }

    #[test]
    fn what_the_poster_keeps_out() {
        check("<https://a.example/x>", &[]);
        check("[text](<https://a.example/x>)", &[]);
        check("`https://a.example/x`", &[]);
        check("```\nhttps://a.example/x\n```", &[]);
        check("``https://a.example/x ` still`` https://b.example/", &["https://b.example/"]);
        check("` open https://a.example/x", &["https://a.example/x"]);
        check("> https://a.example/x\nhttps://b.example/y", &["https://b.example/y"]);
        check("first\n>>> https://a.example/x\nhttps://b.example/y", &[]);
        check("> quoted\n> https://a.example/x", &[]);
        check("<@123> https://a.example/x", &["https://a.example/x"]);
        check("1 < 2 https://a.example/x", &["https://a.example/x"]);
    }

    #[test]
    fn spoilers_are_marked() {
        check("||https://a.example/x||", &["||https://a.example/x"]);
        check("|| look https://a.example/x || https://b.example/", &["||https://a.example/x", "https://b.example/"]);
        check("|| open https://a.example/x", &["https://a.example/x"]);
        check(r"\|| https://a.example/x ||", &["https://a.example/x"]);
    }
}
