//! Keyphrases in Chinese, Japanese and Korean, where spaces or capitals tell no names: the longest pieces of the
//! headline and the dek that the body says again and again.

use aho_corasick::AhoCorasick;

use super::Tag;
use crate::article::Article;
use crate::article::letters::{is_cjk, is_hangul, is_hiragana, is_katakana};

/// Bytes of a body in which pieces are looked for.
const REACH: usize = 60_000;
/// Characters of a headline and a dek that are read.
const READ: usize = 240;
/// Characters of a phrase; what is said as a part of longer pieces only is none.
const SHORTEST: usize = 2;
const LONGEST: usize = 8;
/// Times that a piece is said; one of two characters, which many words share, oftener.
const OFTEN: usize = 2;
const SHORT_OFTEN: usize = 3;

/// A phrase and what it weighs: how often it is said, squared, by its length.
pub(super) struct Weighed {
    pub tag: Tag,
    pub weight: usize,
}

/// Whether most of a body's first letters are of these scripts.
pub(super) fn is_written(body: &str) -> bool {
    const SAMPLE: usize = 400;
    let (mut eastern, mut letters) = (0, 0);
    for c in body.chars().filter(|c| c.is_alphabetic()).take(SAMPLE) {
        letters += 1;
        eastern += usize::from(is_cjk(c));
    }
    eastern * 2 > letters
}

/// The phrases, heaviest first, none of which overlaps another.
pub(super) fn phrases(article: &Article) -> Vec<Weighed> {
    let body = &article.body.text;
    let body = &body[..body.floor_char_boundary(REACH)];
    let lines = [&article.headline, &article.dek].map(|line| line.as_deref().unwrap_or_default());
    let runs: Vec<&str> = lines.iter().flat_map(|line| runs(line)).collect();
    let pairs = Counts::of(runs.iter().flat_map(|run| pieces(run, SHORTEST)), body);
    // A word in katakana has no pairs.
    let known = |piece: &str| pieces(piece, SHORTEST).all(|pair| pairs.get(pair) >= OFTEN);
    let long = runs.iter().flat_map(|run| (SHORTEST..=LONGEST + 1).flat_map(|length| pieces(run, length)));
    let counts = Counts::of(long.filter(|piece| known(piece)), body);
    let mut weighed: Vec<(&str, usize)> = counts
        .all()
        .zip(counts.in_longer())
        // What is said mostly as a part of something longer is no phrase.
        .filter(|((piece, count), in_longer)| is_phrase(piece, *count) && in_longer * 10 < count * 6)
        .map(|((piece, count), _)| (piece, count * count * piece.chars().count()))
        .collect();
    weighed.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    let mut chosen: Vec<(&str, usize)> = Vec::new();
    for (piece, weight) in weighed {
        let overlaps = |known: &str| known.contains(piece) || piece.contains(known) || share_edge(known, piece);
        if !chosen.iter().any(|(known, _)| overlaps(known)) {
            chosen.push((piece, weight));
        }
    }
    chosen.into_iter().filter_map(|(piece, weight)| Some(Weighed { tag: Tag::new(piece)?, weight })).collect()
}

/// How heavy a phrase of other letters or in katakana, which `phrases` does not find, is in the same body.
pub(super) fn weigh(phrase: &str, body: &str) -> usize {
    let count = memchr::memmem::find_iter(body.as_bytes(), phrase).count();
    // A letter says less than a character of these scripts.
    count * count * phrase.chars().count() / 2
}

/// The stretches of a line that may hold a phrase: Chinese characters and katakana, and words in hangul.
fn runs(line: &str) -> impl Iterator<Item = &str> {
    let end = line.char_indices().nth(READ).map_or(line.len(), |(at, _)| at);
    line[..end].split(|c: char| !is_of_phrase(c)).filter(|run| run.chars().nth(SHORTEST - 1).is_some())
}

fn is_of_phrase(c: char) -> bool {
    is_cjk(c) && !is_hiragana(c)
}

/// The pieces of so many characters that cut no word in katakana; in hangul those that open the word, as particles end
/// it.
fn pieces(run: &str, length: usize) -> impl Iterator<Item = &str> {
    let places: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let most = if run.starts_with(is_hangul) { 1 } else { usize::MAX };
    let starts = places.len().saturating_sub(length).min(most);
    let cuts = |at: usize| run[..at].ends_with(is_katakana) && run[at..].starts_with(is_katakana);
    (0..starts)
        .map(move |start| (places[start], places[start + length]))
        .filter(move |(start, end)| !cuts(*start) && !cuts(*end))
        .map(|(start, end)| &run[start..end])
}

/// Whether a piece may be a phrase by its edges and by how often it is said.
fn is_phrase(piece: &str, count: usize) -> bool {
    let length = piece.chars().count();
    let often = if length == SHORTEST { SHORT_OFTEN } else { OFTEN };
    length <= LONGEST
        && count >= often
        && !piece.starts_with(OPENERS)
        && !piece.ends_with(CLOSERS)
        && !COMMON.contains(&piece)
}

/// Whether the end of one text is the beginning of the other: both are parts of one run.
fn share_edge(one: &str, other: &str) -> bool {
    let ends_in = |front: &str, end: &str| {
        let mut places = front.char_indices().map(|(at, _)| at).skip(1);
        places.any(|at| end.starts_with(&front[at..]) && front[at..].chars().nth(1).is_some())
    };
    ends_in(one, other) || ends_in(other, one)
}

/// How often pieces are said.
struct Counts<'a> {
    pieces: Vec<&'a str>,
    counts: Vec<usize>,
}

impl<'a> Counts<'a> {
    fn of(pieces: impl Iterator<Item = &'a str>, body: &str) -> Self {
        let mut pieces: Vec<&str> = pieces.collect();
        pieces.sort_unstable();
        pieces.dedup();
        let mut counts = vec![0; pieces.len()];
        if let Ok(automaton) = AhoCorasick::new(&pieces) {
            for found in automaton.find_overlapping_iter(body) {
                counts[found.pattern().as_usize()] += 1;
            }
        }
        Self { pieces, counts }
    }

    fn get(&self, piece: &str) -> usize {
        self.pieces.binary_search(&piece).map_or(0, |index| self.counts[index])
    }

    fn all(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.pieces.iter().copied().zip(self.counts.iter().copied())
    }

    /// How often each is said as a part of one longer piece.
    fn in_longer(&self) -> Vec<usize> {
        let mut most = vec![0; self.pieces.len()];
        for (longer, count) in self.all() {
            let length = longer.chars().count();
            if length <= LONGEST && !is_phrase(longer, count) {
                continue;
            }
            for piece in (SHORTEST..length).flat_map(|length| pieces(longer, length)) {
                if let Ok(index) = self.pieces.binary_search(&piece) {
                    most[index] = most[index].max(count);
                }
            }
        }
        most
    }
}

/// Small words that open no phrase, and those that end none.
const OPENERS: [char; 48] = [
    '的', '了', '在', '是', '和', '与', '及', '将', '被', '把', '就', '也', '都', '而', '但', '或', '从', '又', '再',
    '不', '很', '已', '曾', '其', '这', '那', '此', '该', '为', '对', '向', '于', '由', '以', '之', '让', '使', '给',
    '因', '则', '们', '我', '你', '他', '她', '與', '將', '這',
];
const CLOSERS: [char; 42] = [
    '的', '了', '在', '是', '和', '与', '及', '将', '被', '把', '就', '也', '都', '而', '但', '或', '从', '又', '再',
    '不', '很', '已', '曾', '其', '这', '那', '此', '该', '由', '以', '之', '让', '给', '因', '则', '们', '我', '你',
    '吗', '呢', '與', '將',
];

/// Words that say little by themselves.
const COMMON: [&str; 48] = [
    "表示", "进行", "可以", "没有", "自己", "已经", "目前", "今天", "昨天", "记者", "新闻", "报道", "问题", "情况",
    "工作", "相关", "部分", "开始", "成为", "认为", "什么", "通过", "方面", "时间", "正式", "最新", "发布", "公布",
    "近日", "影响", "今回", "発表", "記者", "会見", "問題", "開始", "今年", "있는", "없는", "대한", "위해", "통해",
    "관련", "오늘", "다음", "笔者", "系列", "其中",
];

#[cfg(test)]
mod tests {
    use super::{pieces, share_edge};

    #[test]
    fn pieces_cut_no_word() {
        assert_eq!(pieces("老渡轮", 2).collect::<Vec<_>>(), ["老渡", "渡轮"]);
        assert_eq!(pieces("나무의", 2).collect::<Vec<_>>(), ["나무"]);
        assert_eq!(pieces("渡轮", 3).count(), 0);
        assert_eq!(pieces("新型モデル", 3).collect::<Vec<_>>(), ["モデル"]);
    }

    #[test]
    fn parts_of_one_run_share_two_characters() {
        assert!(share_edge("共享充电", "充电宝") && share_edge("充电宝", "共享充电"));
        assert!(!share_edge("老渡轮", "轮船"));
    }
}
