//! A finding: what goes wrong at run time, the evidence, and how to repair it.
//!
//! In:  built by a lint.
//! Out: data that every report draws in its own way.

use conc_analysis::domain::{FileId, Span};

use crate::Lint;

/// A finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The lint that found it.
    pub lint: &'static Lint,
    /// What happens at run time: lower case, no full stop.
    pub title: String,
    /// The operation that goes wrong.
    pub primary: Label,
    /// The evidence, in the order of the argument.
    pub labels: Vec<Label>,
    /// Premises that no span shows.
    pub notes: Vec<String>,
    /// One repair, two at most.
    pub helps: Vec<String>,
    /// Edits that can be applied.
    pub suggestions: Vec<Suggestion>,
    /// The other place of a finding about two, such as an order of locks: a suppression there
    /// silences it, too.
    pub counterpart: Option<Span>,
}

/// A span and what it shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Label {
    /// The code.
    pub span: Span,
    /// What it shows: lower case, no full stop.
    pub text: String,
}

/// How safely a suggestion can be applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applicability {
    /// By a machine: keeps behaviour except for what is reported.
    MachineApplicable,
    /// By a person: compiles in the usual case, changes behaviour on purpose.
    MaybeIncorrect,
}

/// A repair as edits that belong together.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What it does.
    pub text: String,
    /// Its edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// How safe it is.
    pub applicability: Applicability,
}

/// Replaces the span by the text; an empty span inserts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Diagnostic {
    /// A finding at `primary`.
    pub fn new(lint: &'static Lint, title: impl Into<String>, span: Span, text: &str) -> Self {
        Self {
            lint,
            title: title.into(),
            primary: Label { span, text: text.into() },
            labels: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            suggestions: Vec::new(),
            counterpart: None,
        }
    }

    /// Adds evidence.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        let label = Label { span, text: text.into() };
        if label != self.primary && !self.labels.contains(&label) {
            self.labels.push(label);
        }
        self
    }

    /// Adds evidence that is as much the place of the finding as the primary one.
    #[must_use]
    pub fn counterpart(mut self, span: Span, text: impl Into<String>) -> Self {
        self.counterpart = Some(span);
        self.label(span, text)
    }

    /// The same finding where files have other numbers.
    #[must_use]
    pub fn renumbered(mut self, number: impl Fn(FileId) -> FileId) -> Self {
        let labels = std::iter::once(&mut self.primary).chain(&mut self.labels);
        let edits = self.suggestions.iter_mut().flat_map(|suggestion| &mut suggestion.edits);
        let spans = labels.map(|label| &mut label.span).chain(edits.map(|edit| &mut edit.span));
        for span in spans.chain(&mut self.counterpart) {
            span.file = number(span.file);
        }
        self
    }

    /// Adds a premise without a span.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds a repair in words.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }
}
