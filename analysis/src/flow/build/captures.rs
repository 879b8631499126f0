//! Closures and async blocks: what they capture, and their own graphs.
//!
//! In:  the expression of a closure or async block.
//! Out: its graph, and the value it is in the enclosing body: references and moved-in places.
//! Cost: one walk over the nested expressions before they are built.
//! Source: Rust Reference, "Closure types", "Capture modes" and "Capture precision".
//!
//! Approximation: fields are captured apart (edition 2021) only along a path without any
//! dereference, which is what decides which parts of an owned value move.

use smallvec::SmallVec;

use super::ask::Named;
use super::{Builder, Frame};
use crate::domain::{Name, Range};
use crate::flow::graph::{Const, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind};
use crate::flow::walk;
use crate::load::workspace::Edition;
use crate::syntax::ir::{BlockKind, Expr, ExprId, Macro, PatId};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A variable of an enclosing body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Root {
    Pat(PatId),
    Receiver,
}

/// Fields that lead from a variable to a part of it.
type Fields = SmallVec<[Name; 2]>;

/// A captured place.
#[derive(Clone, Debug)]
pub(super) struct Captured {
    root: Root,
    path: Fields,
    /// Its slot in the body that captures it.
    slot: LocalId,
}

/// A place that a nested body mentions.
struct Mention {
    root: Root,
    path: Fields,
    ty: Ty,
    range: Range,
}

impl Builder<'_> {
    /// A closure or async block: builds its graph; the value lists what it captures.
    pub(super) fn nested(&mut self, expr: ExprId) -> Rvalue {
        let body = self.body;
        let (params, root, moves, is_async): (&[_], _, _, _) = match &body[expr] {
            Expr::Closure(c) => (&c.params, c.body, c.moves, false),
            Expr::Block(b) => match b.kind {
                BlockKind::Async { moves } => (&[], expr, moves, true),
                BlockKind::Plain => return Rvalue::Use(Operand::Const(Const::Other)),
            },
            _ => return Rvalue::Use(Operand::Const(Const::Other)),
        };
        let places: Vec<(Mention, Loc)> = self
            .find_captures(expr)
            .into_iter()
            .filter_map(|m| self.locate(m.root, &m.path).map(|loc| (m, loc)))
            .collect();

        let id = self.graphs.len() as u32;
        self.graphs.push(None);
        let enclosing = std::mem::replace(&mut self.f, Frame::new(id, Some(expr)));
        self.outer.push(enclosing);
        let extending = self.extending.take();
        let runs_once = std::mem::take(&mut self.consumed) || is_async;

        let end = body.range(root);
        self.push_scope(end);
        let slots = self.params(params.iter().map(|(pat, _)| *pat), 0);
        for (found, loc) in &places {
            let name = self.root_name(found.root, &found.path);
            let kind = LocalKind::Capture { outer: loc.local, by_ref: !moves };
            let slot = self.local(kind, name, found.ty.clone(), found.range);
            self.f.captures.push(Captured { root: found.root, path: found.path.clone(), slot });
            if let (Some(name), true) = (name, found.path.is_empty()) {
                self.f.names.push((name, slot));
            }
        }
        let ret = self.result_ty(expr, root);
        self.start(ret, end);
        for n in 0..self.f.captures.len() {
            self.schedule(0, self.f.captures[n].slot);
        }
        self.bind_params(&slots);
        if is_async {
            self.async_content(root, end);
        } else {
            self.content(Some(root), end);
        }
        self.finish(!runs_once);
        if let Some(enclosing) = self.outer.pop() {
            self.f = enclosing;
        }
        self.extending = extending;
        self.captured_value(id, expr, places)
    }

    /// The closure's value: what it borrows and what it takes.
    fn captured_value(&mut self, id: u32, expr: ExprId, places: Vec<(Mention, Loc)>) -> Rvalue {
        let range = self.body.range(expr);
        let locals = self.graphs[id as usize].iter().flat_map(|g| &g.locals);
        let by_ref: Vec<bool> = locals
            .filter_map(|l| match l.kind {
                LocalKind::Capture { by_ref, .. } => Some(by_ref),
                _ => None,
            })
            .collect();
        let mut operands = Vec::with_capacity(places.len());
        for ((Mention { ty, .. }, loc), by_ref) in places.into_iter().zip(by_ref) {
            operands.push(if by_ref {
                Operand::Copy(Loc::whole(self.borrow(loc, ty, false, range)))
            } else if self.ask.is_copy(&ty) == Some(true) {
                Operand::Copy(loc)
            } else {
                Operand::Move(loc)
            });
        }
        let body = BodyRef { file: self.site.file, body: self.site.body, nested: Some(expr) };
        Rvalue::Body(body, operands)
    }

    fn result_ty(&self, expr: ExprId, root: ExprId) -> Ty {
        match self.ask.expr(expr) {
            Ty::Closure(_, ret) | Ty::Future(_, ret) => ret.as_ref().clone(),
            _ => self.ask.expr(root),
        }
    }

    fn root_name(&self, root: Root, path: &[Name]) -> Option<Name> {
        let mut text = match root {
            Root::Receiver => String::from("self"),
            Root::Pat(pat) => self.binding_name(pat)?.to_string(),
        };
        for field in path {
            text.push('.');
            text.push_str(field.as_str());
        }
        Some(Name::new(&text))
    }

    /// The place of a captured path in the current body: a variable, or a capture of its own.
    fn locate(&self, root: Root, path: &[Name]) -> Option<Loc> {
        let field = |loc: Loc, name: &Name| loc.then(Proj::Field(*name));
        if let Some(slot) = self.variable(root) {
            return Some(path.iter().fold(Loc::whole(slot), field));
        }
        let captured =
            self.f.captures.iter().find(|c| c.root == root && path.starts_with(&c.path))?;
        Some(path[captured.path.len()..].iter().fold(Loc::whole(captured.slot), field))
    }

    /// The place of an expression that is rooted in a captured variable.
    pub(super) fn captured(&self, expr: ExprId) -> Option<Loc> {
        if self.f.captures.is_empty() {
            return None;
        }
        let (root, path) = self.owned_path(expr)?;
        if self.variable(root).is_some() {
            return None;
        }
        self.locate(root, &path)
    }

    /// The variable and the fields that lead from it, without any dereference.
    fn owned_path(&self, expr: ExprId) -> Option<(Root, Fields)> {
        let mut path = Fields::new();
        let mut at = expr;
        loop {
            match &self.body[at] {
                Expr::Path(_) => {
                    let root = match self.ask.path(at) {
                        Named::Local(pat) => Root::Pat(pat),
                        Named::Receiver => Root::Receiver,
                        _ => return None,
                    };
                    path.reverse();
                    return Some((root, path));
                }
                Expr::Field { base, name } => {
                    let ty = self.ask.expr(*base);
                    if ty.is_unknown() || self.ask.derefs_for_field(&ty, *name) {
                        return None;
                    }
                    path.push(*name);
                    at = *base;
                }
                _ => return None,
            }
        }
    }

    /// What a nested body captures, in order of first mention; a place whose owner is captured
    /// too is part of it.
    fn find_captures(&self, expr: ExprId) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        self.mentions(expr, &mut |mut new| {
            if self.site.edition < Edition::E2021 {
                new.path.clear();
            }
            if found.iter().any(|f| f.root == new.root && new.path.starts_with(&f.path)) {
                return;
            }
            found.retain(|f| f.root != new.root || !f.path.starts_with(&new.path));
            if new.path.is_empty() {
                new.ty = self.root_ty(new.root);
            }
            found.push(new);
        });
        found
    }

    fn root_ty(&self, root: Root) -> Ty {
        let frames = || std::iter::once(&self.f).chain(self.outer.iter().rev());
        match root {
            Root::Pat(pat) => {
                self.vars.get(pat.index()).copied().flatten().and_then(|(id, slot)| {
                    let frame = frames().find(|f| f.id == id)?;
                    Some(frame.locals.get(slot.0 as usize)?.ty.clone())
                })
            }
            Root::Receiver => {
                frames().find_map(|f| Some(f.locals.get(f.receiver?.0 as usize)?.ty.clone()))
            }
        }
        .unwrap_or_default()
    }

    /// Calls `found` for each mention of a variable that is declared so far.
    fn mentions(&self, expr: ExprId, found: &mut dyn FnMut(Mention)) {
        if let Some((root, path)) = self.owned_path(expr) {
            let declared = match root {
                Root::Receiver => true,
                Root::Pat(pat) => self.vars.get(pat.index()).is_some_and(Option::is_some),
            };
            if declared {
                let (ty, range) = (self.ask.expr(expr), self.body.range(expr));
                found(Mention { root, path, ty, range });
            }
            return;
        }
        if let Expr::Macro(call) = &self.body[expr]
            && let Macro::Opaque { names, .. } = &call.kind
        {
            for root in names.iter().filter_map(|name| self.visible_root(*name)) {
                let (path, ty, range) = (Fields::new(), Ty::Unknown, call.path_range);
                found(Mention { root, path, ty, range });
            }
        }
        walk::children(self.body, expr, &mut |child| self.mentions(child, found));
    }

    /// The variable of that name that the current body sees.
    fn visible_root(&self, name: Name) -> Option<Root> {
        let slot = self.f.names.iter().rev().find(|(n, _)| *n == name)?.1;
        if self.f.receiver == Some(slot) {
            return Some(Root::Receiver);
        }
        if let Some(captured) = self.f.captures.iter().find(|c| c.slot == slot) {
            return Some(captured.root);
        }
        let here = Some((self.f.id, slot));
        self.vars.iter().position(|v| *v == here).map(|n| Root::Pat(PatId(n as u32)))
    }
}

/// Decides how each capture is made, now that the body shows how it is used: what it moves out
/// of is captured by value. A closure that may run again (`lends`) keeps what it captured unless
/// it moves out of some of it; tells whether it does.
pub(super) fn settle(graph: &mut Graph, lends: bool) -> bool {
    let mut moved = vec![false; graph.locals.len()];
    for block in &graph.blocks {
        walk::moves_of_block(block, &mut |loc| {
            if !loc.steps.contains(&Proj::Deref) {
                moved[loc.local.0 as usize] = true;
            }
        });
    }
    let mut kept = vec![false; graph.locals.len()];
    let is_capture = |l: &crate::flow::graph::Local| matches!(l.kind, LocalKind::Capture { .. });
    let consumed = graph.locals.iter().zip(&moved).any(|(l, m)| *m && is_capture(l));
    for (n, local) in graph.locals.iter_mut().enumerate() {
        if let LocalKind::Capture { by_ref, .. } = &mut local.kind {
            *by_ref &= !moved[n];
            kept[n] = *by_ref || (lends && !consumed);
        }
    }
    for block in &mut graph.blocks {
        block.stmts.retain(|s| {
            !matches!(&s.kind, StmtKind::Drop { loc, .. }
                if loc.steps.is_empty() && kept[loc.local.0 as usize])
        });
    }
    consumed
}
