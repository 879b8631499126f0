//! `match`: arms tried in order.
//!
//! In:  a scrutinee and its arms.
//! Out: tests shared by neighbouring arms, one block of code an arm.
//! Cost: linear in arms; an arm that can fail behind its test starts a new test.
//! Source: Rust Reference, "Match expressions"; an arm's variables and temporaries end with it.

use super::Builder;
use crate::flow::graph::{Aggregate, BlockId, Edge, End, Loc, Stop, Test};
use crate::syntax::ir::{Arm, ExprId, Pat, PatId};

impl Builder<'_> {
    pub(super) fn match_(
        &mut self,
        into: &Loc,
        scrutinee: ExprId,
        arms: &[Arm],
        extending: Option<usize>,
    ) {
        let from = self.place(scrutinee);
        if arms.is_empty() {
            return self.stop(Stop::Never);
        }
        let join = self.new_block();
        // Where the tests of the arms from the n-th on start; behind the last is impossible.
        let mut next = self.f.current;
        let mut n = 0;
        while n < arms.len() {
            self.f.current = next;
            next = self.new_block();
            n = self.group(into, &from, arms, n, next, join, extending);
        }
        self.f.current = join;
    }

    /// Tests arms from `first` on in one branch, up to an arm that can still fail behind it.
    /// Returns the first arm that is left for `next`.
    #[allow(clippy::too_many_arguments)] // one arm's surroundings; a struct would have one user
    fn group(
        &mut self,
        into: &Loc,
        from: &Loc,
        arms: &[Arm],
        first: usize,
        next: BlockId,
        join: BlockId,
        extending: Option<usize>,
    ) -> usize {
        let start = self.f.current;
        let mut edges: Vec<(Edge, BlockId)> = Vec::new();
        let mut at = first;
        let mut tested = from.clone();
        while at < arms.len() {
            let last = at + 1 == arms.len();
            let arm = &arms[at];
            let Some(variants) = self.variants(arm.pat) else { break };
            tested = self.through(self.first_variant(arm.pat), from);
            let target = self.new_block();
            edges.extend(
                variants
                    .into_iter()
                    .filter(|v| edges.iter().all(|(e, _)| e != v))
                    .map(|v| (v, target))
                    .collect::<Vec<_>>(),
            );
            self.f.current = target;
            let can_fail = arm.guard.is_some() || self.parts_can_fail(arm.pat);
            self.arm(into, from, arm, (!last && can_fail).then_some(next), true, join, extending);
            at += 1;
            if can_fail {
                break;
            }
        }
        self.f.current = start;
        if edges.is_empty() {
            let arm = &arms[first];
            let fail = (first + 1 < arms.len()).then_some(next);
            self.arm(into, from, arm, fail, false, join, extending);
            return first + 1;
        }
        if at < arms.len() {
            edges.push((Edge::Otherwise, next));
        }
        self.set_end(End::Branch(Test::Variant(tested), edges));
        at
    }

    /// One arm, from its remaining tests to its end.
    #[allow(clippy::too_many_arguments)] // see `group`
    fn arm(
        &mut self,
        into: &Loc,
        from: &Loc,
        arm: &Arm,
        fail: Option<BlockId>,
        tested: bool,
        join: BlockId,
        extending: Option<usize>,
    ) {
        let depth = self.f.scopes.len();
        let names = self.f.names.len();
        self.declare(arm.pat);
        if let Some(fail) = fail {
            if !tested {
                self.test(arm.pat, from, fail);
            } else if !matches!(self.body[arm.pat], Pat::Or(_)) {
                for (sub, place) in self.sub_patterns(arm.pat, from) {
                    self.test(sub, &place, fail);
                }
            } else if self.parts_can_fail(arm.pat) {
                self.test(arm.pat, from, fail);
            }
        }
        self.push_scope(self.body.range(arm.body));
        let scope = self.innermost();
        if let Some(guard) = arm.guard {
            self.preview(arm.pat, from);
            let fail = fail.unwrap_or_else(|| self.new_block());
            self.condition(guard, fail, depth, scope);
        }
        self.bind(arm.pat, from, scope);
        self.terminating(into, arm.body, extending);
        self.pop_scope();
        self.f.names.truncate(names);
        self.goto(join);
    }

    /// The edges of a pattern that looks at an enum's variant first.
    fn variants(&self, pat: PatId) -> Option<Vec<Edge>> {
        if let Pat::Or(pats) = &self.body[pat] {
            let mut edges = Vec::with_capacity(pats.len());
            for pat in pats {
                edges.extend(self.variants(*pat)?);
            }
            return Some(edges);
        }
        match self.ask.pat_ctor(pat) {
            Some(Aggregate::Variant(_, variant)) => Some(vec![Edge::Is(variant)]),
            _ => None,
        }
    }

    fn first_variant(&self, pat: PatId) -> PatId {
        match &self.body[pat] {
            Pat::Or(pats) => pats.first().map_or(pat, |p| self.first_variant(*p)),
            _ => pat,
        }
    }

    /// Whether a pattern can fail once its variant is known to match.
    fn parts_can_fail(&self, pat: PatId) -> bool {
        match &self.body[pat] {
            Pat::Or(pats) => pats.iter().any(|p| self.parts_can_fail(*p)),
            Pat::TupleStruct(_, pats) => pats.iter().any(|p| self.refutable(*p)),
            Pat::Struct(_, fields) => fields.iter().any(|(_, p)| self.refutable(*p)),
            _ => false,
        }
    }
}
