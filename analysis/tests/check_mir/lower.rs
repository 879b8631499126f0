//! From the compiler's dump to the form that both sides share.
//!
//! In:  [`Mir`] and the fixture's text, which tells calls that a person wrote from those that the
//!      compiler made (`next` of a `for`, `poll` of an await, `deref` of a guard).
//! Out: [`Body`] without what runs only while a panic unwinds or a task is cancelled.

use std::collections::BTreeMap;

use crate::body::{Block, Body, Call, Edge, Local, Made, Place, Step};
use crate::mir::{Mir, MirLine};
use crate::place::{moved, place};
use crate::source::Source;
use crate::types::{anonymous, bare_path, followed, split};

/// Turns a dump into blocks; `None` if its text is not understood.
pub fn lower(mir: &Mir, source: &Source) -> Option<Body> {
    let mut body =
        Body { locals: named_locals(mir, source), entry: entry(mir, source), ..Body::default() };
    let boxes = opened_boxes(mir);
    for block in &mir.blocks {
        let mut out = Block::default();
        if !block.cleanup {
            let tests = BTreeMap::new();
            let mut lowering = Lowering { mir, source, block: &mut out, tests, boxes: &boxes };
            for line in &block.lines {
                lowering.line(line)?;
            }
        } else if let Some(drop) = block.lines.iter().find_map(|l| l.text.strip_prefix("drop(")) {
            // Never reached, but it tells which parts of a value have a drop at all.
            let (dropped, ty) = place(drop.split_once(") -> ")?.0, &mir.locals)?;
            let dropped = inside_box(dropped, &boxes);
            if !ty.is_some_and(|ty| is_primitive(&ty)) {
                out.steps.push(Step::Drop { place: dropped, at: None });
            }
        }
        // A call that does not return still names the block that cleans up behind it.
        out.next.retain(|edge| mir.blocks.get(edge.to).is_some_and(|block| !block.cleanup));
        body.blocks.push(out);
    }
    Some(body)
}

/// What is left in a box is dropped through a pointer: `_12` points into the box `_1`.
fn opened_boxes(mir: &Mir) -> BTreeMap<u32, Place> {
    let lines = mir.blocks.iter().flat_map(|block| &block.lines);
    let opened = lines.filter_map(|line| {
        let (pointer, value) = line.text.split_once(" = copy ((")?;
        let (owner, _) = value.split_once(".0: std::ptr::Unique<")?;
        let (pointer, _) = place(pointer, &mir.locals)?;
        let (owner, _) = place(owner, &mir.locals)?;
        Some((pointer.local, owner))
    });
    opened.collect()
}

fn inside_box(dropped: Place, boxes: &BTreeMap<u32, Place>) -> Place {
    let Some(owner) = boxes.get(&dropped.local) else { return dropped };
    let path = owner.path.iter().chain(&dropped.path).cloned().collect();
    Place { path, ..owner.clone() }
}

/// `u32`, `bool`, …: the compiler drops them among the fields of a part-moved value.
fn is_primitive(ty: &str) -> bool {
    ty.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
}

fn named_locals(mir: &Mir, source: &Source) -> Vec<Local> {
    let mut locals: Vec<Local> =
        mir.locals.iter().map(|ty| Local { name: None, ty: ty.clone() }).collect();
    for (name, at, span) in &mir.names {
        // The compiler names some temporaries itself (`__awaitee`, `iter`).
        let written = span
            .and_then(|span| source.between(span))
            .is_some_and(|text| text.ends_with(name.as_str()));
        if let (true, Some(index)) = (written, crate::mir::local_index(at)) {
            locals[index].name = Some(name.clone());
        }
    }
    locals
}

/// Parameters, and what a closure or async block owns from the start. A closure that may run again
/// is there by reference, but what it captured by value is alive while it runs.
fn entry(mir: &Mir, source: &Source) -> Vec<(Place, String)> {
    let locals = named_locals(mir, source);
    let mut entry = Vec::new();
    for (index, local) in locals.iter().enumerate().skip(1).take(mir.params) {
        if followed(&local.ty) {
            let name = local.name.clone().unwrap_or_else(|| "_".to_owned());
            entry.push((Place::whole(index as u32), name));
        }
    }
    for (name, at, _) in &mir.names {
        let capture = ["(_1.", "((*_1)."].iter().any(|start| at.starts_with(start));
        if let Some((mut place, Some(ty))) = capture.then(|| place(at, &mir.locals)).flatten()
            && followed(&ty)
        {
            place.borrowed = false;
            // A captured field: `ends__tx` is `ends.tx`.
            entry.push((place, name.replace("__", ".")));
        }
    }
    entry
}

struct Lowering<'a> {
    mir: &'a Mir,
    source: &'a Source,
    block: &'a mut Block,
    /// Locals that hold the discriminant of an `Option`.
    tests: BTreeMap<u32, Place>,
    /// Pointers into boxes.
    boxes: &'a BTreeMap<u32, Place>,
}

impl Lowering<'_> {
    fn line(&mut self, line: &MirLine) -> Option<()> {
        let text = line.text.as_str();
        if let Some(local) = text.strip_prefix("StorageDead(_") {
            self.block.steps.push(Step::End(local.strip_suffix(')')?.parse().ok()?));
        } else if let Some((head, targets)) = terminator(text) {
            self.end(line, head, targets)?;
        } else if let Some((into, value)) = text.split_once(" = ") {
            self.assign(into, value)?;
        }
        Some(())
    }

    fn assign(&mut self, into: &str, value: &str) -> Option<()> {
        let (into, _) = place(into, &self.mir.locals)?;
        if let Some(tested) = value.strip_prefix("discriminant(") {
            let (tested, ty) = place(tested.strip_suffix(')')?, &self.mir.locals)?;
            if ty.is_some_and(|ty| ty.starts_with("std::option::Option<")) {
                self.tests.insert(into.local, tested);
            }
        }
        let from: Vec<Place> =
            moved(value, &self.mir.locals).into_iter().map(|(place, _)| place).collect();
        if !from.is_empty() {
            self.block.steps.push(Step::Move { from, into });
        }
        Some(())
    }

    fn end(&mut self, line: &MirLine, head: &str, targets: &str) -> Option<()> {
        let at = line.span.map(|span| span.to);
        let mut empties = None;
        if let Some(dropped) = head.strip_prefix("drop(") {
            let (dropped, _) = place(dropped.strip_suffix(')')?, &self.mir.locals)?;
            let place = inside_box(dropped, self.boxes);
            self.block.steps.push(Step::Drop { place, at });
        } else if let Some(tested) = head.strip_prefix("switchInt(") {
            let operand = tested.split_once(' ')?.1.strip_suffix(')')?;
            let local = crate::mir::local_index(operand).map(|n| n as u32);
            empties = local.and_then(|local| self.tests.get(&local).cloned());
        } else if head.contains(" = yield(") {
            self.block.steps.extend(at.map(|at| Step::Await { at }));
        } else if let Some((into, call)) = head.split_once(" = ") {
            self.call(line, into, call)?;
        }
        self.block.next = successors(targets, empties.as_ref())?;
        Some(())
    }

    fn call(&mut self, line: &MirLine, into: &str, call: &str) -> Option<()> {
        let locals = &self.mir.locals;
        let open = opening(call)?;
        let (function, args) = (&call[..open], &call[open + 1..call.len() - 1]);
        let (into, into_ty) = place(into, locals)?;
        let into_ty = into_ty.unwrap_or_default();
        let args = split(args, ',');
        let moved: Vec<Place> = args
            .iter()
            .filter_map(|arg| place(arg.strip_prefix("move ")?, locals))
            .map(|(place, _)| place)
            .collect();
        let name = self.written_name(line, function);
        let at = line.span.map(|span| span.to);
        let result = match &name {
            // `vec!` makes room for what it has not got yet.
            None if followed(&into_ty) && !function.contains("new_uninit") => Made::CarriedOrNew,
            _ if anonymous(&into_ty) => Made::Carried,
            None => Made::Carried,
            Some(_) if followed(&into_ty) => Made::New,
            Some(_) => Made::Nothing,
        };
        let method = line.callee.is_some_and(|span| self.source.before(span.from).ends_with('.'));
        let receiver = method.then(|| receiver_type(args.first()?, locals)).flatten();
        let callee = if name.as_deref() == Some(VALUE) { Vec::new() } else { paths(function) };
        self.block.steps.push(Step::Call(Call { at, name, callee, receiver, moved, into, result }));
        Some(())
    }

    /// The function's name if it stands in the source at the call.
    fn written_name(&self, line: &MirLine, function: &str) -> Option<String> {
        let last = bare_path(function).rsplit("::").next()?.to_owned();
        let through_trait = ["call", "call_mut", "call_once"];
        let of_value = through_trait.contains(&last.trim_start_matches("async_"))
            || function.starts_with("move ")
            || function.starts_with("copy ");
        let text = self.source.between(line.callee.or(line.span)?)?;
        if of_value && self.source.before(line.span?.to).ends_with(')') && !text.ends_with(&last) {
            return Some(VALUE.to_owned());
        }
        let written = bare_path(text).rsplit("::").next()?.trim().to_owned();
        (written == last).then_some(last)
    }
}

/// The name of a call through a value: a closure or function pointer.
pub const VALUE: &str = "(value)";

/// `goto -> bb1` or `head -> [return: bb1, unwind continue]`, also `head -> unwind continue`.
fn terminator(text: &str) -> Option<(&str, &str)> {
    let at =
        [" -> [", " -> bb", " -> unwind"].iter().filter_map(|arrow| text.rfind(arrow)).max()?;
    Some((&text[..at], &text[at + 4..]))
}

fn successors(targets: &str, tested: Option<&Place>) -> Option<Vec<Edge>> {
    let block = |text: &str| text.trim().strip_prefix("bb")?.parse::<usize>().ok();
    let Some(list) = targets.strip_prefix('[') else {
        let to = block(targets);
        return Some(to.map(|to| Edge { to, empties: None }).into_iter().collect());
    };
    let list: Vec<(&str, &str)> =
        list.strip_suffix(']')?.split(", ").filter_map(|entry| entry.split_once(": ")).collect();
    // `None` is variant 0: its own edge, or the rest if that names `Some` alone.
    let none = if list.iter().any(|(key, _)| *key == "0") { "0" } else { "otherwise" };
    let mut next = Vec::new();
    for (key, target) in list {
        if matches!(key, "unwind" | "drop" | "imaginary") {
            continue;
        }
        let empties = if key == none { tested.cloned() } else { None };
        next.push(Edge { to: block(target)?, empties });
    }
    Some(next)
}

/// The offset of the `(` that the last `)` closes.
fn opening(call: &str) -> Option<usize> {
    let mut depth = 0;
    call.char_indices().rev().find_map(|(n, c)| {
        depth += i32::from(c == ')') - i32::from(c == '(');
        (c == '(' && depth == 0).then_some(n)
    })
}

fn receiver_type(arg: &str, locals: &[String]) -> Option<String> {
    let operand = arg.strip_prefix("move ").or_else(|| arg.strip_prefix("copy "))?;
    place(operand, locals).and_then(|(_, ty)| ty)
}

/// The paths a function may be known by: `<A as Trait>::m` is `A::m` and `Trait::m`.
fn paths(function: &str) -> Vec<String> {
    let Some(rest) = function.strip_prefix('<') else { return vec![bare_path(function)] };
    let mut depth = 1;
    let mut before = ' ';
    let end = rest.char_indices().find_map(|(n, c)| {
        depth += i32::from(c == '<') - i32::from(c == '>' && before != '-');
        before = c;
        (depth == 0).then_some(n)
    });
    let Some(end) = end else { return Vec::new() };
    let method = bare_path(&rest[end + 1..]);
    let (of, of_trait) = rest[..end].rsplit_once(" as ").unwrap_or((&rest[..end], ""));
    [of, of_trait]
        .iter()
        .filter(|path| !path.is_empty())
        .map(|path| format!("{}{method}", bare_path(path.trim_start_matches(['&', ' ']))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trait_call_is_known_by_its_type_and_by_its_trait() {
        assert_eq!(
            paths("<std::sync::Arc<fn() -> u8> as std::clone::Clone>::clone"),
            ["std::sync::Arc::clone", "std::clone::Clone::clone"]
        );
        assert_eq!(paths("std::mem::drop::<u8>"), ["std::mem::drop"]);
    }

    #[test]
    fn unwinding_and_cancellation_are_no_way_on() {
        let to =
            |text| successors(text, None).expect(text).iter().map(|e| e.to).collect::<Vec<_>>();
        assert_eq!(to("[return: bb1, unwind: bb9]"), [1]);
        assert_eq!(to("[resume: bb11, drop: bb74]"), [11]);
        assert_eq!(to("[0: bb8, otherwise: bb15]"), [8, 15]);
        assert_eq!(to("bb4"), [4]);
        assert_eq!(to("unwind continue"), [0; 0]);
    }

    #[test]
    fn the_none_edge_of_an_option_holds_nothing() {
        let option = Place::whole(3);
        let empty = |text| {
            let edges = successors(text, Some(&option)).expect(text);
            edges.into_iter().filter(|e| e.empties.is_some()).map(|e| e.to).collect::<Vec<_>>()
        };
        assert_eq!(empty("[1: bb5, otherwise: bb7]"), [7]);
        assert_eq!(empty("[0: bb2, 1: bb3, otherwise: bb1]"), [2]);
    }
}
