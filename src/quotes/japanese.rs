//! Speakers in Japanese text, which parts its words by particles and not by spaces: 「…」と浜野さんは話す.
//! Names are known by what is said after them (さん, 氏, 教授); whoever は or が marks speaks.

use std::ops::Range;
use std::sync::LazyLock;

use super::eastern::{self, Said, range};
use super::marks::Stretch;
use crate::article::letters::{is_cjk, is_hiragana, is_katakana};

/// What stands after a person's name.
const HONORIFICS: [&str; 34] = [
    "さん",
    "氏",
    "准教授",
    "名誉教授",
    "教授",
    "社長",
    "市長",
    "町長",
    "村長",
    "知事",
    "首相",
    "大臣",
    "大統領",
    "監督",
    "選手",
    "会長",
    "代表",
    "議員",
    "被告",
    "容疑者",
    "園長",
    "校長",
    "館長",
    "店長",
    "理事長",
    "委員長",
    "部長",
    "課長",
    "長官",
    "外相",
    "財務相",
    "記者",
    "弁護士",
    "くん",
];

static FIRST_OF_HONORIFICS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut first: Vec<char> = HONORIFICS.iter().filter_map(|word| word.chars().next()).collect();
    first.sort_unstable();
    first
});

/// Verbs after the quotation and its と, as far as their forms agree.
const VERBS: [&str; 34] = [
    "話し",
    "話す",
    "述べ",
    "語っ",
    "語る",
    "語り",
    "指摘",
    "説明",
    "強調",
    "訴え",
    "振り返",
    "答え",
    "回答",
    "明かし",
    "明かす",
    "書いた",
    "言った",
    "言う",
    "言い",
    "コメント",
    "発表した",
    "批判",
    "呼びかけ",
    "笑顔",
    "喜ぶ",
    "喜ん",
    "主張",
    "反論",
    "否定した",
    "警告",
    "分析",
    "報告した",
    "つぶや",
    "証言",
];

const PARTICLES: [char; 10] = ['の', 'は', 'が', 'を', 'に', 'で', 'と', 'も', 'や', 'へ'];

/// Whether the text is Japanese: some of its letters are kana.
pub fn is_written(text: &str) -> bool {
    text.chars().take(400).filter(|c| is_hiragana(*c) || is_katakana(*c)).count() > 40
}

/// Words of naming after the marks: 「…」という祭り, 「…」と呼ばれる.
const NAMING: [&str; 7] = ["という", "といった", "と呼", "と名", "と題", "とは", "と書かれ"];

/// What marks a noun, as titles are.
const NOUN: [char; 5] = ['が', 'を', 'は', 'も', 'や'];

/// Whether the marks may hold speech, not a title or a name: it ends as a sentence, the particle of quoting
/// follows, or it is a sentence of its own; and no sentence is without kana.
pub fn may_be_said(text: &str, stretch: &Stretch) -> bool {
    let after = &text[stretch.span.end..];
    let before = &text[..stretch.span.start];
    let alone = (before.is_empty() || before.ends_with(['。', '！', '？', '：', '」', '\n']))
        && (after.is_empty() || after.starts_with(['\n', '「', '。']));
    let quotes = after.starts_with('と') || after.starts_with("って") || after.starts_with("などと");
    let named = NAMING.iter().any(|naming| after.starts_with(naming));
    let ends = text[stretch.inner.clone()].ends_with(['。', '！', '？', '…']);
    let kana = text[stretch.inner.clone()].contains(is_hiragana);
    kana && (stretch.open_ended || alone || !named && (quotes || ends && !after.starts_with(NOUN)))
}

/// The speakers of the stretches, each seeing the one before.
pub fn attribute(text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
    let names = names(text);
    let bare: Vec<Range<usize>> = names.iter().map(|name| bare(text, name)).collect();
    let mut said: Vec<Option<Said>> = Vec::with_capacity(stretches.len());
    for (index, stretch) in stretches.iter().enumerate() {
        let after = range(text, eastern::after(text, stretches, index, &['。', '\n']));
        let start = if index == 0 { 0 } else { stretches[index - 1].span.end };
        let own = sentence_before(text, start, stretch.span.start);
        let pointing = pointing(text, start, &own);
        let verb = |range: Range<usize>| VERBS.iter().find(|verb| text[range.clone()].contains(**verb));
        let quoted = text[after.clone()].starts_with('と') || text[after.clone()].starts_with("などと");
        let cue = verb(after.clone()).or_else(|| verb(pointing.clone()?)).map(|verb| (*verb).to_owned());
        let before = pointing.unwrap_or(own);
        let mention = marked(text, &names, &after)
            .filter(|_| quoted)
            .or_else(|| last_marked(text, &names, &before).filter(|_| quoted || cue.is_some()))
            .filter(|mention| !is_of_another(text, mention, stretch.span.start))
            .or_else(|| subject(text, &before).filter(|_| quoted && verb(after.clone()).is_some()));
        said.push(mention.map(|mention| Said { name: fullest(text, &bare, &mention), mention, cue: cue.clone() }));
    }
    said
}

/// The sentence before the one that the marks open, where it points to them: 次のように述べた。「…」
fn pointing(text: &str, start: usize, own: &Range<usize>) -> Option<Range<usize>> {
    let end = own.start.checked_sub('。'.len_utf8()).filter(|end| own.is_empty() && *end >= start)?;
    let earlier = text.is_char_boundary(end).then(|| sentence_before(text, start, end))?;
    POINTING.iter().any(|words| text[earlier.clone()].contains(words)).then_some(earlier)
}

/// Words that point to what is said next.
const POINTING: [&str; 4] = ["次のよう", "以下のよう", "このよう", "こう"];

fn sentence_before(text: &str, start: usize, end: usize) -> Range<usize> {
    let begin = text[start..end].rfind(['。', '\n']).map_or(start, |at| start + at + 1);
    let begin = (begin..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    // Behind the full stop, which has three bytes.
    begin..end
}

/// Another subject stands right before the marks: アンナが来たと言うが、ある漁師は「…」
fn is_of_another(text: &str, mention: &Range<usize>, marks: usize) -> bool {
    let Some(between) = text.get(mention.end..marks) else { return false };
    let subject = between.trim_end_matches(['、', ' ']);
    subject.ends_with(['は', 'が', 'も']) && subject.chars().nth(1).is_some() && !subject.starts_with('（')
}

/// Who is what the sentence is about right before the marks, named or not: 地元の漁師は「…」, 港湾公社は「…」.
fn subject(text: &str, before: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 20;
    let words = text[before.clone()].trim_end_matches(['、', ' ']);
    let words = words.strip_suffix(['は', 'が', 'も'])?;
    // An age or another name in brackets.
    let words = words.strip_suffix('）').and_then(|words| words.rsplit_once('（')).map_or(words, |(words, _)| words);
    let phrase = words.rsplit(['、', '。', '」', '』', '）', '\n', '　', ' ']).next()?;
    let is_noun = phrase.ends_with(|c: char| !is_hiragana(c) && c.is_alphanumeric());
    let fits = (2..=LONGEST).contains(&phrase.chars().count()) && is_noun && !NOBODY.contains(&phrase);
    fits.then(|| range(text, phrase))
}

/// Words for somebody whom only the sentences before can name.
const NOBODY: [&str; 14] =
    ["彼女", "彼", "彼ら", "私", "僕", "自分", "同氏", "同社", "同省", "両氏", "両者", "本人", "一方", "今回"];

/// Names with what stands after them, in order.
fn names(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 10;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| FIRST_OF_HONORIFICS.binary_search(c).is_ok()) {
        let Some(honorific) = HONORIFICS.iter().find(|word| text[at..].starts_with(**word)) else { continue };
        let mut start = at;
        for (count, (offset, c)) in text[..at].char_indices().rev().enumerate() {
            let in_name = is_cjk(c) && !PARTICLES.contains(&c);
            if !in_name || count >= LONGEST {
                break;
            }
            start = offset;
        }
        let end = at + honorific.len();
        if start < at && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found.extend(transcribed(text));
    found.sort_by_key(|name| name.start);
    found.dedup_by(|next, known| next.start < known.end);
    found
}

/// Names from other scripts, whose parts a dot joins, where they are what the sentence is about:
/// アンナ・ブルックは.
fn transcribed(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LONGEST: usize = 30;
    let in_name = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '・' | '＝');
    text.match_indices('・').filter_map(move |(dot, _)| {
        let before = text[..dot].char_indices().rev().take(LONGEST).take_while(|(_, c)| in_name(*c)).last()?;
        let after = dot + '・'.len_utf8();
        let end =
            after + text[after..].chars().take(LONGEST).take_while(|c| in_name(*c)).map(char::len_utf8).sum::<usize>();
        let is_first = !text[before.0..dot].contains('・');
        (is_first && end > after && text[end..].starts_with(['は', 'が', 'も'])).then_some(before.0..end)
    })
}

/// The first name in the range that は, が or も marks.
fn marked(text: &str, names: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
    names.iter().find(|name| range.start <= name.start && name.end <= range.end && is_marked(text, name.end)).cloned()
}

fn last_marked(text: &str, names: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
    let inside = |name: &&Range<usize>| range.start <= name.start && name.end <= range.end;
    names
        .iter()
        .rev()
        .filter(inside)
        .find(|name| is_marked(text, name.end))
        .or_else(|| names.iter().rev().find(inside))
        .cloned()
}

/// A marker follows, an age in brackets aside.
fn is_marked(text: &str, at: usize) -> bool {
    let mut rest = &text[at..];
    if let Some(bracket) = rest.strip_prefix('（') {
        rest = bracket.split_once('）').map_or(bracket, |(_, rest)| rest);
    }
    rest.starts_with(['は', 'が', 'も', 'で', '、']) || rest.starts_with("ら")
}

/// A name without what stands after it.
fn bare(text: &str, name: &Range<usize>) -> Range<usize> {
    let word = &text[name.clone()];
    let cut = HONORIFICS.iter().find_map(|honorific| word.strip_suffix(honorific)).unwrap_or(word);
    name.start..name.start + cut.len()
}

/// The longest name that opens as this one does; `names` are bare.
fn fullest(text: &str, names: &[Range<usize>], mention: &Range<usize>) -> Range<usize> {
    let own = bare(text, mention);
    let opens_so = |name: &&Range<usize>| text[(*name).clone()].starts_with(&text[own.clone()]);
    let longest = names.iter().filter(opens_so).max_by_key(|name| (name.len(), std::cmp::Reverse(name.start)));
    longest.cloned().unwrap_or(own)
}
