//! What a place can hold, by its type.
//!
//! In:  a type.
//! Out: [`Filter`]: whether channel ends, bodies or instances of a type can be in it.
//! Sound as far as types are known: where anything is unknown, generic or `dyn`, all is let in.

use smallvec::SmallVec;

use super::Code;
use crate::domain::Name;
use crate::models::Kind;
use crate::types::Ty;

/// What can be in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Filter {
    /// Anything.
    All,
    /// Only what is named.
    Only {
        /// Ends of channels, and what adapts them.
        endpoints: bool,
        /// Closures, functions, futures, handles.
        bodies: bool,
        /// Workspace types whose instances can be in it.
        types: SmallVec<[Name; 2]>,
    },
}

/// Types nested deeper are let through.
const MAX_DEPTH: usize = 12;

impl Filter {
    /// The filter of a type.
    pub fn of(code: &Code<'_>, ty: &Ty) -> Self {
        let mut found = Found::default();
        found.read(code, ty, 0);
        if found.all {
            return Self::All;
        }
        Self::Only { endpoints: found.endpoints, bodies: found.bodies, types: found.types }
    }

    /// Whether nothing that is tracked can be in it.
    pub fn lets_nothing_in(&self) -> bool {
        matches!(self, Self::Only { endpoints: false, bodies: false, types } if types.is_empty())
    }
}

#[derive(Default)]
struct Found {
    all: bool,
    endpoints: bool,
    bodies: bool,
    types: SmallVec<[Name; 2]>,
}

impl Found {
    fn read(&mut self, code: &Code<'_>, ty: &Ty, depth: usize) {
        if depth > MAX_DEPTH {
            self.all = true;
        }
        if self.all {
            return;
        }
        match ty {
            Ty::Unknown | Ty::Param(..) | Ty::Dyn(_) | Ty::Opaque(_) => self.all = true,
            Ty::Never | Ty::Prim(_) => {}
            Ty::Fn(..) | Ty::Closure(..) => self.bodies = true,
            // A future may hold what it was called with until it is awaited.
            Ty::Future(..) => self.all = true,
            Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) => {
                self.read(code, inner, depth + 1);
            }
            Ty::Tuple(parts) => parts.iter().for_each(|part| self.read(code, part, depth + 1)),
            Ty::Adt(path, args) => self.adt(code, *path, args, depth),
        }
    }

    fn adt(&mut self, code: &Code<'_>, path: Name, args: &[Ty], depth: usize) {
        match code.models.ty(path).map(|model| &model.kind) {
            Some(Kind::Sender { .. } | Kind::Receiver) => self.endpoints = true,
            // Adaptors and permits borrow from what made them; their arguments need not tell.
            Some(Kind::Adaptor | Kind::Future | Kind::Guard(..)) => self.all = true,
            Some(Kind::Handle(_) | Kind::HandleSet(_)) => {
                self.bodies = true;
                for arg in args {
                    self.read(code, arg, depth + 1);
                }
            }
            Some(_) => args.iter().for_each(|arg| self.read(code, arg, depth + 1)),
            None if code.is_workspace_type(path) => {
                if !self.types.contains(&path) {
                    self.types.push(path);
                }
                for arg in args {
                    self.read(code, arg, depth + 1);
                }
            }
            None => self.all = true,
        }
    }
}
