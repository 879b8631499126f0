//! The effects of one body: of its library calls, and of its callees in its own terms.
//!
//! In:  a control-flow graph, the callees' summaries.
//! Out: its summary.

use smallvec::SmallVec;

use super::{Summaries, fates, places};
use crate::domain::effect::{Count, Op, Strand, When};
use crate::domain::{CallSite, Effect, EffectId, Place, Reason, ReasonKind, Root, Summary};
use crate::flow::alive::{Alive, Built};
use crate::flow::graph::{BasicBlock, BlockId, Call, Callee, End, Graph, LocalId, StmtKind};
use crate::flow::loops::Shape;
use crate::flow::order::{Order, Site};
use crate::models::Kind;
use crate::models::entry::{Arg, ModelEffect};

/// Effects beyond this number leave the summary open.
const MAX_EFFECTS: usize = 256;

/// The summary of a body, given those of its callees.
pub(super) fn summary(built: &Built, known: &Summaries) -> Summary {
    let graph = &built.graph;
    let mut reader = Reader {
        graph,
        alive: &built.alive,
        known,
        order: Order::of(graph),
        out: Summary::default(),
        sites: Vec::new(),
    };
    reader.read();
    reader.order();
    let Reader { mut out, .. } = reader;
    out.params = fates::of_params(graph, known);
    out.returns = returns(graph, known);
    let result = graph.result;
    if is_guard(graph, result) {
        out.held_on_return.push(Place::new(Root::Return));
    }
    out
}

/// Whether some way leads to a return without a call that never comes back.
fn returns(graph: &Graph, known: &Summaries) -> bool {
    let stops = |block: &BasicBlock| {
        block.stmts.iter().any(|stmt| match &stmt.kind {
            StmtKind::Call(call) => match &call.callee {
                Callee::Body(body) => known.get(body).is_some_and(|callee| !callee.returns),
                _ => false,
            },
            _ => false,
        })
    };
    let shape = Shape::of(graph);
    let mut queue = vec![BlockId(0)];
    let mut seen = vec![false; graph.blocks.len()];
    while let Some(id) = queue.pop() {
        let index = id.0 as usize;
        let Some(block) = graph.blocks.get(index) else { continue };
        if std::mem::replace(&mut seen[index], true) || stops(block) {
            continue;
        }
        if matches!(block.end, End::Return) {
            return true;
        }
        queue.extend_from_slice(shape.next(id));
    }
    false
}

struct Reader<'g> {
    graph: &'g Graph,
    alive: &'g Alive,
    known: &'g Summaries,
    order: Order<'g>,
    out: Summary,
    /// The site of each effect.
    sites: Vec<Site>,
}

impl Reader<'_> {
    fn read(&mut self) {
        for (b, block) in self.graph.blocks.iter().enumerate() {
            for (n, stmt) in block.stmts.iter().enumerate() {
                let site = Site { body: self.graph.body, block: BlockId(b as u32), stmt: n as u32 };
                let span = stmt.range.in_file(self.graph.body.file);
                match &stmt.kind {
                    StmtKind::Call(call) => self.call(call, site, span),
                    StmtKind::Opaque { .. } => self.open(ReasonKind::OpaqueMacro, span),
                    StmtKind::Drop { loc, maybe } => {
                        let place = places::place_of(self.graph, loc);
                        // What becomes of its own values is no caller's business.
                        if let Root::Local(_) = place.root {
                            continue;
                        }
                        let when = if *maybe { When::Possible } else { When::Always };
                        self.push(Op::Drop, place, when, site, span);
                    }
                    _ => {}
                }
            }
        }
    }

    fn call(&mut self, call: &Call, site: Site, span: crate::domain::Span) {
        match &call.callee {
            Callee::Model(model) => {
                for effect in &model.effects {
                    let Some((op, arg)) = operation(effect) else { continue };
                    let shift = usize::from(model.receiver.is_some());
                    let index = match arg {
                        Arg::Receiver => 0,
                        Arg::Nth(n) => usize::from(n) + shift,
                    };
                    let place =
                        call.args.get(index).and_then(|a| places::operand_place(self.graph, a));
                    if let Some(place) = place {
                        self.push(op, place, When::Always, site, span);
                    }
                }
            }
            Callee::Body(body) => self.lift(*body, call, When::Always, site, span),
            Callee::OneOf(bodies) => {
                for body in bodies {
                    self.lift(*body, call, When::Possible, site, span);
                }
            }
            Callee::Value(_) | Callee::Unknown => self.open(ReasonKind::UnresolvedCall, span),
            Callee::Unmodelled(_) => self.open(ReasonKind::Unmodelled, span),
        }
    }

    /// The callee's effects on what it was given, as effects of this call.
    fn lift(
        &mut self,
        body: crate::types::ty::BodyRef,
        call: &Call,
        when: When,
        site: Site,
        span: crate::domain::Span,
    ) {
        let Some(callee) = self.known.get(&body) else {
            self.open(ReasonKind::UnresolvedCall, span);
            return;
        };
        if let Some(reason) = callee.open {
            self.out.open.get_or_insert(reason);
        }
        for effect in &callee.effects {
            let place = match effect.place.root {
                Root::Param(n) => call
                    .args
                    .get(n as usize)
                    .and_then(|a| places::operand_place(self.graph, a))
                    .map(|argument| effect.place.rebase(&argument)),
                Root::Static(_) => Some(effect.place.clone()),
                _ => None,
            };
            let Some(place) = place else { continue };
            // Recursion brings the same operation again: it then happens any number of times.
            let same = |e: &&mut Effect| {
                e.span == effect.span && e.op == effect.op && e.place == place && e.via.is_some()
            };
            if let Some(known) = self.out.effects.iter_mut().find(same) {
                known.count = Count::Many;
                continue;
            }
            let before = self.out.effects.len();
            self.push(effect.op.clone(), place, when.and(effect.when), site, effect.span);
            if let Some(lifted) = self.out.effects.get_mut(before) {
                lifted.count = lifted.count.times(effect.count);
                lifted.via = Some(CallSite(span));
            }
        }
    }

    fn push(&mut self, op: Op, place: Place, when: When, site: Site, span: crate::domain::Span) {
        if self.out.effects.len() == MAX_EFFECTS {
            self.open(ReasonKind::Limit, span);
            return;
        }
        let sure = self.order.on_every_way_out(site);
        self.out.effects.push(Effect {
            op,
            when: when.and(if sure { When::Always } else { When::Witnessed }),
            count: self.order.turns(site.block, &[]),
            conds: SmallVec::new(),
            held: self.held_at(site),
            after: Vec::new(),
            strand: Strand::Own,
            span,
            via: None,
            place,
        });
        self.sites.push(site);
    }

    /// The guards that are surely live at a statement.
    fn held_at(&self, site: Site) -> Vec<Place> {
        (0..self.graph.locals.len() as u32)
            .map(LocalId)
            .filter(|id| is_guard(self.graph, *id))
            .filter(|id| self.alive.is_live(*id, site.block, site.stmt))
            .map(|id| Place::new(Root::Local(id.0)))
            .collect()
    }

    /// Fills in which effects always come before which.
    fn order(&mut self) {
        for later in 0..self.sites.len() {
            let after = (0..self.sites.len())
                .filter(|n| self.order.dominates(self.sites[*n], self.sites[later]))
                .map(|n| EffectId(n as u32))
                .collect();
            self.out.effects[later].after = after;
        }
    }

    fn open(&mut self, kind: ReasonKind, span: crate::domain::Span) {
        self.out.open.get_or_insert(Reason::new(kind, span));
    }
}

fn is_guard(graph: &Graph, local: LocalId) -> bool {
    let models = crate::models::library();
    let ty = &graph.locals[local.0 as usize].ty;
    ty.path().and_then(|p| models.ty(p)).is_some_and(|m| matches!(m.kind, Kind::Guard(..)))
}

/// The operation a model's effect is, and the argument it is done to.
fn operation(effect: &ModelEffect) -> Option<(Op, Arg)> {
    let on_receiver = |op| Some((op, Arg::Receiver));
    match effect {
        ModelEffect::Send(mode) => on_receiver(Op::Send(*mode)),
        ModelEffect::Recv(mode) => on_receiver(Op::Recv(*mode)),
        ModelEffect::Close => on_receiver(Op::Close),
        ModelEffect::Acquire(kind, how, wait) => on_receiver(Op::Acquire(*kind, *how, *wait)),
        ModelEffect::Spawn(kind, on_drop, arg) => Some((Op::Spawn(*kind, *on_drop), *arg)),
        ModelEffect::Runs(arg, _) => Some((Op::Calls, *arg)),
        ModelEffect::Join(wait) => on_receiver(Op::Join(*wait)),
        ModelEffect::Abort => on_receiver(Op::Abort),
        ModelEffect::Fire => on_receiver(Op::Fire),
        ModelEffect::Observe(wait) => on_receiver(Op::Observe(*wait)),
        ModelEffect::Wait(mode, what) => on_receiver(Op::Wait(*mode, *what)),
        ModelEffect::Leak(arg) => Some((Op::Leak, *arg)),
        ModelEffect::Drop(arg) => Some((Op::Drop, *arg)),
        _ => None,
    }
}
