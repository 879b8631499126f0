//! Takes out what no path reaches.
//!
//! In:  a graph as it was written down.
//! Out: the same with reachable blocks only, in reverse postorder, chains of jumps merged.

use super::graph::{BasicBlock, BlockId, End, Graph, Stop};
use super::walk::successors;

/// Keeps the blocks that the entry reaches, renumbered in reverse postorder.
pub(super) fn unreachable(graph: &mut Graph) {
    merge_chains(graph);
    let order = reverse_postorder(graph);
    let mut number = vec![None; graph.blocks.len()];
    for (n, block) in order.iter().enumerate() {
        number[block.0 as usize] = Some(BlockId(n as u32));
    }
    let new = |old: BlockId| number[old.0 as usize];
    let empty = || BasicBlock { stmts: Vec::new(), end: End::Stop(Stop::Never) };
    graph.blocks = order
        .iter()
        .map(|old| {
            let mut block = std::mem::replace(&mut graph.blocks[old.0 as usize], empty());
            redirect(&mut block.end, &|b| new(b).unwrap_or(b));
            block
        })
        .collect();
    graph.loops.retain_mut(|l| match new(l.head) {
        Some(head) => {
            l.head = head;
            true
        }
        None => false,
    });
}

fn redirect(end: &mut End, to: &dyn Fn(BlockId) -> BlockId) {
    match end {
        End::Goto(next) => *next = to(*next),
        End::Branch(_, edges) => edges.iter_mut().for_each(|(_, next)| *next = to(*next)),
        End::Select(select) => {
            select.arms.iter_mut().for_each(|a| a.target = to(a.target));
            for next in select.otherwise.iter_mut().chain(&mut select.default) {
                *next = to(*next);
            }
        }
        End::Return | End::Stop(_) => {}
    }
}

/// A block that is only jumped to from one place goes on where the jump was.
fn merge_chains(graph: &mut Graph) {
    let order = reverse_postorder(graph);
    let mut entries = vec![0_u32; graph.blocks.len()];
    entries[0] = 1;
    for block in &order {
        successors(&graph.blocks[block.0 as usize].end, &mut |next| entries[next.0 as usize] += 1);
    }
    for l in &graph.loops {
        // A loop's head stays a block of its own.
        entries[l.head.0 as usize] += 2;
    }
    for block in order {
        let at = block.0 as usize;
        while let End::Goto(next) = graph.blocks[at].end {
            let target = next.0 as usize;
            if entries[target] != 1 || target == at {
                break;
            }
            let end = std::mem::replace(&mut graph.blocks[target].end, End::Stop(Stop::Never));
            let mut stmts = std::mem::take(&mut graph.blocks[target].stmts);
            graph.blocks[at].stmts.append(&mut stmts);
            graph.blocks[at].end = end;
            entries[target] = 0;
        }
    }
}

/// The blocks that the entry reaches, each before those it leads to, loops apart.
pub(super) fn reverse_postorder(graph: &Graph) -> Vec<BlockId> {
    let mut seen = vec![false; graph.blocks.len()];
    let mut order = Vec::with_capacity(graph.blocks.len());
    let next_of = |block: BlockId| {
        let mut list = Vec::new();
        successors(&graph.blocks[block.0 as usize].end, &mut |n| list.push(n));
        list
    };
    if graph.blocks.is_empty() {
        return order;
    }
    seen[0] = true;
    let mut stack = vec![(BlockId(0), next_of(BlockId(0)))];
    while let Some((block, rest)) = stack.last_mut() {
        let Some(next) = rest.pop() else {
            order.push(*block);
            stack.pop();
            continue;
        };
        if !std::mem::replace(&mut seen[next.0 as usize], true) {
            let list = next_of(next);
            stack.push((next, list));
        }
    }
    order.reverse();
    order
}
