//! `pullquote extract`: reads pages without network and prints their stories.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use url::Url;

use crate::article::{self, Article};
use crate::config::Config;
use crate::desk::address_of;
use crate::fetch::charset;
use crate::links::TrackingRules;
use crate::quotes;
use crate::story::Findings;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A page as .html or .html.gz, or - for standard input
    #[arg(required_unless_present = "batch")]
    file: Option<PathBuf>,
    /// Where the page is on the web, for its relative addresses
    #[arg(long)]
    url: Option<Url>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Lines of id, path and url, parted by tabs: one JSON object a line, in input order
    #[arg(long, value_name = "LIST.tsv", conflicts_with_all = ["file", "url", "json"])]
    batch: Option<PathBuf>,
    /// Pages read at once
    #[arg(long, default_value = "1", requires = "batch")]
    threads: NonZeroUsize,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let tracking = super::run::tracking(config)?;
    if let Some(list) = &arguments.batch {
        return batch(list, arguments.threads.get(), &tracking);
    }
    let file = arguments.file.as_deref().context("no page named")?;
    let page = read_page(file).with_context(|| format!("cannot read {}", file.display()))?;
    let article = article::read(&page, arguments.url.as_ref());
    let read = Reading::of(article, arguments.url.as_ref(), &tracking);
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&read.json(None))?)?;
    } else {
        read.print(&mut out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// An article with what the rooms behind it find in it.
struct Reading {
    article: Article,
    findings: Findings,
    canonical: Option<String>,
}

impl Reading {
    fn of(article: Article, url: Option<&Url>, tracking: &TrackingRules) -> Self {
        let findings = Findings::of(&article);
        let canonical = match (url, &article.canonical_url) {
            (Some(url), _) => Some(address_of(&article, url, tracking).as_str().to_owned()),
            (None, Some(claimed)) => Some(tracking.canonical(claimed).as_str().to_owned()),
            (None, None) => None,
        };
        Self { article, findings, canonical }
    }

    fn json(&self, id: Option<&str>) -> Value {
        let article = &self.article;
        let offsets = CharacterOffsets::new(&article.body.text);
        let quotes: Vec<Value> = self
            .findings
            .quotations
            .iter()
            // One line a piece, so that each text is the slice between its offsets.
            .flat_map(|quotation| quotation.pieces.iter().map(move |piece| (quotation, piece)))
            .map(|(quotation, piece)| {
                json!({
                    "text": &article.body.text[quotes::inner(&article.body.text, piece)],
                    "speaker": quotation.speaker.as_ref().and_then(|speaker| speaker.shown()),
                    "start": offsets.of(piece.start),
                    "end": offsets.of(piece.end),
                })
            })
            .collect();
        let mut object = json!({
            "headline": article.headline,
            "dek": article.dek,
            "authors": article.byline,
            "published": article.published,
            "updated": article.updated,
            "tags": self.findings.tags.iter().map(|tag| &tag.display).collect::<Vec<_>>(),
            "keyphrases": self.keyphrases(),
            "image": article.lead_image.as_ref().map(|image| image.url.as_str()),
            "site": article.outlet.name,
            "canonical_url": self.canonical,
            "body": article.body.text,
            "language": article.language,
            "kind": article.kind.as_str(),
            "kind_reason": article.kind_reason,
            "access": article.access.as_str(),
            "key_quote": self.findings.pull_quote.as_ref().map(|quote| json!({
                "text": quote.text,
                "speaker": quote.speaker.as_ref().and_then(|speaker| speaker.shown()),
            })),
            "quotes": quotes,
            "embedded_posts": article.embedded_posts.iter().map(|post| json!({
                "network": post.network,
                "author": post.author,
                "handle": post.handle,
                "text": post.text,
                "url": post.url.as_ref().map(Url::as_str),
                "date": post.date,
            })).collect::<Vec<_>>(),
            "summary": (!self.findings.summary.is_empty()).then(|| self.findings.summary.join(" ")),
        });
        if let (Some(id), Some(fields)) = (id, object.as_object_mut()) {
            fields.insert("id".to_owned(), id.into());
        }
        object
    }

    /// What the story is about in its own words, where the publisher does not say it.
    fn keyphrases(&self) -> Vec<&str> {
        let unnamed = self.article.tags.is_empty();
        self.findings.keyphrases.iter().filter(|_| unnamed).map(|tag| tag.display.as_str()).collect()
    }

    fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let article = &self.article;
        let mut row = |name: &str, value: Option<&str>| match value {
            Some(value) if !value.is_empty() => writeln!(out, "{name:<10} {value}"),
            _ => Ok(()),
        };
        let tags: Vec<String> = self.findings.tags.iter().map(|tag| format!("#{}", tag.hashtag())).collect();
        row("kind", Some(&format!("{} ({})", article.kind.as_str(), article.kind_reason)))?;
        row("access", Some(article.access.as_str()))?;
        row("outlet", article.outlet.name.as_deref())?;
        row("headline", article.headline.as_deref())?;
        row("dek", self.findings.dek.as_deref())?;
        row("byline", Some(&article.byline.join(", ")))?;
        row("published", article.published.as_deref())?;
        row("updated", article.updated.as_deref())?;
        row("tags", Some(&tags.join(" ")))?;
        row("image", article.lead_image.as_ref().map(|image| image.url.as_str()))?;
        row("language", article.language.as_deref())?;
        row("canonical", self.canonical.as_deref())?;
        if let Some(quote) = &self.findings.pull_quote {
            let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.shown()).unwrap_or("speaker unknown");
            row("key quote", Some(&format!("“{}” — {speaker}", quote.text)))?;
        }
        if !self.findings.quotations.is_empty() {
            writeln!(out, "\nquotations")?;
        }
        for quotation in &self.findings.quotations {
            let speaker = quotation.speaker.as_ref().and_then(|speaker| speaker.shown()).unwrap_or("speaker unknown");
            writeln!(out, "  “{}” — {speaker}", quotation.text)?;
        }
        for post in &article.embedded_posts {
            let author = post.author.as_deref().or(post.handle.as_deref()).unwrap_or("unknown");
            writeln!(out, "\n{} post by {author}\n  {}", post.network, post.text.as_deref().unwrap_or_default())?;
        }
        if article.dek.is_none() && !self.findings.summary.is_empty() {
            writeln!(out, "\nsummary\n  {}", self.findings.summary.join(" "))?;
        }
        if !article.body.text.is_empty() {
            writeln!(out, "\n{}", article.body.text)?;
        }
        Ok(())
    }
}

/// Reads the pages of a list, `threads` at a time, printing as it goes.
fn batch(list: &Path, threads: usize, tracking: &TrackingRules) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let folder = list.parent().unwrap_or(Path::new("."));
    let mut out = BufWriter::new(std::io::stdout().lock());
    // One step reads a page on each thread; the step's lines are printed in order.
    for step in lines.chunks(threads) {
        let printed: Vec<String> = if threads == 1 {
            step.iter().map(|line| batch_line(line, folder, tracking)).collect()
        } else {
            std::thread::scope(|scope| {
                let workers: Vec<_> =
                    step.iter().map(|line| scope.spawn(move || batch_line(line, folder, tracking))).collect();
                workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
            })
        };
        for line in printed {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn batch_line(line: &str, folder: &Path, tracking: &TrackingRules) -> String {
    let mut columns = line.split('\t');
    let id = columns.next().unwrap_or_default().trim();
    let failed = |reason: String| json!({ "id": id, "error": reason }).to_string();
    let Some(path) = columns.next().map(str::trim).filter(|path| !path.is_empty()) else {
        return failed("the line has no path: id, path and url are parted by tabs".to_owned());
    };
    let url = match columns.next().map(str::trim).filter(|url| !url.is_empty()).map(Url::parse) {
        Some(Err(error)) => return failed(format!("the address is not valid: {error}")),
        Some(Ok(url)) => Some(url),
        None => None,
    };
    // As written, or else beside the list.
    let mut file = PathBuf::from(path);
    if !file.exists() {
        file = folder.join(path);
    }
    let page = match read_page(&file) {
        Ok(page) => page,
        Err(error) => return failed(format!("cannot read {path}: {error}")),
    };
    let read = catch_unwind(AssertUnwindSafe(|| {
        Reading::of(article::read(&page, url.as_ref()), url.as_ref(), tracking).json(Some(id)).to_string()
    }));
    read.unwrap_or_else(|_| failed("reading the page failed inside Pullquote; please report the page".to_owned()))
}

/// A page from disk or standard input, decompressed and decoded.
fn read_page(file: &Path) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.read_to_end(&mut bytes)?;
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
        bytes = plain;
    }
    if bytes.is_empty() {
        return Err(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "the file is empty"));
    }
    Ok(charset::decode(&bytes, None))
}

/// Byte offsets to character offsets (code points), looked up in order or not.
pub(super) struct CharacterOffsets(Vec<usize>);

impl CharacterOffsets {
    pub(super) fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    pub(super) fn of(&self, byte: usize) -> usize {
        self.0.partition_point(|at| *at < byte)
    }
}
