//! The solved program as text, for people who look for what the engine saw.
//!
//! In:  facts.
//! Out: channels with their uses and holders, who runs whom, and the graphs of the bodies.

use std::fmt::Write;

use super::Facts;
use crate::domain::Span;
use crate::program::value::{ChannelId, Value};

/// Everything that was found out about the channels of a workspace.
pub fn channels(facts: &Facts<'_>) -> String {
    let program = &facts.program;
    let mut out = String::new();
    let place = |span: Span| {
        let path = &facts.workspace().file(span.file).path;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        format!("{}:{}", name.unwrap_or_default(), span.range.start)
    };
    for (n, channel) in program.channels.iter().enumerate() {
        let uses = &program.uses[n];
        let id = ChannelId(n as u32);
        let created = place(channel.created);
        let _ = writeln!(out, "channel {n} {} at {created}", channel.constructor);
        let _ = writeln!(out, "  capacity {:?} size {:?}", channel.capacity, channel.size);
        for (end, list, open) in [
            ("sender", &uses.sender, uses.sender_open),
            ("receiver", &uses.receiver, uses.receiver_open),
        ] {
            for (op, _, span) in list {
                let _ = writeln!(out, "  {end} {op:?} at {}", place(*span));
            }
            if let Some(reason) = open {
                let _ =
                    writeln!(out, "  {end} open: {} at {}", reason.kind.text(), place(reason.span));
            }
        }
        for node in program.solver.ids() {
            for value in program.solver.values(node) {
                if value == Value::Receiver(id) {
                    let _ = writeln!(out, "  receiver in {:?}", program.solver.node(node));
                }
            }
        }
    }
    for channel in facts.bounded_channels() {
        let unread = channel.receiver_unread();
        let _ = writeln!(out, "bounded channel at {}: unread {unread:?}", place(channel.created));
        if let crate::domain::Answer::Yes(unread) = unread {
            let _ = writeln!(out, "  {:?}", channel.stuck_send(&unread));
            for line in channel.why_not_stuck() {
                let _ = writeln!(out, "  {line}");
            }
        }
    }
    let _ = writeln!(out, "disturbed {:?}", facts.disturbed());
    for (literal, owned) in &program.owned {
        let _ = writeln!(out, "owner {} owns {owned:?}", place(*literal));
    }
    for (body, edges) in &program.runs {
        for edge in edges {
            let name = program.code.function_name(*body);
            let _ = writeln!(
                out,
                "{name} {:?} runs {:?} from {}",
                body.nested,
                edge.how,
                place(edge.span)
            );
        }
    }
    out
}

/// The control-flow graphs of the bodies that were looked at.
pub fn graphs(facts: &Facts<'_>) -> String {
    let mut out = String::new();
    for built in facts.program.graphs.values() {
        let graph = &built.graph;
        let name = facts.program.code.function_name(graph.body);
        let _ = writeln!(out, "{name} {:?}", graph.body.nested);
        let path = &facts.workspace().file(graph.body.file).path;
        let source = std::fs::read_to_string(path).unwrap_or_default();
        out.push_str(&crate::flow::text::dump(graph, &source));
    }
    out
}

/// The waits on the main paths.
pub fn waits(facts: &Facts<'_>) -> String {
    let mut out = String::new();
    for wait in facts.main_waits() {
        let path = &facts.workspace().file(wait.span().file).path;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let start = wait.span().range.start;
        let calls = wait.calls().len();
        let _ = writeln!(
            out,
            "{name}:{start} {:?}, {calls} calls in: {:?}",
            wait.event(),
            wait.never()
        );
    }
    out
}
