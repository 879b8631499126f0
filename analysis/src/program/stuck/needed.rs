//! Whether anyone needs a wait to end.
//!
//! In:  a wait, the statements that lead to it from inside out.
//! Out: whether work follows behind it, or all that it waits for ends by itself.
//! A program whose last act is to wait may be meant to run until it is killed.

use super::Stuck;
use crate::domain::effect::WaitMode;
use crate::flow::graph::{
    BlockId, Callee, End, Graph, LoopKind, Operand, Rvalue, StmtKind, Stop, Test,
};
use crate::flow::loops::Shape;
use crate::flow::order::Order;
use crate::models::entry::{Kind, ModelEffect};
use crate::program::runs::runs;
use crate::program::value::ChannelId;
use crate::program::waits::{Wait, waits};
use crate::program::{Operation, Run, Site, transfer};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// Calls from a producer that are followed.
const MAX_CHAIN: usize = 6;

impl Stuck<'_, '_> {
    /// Whether work follows behind a wait.
    pub(super) fn goes_on(&self, wait: &Wait, sites: &[Site]) -> bool {
        let Some(graph) = self.graph(wait.site.body) else { return false };
        works_after(graph, wait.site, true) || self.callers_go_on(sites)
    }

    /// Whether work follows behind the innermost loop around a wait.
    pub(super) fn goes_on_after_loop(&self, wait: &Wait, sites: &[Site]) -> bool {
        if wait.whole {
            return self.goes_on(wait, sites);
        }
        self.after_loop(wait, &works) || self.callers_go_on(sites)
    }

    /// Whether behind the innermost loop around a wait its body waits, sends or calls another.
    pub(super) fn acts_after_loop(&self, wait: &Wait) -> bool {
        self.after_loop(wait, &|_, kind| acts(kind))
    }

    fn after_loop(&self, wait: &Wait, test: &dyn Fn(&Graph, &StmtKind) -> bool) -> bool {
        let Some(graph) = self.graph(wait.site.body) else { return false };
        let shape = Shape::of(graph);
        let loops = graph.loops.iter().map(|each| shape.natural_loop(each.head));
        let around = loops.filter(|members| members.contains(&wait.site.block));
        let Some(members) = around.min_by_key(Vec::len) else { return false };
        let after = members.iter().flat_map(|block| shape.next(*block));
        let starts: Vec<BlockId> = after.filter(|next| !members.contains(next)).copied().collect();
        works_from(graph, &shape, starts, &members, test)
    }

    fn callers_go_on(&self, sites: &[Site]) -> bool {
        sites
            .iter()
            .skip(1)
            .any(|site| self.graph(site.body).is_some_and(|graph| works_after(graph, *site, false)))
    }

    /// Whether every body that sends ends by itself, so that only the kept sender is in the way.
    pub(super) fn producers_end(&self, channel: ChannelId, sites: &[Site]) -> bool {
        let uses = &self.program.uses[channel.0 as usize];
        let mut senders = uses.sender.iter().filter(|(op, at, _)| {
            matches!(op, Operation::Send(_) | Operation::SendArm)
                && !sites.iter().any(|site| site.body == at.body)
        });
        uses.sender_open.is_none()
            && senders.clone().next().is_some()
            && senders.all(|(_, at, _)| self.ends_with_callers(at.body, &mut Vec::new()))
    }

    /// Whether nothing is sent any more, soon after one of these statements waits: every send is in
    /// front of it, or in a body that ends by itself.
    pub(super) fn runs_dry(&self, channel: ChannelId, sites: &[Site]) -> bool {
        let uses = &self.program.uses[channel.0 as usize];
        let mut sends = uses
            .sender
            .iter()
            .filter(|(op, ..)| matches!(op, Operation::Send(_) | Operation::SendArm))
            .map(|(_, at, _)| *at);
        let before = |at: Site| {
            let frame = sites.iter().find(|site| site.body == at.body)?;
            Some(!Order::of(self.graph(at.body)?).reaches(*frame, at))
        };
        uses.sender_open.is_none()
            && sends.clone().next().is_some()
            && sends.all(|at| {
                before(at).unwrap_or_else(|| self.ends_with_callers(at.body, &mut Vec::new()))
            })
    }

    /// Whether a body, and those that run it in place, end.
    fn ends_with_callers(&self, body: BodyRef, path: &mut Vec<BodyRef>) -> bool {
        if path.contains(&body) || path.len() >= MAX_CHAIN {
            return false;
        }
        path.push(body);
        let ends = self.ends(body, 0)
            && self.program.runs.get(&body).is_some_and(|edges| {
                edges.iter().all(|edge| {
                    matches!(edge.how, Run::Spawn(..))
                        || self.paths.frames.iter().any(|frame| frame.body == edge.site.body)
                        || self.ends_with_callers(edge.site.body, path)
                })
            });
        path.pop();
        ends
    }

    /// Whether nothing in a body, or in what it calls, can go on for ever.
    fn ends(&self, body: BodyRef, depth: usize) -> bool {
        let Some(built) = self.store.get(body).filter(|_| depth < MAX_CHAIN) else { return false };
        let (graph, code) = (&built.graph, &self.program.code);
        graph.loops.iter().all(|each| each.kind == LoopKind::For)
            && graph.blocks.iter().all(|block| match &block.end {
                End::Branch(Test::Next(source), _) => {
                    is_finite(code, &transfer::type_of(code, graph, source))
                }
                End::Select(_) => false,
                _ => true,
            })
            && waits(code, graph).is_empty()
            && graph.blocks.iter().flat_map(|b| &b.stmts).all(|stmt| match &stmt.kind {
                StmtKind::Call(call) => match &call.callee {
                    Callee::Model(model) => !model.effects.iter().any(may_last),
                    Callee::Body(callee) => self.ends(*callee, depth + 1),
                    _ => false,
                },
                StmtKind::Opaque { .. } => false,
                _ => true,
            })
            && runs(code, graph).iter().all(|edge| match edge.how {
                Run::Spawn(..) | Run::Call => true,
                _ => self.ends(edge.body, depth + 1),
            })
    }
}

/// Whether a loop over a value of that type has a last turn: ranges with an end, collections.
fn is_finite(code: &crate::program::Code<'_>, ty: &Ty) -> bool {
    match ty.peel_refs() {
        Ty::Slice(_) => true,
        Ty::Adt(path, _) => {
            matches!(path.as_str(), "std::ops::Range" | "std::ops::RangeInclusive")
                || code.kind(ty) == Some(&Kind::Collection)
        }
        _ => false,
    }
}

/// Whether a library call may take as long as it likes.
fn may_last(effect: &ModelEffect) -> bool {
    match effect {
        ModelEffect::Wait(mode, what) => {
            matches!(mode, WaitMode::Block | WaitMode::Await) && *what != "turn"
        }
        ModelEffect::Observe(mode) => matches!(mode, WaitMode::Block | WaitMode::Await),
        ModelEffect::Recv(mode) | ModelEffect::Join(mode) => {
            matches!(mode, WaitMode::Block | WaitMode::Await)
        }
        ModelEffect::Never | ModelEffect::Unknown => true,
        _ => false,
    }
}

/// Whether a body does anything after a statement; what only takes the result apart is nothing.
fn works_after(graph: &Graph, site: Site, waits: bool) -> bool {
    let shape = Shape::of(graph);
    let block = &graph.blocks[site.block.0 as usize];
    let result = block.stmts.get(site.stmt as usize).and_then(|stmt| match &stmt.kind {
        StmtKind::Call(call) => Some(call.into.local),
        StmtKind::Await { into, .. } => Some(into.local),
        _ => None,
    });
    let takes_apart = |kind: &StmtKind| match kind {
        StmtKind::Call(call) => {
            let panics = |e: &ModelEffect| matches!(e, ModelEffect::Panic(_));
            matches!(&call.callee, Callee::Model(model) if model.effects.iter().any(panics))
                && call.args.iter().any(|arg| match arg {
                    Operand::Move(loc) | Operand::Copy(loc) => Some(loc.local) == result,
                    Operand::Const(_) => false,
                })
        }
        _ => false,
    };
    let rest = block.stmts.iter().skip(site.stmt as usize + 1);
    let here = rest
        .filter(|stmt| !(waits && takes_apart(&stmt.kind)))
        .any(|stmt| works(graph, &stmt.kind));
    here || works_from(graph, &shape, shape.next(site.block).to_vec(), &[], &works)
}

fn works_from(
    graph: &Graph,
    shape: &Shape,
    starts: Vec<BlockId>,
    without: &[BlockId],
    test: &dyn Fn(&Graph, &StmtKind) -> bool,
) -> bool {
    let mut seen = starts;
    let mut next = 0;
    while let Some(block) = seen.get(next).copied() {
        next += 1;
        let inside = &graph.blocks[block.0 as usize];
        if inside.stmts.iter().any(|stmt| test(graph, &stmt.kind))
            || matches!(
                inside.end,
                End::Select(_) | End::Stop(Stop::Exit) | End::Branch(Test::Next(_), _)
            )
        {
            return true;
        }
        for to in shape.next(block) {
            if !seen.contains(to) && !without.contains(to) {
                seen.push(*to);
            }
        }
    }
    false
}

fn works(graph: &Graph, kind: &StmtKind) -> bool {
    match kind {
        StmtKind::Call(_) | StmtKind::Await { .. } | StmtKind::Opaque { .. } => true,
        // What prints or asserts is computed for nothing; arithmetic gives something.
        StmtKind::Assign(into, Rvalue::Computed(_)) => {
            into.steps.is_empty()
                && matches!(&graph.locals[into.local.0 as usize].ty, Ty::Tuple(parts) if parts.is_empty())
        }
        _ => false,
    }
}

/// Whether a statement does what others may wait for: reports and clean-up of its own are none.
fn acts(kind: &StmtKind) -> bool {
    match kind {
        StmtKind::Await { .. } => true,
        StmtKind::Call(call) => match &call.callee {
            Callee::Body(_) => true,
            Callee::Model(model) => {
                let sends = |e: &ModelEffect| matches!(e, ModelEffect::Send(_) | ModelEffect::Fire);
                model.effects.iter().any(sends)
            }
            _ => false,
        },
        _ => false,
    }
}
