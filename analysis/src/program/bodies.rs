//! The graphs of one package's bodies, built when first asked for.
//!
//! In:  the code.
//! Out: graphs, shared by all questions about the package; who calls a body.
//! Cost: a body is typed and built once a package, with the closures inside it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::runs::runs;
use super::value::Base;
use super::{Code, RunEdge};
use crate::domain::{FileId, Range, Reason, ReasonKind};
use crate::flow::alive::Built;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// The graphs of a body and of the closures and async blocks inside it.
type Group = Arc<[Arc<Built>]>;

/// The bodies of one package.
#[derive(Debug)]
pub struct Bodies<'w> {
    /// The code they are part of.
    pub code: Arc<Code<'w>>,
    built: RwLock<FxHashMap<(FileId, BodyId), Group>>,
    /// Whether following the package's values was given up.
    given_up: AtomicBool,
}

/// Who runs a body.
#[derive(Clone, Debug, Default)]
pub struct Callers {
    /// Where, in order.
    pub edges: Vec<RunEdge>,
    /// Why there may be others: it is visible outside, handed on as a value, or named where the
    /// call is not resolved.
    pub open: Option<Reason>,
}

/// Bodies that name a function, beyond which its callers stay unknown.
const MAX_NAMING: usize = 400;

impl<'w> Bodies<'w> {
    /// Nothing is built yet.
    pub fn new(code: Arc<Code<'w>>) -> Self {
        Self { code, built: RwLock::default(), given_up: AtomicBool::new(false) }
    }

    /// Whether a program of the package was too large to follow: what it proves is missing.
    pub fn given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    pub(super) fn note_given_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    /// The graphs of an outermost body, in order of their [`BodyRef`]s.
    pub fn group(&self, file: FileId, body: BodyId) -> Group {
        let key = (file, body);
        let known = self.built.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let mut list: Vec<Arc<Built>> = self.code.graphs(file, body);
            list.sort_by_key(|built| built.graph.body);
            let mut built = self.built.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(built.entry(key).or_insert(list.into()))
        })
    }

    /// The graph of a body.
    pub fn get(&self, body: BodyRef) -> Option<Arc<Built>> {
        let group = self.group(body.file, body.body);
        group.binary_search_by_key(&body, |built| built.graph.body).ok().map(|n| group[n].clone())
    }

    /// Who runs a body: callers of a function; for a closure or async block, the bodies of the
    /// function it is written in.
    pub fn callers(&self, body: BodyRef) -> Callers {
        let mut callers = Callers::default();
        let add = |callers: &mut Callers, file: FileId, outer: BodyId| -> bool {
            let group = self.group(file, outer);
            let edges = group.iter().flat_map(|built| runs(&self.code, &built.graph));
            let before = callers.edges.len();
            callers.edges.extend(edges.filter(|edge| edge.body == body));
            callers.edges.len() > before
        };
        let here = Range::default().in_file(body.file);
        if body.nested.is_some() {
            if !add(&mut callers, body.file, body.body) {
                callers.open = Some(Reason::new(ReasonKind::UnresolvedCall, here));
            }
            return callers;
        }
        let reach = self.code.reach(Base::Result(body));
        callers.open = reach.open;
        if reach.bodies.len() > MAX_NAMING {
            callers.open = Some(Reason::new(ReasonKind::Limit, here));
            return callers;
        }
        for (file, outer) in reach.bodies {
            if !add(&mut callers, file, outer) {
                // It may be another function of that name, or this one as a value.
                callers.open.get_or_insert(Reason::new(ReasonKind::UnresolvedCall, here));
            }
        }
        callers
    }
}
