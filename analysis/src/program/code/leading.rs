//! Which bodies lead to something, by their words: they have one of its words, or call a function
//! whose body leads there.
//!
//! In:  the words of bodies, the declarations of functions.
//! Out: the bodies of a package, and the words by which they are called.
//! Over-approximates: whoever has a function's name, used as that function is used, may call it.
//! Nothing is read here.
//! Cost: one pass over the words of the package's bodies for each call that is looked through.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Code;
use crate::domain::{FileId, Name};
use crate::load::CrateId;
use crate::names::{Def, Head, Owner};
use crate::program::mentions::names_of;
use crate::syntax::ir::{BodyId, ItemKind, Word};
use crate::types::ty::BodyRef;

/// Bodies of one package that lead to something.
#[derive(Clone, Debug, Default)]
pub struct Leading {
    package: usize,
    bodies: FxHashSet<(FileId, BodyId)>,
    words: Words,
}

/// How a function is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Call {
    /// By its name.
    Name(Name),
    /// By its name, without arguments.
    Method(Name),
    /// By a path.
    Function(Name),
    /// By a path to a type's function; the type's canonical path.
    Beside(Name, Name),
}

/// Words by which functions are called.
#[derive(Clone, Debug, Default)]
struct Words {
    alone: FxHashSet<Word>,
    /// Those that count beside a name of the type that the function belongs to.
    beside: FxHashMap<Word, FxHashSet<Word>>,
}

impl Leading {
    /// Whether a body may lead there. Those of other packages may.
    pub fn has(&self, code: &Code<'_>, body: BodyRef) -> bool {
        self.bodies.contains(&(body.file, body.body)) || code.package_of(body) != Some(self.package)
    }

    /// Whether a method call may lead there.
    pub fn is_method(&self, name: Name, arguments: usize) -> bool {
        let alone = || arguments == 0 && self.words.alone.contains(&Word::alone(name));
        self.words.alone.contains(&Word::from(name)) || alone()
    }

    /// Whether calling a function by that name may lead there.
    pub fn is_function(&self, name: Name) -> bool {
        let function = Word::function(name);
        self.words.alone.contains(&Word::from(name))
            || self.words.alone.contains(&function)
            || self.words.beside.contains_key(&function)
    }
}

impl Code<'_> {
    /// The bodies of a package that have one of the words, and those from which no more than so
    /// many calls lead to them.
    pub fn leading(&self, package: usize, words: &FxHashSet<Word>, calls: usize) -> Leading {
        let crates: Vec<CrateId> = self.crates_of(package).collect();
        let mut aliases = FxHashMap::<Name, Vec<Name>>::default();
        for krate in &crates {
            for (name, others) in self.mentions(*krate).aliases() {
                aliases.entry(*name).or_default().extend(others);
            }
        }
        let files = crates.iter().flat_map(|krate| &self.files[krate.0 as usize]);
        let mut rest: Vec<(FileId, BodyId)> = files
            .flat_map(|file| self.workspace.file(*file).ir.bodies.ids().map(|body| (*file, body)))
            .collect();
        let mut wanted = Words { alone: words.clone(), ..Words::default() };
        let mut leading = Leading { package, words: wanted.clone(), ..Leading::default() };
        let mut known = FxHashSet::default();
        for _ in 0..=calls {
            let mut next = Words::default();
            rest.retain(|(file, body)| {
                if !self.has_one(*file, *body, &wanted) {
                    return true;
                }
                leading.bodies.insert((*file, *body));
                if let Some((def, _)) = self.names.body(*file, *body) {
                    let call = self.call_of(self.names.def(def));
                    if known.insert(call) {
                        next.add_call(call, &aliases);
                    }
                }
                false
            });
            leading.words.add(&next);
            if rest.is_empty() || next.alone.is_empty() && next.beside.is_empty() {
                break;
            }
            wanted = next;
        }
        leading
    }

    fn has_one(&self, file: FileId, body: BodyId, wanted: &Words) -> bool {
        let bodies = &self.workspace.file(file).ir.bodies;
        let beside = |owners: &FxHashSet<Word>| {
            let any = self.associated_types();
            bodies.has(body, |other| owners.contains(&other) || any.contains(&other))
        };
        bodies.has(body, |word| {
            wanted.alone.contains(&word) || wanted.beside.get(&word).is_some_and(beside)
        })
    }

    /// How code calls a function.
    fn call_of(&self, def: &Def<'_>) -> Call {
        let name = def.name();
        let Some(function) = def.function() else { return Call::Name(name) };
        // How `name::<T>` and a function that is handed on are used does not show.
        let generic = !function.generics.params.is_empty();
        let method = function.receiver.is_some();
        if generic || def.owner.is_none() || method && !function.params.is_empty() {
            return Call::Name(name);
        }
        if method {
            return Call::Method(name);
        }
        match def.owner {
            Some(Owner::Impl(id)) => {
                let block = self.names.impls().get(id);
                match block.head {
                    Head::Adt(path) if block.of_trait.is_none() => Call::Beside(name, path),
                    _ => Call::Function(name),
                }
            }
            _ => Call::Function(name),
        }
    }

    /// `Self`, and the names of associated types: they may mean any type.
    fn associated_types(&self) -> &FxHashSet<Word> {
        self.associated.get_or_init(|| {
            let all = self.names.impls().list.iter().flat_map(|block| &block.block.items);
            let types = all.filter(|item| matches!(item.kind, ItemKind::Alias { .. }));
            types.map(|item| Word::from(item.name)).chain([Word::new("Self")]).collect()
        })
    }

    /// The package of a body.
    fn package_of(&self, body: BodyRef) -> Option<usize> {
        let (krate, _) = self.workspace.file(body.file).owner?;
        Some(self.workspace.crates[krate.0 as usize].package)
    }
}

impl Words {
    fn add_call(&mut self, call: Call, aliases: &FxHashMap<Name, Vec<Name>>) {
        let (Call::Name(name) | Call::Method(name) | Call::Function(name) | Call::Beside(name, _)) =
            call;
        for name in names_of(name, aliases) {
            match call {
                Call::Name(_) => drop(self.alone.insert(Word::from(name))),
                Call::Method(_) => self.alone.extend([Word::alone(name), Word::function(name)]),
                Call::Function(_) => drop(self.alone.insert(Word::function(name))),
                Call::Beside(_, path) => {
                    let last = Name::new(path.as_str().rsplit("::").next().unwrap_or_default());
                    let owners = self.beside.entry(Word::function(name)).or_default();
                    owners.extend(names_of(last, aliases).into_iter().map(Word::from));
                }
            }
        }
    }

    fn add(&mut self, other: &Self) {
        self.alone.extend(&other.alone);
        for (word, owners) in &other.beside {
            self.beside.entry(*word).or_default().extend(owners);
        }
    }
}
