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
use super::values::{State, Value};
use crate::domain::Range;
use crate::domain::effect::{LockKind, SendMode, WaitMode};
use crate::flow::graph::{BlockId, Call, Callee, End, Graph, Operand, Rvalue, StmtKind};
use crate::models::FnModel;
use crate::models::entry::{Arg, ModelEffect};
use crate::program::{Bodies, Site};
use crate::types::Ty;
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
}

/// Calls within calls that are looked through.
const MAX_DEPTH: usize = 6;
/// Blocks with their states that are looked at in one walk.
const MAX_STEPS: usize = 2000;

/// Where a walk begins, and what stops it.
struct Walk<'g> {
    graph: &'g Graph,
    origins: Origins<'g>,
    given: Option<&'g Given>,
    /// Whether arriving at the operation is the end of a way.
    around: bool,
    queue: Vec<(BlockId, State, bool)>,
    seen: BTreeMap<BlockId, BTreeSet<(State, bool)>>,
    out: Walked,
    steps: usize,
}

impl<'a, 'w> Walker<'a, 'w> {
    /// Nothing is known yet.
    pub fn new(bodies: &'a Bodies<'w>) -> Self {
        Self { bodies, quick: FxHashMap::default(), depth: 0 }
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
        if walk.out.back { Ok(walk.out) } else { Err(Lost) }
    }

    /// Whether a body returns at once, whatever it is given.
    fn quick(&mut self, body: BodyRef) -> bool {
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
                    walk.fill(&stmt.kind, value, &mut state);
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
                let result = crate::flow::graph::Loc::whole(walk.graph.result);
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
                walk.go(end, &state, passed);
            }
        }
        Ok(())
    }

    fn stmt(
        &mut self,
        walk: &mut Walk<'_>,
        kind: &StmtKind,
        state: &mut State,
    ) -> Result<(), Lost> {
        match kind {
            StmtKind::Call(call) => {
                let value = self.call(walk, call, state)?;
                state.lend(call);
                state.write(&call.into, value);
            }
            StmtKind::Await { future, into, .. } => {
                let made = walk.origins.made(future.local).filter(|_| future.steps.is_empty());
                match made.map(|at| walk.origins.stmt(at)) {
                    Some(StmtKind::Call(call)) => match &call.callee {
                        Callee::Model(model) if model.is_async => self.waits(model)?,
                        Callee::Body(body) if self.bodies.code.is_async(*body) => {
                            self.needs_quick(*body)?;
                        }
                        _ => return Err(Lost),
                    },
                    Some(StmtKind::Assign(_, Rvalue::Body(body, _))) => self.needs_quick(*body)?,
                    _ => return Err(Lost),
                }
                state.write(into, Value::Any);
            }
            // A macro that is not known may leave.
            StmtKind::Opaque { .. } => return Err(Lost),
            other => state.step(other),
        }
        Ok(())
    }

    fn needs_quick(&mut self, body: BodyRef) -> Result<(), Lost> {
        if self.quick(body) { Ok(()) } else { Err(Lost) }
    }

    /// What a call gives, if it returns at once.
    fn call(&mut self, walk: &Walk<'_>, call: &Call, state: &State) -> Result<Value, Lost> {
        match &call.callee {
            Callee::Body(body) if self.bodies.code.is_async(*body) => {}
            Callee::Body(body) => self.needs_quick(*body)?,
            Callee::OneOf(bodies) => {
                for body in bodies {
                    if !self.bodies.code.is_async(*body) {
                        self.needs_quick(*body)?;
                    }
                }
            }
            Callee::Value(value) => {
                let body = closure(walk, value).ok_or(Lost)?;
                self.needs_quick(body)?;
            }
            Callee::Model(model) => return self.model(walk, model, call, state),
            Callee::Unmodelled(path) => {
                if !self.is_plain(path.as_str(), call) {
                    return Err(Lost);
                }
            }
            Callee::Unknown => return Err(Lost),
        }
        Ok(Value::Any)
    }

    /// Whether a function without a model is one that returns at once: of the standard library,
    /// derived, a method of a known type.
    fn is_plain(&self, path: &str, call: &Call) -> bool {
        let code = &self.bodies.code;
        let owner = call.arg_tys.first().map(Ty::peel_refs);
        let derived = path
            .rsplit_once("::")
            .is_some_and(|(of, _)| code.is_workspace_type(crate::domain::Name::new(of)));
        let of_known = call.receiver_known
            && owner.and_then(Ty::path).is_some_and(|path| code.models.ty(path).is_some());
        path.starts_with("std::") || derived || of_known || matches!(owner, Some(Ty::Prim(_)))
    }

    fn model(
        &mut self,
        walk: &Walk<'_>,
        model: &FnModel,
        call: &Call,
        state: &State,
    ) -> Result<Value, Lost> {
        if model.is_async {
            return Ok(Value::Any);
        }
        self.waits(model)?;
        let receiver = state.receiver(call);
        for effect in &model.effects {
            let ends = match effect {
                ModelEffect::Panic(when) => match &receiver {
                    Value::Variant(name, _) => name.as_str().eq_ignore_ascii_case(when.as_str()),
                    _ => false,
                },
                ModelEffect::Exit | ModelEffect::Unknown => true,
                _ => false,
            };
            if ends {
                return Err(Lost);
            }
        }
        let spawned = |n: usize| {
            let shift = usize::from(model.receiver.is_some());
            model.effects.iter().any(|effect| match effect {
                ModelEffect::Spawn(_, _, Arg::Nth(m)) => usize::from(*m) + shift == n,
                ModelEffect::Spawn(_, _, Arg::Receiver) => n == 0,
                _ => false,
            })
        };
        for (n, arg) in call.args.iter().enumerate() {
            if spawned(n) {
                continue;
            }
            match closure(walk, arg) {
                Some(body) if self.bodies.code.is_async(body) => {}
                Some(body) => self.needs_quick(body)?,
                None if matches!(call.arg_tys.get(n), Some(Ty::Closure(..))) => return Err(Lost),
                None => {}
            }
        }
        Ok(receiver.through(model))
    }

    /// Refuses a library function that can take its time or never returns. Taking a lock is no
    /// pause.
    fn waits(&self, model: &FnModel) -> Result<(), Lost> {
        let slow = model.effects.iter().any(|effect| match effect {
            ModelEffect::Wait(mode, _)
            | ModelEffect::Recv(mode)
            | ModelEffect::Join(mode)
            | ModelEffect::Observe(mode) => *mode != WaitMode::Try,
            ModelEffect::Acquire(LockKind::Permit, _, mode) => *mode != WaitMode::Try,
            ModelEffect::Send(mode) => {
                matches!(mode, SendMode::Wait | SendMode::Block | SendMode::Timed)
            }
            ModelEffect::Never | ModelEffect::Exit | ModelEffect::Unknown => true,
            _ => false,
        });
        if slow { Err(Lost) } else { Ok(()) }
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
        }
    }

    /// Where the result of a call or await goes.
    fn fill(&self, kind: &StmtKind, value: &Value, state: &mut State) {
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
            self.fill(&stmt.kind, value, state);
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
                self.note(target);
                self.queue.push((target, state.clone(), true));
            }
            End::Branch(_, edges) => {
                let wanted = crate::flow::graph::Edge::Bool(false);
                let (_, target) = edges.iter().find(|(e, _)| *e == wanted).ok_or(Lost)?;
                self.note(*target);
                self.queue.push((*target, state.clone(), true));
            }
            _ => return Err(Lost),
        }
        Ok(())
    }

    fn go(&mut self, end: &End, state: &State, passed: bool) {
        let mut next = Vec::new();
        state.next(end, &mut next);
        let mut all = 0;
        crate::flow::successors(end, &mut |_| all += 1);
        if passed && next.len() == 1 && all > 1 {
            self.note(next[0]);
        }
        for block in next {
            self.queue.push((block, state.clone(), passed));
        }
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

/// The closure in an argument.
fn closure(walk: &Walk<'_>, operand: &Operand) -> Option<BodyRef> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) if loc.steps.is_empty() => {
            match walk.origins.stmt(walk.origins.made(loc.local)?) {
                StmtKind::Assign(_, Rvalue::Body(body, _)) => Some(*body),
                _ => None,
            }
        }
        Operand::Const(crate::flow::graph::Const::Fn(body)) => Some(*body),
        _ => None,
    }
}
