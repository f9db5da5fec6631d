//! Speakers in Chinese text: a name that stands right between a clause's edge and a verb of speech, and the verb
//! right beside the marks. "“……”王明说", "在北京留学的王明表示：“……”".
//!
//! A name is one of the hundred commonest surnames with one or two signs, or has the dot of foreign names.

use super::eastern::{self, Said, range};
use super::marks::Stretch;
use crate::article::letters::is_han;

/// Simplified and traditional; longer ones first where one opens with another.
const VERBS: [&str; 56] = [
    "回忆说",
    "分析称",
    "解释说",
    "表示",
    "指出",
    "认为",
    "强调",
    "告诉",
    "介绍",
    "坦言",
    "回忆",
    "解释",
    "透露",
    "补充",
    "呼吁",
    "写道",
    "回答",
    "宣布",
    "警告",
    "批评",
    "感叹",
    "直言",
    "提到",
    "建议",
    "提出",
    "声称",
    "写",
    "说",
    "称",
    "问",
    "道",
    "回憶說",
    "分析稱",
    "解釋說",
    "認為",
    "強調",
    "告訴",
    "介紹",
    "回憶",
    "解釋",
    "補充",
    "呼籲",
    "寫道",
    "批評",
    "感嘆",
    "建議",
    "聲稱",
    "談到",
    "谈到",
    "認定",
    "寫",
    "說",
    "稱",
    "問",
    "説",
    "坦承",
];

/// What people are, before their names.
const TITLES: [&str; 53] = [
    "教授",
    "主席",
    "总统",
    "委员",
    "部长",
    "书记",
    "主任",
    "专家",
    "记者",
    "会长",
    "所长",
    "院长",
    "校长",
    "董事长",
    "经理",
    "执行官",
    "发言人",
    "总理",
    "首相",
    "议员",
    "代表",
    "局长",
    "市长",
    "省长",
    "律师",
    "医生",
    "老师",
    "同学",
    "總統",
    "委員",
    "部長",
    "書記",
    "專家",
    "記者",
    "會長",
    "院長",
    "議員",
    "發言人",
    "市長",
    "長",
    "人士",
    "总监",
    "负责人",
    "创始人",
    "分析师",
    "研究员",
    "总裁",
    "主播",
    "作家",
    "学者",
    "导演",
    "演员",
    "教练",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤张劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蔣葉蘇呂盧鐘譚陸賈韋鄒龍賀顧龔萬錢嚴湯翁柯";

const DOTS: [char; 2] = ['·', '・'];
const CLAUSE: [char; 12] = ['。', '！', '？', '\n', '，', '；', '：', '、', '”', '」', ',', ' '];

/// Bytes in which another mention of a name is looked for.
const REACH: usize = 20_000;

/// What stands between a name and its verb, or what the person did where it was said.
const ADVERBS: [char; 17] =
    ['则', '还', '也', '又', '便', '曾', '都', '并', '却', '就', '另', '再', '則', '還', '並', '卻', '亦'];

/// What follows a name that opens a clause.
const BEHIND_NAME: [char; 6] = ['在', '对', '向', '當', '当', '對'];

/// Whether the marks may hold speech, not the name of a work, a campaign or a notion: it has a sentence's signs or
/// somebody's "I" and "you", a colon or a verb of speech leads to it, it opens a paragraph, or its end is open.
pub fn may_be_said(text: &str, stretch: &Stretch) -> bool {
    let before = text[..stretch.span.start].trim_end_matches(' ');
    let inner = &text[stretch.inner.clone()];
    stretch.open_ended
        || inner.contains(['。', '！', '？', '，', '；', '…', '!', '?', ','])
        || inner.split("自我").any(|part| part.contains(['我', '你', '您', '咱']))
        || before.is_empty()
        || before.ends_with(['：', ':', '\n'])
        || VERBS.iter().any(|verb| before.ends_with(verb))
}

pub fn attribute(text: &str, stretches: &[Stretch]) -> Vec<Option<Said>> {
    (0..stretches.len())
        .map(|index| {
            let lead_in = eastern::lead_in(text, stretches, index).trim_end_matches(['：', ':', '，', ',', ' ']);
            let after = eastern::after(text, stretches, index, &['。', '\n']);
            let found = before_marks(lead_in).or_else(|| after_marks(text, after.trim_start_matches(['，', ','])));
            found.map(|(name, verb)| Said {
                mention: range(text, name),
                name: range(text, name),
                cue: Some(verb.to_owned()),
            })
        })
        .collect()
}

/// "王明说", "王明恳切地说": the name and the verb.
fn after_marks<'a>(text: &str, words: &'a str) -> Option<(&'a str, &'a str)> {
    let verb_at = |rest: &str| {
        let rest =
            rest.split_once('地').filter(|(manner, _)| manner.chars().count() <= 4).map_or(rest, |(_, rest)| rest);
        VERBS.iter().find(|verb| rest.starts_with(**verb)).copied()
    };
    let ends = words.char_indices().map(|(at, _)| at).skip(2).take(2);
    let mut names = ends.filter_map(|end| {
        let (name, rest) = words.split_at(end);
        let rest = rest.strip_prefix(ADVERBS).unwrap_or(rest);
        verb_at(rest).filter(|_| is_name(name)).map(|verb| (name, verb))
    });
    // "李明恳切地说": the manner may be taken for the name's last sign, unless the text knows the shorter name.
    let seen = &text[..text.floor_char_boundary(REACH)];
    let native = names.next().map(|short| match names.next() {
        Some(long) if seen.matches(long.0).count() == seen.matches(short.0).count() => long,
        _ => short,
    });
    native.or_else(|| {
        let run = &words[..words.find(|c: char| !is_han(c) && !DOTS.contains(&c)).unwrap_or(words.len())];
        let dot = run.rfind(DOTS)?;
        let from = dot + DOTS[0].len_utf8().max(run[dot..].chars().next()?.len_utf8());
        let end =
            run[from..].char_indices().skip(1).map(|(at, _)| from + at).find(|at| verb_at(&run[*at..]).is_some())?;
        Some((&run[..end], verb_at(&run[end..])?))
    })
}

/// "在北京留学的王明表示", "王明在发言中说": the same of a clause that leads to the marks.
fn before_marks(lead_in: &str) -> Option<(&str, &str)> {
    let verb = VERBS.iter().find(|verb| lead_in.ends_with(**verb))?;
    let rest = without_spelling(lead_in.strip_suffix(verb)?);
    let rest = rest.rsplit(CLAUSE).next().unwrap_or(rest);
    let rest = VERBS.iter().find_map(|verb| rest.strip_suffix(verb)).unwrap_or(rest);
    let rest = without_adverb(rest);
    let set_in = rest.ends_with(['中', '时', '時', '后', '後', '上']);
    let rest = rest.char_indices().find(|(at, c)| set_in && *at > 0 && *c == '在').map_or(rest, |(at, _)| &rest[..at]);
    let name = foreign(rest).or_else(|| native(rest)).or_else(|| opening(rest));
    name.or_else(|| unnamed(lead_in, rest)).map(|name| (name, *verb))
}

/// Whom a sentence is about that leads to the marks without naming a person: "港务局表示", "一名船长对本报说".
fn unnamed<'a>(lead_in: &str, clause: &'a str) -> Option<&'a str> {
    const LONGEST: usize = 14;
    let words = &clause[..clause.find(BEHIND_NAME).unwrap_or(clause.len())];
    let words = without_adverb(words.strip_prefix('有').unwrap_or(words));
    // The clause opens its sentence.
    let before = &lead_in[..range(lead_in, clause).start];
    let opens = before.is_empty() || before.ends_with(['。', '！', '？', '\n', '”']);
    // As short as a name, or by its end somebody who can speak.
    let length = words.chars().count();
    let can_speak = || SPEAKING.iter().chain(&TITLES).any(|end| words.ends_with(end));
    let fits = (2..=LONGEST).contains(&length) && (length <= 3 || can_speak()) && words.chars().all(is_han);
    let is_somebody = !words.starts_with(NOT_OPENING) && !VAGUE.iter().any(|vague| words.ends_with(vague));
    (opens && fits && is_somebody).then_some(words)
}

/// How the names of bodies end, and words for people.
const SPEAKING: [&str; 43] = [
    "局",
    "部",
    "厅",
    "院",
    "会",
    "司",
    "社",
    "集团",
    "中心",
    "大学",
    "政府",
    "警方",
    "方面",
    "银行",
    "机构",
    "官员",
    "人员",
    "居民",
    "市民",
    "村民",
    "网友",
    "学生",
    "家长",
    "母亲",
    "父亲",
    "妻子",
    "丈夫",
    "店主",
    "店员",
    "船长",
    "司机",
    "护士",
    "民众",
    "员工",
    "顾客",
    "业主",
    "校方",
    "院方",
    "商家",
    "队长",
    "局方",
    "協會",
    "政府官員",
];

/// What no party's name begins with: pronouns, prepositions, adverbs.
const NOT_OPENING: [char; 22] = [
    '他', '她', '它', '我', '你', '这', '那', '其', '该', '此', '对', '在', '据', '并', '还', '也', '又', '但', '而',
    '因', '如', '所',
];

/// Words that name nobody.
const VAGUE: [&str; 14] =
    ["报道", "随后", "最后", "同时", "此外", "接着", "大家", "有人", "对方", "媒体", "消息", "记者", "本报", "文中"];

/// "王明则", "王明还": without the adverb, where a name is left.
fn without_adverb(words: &str) -> &str {
    words.strip_suffix(ADVERBS).filter(|left| left.chars().nth(1).is_some()).unwrap_or(words)
}

/// "王明在出发前叮嘱": the name that opens the clause.
fn opening(words: &str) -> Option<&str> {
    let at = words.find(BEHIND_NAME)?;
    Some(without_adverb(&words[..at])).filter(|name| is_name(name))
}

/// "丹尼尔·霍特(Daniel Huot)": without how the name is spelt elsewhere.
fn without_spelling(words: &str) -> &str {
    const LONGEST: usize = 60;
    let opens = words.rfind(['(', '（']).filter(|at| words.ends_with([')', '）']) && words.len() - at < LONGEST);
    opens.map_or(words, |at| &words[..at])
}

/// The name with which the words end, at a clause's edge, behind "的" or behind what the person is.
fn native(words: &str) -> Option<&str> {
    let starts = words.char_indices().rev().map(|(at, _)| at).skip(1).take(3);
    let behind_edge = |at: &usize| {
        let before = &words[..*at];
        before.is_empty() || before.ends_with('的') || TITLES.iter().any(|title| before.ends_with(title))
    };
    starts.filter(behind_edge).map(|at| &words[at..]).find(|name| is_name(name))
}

fn foreign(words: &str) -> Option<&str> {
    const LONGEST: usize = 5;
    let start = words
        .rfind(|c: char| !is_han(c) && !DOTS.contains(&c))
        .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    let run = &words[start..];
    let dot = run.find(DOTS)?;
    let title = TITLES.iter().filter_map(|title| run[..dot].rfind(title).map(|at| at + title.len())).max();
    let name = &run[title.unwrap_or(0)..];
    (title.is_some() || run[..dot].chars().count() <= LONGEST).then_some(name).filter(|name| !name.starts_with(DOTS))
}

/// A surname with one or two signs.
fn is_name(word: &str) -> bool {
    let count = word.chars().count();
    (2..=3).contains(&count)
        && !VERBS.iter().any(|verb| word.ends_with(verb))
        && word.chars().all(is_han)
        && word.chars().next().is_some_and(|first| SURNAMES.contains(first))
}
