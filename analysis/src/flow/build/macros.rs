//! Macros whose expansion is known: `select!`, `join!`, `pin!`, formatting, assertions, exits.
//!
//! In:  a macro call of the IR.
//! Out: what its expansion does; an opaque statement for any other.
//! Source: the expansions of tokio 1, futures 0.3, crossbeam-channel 0.5, std. All futures of a
//! `select!` are made first, and the losers are dropped before the winner's handler runs.

use super::Builder;
use super::exprs::number;
use super::scopes::last_byte;
use crate::domain::{Name, Range};
use crate::flow::graph::{
    Aggregate, Const, Edge, End, Loc, Operand, Proj, Rvalue, SelectEdge, SelectEnd, StmtKind, Stop,
    Test,
};
use crate::syntax::ir::{ExprId, Macro, MacroCall, PatId, Select, SelectWait};
use crate::types::Ty;

impl Builder<'_> {
    pub(super) fn macro_(
        &mut self,
        into: &Loc,
        call: &MacroCall,
        range: Range,
        extending: Option<usize>,
    ) {
        match &call.kind {
            Macro::Select(select) => self.select(into, select, call.path_range, range),
            Macro::Join { futures, fallible } => self.join(into, futures, *fallible, range),
            Macro::Pin(args) => self.pin(into, call, args, range, extending),
            Macro::Format(args) | Macro::Assert(args) => {
                let before = self.push_temps(range);
                let values = args.iter().map(|a| self.looked_at(*a)).collect();
                self.assign(into.clone(), Rvalue::Computed(values), range);
                self.pop_temps(before);
            }
            Macro::Panic(args) => {
                let before = self.push_temps(range);
                for arg in args {
                    self.looked_at(*arg);
                }
                self.stop(Stop::Panic);
                self.pop_temps(before);
            }
            Macro::Bail { args, conditional } => self.bail(args, *conditional, range),
            Macro::Matches { expr, pat, guard } => self.matches(into, *expr, *pat, *guard, range),
            Macro::Ready(inner) => self.ready(into, *inner, range),
            Macro::Block(inner) => self.into(into, *inner),
            Macro::Opaque { names, .. } => self.opaque(names, into, range),
        }
    }

    fn select(&mut self, into: &Loc, select: &Select, path: Range, range: Range) {
        let end = last_byte(range);
        self.push_scope(end);
        let futures = self.innermost();
        let mut edges = Vec::with_capacity(select.arms.len());
        for arm in &select.arms {
            if let Some(guard) = arm.guard {
                let before = self.push_temps(self.body.range(guard));
                self.operand(guard);
                self.pop_temps(before);
            }
        }
        for arm in &select.arms {
            edges.push(self.select_edge(arm.wait, arm.pat, arm.guard.is_some(), futures));
        }
        let otherwise = select.otherwise.map(|_| self.new_block());
        let default = select.default.map(|_| self.new_block());
        let targets: Vec<_> = edges.iter().map(|e| (e.into.clone(), e.target)).collect();
        self.set_end(End::Select(Box::new(SelectEnd {
            biased: select.biased,
            arms: edges,
            otherwise,
            complete: select.complete,
            otherwise_range: select.otherwise.map(|handler| self.body.range(handler)),
            default,
            range: path,
        })));
        let join = self.new_block();
        let losers = self.forget_scope().map(|s| s.drops).unwrap_or_default();
        let drop_losers = |b: &mut Self| {
            for (local, _) in losers.iter().rev() {
                b.emit(StmtKind::Drop { loc: Loc::whole(*local), maybe: false }, end);
            }
        };
        for (arm, (output, target)) in select.arms.iter().zip(targets) {
            self.f.current = target;
            drop_losers(self);
            self.push_scope(self.body.range(arm.body));
            let scope = self.innermost();
            self.schedule(scope, output.local);
            self.declare(arm.pat);
            self.bind(arm.pat, &output, scope);
            self.terminating(into, arm.body, None);
            self.pop_scope();
            self.goto(join);
        }
        let rest = [(select.otherwise, otherwise), (select.default, default)];
        for (handler, block) in rest {
            if let (Some(handler), Some(block)) = (handler, block) {
                self.f.current = block;
                drop_losers(self);
                self.terminating(into, handler, None);
                self.goto(join);
            }
        }
        self.f.current = join;
    }

    fn select_edge(
        &mut self,
        wait: SelectWait,
        pat: PatId,
        guarded: bool,
        scope: usize,
    ) -> SelectEdge {
        let (main, range, sends, receives) = match wait {
            SelectWait::Future(future) => (future, self.body.range(future), None, false),
            SelectWait::Recv(end) => (end, self.body.range(end), None, true),
            SelectWait::Send(end, message) => (end, self.body.range(end), Some(message), false),
        };
        let before = self.push_temps(range);
        let crossbeam = sends.is_some() || receives;
        let loc = if crossbeam {
            self.place_in(main, scope)
        } else {
            let value = self.operand(main);
            Loc::whole(self.store(value, self.ask.expr(main), scope, range))
        };
        let sends = sends.map(|message| self.operand(message));
        self.pop_temps(before);
        let output = self.temp(self.matched(pat), self.body.pat_range(pat));
        SelectEdge {
            wait: loc,
            sends,
            receives,
            into: Loc::whole(output),
            refutable: self.refutable(pat),
            guarded,
            target: self.new_block(),
            range,
        }
    }

    /// All futures are made, then polled together; each is awaited in turn here.
    fn join(&mut self, into: &Loc, futures: &[ExprId], fallible: bool, range: Range) {
        let before = self.push_temps(range);
        let mut slots = Vec::with_capacity(futures.len());
        for &future in futures {
            let value = self.operand(future);
            let ty = self.ask.expr(future);
            let at = self.body.range(future);
            slots.push((self.store(value, ty.clone(), self.f.temps, at), ty));
        }
        let mut outputs = Vec::with_capacity(slots.len());
        for (slot, ty) in &slots {
            let output = match ty {
                Ty::Future(_, output) => output.as_ref().clone(),
                _ => Ty::Unknown,
            };
            let output = self.temp(output, range);
            self.schedule(self.f.temps, output);
            let (future, into) = (Loc::whole(*slot), Loc::whole(output));
            self.emit(StmtKind::Await { future, into, joined: true }, range);
            outputs.push(output);
        }
        let payload = |loc: Loc| {
            if fallible { loc.then(Proj::Payload(Name::new("Ok"), 0)) } else { loc }
        };
        let parts = outputs
            .iter()
            .enumerate()
            .map(|(n, o)| (number(n), Operand::Move(payload(Loc::whole(*o)))))
            .collect();
        let tuple = Rvalue::Aggregate(Aggregate::Tuple, parts);
        if fallible {
            self.joined_result(
                into,
                tuple,
                &outputs.iter().map(|o| Loc::whole(*o)).collect::<Vec<_>>(),
                range,
            );
        } else {
            self.assign(into.clone(), tuple, range);
        }
        self.pop_temps(before);
    }

    /// `try_join!`: `Ok` of all outputs, or the first error.
    fn joined_result(&mut self, into: &Loc, tuple: Rvalue, outputs: &[Loc], range: Range) {
        let (failed, join) = (self.new_block(), self.new_block());
        let result = Name::new("std::result::Result");
        let variant = |name| Aggregate::Variant(result, Name::new(name));
        let test = Test::Other(outputs.to_vec());
        self.branch(test, Edge::Bool(true), (Edge::Bool(false), failed));
        let all = self.temp(Ty::Unknown, range);
        self.assign(Loc::whole(all), tuple, range);
        let part = (number(0), Operand::Move(Loc::whole(all)));
        self.assign(into.clone(), Rvalue::Aggregate(variant("Ok"), vec![part]), range);
        self.goto(join);
        self.f.current = failed;
        let part = (number(0), Operand::Const(Const::Other));
        self.assign(into.clone(), Rvalue::Aggregate(variant("Err"), vec![part]), range);
        self.enter(join);
    }

    /// `pin!(e)` keeps `e` in the enclosing block; `pin_mut!(a)` and tokio's `pin!(a)` leave it in
    /// its variable.
    fn pin(
        &mut self,
        into: &Loc,
        call: &MacroCall,
        args: &[ExprId],
        range: Range,
        extending: Option<usize>,
    ) {
        let [arg] = args else { return };
        if call.pins_in_place() {
            return;
        }
        let scope = extending.unwrap_or(self.f.temps);
        let value = self.operand(*arg);
        let slot = self.store(value, self.ask.expr(*arg), scope, range);
        self.assign(into.clone(), Rvalue::Ref(Loc::whole(slot), true), range);
    }

    fn bail(&mut self, args: &[ExprId], conditional: bool, range: Range) {
        let before = self.push_temps(range);
        let values: Vec<_> = args.iter().map(|a| self.looked_at(*a)).collect();
        let go_on = self.new_block();
        if conditional {
            let tested = values.first().and_then(|v| match v {
                Operand::Move(loc) | Operand::Copy(loc) => Some(loc.clone()),
                Operand::Const(_) => None,
            });
            let test = tested.map_or(Test::Other(Vec::new()), Test::Bool);
            let out = self.new_block();
            self.set_end(End::Branch(
                test,
                vec![(Edge::Bool(true), go_on), (Edge::Bool(false), out)],
            ));
            self.f.current = out;
        }
        let part = (number(0), Operand::Const(Const::Other));
        let kind = Aggregate::Variant(Name::new("std::result::Result"), Name::new("Err"));
        self.assign(Loc::whole(self.f.result), Rvalue::Aggregate(kind, vec![part]), range);
        self.leave_body();
        self.f.current = go_on;
        self.pop_temps(before);
    }

    fn matches(
        &mut self,
        into: &Loc,
        expr: ExprId,
        pat: PatId,
        guard: Option<ExprId>,
        range: Range,
    ) {
        let from = self.place(expr);
        let (no, join) = (self.new_block(), self.new_block());
        let depth = self.f.scopes.len();
        self.push_scope(range);
        self.declare(pat);
        self.test(pat, &from, no);
        let scope = self.innermost();
        if let Some(guard) = guard {
            self.preview(pat, &from);
            self.condition(guard, no, depth, scope);
        }
        self.bind(pat, &from, scope);
        let yes = Rvalue::Use(Operand::Const(Const::Bool(true)));
        self.assign(into.clone(), yes, range);
        self.pop_scope();
        self.goto(join);
        self.f.current = no;
        let not = Rvalue::Use(Operand::Const(Const::Bool(false)));
        self.assign(into.clone(), not, range);
        self.enter(join);
    }

    /// `ready!(poll)`: the output, or returns `Pending`.
    fn ready(&mut self, into: &Loc, inner: ExprId, range: Range) {
        let value = self.operand(inner);
        let temp = Loc::whole(self.store(value, self.ask.expr(inner), self.f.temps, range));
        let (ready, pending) = (Name::new("Ready"), Name::new("Pending"));
        let out = self.new_block();
        self.branch(Test::Variant(temp.clone()), Edge::Is(ready), (Edge::Is(pending), out));
        let inside = self.f.current;
        self.f.current = out;
        let kind = Aggregate::Variant(Name::new("std::task::Poll"), pending);
        self.assign(Loc::whole(self.f.result), Rvalue::Aggregate(kind, Vec::new()), range);
        self.leave_body();
        self.f.current = inside;
        let payload = temp.then(Proj::Payload(ready, 0));
        self.assign(into.clone(), Rvalue::Use(Operand::Move(payload)), range);
    }
}
