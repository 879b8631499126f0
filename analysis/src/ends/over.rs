//! Operations that, after some cause, give the same result at once every time.
//!
//! In:  a graph, the models of the library functions it calls, its callees.
//! Out: [`Source`]s: where the operation is, what it then gives, what it works on.
//! Through callees as far as every way in them passes the operation without waiting.

use std::collections::BTreeSet;

use super::origins::Origins;
use super::outcomes::{Given, Walker};
use super::place::{Place, of_loc, of_operand};
use super::values::Value;
use crate::domain::effect::WaitMode;
use crate::domain::{Name, Range, Span};
use crate::flow::graph::{
    BlockId, Call, Callee, End, Graph, Loc, LocalId, LocalKind, Rvalue, StmtKind, Test,
};
use crate::flow::loops::Shape;
use crate::models::FnModel;
use crate::models::entry::{Kind, ModelEffect};
use crate::program::Site;
use crate::syntax::ir::{Expr, Item, ItemKind, Macro, UseLeaf};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// Why the operation gives the same every time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// What it waits for is over: `closed`, `ended`, `eof`, `cancelled`, ….
    Over(Name),
    /// It fails, and may fail at once every time.
    Fails,
}

impl Cause {
    /// What is over, in words.
    pub fn text(over: Name) -> &'static str {
        match over.as_str() {
            "closed" => "the channel is closed",
            "ended" => "the stream has ended",
            "eof" => "the input has ended",
            "empty" => "the set is empty",
            "cancelled" => "the token is cancelled",
            _ => "what it waits for has happened",
        }
    }

    /// Whether every kind of `select!` polls the operation again once it is over.
    fn keeps_its_arm(self) -> bool {
        !matches!(self, Self::Over(cause) if cause == "ended" || cause == "empty")
    }
}

/// An operation with a cause.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it gives from then on, and where, in terms of this body.
    pub given: Given,
    /// Its cause.
    pub cause: Cause,
    /// The operation's code.
    pub operation: Span,
    /// The calls from this body down to it, outermost first.
    pub calls: Vec<Span>,
    /// The type of what it works on.
    pub on: Ty,
    /// Whether it never waits, whatever the cause.
    pub tries: bool,
}

/// Calls between a body and the operation.
pub(super) const MAX_CALLS: usize = 3;
/// Targets of a call through a trait that are looked at.
const MAX_TARGETS: usize = 16;

/// A library call with a cause.
struct Sticky {
    cause: Cause,
    value: Value,
    tries: bool,
}

/// The sources in a body's cycles, among its own statements and its callees.
pub fn sources(walker: &mut Walker<'_, '_>, graph: &Graph, shape: &Shape) -> Vec<Source> {
    let origins = Origins::of(graph);
    Reader { walker, graph, origins, found: Vec::new(), depth: 0 }.read(&|id| shape.in_cycle(id))
}

struct Reader<'r, 'a, 'w, 'g> {
    walker: &'r mut Walker<'a, 'w>,
    graph: &'g Graph,
    origins: Origins<'g>,
    found: Vec<Source>,
    depth: usize,
}

impl Reader<'_, '_, '_, '_> {
    fn read(mut self, of_interest: &dyn Fn(BlockId) -> bool) -> Vec<Source> {
        for (n, block) in self.graph.blocks.iter().enumerate() {
            let id = BlockId(n as u32);
            if !of_interest(id) {
                continue;
            }
            let site = |n: usize| Site { body: self.graph.body, block: id, stmt: n as u32 };
            for (index, stmt) in block.stmts.iter().enumerate() {
                let here = site(index);
                match &stmt.kind {
                    StmtKind::Call(call) => self.call(call, here, None, stmt.range, false),
                    StmtKind::Await { future, .. } => self.future(future, here, None, stmt.range),
                    _ => {}
                }
            }
            let here = site(block.stmts.len());
            match &block.end {
                End::Select(select) => {
                    let before = self.found.len();
                    for (arm, edge) in select.arms.iter().enumerate() {
                        // A condition or a pattern that fails switches the arm off.
                        if edge.refutable || edge.guarded || edge.sends.is_some() {
                            continue;
                        }
                        if edge.receives {
                            self.received(&edge.wait, here, Some(arm), edge.range, "recv");
                        } else {
                            self.future(&edge.wait, here, Some(arm), edge.range);
                        }
                    }
                    if !self.is_polled_when_over(select.range) {
                        let kept = |s: &Source| s.cause.keeps_its_arm();
                        let fresh = self.found.split_off(before);
                        self.found.extend(fresh.into_iter().filter(kept));
                    }
                }
                End::Branch(Test::Next(source), _) => {
                    let range = self.graph.locals[source.local.0 as usize].range;
                    self.received(source, here, None, range, "next");
                }
                _ => {}
            }
        }
        self.found
    }

    /// Whether it is tokio's `select!`: futures' polls no stream again that has ended.
    fn is_polled_when_over(&self, path: Range) -> bool {
        let file = self.walker.bodies.code.workspace.file(self.graph.body.file);
        let calls = file.ir[self.graph.body.body].exprs().filter_map(|(_, expr)| match expr {
            Expr::Macro(call)
                if call.path_range == path && matches!(call.kind, Macro::Select(_)) =>
            {
                Some(&call.path)
            }
            _ => None,
        });
        let of_tokio = |path: &[Name]| path.iter().any(|name| *name == "tokio");
        calls.take(1).any(|path| match path.as_slice() {
            [name] => imports(&file.ir.items)
                .any(|leaf| leaf.alias == Some(*name) && of_tokio(&leaf.path)),
            path => of_tokio(path),
        })
    }

    /// A future is driven to its end.
    fn future(&mut self, future: &Loc, site: Site, arm: Option<usize>, range: Range) {
        let mut local = future.local;
        if !future.steps.is_empty() {
            return;
        }
        // A future that is made once and polled again is over after its first result: only one
        // that is made for this wait counts.
        for _ in 0..8 {
            match self.origins.filled(local) {
                Some(StmtKind::Call(call)) => return self.call(call, site, arm, range, true),
                Some(StmtKind::Assign(_, Rvalue::Use(operand))) => {
                    use crate::flow::graph::Operand::{Const, Copy, Move};
                    match operand {
                        Move(from) | Copy(from) if from.steps.is_empty() => local = from.local,
                        Move(_) | Copy(_) | Const(_) => return,
                    }
                }
                _ => return,
            }
        }
    }

    /// A receive or `next` that stands in a macro or a `for`.
    fn received(&mut self, on: &Loc, site: Site, arm: Option<usize>, range: Range, method: &str) {
        let local = &self.graph.locals[on.local.0 as usize];
        let ty = local.ty.peel_refs();
        if !on.steps.is_empty() {
            return;
        }
        let models = self.walker.bodies.code.models;
        let Some(model) = ty.path().and_then(|path| models.method(path, Name::new(method))) else {
            return;
        };
        let Some(sticky) = sticky(model) else { return };
        let place = of_loc(self.graph, &self.origins, on);
        let ty = ty.clone();
        self.add(site, arm, sticky, place, range, ty);
    }

    fn call(&mut self, call: &Call, site: Site, arm: Option<usize>, range: Range, driven: bool) {
        match &call.callee {
            Callee::Model(model) if model.is_async == driven => {
                let Some(sticky) = sticky(model) else { return };
                let on = call.args.first();
                let place = on.and_then(|on| of_operand(self.graph, &self.origins, on));
                let ty = call.arg_tys.first().map(|ty| ty.peel_refs().clone());
                self.add(site, arm, sticky, place, range, ty.unwrap_or_default());
            }
            Callee::Body(body) => self.callee(*body, call, site, arm, range, driven),
            Callee::OneOf(bodies) => {
                self.targets(bodies, bodies.len() == 1, &mut |reader, body| {
                    reader.callee(body, call, site, arm, range, driven);
                });
            }
            Callee::Unknown => {
                self.targets(&call.candidates, false, &mut |reader, body| {
                    reader.callee(body, call, site, arm, range, driven);
                });
            }
            _ => {}
        }
    }

    /// A call through a trait.
    fn targets(
        &mut self,
        bodies: &[BodyRef],
        sure: bool,
        callee: &mut dyn FnMut(&mut Self, BodyRef),
    ) {
        for body in bodies.iter().take(MAX_TARGETS) {
            let before = self.found.len();
            callee(self, *body);
            if sure {
                continue;
            }
            // One target that may fail is enough; all would have to be over.
            let fresh = self.found.split_off(before);
            self.found.extend(fresh.into_iter().filter(|s| s.cause == Cause::Fails).map(
                |mut s| {
                    if let Some(place) = &mut s.given.place {
                        place.by.get_or_insert(*body);
                    }
                    s
                },
            ));
        }
    }

    fn add(
        &mut self,
        site: Site,
        arm: Option<usize>,
        sticky: Sticky,
        place: Option<Place>,
        range: Range,
        on: Ty,
    ) {
        // A stream whose end is not known may have none.
        let ends = self.walker.bodies.code.kind(&on) == Some(&Kind::Receiver);
        if !ends && matches!(sticky.cause, Cause::Over(cause) if cause == "ended") {
            return;
        }
        // What is new each time is never over.
        if place.is_none() && sticky.cause != Cause::Fails {
            return;
        }
        let values = BTreeSet::from([sticky.value]);
        self.found.push(Source {
            given: Given { site, arm, values, place },
            cause: sticky.cause,
            operation: range.in_file(self.graph.body.file),
            calls: Vec::new(),
            on,
            tries: sticky.tries,
        });
    }

    /// What a callee returns once an operation in it is over.
    fn callee(
        &mut self,
        body: BodyRef,
        call: &Call,
        site: Site,
        arm: Option<usize>,
        range: Range,
        driven: bool,
    ) {
        if self.depth >= MAX_CALLS || self.walker.bodies.code.is_async(body) != driven {
            return;
        }
        if body == self.graph.body || !self.walker.may_end(body) {
            return;
        }
        let Some(built) = self.walker.bodies.get(body) else { return };
        let graph = &built.graph;
        let inner = Reader {
            walker: self.walker,
            graph,
            origins: Origins::of(graph),
            found: Vec::new(),
            depth: self.depth + 1,
        }
        .read(&|_| true);
        for source in inner {
            let place = match &source.given.place {
                None if source.cause == Cause::Fails => None,
                None => continue,
                Some(place) => match self.outside(graph, place, call) {
                    None if source.cause != Cause::Fails => continue,
                    place => place,
                },
            };
            let Ok(walked) = self.walker.through(graph, &source.given) else { continue };
            let mut calls = source.calls;
            calls.insert(0, range.in_file(self.graph.body.file));
            self.found.push(Source {
                given: Given { site, arm, values: walked.returns, place },
                cause: source.cause,
                operation: source.operation,
                calls,
                on: source.on,
                tries: source.tries,
            });
        }
    }

    /// A callee's place in terms of this body.
    fn outside(&self, callee: &Graph, place: &Place, call: &Call) -> Option<Place> {
        let LocalId(n) = place.local;
        let LocalKind::Param(param) = callee.locals[n as usize].kind else { return None };
        let mut outer = of_operand(self.graph, &self.origins, call.args.get(param as usize)?)?;
        outer.fields.extend(place.fields.iter().copied());
        Some(outer)
    }
}

/// The imports of a file, those of its inline modules included.
fn imports(items: &[Item]) -> Box<dyn Iterator<Item = &UseLeaf> + '_> {
    Box::new(items.iter().flat_map(|item| -> Box<dyn Iterator<Item = &UseLeaf> + '_> {
        match &item.kind {
            ItemKind::Use(leaves) => Box::new(leaves.iter()),
            ItemKind::Mod(Some(inner)) => imports(inner),
            _ => Box::new(std::iter::empty()),
        }
    }))
}

/// The cause that a library function's model states, and what it then gives.
fn sticky(model: &FnModel) -> Option<Sticky> {
    let find = |test: &dyn Fn(&ModelEffect) -> bool| model.effects.iter().any(test);
    // Who closes a semaphore ends it on purpose.
    if find(&|e| matches!(e, ModelEffect::Acquire(..) | ModelEffect::Never)) {
        return None;
    }
    let tries = find(&|e| {
        matches!(
            e,
            ModelEffect::Recv(WaitMode::Try)
                | ModelEffect::Join(WaitMode::Try)
                | ModelEffect::Observe(WaitMode::Try)
                | ModelEffect::Wait(WaitMode::Try, _)
        )
    });
    let stated = model.effects.iter().find_map(|effect| match effect {
        ModelEffect::Ended(outer, inner) => {
            Some(Value::named(*outer, Value::named(*inner, Value::Any)))
        }
        _ => None,
    });
    if find(&|e| *e == ModelEffect::Fails) {
        let value = stated.unwrap_or_else(|| Value::variant(Name::new("Err"), Value::Any));
        return Some(Sticky { cause: Cause::Fails, value, tries });
    }
    let cause = model.effects.iter().find_map(|effect| match effect {
        ModelEffect::Sticky(cause) => Some(*cause),
        _ => None,
    })?;
    let value = stated.unwrap_or_else(|| by_type(&model.ret, cause));
    Some(Sticky { cause: Cause::Over(cause), value, tries })
}

/// What a result says at the end: `None`, `Err`, or an `Ok` that says so inside.
fn by_type(ret: &Ty, cause: Name) -> Value {
    let none = || Value::variant(Name::new("None"), Value::Any);
    let path = ret.path();
    match path.as_ref().map(|path| path.as_str()) {
        Some("std::option::Option") => none(),
        Some("std::result::Result") if cause == "eof" => {
            let inside = ret.arg(0);
            let option = inside.path().is_some_and(|path| path == "std::option::Option");
            Value::variant(Name::new("Ok"), if option { none() } else { Value::Any })
        }
        Some("std::result::Result") => Value::variant(Name::new("Err"), Value::Any),
        _ => Value::Any,
    }
}
