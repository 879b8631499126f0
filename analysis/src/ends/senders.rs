//! Whether a channel can close at all while a loop receives from it.
//!
//! In:  what a loop receives from, the types of all that its body holds, the package's statics.
//! Out: whether a sender may stay as long as the loop.
//! Over-approximates: any strong sender of that message counts, whatever its channel.

use rustc_hash::FxHashMap;

use super::over::Source;
use crate::domain::Name;
use crate::flow::alive::Built;
use crate::flow::graph::{Callee, Graph, LocalId, LocalKind, Operand, Rvalue, StmtKind};
use crate::load::CrateId;
use crate::models::Kind;
use crate::program::Bodies;
use crate::types::Ty;

/// Types within types that are looked through.
const MAX_DEPTH: usize = 5;

/// What is known of senders in a package.
pub struct Senders<'a, 'w> {
    bodies: &'a Bodies<'w>,
    /// The types of the statics of a crate.
    statics: FxHashMap<CrateId, Vec<Ty>>,
}

impl<'a, 'w> Senders<'a, 'w> {
    /// Nothing is known yet.
    pub fn new(bodies: &'a Bodies<'w>) -> Self {
        Self { bodies, statics: FxHashMap::default() }
    }

    /// Whether the body that receives, its captures, its owner or a static may keep a sender.
    pub fn may_stay(&mut self, built: &Built, source: &Source) -> bool {
        let message = source.on.arg(0);
        let graph = &built.graph;
        let site = source.given.site;
        for (n, local) in graph.locals.iter().enumerate() {
            let held = match local.kind {
                LocalKind::Param(_) | LocalKind::Capture { .. } => true,
                LocalKind::Variable => {
                    built.alive.is_live(LocalId(n as u32), site.block, site.stmt)
                }
                LocalKind::Temporary | LocalKind::Result => false,
            };
            if held && self.has_sender(&local.ty, &message, &mut Vec::new()) {
                return true;
            }
        }
        if self.hands_out(graph, &message) {
            return true;
        }
        let krate = self.bodies.code.crate_of(graph.body);
        self.read_statics(krate);
        let statics = &self.statics[&krate];
        statics.iter().any(|ty| self.has_sender(ty, &message, &mut Vec::new()))
    }

    /// Whether the body gives a sender to code that is not seen, itself or inside a closure.
    fn hands_out(&self, graph: &Graph, message: &Ty) -> bool {
        let captured: FxHashMap<LocalId, &[Operand]> = graph
            .blocks
            .iter()
            .flat_map(|block| &block.stmts)
            .filter_map(|stmt| match &stmt.kind {
                StmtKind::Assign(into, Rvalue::Body(_, captures)) => {
                    Some((into.local, captures.as_slice()))
                }
                _ => None,
            })
            .collect();
        let sends = |operand: &Operand| match operand {
            Operand::Move(loc) | Operand::Copy(loc) => {
                let ty = &graph.locals[loc.local.0 as usize].ty;
                self.has_sender(ty, message, &mut Vec::new())
            }
            Operand::Const(_) => false,
        };
        graph.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| {
            let StmtKind::Call(call) = &stmt.kind else { return false };
            matches!(call.callee, Callee::Unmodelled(_) | Callee::Unknown)
                && call.args.iter().any(|arg| {
                    let Operand::Move(loc) = arg else { return false };
                    let inside = captured.get(&loc.local).copied().unwrap_or_default();
                    sends(arg) || inside.iter().any(sends)
                })
        })
    }

    fn read_statics(&mut self, krate: CrateId) {
        let code = &self.bodies.code;
        self.statics.entry(krate).or_insert_with(|| code.statics_of(krate));
    }

    /// Whether a value of that type keeps a strong sender of such messages.
    fn has_sender(&self, ty: &Ty, message: &Ty, seen: &mut Vec<Name>) -> bool {
        if seen.len() > MAX_DEPTH {
            return false;
        }
        match ty {
            Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) => {
                self.has_sender(inner, message, seen)
            }
            Ty::Tuple(parts) => parts.iter().any(|part| self.has_sender(part, message, seen)),
            Ty::Adt(path, args) => {
                if let Some(Kind::Sender { strong }) = self.bodies.code.kind(ty) {
                    return *strong && ty.arg(0).may_be(message);
                }
                if matches!(self.bodies.code.kind(ty), Some(Kind::Receiver | Kind::Weak)) {
                    return false;
                }
                if args.iter().any(|arg| self.has_sender(arg, message, seen)) {
                    return true;
                }
                if seen.contains(path) {
                    return false;
                }
                seen.push(*path);
                let fields = self.bodies.code.fields_of(*path);
                let found = fields.iter().any(|field| self.has_sender(field, message, seen));
                seen.pop();
                found
            }
            _ => false,
        }
    }
}
