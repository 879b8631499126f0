//! What attributes and comments are about.
//!
//! In:  a file's items, bodies and remarks.
//! Out: for each, the bytes of the items, statements, arms or expressions that it stands on.
//! Cost: a visit of the file; meant for files that mention the linter.

use super::ir::{Attr, Body, Expr, File, Item, ItemKind, Macro, PatId, Remark, Stmt};
use crate::domain::Range;

/// Every attribute with what it is about; inner attributes of the file are about all of it.
pub fn attributes(file: &File) -> Vec<(&Attr, Range)> {
    let whole = Range::new(0, u32::MAX);
    let mut out: Vec<(&Attr, Range)> = file.attrs.list.iter().map(|attr| (attr, whole)).collect();
    each_item(file, &mut |item| {
        out.extend(item.attrs.list.iter().map(|attr| (attr, item.range)));
    });
    for (_, body) in file.bodies.read_at_once() {
        out.extend(body.attrs.iter().map(|(attr, about)| (attr, *about)));
    }
    out.sort_by_key(|(attr, about)| (attr.range, *about));
    out
}

/// Pieces of code beside a remark that it is about, at most: a line may be as long as a file.
const MAX_BESIDE: usize = 100;
/// Pieces of code in front of a link of a chain that are searched for the chain.
const MAX_CHAIN: usize = 10_000;

/// What a file's remarks can be about.
#[derive(Debug)]
pub struct Cover {
    /// In order of start; what is around others first.
    starts: Vec<Range>,
    /// In order of end.
    ends: Vec<Range>,
}

impl Cover {
    /// Visits a file.
    pub fn new(file: &File) -> Self {
        let mut starts = nodes(file);
        starts.sort_unstable_by_key(|node| (node.start, std::cmp::Reverse(node.end)));
        starts.dedup();
        let mut ends = starts.clone();
        ends.sort_unstable_by_key(|node| (node.end, node.start));
        Self { starts, ends }
    }

    /// The code that a remark is about: whatever starts where the remark points at. Beside the end
    /// of something longer than a line it is about that; within a chain of calls about the chain.
    pub fn of(&self, remark: &Remark) -> Vec<Range> {
        let anchor = remark.anchor;
        if anchor.start == anchor.end {
            return Vec::new();
        }
        let mut out = self.starting(anchor);
        if remark.continues {
            let before = self.starts.partition_point(|node| node.start < anchor.start);
            let around = self.starts[..before].iter().rev().take(MAX_CHAIN);
            let innermost = around.clone().find(|node| anchor.start < node.end);
            let chain = innermost.map(|node| Range::new(node.start, node.start + 1));
            out.extend(chain.iter().flat_map(|chain| self.starting(*chain)));
        }
        if out.is_empty() && remark.beside {
            let from = self.ends.partition_point(|node| node.end <= anchor.start);
            let until = self.ends.partition_point(|node| node.end <= anchor.end);
            out.extend(self.ends[from..until].iter().max_by_key(|node| node.end - node.start));
        }
        out
    }

    /// What starts within a range, without what is inside of that.
    fn starting(&self, range: Range) -> Vec<Range> {
        let mut out = Vec::new();
        let mut from = range.start;
        while out.len() < MAX_BESIDE {
            let at = self.starts.partition_point(|node| node.start < from);
            let Some(node) = self.starts.get(at).filter(|node| node.start < range.end) else {
                break;
            };
            out.push(*node);
            from = node.end.max(from + 1);
        }
        out
    }
}

/// Everything that a remark can be about.
fn nodes(file: &File) -> Vec<Range> {
    let mut out = Vec::new();
    each_item(file, &mut |item| {
        out.push(item.range);
        match &item.kind {
            ItemKind::Struct(body) => out.extend(body.fields.iter().map(|field| field.range)),
            ItemKind::Enum { variants, .. } => {
                for variant in variants {
                    out.push(variant.range);
                    out.extend(variant.fields.iter().map(|field| field.range));
                }
            }
            _ => {}
        }
    });
    for (_, body) in file.bodies.read_at_once() {
        body_nodes(body, &mut out);
    }
    out.retain(|range| range.start < range.end);
    out
}

fn body_nodes(body: &Body, out: &mut Vec<Range>) {
    out.extend((0..body.pat_count()).map(|n| body.pat_range(PatId(n as u32))));
    for (id, expr) in body.exprs() {
        out.push(body.range(id));
        let arm = |pat, end| body.pat_range(pat).to(body.range(end));
        match expr {
            Expr::Block(block) => out.extend(block.stmts.iter().filter_map(|stmt| match stmt {
                Stmt::Let { range, .. } | Stmt::Expr { range, .. } => Some(*range),
                Stmt::Item(_) => None,
            })),
            Expr::Match { arms, .. } => out.extend(arms.iter().map(|a| arm(a.pat, a.body))),
            Expr::Macro(call) => {
                if let Macro::Select(select) = &call.kind {
                    out.extend(select.arms.iter().map(|a| arm(a.pat, a.body)));
                }
            }
            _ => {}
        }
    }
}

/// Every item, those inside others and inside bodies too.
fn each_item<'f>(file: &'f File, visit: &mut dyn FnMut(&'f Item)) {
    let mut queue: Vec<&'f [Item]> = vec![&file.items];
    queue.extend(file.bodies.read_at_once().map(|(_, body)| body.items.as_slice()));
    while let Some(items) = queue.pop() {
        for item in items {
            visit(item);
            match &item.kind {
                ItemKind::Mod(Some(inner)) | ItemKind::Trait { items: inner, .. } => {
                    queue.push(inner);
                }
                ItemKind::Impl(block) => queue.push(&block.items),
                _ => {}
            }
        }
    }
}
