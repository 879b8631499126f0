//! Which variant a slot holds: just enough to see which way a result goes.
//!
//! In:  statements of one path, in order.
//! Out: the variants and truth values of slots; what is not known is any value.
//! Over-approximates: a slot that something else may write holds any value again.
//! Source: conditional constant propagation (Wegman & Zadeck 1991), of variants.

use std::collections::BTreeMap;

use crate::domain::Name;
use crate::flow::graph::{
    Aggregate, BlockId, Call, Const, Edge, End, Loc, LocalId, Operand, Proj, Rvalue, StmtKind, Test,
};
use crate::models::FnModel;
use crate::models::entry::ModelEffect;
use crate::types::Ty;

/// What is known of a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// Nothing.
    Any,
    /// It is true or false.
    Bool(bool),
    /// It is this variant, with that inside.
    Variant(Name, Box<Value>),
}

impl Value {
    /// A variant with something inside.
    pub fn variant(name: Name, inside: Self) -> Self {
        Self::Variant(name, Box::new(inside))
    }

    /// A variant's or truth value's name; `_` is any value.
    pub fn named(name: Name, inside: Self) -> Self {
        match name.as_str() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            "_" => Self::Any,
            _ => Self::variant(name, inside),
        }
    }

    /// What is in a `Some`.
    pub fn some(&self) -> Option<Self> {
        self.is(Name::new("Some")).then(|| self.inside())
    }

    fn is(&self, name: Name) -> bool {
        matches!(self, Self::Variant(known, _) if *known == name)
    }

    fn inside(&self) -> Self {
        if let Self::Variant(_, inside) = self { (**inside).clone() } else { Self::Any }
    }

    /// What a library function makes of it, as its model says.
    #[must_use]
    pub fn through(&self, model: &FnModel) -> Self {
        let to = model.effects.iter().find_map(|effect| match effect {
            ModelEffect::Maps(from, to) if self.is(*from) => Some(*to),
            _ => None,
        });
        // What is inside changes where a closure makes it anew.
        let kept = model.params.is_empty();
        to.map_or(Self::Any, |to| Self::named(to, if kept { self.inside() } else { Self::Any }))
    }
}

/// The values of slots at one point of a path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct State {
    of: BTreeMap<LocalId, Value>,
    /// What the iterators in slots have just given.
    elements: BTreeMap<LocalId, Value>,
}

impl State {
    /// What a place holds.
    pub fn read(&self, loc: &Loc) -> Value {
        let (of, steps) = match loc.steps.as_slice() {
            [Proj::Index, steps @ ..] => (&self.elements, steps),
            steps => (&self.of, steps),
        };
        let mut value = of.get(&loc.local).cloned().unwrap_or(Value::Any);
        for step in steps {
            value = match step {
                Proj::Deref => value,
                Proj::Payload(variant, 0) if value.is(*variant) => value.inside(),
                _ => return Value::Any,
            };
        }
        value
    }

    fn operand(&self, operand: &Operand) -> Value {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.read(loc),
            Operand::Const(Const::Bool(value)) => Value::Bool(*value),
            Operand::Const(_) => Value::Any,
        }
    }

    /// The first argument of a call.
    pub fn receiver(&self, call: &Call) -> Value {
        call.args.first().map_or(Value::Any, |arg| self.operand(arg))
    }

    /// Puts a value into a place.
    pub fn write(&mut self, into: &Loc, value: Value) {
        if into.steps.is_empty() && value != Value::Any {
            self.of.insert(into.local, value);
        } else {
            self.of.remove(&into.local);
        }
    }

    /// An iterator gives that.
    pub fn write_element(&mut self, source: &Loc, value: Value) {
        if source.steps.is_empty() {
            self.elements.insert(source.local, value);
        }
    }

    /// Forgets what a call may write through its arguments.
    pub fn lend(&mut self, call: &Call) {
        for (arg, ty) in call.args.iter().zip(&call.arg_tys) {
            if let Operand::Copy(loc) | Operand::Move(loc) = arg
                && !matches!(ty, Ty::Ref(_, false))
            {
                self.of.remove(&loc.local);
            }
        }
    }

    /// What a statement that is no call and no wait does.
    pub fn step(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::Assign(into, value) => {
                let value = self.assigned(value);
                self.write(into, value);
            }
            StmtKind::Opaque { uses, into } => {
                for loc in uses.iter().chain([into]) {
                    self.of.remove(&loc.local);
                }
            }
            StmtKind::Drop { loc, .. } => {
                self.of.remove(&loc.local);
            }
            StmtKind::End(local) => {
                self.of.remove(local);
            }
            StmtKind::Call(_) | StmtKind::Await { .. } => {}
        }
    }

    fn assigned(&mut self, value: &Rvalue) -> Value {
        match value {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Ref(loc, mutable) => {
                let value = self.read(loc);
                if *mutable {
                    self.of.remove(&loc.local);
                }
                value
            }
            Rvalue::Aggregate(Aggregate::Variant(_, name), parts) => {
                let inside = parts.first().map_or(Value::Any, |(_, part)| self.operand(part));
                Value::variant(*name, inside)
            }
            Rvalue::Body(_, captures) => {
                // It may write what it borrows.
                for capture in captures {
                    if let Operand::Copy(loc) | Operand::Move(loc) = capture {
                        self.of.remove(&loc.local);
                    }
                }
                Value::Any
            }
            Rvalue::Aggregate(..) | Rvalue::Computed(_) => Value::Any,
        }
    }

    /// The blocks that may follow; of a branch on something known, only the one that is taken.
    pub fn next(&self, end: &End, to: &mut Vec<BlockId>) {
        match end {
            End::Branch(test, edges) => {
                let taken = self.taken(test, edges);
                match taken {
                    Some(block) => to.push(block),
                    None => to.extend(edges.iter().map(|(_, block)| *block)),
                }
            }
            other => crate::flow::successors(other, &mut |block| to.push(block)),
        }
    }

    fn taken(&self, test: &Test, edges: &[(Edge, BlockId)]) -> Option<BlockId> {
        let value = match test {
            Test::Variant(loc) | Test::Bool(loc) => self.read(loc),
            Test::Next(_) | Test::Other(_) => return None,
        };
        let edge = match value {
            Value::Any => return None,
            Value::Bool(value) => Edge::Bool(value),
            Value::Variant(name, _) => Edge::Is(name),
        };
        let find = |wanted: Edge| edges.iter().find(|(edge, _)| *edge == wanted).map(|(_, b)| *b);
        find(edge).or_else(|| find(Edge::Otherwise))
    }
}
