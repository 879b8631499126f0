//! Which ends of one channel are where.
//!
//! In:  the values of slots and fields.
//! Out: whether a body's slots can hold an end of the channel, and whether an operation can be on
//!      no other channel.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::Side;
use crate::domain::Span;
use crate::flow::graph::{End, Graph, Loc, LocalId, LocalKind, Operand, StmtKind, Test};
use crate::program::value::{ChannelId, Value};
use crate::program::{Program, Site, transfer};
use crate::types::ty::BodyRef;

/// The ends of one channel.
pub(in crate::program) struct Ends<'p, 'w> {
    program: &'p Program<'w>,
    channel: ChannelId,
    /// The literals of owners that hold an end, themselves or inside what they own.
    owners: OnceCell<BTreeSet<Span>>,
}

impl<'p, 'w> Ends<'p, 'w> {
    pub fn new(program: &'p Program<'w>, channel: ChannelId) -> Self {
        Self { program, channel, owners: OnceCell::new() }
    }

    /// Whether an operation on that side can only be on this channel.
    pub fn is_sure(&self, site: Site, side: Side) -> bool {
        let Some(graph) = self.program.graph(site.body) else { return false };
        let on = match site.stmt(graph) {
            Some(StmtKind::Call(call)) => match call.args.first() {
                Some(Operand::Move(loc) | Operand::Copy(loc)) => loc,
                _ => return false,
            },
            Some(StmtKind::Await { future, .. }) => future,
            Some(_) => return false,
            None => match &graph.blocks[site.block.0 as usize].end {
                End::Branch(Test::Next(source), _) => source,
                _ => return false,
            },
        };
        let mut any = false;
        let same = |value: Value| match value {
            Value::Sender { channel, .. } => side == Side::Receive || channel == self.channel,
            Value::Receiver(channel) => side == Side::Send || channel == self.channel,
            _ => true,
        };
        let all = self.values(graph, on).into_iter().all(|value| {
            any |= self.is_end(value);
            same(value)
        });
        any && all
    }

    /// Whether an operation sends into this channel and no other.
    pub fn is_sending(&self, site: Site) -> bool {
        self.is_sure(site, Side::Send)
    }

    fn values(&self, graph: &Graph, loc: &Loc) -> Vec<Value> {
        let node = transfer::node_of(&self.program.code, graph, loc);
        let Some(id) = self.program.solver.find(&node) else { return Vec::new() };
        self.program.solver.within(id).into_iter().map(|(_, value)| value).collect()
    }

    fn is_end(&self, value: Value) -> bool {
        match value {
            Value::Sender { channel, .. } | Value::Receiver(channel) => channel == self.channel,
            _ => false,
        }
    }

    /// Whether a slot of the body can hold an end, itself or inside an owner.
    pub fn in_body(&self, body: BodyRef) -> bool {
        self.in_slots(body, &|_| true)
    }

    /// Whether the body can get an end from outside.
    pub fn comes_in(&self, body: BodyRef) -> bool {
        self.in_slots(body, &|kind| matches!(kind, LocalKind::Param(_) | LocalKind::Capture { .. }))
    }

    fn in_slots(&self, body: BodyRef, of: &dyn Fn(&LocalKind) -> bool) -> bool {
        let Some(graph) = self.program.graph(body) else { return true };
        graph.locals.iter().enumerate().filter(|(_, local)| of(&local.kind)).any(|(n, _)| {
            let values = self.program.slot(body, LocalId(n as u32)).into_iter();
            let mut leads = values.filter(|value| self.leads_here(*value));
            leads.next().is_some()
        })
    }

    fn leads_here(&self, value: Value) -> bool {
        match value {
            Value::Owner(literal) => self.owners().contains(&literal),
            value => self.is_end(value),
        }
    }

    fn owners(&self) -> &BTreeSet<Span> {
        self.owners.get_or_init(|| self.program.owners_of(|value| self.is_end(value)))
    }
}
