//! Imports: binds what `use` and `extern crate` bring, until nothing changes.
//!
//! In:  scopes with their items and unresolved imports.
//! Out: the same scopes with every import bound; those with unknown globs are open.
//! Cost: rounds over the imports that may still change; re-export chains take one round each.

use smallvec::SmallVec;

use crate::domain::Name;

use super::paths::World;
use super::scopes::{Binding, Import, Namespace, ScopeId, Seen, Target};

/// A chain of re-exports longer than this is not followed to its end.
const MAX_ROUNDS: u32 = 32;

struct Pending {
    scope: ScopeId,
    import: Import,
    /// Of a glob: the versions of the sources when last copied.
    seen: SmallVec<[(ScopeId, u32); 1]>,
    bound: bool,
    done: bool,
}

/// Binds all imports.
pub(super) fn bind(world: &mut World<'_>) {
    extern_crates(world);
    let mut pending = Vec::new();
    for n in 0..world.scopes.len() {
        let scope = ScopeId(n as u32);
        for import in std::mem::take(&mut world.scopes[n].imports) {
            pending.push(Pending {
                scope,
                import,
                seen: SmallVec::new(),
                bound: false,
                done: false,
            });
        }
    }
    for _ in 0..MAX_ROUNDS {
        let mut changed = false;
        for one in pending.iter_mut().filter(|p| !p.done) {
            changed |=
                if one.import.leaf.alias.is_some() { named(world, one) } else { glob(world, one) };
        }
        if !changed {
            break;
        }
    }
    for one in &pending {
        // A glob of a library whose exports nobody knows may bring any name.
        if one.import.leaf.alias.is_none() && !one.bound {
            world.scopes[one.scope.index()].open = true;
        }
    }
}

fn extern_crates(world: &mut World<'_>) {
    for n in 0..world.scopes.len() {
        for (original, alias, seen, cfg) in std::mem::take(&mut world.scopes[n].extern_crates) {
            let krate = world.scopes[n].krate;
            let root = world.roots[krate.0 as usize];
            let to = if original == "self" {
                Target::Module(root)
            } else {
                world.crate_named(krate, original).unwrap_or(Target::Extern(original))
            };
            let binding = Binding { glob: false, cfg, loose: false, to, seen };
            world.scopes[n].bind(Namespace::Type, alias, binding);
            if root.index() == n {
                world.externs[krate.0 as usize].entry(alias).or_insert(to);
            }
        }
    }
}

fn named(world: &mut World<'_>, one: &mut Pending) -> bool {
    let leaf = &one.import.leaf;
    let Some(alias) = leaf.alias else { return false };
    let path: &[Name] = match leaf.path.split_last() {
        Some((last, rest)) if *last == "self" && !rest.is_empty() => rest,
        _ => &leaf.path,
    };
    let mut changed = false;
    let mut bound = false;
    let mut all_extern = true;
    for space in Namespace::ALL {
        for reached in world.path(one.scope, leaf.global, path, space, true) {
            if reached.used != path.len() || is_itself(world, one.scope, alias, path, reached.to) {
                continue;
            }
            bound = true;
            let Some(loose) = lives_in(world, reached.to, space) else { continue };
            all_extern &= matches!(reached.to, Target::Extern(_));
            let binding = Binding {
                glob: false,
                cfg: one.import.cfg,
                loose,
                to: reached.to,
                seen: one.import.seen,
            };
            changed |= world.scopes[one.scope.index()].bind(space, alias, binding);
        }
    }
    // Bound and unchanged for a round: it stays so. Libraries never change.
    one.done = bound && (all_extern || (one.bound && !changed));
    one.bound = bound;
    changed
}

/// `use a::b as b` found through its own binding.
fn is_itself(world: &World<'_>, scope: ScopeId, alias: Name, path: &[Name], to: Target) -> bool {
    path.len() == 1
        && path[0] == alias
        && matches!(to, Target::Module(m) if m == scope)
        && world.scopes[scope.index()].up.is_some()
}

/// Whether a target can be in that namespace: `None` no, `Some(true)` perhaps.
fn lives_in(world: &World<'_>, to: Target, space: Namespace) -> Option<bool> {
    match to {
        Target::Extern(path) => {
            let is_fn = world.models.function(path).is_some();
            let is_ty = world.models.ty(path).is_some();
            match space {
                Namespace::Value if is_fn => Some(false),
                Namespace::Type if is_ty => Some(false),
                Namespace::Type if is_fn => None,
                _ => Some(true),
            }
        }
        Target::Variant(..) => (space != Namespace::Macro).then_some(false),
        Target::Module(_) | Target::Prim(_) => (space == Namespace::Type).then_some(false),
        Target::Def(_) => Some(false),
    }
}

fn glob(world: &mut World<'_>, one: &mut Pending) -> bool {
    let leaf = one.import.leaf.clone();
    let sources = if leaf.path.is_empty() {
        SmallVec::from_elem(
            Target::Module(world.roots[world.scopes[one.scope.index()].krate.0 as usize]),
            1,
        )
    } else {
        let found = world.path(one.scope, leaf.global, &leaf.path, Namespace::Type, true);
        found
            .into_iter()
            .filter(|r| r.used == leaf.path.len())
            .map(|r| r.to)
            .collect::<SmallVec<[Target; 1]>>()
    };
    let mut changed = false;
    for source in sources {
        let entries = match source {
            Target::Module(from) if from != one.scope => {
                one.bound = true;
                let version = world.scopes[from.index()].version;
                match one.seen.iter_mut().find(|(s, _)| *s == from) {
                    Some((_, known)) if *known == version => continue,
                    Some((_, known)) => *known = version,
                    None => one.seen.push((from, version)),
                }
                if world.scopes[from.index()].open {
                    world.scopes[one.scope.index()].open = true;
                }
                module_entries(world, from, one.scope)
            }
            Target::Def(id) => {
                one.bound = true;
                let variants = world.variants(id);
                variants
                    .into_iter()
                    .flat_map(|v| {
                        [Namespace::Type, Namespace::Value]
                            .map(|s| (s, v, Target::Variant(id, v), false))
                    })
                    .collect()
            }
            Target::Extern(path) => {
                if !world.models.is_module(path.as_str()) {
                    continue;
                }
                one.bound = true;
                let list: Vec<(Name, Name)> = world.models.module_exports(path.as_str()).collect();
                let mut entries = Vec::new();
                for (name, to) in list {
                    let to = Target::Extern(to);
                    for space in Namespace::ALL {
                        if let Some(loose) = lives_in(world, to, space) {
                            entries.push((space, name, to, loose));
                        }
                    }
                }
                entries
            }
            _ => continue,
        };
        for (space, name, to, loose) in entries {
            let binding =
                Binding { glob: true, cfg: one.import.cfg, loose, to, seen: one.import.seen };
            changed |= world.scopes[one.scope.index()].bind(space, name, binding);
        }
    }
    changed
}

/// What a glob takes from a module: what the importing scope can see.
fn module_entries(
    world: &World<'_>,
    from: ScopeId,
    into: ScopeId,
) -> Vec<(Namespace, Name, Target, bool)> {
    let source = &world.scopes[from.index()];
    let target = &world.scopes[into.index()];
    let inside = encloses(world, from, into);
    let same_crate = source.krate == target.krate;
    let mut entries = Vec::new();
    for (space, name, list) in source.entries() {
        let Some(first) = list.first() else { continue };
        for binding in list {
            let visible = match binding.seen {
                Seen::Everywhere => true,
                Seen::Crate => same_crate,
                Seen::Module => inside,
            };
            // What a better meaning hides is not exported.
            if visible && binding.rank() <= first.rank() {
                entries.push((space, name, binding.to, binding.loose));
            }
        }
    }
    entries
}

/// Whether `outer` is a module around `inner`.
fn encloses(world: &World<'_>, outer: ScopeId, inner: ScopeId) -> bool {
    let mut at = Some(world.module_of(inner));
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = world.scopes[id.index()].up;
    }
    false
}
