//! What comes behind a wait, if it is ever over.
//!
//! In:  a wait in a graph, the callers of its body.
//! Out: the first code behind it that does something, in the body or its callers; none if the
//!      body only passes on that it has ended, as a `main` does whose service has ended.

use std::collections::BTreeSet;

use super::origins::Origins;
use super::values::{State, Value};
use crate::domain::{Name, Range, Span};
use crate::flow::graph::{BlockId, Call, Callee, End, Graph, Rvalue, StmtKind, Stop};
use crate::load::Context;
use crate::models::entry::{Kind, ModelEffect, Times};
use crate::program::runs::runs;
use crate::program::{Bodies, Code, Run, Site};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// Callers above a wait that are looked at.
const MAX_CALLERS: usize = 4;
/// Bodies that are looked through for the end of the process.
const MAX_BODIES: usize = 300;

/// Answers what comes behind waits.
pub(super) struct Behind<'a, 'w> {
    bodies: &'a Bodies<'w>,
    /// Whether any body of the package ends the process.
    exits: bool,
}

impl<'a, 'w> Behind<'a, 'w> {
    pub(super) fn new(bodies: &'a Bodies<'w>, exits: bool) -> Self {
        Self { bodies, exits }
    }

    /// Code that runs only when the wait is over. `emptied` says that it is over with `None`.
    pub(super) fn after(&self, wait: Site, emptied: bool) -> Option<Span> {
        if self.is_limited(wait, 0) || self.ends_beside(wait.body) {
            return None;
        }
        let done = |name: &str| Value::variant(Name::new(name), Value::Any);
        let value = if emptied { done("None") } else { done("Ok") };
        self.search(wait, &value, 0)
    }

    /// Whether somebody above may drop the wait: a time limit, an arm of a `select!`.
    fn is_limited(&self, wait: Site, depth: usize) -> bool {
        if depth >= MAX_CALLERS || !self.bodies.code.is_async(wait.body) {
            return false;
        }
        self.bodies.callers(wait.body).edges.iter().any(|edge| match edge.how {
            Run::Raced => !self.is_await(edge.site) || self.is_limited(edge.site, depth + 1),
            Run::Closure(times) => {
                times == Times::AtMostOnce || self.is_limited(edge.site, depth + 1)
            }
            Run::Call => edge.site.body != wait.body && self.is_limited(edge.site, depth + 1),
            Run::Candidate | Run::Spawn(..) => false,
        })
    }

    /// Whether a task or thread that is started meanwhile ends the process.
    fn ends_beside(&self, body: BodyRef) -> bool {
        if !self.exits {
            return false;
        }
        // The bodies that start something: this one and its callers. The flag: started beside.
        let mut queue = vec![(body, false)];
        for n in 0..MAX_CALLERS {
            let Some((above, _)) = queue.get(n).copied() else { break };
            for edge in self.bodies.callers(above).edges {
                if !queue.contains(&(edge.site.body, false)) {
                    queue.push((edge.site.body, false));
                }
            }
        }
        let mut next = 0;
        while let Some((at, beside)) = queue.get(next).copied() {
            next += 1;
            if queue.len() > MAX_BODIES {
                return true;
            }
            let Some(built) = self.bodies.get(at) else { continue };
            let exit = End::Stop(Stop::Exit);
            if beside && built.graph.blocks.iter().any(|block| block.end == exit) {
                return true;
            }
            for edge in runs(&self.bodies.code, &built.graph) {
                let step = (edge.body, beside || matches!(edge.how, Run::Spawn(..)));
                if !queue.contains(&step) {
                    queue.push(step);
                }
            }
        }
        false
    }

    /// Whether the wait is one of a `join!`.
    fn is_await(&self, site: Site) -> bool {
        self.bodies.get(site.body).is_some_and(|built| {
            matches!(site.stmt(&built.graph), Some(StmtKind::Await { joined: true, .. }))
        })
    }

    fn search(&self, wait: Site, value: &Value, depth: usize) -> Option<Span> {
        let built = self.bodies.get(wait.body)?;
        let graph = &built.graph;
        if let Some(range) = walk(&self.bodies.code, graph, wait, value) {
            return Some(range.in_file(graph.body.file));
        }
        if depth >= MAX_CALLERS {
            return None;
        }
        let code = &self.bodies.code;
        // A test is to end, and a drop is no place to stay.
        if wait.body.nested.is_none() {
            let drops = code.function_name(wait.body).as_str().ends_with("::drop")
                && code
                    .def_of(wait.body)
                    .is_some_and(|def| code.implements_foreign_trait(code.names.def(def).owner));
            if drops || code.context(wait.body) == Context::Test {
                let block = &graph.blocks[wait.block.0 as usize];
                let stmt = block.stmts.get(wait.stmt as usize)?;
                return Some(stmt.range.in_file(graph.body.file));
            }
        }
        let callers = self.bodies.callers(wait.body).edges;
        callers.iter().find_map(|edge| {
            let goes_on = matches!(edge.how, Run::Call | Run::Closure(_));
            if !goes_on || edge.site.body == wait.body {
                return None;
            }
            self.search(edge.site, &Value::Any, depth + 1)
        })
    }
}

/// The first code behind a wait that does something.
fn walk(code: &Code<'_>, graph: &Graph, wait: Site, value: &Value) -> Option<Range> {
    let mut walk = Walk::new(graph, wait, value)?;
    let origins = Origins::of(graph);
    let mut found: Option<Range> = None;
    while let Some((block, first, mut state)) = walk.queue.pop() {
        for (n, stmt) in graph.blocks[block.0 as usize].stmts.iter().enumerate().skip(first) {
            if walk.is_wait(block, n) {
                break;
            }
            if acts(code, graph, &origins, &stmt.kind) && stmt.range.end > walk.end {
                if found.is_none_or(|old| stmt.range.start < old.start) {
                    found = Some(stmt.range);
                }
                break;
            }
            pass(&stmt.kind, &mut state);
        }
        walk.go_on(block, first, &state);
    }
    found
}

/// Whether a loop takes out all ends: from one that was there, all ways lead back to the wait.
pub(super) fn drains(graph: &Graph, wait: Site) -> bool {
    let one = Value::variant(Name::new("Ok"), Value::Any);
    let some = Value::variant(Name::new("Some"), one);
    let Some(mut walk) = Walk::new(graph, wait, &some) else { return false };
    while let Some((block, first, mut state)) = walk.queue.pop() {
        for stmt in graph.blocks[block.0 as usize].stmts.iter().skip(first) {
            pass(&stmt.kind, &mut state);
        }
        if matches!(graph.blocks[block.0 as usize].end, End::Return) {
            return false;
        }
        walk.go_on(block, first, &state);
    }
    walk.back
}

struct Walk<'g> {
    graph: &'g Graph,
    wait: Site,
    /// Where the wait's code ends.
    end: u32,
    queue: Vec<(BlockId, usize, State)>,
    seen: BTreeSet<BlockId>,
    back: bool,
}

impl<'g> Walk<'g> {
    fn new(graph: &'g Graph, wait: Site, value: &Value) -> Option<Self> {
        let stmt = graph.blocks[wait.block.0 as usize].stmts.get(wait.stmt as usize)?;
        let mut state = State::default();
        match &stmt.kind {
            StmtKind::Await { into, .. } => state.write(into, value.clone()),
            StmtKind::Call(call) => state.write(&call.into, value.clone()),
            _ => return None,
        }
        let queue = vec![(wait.block, wait.stmt as usize + 1, state)];
        let end = stmt.range.end;
        Some(Self { graph, wait, end, queue, seen: BTreeSet::new(), back: false })
    }

    fn is_wait(&self, block: BlockId, stmt: usize) -> bool {
        block == self.wait.block && stmt == self.wait.stmt as usize
    }

    fn go_on(&mut self, block: BlockId, first: usize, state: &State) {
        // A turn has come to the wait again.
        if block == self.wait.block && first == 0 {
            self.back = true;
            return;
        }
        let mut next = Vec::new();
        state.next(&self.graph.blocks[block.0 as usize].end, &mut next);
        for to in next {
            if self.seen.insert(to) {
                self.queue.push((to, 0, state.clone()));
            }
        }
    }
}

/// What a statement leaves behind in the slots.
fn pass(kind: &StmtKind, state: &mut State) {
    match kind {
        StmtKind::Call(call) => {
            let value = match &call.callee {
                Callee::Model(model) => state.receiver(call).through(model),
                _ => Value::Any,
            };
            state.lend(call);
            state.write(&call.into, value);
        }
        StmtKind::Await { into, .. } => state.write(into, Value::Any),
        other => state.step(other),
    }
}

/// Whether a statement does something that others notice.
fn acts(code: &Code<'_>, graph: &Graph, origins: &Origins<'_>, kind: &StmtKind) -> bool {
    match kind {
        StmtKind::Call(call) => call_acts(code, call),
        StmtKind::Await { future, .. } => {
            let ty = &graph.locals[future.local.0 as usize].ty;
            let handle = matches!(code.kind(ty), Some(Kind::Handle(_) | Kind::HandleSet(_)));
            !handle && origins.call(future.local).is_none_or(|call| call_acts(code, call))
        }
        // Formatted or logged.
        StmtKind::Assign(into, Rvalue::Computed(_)) => {
            into.steps.is_empty() && graph.locals[into.local.0 as usize].ty == Ty::unit()
        }
        _ => false,
    }
}

fn call_acts(code: &Code<'_>, call: &Call) -> bool {
    let Callee::Model(model) = &call.callee else { return !code.is_plain_conversion(call) };
    model.effects.iter().any(|effect| {
        matches!(
            effect,
            ModelEffect::Send(_)
                | ModelEffect::Recv(_)
                | ModelEffect::Close
                | ModelEffect::Fire
                | ModelEffect::Wait(..)
                | ModelEffect::Observe(_)
                | ModelEffect::Abort
                | ModelEffect::Spawn(..)
                | ModelEffect::Acquire(..)
        )
    })
}
