//! Move paths: the slots that need dropping, and the parts that are moved out of them.
//!
//! In:  a graph, what types need dropping.
//! Out: a tree of places; a slot that needs no drop, or holds a borrowed capture, has no path.
//! Source: rustc-dev-guide, "Move paths".

use super::build::ask::Ask;
use super::graph::{Graph, Loc, LocalId, LocalKind, Proj};
use super::walk::moves_of_block;
use crate::domain::Name;
use crate::types::Ty;

/// A path's index.
pub(super) type PathId = usize;

/// A place whose state is followed.
#[derive(Debug)]
pub(super) struct Path {
    /// The last step to it; none for a slot.
    pub step: Option<Proj>,
    pub parent: Option<PathId>,
    pub children: Vec<PathId>,
    pub local: LocalId,
    /// Its type as far as it is known.
    pub ty: Ty,
}

/// All paths of a graph.
#[derive(Debug, Default)]
pub(super) struct Paths {
    pub list: Vec<Path>,
    of_local: Vec<Option<PathId>>,
}

/// How a place relates to the paths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// It has a path of its own.
    Exact(PathId),
    /// It is part of this one.
    Within(PathId),
    /// It lies behind a reference or index, or is not followed.
    No,
}

impl Paths {
    /// The paths of all slots that may need a drop, and of all parts that move out of them.
    pub(super) fn of(graph: &Graph, ask: &dyn Ask) -> Self {
        let mut paths = Self { list: Vec::new(), of_local: vec![None; graph.locals.len()] };
        for (n, local) in graph.locals.iter().enumerate() {
            let borrowed = matches!(local.kind, LocalKind::Capture { by_ref: true, .. });
            let followed = !borrowed
                && local.kind != LocalKind::Result
                && ask.needs_drop(&local.ty) != Some(false);
            if followed {
                let id = LocalId(n as u32);
                paths.of_local[n] = Some(paths.list.len());
                let ty = local.ty.clone();
                paths.list.push(Path {
                    step: None,
                    parent: None,
                    children: Vec::new(),
                    local: id,
                    ty,
                });
            }
        }
        for block in &graph.blocks {
            moves_of_block(block, &mut |loc| paths.add(loc, ask));
        }
        paths
    }

    fn add(&mut self, loc: &Loc, ask: &dyn Ask) {
        let Some(mut at) = self.root(loc.local) else { return };
        if loc.steps.contains(&Proj::Index) {
            return;
        }
        for step in &loc.steps {
            // Only a box lets go of what it points to.
            if *step == Proj::Deref && self.list[at].ty.path().is_none_or(|p| p != BOX) {
                return;
            }
            at = self.child(at, *step, ask);
        }
    }

    fn child(&mut self, at: PathId, step: Proj, ask: &dyn Ask) -> PathId {
        if let Some(known) = self.find_child(at, step) {
            return known;
        }
        let ty = self.list[at].ty.clone();
        // A part of an enum brings all payloads along: after a match, those of the other
        // variants are known to be absent.
        if let Proj::Payload(..) | Proj::Field(_) = step {
            for variant in ask.variants(&ty).unwrap_or_default() {
                let fields = ask.payload(&ty, variant).unwrap_or_default();
                for (n, (name, ty)) in fields.into_iter().enumerate() {
                    let positional = name.as_str().starts_with(|c: char| c.is_ascii_digit());
                    let step = if positional {
                        Proj::Payload(variant, n.min(255) as u8)
                    } else {
                        Proj::Field(name)
                    };
                    if ask.needs_drop(&ty) != Some(false) && self.find_child(at, step).is_none() {
                        self.push(at, step, ty);
                    }
                }
            }
            if let Some(known) = self.find_child(at, step) {
                return known;
            }
        }
        let part = match step {
            Proj::Field(name) => ask
                .fields(&ty)
                .and_then(|fields| fields.into_iter().find(|(n, _)| *n == name))
                .map(|(_, ty)| ty),
            Proj::Payload(variant, n) => ask
                .payload(&ty, variant)
                .and_then(|parts| parts.get(usize::from(n)).map(|(_, ty)| ty.clone())),
            Proj::Deref => Some(ty.arg(0)),
            Proj::Index => None,
        };
        self.push(at, step, part.unwrap_or_default())
    }

    fn push(&mut self, parent: PathId, step: Proj, ty: Ty) -> PathId {
        let id = self.list.len();
        let local = self.list[parent].local;
        self.list[parent].children.push(id);
        self.list.push(Path {
            step: Some(step),
            parent: Some(parent),
            children: Vec::new(),
            local,
            ty,
        });
        id
    }

    /// The path of a whole slot.
    pub(super) fn root(&self, local: LocalId) -> Option<PathId> {
        self.of_local.get(local.0 as usize).copied().flatten()
    }

    pub(super) fn find_child(&self, at: PathId, step: Proj) -> Option<PathId> {
        self.list[at].children.iter().copied().find(|c| self.list[*c].step == Some(step))
    }

    /// The path of a place, or the one it is part of.
    pub(super) fn find(&self, loc: &Loc) -> Found {
        let Some(mut at) = self.root(loc.local) else { return Found::No };
        for (n, step) in loc.steps.iter().enumerate() {
            let Some(child) = self.find_child(at, *step) else {
                let behind = |s: &Proj| matches!(s, Proj::Deref | Proj::Index);
                let hidden = loc.steps[n..].iter().any(behind);
                return if hidden { Found::No } else { Found::Within(at) };
            };
            at = child;
        }
        Found::Exact(at)
    }

    /// The place of a path.
    pub(super) fn loc(&self, id: PathId) -> Loc {
        let mut steps = smallvec::SmallVec::new();
        let mut at = id;
        while let (Some(step), Some(parent)) = (self.list[at].step, self.list[at].parent) {
            steps.push(step);
            at = parent;
        }
        steps.reverse();
        Loc { local: self.list[id].local, steps }
    }

    /// Calls `f` for the path and everything below it.
    pub(super) fn each_below(&self, id: PathId, f: &mut dyn FnMut(PathId)) {
        f(id);
        for child in &self.list[id].children {
            self.each_below(*child, f);
        }
    }
}

/// The one owner that can be moved out of.
pub(super) const BOX: &str = "std::boxed::Box";

/// The variants that are left for an edge: the named one, or all that no other edge names.
pub(super) fn variant_of_edge(
    edge: super::graph::Edge,
    edges: &[(super::graph::Edge, super::graph::BlockId)],
    all: &[Name],
) -> Option<Name> {
    use super::graph::Edge;
    match edge {
        Edge::Is(variant) => Some(variant),
        Edge::Bool(_) => None,
        Edge::Otherwise => {
            let mut rest = all.iter().filter(|v| edges.iter().all(|(e, _)| *e != Edge::Is(**v)));
            match (rest.next(), rest.next()) {
                (Some(only), None) => Some(*only),
                _ => None,
            }
        }
    }
}
