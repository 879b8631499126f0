//! Stub files → tables of encoded models.
//!
//! In:  Rust stub files (`analysis/models/README.md` describes the format), by module path.
//! Out: [`Output`]: sorted tables from canonical paths to encoded entries, or the first mistake
//!      with its file and line.
//! Not here: the meaning of an entry (`models::decode`). This module stands alone: the build
//! script includes it too, so that shipped stubs are parsed when the crate is built.

mod attrs;
mod derive;
mod generics;
mod lower;
mod receiver;
mod scope;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use scope::Tree;

/// A stub file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path, for messages.
    pub file: String,
    /// The module it describes: `tokio::sync::mpsc`.
    pub module: String,
    /// Its text.
    pub text: String,
}

/// A mistake in a stub file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StubError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for StubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for StubError {}

/// The result of a step.
pub type Result<T> = std::result::Result<T, StubError>;

/// What is known before these files are read: for users' stubs, the shipped ones.
pub trait Outside {
    /// The canonical path behind a public path, and whether it is a module.
    fn resolve(&self, path: &str) -> Option<(String, bool)>;
    /// The associated types of a trait.
    fn assoc(&self, trait_path: &str) -> Vec<String>;
}

/// Nothing is known before.
pub struct Nothing;

impl Outside for Nothing {
    fn resolve(&self, _: &str) -> Option<(String, bool)> {
        None
    }
    fn assoc(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// Encoded entries by canonical path.
#[derive(Clone, Default, Debug)]
pub struct Output {
    /// Functions: `models::decode::function`.
    pub functions: BTreeMap<String, String>,
    /// Types: `models::decode::ty_model`.
    pub types: BTreeMap<String, String>,
    /// Type aliases: generics, then the type.
    pub aliases: BTreeMap<String, String>,
    /// Constants and statics: their types.
    pub constants: BTreeMap<String, String>,
    /// Traits: `models::decode::trait_model`.
    pub traits: BTreeMap<String, String>,
    /// Trait implementations by the type's key; several are separated by a line `%`.
    pub impls: BTreeMap<String, String>,
    /// Modules: their public names, the canonical path of each, and whether it is a module.
    pub modules: BTreeMap<String, BTreeMap<String, (String, bool)>>,
}

impl Output {
    /// Names of the crates that have stubs.
    pub fn crates(&self) -> BTreeSet<&str> {
        self.modules.keys().filter_map(|m| m.split("::").next()).collect()
    }
}

/// Reads all files of one set together: they may refer to each other.
pub fn read(sources: &[Source], outside: &dyn Outside) -> Result<Output> {
    let mut parsed = Vec::with_capacity(sources.len());
    for source in sources {
        let file = syn::parse_file(&source.text).map_err(|e| StubError {
            file: source.file.clone(),
            line: e.span().start().line,
            message: e.to_string(),
        })?;
        let module = module_of(source, &file)?;
        parsed.push((Source { module, ..source.clone() }, file));
    }
    let mut tree = Tree::new(outside);
    for (source, file) in &parsed {
        tree.module(&source.module);
        tree.collect(source, &source.module, &file.items)?;
    }
    tree.check_uses()?;
    let mut out = Output { modules: tree.exports(), ..Output::default() };
    for (source, file) in &parsed {
        lower::items(&tree, source, &source.module, &file.items, &mut out)?;
    }
    Ok(out)
}

/// The module of a file: `#![module(tokio::sync)]` lets several files describe one module.
fn module_of(source: &Source, file: &syn::File) -> Result<String> {
    let Some(attr) = file.attrs.iter().find(|a| a.path().is_ident("module")) else {
        return Ok(source.module.clone());
    };
    let path: syn::Path = attr.parse_args().map_err(|e| error(source, attr, e.to_string()))?;
    let names: Vec<_> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    Ok(names.join("::"))
}

/// An error at a token.
fn error(source: &Source, at: &dyn syn::spanned::Spanned, message: impl Into<String>) -> StubError {
    StubError { file: source.file.clone(), line: at.span().start().line, message: message.into() }
}

/// The key under which methods and implementations of a type are kept: its canonical path, the
/// primitive's name, or `slice`, `tuple`, `fn`, `pointer`; for a reference, `&` and the key behind.
pub fn key(code: &str) -> Option<String> {
    let rest = code.get(1..)?;
    let name = || rest.split(';').next().map(str::to_owned);
    match code.as_bytes().first()? {
        b'a' | b'p' => name(),
        b'[' => Some("slice".to_owned()),
        b'(' => Some("tuple".to_owned()),
        b'f' => Some("fn".to_owned()),
        b'*' => Some("pointer".to_owned()),
        b'&' => Some(format!("&{}", key(rest)?)),
        b'm' => Some(format!("&mut {}", key(rest)?)),
        b'P' => Some("_".to_owned()),
        _ => None,
    }
}
