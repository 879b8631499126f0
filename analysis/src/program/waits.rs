//! Where a body waits without a limit: for a message, the end of another body, a notification.
//!
//! In:  one graph, the models of its callees.
//! Out: [`Wait`]s in order of the code, and whether a loop around one ends only with its channel.
//! Not here: waits for the network, files, children, locks and time.

use super::{Code, Site};
use crate::domain::effect::{OnDrop, WaitMode};
use crate::domain::{Name, Range, Span};
use crate::flow::graph::{
    BlockId, Call, Callee, Edge, End, Graph, Loc, LocalId, Operand, Rvalue, StmtKind, Stop, Test,
};
use crate::flow::loops::Shape;
use crate::models::FnModel;
use crate::models::entry::{Kind, ModelEffect};
use crate::types::Ty;

/// What a wait is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Event {
    /// A message of a channel, or its end.
    Message,
    /// The end of another body.
    Ended,
    /// A token that another thread gives to this one.
    Unpark,
    /// Anything else: a notification, other parties of a barrier, a value that is set once.
    Other(Name),
}

/// A point where a body waits, without a limit.
#[derive(Clone, PartialEq, Debug)]
pub struct Wait {
    /// Where it waits: a call, an await, or the head of a loop.
    pub site: Site,
    /// The operation's own place: the call that makes the awaited future.
    pub made: Site,
    /// Its code.
    pub span: Span,
    /// What for.
    pub event: Event,
    /// Whether it blocks its thread; else it suspends its task.
    pub blocks: bool,
    /// Whether the wait is for bodies of a scope that ends here.
    pub scoped: bool,
    /// Whether it panics inside a runtime.
    pub panics_in_async: bool,
    /// The end or handle that it waits on.
    pub on: Option<Loc>,
    /// The method's name in source, if it is a method call.
    pub name: Option<Range>,
}

/// Whether a modelled wait of that kind is one that this module is about.
pub(super) fn is_event(what: Name) -> bool {
    ["notify", "party", "set", "unpark"].contains(&what.as_str())
}

/// The waits of a body, in order.
pub fn waits(code: &Code<'_>, graph: &Graph) -> Vec<Wait> {
    let mut found = Vec::new();
    for (n, block) in graph.blocks.iter().enumerate() {
        let site =
            |stmt: usize| Site { body: graph.body, block: BlockId(n as u32), stmt: stmt as u32 };
        for (index, stmt) in block.stmts.iter().enumerate() {
            if let StmtKind::Call(call) = &stmt.kind
                && let Callee::Model(model) = &call.callee
            {
                let span = stmt.range.in_file(graph.body.file);
                found.extend(of_call(code, graph, call, model, site(index), span));
            }
        }
        if let End::Branch(Test::Next(source), _) = &block.end {
            found.extend(of_loop(code, graph, source, site(block.stmts.len())));
        }
    }
    found
}

fn of_call(
    code: &Code<'_>,
    graph: &Graph,
    call: &Call,
    model: &'static FnModel,
    made: Site,
    span: Span,
) -> Option<Wait> {
    let (event, mode) = event_of(model)?;
    let site = match mode {
        WaitMode::Block => made,
        WaitMode::Await => awaited_at(graph, call)?,
        WaitMode::Timed | WaitMode::Try => return None,
    };
    let runs = |e: &ModelEffect| matches!(e, ModelEffect::Runs(..));
    let scoped = event == Event::Ended
        && (model.effects.iter().any(runs)
            || call.arg_tys.first().and_then(|ty| code.kind(ty))
                == Some(&Kind::Handle(OnDrop::Join)));
    let on = call.args.first().filter(|_| model.receiver.is_some()).and_then(loc_of).cloned();
    let panics = |e: &ModelEffect| matches!(e, ModelEffect::Panic(when) if *when == "in_async");
    Some(Wait {
        site,
        made,
        span,
        event,
        blocks: mode == WaitMode::Block,
        scoped,
        panics_in_async: model.effects.iter().any(panics),
        on,
        name: call.receiver_known.then_some(call.name_range),
    })
}

fn event_of(model: &FnModel) -> Option<(Event, WaitMode)> {
    model.effects.iter().find_map(|effect| match effect {
        ModelEffect::Recv(mode) => Some((Event::Message, *mode)),
        ModelEffect::Join(mode) => Some((Event::Ended, *mode)),
        ModelEffect::Wait(mode, what) if *what == "unpark" => Some((Event::Unpark, *mode)),
        ModelEffect::Wait(mode, what) if is_event(*what) => Some((Event::Other(*what), *mode)),
        _ => None,
    })
}

/// `for x in source`, where the next element is a message.
fn of_loop(code: &Code<'_>, graph: &Graph, source: &Loc, site: Site) -> Option<Wait> {
    let ty = super::transfer::type_of(code, graph, source);
    if !receives_by_next(code, &ty) {
        return None;
    }
    let range = graph.locals[source.local.0 as usize].range;
    Some(Wait {
        site,
        made: site,
        span: range.in_file(graph.body.file),
        event: Event::Message,
        blocks: true,
        scoped: false,
        panics_in_async: false,
        on: Some(source.clone()),
        name: None,
    })
}

/// Whether iterating over a value of that type blocks until a message comes.
fn receives_by_next(code: &Code<'_>, ty: &Ty) -> bool {
    let Some(path) = ty.peel_refs().path() else { return false };
    let method = |path: Name, name: &str| code.models.method(path, Name::new(name));
    let blocks = |model: &FnModel| {
        model.effects.iter().any(|e| matches!(e, ModelEffect::Recv(WaitMode::Block)))
    };
    if code.kind(ty) != Some(&Kind::Receiver) {
        return false;
    }
    let own = method(path, "next").filter(|model| !model.effects.is_empty());
    own.map_or_else(
        || {
            let made = method(path, "into_iter").and_then(|model| model.ret.path());
            made.and_then(|iter| method(iter, "next")).is_some_and(blocks)
        },
        blocks,
    )
}

/// Where the future of a call is awaited in place.
pub(super) fn awaited_at(graph: &Graph, call: &Call) -> Option<Site> {
    let mut names = vec![call.into.local];
    for (n, block) in graph.blocks.iter().enumerate() {
        for (index, stmt) in block.stmts.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Assign(into, Rvalue::Use(Operand::Move(from)))
                    if names.contains(&from.local) =>
                {
                    names.push(into.local);
                }
                StmtKind::Await { future, joined: false, .. } if names.contains(&future.local) => {
                    let block = BlockId(n as u32);
                    return Some(Site { body: graph.body, block, stmt: index as u32 });
                }
                _ => {}
            }
        }
    }
    None
}

fn loc_of(operand: &Operand) -> Option<&Loc> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) => Some(loc),
        Operand::Const(_) => None,
    }
}

/// The loop around a wait whose only way out is the end of the channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drain {
    /// Where each turn starts.
    pub head: BlockId,
    /// Its keyword.
    pub keyword: Range,
}

/// The innermost loop around a wait for messages, if nothing but the end of the channel, or a
/// panic, leaves it. There may be no way out at all.
pub fn drain(graph: &Graph, shape: &Shape, wait: &Wait) -> Option<Drain> {
    if wait.event != Event::Message {
        return None;
    }
    let loops = graph.loops.iter().map(|each| (each, shape.natural_loop(each.head)));
    let (found, members) = loops
        .filter(|(_, members)| members.contains(&wait.site.block))
        .min_by_key(|(_, members)| members.len())?;
    let results = results(graph, wait);
    for member in &members {
        for next in shape.next(*member) {
            let leaves = !members.contains(next) && !only_panics(graph, shape, *next);
            if leaves && !by_the_end(graph, *member, *next, wait, &results) {
                return None;
            }
        }
    }
    Some(Drain { head: found.head, keyword: found.keyword })
}

/// The slots that hold what the wait gave, whole.
fn results(graph: &Graph, wait: &Wait) -> Vec<LocalId> {
    let block = &graph.blocks[wait.site.block.0 as usize];
    let mut slots = match block.stmts.get(wait.site.stmt as usize).map(|stmt| &stmt.kind) {
        Some(StmtKind::Call(call)) => vec![call.into.local],
        Some(StmtKind::Await { into, .. }) => vec![into.local],
        _ => return Vec::new(),
    };
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        if let StmtKind::Assign(into, Rvalue::Use(Operand::Move(from) | Operand::Copy(from))) =
            &stmt.kind
            && from.steps.is_empty()
            && into.steps.is_empty()
            && slots.contains(&from.local)
        {
            slots.push(into.local);
        }
    }
    slots
}

/// Whether that edge is taken because the channel has ended.
fn by_the_end(graph: &Graph, from: BlockId, to: BlockId, wait: &Wait, results: &[LocalId]) -> bool {
    let End::Branch(test, edges) = &graph.blocks[from.0 as usize].end else { return false };
    let taken = || edges.iter().filter(|(_, target)| *target == to).map(|(edge, _)| edge);
    match test {
        Test::Next(_) => from == wait.site.block && taken().all(|edge| *edge != Edge::Bool(true)),
        Test::Variant(loc) => {
            let whole = loc.steps.is_empty() && results.contains(&loc.local);
            let message =
                |edge: &Edge| matches!(edge, Edge::Is(name) if *name == "Ok" || *name == "Some");
            whole
                && taken().all(|edge| !message(edge))
                && edges.iter().any(|(edge, _)| message(edge))
                || whole
                    && taken().all(
                        |edge| matches!(edge, Edge::Is(name) if *name == "Err" || *name == "None"),
                    )
        }
        Test::Bool(_) | Test::Other(_) => false,
    }
}

/// Whether everything from that block on ends in a panic.
fn only_panics(graph: &Graph, shape: &Shape, from: BlockId) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(block) = seen.get(next).copied() {
        next += 1;
        match graph.blocks[block.0 as usize].end {
            End::Stop(Stop::Panic) => {}
            End::Return | End::Stop(_) => return false,
            _ => {
                for to in shape.next(block) {
                    if !seen.contains(to) {
                        seen.push(*to);
                    }
                }
            }
        }
        if seen.len() > 64 {
            return false;
        }
    }
    true
}
