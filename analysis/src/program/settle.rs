//! Whether receivers are read, asked before senders are followed.
//!
//! In:  the bodies that make bounded channels.
//! Out: whether each of these channels is received from, closed or out of sight.
//! Cost: rounds of building until that is known; most channels are read near where they are made.

use super::{Bodies, Operation, Program, Uses, demand};
use crate::domain::FileId;
use crate::load::Context;
use crate::syntax::ir::BodyId;

impl Uses {
    /// Whether something may receive, or end the channel.
    pub(super) fn is_settled(&self) -> bool {
        self.receiver_open.is_some() || self.is_read()
    }

    /// Whether something receives from it, or closes it.
    pub fn is_read(&self) -> bool {
        let reads =
            |op: &Operation| matches!(op, Operation::Recv | Operation::Adapt | Operation::Close);
        // Closing works from either end.
        self.receiver.iter().any(|(op, ..)| reads(op))
            || self.sender.iter().any(|(op, ..)| *op == Operation::Close)
    }
}

impl<'w> Program<'w> {
    /// Whether each bounded channel that code of these contexts makes is received from, closed or
    /// out of sight, as far as its receivers alone tell. Where they don't, the whole program does.
    pub fn settles(store: &Bodies<'w>, bodies: &[(FileId, BodyId)], contexts: &[Context]) -> bool {
        let mut program = Self::empty(store);
        program.settling = Some(contexts.to_vec());
        demand::solve(&mut program, store, bodies);
        program.is_settled()
    }

    pub(super) fn is_settled(&self) -> bool {
        let contexts = self.settling.as_deref().unwrap_or_default();
        self.channels.iter().enumerate().all(|(n, channel)| {
            !channel.is_bounded()
                || !contexts.contains(&self.code.context(channel.site.body))
                || self.uses.get(n).is_some_and(Uses::is_settled)
        })
    }
}
