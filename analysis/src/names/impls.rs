//! Implementations: which methods a type has, which traits it implements, what traits offer.
//!
//! In:  impl blocks as found, scopes with all imports bound.
//! Out: [`Impls`]: impl blocks by type, by trait and by method name; traits with their items.
//! Not here: whether an impl's type arguments fit (`types`).

use rustc_hash::FxHashMap;

use crate::domain::{FileId, Name};
use crate::syntax::ir::{self, Item, ItemKind, TypePath, TypeRef};

use super::defs::{DefId, DefKind, FoundImpl, ImplId, Owner};
use super::paths::World;
use super::scopes::{Namespace, ScopeId, Target};

/// The outermost constructor of an impl's type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Head {
    /// A struct, enum or union by its canonical path.
    Adt(Name),
    /// A primitive.
    Prim(Name),
    /// `dyn Trait`, by the trait's path.
    Dyn(Name),
    /// A reference.
    Ref,
    /// A slice or array.
    Slice,
    /// A tuple.
    Tuple,
    /// A raw or function pointer.
    Pointer,
    /// A generic parameter: the impl is for every type with those bounds.
    Any,
    /// Not known.
    Unknown,
}

/// An impl block.
#[derive(Clone, Debug)]
pub struct ImplDef<'w> {
    /// Its file.
    pub file: FileId,
    /// The item.
    pub item: &'w Item,
    /// Its contents.
    pub block: &'w ir::Impl,
    /// Where its types are looked up.
    pub scope: ScopeId,
    /// What its type is.
    pub head: Head,
    /// The trait's canonical path.
    pub of_trait: Option<Name>,
    /// Its functions, constants and types.
    pub items: Vec<(Name, DefId)>,
}

/// All implementations.
#[derive(Debug, Default)]
pub struct Impls<'w> {
    /// In the order they were found.
    pub list: Vec<ImplDef<'w>>,
    inherent: FxHashMap<Head, Vec<ImplId>>,
    by_trait: FxHashMap<Name, Vec<ImplId>>,
    /// Impls of a trait by the head of their type: a workspace of many packages has hundreds of
    /// impls of a common trait, and a handful for one type.
    by_trait_and_head: FxHashMap<(Name, Head), Vec<ImplId>>,
    by_method_and_head: FxHashMap<(Name, Head), Vec<ImplId>>,
    by_head: FxHashMap<Head, Vec<ImplId>>,
    traits_by_method: FxHashMap<Name, Vec<DefId>>,
    trait_items: FxHashMap<DefId, Vec<(Name, DefId)>>,
}

impl<'w> Impls<'w> {
    /// The impl block of that id.
    pub fn get(&self, id: ImplId) -> &ImplDef<'w> {
        &self.list[id.0 as usize]
    }

    /// Inherent impls of that head.
    pub fn inherent(&self, head: Head) -> &[ImplId] {
        self.inherent.get(&head).map_or(&[], Vec::as_slice)
    }

    /// Impls of the trait with that canonical path.
    pub fn of_trait(&self, path: Name) -> &[ImplId] {
        self.by_trait.get(&path).map_or(&[], Vec::as_slice)
    }

    /// Trait impls of that head.
    pub fn traits_of(&self, head: Head) -> &[ImplId] {
        self.by_head.get(&head).map_or(&[], Vec::as_slice)
    }

    /// Impls of a trait that may be for types of that head, in order.
    pub fn of_trait_for(&self, path: Name, head: Option<Head>) -> impl Iterator<Item = ImplId> {
        let of = |head| self.by_trait_and_head.get(&(path, head)).map_or(&[][..], Vec::as_slice);
        merged(head.map_or(&[], of), of(Head::Any))
    }

    /// Trait impls that may be for types of that head and have an item of that name, in order.
    pub fn with_item_for(&self, name: Name, head: Option<Head>) -> impl Iterator<Item = ImplId> {
        let of = |head| self.by_method_and_head.get(&(name, head)).map_or(&[][..], Vec::as_slice);
        merged(head.map_or(&[], of), of(Head::Any))
    }

    /// Traits of the workspace that have an item of that name.
    pub fn traits_with(&self, name: Name) -> &[DefId] {
        self.traits_by_method.get(&name).map_or(&[], Vec::as_slice)
    }

    /// A trait's items, required and provided.
    pub fn trait_items(&self, id: DefId) -> &[(Name, DefId)] {
        self.trait_items.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Two lists in order, as one.
fn merged<'a>(a: &'a [ImplId], b: &'a [ImplId]) -> impl Iterator<Item = ImplId> {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    std::iter::from_fn(move || match (a.peek(), b.peek()) {
        (Some(x), Some(y)) if y < x => b.next(),
        (Some(_), _) => a.next(),
        (None, _) => b.next(),
    })
}

/// Fills the table, and the paths and owners of associated items.
pub(super) fn build<'w>(
    world: &mut World<'w>,
    found: &[FoundImpl<'w>],
    owners: &[(DefId, Owner)],
) -> Impls<'w> {
    let mut impls = Impls::default();
    for one in found {
        let ItemKind::Impl(block) = &one.item.kind else { continue };
        let head = head(world, one.scope, &block.generics, &block.ty, 0);
        let of_trait = block.of_trait.as_ref().and_then(|t| trait_path(world, one.scope, t));
        let id = ImplId(impls.list.len() as u32);
        if block.of_trait.is_none() {
            impls.inherent.entry(head).or_default().push(id);
        } else if let Some(path) = of_trait {
            impls.by_trait.entry(path).or_default().push(id);
            impls.by_trait_and_head.entry((path, head)).or_default().push(id);
            impls.by_head.entry(head).or_default().push(id);
        }
        impls.list.push(ImplDef {
            file: one.file,
            item: one.item,
            block,
            scope: one.scope,
            head,
            of_trait,
            items: Vec::new(),
        });
    }
    for (id, owner) in owners {
        let name = world.defs[id.0 as usize].item.name;
        let front = match *owner {
            Owner::Impl(block) => {
                let one = &mut impls.list[block.0 as usize];
                one.items.push((name, *id));
                if one.of_trait.is_some() {
                    impls.by_method_and_head.entry((name, one.head)).or_default().push(block);
                }
                owner_path(one)
            }
            Owner::Trait(of) => {
                impls.trait_items.entry(of).or_default().push((name, *id));
                impls.traits_by_method.entry(name).or_default().push(of);
                Some(world.defs[of.0 as usize].path)
            }
        };
        let def = &mut world.defs[id.0 as usize];
        def.owner = Some(*owner);
        if let Some(front) = front {
            def.path = super::defs::join(front, name);
        }
    }
    // Items of impls inside bodies come between those of the impl around them.
    for list in impls.by_method_and_head.values_mut() {
        list.sort();
    }
    impls
}

fn owner_path(block: &ImplDef<'_>) -> Option<Name> {
    match block.head {
        Head::Adt(path) | Head::Prim(path) | Head::Dyn(path) => Some(path),
        Head::Slice => Some(Name::new("std::slice")),
        _ => block.of_trait,
    }
}

const MAX_ALIASES: u32 = 8;

/// The head of a written type.
fn head(
    world: &World<'_>,
    scope: ScopeId,
    generics: &ir::Generics,
    ty: &TypeRef,
    depth: u32,
) -> Head {
    match ty {
        TypeRef::Infer | TypeRef::Never | TypeRef::Impl(_) => Head::Unknown,
        TypeRef::Ref(..) => Head::Ref,
        TypeRef::Ptr(_) | TypeRef::Fn(..) => Head::Pointer,
        TypeRef::Tuple(_) => Head::Tuple,
        TypeRef::Slice(_) => Head::Slice,
        TypeRef::Dyn(bounds) => {
            bounds.iter().find_map(|b| trait_path(world, scope, b)).map_or(Head::Unknown, Head::Dyn)
        }
        TypeRef::Path(path) => path_head(world, scope, generics, path, depth),
    }
}

fn path_head(
    world: &World<'_>,
    scope: ScopeId,
    generics: &ir::Generics,
    path: &TypePath,
    depth: u32,
) -> Head {
    if path.qself.is_some() || depth > MAX_ALIASES {
        return Head::Unknown;
    }
    if let [one] = &path.segments[..]
        && !path.global
        && generics.params.contains(&one.name)
    {
        return Head::Any;
    }
    let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
    let found = world.path(scope, path.global, &names, Namespace::Type, false);
    let Some(first) = found.first() else { return Head::Unknown };
    if first.used != names.len() {
        return Head::Unknown;
    }
    match first.to {
        Target::Extern(path) => Head::Adt(path),
        Target::Prim(name) => Head::Prim(name),
        Target::Def(id) => {
            let def = &world.defs[id.0 as usize];
            match (&def.item.kind, def.kind) {
                (ItemKind::Alias { ty: Some(ty), generics, .. }, _) => {
                    head(world, def.scope, generics, ty, depth + 1)
                }
                (_, DefKind::Struct | DefKind::Enum) => Head::Adt(def.path),
                (_, DefKind::Trait) => Head::Dyn(def.path),
                _ => Head::Unknown,
            }
        }
        Target::Module(_) | Target::Variant(..) => Head::Unknown,
    }
}

/// The canonical path of a written trait.
fn trait_path(world: &World<'_>, scope: ScopeId, ty: &TypeRef) -> Option<Name> {
    let TypeRef::Path(path) = ty else { return None };
    let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
    let found = world.path(scope, path.global, &names, Namespace::Type, false);
    let first = found.first().filter(|r| r.used == names.len())?;
    match first.to {
        Target::Extern(path) => Some(path),
        Target::Def(id) => Some(world.defs[id.0 as usize].path),
        _ => None,
    }
}
