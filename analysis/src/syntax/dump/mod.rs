//! The intermediate representation as text: for tests and for `debug`.
//!
//! In:  a file.
//! Out: one line an item and a statement, written like the source it came from; what the
//!      representation folds shows as folded (`op(a, b)` for arithmetic).

use std::fmt::Write as _;

mod exprs;
mod terms;

pub use exprs::expr;
use exprs::stmt_text;
use terms::types;
pub use terms::{pat, path, ty};

use super::ir::{BodyId, Expr, File, Function, Generics, Item, ItemKind, Struct, Visibility};
use crate::domain::Name;

/// A whole file.
pub fn file(file: &File) -> String {
    let mut dump = Dump { file, out: String::new() };
    dump.items(&file.items, 0);
    let later = file.bodies.read_later().flat_map(|body| &body.lost);
    for lost in file.lost.iter().chain(later) {
        let names: Vec<_> = lost.names.iter().map(|name| name.as_str()).collect();
        let _ = writeln!(dump.out, "lost {:?} [{}]", lost.range, names.join(" "));
    }
    dump.out
}

struct Dump<'f> {
    file: &'f File,
    out: String,
}

impl Dump<'_> {
    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items {
            let indent = "  ".repeat(depth);
            let mut attrs = String::new();
            for attr in &item.attrs.list {
                let _ = write!(attrs, "#[{} {}] ", names(&attr.path), attr.args);
            }
            let vis = match &item.vis {
                Visibility::Private => String::new(),
                Visibility::Public => "pub ".to_owned(),
                Visibility::Restricted(path) => format!("pub({}) ", names(path)),
            };
            let _ = write!(self.out, "{indent}{attrs}{vis}");
            self.kind(item, depth);
        }
    }

    fn kind(&mut self, item: &Item, depth: usize) {
        let name = item.name;
        match &item.kind {
            ItemKind::Mod(None) => self.line(&format!("mod {name};")),
            ItemKind::Mod(Some(items)) => {
                self.line(&format!("mod {name}"));
                self.items(items, depth + 1);
            }
            ItemKind::Use(leaves) => {
                let leaves: Vec<_> = leaves
                    .iter()
                    .map(|leaf| {
                        let global = if leaf.global { "::" } else { "" };
                        let alias = leaf.alias.map_or("*", |alias| alias.as_str());
                        format!("{global}{} as {alias}", names(&leaf.path))
                    })
                    .collect();
                self.line(&format!("use {}", leaves.join(", ")));
            }
            ItemKind::ExternCrate { original } => {
                self.line(&format!("extern crate {original} as {name}"));
            }
            ItemKind::Fn(function) => self.function(name, function, depth),
            ItemKind::Struct(decl) => self.line(&format!("struct {name}{}", fields(decl))),
            ItemKind::Enum { generics, variants } => {
                let variants: Vec<_> = variants
                    .iter()
                    .map(|v| {
                        let fields: Vec<_> =
                            v.fields.iter().map(|f| format!("{}: {}", f.name, ty(&f.ty))).collect();
                        format!("{}({})", v.name, fields.join(", "))
                    })
                    .collect();
                let generics = generics_text(generics);
                self.line(&format!("enum {name}{generics} {}", variants.join(" | ")));
            }
            ItemKind::Trait { generics, supers, items } => {
                self.line(&format!("trait {name}{}: {}", generics_text(generics), types(supers)));
                self.items(items, depth + 1);
            }
            ItemKind::Impl(decl) => {
                let of =
                    decl.of_trait.as_ref().map_or(String::new(), |t| format!("{} for ", ty(t)));
                let generics = generics_text(&decl.generics);
                self.line(&format!("impl{generics} {of}{}", ty(&decl.ty)));
                self.items(&decl.items, depth + 1);
            }
            ItemKind::Static { ty: t, body } => {
                self.line(&format!("static {name}: {}{}", ty(t), self.value(*body)));
            }
            ItemKind::Const { ty: t, body } => {
                self.line(&format!("const {name}: {}{}", ty(t), self.value(*body)));
            }
            ItemKind::Alias { bounds, ty: t, .. } => {
                let value = t.as_ref().map_or(String::new(), |t| format!(" = {}", ty(t)));
                self.line(&format!("type {name}: {}{value}", types(bounds)));
            }
            ItemKind::MacroRules(rules) => {
                let text: Vec<_> = rules.split_whitespace().collect();
                self.line(&format!("macro_rules {name} {}", text.join(" ")));
            }
            ItemKind::MacroCall { path, names: mentioned } => {
                self.line(&format!("{}! [{}]", names(path), list(mentioned)));
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn value(&self, body: Option<BodyId>) -> String {
        let Some(body) = body.map(|id| &self.file[id]) else { return String::new() };
        body.root.map_or(String::new(), |root| format!(" = {}", expr(body, root)))
    }

    fn function(&mut self, name: Name, function: &Function, depth: usize) {
        let body = function.body.map(|id| &self.file[id]);
        let mut params = Vec::new();
        if let Some(receiver) = &function.receiver {
            let by_ref = if receiver.by_ref { "&" } else { "" };
            let mutable = if receiver.mutable { "mut " } else { "" };
            let of = receiver.ty.as_ref().map_or(String::new(), |t| format!(": {}", ty(t)));
            params.push(format!("{by_ref}{mutable}self{of}"));
        }
        for (n, t) in function.params.iter().enumerate() {
            let name = body.and_then(|body| Some(pat(body, *body.params.get(n)?)));
            params.push(format!("{}: {}", name.as_deref().unwrap_or("_"), ty(t)));
        }
        let is_async = if function.is_async { "async " } else { "" };
        let is_extern = if function.is_extern { "extern " } else { "" };
        let ret = function.ret.as_ref().map_or(String::new(), |t| format!(" -> {}", ty(t)));
        let generics = generics_text(&function.generics);
        let params = params.join(", ");
        self.line(&format!("{is_async}{is_extern}fn {name}{generics}({params}){ret}"));
        let Some(body) = body else { return };
        let indent = "  ".repeat(depth + 1);
        match body.root.map(|root| &body[root]) {
            Some(Expr::Block(block)) => {
                for stmt in &block.stmts {
                    self.line(&format!("{indent}{}", stmt_text(body, stmt)));
                }
                if let Some(tail) = block.tail {
                    self.line(&format!("{indent}{}", expr(body, tail)));
                }
            }
            _ => self.line(&format!("{indent}?")),
        }
        self.items(&body.items, depth + 1);
    }
}

pub(crate) fn names(path: &[Name]) -> String {
    path.iter().map(|name| name.as_str()).collect::<Vec<_>>().join("::")
}

pub(crate) fn list(names: &[Name]) -> String {
    names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ")
}

fn fields(decl: &Struct) -> String {
    let fields: Vec<_> = decl.fields.iter().map(|f| format!("{}: {}", f.name, ty(&f.ty))).collect();
    format!("{}({})", generics_text(&decl.generics), fields.join(", "))
}

fn generics_text(generics: &Generics) -> String {
    if generics.params.is_empty() && generics.bounds.is_empty() {
        return String::new();
    }
    let bounds: Vec<_> =
        generics.bounds.iter().map(|(t, bound)| format!("{}: {}", ty(t), ty(bound))).collect();
    let space = if bounds.is_empty() { "" } else { "; " };
    format!("<{}{space}{}>", list(&generics.params).replace(' ', ", "), bounds.join(", "))
}
