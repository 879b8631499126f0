//! Where a body waits without a limit: for a message, the end of another body, a notification.
//!
//! In:  one graph, the models of its callees.
//! Out: [`Wait`]s in order of the code.
//! Not here: waits for the network, files, children, locks and time.

use super::{Code, Site};
use crate::domain::effect::{OnDrop, WaitMode};
use crate::domain::{Name, Range, Span};
use crate::flow::graph::{BlockId, Call, Callee, End, Graph, Loc, Operand, Rvalue, StmtKind, Test};
use crate::models::FnModel;
use crate::models::entry::{Arg, Kind, ModelEffect, Times};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
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
    /// Whether it takes all messages there are, until the channel ends.
    pub whole: bool,
    /// Whether it panics inside a runtime.
    pub panics_in_async: bool,
    /// The end or handle that it waits on.
    pub on: Option<Loc>,
    /// The method's name in source, if it is a method call.
    pub name: Option<Range>,
}

/// Adaptors in a chain that are followed.
const MAX_ADAPTORS: usize = 8;

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
        for (index, stmt) in block.stmts.iter().enumerate() {
            if let StmtKind::Await { future, joined: false, .. } = &stmt.kind {
                let span = stmt.range.in_file(graph.body.file);
                found.extend(of_await(code, graph, future, site(index), span));
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
    let Some((event, mode)) = event_of(model) else {
        let all = all_handles(code, graph, call, model, made, span);
        return all.or_else(|| exhausted(code, graph, call, model, made, span));
    };
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
        whole: on.as_ref().is_some_and(|on| takes_all(code, graph, model, on)),
        panics_in_async: model.effects.iter().any(panics),
        on,
        name: call.receiver_known.then_some(call.name_range),
    })
}

/// `join_all(handles).await`: waits for the end of all.
fn all_handles(
    code: &Code<'_>,
    graph: &Graph,
    call: &Call,
    model: &'static FnModel,
    made: Site,
    span: Span,
) -> Option<Wait> {
    let drives = |e: &ModelEffect| matches!(e, ModelEffect::Runs(Arg::Nth(0), Times::Many));
    if !model.is_async || model.receiver.is_some() || !model.effects.iter().any(drives) {
        return None;
    }
    let handle = |ty: &Ty| matches!(code.kind(ty), Some(Kind::Handle(_)));
    let on = loc_of(call.args.first()?)?;
    if !handle(&super::transfer::type_of(code, graph, on).peel_refs().arg(0)) {
        return None;
    }
    Some(Wait {
        site: awaited_at(graph, call)?,
        made,
        span,
        event: Event::Ended,
        blocks: false,
        scoped: false,
        whole: false,
        panics_in_async: false,
        on: Some(on.clone()),
        name: None,
    })
}

/// `handle.await`, `receiver.await`: a value that is a future itself.
fn of_await(code: &Code<'_>, graph: &Graph, future: &Loc, site: Site, span: Span) -> Option<Wait> {
    let ty = super::transfer::type_of(code, graph, future);
    let model = code.models.method(ty.peel_refs().path()?, Name::new("poll"))?;
    let (event, WaitMode::Await) = event_of(model)? else { return None };
    Some(Wait {
        site,
        made: site,
        span,
        event,
        blocks: false,
        scoped: false,
        whole: false,
        panics_in_async: false,
        on: Some(future.clone()),
        name: None,
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

/// `rx.iter().map(…).sum()`: takes messages until the channel ends.
fn exhausted(
    code: &Code<'_>,
    graph: &Graph,
    call: &Call,
    model: &'static FnModel,
    made: Site,
    span: Span,
) -> Option<Wait> {
    let all = |e: &ModelEffect| matches!(e, ModelEffect::Exhausts(Arg::Receiver));
    let source = loc_of(call.args.first().filter(|_| model.effects.iter().any(all))?)?;
    // What is collected into a `Result` or `Option` may stop early.
    let into = &graph.locals[call.into.local.0 as usize].ty;
    if matches!(model.ret, Ty::Param(..))
        && (into.is_unknown() || code.kind(into) == Some(&Kind::Wrapper))
        || !is_of_messages(code, graph, source)
    {
        return None;
    }
    Some(Wait {
        site: made,
        made,
        span,
        event: Event::Message,
        blocks: true,
        scoped: false,
        whole: true,
        panics_in_async: false,
        on: Some(source.clone()),
        name: None,
    })
}

/// `rx.map(…).collect().await`: takes messages until the channel ends.
fn takes_all(code: &Code<'_>, graph: &Graph, model: &FnModel, source: &Loc) -> bool {
    let all = |e: &ModelEffect| matches!(e, ModelEffect::Exhausts(Arg::Receiver));
    model.effects.iter().any(all) && comes_from(code, graph, source, is_receiver)
}

fn is_receiver(code: &Code<'_>, ty: &Ty) -> bool {
    code.kind(ty.peel_refs()) == Some(&Kind::Receiver)
}

/// Whether a place is an iterator over messages, or an adaptor of one that ends with it.
fn is_of_messages(code: &Code<'_>, graph: &Graph, source: &Loc) -> bool {
    comes_from(code, graph, source, receives_by_next)
}

/// Whether a place is of such a type, or an adaptor of one that ends with it.
fn comes_from(
    code: &Code<'_>,
    graph: &Graph,
    source: &Loc,
    test: fn(&Code<'_>, &Ty) -> bool,
) -> bool {
    if test(code, &super::transfer::type_of(code, graph, source)) {
        return true;
    }
    let mut slot = source.local;
    for _ in 0..MAX_ADAPTORS {
        let made = graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|stmt| match &stmt.kind {
            StmtKind::Call(call) if call.into.local == slot => Some((call, call.args.first()?)),
            _ => None,
        });
        let Some((call, Operand::Move(from) | Operand::Copy(from))) = made else { return false };
        let adapts = |e: &ModelEffect| matches!(e, ModelEffect::EndlessIf(Arg::Receiver));
        if !matches!(&call.callee, Callee::Model(model) if model.effects.iter().any(adapts)) {
            return false;
        }
        if test(code, &super::transfer::type_of(code, graph, from)) {
            return true;
        }
        slot = from.local;
    }
    false
}

/// `for x in source`, where the next element is a message.
fn of_loop(code: &Code<'_>, graph: &Graph, source: &Loc, site: Site) -> Option<Wait> {
    if !is_of_messages(code, graph, source) {
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
        whole: false,
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
