//! The work list: bodies that values reach are built, values that arrive are acted on.
//!
//! In:  the bodies that create channels.
//! Out: a solver at rest, operations and runs recorded in the [`Program`].
//! Cost: a body is built once; a round builds all that the round before asked for, in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::solve::Arrival;
use super::transfer::Transfer;
use super::value::{Base, ChannelId, Node, Value};
use super::{Bodies, Operation, Program, Run, RunEdge, Site, Trigger};
use crate::domain::{FileId, Range, Reason, ReasonKind, Span};
use crate::flow::graph::{LocalId, LocalKind, StmtKind};
use crate::models::entry::Times;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// Bodies to look at, outermost body by outermost body.
type Wanted = BTreeSet<(FileId, BodyId)>;

/// Rounds of building after which the rest stays unknown. Real programs need about ten.
const MAX_ROUNDS: usize = 200;

/// Runs to the end.
pub(super) fn solve(program: &mut Program<'_>, store: &Bodies<'_>, bodies: &[(FileId, BodyId)]) {
    let mut wanted: Wanted = bodies.iter().copied().collect();
    let mut built = Wanted::new();
    for _ in 0..MAX_ROUNDS {
        let fresh: Vec<_> = wanted.difference(&built).copied().collect();
        if fresh.is_empty() {
            break;
        }
        built.extend(fresh.iter().copied());
        wanted.clear();
        let groups: Vec<_> =
            fresh.par_iter().map(|(file, body)| store.group(*file, *body)).collect();
        for built in groups.iter().flat_map(|group| group.iter()) {
            program.graphs.insert(built.graph.body, Arc::clone(built));
        }
        let bodies: Vec<BodyRef> = fresh
            .iter()
            .flat_map(|(file, body)| {
                let first = BodyRef { file: *file, body: *body, nested: None };
                program
                    .graphs
                    .range(first..)
                    .take_while(|(b, _)| b.file == first.file && b.body == first.body)
                    .map(|(b, _)| *b)
                    .collect::<Vec<_>>()
            })
            .collect();
        let mut runs = Vec::new();
        for body in bodies {
            Transfer {
                code: &program.code,
                solver: &mut program.solver,
                graphs: &program.graphs,
                graph: &program.graphs[&body].graph,
                channels: &mut program.channels,
                runs: &mut runs,
                sent: &mut program.sent,
                follow: &program.follow,
                borrows: BTreeMap::new(),
            }
            .run();
        }
        for edge in runs {
            program.run(edge);
        }
        loop {
            while let Some(arrival) = program.solver.next_arrival() {
                for trigger in &arrival.triggers {
                    act(program, &arrival, trigger, &mut wanted);
                }
            }
            if !follow_carriers(program) {
                break;
            }
        }
        if program.settling && program.is_settled() {
            return;
        }
    }
    if program.solver.is_exhausted() {
        program.give_up();
        store.note_given_up();
        return;
    }
    lose_messages(program);
    if let Some((file, _)) = wanted.difference(&built).next() {
        let reason = Reason::new(ReasonKind::Limit, Range::default().in_file(*file));
        let channels = program.channels.len() as u32;
        for channel in (0..channels).map(ChannelId) {
            escape(program, Value::Receiver(channel), reason);
            escape(program, Value::Sender { channel, strong: true }, reason);
        }
    }
}

/// Follows the channels that carry what is followed; whether there are more of them.
fn follow_carriers(program: &mut Program<'_>) -> bool {
    let carries = |channel: ChannelId| {
        let Some(messages) = program.solver.find(&Node::new(Base::Messages(channel))) else {
            return false;
        };
        program.solver.any_within(messages, &|value| program.is_followed(value))
    };
    let all = (0..program.channels.len()).map(|n| ChannelId(n as u32));
    let more: Vec<ChannelId> = all
        .filter(|channel| !program.channels[channel.0 as usize].followed && carries(*channel))
        .collect();
    if more.is_empty() {
        return false;
    }
    for channel in &more {
        program.channels[channel.0 as usize].followed = true;
    }
    program.solver.announce(|value| match value {
        Value::Sender { channel, .. } | Value::Receiver(channel) => {
            more.binary_search(&channel).is_ok()
        }
        _ => false,
    });
    true
}

/// What is sent to a channel that is not known may be received where nobody looks.
fn lose_messages(program: &mut Program<'_>) {
    for (sender, message, span) in std::mem::take(&mut program.sent) {
        if program.solver.any_within(sender, &|value| matches!(value, Value::Sender { .. })) {
            continue;
        }
        let reason = Reason::new(ReasonKind::UnresolvedCall, span);
        for (_, value) in program.solver.within(message) {
            escape(program, value, reason);
        }
    }
}

fn act(
    program: &mut Program<'_>,
    arrival: &Arrival<Trigger>,
    trigger: &Trigger,
    wanted: &mut Wanted,
) {
    let (node, value) = (arrival.node, arrival.value);
    match trigger {
        Trigger::Demand => demand(program, arrival, wanted),
        Trigger::Op(op @ (Operation::Join | Operation::Stop | Operation::Race), site, span) => {
            if let Value::Handle(body) = value {
                handle_used(program, body, *op, (*site, *span, node));
            }
        }
        Trigger::Op(op, site, span) => match value {
            Value::Sender { channel, .. } => {
                program.uses_of(channel).sender.insert((*op, *site, *span));
            }
            Value::Receiver(channel) => {
                program.uses_of(channel).receiver.insert((*op, *site, *span));
            }
            Value::Handle(body) => handle_used(program, body, *op, (*site, *span, node)),
            _ => {}
        },
        Trigger::Sent { message, span } => {
            if let Value::Sender { channel, .. } = value {
                let messages = program.solver.id(Node::new(Base::Messages(channel)));
                program.solver.edge(*message, messages, *span);
            }
        }
        Trigger::Received { into, span } => {
            if let Value::Receiver(channel) = value {
                let messages = program.solver.id(Node::new(Base::Messages(channel)));
                program.solver.edge(messages, *into, *span);
            }
        }
        Trigger::Alias { into, strong, span } => {
            let value = match value {
                Value::Sender { channel, strong: was } => {
                    Value::Sender { channel, strong: was && *strong }
                }
                other => other,
            };
            program.solver.add(*into, value, Some(node), *span);
        }
        Trigger::Subscribe { into, span } => {
            if let Value::Sender { channel, .. } | Value::Receiver(channel) = value {
                program.solver.add(*into, Value::Receiver(channel), Some(node), *span);
            }
        }
        Trigger::Owned { literal, field, by, span } if program.is_followed(value) => {
            program.owned.entry(*literal).or_default().insert((value, *field));
            program.solver.add(*by, Value::Owner(*literal), Some(node), *span);
        }
        Trigger::Wrapped { into, span } => {
            let value = match value {
                Value::Body(body) => Value::Wrapped(body),
                other => other,
            };
            program.solver.add(*into, value, Some(node), *span);
        }
        Trigger::Escape(reason) => escape(program, value, *reason),
        Trigger::Joined { into, span } => {
            if let Value::Handle(body) = value {
                returns_into(program, body, *into, *span);
            }
        }
        Trigger::Await { site, into, span } | Trigger::Arm { site, into, span } => {
            let raced = matches!(trigger, Trigger::Arm { .. });
            let (body, how) = match value {
                Value::Body(body) => (body, if raced { Run::Raced } else { Run::Call }),
                Value::Wrapped(body) => (body, Run::Raced),
                Value::Handle(body) => {
                    // An arm is dropped when another one wins; `join!` waits for all.
                    let waits = !raced || is_await(program, *site);
                    let op = if waits { Operation::Join } else { Operation::Race };
                    handle_used(program, body, op, (*site, *span, node));
                    returns_into(program, body, *into, *span);
                    return;
                }
                _ => return,
            };
            returns_into(program, body, *into, *span);
            program.run(RunEdge { site: *site, span: *span, body, how });
        }
        Trigger::Runs { site, params, positional, into, run, span } => {
            let (body, how) = match (value, *run) {
                // A future is polled to its end once, whoever drives it.
                (Value::Body(body), Run::Closure(Times::Many)) if program.code.is_block(body) => {
                    (body, Run::Closure(Times::AtMostOnce))
                }
                (Value::Body(body), how) => (body, how),
                (Value::Wrapped(body), how @ Run::Spawn(..)) => (body, how),
                (Value::Wrapped(body), _) => (body, Run::Raced),
                _ => return,
            };
            connect(program, body, params, *positional, *into, how, *span);
            program.run(RunEdge { site: *site, span: *span, body, how });
        }
        Trigger::Owned { .. } => {}
    }
}

fn is_await(program: &Program<'_>, site: Site) -> bool {
    program
        .graph(site.body)
        .is_some_and(|graph| matches!(site.stmt(graph), Some(StmtKind::Await { .. })))
}

fn handle_used(
    program: &mut Program<'_>,
    body: BodyRef,
    op: Operation,
    at: (Site, Span, super::NodeId),
) {
    let Some(uses) = program.handles.get_mut(&body) else { return };
    match op {
        Operation::Join => {
            uses.joins.insert(at);
        }
        Operation::Probe => {
            uses.asked.insert(at.0.body);
        }
        Operation::Stop | Operation::Race => uses.stopped = true,
        _ => {}
    }
}

fn connect(
    program: &mut Program<'_>,
    body: BodyRef,
    params: &[super::NodeId],
    positional: bool,
    into: super::NodeId,
    how: Run,
    span: Span,
) {
    let count = param_count(program, body);
    for (n, from) in params.iter().enumerate() {
        let slots = if positional { n..n + 1 } else { 0..count };
        for slot in slots.filter(|slot| *slot < count) {
            let param = program.solver.id(Node::new(Base::Local(body, LocalId(slot as u32))));
            program.solver.edge(*from, param, span);
        }
    }
    if let Run::Spawn(..) = how {
        program.solver.add(into, Value::Handle(body), None, span);
    } else if program.code.is_async(body) {
        program.solver.add(into, Value::Body(body), None, span);
    } else {
        returns_into(program, body, into, span);
    }
}

fn returns_into(program: &mut Program<'_>, body: BodyRef, into: super::NodeId, span: Span) {
    let returned = program.solver.id(Node::new(Base::Result(body)));
    program.solver.edge(returned, into, span);
}

fn escape(program: &mut Program<'_>, value: Value, reason: Reason) {
    let earlier = |old: Option<Reason>| Some(old.map_or(reason, |old| old.min(reason)));
    match value {
        Value::Sender { channel, .. } => {
            let uses = program.uses_of(channel);
            uses.sender_open = earlier(uses.sender_open);
        }
        Value::Receiver(channel) => {
            let uses = program.uses_of(channel);
            uses.receiver_open = earlier(uses.receiver_open);
        }
        // Unknown code may run it and look at what it returns.
        Value::Body(body) | Value::Wrapped(body) | Value::Handle(body) => {
            if let (Value::Handle(_), Some(uses)) = (value, program.handles.get_mut(&body)) {
                uses.open = earlier(uses.open);
            }
            let result = program.solver.id(Node::new(Base::Result(body)));
            if program.escaped.insert(body) {
                program.solver.watch(result, Trigger::Escape(reason));
            }
        }
        // Private fields stay private wherever their owner goes; visible ones escape by name.
        Value::Owner(_) => {}
    }
}

/// A value arrived in a place that other bodies can reach: those bodies are needed.
fn demand(program: &mut Program<'_>, arrival: &Arrival<Trigger>, wanted: &mut Wanted) {
    let matters = match arrival.value {
        Value::Body(body) => touches_endpoints(program, body),
        value if value.is_endpoint() && !program.is_followed(value) => {
            let span = program.channel_span(value);
            escape(program, value, Reason::new(ReasonKind::Limit, span));
            return;
        }
        Value::Handle(_) => program.is_followed(arrival.value),
        value => value.is_endpoint() && !is_beside(program, value),
    };
    if !matters {
        return;
    }
    // The trigger sits on the whole, whatever part the value arrived at.
    let base = program.solver.node(arrival.node).base;
    if let Base::Local(body, _) = base {
        wanted.insert((body.file, body.body));
        return;
    }
    if !program.demanded.insert(base) {
        return;
    }
    let reach = program.code.reach(base);
    wanted.extend(reach.bodies);
    let whole = program.solver.id(Node::new(base));
    if let Some(reason) = reach.open {
        program.solver.watch(whole, Trigger::Escape(reason));
    }
    for other in reach.aliases {
        let other = program.solver.id(Node::new(other));
        let span = Span::default();
        program.solver.edge(whole, other, span);
    }
}

/// Whether an end tells nothing about who receives from a channel, or enough is known of that.
fn is_beside(program: &Program<'_>, value: Value) -> bool {
    program.settling
        && match value {
            Value::Sender { .. } => true,
            Value::Receiver(channel) => program.is_out_of_sight(channel),
            _ => false,
        }
}

fn param_count(program: &Program<'_>, body: BodyRef) -> usize {
    program.graphs.get(&body).map_or_else(
        || program.code.param_count(body),
        |built| built.graph.locals.iter().filter(|l| matches!(l.kind, LocalKind::Param(_))).count(),
    )
}

/// Whether a followed end has reached the body so far: only then it matters who runs it.
fn touches_endpoints(program: &Program<'_>, body: BodyRef) -> bool {
    let Some(graph) = program.graph(body) else { return false };
    (0..graph.locals.len() as u32).any(|n| {
        program.holds(&Node::new(Base::Local(body, LocalId(n))), |value| program.is_followed(value))
    })
}
