//! What the engine saw of a file, as text for people.
//!
//! In:  facts, the bytes that are of interest.
//! Out: what a call to each function does, its graph, and the channels that are made or used there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::Facts;
use crate::domain::{Answer, FileId, Range, Span, Summary};
use crate::flow::alive::Built;
use crate::flow::{mermaid, text};
use crate::program::value::{Base, ChannelId, Node, Value};
use crate::summaries;

use crate::types::ty::BodyRef;

/// Callees that are looked at for what calls to them do.
const MAX_CALLEES: usize = 500;

/// A file, or some bytes of it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'s> {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub range: Range,
    /// The text of the whole file.
    pub source: &'s str,
}

impl Part<'_> {
    fn touches(&self, span: Span) -> bool {
        let (own, other) = (self.range, span.range);
        span.file == self.file && own.start < other.end && other.start < own.end
    }
}

/// The bodies of a part, each with the closures and async blocks inside it.
fn groups(facts: &Facts<'_>, part: Part<'_>) -> Vec<Arc<[Arc<Built>]>> {
    let bodies = &facts.workspace().file(part.file).ir.bodies;
    bodies
        .ids()
        .filter(|id| part.touches(bodies.range(*id).in_file(part.file)))
        .map(|id| facts.bodies().group(part.file, id))
        .collect()
}

/// `demo::f`, `demo::f, inside at 3:12`: where what stands in a function ends.
fn name(facts: &Facts<'_>, body: BodyRef, source: &str) -> String {
    let name = facts.bodies.code.function_name(body);
    let Some(inner) = body.nested else { return name.to_string() };
    let range = facts.workspace().file(body.file).ir[body.body].range(inner);
    let (line, column) = text::line_column(source, Range::new(range.start, range.start));
    format!("{name}, inside at {line}:{column}")
}

/// The graphs of a part as one diagram.
pub fn diagram(facts: &Facts<'_>, part: Part<'_>) -> String {
    let groups = groups(facts, part);
    let graphs: Vec<_> = groups
        .iter()
        .flat_map(|group| group.iter())
        .map(|built| (name(facts, built.graph.body, part.source), &built.graph))
        .collect();
    mermaid::diagram(&graphs, part.source)
}

/// What a call to each function of a part does, and its graph.
pub fn functions(facts: &Facts<'_>, part: Part<'_>) -> String {
    let mut out = String::new();
    for group in groups(facts, part) {
        let known = summaries::summarise(&with_callees(facts, &group));
        for built in group.iter() {
            let body = built.graph.body;
            let _ = writeln!(out, "fn {}", name(facts, body, part.source));
            if let Some(summary) = known.get(&body) {
                write_summary(summary, &mut out);
            }
            out.push_str(&text::dump(&built.graph, part.source));
            out.push('\n');
        }
    }
    out
}

/// The graphs of a group, and of what it calls.
fn with_callees(facts: &Facts<'_>, group: &[Arc<Built>]) -> BTreeMap<BodyRef, Arc<Built>> {
    let mut found: BTreeMap<BodyRef, Arc<Built>> =
        group.iter().map(|built| (built.graph.body, Arc::clone(built))).collect();
    let mut queue: BTreeSet<BodyRef> =
        group.iter().flat_map(|built| summaries::callees(&built.graph)).collect();
    while let Some(body) = queue.pop_first()
        && found.len() < MAX_CALLEES
    {
        if found.contains_key(&body) {
            continue;
        }
        let Some(built) = facts.bodies().get(body) else { continue };
        queue.extend(summaries::callees(&built.graph));
        found.insert(body, built);
    }
    found
}

fn write_summary(summary: &Summary, out: &mut String) {
    for effect in &summary.effects {
        let how = format!("{:?} {:?}", effect.when, effect.count).to_lowercase();
        let _ = writeln!(out, "  does {:?} on {:?} ({how})", effect.op, effect.place);
    }
    for (n, fate) in summary.params.iter().enumerate() {
        let _ = writeln!(out, "  parameter {n}: {fate:?}");
    }
    for outcome in &summary.outcomes {
        let _ = writeln!(out, "  {} because of {:?}", outcome.variant, outcome.causes);
    }
    for place in &summary.held_on_return {
        let _ = writeln!(out, "  returns holding {place:?}");
    }
    if !summary.returns {
        let _ = writeln!(out, "  never returns");
    }
    if let Some(reason) = summary.open {
        let _ = writeln!(out, "  may do more: {}", reason.kind.text());
    }
}

/// What can hold a value: a variable by its name, everything else as the engine calls it.
fn holder(facts: &Facts<'_>, node: &Node) -> String {
    let Base::Local(body, local) = node.base else { return format!("{node:?}") };
    let within = facts.bodies.code.function_name(body);
    let Some(built) = facts.bodies().get(body) else { return format!("{node:?}") };
    let slot = text::Text { graph: &built.graph, source: "" }.slot(local);
    let part = node.tuple.iter().fold(slot, |slot, n| format!("{slot}.{n}"));
    let inner = if body.nested.is_some() { ", inside" } else { "" };
    format!("`{part}` of {within}{inner}")
}

/// What was found out about the channels that are made or used in a part.
pub fn channels(facts: &Facts<'_>, part: Part<'_>) -> String {
    let program = facts.program();
    let mut out = String::new();
    let place = |span: Span| {
        let path = &facts.workspace().file(span.file).path;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let (line, column) = text::line_column(&text, Range::new(0, span.range.start));
        format!("{}:{line}:{column}", name.unwrap_or_default())
    };
    for (n, channel) in program.channels.iter().enumerate() {
        let uses = &program.uses[n];
        let id = ChannelId(n as u32);
        let used = uses.sender.iter().chain(&uses.receiver).map(|(_, _, span)| *span);
        if !used.chain([channel.created]).any(|span| part.touches(span)) {
            continue;
        }
        let _ = writeln!(out, "channel {n} {} at {}", channel.constructor, place(channel.created));
        let _ = writeln!(out, "  capacity {:?} size {:?}", channel.capacity, channel.size);
        for (end, list, open) in [
            ("sender", &uses.sender, uses.sender_open),
            ("receiver", &uses.receiver, uses.receiver_open),
        ] {
            for (op, _, span) in list {
                let _ = writeln!(out, "  {end} {op:?} at {}", place(*span));
            }
            if let Some(reason) = open {
                let why = reason.kind.text();
                let _ = writeln!(out, "  {end} open: {why} at {}", place(reason.span));
            }
        }
        for node in program.solver.ids() {
            for value in program.solver.values(node) {
                if value == Value::Receiver(id) {
                    let node = program.solver.node(node);
                    let _ = writeln!(out, "  receiver in {}", holder(facts, node));
                }
            }
        }
        for bounded in facts.bounded_channels().filter(|b| b.created == channel.created) {
            if let Answer::Yes(unread) = bounded.receiver_unread() {
                let stuck = bounded.stuck_send(&unread).map(|stuck| place(stuck.send));
                let _ = writeln!(
                    out,
                    "  nothing receives; stuck at {}",
                    stuck.as_deref().unwrap_or("-")
                );
                for line in bounded.why_not_stuck() {
                    let _ = writeln!(out, "  {line}");
                }
            }
        }
    }
    out
}

/// The waits on the main paths.
pub fn waits(facts: &Facts<'_>) -> String {
    let mut out = String::new();
    let stuck = facts.stuck_waits();
    for wait in facts.main_waits() {
        let path = &facts.workspace().file(wait.span().file).path;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let start = wait.span().range.start;
        let calls = wait.calls().len();
        let _ = writeln!(
            out,
            "{name}:{start} {:?}, {calls} calls in: {:?}",
            wait.event(),
            stuck.iter().find(|(known, _)| known.is(&wait)).map(|(_, never)| never)
        );
    }
    out
}
