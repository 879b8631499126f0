//! Findings as cargo writes rustc's: one JSON object a line, then `build-finished`.
//!
//! In:  findings.
//! Out: lines that rust-analyzer, cargo_metadata and rustfix read. They drop a message with a missing
//!      key without a word, so every key of rustc's is there.
//! Source: `compiler/rustc_errors/src/json.rs`; The Cargo Book, "External tools".

use std::io::{self, Write};

use conc_analysis::domain::Span;
use conc_analysis::load::{Package, Target};
use conc_lints::{Applicability, Edit, Level, Suggestion};
use serde::Serialize;

use super::{Finding, Names, Texts, human};
use crate::survey::Survey;

/// Writes every finding, and the end.
pub fn json(
    findings: &[Finding],
    survey: &Survey,
    texts: &Texts,
    names: &Names,
    colored: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings {
        let drawn = Drawing { texts, names };
        let Some((package, target)) = survey.home(finding.diagnostic.primary.span.file) else {
            continue;
        };
        line(out, &drawn.message(finding, package, target, colored))?;
    }
    let success = !findings.iter().any(|finding| finding.level >= Level::Deny);
    line(out, &Finished { reason: "build-finished", success })
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Finished {
    reason: &'static str,
    success: bool,
}

#[derive(Serialize)]
struct CompilerMessage<'a> {
    reason: &'static str,
    package_id: &'a str,
    manifest_path: String,
    target: TargetOut<'a>,
    message: Message,
}

#[derive(Serialize)]
struct TargetOut<'a> {
    kind: &'a [String],
    crate_types: &'a [String],
    name: &'a str,
    src_path: String,
    edition: &'static str,
    doc: bool,
    doctest: bool,
    test: bool,
}

#[derive(Serialize)]
struct Message {
    #[serde(rename = "$message_type")]
    message_type: &'static str,
    #[serde(flatten)]
    body: Body,
}

#[derive(Serialize)]
struct Body {
    message: String,
    code: Option<Code>,
    level: &'static str,
    spans: Vec<SpanOut>,
    children: Vec<Body>,
    rendered: Option<String>,
}

#[derive(Serialize)]
struct Code {
    code: String,
    explanation: Option<&'static str>,
}

#[derive(Serialize)]
struct SpanOut {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
    is_primary: bool,
    text: Vec<LineOut>,
    label: Option<String>,
    suggested_replacement: Option<String>,
    suggestion_applicability: Option<&'static str>,
    expansion: Option<()>,
}

#[derive(Serialize)]
struct LineOut {
    text: String,
    highlight_start: usize,
    highlight_end: usize,
}

struct Drawing<'a> {
    texts: &'a Texts,
    names: &'a Names<'a>,
}

impl Drawing<'_> {
    fn message<'p>(
        &self,
        finding: &Finding,
        package: &'p Package,
        target: &'p Target,
        colored: bool,
    ) -> CompilerMessage<'p> {
        let diagnostic = &finding.diagnostic;
        let mut spans = vec![self.span(diagnostic.primary.span, true, &diagnostic.primary.text)];
        spans.extend(
            diagnostic.labels.iter().map(|label| self.span(label.span, false, &label.text)),
        );
        let mut children: Vec<Body> =
            diagnostic.helps.iter().map(|help| child("help", help.clone())).collect();
        children.extend(diagnostic.suggestions.iter().map(|s| self.suggestion(s)));
        children.extend(diagnostic.notes.iter().map(|note| child("note", note.clone())));
        children.push(child("note", finding.origin()));
        let url = diagnostic.lint.url();
        children.push(child("help", format!("for further information visit {url}")));
        // A file without a manifest is its own, as for cargo's single-file packages.
        let manifest = if package.manifest_path.as_os_str().is_empty() {
            &target.src_path
        } else {
            &package.manifest_path
        };
        CompilerMessage {
            reason: "compiler-message",
            package_id: &package.id,
            manifest_path: manifest.to_string_lossy().into_owned(),
            target: TargetOut {
                kind: &target.kind,
                crate_types: &target.crate_types,
                name: &target.name,
                src_path: target.src_path.to_string_lossy().into_owned(),
                edition: target.edition.year(),
                doc: target.doc,
                doctest: target.doctest,
                test: target.test,
            },
            message: Message {
                message_type: "diagnostic",
                body: Body {
                    message: diagnostic.title.clone(),
                    code: Some(Code { code: diagnostic.lint.code(), explanation: None }),
                    level: finding.word(),
                    spans,
                    children,
                    rendered: Some(human::render(finding, self.texts, self.names, colored)),
                },
            },
        }
    }

    fn span(&self, span: Span, is_primary: bool, label: &str) -> SpanOut {
        let text = self.texts.of(span.file);
        let bytes = self.texts.bytes(span);
        let (line_start, column_start) = text.position(bytes.start);
        let (line_end, column_end) = text.position(bytes.end);
        let lines = (line_start..=line_end).map(|line| {
            let whole = text.line(line - 1);
            let width = whole.chars().count() + 1;
            LineOut {
                text: whole.to_owned(),
                // The end of a line may be two bytes that count as one place.
                highlight_start: if line == line_start { column_start.min(width) } else { 1 },
                highlight_end: if line == line_end { column_end.min(width) } else { width },
            }
        });
        SpanOut {
            file_name: self.names.of(span.file),
            byte_start: bytes.start,
            byte_end: bytes.end,
            line_start,
            line_end,
            column_start,
            column_end,
            is_primary,
            text: lines.collect(),
            label: (!label.is_empty()).then(|| label.to_owned()),
            suggested_replacement: None,
            suggestion_applicability: None,
            expansion: None,
        }
    }

    /// All spans of one child are one suggestion.
    fn suggestion(&self, suggestion: &Suggestion) -> Body {
        let applicability = match suggestion.applicability {
            Applicability::MachineApplicable => "MachineApplicable",
            Applicability::MaybeIncorrect => "MaybeIncorrect",
        };
        let edit = |edit: &Edit| SpanOut {
            suggested_replacement: Some(edit.text.clone()),
            suggestion_applicability: Some(applicability),
            ..self.span(edit.span, true, "")
        };
        let spans = suggestion.edits.iter().map(edit).collect();
        Body { spans, ..child("help", suggestion.text.clone()) }
    }
}

fn child(level: &'static str, message: String) -> Body {
    Body { message, code: None, level, spans: Vec::new(), children: Vec::new(), rendered: None }
}
