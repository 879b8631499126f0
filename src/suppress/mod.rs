//! What the source says about findings: attributes and comments that silence them, or set levels.
//!
//! In:  the workspace.
//! Out: [`Scopes`]: for each file, what is stated where; the level of a finding under all that
//!      stands around it, up to the root of its crate.
//! Not here: what those say that silence nothing (`judge`).

mod judge;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range as Bytes;

use conc_analysis::domain::{FileId, Range, Span};
use conc_analysis::load::{Context, Workspace};
use conc_analysis::syntax::cover;
use conc_analysis::syntax::ir::{Item, ItemKind};
use conc_lints::{Diagnostic, Level, Lint};

use crate::levels::{Levels, Named};

pub use judge::judge;

/// Modules are not nested more deeply than this; files that include each other are no tree.
const DEPTH: usize = 64;

/// All that the source states.
#[derive(Debug, Default)]
pub struct Scopes {
    files: BTreeMap<FileId, Vec<Scope>>,
    /// Comments that say nothing we understand.
    malformed: Vec<Span>,
}

/// One attribute or comment with one level.
#[derive(Debug)]
struct Scope {
    /// What it is about.
    covers: Vec<Range>,
    level: Level,
    names: Vec<Stated>,
    /// The attribute or comment.
    range: Range,
    form: Form,
}

/// A name and what it means.
#[derive(Debug)]
struct Stated {
    text: String,
    /// Where it is in the text that was read.
    place: Bytes<usize>,
    meaning: Option<Named>,
}

/// How it is written.
#[derive(Debug)]
enum Form {
    /// `cfg_attr(…, allow(…))`; the text of its arguments.
    Attribute(Box<str>),
    /// `allow(…)`, which the compiler refuses; the text of its arguments.
    Plain(Box<str>),
    /// A comment; where what it says starts.
    Comment(u32),
}

/// Names that silenced something, or that something stronger stood in the way of.
#[derive(Debug, Default)]
pub struct Used {
    names: BTreeSet<Id>,
    forbidden: BTreeSet<Id>,
    /// Findings that are not reported because the source says so.
    pub silenced: usize,
}

/// A name: its file, scope and position there.
type Id = (FileId, usize, usize);

impl Scopes {
    /// Reads what the files say that mention the linter.
    pub fn new(workspace: &Workspace) -> Self {
        let mut scopes = Self::default();
        for (n, file) in workspace.files.iter().enumerate() {
            if file.ir.mentioned && file.owner.is_some() {
                scopes.read(FileId(n as u32), workspace);
            }
        }
        scopes
    }

    fn read(&mut self, id: FileId, workspace: &Workspace) {
        let file = &workspace.file(id).ir;
        let mut found = Vec::new();
        for (attr, about) in cover::attributes(file) {
            let [name] = attr.path.as_slice() else { continue };
            for directive in parse::attribute(name.as_str(), &attr.args) {
                let args = attr.args.clone();
                let plain = *name != "cfg_attr";
                let form = if plain { Form::Plain(args) } else { Form::Attribute(args) };
                found.push(Scope::new(directive, vec![about], attr.range, form));
            }
        }
        let cover = cover::Cover::new(file);
        for remark in &file.remarks {
            match parse::comment(&remark.said) {
                None => self.malformed.push(remark.range.in_file(id)),
                Some(directive) => {
                    let covers = cover.of(remark);
                    let form = Form::Comment(remark.text.start);
                    found.push(Scope::new(directive, covers, remark.range, form));
                }
            }
        }
        if !found.is_empty() {
            self.files.insert(id, found);
        }
    }

    /// Lints that are off in this run but on somewhere in the source, and where such code runs.
    pub fn raised(&self, workspace: &Workspace) -> Vec<(Named, Context)> {
        let mut out = Vec::new();
        for (id, scope) in self.all().filter(|(_, scope)| scope.level > Level::Allow) {
            for range in &scope.covers {
                // A whole file is where its first item is.
                let range = Range::new(range.start, range.end.min(range.start + 1));
                let context = workspace.context_at(range.in_file(id));
                out.extend(scope.names.iter().filter_map(|n| Some((n.meaning?, context))));
            }
        }
        out
    }

    fn all(&self) -> impl Iterator<Item = (FileId, &Scope)> {
        self.files.iter().flat_map(|(id, scopes)| scopes.iter().map(|scope| (*id, scope)))
    }

    /// The level of a finding. A finding about two places may be silenced at either.
    pub fn level(
        &self,
        diagnostic: &Diagnostic,
        workspace: &Workspace,
        levels: &Levels,
        used: &mut Used,
    ) -> Level {
        let span = diagnostic.primary.span;
        // What needs a test to happen is the test's business, wherever it shows.
        let shown = diagnostic.labels.iter().map(|label| label.span);
        let base = std::iter::once(span)
            .chain(shown)
            .map(|span| levels.at(diagnostic.lint, workspace.context_at(span)))
            .min()
            .unwrap_or(Level::Allow);
        let level = self.at(diagnostic.lint, base, span, workspace, used);
        let elsewhere = diagnostic.counterpart.filter(|_| level > Level::Allow);
        let level = match elsewhere {
            Some(other)
                if self.at(diagnostic.lint, base, other, workspace, used) == Level::Allow =>
            {
                Level::Allow
            }
            _ => level,
        };
        if base > Level::Allow && level == Level::Allow {
            used.silenced += 1;
        }
        levels.finished(level)
    }

    /// What the scopes around a place make of a level, outermost first.
    fn at(
        &self,
        lint: &Lint,
        base: Level,
        span: Span,
        workspace: &Workspace,
        used: &mut Used,
    ) -> Level {
        let mut around = Vec::new();
        let mut place = Some(span);
        while let Some(span) = place
            && around.len() < DEPTH
        {
            around.push(self.within(span));
            place = declaration(span.file, workspace);
        }
        let mut level = base;
        for (file, index) in around.into_iter().rev().flatten() {
            let scope = &self.files[&file][index];
            for (n, name) in scope.names.iter().enumerate() {
                // What an outer one has silenced already would be silenced by this one, too.
                let weighed = if level == Level::Allow { base } else { level };
                if !name.meaning.is_some_and(|meaning| meaning.means(lint, weighed)) {
                    continue;
                }
                if level == Level::Forbid {
                    used.forbidden.insert((file, index, n));
                    continue;
                }
                if base > Level::Allow || level > Level::Allow {
                    used.names.insert((file, index, n));
                }
                level = scope.level;
            }
        }
        level
    }

    /// The scopes of a file that a place is in, outermost first.
    fn within(&self, span: Span) -> Vec<(FileId, usize)> {
        let Some(scopes) = self.files.get(&span.file) else { return Vec::new() };
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (index, scope) in scopes.iter().enumerate() {
            let around = scope.covers.iter().filter(|cover| cover.contains(span.range));
            found.extend(around.map(|cover| cover.end - cover.start).max().map(|len| (len, index)));
        }
        found.sort_by_key(|(len, index)| (std::cmp::Reverse(*len), *index));
        found.into_iter().map(|(_, index)| (span.file, index)).collect()
    }
}

impl Scope {
    fn new(directive: parse::Directive, covers: Vec<Range>, range: Range, form: Form) -> Self {
        let names = directive.names.into_iter().map(|(text, place)| {
            let meaning = Named::find(&text).ok();
            Stated { text, place, meaning }
        });
        Self { covers, level: directive.level, names: names.collect(), range, form }
    }
}

/// The `mod name;` that a file is there for.
fn declaration(file: FileId, workspace: &Workspace) -> Option<Span> {
    let (id, module) = workspace.files.get(file.0 as usize)?.owner?;
    let modules = &workspace.crates.get(id.0 as usize)?.modules;
    let module = modules.get(module.0 as usize)?;
    let parent = modules.get(module.parent?.0 as usize)?;
    let declares =
        |item: &&Item| item.name == module.name && matches!(item.kind, ItemKind::Mod(None));
    let item = parent.items(workspace).iter().find(declares)?;
    (parent.file != file).then(|| item.range.in_file(parent.file))
}
