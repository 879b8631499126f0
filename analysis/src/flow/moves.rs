//! What is there at each point: slots and parts that hold a value, have moved, or one of both.
//!
//! In:  a graph whose scopes drop everything they own.
//! Out: the state of every path at the start of each block; drops of what has certainly moved are
//!      taken out, those of what may have moved are marked, partly moved values drop in parts.
//! Cost: blocks × paths bits, in reverse postorder until nothing changes; over [`LIMIT`] bits
//!      every drop only may happen.
//! Source: rustc-dev-guide, "Drop elaboration".

use super::build::ask::Ask;
use super::graph::{
    BlockId, Callee, Edge, End, Graph, Loc, Operand, Proj, Rvalue, Stmt, StmtKind, Test,
};
use super::paths::{Found, PathId, Paths, variant_of_edge};
use super::walk;
use crate::domain::Name;
use crate::types::Ty;

/// Bits of state above which a body is not followed.
const LIMIT: usize = 1 << 28;

/// The state of all paths at one point: may be there, may be gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct State {
    there: Vec<u64>,
    gone: Vec<u64>,
    /// Whether any path of control leads here.
    reached: bool,
}

impl State {
    fn new(paths: usize) -> Self {
        let words = paths.div_ceil(64);
        Self { there: vec![0; words], gone: vec![0; words], reached: false }
    }

    pub(super) fn there(&self, id: PathId) -> bool {
        self.there[id / 64] >> (id % 64) & 1 == 1
    }

    pub(super) fn gone(&self, id: PathId) -> bool {
        self.gone[id / 64] >> (id % 64) & 1 == 1
    }

    fn set(&mut self, id: PathId, there: bool, gone: bool) {
        let bit = 1 << (id % 64);
        let put = |word: &mut u64, on: bool| if on { *word |= bit } else { *word &= !bit };
        put(&mut self.there[id / 64], there);
        put(&mut self.gone[id / 64], gone);
    }

    /// Takes in another way to the same point; tells whether anything is new.
    fn join(&mut self, other: &Self) -> bool {
        let mut new = !std::mem::replace(&mut self.reached, true);
        let words = self.there.iter_mut().zip(&other.there);
        for (mine, theirs) in words.chain(self.gone.iter_mut().zip(&other.gone)) {
            new |= *mine | theirs != *mine;
            *mine |= theirs;
        }
        new
    }
}

/// The solved states of one graph.
#[derive(Debug)]
pub(super) struct Moves {
    pub paths: Paths,
    /// One a block; empty when the body is over the limit.
    pub entry: Vec<State>,
}

impl Moves {
    /// Follows all paths through the graph.
    pub(super) fn of(graph: &Graph, ask: &dyn Ask) -> Self {
        let paths = Paths::of(graph, ask);
        let count = paths.list.len();
        if count.saturating_mul(graph.blocks.len()) > LIMIT {
            return Self { paths, entry: Vec::new() };
        }
        let mut moves = Self { paths, entry: vec![State::new(count); graph.blocks.len()] };
        moves.solve(graph, ask, count);
        moves
    }

    fn solve(&mut self, graph: &Graph, ask: &dyn Ask, count: usize) {
        use super::graph::LocalKind::{Capture, Param};
        let mut start = State::new(count);
        for (id, path) in self.paths.list.iter().enumerate() {
            let kind = &graph.locals[path.local.0 as usize].kind;
            let given = matches!(kind, Param(_) | Capture { .. });
            start.set(id, given, !given);
        }
        let Some(first) = self.entry.first_mut() else { return };
        first.join(&start);
        // Blocks are in reverse postorder: only loops need another round.
        let mut dirty = vec![true; graph.blocks.len()];
        let mut again = true;
        while std::mem::take(&mut again) {
            for n in 0..graph.blocks.len() {
                if !std::mem::take(&mut dirty[n]) || !self.entry[n].reached {
                    continue;
                }
                let mut state = self.entry[n].clone();
                for stmt in &graph.blocks[n].stmts {
                    self.step(&mut state, graph, &stmt.kind, ask);
                }
                self.leave(&state, &graph.blocks[n].end, ask, &mut |entry, to, state| {
                    if entry[to.0 as usize].join(state) {
                        dirty[to.0 as usize] = true;
                        again |= to.0 as usize <= n;
                    }
                });
            }
        }
    }

    /// Hands the state at a block's end on, each edge with what its test tells.
    fn leave(
        &mut self,
        state: &State,
        end: &End,
        ask: &dyn Ask,
        to: &mut dyn FnMut(&mut [State], BlockId, &State),
    ) {
        match end {
            End::Branch(Test::Variant(loc), edges) => {
                let all = self.variants(loc, ask);
                for (edge, next) in edges {
                    let state = self.on_edge(state, loc, *edge, edges, &all, ask);
                    to(&mut self.entry, *next, &state);
                }
            }
            End::Select(select) => {
                for arm in &select.arms {
                    let mut state = state.clone();
                    if let Some(message) = &arm.sends {
                        self.consume(&mut state, message);
                    }
                    self.fill(&mut state, &arm.into);
                    to(&mut self.entry, arm.target, &state);
                }
                for next in select.otherwise.iter().chain(&select.default) {
                    to(&mut self.entry, *next, state);
                }
            }
            end => {
                walk::successors(end, &mut |next| to(&mut self.entry, next, state));
            }
        }
    }

    fn variants(&self, loc: &Loc, ask: &dyn Ask) -> Vec<Name> {
        match self.paths.find(loc) {
            Found::Exact(id) => ask.variants(&self.paths.list[id].ty).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// What other variants hold is not there on this edge.
    fn on_edge(
        &self,
        state: &State,
        loc: &Loc,
        edge: Edge,
        edges: &[(Edge, BlockId)],
        all: &[Name],
        ask: &dyn Ask,
    ) -> State {
        let mut state = state.clone();
        let Found::Exact(id) = self.paths.find(loc) else { return state };
        let left = variant_of_edge(edge, edges, all);
        for child in &self.paths.list[id].children {
            let of = match self.paths.list[*child].step {
                Some(Proj::Payload(of, _)) => vec![of],
                // A struct variant's field is known by its name.
                Some(Proj::Field(field)) => self.variants_with(id, field, all, ask),
                _ => continue,
            };
            let is_tested = |of| edges.iter().any(|(e, _)| *e == Edge::Is(of));
            let tested = edge == Edge::Otherwise && of.iter().all(|of| is_tested(*of));
            if !of.is_empty() && (tested || left.is_some_and(|left| !of.contains(&left))) {
                self.set_below(&mut state, *child, false, true);
            }
        }
        state
    }

    /// The variants that have a field of that name.
    fn variants_with(&self, id: PathId, field: Name, all: &[Name], ask: &dyn Ask) -> Vec<Name> {
        let has = |variant: &&Name| {
            let fields = ask.payload(&self.paths.list[id].ty, **variant).unwrap_or_default();
            fields.iter().any(|(name, _)| *name == field)
        };
        all.iter().filter(has).copied().collect()
    }

    fn set_below(&self, state: &mut State, id: PathId, there: bool, gone: bool) {
        self.paths.each_below(id, &mut |below| state.set(below, there, gone));
    }

    fn fill(&self, state: &mut State, into: &Loc) {
        if let Found::Exact(id) = self.paths.find(into) {
            self.set_below(state, id, true, false);
        }
    }

    fn maybe_gone(&self, state: &mut State, loc: &Loc) {
        if let Found::Exact(id) | Found::Within(id) = self.paths.find(loc) {
            self.paths.each_below(id, &mut |below| state.set(below, state.there(below), true));
        }
    }

    pub(super) fn consume(&self, state: &mut State, operand: &Operand) {
        if let Operand::Move(loc) = operand
            && let Found::Exact(id) = self.paths.find(loc)
        {
            self.set_below(state, id, false, true);
        }
    }

    /// One statement.
    pub(super) fn step(&self, state: &mut State, graph: &Graph, kind: &StmtKind, ask: &dyn Ask) {
        walk::operands(kind, &mut |operand| self.consume(state, operand));
        match kind {
            StmtKind::Assign(into, value) => {
                if let Rvalue::Use(Operand::Move(from)) = value
                    && from.steps.last() == Some(&Proj::Index)
                    && matches!(graph.locals[from.local.0 as usize].ty, Ty::Slice(_))
                {
                    // One element of an array: the others are still there.
                    self.maybe_gone(state, &Loc::whole(from.local));
                }
                self.fill(state, into);
                if let Some(from) = uncertain(graph, into, value) {
                    self.maybe_gone(state, from);
                    self.maybe_gone(state, into);
                }
            }
            StmtKind::Call(call) => {
                if !call.receiver_known && !matches!(call.callee, Callee::Value(_)) {
                    for (arg, ty) in call.args.iter().zip(&call.arg_tys) {
                        if let Operand::Copy(loc) = arg
                            && ask.is_copy(ty) != Some(true)
                            && !matches!(ty, Ty::Ref(..))
                        {
                            self.maybe_gone(state, loc);
                        }
                    }
                }
                self.fill(state, &call.into);
            }
            StmtKind::Await { into, .. } => self.fill(state, into),
            StmtKind::Opaque { uses, into } => {
                for loc in uses {
                    self.maybe_gone(state, loc);
                }
                self.fill(state, into);
            }
            StmtKind::Drop { loc, .. } => {
                if let Found::Exact(id) = self.paths.find(loc) {
                    self.set_below(state, id, false, true);
                }
            }
            StmtKind::End(local) => {
                if let Some(id) = self.paths.root(*local) {
                    self.set_below(state, id, false, true);
                }
            }
        }
    }
}

/// A part that is read by value although it is not known whether it moves.
fn uncertain<'g>(graph: &Graph, into: &Loc, value: &'g Rvalue) -> Option<&'g Loc> {
    let Rvalue::Use(Operand::Copy(from)) = value else { return None };
    let unknown = |loc: &Loc| graph.locals[loc.local.0 as usize].ty.is_unknown();
    let reaches = !from.steps.is_empty() && (unknown(into) || unknown(from));
    reaches.then_some(from)
}

/// Makes every drop exact.
pub(super) fn settle_drops(graph: &mut Graph, ask: &dyn Ask) {
    let moves = Moves::of(graph, ask);
    for n in 0..graph.blocks.len() {
        let stmts = std::mem::take(&mut graph.blocks[n].stmts);
        let mut kept = Vec::with_capacity(stmts.len());
        let mut state = moves.entry.get(n).cloned();
        for stmt in stmts {
            let (StmtKind::Drop { loc, .. }, Some(state)) = (&stmt.kind, state.as_mut()) else {
                if let Some(state) = state.as_mut() {
                    moves.step(state, graph, &stmt.kind, ask);
                }
                kept.push(possible(stmt));
                continue;
            };
            match moves.paths.find(loc) {
                Found::Exact(id) => {
                    let mut drops = Vec::new();
                    super::drops::parts(&moves.paths, state, id, ask, &mut drops);
                    kept.extend(drops.into_iter().map(|kind| Stmt { kind, range: stmt.range }));
                    moves.step(state, graph, &stmt.kind, ask);
                }
                Found::Within(id) if !state.there(id) => {}
                Found::Within(id) => {
                    let (loc, maybe) = (loc.clone(), state.gone(id));
                    kept.push(Stmt { kind: StmtKind::Drop { loc, maybe }, range: stmt.range });
                }
                Found::No => kept.push(stmt),
            }
        }
        graph.blocks[n].stmts = kept;
    }
}

/// In a body that is not followed, any drop only may happen.
fn possible(mut stmt: Stmt) -> Stmt {
    if let StmtKind::Drop { maybe, .. } = &mut stmt.kind {
        *maybe = true;
    }
    stmt
}
