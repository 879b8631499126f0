//! What is surely alive at each call, await, `select!` and head of a `for`, kept for later questions.
//!
//! In:  the liveness of a graph ([`super::live`]).
//! Out: [`Alive`]: owned, so that it outlives the types it was computed from.

use super::graph::{End, Graph, LocalId, StmtKind, Test};
use super::live::{Liveness, Presence};
use crate::flow::graph::BlockId;

/// A graph, and what is alive where it waits.
#[derive(Clone, Debug)]
pub struct Built {
    /// The graph.
    pub graph: Graph,
    /// What surely holds its value at each call, await and `select!`.
    pub alive: Alive,
}

/// The slots that surely hold their value at each statement where a body can wait.
#[derive(Clone, Debug, Default)]
pub struct Alive {
    /// By block and statement, in order.
    at: Vec<((BlockId, u32), Vec<LocalId>)>,
    /// Structs that are surely there but for fields that may have moved.
    partly: Vec<((BlockId, u32), Vec<LocalId>)>,
}

impl Alive {
    /// Asks for every call, await, `select!` and head of a `for`.
    pub fn of(graph: &Graph, live: &Liveness<'_>) -> Self {
        let (mut at, mut partly) = (Vec::new(), Vec::new());
        for (n, block) in graph.blocks.iter().enumerate() {
            let id = BlockId(n as u32);
            live.replay(id, &mut |stmt, seen| {
                let waits = match block.stmts.get(stmt) {
                    Some(stmt) => {
                        matches!(stmt.kind, StmtKind::Call(_) | StmtKind::Await { .. })
                    }
                    None => matches!(block.end, End::Select(_) | End::Branch(Test::Next(_), _)),
                };
                if waits {
                    let sure = seen.all().into_iter().filter(|(_, p)| *p == Presence::Live);
                    at.push(((id, stmt as u32), sure.map(|(local, _)| local).collect()));
                    let rest = seen.partly();
                    if !rest.is_empty() {
                        partly.push(((id, stmt as u32), rest));
                    }
                }
            });
        }
        Self { at, partly }
    }

    /// Whether a slot surely holds a struct while that statement runs, of which fields may have moved.
    pub fn is_partly_live(&self, local: LocalId, block: BlockId, stmt: u32) -> bool {
        self.partly
            .binary_search_by_key(&(block, stmt), |(place, _)| *place)
            .is_ok_and(|n| self.partly[n].1.contains(&local))
    }

    /// Whether a slot surely holds its value while that statement runs.
    pub fn is_live(&self, local: LocalId, block: BlockId, stmt: u32) -> bool {
        self.at
            .binary_search_by_key(&(block, stmt), |(place, _)| *place)
            .is_ok_and(|n| self.at[n].1.contains(&local))
    }
}
