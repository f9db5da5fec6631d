//! One walk over the document that notes where everything stands which the other modules read.

use url::Url;

use super::document::{Document, NodeId, Tag};
use super::hints::{self, Hints, Words};
use super::json_ld::StructuredData;
use super::meta_tags::MetaTags;

/// A page, surveyed.
pub struct Page<'a> {
    pub document: &'a Document<'a>,
    /// Where the page was published, which tells its day and its outlet.
    pub address: Option<&'a Url>,
    /// What relative addresses are resolved against.
    pub base: Option<Url>,
    /// The page names its base itself.
    has_base: bool,
    pub meta: MetaTags,
    pub data: StructuredData,
    /// Of each node: what it is, by itself.
    pub own: Vec<Hints>,
    /// Of each node: what it is and stands in.
    pub hints: Vec<Hints>,
    /// Characters of running text before each node: a subtree's text is a difference.
    prose: Vec<u32>,
    pub title: Option<String>,
    pub headings: Vec<NodeId>,
    pub links: Vec<NodeId>,
    pub times: Vec<NodeId>,
    pub anchors: Vec<NodeId>,
    pub images: Vec<NodeId>,
    /// Elements with `itemprop`.
    pub properties: Vec<NodeId>,
    /// JSON that a page's own script reads (`__NEXT_DATA__` and the like).
    pub state_scripts: Vec<&'a str>,
    pub scripts: Vec<&'a str>,
    pub body: NodeId,
}

/// Purposes that hold only for a part of a page: a wrapper around most of the text that is called
/// `with-newsletter` or `comments-open` means something else.
const PARTIAL: Hints = Hints::FOREIGN.or(Hints::DATE).or(Hints::HEADLINE).or(Hints::DEK);

/// The share of a page's running text, in percent, from which on a wrapper's partial purpose is void.
const WRAPPER_SHARE: u64 = 45;
/// Pages with less running text than this have no wrapper to speak of.
const WRAPPER_TEXT: u32 = 400;

/// What holds more nodes is no heading but a page that forgot to close one.
const HEADING_NODES: usize = 300;
/// How many nodes into a teaser its heading stands.
const TEASER_NODES: usize = 60;
/// How far above a part of a teaser that begins.
const TEASER_ABOVE: usize = 8;
/// Elements of one sort that are looked at, so that no page makes the reading slow. The richest of 620
/// news pages has 2,400 links and 240 headings.
const MOST_NOTED: usize = 500;
const MOST_LINKS: usize = 10_000;

fn note(noted: &mut Vec<NodeId>, id: NodeId, most: usize) {
    if noted.len() < most {
        noted.push(id);
    }
}

impl<'a> Page<'a> {
    pub fn survey(document: &'a Document<'a>, address: Option<&'a Url>, fetched: Option<&Url>) -> Self {
        let mut page = Self {
            document,
            address,
            base: fetched.cloned(),
            has_base: false,
            meta: MetaTags::default(),
            data: StructuredData::default(),
            own: Vec::with_capacity(document.node_count()),
            hints: Vec::with_capacity(document.node_count()),
            prose: running_text(document),
            title: None,
            headings: Vec::new(),
            links: Vec::new(),
            times: Vec::new(),
            anchors: Vec::new(),
            images: Vec::new(),
            properties: Vec::new(),
            state_scripts: Vec::new(),
            scripts: Vec::new(),
            body: 0,
        };
        let mut words = Words::default();
        let mut structured = Vec::new();
        // What colours code says nothing of what it is.
        let mut code_end = 0;
        for id in 0..document.node_count() {
            let own = if id < code_end { Hints::NONE } else { page.own_hints(id, &mut words) };
            if matches!(document.tag(id), Tag::Pre | Tag::Code) {
                code_end = code_end.max(document.end(id));
            }
            page.own.push(own);
            let inherited = if id == 0 { Hints::NONE } else { page.hints[document.parent(id)] };
            page.hints.push(inherited | own);
            match document.tag(id) {
                Tag::Text => continue,
                Tag::Meta => page.meta.add(document, id),
                Tag::Link => note(&mut page.links, id, MOST_NOTED),
                Tag::Title if page.title.is_none() => {
                    page.title = Some(super::meta_tags::repair_entities(&document.text(id)).into_owned())
                        .filter(|text| !text.is_empty());
                }
                Tag::Base => page.set_base(id),
                Tag::Body => page.body = id,
                Tag::Script => page.note_script(id, &mut structured),
                Tag::A => note(&mut page.anchors, id, MOST_LINKS),
                Tag::Img => note(&mut page.images, id, MOST_NOTED),
                Tag::Time => note(&mut page.times, id, MOST_NOTED),
                tag if tag.is_heading() && document.end(id) - id < HEADING_NODES => {
                    note(&mut page.headings, id, MOST_NOTED);
                }
                _ => {}
            }
            if document.has_attribute(id, "itemprop") {
                note(&mut page.properties, id, MOST_NOTED);
            }
        }
        let titles = page.titles();
        page.data = StructuredData::read(structured.into_iter(), &titles);
        page
    }

    fn own_hints(&self, id: NodeId, words: &mut Words<'a>) -> Hints {
        let mut own = hints::of_element(self.document, id, words);
        if self.document.tag(id) == Tag::Article && self.is_inner_teaser(id) {
            own |= Hints::RELATED;
        }
        if self.document.tag(id) == Tag::Blockquote && super::embeds::is_plain_post(self.document, id) {
            own |= Hints::EMBED;
        }
        if own.has(PARTIAL) && self.holds_most_text(id) { own.without(PARTIAL) } else { own }
    }

    /// An article within an article whose heading is a link leads to another story.
    fn is_inner_teaser(&self, id: NodeId) -> bool {
        let inner = self.document.ancestors(id).any(|up| self.document.tag(up) == Tag::Article);
        inner && self.leads_elsewhere(id)
    }

    /// Whether something stands in an article or an item whose heading leads to another story than the page's own
    /// `heading` is of.
    pub fn is_of_another(&self, id: NodeId, heading: Option<NodeId>) -> bool {
        let document = self.document;
        document
            .ancestors(id)
            .take(TEASER_ABOVE)
            .find(|up| matches!(document.tag(*up), Tag::Article | Tag::Li))
            .is_some_and(|up| {
                !heading.is_some_and(|heading| document.contains(up, heading)) && self.leads_elsewhere(up)
            })
    }

    /// Whether an element's heading is a link to another page.
    fn leads_elsewhere(&self, id: NodeId) -> bool {
        let document = self.document;
        let heading = (id..document.end(id)).take(TEASER_NODES).find(|inner| document.tag(*inner).is_heading());
        let Some(heading) = heading.filter(|heading| document.tag(*heading) != Tag::H1) else { return false };
        let link = (heading..document.end(heading))
            .chain(document.ancestors(heading).take(3))
            .find(|near| document.tag(*near) == Tag::A);
        let target = link.and_then(|link| self.resolve(&document.attribute(link, "href")?));
        target.is_some_and(|target| self.address.is_none_or(|address| address.path() != target.path()))
    }

    fn holds_most_text(&self, id: NodeId) -> bool {
        let total = *self.prose.last().unwrap_or(&0);
        total > WRAPPER_TEXT && u64::from(self.prose_inside(id)) * 100 > u64::from(total) * WRAPPER_SHARE
    }

    /// Characters of running text inside a node.
    pub fn prose_inside(&self, id: NodeId) -> u32 {
        self.prose_between(id, self.document.end(id))
    }

    /// Characters of running text before `end` and not before `start`.
    pub fn prose_between(&self, start: NodeId, end: NodeId) -> u32 {
        self.prose[end].saturating_sub(self.prose[start])
    }

    fn note_script(&mut self, id: NodeId, structured: &mut Vec<&'a str>) {
        let kind = self.document.raw_attribute(id, "type").unwrap_or("").trim();
        let Some(text) = self.document.children(id).next().map(|child| self.document.raw_text(child)) else { return };
        if kind.to_ascii_lowercase().contains("ld+json") {
            structured.push(text);
        } else if kind.eq_ignore_ascii_case("application/json") {
            self.state_scripts.push(text);
        } else {
            self.scripts.push(text);
        }
    }

    /// The first one counts (HTML standard, "The base element").
    fn set_base(&mut self, id: NodeId) {
        if self.has_base {
            return;
        }
        let Some(href) = self.document.attribute(id, "href") else { return };
        let joined = match &self.base {
            Some(base) => base.join(href.trim()),
            None => Url::parse(href.trim()),
        };
        if let Ok(base) = joined {
            self.base = Some(base);
            self.has_base = true;
        }
    }

    /// What the page calls itself in its head and first heading.
    fn titles(&self) -> Vec<String> {
        let heading =
            self.headings.iter().find(|id| self.document.tag(**id) == Tag::H1).map(|id| self.document.text(*id));
        [self.meta.get("og:title").map(str::to_owned), heading, self.title.clone()].into_iter().flatten().collect()
    }

    /// An address from the page, absolute, if it can be made so and is one of the web's.
    pub fn resolve(&self, reference: &str) -> Option<Url> {
        let reference = reference.trim();
        if reference.is_empty() {
            return None;
        }
        let url = match &self.base {
            Some(base) => base.join(reference).ok()?,
            None => Url::parse(reference)
                .ok()
                .or_else(|| Url::parse(&format!("https:{}", reference.strip_prefix("//").map(|_| reference)?)).ok())?,
        };
        matches!(url.scheme(), "http" | "https").then_some(url)
    }

    pub fn in_any(&self, id: NodeId, hints: Hints) -> bool {
        self.hints[id].has(hints)
    }
}

/// The address that an archive's copy was made of: it stands whole behind the archive's own and the moment of
/// the copy.
pub fn original(url: &Url) -> Option<Url> {
    let (_, inner) = url.as_str().split_once("/http").filter(|(_, inner)| inner.starts_with([':', 's']))?;
    let original = Url::parse(&format!("http{inner}")).ok()?;
    original.host_str().is_some_and(|host| host.contains('.')).then_some(original)
}

/// The running sum of characters in paragraphs.
fn running_text(document: &Document<'_>) -> Vec<u32> {
    let mut sums = Vec::with_capacity(document.node_count() + 1);
    let mut sum: u32 = 0;
    for id in 0..document.node_count() {
        sums.push(sum);
        if document.tag(id) == Tag::Text {
            let text = document.raw_text(id).trim_ascii();
            let parent = document.tag(document.parent(id));
            // Scripts are no text; short bits are menus and labels.
            let counts = match parent {
                Tag::Script | Tag::Style | Tag::Title | Tag::Textarea | Tag::Iframe | Tag::Option => false,
                Tag::P => true,
                _ => text.len() > 80,
            };
            if counts {
                sum = sum.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
            }
        }
    }
    sums.push(sum);
    sums
}
