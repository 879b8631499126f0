//! What may be taken out of a place, or replaced there, after construction.
//!
//! In:  the graphs of a solved program.
//! Out: the fields and statics that keep nothing for certain; temporaries that only put things in.
//! Over-approximates: what is moved out of, assigned or lent mutably anywhere counts everywhere.

use std::collections::BTreeSet;

use crate::domain::Name;
use crate::flow::graph::{
    Callee, Const, Graph, Loc, LocalId, LocalKind, Operand, Rvalue, StmtKind,
};
use crate::models::entry::ModelEffect;
use crate::program::transfer::{node_of, type_of};
use crate::program::value::Base;
use crate::program::{Code, Program};

/// Fields and statics whose contents may be taken out or replaced after construction.
pub(crate) fn disturbed(program: &Program<'_>) -> BTreeSet<Base> {
    let mut found = BTreeSet::new();
    for built in program.graphs.values() {
        let graph = &built.graph;
        let filled = only_filled(graph);
        for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
            if let StmtKind::Assign(into, value) = &stmt.kind
                && filled.contains(&into.local)
                && let Rvalue::Ref(..) | Rvalue::Use(Operand::Const(_)) = value
            {
                continue;
            }
            let mut mark = |loc: &Loc| {
                let base = node_of(&program.code, graph, loc).base;
                if matches!(base, Base::Field(..) | Base::AnyField(..)) {
                    found.insert(base);
                }
            };
            disturbed_by(&program.code, graph, &stmt.kind, &mut mark);
            if let StmtKind::Assign(_, Rvalue::Use(Operand::Const(Const::Static(name)))) =
                &stmt.kind
            {
                found.insert(Base::Static(*name));
            }
        }
    }
    let anonymous: Vec<Name> = found
        .iter()
        .filter_map(|base| if let Base::AnyField(_, name) = base { Some(*name) } else { None })
        .collect();
    for literal in program.owned.values() {
        for (_, base) in literal {
            if let Base::Field(_, name) = base
                && anonymous.contains(name)
            {
                found.insert(*base);
            }
        }
    }
    found
}

/// Temporaries that borrow a place only to put something into it: `list.push(x)`, `cell.set(x)`.
pub(super) fn only_filled(graph: &Graph) -> BTreeSet<LocalId> {
    let mut filled = BTreeSet::new();
    let mut used_otherwise = BTreeSet::new();
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        let StmtKind::Call(call) = &stmt.kind else { continue };
        let stores = matches!(&call.callee, Callee::Model(model)
            if model.effects.iter().any(|e| matches!(e, ModelEffect::Stores(_))));
        for (n, arg) in call.args.iter().enumerate() {
            if let Operand::Move(loc) | Operand::Copy(loc) = arg {
                let to = if stores && n == 0 { &mut filled } else { &mut used_otherwise };
                to.insert(loc.local);
            }
        }
    }
    // A reference to a temporary that is only filled: `(*X).set(…)` borrows twice.
    let mut outer = Vec::new();
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        if let StmtKind::Assign(into, Rvalue::Ref(from, _)) = &stmt.kind
            && filled.contains(&into.local)
            && graph.locals[from.local.0 as usize].kind == LocalKind::Temporary
        {
            outer.push(from.local);
        }
    }
    filled.extend(outer);
    &filled - &used_otherwise
}

/// Calls `mark` for each place that a statement moves out of, writes, or lets others write.
fn disturbed_by(code: &Code<'_>, graph: &Graph, kind: &StmtKind, mark: &mut dyn FnMut(&Loc)) {
    fn operand(operand: &Operand, mark: &mut dyn FnMut(&Loc)) {
        if let Operand::Move(loc) = operand {
            mark(loc);
        }
    }
    match kind {
        StmtKind::Assign(into, value) => {
            match value {
                Rvalue::Use(used) => operand(used, mark),
                Rvalue::Ref(loc, true) => mark(loc),
                // Through a lock or cell a shared reference is enough.
                Rvalue::Ref(loc, false) => {
                    if code.is_cell(&type_of(code, graph, loc)) {
                        mark(loc);
                    }
                }
                Rvalue::Aggregate(_, parts) => parts.iter().for_each(|(_, o)| operand(o, mark)),
                Rvalue::Body(_, parts) | Rvalue::Computed(parts) => {
                    for part in parts {
                        operand(part, mark);
                    }
                }
            }
            mark(into);
        }
        StmtKind::Call(call) => {
            call.args.iter().for_each(|o| operand(o, mark));
            mark(&call.into);
        }
        // A part is dropped where its owner ends, or in front of an assignment, which counts.
        StmtKind::Opaque { uses, .. } => uses.iter().for_each(mark),
        _ => {}
    }
}
