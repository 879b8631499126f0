//! What is wrong with suppressions: those that silence nothing, and those that cannot.
//!
//! In:  what the source states, which of it was used.
//! Out: findings of `unused_suppression`.
//! A suppression is called unused only if all that it names was looked for, in code that was read
//! in full.

use std::fs;
use std::path::Path;

use conc_analysis::domain::{FileId, Name, Range, Span};
use conc_analysis::load::Workspace;
use conc_lints::suppressions::unused_suppression::LINT;
use conc_lints::{Applicability, Diagnostic, Edit, LINTS, Level, Lint, Suggestion};

use super::{Form, Scope, Scopes, Used, Word, parse};
use crate::levels::{Levels, Named, near};

const FORM: &str = "write `// conc-lint: allow(lint) reason` above the code, or \
                    `#[cfg_attr(any(), allow(conc_lint::lint))]`";

/// Looks at every suppression in files that have levels: the others were not asked for.
pub fn judge<'l>(
    scopes: &Scopes,
    used: &Used,
    workspace: &Workspace,
    levels: &dyn Fn(FileId) -> Option<&'l Levels>,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for span in scopes.malformed.iter().filter(|span| levels(span.file).is_some()) {
        let title = "this comment silences nothing: it is no suppression";
        out.push(
            Diagnostic::new(&LINT, title, *span, "says nothing that is understood").help(FORM),
        );
    }
    for (file, stated) in &scopes.files {
        let Some(levels) = levels(*file) else { continue };
        let text = fs::read_to_string(&workspace.file(*file).path).unwrap_or_default();
        let complete = is_complete(*file, workspace);
        let judge = Judge { file: *file, text: &text, used, workspace, levels, complete };
        for (index, scope) in stated.scopes.iter().enumerate() {
            judge.scope(index, scope, &mut out);
        }
    }
    out
}

struct Judge<'a> {
    file: FileId,
    text: &'a str,
    used: &'a Used,
    workspace: &'a Workspace,
    levels: &'a Levels,
    /// Whether nothing is missing that could have made a finding here.
    complete: bool,
}

/// Whether the file and its package were read in full.
fn is_complete(id: FileId, workspace: &Workspace) -> bool {
    let file = workspace.file(id);
    let owner = workspace.crate_of(Range::default().in_file(id));
    let folder = owner.and_then(|c| workspace.packages[c.package].manifest_path.parent());
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let near = |path: &Path| folder.map_or(path == file.path, |folder| path.starts_with(folder));
    file.ir.lost.is_empty() && !workspace.not_analysed.iter().any(|row| near(&row.path))
}

impl Judge<'_> {
    fn scope(&self, index: usize, scope: &Scope, out: &mut Vec<Diagnostic>) {
        if let Form::Plain(_) = scope.form
            && !self.registers_tool()
        {
            out.push(self.refused(scope));
        }
        let mut unused = Vec::new();
        for (n, name) in scope.names.iter().enumerate() {
            let id = (self.file, index, n);
            match name.meaning {
                None => out.push(self.unknown(scope, name)),
                Some(_) if self.used.forbidden.contains(&id) => {
                    out.push(self.forbidden(scope, name));
                }
                Some(meaning) => {
                    let searched = scope.level == Level::Allow
                        && !self.used.names.contains(&id)
                        && self.complete
                        && self.was_looked_for(scope, meaning);
                    unused.extend(searched.then_some(name));
                }
            }
        }
        if unused.len() == scope.names.len() {
            out.extend((!unused.is_empty()).then(|| self.unused(scope)));
        } else {
            out.extend(unused.into_iter().map(|name| self.unused_name(scope, name)));
        }
    }

    /// Whether every lint it means reports on the code it covers.
    fn was_looked_for(&self, scope: &Scope, meaning: Named) -> bool {
        if scope.covers.is_empty() {
            // At the end of a file; elsewhere it may be in code that no lint sees.
            return scope.range.end as usize >= self.text.trim_end().len();
        }
        let asks =
            |lint: &Lint| self.levels.finished(self.levels.at(lint, scope.context)) > Level::Allow;
        match meaning {
            Named::Lint(lint) => lint.id != LINT.id && asks(lint),
            Named::Warnings => true,
            _ => {
                let meant =
                    |lint: &&&Lint| meaning.means(lint, Level::Warn) && lint.area != LINT.area;
                LINTS.iter().filter(meant).all(|lint| asks(lint))
            }
        }
    }

    /// Whether the crate tells the compiler that there is a tool of our name.
    fn registers_tool(&self) -> bool {
        let span = Range::default().in_file(self.file);
        let root = self.workspace.crate_of(span).and_then(|c| c.modules.first());
        root.is_some_and(|root| {
            let attrs = &self.workspace.file(root.file).ir.attrs.list;
            attrs.iter().any(|attr| {
                attr.path == [Name::new("register_tool")] && attr.args.contains("conc_lint")
            })
        })
    }

    /// The bytes of a name.
    fn span(&self, scope: &Scope, name: &Word) -> Span {
        let base = match &scope.form {
            Form::Comment(start) => Some(*start),
            Form::Attribute(args) | Form::Plain(args) => {
                let bytes = scope.range.start as usize..scope.range.end as usize;
                let found = self.text.get(bytes).and_then(|text| text.find(&**args));
                found.map(|at| scope.range.start + at as u32)
            }
        };
        let range = base.map_or(scope.range, |base| {
            Range::new(base + name.place.start as u32, base + name.place.end as u32)
        });
        range.in_file(self.file)
    }

    fn whole(&self, scope: &Scope) -> Span {
        scope.range.in_file(self.file)
    }

    fn refused(&self, scope: &Scope) -> Diagnostic {
        let title = "the compiler refuses this attribute: it knows no tool `conc_lint`";
        let mut found = Diagnostic::new(&LINT, title, self.whole(scope), "is an error in rustc");
        let bytes = scope.range.start as usize..scope.range.end as usize;
        let text = self.text.get(bytes).and_then(|text| text.split_once('['));
        if let Some((mark, inner)) =
            text.and_then(|(mark, rest)| Some((mark, rest.strip_suffix(']')?)))
        {
            found.suggestions.push(Suggestion {
                text: "let the compiler skip it".into(),
                edits: vec![Edit {
                    span: self.whole(scope),
                    text: format!("{mark}[cfg_attr(any(), {})]", inner.trim()),
                }],
                applicability: Applicability::MachineApplicable,
            });
        }
        found
    }

    fn unknown(&self, scope: &Scope, name: &Word) -> Diagnostic {
        let title = format!("this suppression silences nothing: there is no lint `{}`", name.text);
        let span = self.span(scope, name);
        let mut found = Diagnostic::new(&LINT, title, span, "no such lint or group");
        let Some(near) = near(&name.text) else {
            return found.help("`cargo conc-lint --list` shows the lints");
        };
        found.suggestions.push(Suggestion {
            text: "there is one of a similar name".into(),
            edits: vec![Edit { span, text: near.into() }],
            applicability: Applicability::MaybeIncorrect,
        });
        found
    }

    fn forbidden(&self, scope: &Scope, name: &Word) -> Diagnostic {
        let title = format!("this suppression has no effect: `{}` is forbidden", name.text);
        Diagnostic::new(&LINT, title, self.span(scope, name), "what it names is reported anyway")
            .help("repair the code, or deny the lint instead of forbidding it")
    }

    fn unused_name(&self, scope: &Scope, name: &Word) -> Diagnostic {
        let title = format!("this suppression silences nothing of `{}`", name.text);
        Diagnostic::new(&LINT, title, self.span(scope, name), "reports nothing here")
            .help("remove the name")
    }

    fn unused(&self, scope: &Scope) -> Diagnostic {
        let label = match scope.names.as_slice() {
            [one] => format!("`{}` reports nothing here", one.text),
            _ => "none of these reports anything here".into(),
        };
        let title = "this suppression silences nothing";
        let mut found = Diagnostic::new(&LINT, title, self.whole(scope), &label);
        let help = "remove it, so that it hides nothing that comes later";
        let alone = match &scope.form {
            Form::Comment(_) => true,
            Form::Attribute(args) | Form::Plain(args) => parse::is_alone(args),
        };
        if !alone {
            return found.help(help);
        }
        let span = self.line(scope).in_file(self.file);
        found.suggestions.push(Suggestion {
            text: help.into(),
            edits: vec![Edit { span, text: String::new() }],
            applicability: Applicability::MachineApplicable,
        });
        found
    }

    /// Its bytes, with the line that they are on if nothing else is there.
    fn line(&self, scope: &Scope) -> Range {
        let (start, end) = (scope.range.start as usize, scope.range.end as usize);
        let (Some(before), Some(after)) = (self.text.get(..start), self.text.get(end..)) else {
            return scope.range;
        };
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = after.find('\n').map_or(after.len(), |at| at + 1);
        let blank = |text: &str| text.trim().is_empty();
        if blank(&before[line..]) && blank(&after[..rest]) {
            return Range::new(line as u32, (end + rest) as u32);
        }
        // A comment at the end of a line goes with the space in front of it.
        let code = if blank(&after[..rest]) { before.trim_end().len() } else { start };
        Range::new(code as u32, scope.range.end)
    }
}
