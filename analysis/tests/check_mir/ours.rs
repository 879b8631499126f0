//! From the engine's graphs to the form that both sides share.
//!
//! In:  [`Graph`]s of a fixture's bodies. Out: [`Body`]s.
//! A call whose name does not stand in the source comes from a macro and is followed, not compared.

use conc_analysis::domain::{Name, Range};
use conc_analysis::flow::build::ask::Ask;
use conc_analysis::flow::graph::{
    BasicBlock, BlockId, Call as EngineCall, Callee, Edge as On, End, Graph, Loc, LocalKind,
    Operand, Proj, Rvalue, StmtKind, Test,
};
use conc_analysis::types::Ty;

use crate::body::{Block, Body, Call, Edge, Local, Made, Place, Pos, Step};
use crate::lower::VALUE;
use crate::source::Source;
use crate::types::{anonymous, followed};

/// What comes before the name of a function of the fixture itself.
pub const OWN: &str = "*::";

/// Turns a graph into the shared form; `types` tells the parts of structs and tuples.
pub fn shared(graph: &Graph, source: &Source, types: &dyn Ask) -> Body {
    let shape = Shape { graph, source, types };
    let locals = graph.locals.iter();
    Body {
        locals: locals
            .map(|local| Local {
                name: local.name.map(|n| n.to_string()),
                ty: local.ty.to_string(),
            })
            .collect(),
        entry: shape.entry(),
        parts: shape.parts(),
        blocks: shape.blocks(),
    }
}

struct Shape<'a> {
    graph: &'a Graph,
    source: &'a Source,
    types: &'a dyn Ask,
}

impl Shape<'_> {
    fn entry(&self) -> Vec<(Place, String)> {
        let owned = |kind: &LocalKind| {
            matches!(kind, LocalKind::Param(_) | LocalKind::Capture { by_ref: false, .. })
        };
        let locals = self.graph.locals.iter().enumerate();
        locals
            .filter(|(_, local)| owned(&local.kind) && followed(&local.ty.to_string()))
            .map(|(n, local)| {
                let name = local.name.map_or_else(|| "_".to_owned(), |name| name.to_string());
                (Place::whole(n as u32), name)
            })
            .collect()
    }

    fn blocks(&self) -> Vec<Block> {
        let mut arms = Vec::new();
        let blocks = self.graph.blocks.iter();
        let mut blocks: Vec<Block> = blocks.map(|block| self.block(block, &mut arms)).collect();
        blocks.append(&mut arms);
        blocks
    }

    fn parts(&self) -> Vec<Place> {
        let types = self.types;
        let mut parts = Vec::new();
        for (n, local) in self.graph.locals.iter().enumerate() {
            for (name, ty) in types.fields(&local.ty).unwrap_or_default() {
                if types.needs_drop(&ty) != Some(false) {
                    let path = vec![name.to_string()];
                    parts.push(Place { path, ..Place::whole(n as u32) });
                }
            }
        }
        parts
    }

    /// A block; those that the arms of a `select!` begin with are added to `arms`.
    fn block(&self, block: &BasicBlock, arms: &mut Vec<Block>) -> Block {
        let mut out = Block::default();
        for stmt in &block.stmts {
            self.stmt(&stmt.kind, stmt.range, &mut out.steps);
        }
        let mut to = |block: BlockId, empties| {
            out.next.push(Edge { to: block.0 as usize, empties });
        };
        match &block.end {
            End::Goto(next) => to(*next, None),
            End::Branch(test, edges) => {
                let some = edges.iter().any(|(on, _)| matches!(on, On::Is(v) if *v == "Some"));
                for (on, next) in edges {
                    let none =
                        matches!(on, On::Is(v) if *v == "None") || (some && *on == On::Otherwise);
                    let tested =
                        if let Test::Variant(loc) = test { Some(self.place(loc)) } else { None };
                    to(*next, tested.filter(|_| none));
                }
            }
            End::Select(select) => {
                for arm in &select.arms {
                    // A block of its own: only on this way is the arm's output there.
                    let output = self.made(None, Vec::new(), &arm.into);
                    let next = vec![Edge { to: arm.target.0 as usize, empties: None }];
                    to(BlockId((self.graph.blocks.len() + arms.len()) as u32), None);
                    arms.push(Block { steps: vec![output], next });
                }
                select.otherwise.iter().chain(&select.default).for_each(|next| to(*next, None));
            }
            End::Return | End::Stop(_) => {}
        }
        out
    }

    fn stmt(&self, kind: &StmtKind, range: Range, steps: &mut Vec<Step>) {
        let at = self.source.pos(range.end as usize);
        match kind {
            StmtKind::Assign(into, value) => self.assign(into, value, steps),
            StmtKind::Call(call) => steps.push(Step::Call(self.call(call, at))),
            // The code that `join!` stands for is the macro's.
            StmtKind::Await { into, joined: true, .. } => {
                steps.push(self.made(None, Vec::new(), into));
            }
            StmtKind::Await { into, .. } => {
                steps.push(Step::Await { at });
                steps.push(self.made(Some(at), Vec::new(), into));
            }
            StmtKind::Drop { loc, .. } => {
                steps.push(Step::Drop { place: self.place(loc), at: Some(at) });
            }
            StmtKind::End(local) => steps.push(Step::End(local.0)),
            StmtKind::Opaque { .. } => {}
        }
    }

    fn assign(&self, into: &Loc, value: &Rvalue, steps: &mut Vec<Step>) {
        let operands: Vec<&Operand> = match value {
            Rvalue::Use(operand) => vec![operand],
            Rvalue::Ref(..) => Vec::new(),
            Rvalue::Aggregate(_, parts) => parts.iter().map(|(_, operand)| operand).collect(),
            Rvalue::Body(_, list) | Rvalue::Computed(list) => list.iter().collect(),
        };
        // The next element of a `for` is new; the iterator keeps the others.
        if let [Operand::Move(loc)] = operands.as_slice()
            && loc.steps.last() == Some(&Proj::Index)
            && self.is_iterator(loc)
        {
            let iterator = self.graph.locals[loc.local.0 as usize].range;
            let at = self.source.pos(iterator.end as usize);
            return steps.push(self.made(Some(at), Vec::new(), into));
        }
        let from: Vec<Place> =
            operands.into_iter().filter_map(|operand| self.moved(operand)).collect();
        let into_ty = &self.graph.locals[into.local.0 as usize].ty;
        let plain = into.steps.is_empty() && self.types.needs_drop(into_ty) == Some(false);
        if from.is_empty() || plain {
            return;
        }
        steps.push(match value {
            Rvalue::Computed(_) => hidden(None, from, self.place(into), Made::Nothing),
            _ => Step::Move { from, into: self.place(into) },
        });
    }

    /// Whether a `for` takes its elements from that slot.
    fn is_iterator(&self, loc: &Loc) -> bool {
        self.graph.blocks.iter().any(|block| match &block.end {
            End::Branch(Test::Next(iterator), _) => iterator.local == loc.local,
            _ => false,
        })
    }

    /// A value that appears without a call in the source.
    fn made(&self, at: Option<Pos>, moved: Vec<Place>, into: &Loc) -> Step {
        let result = if followed(&self.ty(into)) { Made::CarriedOrNew } else { Made::Carried };
        hidden(at, moved, self.place(into), result)
    }

    fn call(&self, call: &EngineCall, at: Pos) -> Call {
        let moved = call.args.iter().filter_map(|arg| self.moved(arg));
        let value = if let Callee::Value(value) = &call.callee { self.moved(value) } else { None };
        let ty = self.ty(&call.into);
        let result = match () {
            () if followed(&ty) => Made::New,
            () if anonymous(&ty) => Made::Carried,
            () => Made::Nothing,
        };
        let name = match &call.callee {
            Callee::Value(_) => Some(VALUE.to_owned()),
            _ => self.written(call).then(|| call.name.to_string()),
        };
        let callee = match &call.callee {
            Callee::Model(model) => vec![model.path.to_string()],
            Callee::Unmodelled(path) => vec![path.to_string()],
            Callee::Body(_) | Callee::OneOf(_) => vec![format!("{OWN}{}", call.name)],
            Callee::Value(_) | Callee::Unknown => Vec::new(),
        };
        let receiver = self.is_method(call).then(|| call.arg_tys.first().map(ToString::to_string));
        Call {
            at: Some(at),
            name,
            callee,
            receiver: receiver.flatten(),
            moved: moved.chain(value).collect(),
            into: self.place(&call.into),
            result,
        }
    }

    fn written(&self, call: &EngineCall) -> bool {
        let range = call.name_range;
        let text = self.source.text.get(range.start as usize..range.end as usize).unwrap_or("");
        crate::types::bare_path(text).ends_with(call.name.as_str())
    }

    fn is_method(&self, call: &EngineCall) -> bool {
        let before = self.source.text.get(..call.name_range.start as usize).unwrap_or("");
        before.trim_end().ends_with('.')
    }

    fn moved(&self, operand: &Operand) -> Option<Place> {
        if let Operand::Move(loc) = operand { Some(self.place(loc)) } else { None }
    }

    fn ty(&self, loc: &Loc) -> String {
        if !loc.steps.is_empty() {
            return String::new();
        }
        self.graph.locals[loc.local.0 as usize].ty.to_string()
    }

    /// The one variant of an enum that has that field.
    fn variant_with(&self, ty: &Ty, field: Name) -> Option<Name> {
        let has = |variant: &Name| {
            let fields = self.types.payload(ty, *variant).unwrap_or_default();
            fields.iter().any(|(name, _)| *name == field)
        };
        self.types.variants(ty)?.into_iter().find(has)
    }

    fn place(&self, loc: &Loc) -> Place {
        let local = &self.graph.locals[loc.local.0 as usize];
        let mut place = Place::whole(loc.local.0);
        place.borrowed = matches!(local.kind, LocalKind::Capture { by_ref: true, .. });
        let boxed = local.ty.path().is_some_and(|path| path == "std::boxed::Box");
        for (n, step) in loc.steps.iter().enumerate() {
            match step {
                Proj::Deref => {
                    place.borrowed |= n > 0 || !boxed;
                    place.path.push("*".to_owned());
                }
                Proj::Field(name) => {
                    let variant = (n == 0).then(|| self.variant_with(&local.ty, *name)).flatten();
                    place.path.extend(variant.map(|variant| format!("as {variant}")));
                    place.path.push(name.to_string());
                }
                Proj::Payload(variant, n) => {
                    place.path.extend([format!("as {variant}"), n.to_string()]);
                }
                Proj::Index => place.path.push("[_]".to_owned()),
            }
        }
        place
    }
}

fn hidden(at: Option<Pos>, moved: Vec<Place>, into: Place, result: Made) -> Step {
    Step::Call(Call { at, name: None, callee: Vec::new(), receiver: None, moved, into, result })
}
