//! Where a body goes once an operation in it always has the same result.
//!
//! In:  a graph, and what one of its calls, waits or arms gives from now on.
//! Out: [`Walked`]: what the body then returns, or that all ways lead back to the operation.
//!      Nothing if on some way it waits, ends the process, or does what is not seen.
//! Cost: each block once for each set of known variants, within limits.
//! Over-approximates the ways that are taken, so "all ways lead back" is a proof.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::origins::Origins;
use super::place::{Place, changes};
use super::steady::{self, Plain, may_change};
use super::values::{State, Value};
use crate::domain::Range;
use crate::flow::graph::{BlockId, Edge, End, Graph, Loc, StmtKind, Test};
use crate::flow::loops::Shape;
use crate::program::code::Leading;
use crate::program::{Bodies, Site};
use crate::types::ty::BodyRef;

/// What an operation gives from now on.
#[derive(Clone, Debug)]
pub struct Given {
    /// The call, await or `select!`.
    pub site: Site,
    /// Which arm, if it is a `select!`; one behind the last for its `else`.
    pub arm: Option<usize>,
    /// Where the result goes.
    pub values: BTreeSet<Value>,
    /// What is waited for: once it is replaced, nothing is given any more.
    pub place: Option<Place>,
}

/// Where the ways lead.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// What the body returns.
    pub returns: BTreeSet<Value>,
    /// The blocks that are passed.
    pub blocks: BTreeSet<BlockId>,
    /// Whether a way leads back to the operation.
    pub back: bool,
    /// The first code behind a branch that the result decides.
    pub decided: Option<Range>,
}

/// A way ends, waits or goes where nothing is seen: nothing can be said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lost;

/// Walks bodies; what it learns of callees is kept.
pub struct Walker<'a, 'w> {
    /// The package's graphs.
    pub bodies: &'a Bodies<'w>,
    /// Whether a callee returns without waiting.
    quick: FxHashMap<BodyRef, bool>,
    /// Calls that are looked through at the moment.
    depth: usize,
    /// The bodies from which calls lead to an operation that can be over.
    leading: &'a Leading,
}

/// Calls within calls that are looked through.
const MAX_DEPTH: usize = 6;
/// Blocks with their states that are looked at in one walk.
const MAX_STEPS: usize = 2000;

/// Where a walk begins, and what stops it.
pub(super) struct Walk<'g> {
    graph: &'g Graph,
    pub(super) origins: Origins<'g>,
    given: Option<&'g Given>,
    /// Whether arriving at the operation is the end of a way.
    around: bool,
    queue: Vec<(BlockId, State, bool)>,
    seen: BTreeMap<BlockId, BTreeSet<(State, bool)>>,
    out: Walked,
    steps: usize,
    /// What decides the branches that are taken to lead back every time.
    steady: Vec<Plain>,
}

impl<'a, 'w> Walker<'a, 'w> {
    /// Nothing is known yet.
    pub fn new(bodies: &'a Bodies<'w>, leading: &'a Leading) -> Self {
        Self { bodies, quick: FxHashMap::default(), depth: 0, leading }
    }

    /// Whether an operation that can be over may be in a body or its callees.
    pub(super) fn may_end(&self, body: BodyRef) -> bool {
        self.leading.has(&self.bodies.code, body)
    }

    /// What a body returns if the operation gives that, and every way passes the operation.
    pub fn through(&mut self, graph: &Graph, given: &Given) -> Result<Walked, Lost> {
        let mut walk = Walk::new(graph, Some(given), false);
        walk.queue.push((BlockId(0), State::default(), false));
        self.run(&mut walk)?;
        if walk.out.returns.is_empty() { Err(Lost) } else { Ok(walk.out) }
    }

    /// Whether all ways from the operation lead back to it.
    pub fn around(&mut self, graph: &Graph, given: &Given) -> Result<Walked, Lost> {
        let mut walk = Walk::new(graph, Some(given), true);
        for value in &given.values {
            let mut state = State::default();
            walk.behind(given, value, &mut state, self)?;
        }
        self.run(&mut walk)?;
        let steady = !may_change(graph, &walk.out.blocks, &walk.steady);
        if walk.out.back && steady { Ok(walk.out) } else { Err(Lost) }
    }

    /// Whether a body returns at once, whatever it is given.
    pub(super) fn quick(&mut self, body: BodyRef) -> bool {
        if let Some(known) = self.quick.get(&body) {
            return *known;
        }
        if self.depth >= MAX_DEPTH {
            return false;
        }
        // A body that calls itself may take any time.
        self.quick.insert(body, false);
        self.depth += 1;
        let answer = self.bodies.get(body).is_some_and(|built| {
            let mut walk = Walk::new(&built.graph, None, false);
            walk.queue.push((BlockId(0), State::default(), true));
            self.run(&mut walk).is_ok() && !walk.out.returns.is_empty()
        });
        self.depth -= 1;
        self.quick.insert(body, answer);
        answer
    }

    fn run(&mut self, walk: &mut Walk<'_>) -> Result<(), Lost> {
        while let Some((block, state, passed)) = walk.queue.pop() {
            walk.steps += 1;
            if walk.steps > MAX_STEPS {
                return Err(Lost);
            }
            let fresh = walk.seen.entry(block).or_default().insert((state.clone(), passed));
            if fresh {
                walk.out.blocks.insert(block);
                self.block(walk, block, 0, state, passed)?;
            }
        }
        Ok(())
    }

    /// One block from a statement on.
    fn block(
        &mut self,
        walk: &mut Walk<'_>,
        id: BlockId,
        first: usize,
        mut state: State,
        passed: bool,
    ) -> Result<(), Lost> {
        let block = &walk.graph.blocks[id.0 as usize];
        for (n, stmt) in block.stmts.iter().enumerate().skip(first) {
            let here = Site { body: walk.graph.body, block: id, stmt: n as u32 };
            if let Some(given) = walk.given.filter(|g| g.site == here) {
                if walk.around {
                    walk.out.back = true;
                    return Ok(());
                }
                for value in &given.values {
                    let mut state = state.clone();
                    Walk::fill(&stmt.kind, value, &mut state);
                    self.block(walk, id, n + 1, state, true)?;
                }
                return Ok(());
            }
            if walk.replaces(&stmt.kind, self.bodies) {
                return Err(Lost);
            }
            self.stmt(walk, &stmt.kind, &mut state)?;
        }
        let here = Site { body: walk.graph.body, block: id, stmt: block.stmts.len() as u32 };
        match &block.end {
            End::Return => {
                if walk.around || !passed {
                    return Err(Lost);
                }
                let result = Loc::whole(walk.graph.result);
                walk.out.returns.insert(state.read(&result));
            }
            End::Stop(_) => return Err(Lost),
            end => {
                let given = walk.given.filter(|g| g.site == here);
                if let (Some(given), End::Select(_) | End::Branch(..)) = (given, end) {
                    if walk.around {
                        walk.out.back = true;
                        return Ok(());
                    }
                    for value in &given.values {
                        let mut state = state.clone();
                        walk.behind(given, value, &mut state, self)?;
                    }
                    return Ok(());
                }
                if let End::Select(_) = end {
                    return Err(Lost);
                }
                walk.go(end, &state, passed, self.bodies);
            }
        }
        Ok(())
    }
}

impl<'g> Walk<'g> {
    fn new(graph: &'g Graph, given: Option<&'g Given>, around: bool) -> Self {
        Self {
            graph,
            origins: Origins::of(graph),
            given,
            around,
            queue: Vec::new(),
            seen: BTreeMap::new(),
            out: Walked::default(),
            steps: 0,
            steady: Vec::new(),
        }
    }

    /// Where the result of a call or await goes.
    fn fill(kind: &StmtKind, value: &Value, state: &mut State) {
        match kind {
            StmtKind::Call(call) => {
                state.lend(call);
                state.write(&call.into, value.clone());
            }
            StmtKind::Await { into, .. } => state.write(into, value.clone()),
            _ => {}
        }
    }

    /// Goes on behind the operation.
    fn behind(
        &mut self,
        given: &Given,
        value: &Value,
        state: &mut State,
        walker: &mut Walker<'_, '_>,
    ) -> Result<(), Lost> {
        let block = &self.graph.blocks[given.site.block.0 as usize];
        let index = given.site.stmt as usize;
        if let Some(stmt) = block.stmts.get(index) {
            Self::fill(&stmt.kind, value, state);
            self.out.blocks.insert(given.site.block);
            let (id, state) = (given.site.block, state.clone());
            return walker.block(self, id, index + 1, state, true);
        }
        match &block.end {
            End::Select(select) => {
                let arm = given.arm.and_then(|n| select.arms.get(n));
                if let Some(arm) = arm {
                    state.write(&arm.into, value.clone());
                }
                let target = arm.map(|arm| arm.target).or(select.otherwise).ok_or(Lost)?;
                self.queue.push((target, state.clone(), true));
            }
            End::Branch(test, edges) => {
                let element = value.some();
                if let (Test::Next(source), Some(element)) = (test, element) {
                    state.write_element(source, element);
                }
                let wanted = Edge::Bool(value.some().is_some());
                let (_, target) = edges.iter().find(|(e, _)| *e == wanted).ok_or(Lost)?;
                self.queue.push((*target, state.clone(), true));
            }
            _ => return Err(Lost),
        }
        Ok(())
    }

    fn go(&mut self, end: &End, state: &State, passed: bool, bodies: &Bodies<'_>) {
        let mut next = Vec::new();
        state.next(end, &mut next);
        if let Some(back) = self.back_every_time(end, &next, bodies) {
            next = back;
        }
        let mut all = 0;
        crate::flow::successors(end, &mut |_| all += 1);
        if passed && next.len() == 1 && all > 1 {
            self.note(next[0]);
        }
        for block in next {
            self.queue.push((block, state.clone(), passed));
        }
    }

    /// Of a branch that leaves the loop or not: the ways that stay, if what decides is the same
    /// in every turn. The loop then may have been left before the cause was there, and is not
    /// after that.
    fn back_every_time(
        &mut self,
        end: &End,
        next: &[BlockId],
        bodies: &Bodies<'_>,
    ) -> Option<Vec<BlockId>> {
        let (End::Branch(test, _), Some(given)) = (end, self.given.filter(|_| self.around)) else {
            return None;
        };
        if next.len() < 2 {
            return None;
        }
        let (shape, to) = (Shape::of(self.graph), given.site.block);
        let back = |block: &&BlockId| **block == to || shape.reaches(**block, to);
        let staying: Vec<BlockId> = next.iter().filter(back).copied().collect();
        if staying.is_empty() || staying.len() == next.len() {
            return None;
        }
        let sources = steady::sources(&bodies.code, self.graph, &self.origins, test)?;
        self.steady.extend(sources);
        Some(staying)
    }

    /// Remembers the first code behind a branch that was decided.
    fn note(&mut self, target: BlockId) {
        if self.out.decided.is_some() {
            return;
        }
        let code = self.graph.blocks[target.0 as usize].stmts.iter().find(|s| {
            !matches!(s.kind, StmtKind::Drop { .. } | StmtKind::End(_))
                && s.range.start < s.range.end
        });
        self.out.decided = code.map(|s| s.range);
    }

    /// Whether a statement puts something else where the operation waits.
    fn replaces(&self, kind: &StmtKind, bodies: &Bodies<'_>) -> bool {
        let place = self.given.and_then(|given| given.place.as_ref());
        place.is_some_and(|place| changes(self.graph, &self.origins, kind, place, bodies))
    }
}
