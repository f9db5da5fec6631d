//! What one `robots.txt` says to this bot (RFC 9309). Pure; nothing here can fail: what is not
//! understood says nothing.

use memchr::memmem;
use url::Url;

/// The name that a site's owner writes behind `User-agent:`, in small letters.
const NAME: &[u8] = b"pullquote";

/// The rules for this bot. The default allows everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::fetch) struct Rules(Vec<Rule>);

#[derive(Debug, PartialEq, Eq)]
struct Rule {
    allow: bool,
    /// As [`normal`] leaves it; `*` stands for any bytes, a `$` at the end for the end.
    pattern: Vec<u8>,
}

/// Whom the lines that follow are for.
#[derive(Default, Clone, Copy)]
struct Group {
    own: bool,
    everybody: bool,
    /// Rules have come: the next `User-agent` begins another group.
    is_open: bool,
}

impl Rules {
    /// Reads a file. Groups that name the bot count together; those for everybody count where none does.
    pub(in crate::fetch) fn parse(text: &[u8]) -> Self {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let (mut own, mut everybody) = (Vec::new(), Vec::new());
        let (mut group, mut is_named) = (Group::default(), false);
        for line in text.split(|byte| matches!(byte, b'\n' | b'\r')) {
            let line = line.split(|byte| *byte == b'#').next().unwrap_or_default();
            let Some(colon) = memchr::memchr(b':', line) else { continue };
            let (key, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
            if key.eq_ignore_ascii_case(b"user-agent") {
                if group.is_open {
                    group = Group::default();
                }
                let name = value.split(|byte| !(byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-'))).next();
                group.own |= name.is_some_and(|name| name.eq_ignore_ascii_case(NAME));
                group.everybody |= value == b"*";
                is_named |= group.own;
                continue;
            }
            let allow = key.eq_ignore_ascii_case(b"allow");
            if !allow && !key.eq_ignore_ascii_case(b"disallow") {
                continue;
            }
            group.is_open = true;
            // A rule without a path says nothing.
            if !value.is_empty() && (group.own || group.everybody) {
                let list = if group.own { &mut own } else { &mut everybody };
                list.push(Rule { allow, pattern: normal(value, true) });
            }
        }
        Self(if is_named { own } else { everybody })
    }

    /// Whether the page may be read: the longest rule that fits decides, a tie allows.
    pub(super) fn allow(&self, url: &Url) -> bool {
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let path = normal(path.as_bytes(), false);
        let fitting = self.0.iter().filter(|rule| rule.fits(&path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }

    /// What is kept in memory, in bytes.
    pub(super) fn size(&self) -> usize {
        self.0.iter().map(|rule| size_of::<Rule>() + rule.pattern.capacity()).sum()
    }
}

impl Rule {
    /// One walk along the path: each piece between two `*` is taken where it comes first.
    fn fits(&self, path: &[u8]) -> bool {
        let (pattern, to_the_end) = match self.pattern.strip_suffix(b"$") {
            Some(pattern) => (pattern, true),
            None => (&self.pattern[..], false),
        };
        let mut pieces = pattern.split(|byte| *byte == b'*');
        let Some(mut left) = pieces.next().and_then(|first| path.strip_prefix(first)) else { return false };
        let mut pieces = pieces.peekable();
        if pieces.peek().is_none() {
            return !to_the_end || left.is_empty();
        }
        while let Some(piece) = pieces.next() {
            if to_the_end && pieces.peek().is_none() {
                return left.ends_with(piece);
            }
            let Some(at) = memmem::find(left, piece) else { return false };
            left = &left[at + piece.len()..];
        }
        true
    }
}

/// One spelling for what means the same: only what must be is percent-encoded. In a path, `*` and `$` are
/// encoded too, since they mean more in a pattern.
fn normal(text: &[u8], is_pattern: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = match after {
            [high, low, ..] if byte == b'%' => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        rest = if escaped.is_some() { &after[2..] } else { after };
        let keep = match escaped {
            Some(byte) => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'),
            None => byte.is_ascii_graphic() && (is_pattern || !matches!(byte, b'*' | b'$')),
        };
        let byte = escaped.unwrap_or(byte);
        if keep {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::Rules;

    fn check(file: &str, path: &str, expected: bool) {
        let url = format!("https://news.example{path}").parse().expect("an address");
        assert_eq!(Rules::parse(file.as_bytes()).allow(&url), expected, "{path} by {file:?}");
    }

    #[test]
    fn groups() {
        check("", "/x", true);
        check("<html>User-agent nothing", "/x", true);
        check("User-agent: *\nDisallow: /", "/x", false);
        check("User-agent: *\nDisallow:", "/x", true);
        check("Disallow: /", "/x", true);
        check("User-agent: other\nDisallow: /", "/x", true);
        check("user-AGENT : PullQuote/0.1 # us\r\ndisallow: /x", "/x", false);
        check("User-agent: pullquotes\nDisallow: /", "/x", true);
        check("User-agent: *\nDisallow: /\n\nUser-agent: pullquote\nAllow: /", "/x", true);
        check("User-agent: pullquote\nUser-agent: other\nDisallow: /a", "/a", false);
        check("User-agent: pullquote\nSitemap: /s\nUser-agent: other\nDisallow: /a", "/a", false);
        check("User-agent: pullquote\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", true);
        check("User-agent: pullquote\nDisallow: /a\nUser-agent: x\nUser-agent: Pullquote\nDisallow: /b", "/b", false);
        check("User-agent: pullquote\nDisallow: /a\nUser-agent: x\nUser-agent: Pullquote\nDisallow: /b", "/a", false);
        check("User-agent: pullquote\nUser-agent: *\nDisallow: /a", "/a", false);
        check("\u{feff}User-agent: *\rDisallow: /", "/x", false);
        check("User-agent: pullquote", "/x", true);
    }

    #[test]
    fn the_longest_rule_decides() {
        let file = "User-agent: *\nDisallow: /shop\nAllow: /shop/news\nDisallow: /*.php$\nAllow: /index.php";
        check(file, "/shop/x", false);
        check(file, "/shopping", false);
        check(file, "/shop/news/1", true);
        check(file, "/a/b.php", false);
        check(file, "/a/b.php5", true);
        check(file, "/a.php?x=1", true);
        check(file, "/index.php", true);
        check("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true);
        check("User-agent: *\nDisallow: *", "/a", false);
        check("User-agent: *\nDisallow: /$", "/", false);
        check("User-agent: *\nDisallow: /$", "/a", true);
        check("User-agent: *\nDisallow: /*/*/edit*x$", "/a/b/edit/x/xx", false);
        check("User-agent: *\nDisallow: /a*a$", "/a", true);
        check("User-agent: *\nDisallow: *?id=", "/a?x=1&id=2", true);
        check("User-agent: *\nDisallow: *id=", "/a?x=1&id=2", false);
    }

    #[test]
    fn spellings_of_the_same_path_are_one() {
        check("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false);
        check("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false);
        check("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false);
        check("User-agent: *\nDisallow: /a%2Fb", "/a/b", true);
        check("User-agent: *\nDisallow: /file-%2A.html", "/file-*.html", false);
        check("User-agent: *\nDisallow: /file-%24.html", "/file-$.html", false);
        check("User-agent: *\nDisallow: /100%", "/100%", false);
    }

    #[test]
    fn nonsense_says_nothing_and_takes_no_time() {
        let mut bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        bytes.extend_from_slice(b"\nUser-agent: *\nDisallow: ");
        bytes.extend(b"*a".repeat(100_000));
        bytes.extend_from_slice(b"$\n");
        let url = format!("https://news.example/{}", "a".repeat(8_000)).parse().expect("an address");
        assert!(Rules::parse(&bytes).allow(&url));
    }
}
