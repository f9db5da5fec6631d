//! `pullquote quotes`: the quotations of plain texts.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde::Deserialize;
use serde_json::{Value, json};

use super::extract::CharacterOffsets;
use crate::article::{Article, Body, Kind};
use crate::quotes::{self, QuotationKind, Words};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Lines of {"id", "title", "text"}: one JSON object a line, in input order
    #[arg(long, value_name = "FILE.jsonl")]
    batch: PathBuf,
}

#[derive(Deserialize)]
struct PlainText {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    title: Option<String>,
    text: String,
    #[serde(default)]
    language: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let path = &arguments.batch;
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(file).lines() {
        let line = line.with_context(|| format!("cannot read {}", path.display()))?;
        if !line.trim().is_empty() {
            writeln!(out, "{}", read(&line))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn read(line: &str) -> Value {
    let text: PlainText = match serde_json::from_str(line) {
        Ok(text) => text,
        Err(error) => {
            let id = serde_json::from_str::<Value>(line).ok().and_then(|value| value.get("id").cloned());
            return json!({ "id": id, "error": format!("the line is not {{\"id\", \"title\", \"text\"}}: {error}") });
        }
    };
    let id = text.id.clone();
    catch_unwind(AssertUnwindSafe(|| quotations(text)))
        .unwrap_or_else(|_| json!({ "id": id, "error": "reading the text failed inside Pullquote; please report it" }))
}

fn quotations(text: PlainText) -> Value {
    let article = Article {
        headline: text.title,
        body: Body::from_plain_text(&text.text),
        language: text.language,
        kind: Kind::Article,
        ..Article::default()
    };
    let words = Words::of(&article);
    let quotations = quotes::find(&words);
    let key = quotes::pull_quote(&words, &quotations);
    let offsets = CharacterOffsets::new(&text.text);
    let found: Vec<Value> = quotations
        .iter()
        .filter(|quotation| quotation.kind != QuotationKind::NotSpeech)
        .flat_map(|quotation| quotation.pieces.iter().map(move |piece| (quotation, piece)))
        .map(|(quotation, piece)| {
            let speaker = quotation.speaker.as_ref();
            json!({
                "text": &text.text[quotes::inner(&text.text, piece)],
                "start": offsets.of(piece.start),
                "end": offsets.of(piece.end),
                "speaker": speaker.map(|speaker| &speaker.name),
                "speaker_start": speaker.map(|speaker| offsets.of(speaker.mention.start)),
                "speaker_end": speaker.map(|speaker| offsets.of(speaker.mention.end)),
                "cue": quotation.cue,
            })
        })
        .collect();
    json!({
        "id": text.id,
        "quotes": found,
        "key_quote": key.map(|key| json!({
            "text": key.text,
            "speaker": key.speaker.map(|speaker| speaker.name),
            "start": offsets.of(key.span.start),
            "end": offsets.of(key.span.end),
        })),
    })
}
