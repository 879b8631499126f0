//! Builds the control-flow graphs of one IR body.
//!
//! In:  the body, the names and types of its expressions.
//! Out: the function's graph, then one for each closure and async block inside it, in the order
//!      they are written.
//! Cost: one pass over the expressions, one over each nested body to find its captures, then
//!      the move analysis.
//! Source: Rust Reference, "Destructors" and "Expressions"; editions as the file's crate has them.
//!
//! A capture's slot stands for the variable itself, by value or by reference: no `Deref` step is
//! added for a capture by reference, and it is never dropped.

pub mod ask;
mod calls;
mod captures;
mod control;
mod exprs;
mod loops;
mod macros;
mod matches;
mod patterns;
mod places;
mod scopes;

use self::ask::Ask;
use self::captures::Captured;
use self::scopes::{Breakable, Scope};
use super::graph::{BasicBlock, BlockId, End, Graph, Loc, Local, LocalId, LocalKind, Loop, Stop};
use crate::domain::{FileId, Name, Range};
use crate::load::workspace::Edition;
use crate::syntax::ir::{Body, BodyId, ExprId, PatId};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A function's signature as far as it makes slots.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The receiver's type and range.
    pub receiver: Option<(Ty, Range)>,
    /// The result's type; of an async fn, its output.
    pub ret: Ty,
}

/// Where a body stands.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// Its file.
    pub file: FileId,
    /// Which body of the file.
    pub body: BodyId,
    /// The edition whose drop rules hold.
    pub edition: Edition,
}

/// Builds all graphs of a body.
///
/// Statements at `optional` ranges stand under a `cfg`: whether they run is not known.
pub fn graphs(
    ask: &dyn Ask,
    body: &Body,
    site: Site,
    signature: &Signature,
    optional: &[Range],
) -> Vec<Graph> {
    let mut builder = Builder {
        ask,
        body,
        site,
        optional,
        f: Frame::new(0, None),
        outer: Vec::new(),
        vars: vec![None; body.pat_count()],
        graphs: vec![None],
        extending: None,
        consumed: false,
        once: Vec::new(),
    };
    builder.function(signature);
    builder.graphs.into_iter().flatten().collect()
}

/// The state of the one pass.
pub(super) struct Builder<'a> {
    ask: &'a dyn Ask,
    body: &'a Body,
    site: Site,
    /// The statements that stand under a `cfg`.
    optional: &'a [Range],
    /// The body that is being built.
    f: Frame,
    /// The bodies around it.
    outer: Vec<Frame>,
    /// The slot of each variable, with the number of the body it belongs to.
    vars: Vec<Option<(u32, LocalId)>>,
    graphs: Vec<Option<Graph>>,
    /// The scope to which temporaries of the next expression are extended.
    extending: Option<usize>,
    /// Whether the next closure is passed to a call that runs it at most once.
    consumed: bool,
    /// Closures that move out of what they captured.
    once: Vec<ExprId>,
}

/// One body while it is built.
struct Frame {
    /// Its number: the index of its graph.
    id: u32,
    nested: Option<ExprId>,
    locals: Vec<Local>,
    blocks: Vec<BasicBlock>,
    loops: Vec<Loop>,
    current: BlockId,
    stmt_count: usize,
    scopes: Vec<Scope>,
    /// The scope that ends temporaries.
    temps: usize,
    breakables: Vec<Breakable>,
    /// Visible names, innermost last.
    names: Vec<(Name, LocalId)>,
    captures: Vec<Captured>,
    receiver: Option<LocalId>,
    result: LocalId,
}

impl Frame {
    fn new(id: u32, nested: Option<ExprId>) -> Self {
        Self {
            id,
            nested,
            locals: Vec::new(),
            blocks: vec![BasicBlock { stmts: Vec::new(), end: End::Stop(Stop::Never) }],
            loops: Vec::new(),
            current: BlockId(0),
            stmt_count: 0,
            scopes: Vec::new(),
            temps: 0,
            breakables: Vec::new(),
            names: Vec::new(),
            captures: Vec::new(),
            receiver: None,
            result: LocalId(0),
        }
    }
}

impl Builder<'_> {
    fn function(&mut self, signature: &Signature) {
        let end = self.body.root.map_or(self.body.range, |root| self.body.range(root));
        self.push_scope(end);
        if let Some((ty, range)) = &signature.receiver {
            let name = Name::new("self");
            let slot = self.local(LocalKind::Param(0), Some(name), ty.clone(), *range);
            self.f.receiver = Some(slot);
            self.f.names.push((name, slot));
        }
        let pats = &self.body.params;
        let first = u32::from(self.f.receiver.is_some());
        let slots = self.params(pats.iter().copied(), first);
        self.start(signature.ret.clone(), end);
        if let Some(receiver) = self.f.receiver {
            self.schedule(0, receiver);
        }
        self.bind_params(&slots);
        self.content(self.body.root, end);
        self.finish(false);
    }

    /// Makes the parameters' slots; a plain name needs no second one.
    fn params(&mut self, params: impl Iterator<Item = PatId>, first: u32) -> Vec<(PatId, LocalId)> {
        params
            .enumerate()
            .map(|(n, pat)| {
                let name = self.plain_name(pat);
                let kind = LocalKind::Param(first + n as u32);
                let ty = self.matched(pat);
                (pat, self.local(kind, name, ty, self.body.pat_range(pat)))
            })
            .collect()
    }

    /// Schedules the parameters and takes their patterns apart: each pattern's bindings are
    /// dropped just before their parameter.
    fn bind_params(&mut self, params: &[(PatId, LocalId)]) {
        for &(pat, slot) in params {
            self.schedule(0, slot);
            if let Some(name) = self.plain_name(pat) {
                self.declare_as(pat, name, slot);
            } else {
                self.declare(pat);
                self.bind(pat, &Loc::whole(slot), 0);
            }
        }
    }

    /// Makes the result's slot; parameters and captures are there.
    fn start(&mut self, ret: Ty, range: Range) {
        self.f.result = self.local(LocalKind::Result, None, ret, range);
    }

    /// The body's value goes into the result. Its temporaries end before the parameters.
    fn content(&mut self, root: Option<ExprId>, end: Range) {
        let before = self.push_temps(end);
        if let Some(root) = root {
            self.into(&Loc::whole(self.f.result), root);
        }
        self.pop_temps(before);
        self.leave_body();
    }

    /// Completes the current body's graph; `lends` for a closure that may run again.
    fn finish(&mut self, lends: bool) {
        let frame = std::mem::replace(&mut self.f, Frame::new(u32::MAX, None));
        let body = BodyRef { file: self.site.file, body: self.site.body, nested: frame.nested };
        let Frame { id, locals, blocks, loops, result, .. } = frame;
        let mut graph = Graph { body, locals, blocks, loops, result };
        super::prune::unreachable(&mut graph);
        let moves_out = captures::settle(&mut graph, lends);
        if let (true, Some(closure)) = (moves_out, frame.nested) {
            self.once.push(closure);
        }
        super::moves::settle_drops(&mut graph, self.ask);
        graph.shrink();
        self.graphs[id as usize] = Some(graph);
    }
}
