//! Bytes to text, by the order that browsers keep: byte order mark, then header, then `<meta>`, then
//! a guess. Pure; never fails: what cannot be decoded becomes U+FFFD. UTF-7 is never used.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8};

/// How far a page is searched for its `<meta charset>`: the HTML standard says 1,024 bytes, pages
/// put long scripts first.
const META_SEARCH: usize = 8 * 1_024;

/// How much of a page is guessed by, from its first byte outside ASCII on: more makes no guess better, and
/// all of 2 MiB takes a quarter of a second.
const GUESSED_BY: usize = 128 * 1_024;

/// Decodes a page. `content_type` is the header's value, if there was one.
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    let declared = content_type.and_then(charset_in).or_else(|| meta_charset(bytes));
    // Most mislabelled pages are UTF-8 under an old label; text that happens to be valid UTF-8 with
    // characters outside ASCII is hardly ever anything else.
    if declared != Some(UTF_8)
        && let Ok(text) = std::str::from_utf8(bytes)
        && declared.is_none_or(Encoding::is_ascii_compatible)
        && (declared.is_none() || !text.is_ascii())
    {
        return text.to_owned();
    }
    let encoding = declared.unwrap_or_else(|| guess(bytes));
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if encoding == UTF_8 && had_errors {
        let replaced = text.matches('\u{fffd}').count();
        let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        // Not UTF-8 at all, rather than a page with one broken character.
        if replaced * 3 > foreign {
            return guess(bytes).decode_without_bom_handling(bytes).0.into_owned();
        }
    }
    text.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // A cut in mid-character makes good UTF-8 invalid at its last byte alone.
    if std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none()) {
        return UTF_8;
    }
    // Scripts and styles may come first for long; they say nothing.
    let foreign = &bytes[Encoding::ascii_valid_up_to(bytes)..];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&foreign[..foreign.len().min(GUESSED_BY)], true);
    detector.guess(None, Utf8Detection::Allow)
}

fn charset_in(text: &str) -> Option<&'static Encoding> {
    named(text, "charset")
}

/// The encoding that stands after `name` and an equals sign.
fn named(text: &str, name: &str) -> Option<&'static Encoding> {
    let at = text.to_ascii_lowercase().find(name)? + name.len();
    let value = text.get(at..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c == '"' || c == '\'' || c == ';' || c == '>' || c == '/' || c.is_whitespace());
    let encoding = Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])?;
    // What browsers refuse to decode is better guessed.
    (encoding != REPLACEMENT).then_some(encoding)
}

fn meta_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(META_SEARCH)];
    for at in memchr::memchr_iter(b'<', head) {
        let rest = &head[at + 1..];
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let tag = || rest[..end].iter().map(|byte| char::from(*byte)).collect::<String>();
        let encoding = match rest.get(..4) {
            Some(name) if name.eq_ignore_ascii_case(b"meta") => charset_in(&tag()),
            Some(name) if name.eq_ignore_ascii_case(b"?xml") => named(&tag(), "encoding"),
            _ => None,
        };
        if let Some(encoding) = encoding {
            // The standard's rule: a page that could be searched as ASCII is not UTF-16.
            return Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(bytes: &[u8], content_type: Option<&str>, expected: &str) {
        assert_eq!(decode(bytes, content_type), expected);
    }

    #[test]
    fn every_encoding_of_the_web_is_read_as_declared_and_by_its_look() {
        let texts = [
            ("shift_jis", "港の水門は昨夜の高潮に耐えた。市は水曜日にそう発表した。"),
            ("euc-jp", "港の水門は昨夜の高潮に耐えた。市は水曜日にそう発表した。"),
            ("euc-kr", "항구의 수문이 어젯밤의 높은 파도를 견뎌 냈다고 시가 수요일에 밝혔다."),
            ("gbk", "港口的水闸昨晚挡住了有记录以来最高的水位，市政府星期三表示。"),
            ("big5", "港口的水閘昨晚擋住了有紀錄以來最高的水位，市政府星期三表示。"),
            ("windows-1251", "Ворота гавани выдержали самую высокую воду за всё время наблюдений."),
            ("koi8-r", "Ворота гавани выдержали самую высокую воду за всё время наблюдений."),
            ("windows-1253", "Οι πύλες του λιμανιού άντεξαν την υψηλότερη στάθμη που έχει καταγραφεί."),
            ("windows-1255", "שערי הנמל עמדו בגאות הגבוהה ביותר שנמדדה אי פעם, כך נמסר מהעירייה."),
            ("windows-1256", "صمدت بوابات الميناء أمام أعلى مد سُجل حتى الآن، حسب ما أعلنت المدينة."),
            (
                "windows-1252",
                "Die Fluttore hielten der höchsten Flut stand, die je gemessen wurde; später fiel das Wasser.",
            ),
            ("iso-8859-2", "Wrota portu wytrzymały najwyższą wodę, jaką kiedykolwiek zmierzono; później poziom opadł."),
        ];
        for (label, text) in texts {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
            let page = format!("<title>{text}</title><p>{text} {text}</p>");
            let bytes = encoding.encode(&page).0;
            check(&bytes, Some(&format!("text/html; charset={label}")), &page);
            let meta = format!("<meta http-equiv=Content-Type content='text/html; charset={label}'>");
            check(&[meta.as_bytes(), &bytes].concat(), None, &format!("{meta}{page}"));
            check(&bytes, None, &page);
            // A label that says UTF-8 and lies.
            check(&bytes, Some("text/html; charset=utf-8"), &page);
        }
    }

    #[test]
    fn the_order_is_mark_header_meta_guess() {
        check(b"\xef\xbb\xbf\xc3\xa9", Some("text/html; charset=iso-8859-1"), "é");
        check(b"\xe9", Some("text/html; charset=ISO-8859-1"), "é");
        check(b"\xe9", Some("text/html; charset=\"windows-1252\""), "é");
        check(b"<meta charset=windows-1251>\xcf\xf0\xe8", None, "<meta charset=windows-1251>При");
        check(b"<meta charset='shift_jis'>\x93\xfa\x96\x7b", Some("text/html"), "<meta charset='shift_jis'>日本");
        check(b"<META CHARSET=\"windows-1251\">\xcf\xf0\xe8", None, "<META CHARSET=\"windows-1251\">При");
        check(
            b"<?xml version=\"1.0\" encoding=\"windows-1251\"?>\xcf",
            None,
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>П",
        );
        check("Grüße".as_bytes(), Some("text/html; charset=iso-2022-kr"), "Grüße");
        // The mark beats the header, the header the page.
        check(b"\xff\xfeA\0", Some("text/html; charset=windows-1251"), "A");
        check(
            b"<meta charset=windows-1251>\xe9",
            Some("text/html; charset=iso-8859-1"),
            "<meta charset=windows-1251>é",
        );
        check(b"\xef\xbb\xbf<meta charset=windows-1251>\xc3\xa9", None, "<meta charset=windows-1251>é");
        check("Grüße".as_bytes(), None, "Grüße");
        check("Grüße".as_bytes(), Some("text/html; charset=iso-8859-1"), "Grüße");
        check(b"caf\xe9 et th\xe9 \xe0 la maison", Some("text/html; charset=utf-8"), "café et thé à la maison");
        check(b"+ADw-script+AD4-", Some("text/html; charset=utf-7"), "+ADw-script+AD4-");
        check(b"", None, "");
        // What is guessed by may stand behind much that says nothing, and before much more.
        let (front, back) = ("x".repeat(300_000), "y".repeat(2_000_000));
        let text = "Привет, как дела? Сегодня хорошая погода.";
        let sent = [front.as_bytes(), &encoding_rs::KOI8_R.encode(text).0, back.as_bytes()].concat();
        check(&sent, None, &format!("{front}{text}{back}"));
        check(&"日本".as_bytes()[..5], None, "日\u{fffd}");
    }
}
