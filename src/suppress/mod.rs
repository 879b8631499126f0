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

use std::cmp::Reverse;
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
    files: BTreeMap<FileId, Stated>,
    /// Comments that say nothing we understand.
    malformed: Vec<Span>,
}

/// One attribute or comment with one level.
#[derive(Debug)]
struct Scope {
    /// What it is about.
    covers: Vec<Range>,
    /// Where that code runs.
    context: Context,
    level: Level,
    names: Vec<Word>,
    /// The attribute or comment.
    range: Range,
    form: Form,
}

/// Whose level is asked for.
#[derive(Clone, Copy, Debug)]
struct Asked<'l> {
    lint: &'l Lint,
    /// Without what the source states.
    base: Level,
    /// Where the code runs, if the lint has nothing to say about code that runs there.
    spared: Option<Context>,
}

/// A name and what it means.
#[derive(Debug)]
struct Word {
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
                let context = context(&[about], id, workspace);
                found.push(Scope::new(directive, vec![about], context, attr.range, form));
            }
        }
        let cover = cover::Cover::new(file);
        for remark in &file.remarks {
            match parse::comment(&remark.said) {
                None => self.malformed.push(remark.range.in_file(id)),
                Some(directive) => {
                    let covers = cover.of(remark);
                    let form = Form::Comment(remark.text.start);
                    let context = context(&covers, id, workspace);
                    found.push(Scope::new(directive, covers, context, remark.range, form));
                }
            }
        }
        if !found.is_empty() {
            self.files.insert(id, Stated::new(found));
        }
    }

    /// Lints that are off in this run but on somewhere in the source, and where such code runs.
    pub fn raised(&self) -> Vec<(Named, Context)> {
        let mut out = Vec::new();
        for scope in self.all().filter(|scope| scope.level > Level::Allow) {
            let named = scope.names.iter().filter_map(|name| name.meaning);
            out.extend(named.map(|named| (named, scope.context)));
        }
        out
    }

    fn all(&self) -> impl Iterator<Item = &Scope> {
        self.files.values().flat_map(|stated| &stated.scopes)
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
        let lint = diagnostic.lint;
        // What needs a test to happen is the test's business, wherever it shows.
        let shown = diagnostic.labels.iter().map(|label| label.span);
        let mut contexts = std::iter::once(span).chain(shown).map(|s| workspace.context_at(s));
        let base = contexts.clone().map(|context| levels.at(lint, context)).min();
        let base = base.unwrap_or(Level::Allow);
        let spared = contexts.find(|context| levels.spares(lint, *context));
        let asked = Asked { lint, base, spared };
        let mut level = self.at(&asked, span, workspace, used);
        if let Some(other) = diagnostic.counterpart.filter(|_| level > Level::Allow)
            && self.at(&asked, other, workspace, used) == Level::Allow
        {
            level = Level::Allow;
        }
        if base > Level::Allow && level == Level::Allow {
            used.silenced += 1;
        }
        levels.finished(level)
    }

    /// What the scopes around a place make of a level, outermost first.
    fn at(&self, asked: &Asked, span: Span, workspace: &Workspace, used: &mut Used) -> Level {
        let Asked { lint, base, spared } = *asked;
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
            let scope = &self.files[&file].scopes[index];
            for (n, name) in scope.names.iter().enumerate() {
                // What an outer one has silenced already would be silenced by this one, too.
                let weighed = if level == Level::Allow { base } else { level };
                if !name.meaning.is_some_and(|meaning| meaning.means(lint, weighed)) {
                    continue;
                }
                // What a crate says of its code is not said of its tests.
                if scope.level > Level::Allow && spared.is_some_and(|here| here != scope.context) {
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
        let Some(stated) = self.files.get(&span.file) else { return Vec::new() };
        let before = stated.covers.partition_point(|cover| cover.range.start <= span.range.start);
        let mut at = before.checked_sub(1);
        let mut found = Vec::new();
        while let Some(cover) = at.and_then(|at| stated.covers.get(at)) {
            let file = span.file;
            found.extend(cover.range.contains(span.range).then_some((file, cover.scope)));
            at = cover.around;
        }
        found.reverse();
        found
    }
}

/// What a file states.
#[derive(Debug)]
struct Stated {
    scopes: Vec<Scope>,
    /// In order of start, what is around others first. They are nodes of one tree: two of them
    /// have nothing in common, or one is in the other.
    covers: Vec<Cover>,
}

/// Code that a scope covers.
#[derive(Debug)]
struct Cover {
    range: Range,
    scope: usize,
    /// The innermost one around it.
    around: Option<usize>,
}

impl Stated {
    fn new(scopes: Vec<Scope>) -> Self {
        let mut covers: Vec<Cover> = Vec::new();
        for (scope, stated) in scopes.iter().enumerate() {
            let new = |range: &Range| Cover { range: *range, scope, around: None };
            covers.extend(stated.covers.iter().map(new));
        }
        covers.sort_by_key(|cover| (cover.range.start, Reverse(cover.range.end), cover.scope));
        let mut open: Vec<usize> = Vec::new();
        for at in 0..covers.len() {
            while open
                .pop_if(|around| covers[*around].range.end <= covers[at].range.start)
                .is_some()
            {}
            covers[at].around = open.last().copied();
            open.push(at);
        }
        Self { scopes, covers }
    }
}

impl Scope {
    fn new(
        directive: parse::Directive,
        covers: Vec<Range>,
        context: Context,
        range: Range,
        form: Form,
    ) -> Self {
        let names = directive.names.into_iter().map(|(text, place)| {
            let meaning = Named::find(&text).ok();
            Word { text, place, meaning }
        });
        let names = names.collect();
        Self { covers, context, level: directive.level, names, range, form }
    }
}

/// Where the code runs that something is about.
fn context(covers: &[Range], file: FileId, workspace: &Workspace) -> Context {
    // The first byte of an item is in it; the byte behind a file is in none.
    let at = match covers.first() {
        Some(cover) if cover.end < u32::MAX => cover.start,
        _ => u32::MAX - 1,
    };
    workspace.context_at(Range::new(at, at + 1).in_file(file))
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
