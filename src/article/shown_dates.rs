//! The story's date as its readers see it: `time` elements and lines around the headline, in one of the
//! languages of `month_names`.

use super::blocks::{Blocks, TextBlock};
use super::document::{NodeId, Tag};
use super::hints::Hints;
use super::page::Page;
use super::wording::fold_key;
use super::written_dates::{Custom, iso, written_in};

/// Where dates of other things stand.
pub const FAR: Hints = Hints::RELATED.or(Hints::COMMENTS).or(Hints::ASIDE).or(Hints::FOOTER).or(Hints::NAVIGATION);

/// How far above the headline, and how far behind it, in nodes, its date may stand.
const ABOVE: usize = 60;
const BEHIND: usize = 200;
/// How many blocks around the headline stand beside it.
const BESIDE: usize = 5;
/// How many blocks around the headline are looked through for any date.
const AROUND: usize = 30;
/// How many elements above a `time` the words that say what it is may stand.
const LABEL_ABOVE: usize = 3;
/// How many nodes before it.
const LABEL_NODES: usize = 30;
/// In characters: "30. September 2023" and a little.
const OPENING_DATE: usize = 20;

pub struct ShownDates<'a> {
    page: &'a Page<'a>,
    blocks: &'a Blocks,
    heading: Option<NodeId>,
    custom: Custom,
}

impl<'a> ShownDates<'a> {
    pub fn new(page: &'a Page<'a>, blocks: &'a Blocks, heading: Option<NodeId>) -> Self {
        let language = page.document.raw_attribute(0, "lang").unwrap_or("").to_ascii_lowercase();
        let custom = match language.split('-').next() {
            _ if language == "en-us" => Custom::American,
            Some("hr") => Custom::Croatian,
            _ => Custom::Common,
        };
        Self { page, blocks, heading, custom }
    }

    /// A `time` at the headline.
    pub fn near_time(&self) -> Option<String> {
        self.time(self.start(), self.end())
    }

    /// A `time` far from the headline: behind it, else above.
    pub fn far_time(&self) -> Option<String> {
        self.time(self.end(), NodeId::MAX).or_else(|| self.time(0, self.start()))
    }

    /// An element at the headline that is called date or byline, else a line there that is hardly more than a date.
    pub fn near_line(&self) -> Option<String> {
        self.named(self.start(), self.end()).or_else(|| self.beside())
    }

    /// An element that is called date or byline far from the headline: behind it, else above, where today's date
    /// stands more often than the story's.
    pub fn far_line(&self) -> Option<String> {
        self.named(self.end(), NodeId::MAX).or_else(|| self.named(0, self.start()))
    }

    /// A date in any line around the headline, even that of an update, else in any short one or one called date.
    pub fn any_line(&self) -> Option<String> {
        let other = Hints::RELATED.or(Hints::COMMENTS).or(Hints::EMBED);
        let around = self.around(AROUND / 5, AROUND).filter(|block| block.chars < 160 && !block.hints.has(other));
        let short = |block: &&TextBlock| block.chars < 80 && !block.hints.has(FAR.or(Hints::EMBED));
        self.first_of(around.clone())
            .or_else(|| around.clone().find_map(|block| self.written(block)))
            .or_else(|| self.blocks.all.iter().filter(short).find_map(|block| self.written(block)))
            .or_else(|| self.named_blocks(self.start(), NodeId::MAX).find_map(|block| self.written(block)))
    }

    /// The date at the headline that is said to be of an update.
    pub fn update(&self) -> Option<String> {
        self.heading?;
        let end = self.end();
        let times = || self.own_times(self.start(), end);
        let is_of_another = |id: &NodeId| times().any(|other| other != *id && !self.is_classed_updated(other));
        let time = times().find(|id| self.is_labelled_update(*id) || self.is_classed_updated(*id) && is_of_another(id));
        let line = || {
            let named = self.named_blocks(self.start(), end).chain(self.around(BESIDE, 2 * BESIDE));
            let dated = |block: &&TextBlock| {
                block.chars < 60 && self.blocks.text_of(block).bytes().any(|byte| byte.is_ascii_digit())
            };
            named.filter(dated).find(|block| is_of_update(self.blocks.text_of(block)))
        };
        time.and_then(|id| self.moment(id)).or_else(|| self.written(line()?))
    }

    fn start(&self) -> NodeId {
        self.heading.unwrap_or(0).saturating_sub(ABOVE)
    }

    fn end(&self) -> NodeId {
        self.heading.map_or(NodeId::MAX, |heading| heading + BEHIND)
    }

    fn moment(&self, id: NodeId) -> Option<String> {
        let document = self.page.document;
        document.raw_attribute(id, "datetime").and_then(iso).or_else(|| iso(&document.text(id)))
    }

    /// The `time` elements between two nodes that are of this story.
    fn own_times(&self, start: NodeId, end: NodeId) -> impl Iterator<Item = NodeId> {
        let page = self.page;
        // Above the headline, in the site's header, stands today's date.
        let today = |id: NodeId| self.heading.is_some_and(|heading| id < heading) && page.in_any(id, Hints::HEADER);
        page.times.iter().copied().filter(move |id| {
            (start..end).contains(id)
                && !page.in_any(*id, FAR.or(Hints::EMBED))
                && !today(*id)
                && !page.is_of_another(*id, self.heading)
        })
    }

    /// A `time` that is marked as published, else the first that is of no update, else one that only its class
    /// calls so: many call the only date of a story by both names.
    fn time(&self, start: NodeId, end: NodeId) -> Option<String> {
        let document = self.page.document;
        let marked = |id: &NodeId| {
            let class = document.raw_attribute(*id, "class").unwrap_or("");
            document.has_attribute(*id, "pubdate") || class.contains("publish")
        };
        let first =
            |fits: &dyn Fn(&NodeId) -> bool| self.own_times(start, end).filter(fits).find_map(|id| self.moment(id));
        first(&marked)
            .or_else(|| first(&|id| !self.is_labelled_update(*id) && !self.is_classed_updated(*id)))
            .or_else(|| first(&|id| !self.is_labelled_update(*id)))
    }

    fn is_classed_updated(&self, id: NodeId) -> bool {
        let class = self.page.document.raw_attribute(id, "class").unwrap_or("");
        class.contains("updat") || class.contains("modif")
    }

    /// Whether the words before it in its line say so.
    fn is_labelled_update(&self, id: NodeId) -> bool {
        let document = self.page.document;
        let words = |up: NodeId| {
            let nodes = (up..id).rev().take(LABEL_NODES).filter(|node| document.tag(*node) == Tag::Text);
            nodes.map(|node| document.text(node)).find(|text| !text.trim().is_empty())
        };
        document.ancestors(id).take(LABEL_ABOVE).find_map(words).is_some_and(|label| is_of_update(&label))
    }

    /// Blocks between two nodes that are called date or byline.
    fn named_blocks(&self, start: NodeId, end: NodeId) -> impl Iterator<Item = &TextBlock> {
        self.blocks.all.iter().filter(move |block| {
            // A story's own footer holds who wrote it and when.
            let far = if block.hints.has(Hints::ARTICLE) { FAR.without(Hints::FOOTER) } else { FAR };
            (start..end).contains(&block.node)
                && block.chars < 200
                && block.hints.has(Hints::DATE.or(Hints::BYLINE))
                && !block.hints.has(far.or(Hints::EMBED))
        })
    }

    fn named(&self, start: NodeId, end: NodeId) -> Option<String> {
        self.first_of(self.named_blocks(start, end))
    }

    /// The blocks around the headline's, so many before it and so many in all.
    fn around(&self, before: usize, all: usize) -> impl Iterator<Item = &TextBlock> + Clone {
        let place = self.heading.and_then(|heading| self.blocks.all.iter().position(|block| block.node >= heading));
        self.blocks.all.get(place.unwrap_or(0).saturating_sub(before)..).unwrap_or_default().iter().take(all)
    }

    /// A line beside the headline that is hardly more than a date.
    fn beside(&self) -> Option<String> {
        self.heading?;
        let other = FAR.or(Hints::EMBED).or(Hints::CAPTION).or(Hints::HIDDEN);
        let around = self.around(BESIDE, 2 * BESIDE).filter(|block| !block.hints.has(other));
        // "On behalf of … | Apr 21, 2017 | …"
        let of_facts = |block: &TextBlock| block.chars < 120 && self.blocks.text_of(block).contains(['|', '•', '·']);
        self.first_of(around.clone().filter(|block| block.chars < 60 || of_facts(block))).or_else(|| {
            // "31.10.2023 - The mayor said": a line or the text itself opens with it.
            around
                .map(|block| self.blocks.text_of(block).trim_start_matches(['(', '[']))
                .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()))
                .find_map(|text| {
                    let end = text.char_indices().nth(OPENING_DATE).map_or(text.len(), |(at, _)| at);
                    written_in(&text[..end], self.custom)
                })
        })
    }

    fn first_of<'b>(&self, mut blocks: impl Iterator<Item = &'b TextBlock>) -> Option<String> {
        blocks.find_map(|block| self.written(block).filter(|_| !is_of_update(self.blocks.text_of(block))))
    }

    fn written(&self, block: &TextBlock) -> Option<String> {
        written_in(self.blocks.text_of(block), self.custom)
    }
}

/// How words begin that say of the date behind them that it is of a change; as in [`fold_key`].
const UPDATES: [&str; 23] = [
    "updat",
    "modified",
    "aktualisi",
    "geandert",
    "zuletzt",
    "actualiz",
    "actualitz",
    "misajour",
    "miseajour",
    "aggiorna",
    "atualiza",
    "bijgewerkt",
    "uppdater",
    "oppdater",
    "opdater",
    "aktualiz",
    "paivitet",
    "guncelle",
    "обновлен",
    "оновлен",
    "更新",
    "수정",
    "تحديث",
];

/// Whether what stands before the first number calls the date one of a change.
fn is_of_update(text: &str) -> bool {
    let end = text.bytes().position(|byte| byte.is_ascii_digit()).unwrap_or(text.len());
    let label = fold_key(&text[..end]);
    UPDATES.iter().any(|stem| label.contains(stem))
}
