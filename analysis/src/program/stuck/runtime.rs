//! Waits that block the one thread on which that would run what they wait for.
//!
//! In:  a blocking wait inside a future that a runtime of one thread drives.
//! Out: the operations that would complete it, all of them in tasks of that runtime.

use super::{Never, Stuck};
use crate::domain::Span;
use crate::domain::effect::{SpawnKind, WaitMode};
use crate::flow::graph::{
    BlockId, Callee, End, Graph, Loc, LocalId, LocalKind, Operand, Rvalue, StmtKind,
};
use crate::flow::order::{Order, Site};
use crate::models::entry::ModelEffect;
use crate::program::code::Runtime;
use crate::program::value::{Base, ChannelId, Value};
use crate::program::waits::{Event, Wait, waits};
use crate::program::{Bodies, Operation, Run, RunEdge, transfer};
use crate::types::ty::BodyRef;

/// Calls between an operation and the start of its task that are followed.
const MAX_CHAIN: usize = 8;

/// Operations and where the tasks that they are in are started.
type Producers = Vec<(Span, Span)>;

impl Stuck<'_, '_> {
    pub(super) fn same_thread(&self, wait: &Wait, runtime: Runtime) -> Option<Never> {
        let (created, producers, joined) = match wait.event {
            Event::Message => {
                if suspends_before(self.store, wait) {
                    return None;
                }
                let channel = self.channel_of(wait)?;
                (Some(self.created(channel)), self.tasks_that_send(channel)?, None)
            }
            Event::Ended => {
                let mut found = None;
                for body in self.joined(wait)? {
                    found = Some(self.needs_tasks(body)?);
                }
                let (channel, producers, waits) = found?;
                (Some(self.created(channel)), producers, Some(waits))
            }
            Event::Other(what) if what == "notify" => (None, self.tasks_that_notify(wait)?, None),
            Event::Other(_) | Event::Unpark => return None,
        };
        Some(Never::SameThread { runtime, created, producers, joined })
    }

    fn created(&self, channel: ChannelId) -> Span {
        self.program.channels[channel.0 as usize].created
    }

    /// The sends of a channel, if all of them are in tasks.
    fn tasks_that_send(&self, channel: ChannelId) -> Option<Producers> {
        let uses = &self.program.uses[channel.0 as usize];
        if uses.sender_open.is_some() {
            return None;
        }
        let mut found = Producers::new();
        for (op, at, span) in &uses.sender {
            match op {
                Operation::Drop | Operation::Probe => {}
                Operation::Send(_) | Operation::SendArm => {
                    let started = self.started_as_task(at.body, Some(channel), &mut Vec::new())?;
                    found.push((*span, started));
                }
                _ => return None,
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// A wait of a body on a thread that only tasks complete.
    fn needs_tasks(&self, body: BodyRef) -> Option<(ChannelId, Producers, Span)> {
        let thread =
            self.program.runs.get(&body)?.iter().all(|edge| {
                matches!(edge.how, Run::Spawn(SpawnKind::Thread | SpawnKind::Blocking, _))
            });
        let graph = self.graph(body).filter(|_| thread)?;
        waits(&self.program.code, graph).into_iter().find_map(|wait| {
            if wait.event != Event::Message || !wait.blocks {
                return None;
            }
            let channel = self.channel_of(&wait)?;
            Some((channel, self.tasks_that_send(channel)?, wait.span))
        })
    }

    /// The notifications of what a wait is for, if all of them are in tasks.
    fn tasks_that_notify(&self, wait: &Wait) -> Option<Producers> {
        let code = &self.program.code;
        let graph = self.store.get(wait.site.body)?;
        let on = borrowed(&graph.graph, wait.on.as_ref()?.local)?;
        let base = transfer::node_of(code, &graph.graph, on).base;
        let Base::Field(..) = base else { return None };
        let reach = code.reach(base);
        if reach.open.is_some() {
            return None;
        }
        let mut found = Producers::new();
        for (file, body) in reach.bodies {
            for built in self.store.group(file, body).iter() {
                let graph = &built.graph;
                for stmt in graph.blocks.iter().flat_map(|block| &block.stmts) {
                    let StmtKind::Call(call) = &stmt.kind else { continue };
                    let Callee::Model(model) = &call.callee else { continue };
                    let notifies = |e: &ModelEffect| matches!(e, ModelEffect::Wait(WaitMode::Try, what) if *what == "notify");
                    if !model.effects.iter().any(notifies) {
                        continue;
                    }
                    let (Operand::Move(to) | Operand::Copy(to)) = call.args.first()? else {
                        return None;
                    };
                    let to = borrowed(graph, to.local)?;
                    if transfer::node_of(code, graph, to).base == base {
                        let started = self.started_as_task(graph.body, None, &mut Vec::new())?;
                        found.push((stmt.range.in_file(graph.body.file), started));
                    }
                }
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// Where a body is started, if it runs only in tasks that the main path starts, or tasks that
    /// those start. `channel` came to it with its parameters or captures, or it did not.
    fn started_as_task(
        &self,
        body: BodyRef,
        channel: Option<ChannelId>,
        path: &mut Vec<BodyRef>,
    ) -> Option<Span> {
        let mut found = None;
        for edge in self.runs_of(body, channel, path)? {
            let started = match edge.how {
                Run::Spawn(SpawnKind::Task | SpawnKind::Local, _) => {
                    self.on_main_thread(edge.site.body, path)?;
                    edge.span
                }
                Run::Spawn(..) => return None,
                _ => {
                    path.push(body);
                    let started = self.started_as_task(edge.site.body, channel, path);
                    path.pop();
                    started?
                }
            };
            found.get_or_insert(started);
        }
        found
    }

    /// Whether a body runs only on the thread that drives the runtime.
    fn on_main_thread(&self, body: BodyRef, path: &mut Vec<BodyRef>) -> Option<()> {
        if self.paths.entries.iter().any(|entry| entry.body == body) {
            return Some(());
        }
        for edge in self.runs_of(body, None, path)? {
            match edge.how {
                Run::Spawn(SpawnKind::Task | SpawnKind::Local, _) => {}
                Run::Spawn(..) => return None,
                _ => {}
            }
            path.push(body);
            let found = self.on_main_thread(edge.site.body, path);
            path.pop();
            found?;
        }
        Some(())
    }

    /// All that runs a body; `None` if there may be more. Who hands it the channel was followed.
    fn runs_of(
        &self,
        body: BodyRef,
        channel: Option<ChannelId>,
        path: &[BodyRef],
    ) -> Option<Vec<RunEdge>> {
        if path.contains(&body) || path.len() >= MAX_CHAIN {
            return None;
        }
        let edges = if channel.is_some_and(|channel| self.is_handed(body, channel)) {
            self.program.runs.get(&body).cloned().unwrap_or_default()
        } else {
            let callers = self.store.callers(body);
            if callers.open.is_some() {
                return None;
            }
            callers.edges
        };
        (!edges.is_empty()).then_some(edges)
    }

    fn is_handed(&self, body: BodyRef, channel: ChannelId) -> bool {
        let Some(graph) = self.graph(body) else { return false };
        graph.locals.iter().enumerate().any(|(n, local)| {
            matches!(local.kind, LocalKind::Param(_) | LocalKind::Capture { .. })
                && self
                    .program
                    .slot(body, LocalId(n as u32))
                    .iter()
                    .any(|value| matches!(value, Value::Sender { channel: c, .. } if *c == channel))
        })
    }
}

/// Whether the body gives way to other tasks before it waits: the message may be there by then.
pub(super) fn suspends_before(store: &Bodies<'_>, wait: &Wait) -> bool {
    let Some(built) = store.get(wait.site.body) else { return true };
    let order = Order::of(&built.graph);
    built.graph.blocks.iter().enumerate().any(|(n, block)| {
        let site = |stmt: usize| Site {
            body: wait.site.body,
            block: BlockId(n as u32),
            stmt: stmt as u32,
        };
        let awaits = block.stmts.iter().enumerate().any(|(stmt, each)| {
            matches!(each.kind, StmtKind::Await { .. }) && order.dominates(site(stmt), wait.site)
        });
        awaits
            || matches!(block.end, End::Select(_))
                && order.dominates(site(block.stmts.len()), wait.site)
    })
}

/// What a temporary refers to.
fn borrowed(graph: &Graph, slot: LocalId) -> Option<&Loc> {
    graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|stmt| match &stmt.kind {
        StmtKind::Assign(into, Rvalue::Ref(loc, _)) if into.local == slot => Some(loc),
        _ => None,
    })
}
