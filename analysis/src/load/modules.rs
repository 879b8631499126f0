//! Module trees: which file each `mod` means.
//!
//! In:  parsed files and the root of a target.
//! Out: [`Module`]s, parents first, for every cfg branch at once.
//! Source: Rust Reference, "Modules" (file names, the `path` attribute, inline modules' folders).
//! Not here: `mod` inside function bodies, which may not have files of their own.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::request::absolute;
use super::sources::Sources;
use super::workspace::{Context, Module, ModuleId, NotAnalysed};
use crate::domain::{FileId, Name};
use crate::syntax::ir;

/// A file may be in a tree this often (one `mod` for each cfg); more is a circle or a joke.
const REPEATS: u32 = 8;
/// Files inside files inside files.
const DEPTH: usize = 128;

/// Builds trees, and remembers what is missing for it.
#[derive(Debug)]
pub(super) struct Trees<'s> {
    sources: &'s Sources,
    /// Files that exist and were not read yet: read them and build again.
    pub wanted: BTreeSet<PathBuf>,
    pub problems: Vec<NotAnalysed>,
}

/// The items of one module, and where its children's files are.
struct Level<'s> {
    module: ModuleId,
    items: &'s [ir::Item],
    file: u32,
    inline: Vec<u32>,
    folder: PathBuf,
    /// `foo.rs` has its children in `foo/`.
    beside: Option<String>,
    /// Whether a cfg stands on the way here, so that files may be missing.
    conditional: bool,
}

impl<'s> Trees<'s> {
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, wanted: BTreeSet::new(), problems: Vec::new() }
    }

    /// The index of a file; asks for it if it is there and was not read.
    pub fn file(&mut self, path: &Path) -> Option<u32> {
        if let Some(index) = self.sources.get(path) {
            return Some(index);
        }
        if path.is_file() {
            self.wanted.insert(path.to_owned());
        }
        None
    }

    /// The tree below a root file.
    pub fn tree(&mut self, root: u32, name: Name, context: Context) -> Vec<Module> {
        let source = self.sources.at(root);
        let context = if is_cfg_test(&source.ir.attrs) { Context::Test } else { context };
        let mut modules = vec![Module {
            name,
            parent: None,
            file: FileId(root),
            inline: Vec::new(),
            children: Vec::new(),
            public: true,
            context,
        }];
        let mut repeats: FxHashMap<u32, u32> = FxHashMap::default();
        let mut queue = VecDeque::from([Level {
            module: ModuleId(0),
            items: &source.ir.items,
            file: root,
            inline: Vec::new(),
            folder: source.path.parent().unwrap_or(Path::new("")).to_owned(),
            beside: None,
            conditional: false,
        }]);
        while let Some(level) = queue.pop_front() {
            for (index, item) in level.items.iter().enumerate() {
                match &item.kind {
                    ir::ItemKind::Mod(Some(items)) => {
                        let module = self.push(&mut modules, &level, item, level.file);
                        let mut inline = level.inline.clone();
                        inline.push(index as u32);
                        modules[module.0 as usize].inline.clone_from(&inline);
                        let (folder, beside) = inner_folder(&level, item);
                        queue.push_back(Level {
                            module,
                            items,
                            file: level.file,
                            inline,
                            folder,
                            beside,
                            conditional: level.conditional || has_cfg(&item.attrs),
                        });
                    }
                    ir::ItemKind::Mod(None) => {
                        for (file, like_mod_rs) in self.files_of(&level, item) {
                            let again = repeats.entry(file).or_default();
                            *again += 1;
                            if *again > REPEATS || self.circular(&modules, &level, item, file) {
                                continue;
                            }
                            let module = self.push(&mut modules, &level, item, file);
                            let source = self.sources.at(file);
                            let own_folder = like_mod_rs || source.path.ends_with("mod.rs");
                            let stem = source.path.file_stem().unwrap_or_default();
                            queue.push_back(Level {
                                module,
                                items: &source.ir.items,
                                file,
                                inline: Vec::new(),
                                folder: source.path.parent().unwrap_or(Path::new("")).to_owned(),
                                beside: (!own_folder).then(|| stem.to_string_lossy().into_owned()),
                                conditional: level.conditional || has_cfg(&item.attrs),
                            });
                        }
                    }
                    _ => {}
                }
            }
        }
        modules
    }

    fn push(
        &self,
        modules: &mut Vec<Module>,
        level: &Level,
        item: &ir::Item,
        file: u32,
    ) -> ModuleId {
        let id = ModuleId(modules.len() as u32);
        let parent = &mut modules[level.module.0 as usize];
        parent.children.push((item.name, id));
        let inner_test = file != level.file && is_cfg_test(&self.sources.at(file).ir.attrs);
        let context =
            if inner_test || is_cfg_test(&item.attrs) { Context::Test } else { parent.context };
        let public = parent.public && item.vis == ir::Visibility::Public;
        modules.push(Module {
            name: item.name,
            parent: Some(level.module),
            file: FileId(file),
            inline: Vec::new(),
            children: Vec::new(),
            public,
            context,
        });
        id
    }

    /// The files of `mod name;`, each with whether its children lie beside it.
    fn files_of(&mut self, level: &Level, item: &ir::Item) -> Vec<(u32, bool)> {
        let stated = paths_stated(&item.attrs);
        let mut out: Vec<(u32, bool)> = Vec::new();
        let before = self.wanted.len();
        for (path, _) in &stated {
            if let Some(file) = self.file(&absolute(&level.folder, Path::new(path))) {
                out.push((file, true));
            }
        }
        let mut tried: Vec<String> = stated.iter().map(|(path, _)| format!("`{path}`")).collect();
        if !stated.iter().any(|(_, always)| *always) {
            let name = item.name.as_str().trim_start_matches("r#");
            let base = level.beside.as_ref().map_or(level.folder.clone(), |b| level.folder.join(b));
            for path in [base.join(format!("{name}.rs")), base.join(name).join("mod.rs")] {
                if let Some(file) = self.file(&path) {
                    out.push((file, false));
                }
            }
            let shown = |tail: String| match &level.beside {
                Some(beside) => format!("`{beside}/{tail}`"),
                None => format!("`{tail}`"),
            };
            tried.extend([shown(format!("{name}.rs")), shown(format!("{name}/mod.rs"))]);
        }
        let found = !out.is_empty() || self.wanted.len() > before;
        if !found && !level.conditional && !has_cfg(&item.attrs) && stated.iter().all(|s| s.1) {
            let reason = format!(
                "`mod {};` has no file: create {}, or remove the declaration",
                item.name,
                tried.join(" or ")
            );
            self.problems.push(self.sources.row(level.file, item.name_range.start, reason));
        }
        let mut seen = BTreeSet::new();
        out.retain(|(file, _)| seen.insert(*file));
        out
    }

    /// Whether the file is already open on the way here; says so.
    fn circular(&mut self, modules: &[Module], level: &Level, item: &ir::Item, file: u32) -> bool {
        let mut depth = 0;
        let mut at = Some(level.module);
        let mut circle = false;
        while let Some(id) = at {
            let module = &modules[id.0 as usize];
            circle |= module.file.0 == file;
            depth += usize::from(module.inline.is_empty());
            at = module.parent;
        }
        if circle || depth > DEPTH {
            let reason = if circle {
                format!("`mod {};` leads back to a file it is in: remove one of the two", item.name)
            } else {
                format!(
                    "`mod {};` is more than {DEPTH} files deep: is there a link in a circle?",
                    item.name
                )
            };
            self.problems.push(self.sources.row(level.file, item.name_range.start, reason));
        }
        circle || depth > DEPTH
    }
}

/// The folder of an inline module's files.
fn inner_folder(level: &Level, item: &ir::Item) -> (PathBuf, Option<String>) {
    // On an inline module the attribute names a folder, and `foo.rs` does not add its own.
    if let Some((path, _)) = paths_stated(&item.attrs).into_iter().find(|(_, always)| *always) {
        return (absolute(&level.folder, Path::new(&path)), None);
    }
    let base = level.beside.as_ref().map_or(level.folder.clone(), |b| level.folder.join(b));
    (base.join(item.name.as_str().trim_start_matches("r#")), None)
}

fn has_cfg(attrs: &ir::Attrs) -> bool {
    attrs.list.iter().any(|attr| attr.path.last().is_some_and(|name| *name == "cfg"))
}

/// Whether `#[cfg(…)]` asks for `test`; `cfg_attr(test, …)` on a module says nothing about it.
fn is_cfg_test(attrs: &ir::Attrs) -> bool {
    let cfgs = attrs.list.iter().filter(|a| a.path.last().is_some_and(|name| *name == "cfg"));
    ir::Attrs { list: cfgs.cloned().collect() }.is_test()
}

/// Paths of `#[path = "…"]` (`true`) and `#[cfg_attr(…, path = "…")]` (`false`).
fn paths_stated(attrs: &ir::Attrs) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    for attr in &attrs.list {
        match attr.path.last().map_or("", |name| name.as_str()) {
            "path" => out.extend(literal(&attr.args).map(|path| (path, true))),
            "cfg_attr" => {
                for (at, _) in attr.args.match_indices("path") {
                    let free =
                        |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                    let after = attr.args[at + 4..].trim_start();
                    if free(attr.args[..at].chars().next_back()) && after.starts_with('=') {
                        out.extend(literal(&after[1..]).map(|path| (path, false)));
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// The text of a string literal at the start: `"a"`, `r#"a"#`.
fn literal(text: &str) -> Option<String> {
    let text = text.trim_start().trim_start_matches('=').trim_start();
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw[hashes..].strip_prefix('"')?;
        let end = inner.find(&format!("\"{}", "#".repeat(hashes)))?;
        return Some(inner[..end].to_owned());
    }
    let inner = text.strip_prefix('"')?;
    let mut out = String::new();
    let mut chars = inner.chars();
    loop {
        match chars.next()? {
            '"' => return Some(out),
            '\\' => out.push(chars.next()?),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{literal, paths_stated};
    use crate::domain::{Name, Range};
    use crate::syntax::ir::{Attr, Attrs};

    fn attrs(list: &[(&str, &str)]) -> Attrs {
        let attr = |(path, args): &(&str, &str)| Attr {
            path: vec![Name::new(path)],
            args: (*args).into(),
            range: Range::default(),
        };
        Attrs { list: list.iter().map(attr).collect() }
    }

    #[test]
    fn string_literals() {
        for (text, want) in [
            (r#""a/b.rs""#, Some("a/b.rs")),
            (r##"r#"a"b"#"##, Some("a\"b")),
            (r#""a\\b" rest"#, Some("a\\b")),
            (r#" = "x""#, Some("x")),
            (r#""open"#, None),
            ("concat!(a)", None),
            ("", None),
        ] {
            assert_eq!(literal(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn path_attributes_and_conditional_ones() {
        let list = attrs(&[
            ("cfg", "unix"),
            ("path", "\"a.rs\""),
            ("cfg_attr", "all(windows, my_path = \"no\"), path = \"w.rs\""),
        ]);
        assert_eq!(paths_stated(&list), [("a.rs".to_owned(), true), ("w.rs".to_owned(), false)]);
    }
}
