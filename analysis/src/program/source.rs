//! What a wait receives from, as its type tells.
//!
//! In:  the type of what is waited on.
//! Out: [`Source`]: the kinds of channels that it may be the end of.
//! Over-approximates: types of which parts are unknown may be any.

use super::waits::Wait;
use super::{Code, transfer};
use crate::domain::Name;
use crate::flow::graph::{Graph, Loc, LocalId, Operand, Rvalue, StmtKind};
use crate::models::entry::Kind;
use crate::types::Ty;

/// Adaptors in a chain that are followed.
const MAX_ADAPTORS: usize = 8;

/// What is received from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The type of the receiving end, if it is one.
    end: Option<Name>,
    /// The type of its messages.
    message: Ty,
}

impl Source {
    /// What a wait receives from, as its type tells; `None` if that is no end of a channel that the
    /// package can have.
    pub(crate) fn of(code: &Code<'_>, graph: &Graph, wait: &Wait) -> Option<Self> {
        let on = wait.on.as_ref()?;
        let mut ty = transfer::type_of(code, graph, on);
        let mut slot = on.local;
        // What an adaptor of a library gives does not show what it adapts.
        for _ in 0..MAX_ADAPTORS {
            if !matches!(ty.peel_refs(), Ty::Opaque(_)) {
                break;
            }
            let from = made_of(graph, slot)?;
            ty = transfer::type_of(code, graph, from);
            slot = from.local;
        }
        let source = Self::of_type(code, &ty)?;
        // An adaptor names what it adapts.
        let adapts = code.kind(&source.message) == Some(&Kind::Receiver);
        if adapts { Self::of_type(code, &source.message) } else { Some(source) }
    }

    fn of_type(code: &Code<'_>, ty: &Ty) -> Option<Self> {
        match ty.peel_refs() {
            Ty::Adt(path, args) => match code.models.ty(*path)?.kind {
                Kind::Receiver if code.keeps_last(*path) => None,
                Kind::Receiver => {
                    let message = args.first().cloned().unwrap_or_default();
                    Some(Self { end: Some(*path), message })
                }
                // What an adaptor is made of shows what it receives from.
                _ => args.iter().find_map(|arg| Self::of_type(code, arg)),
            },
            _ => None,
        }
    }

    /// What is received from in a channel that is made as a value of that type.
    pub(crate) fn of_made(code: &Code<'_>, made: &Ty) -> Option<Self> {
        match made {
            Ty::Tuple(ends) => Self::of_type(code, ends.get(1)?).or_else(|| Some(Self::default())),
            _ => Some(Self::default()),
        }
    }

    /// Whether a sender of that type may be one of its channel.
    pub(crate) fn may_be_fed(&self, code: &Code<'_>, sender: Name, args: &[Ty]) -> bool {
        self.end.is_none_or(|end| code.are_ends(sender, end))
            && args.first().is_none_or(|message| message.may_be(&self.message))
    }

    /// Whether a call whose result is of that type may make its channel.
    pub(crate) fn may_be_made(&self, code: &Code<'_>, made: &Ty) -> bool {
        let Ty::Tuple(ends) = made else { return true };
        match ends.first() {
            Some(Ty::Adt(sender, args)) => self.may_be_fed(code, *sender, args),
            _ => true,
        }
    }
}

/// What a slot refers to, was moved from, or was made of by a call.
fn made_of(graph: &Graph, slot: LocalId) -> Option<&Loc> {
    graph.blocks.iter().flat_map(|block| &block.stmts).find_map(|stmt| match &stmt.kind {
        StmtKind::Assign(into, Rvalue::Ref(from, _)) if into.local == slot => Some(from),
        StmtKind::Assign(into, Rvalue::Use(Operand::Move(from) | Operand::Copy(from)))
            if into.local == slot =>
        {
            Some(from)
        }
        StmtKind::Call(call) if call.into.local == slot => match call.args.first()? {
            Operand::Move(from) | Operand::Copy(from) => Some(from),
            Operand::Const(_) => None,
        },
        _ => None,
    })
}
