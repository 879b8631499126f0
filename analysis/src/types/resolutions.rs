//! What calls with a concurrency name go to: for measuring resolution against a compiler.
//!
//! In:  a workspace.
//! Out: one row a call, in order of file and place; the path is missing where it is not known.

use crate::domain::{FileId, Name, Range, ReasonKind};
use crate::load::Workspace;
use crate::names::Names;
use crate::syntax::ir::{BodyId, Expr, TypePath};

use super::answers::CallTarget;
use super::{Ty, Typer};

/// A call and the canonical path of what it goes to.
#[derive(Clone, PartialEq, Debug)]
pub struct CallSite {
    /// Its file.
    pub file: FileId,
    /// The callee's name as written.
    pub name: Name,
    /// The bytes of the name.
    pub range: Range,
    /// Where it goes; `None` if that is not known.
    pub path: Option<Name>,
    /// Why not.
    pub why: Option<ReasonKind>,
    /// The receiver's type, as far as it is known.
    pub receiver: Ty,
}

const NAMES: &[&str] = &[
    "abort",
    "abort_all",
    "abort_handle",
    "accept",
    "acquire",
    "acquire_many",
    "acquire_many_owned",
    "acquire_owned",
    "acquire_arc",
    "add_permits",
    "arrive",
    "await_until",
    "block_in_place",
    "block_on",
    "blocking_lock",
    "blocking_read",
    "blocking_recv",
    "blocking_send",
    "blocking_write",
    "borrow",
    "borrow_and_update",
    "borrow_mut",
    "bounded",
    "broadcast",
    "build_task",
    "call_once",
    "cancel",
    "cancelled",
    "cancelled_owned",
    "changed",
    "channel",
    "child_token",
    "clone",
    "close",
    "closed",
    "compare_exchange",
    "compare_exchange_weak",
    "connect",
    "delay_for",
    "detach",
    "detach_all",
    "downgrade",
    "drop_guard",
    "entry",
    "enter",
    "fetch_add",
    "fetch_and",
    "fetch_or",
    "fetch_sub",
    "fetch_update",
    "flush",
    "force_unlock",
    "forget",
    "get_mut",
    "get_or_init",
    "insert",
    "interval",
    "into_inner",
    "into_iter",
    "is_cancelled",
    "is_closed",
    "is_finished",
    "iter",
    "iter_mut",
    "join",
    "join_all",
    "join_next",
    "leak",
    "listen",
    "load",
    "lock",
    "lock_arc",
    "lock_owned",
    "new",
    "next",
    "notified",
    "notified_owned",
    "notify",
    "notify_all",
    "notify_last",
    "notify_one",
    "notify_waiters",
    "oneshot",
    "park",
    "park_timeout",
    "permit",
    "poll_recv",
    "read",
    "read_arc",
    "read_owned",
    "recv",
    "recv_async",
    "recv_many",
    "recv_timeout",
    "recv_deadline",
    "release",
    "remove",
    "replace",
    "reserve",
    "reserve_many",
    "reserve_owned",
    "resubscribe",
    "run_until",
    "scope",
    "select",
    "send",
    "send_async",
    "send_blocking",
    "send_deadline",
    "send_modify",
    "send_replace",
    "send_timeout",
    "send_if_modified",
    "shutdown",
    "shutdown_background",
    "shutdown_timeout",
    "sleep",
    "sleep_until",
    "spawn",
    "spawn_blocking",
    "spawn_local",
    "spawn_on",
    "spawn_pinned",
    "spawn_scoped",
    "spawn_unchecked",
    "split",
    "stop",
    "store",
    "subscribe",
    "swap",
    "sync_channel",
    "take",
    "timeout",
    "timeout_at",
    "tick",
    "try_acquire",
    "try_acquire_many",
    "try_acquire_owned",
    "try_iter",
    "try_join",
    "try_join_next",
    "try_lock",
    "try_lock_for",
    "try_lock_owned",
    "try_lock_until",
    "try_next",
    "try_read",
    "try_recv",
    "try_reserve",
    "try_send",
    "try_write",
    "unbounded",
    "unbounded_channel",
    "unbounded_send",
    "unlock",
    "unpark",
    "update",
    "upgradable_read",
    "upgrade",
    "wait",
    "wait_async",
    "wait_for",
    "wait_timeout",
    "wait_timeout_while",
    "wait_until",
    "wait_while",
    "wake",
    "wake_by_ref",
    "write",
    "write_arc",
    "write_owned",
    "yield_now",
];

/// Resolves every call whose callee has a concurrency name.
pub fn resolutions(workspace: &Workspace) -> Vec<CallSite> {
    let names = Names::new(workspace, crate::models::library());
    let typer = Typer::new(&names);
    let mut out = Vec::new();
    for n in 0..workspace.files.len() {
        let file = FileId(n as u32);
        for id in workspace.file(file).ir.bodies.ids() {
            body(&typer, file, id, &mut out);
        }
    }
    out.sort_by_key(|c| (c.file, c.range, c.path));
    out
}

fn body(typer: &Typer<'_>, file: FileId, id: BodyId, out: &mut Vec<CallSite>) {
    let body = &typer.workspace.file(file).ir[id];
    let wanted = |name: Name| NAMES.contains(&name.as_str());
    let calls = body.exprs().filter_map(|(expr, kind)| match kind {
        Expr::Method(call) if wanted(call.name) => Some((expr, call.name, call.name_range)),
        Expr::Call { callee, .. } => {
            let Expr::Path(path) = &body[*callee] else { return None };
            let (name, range) = last_of(path, body.range(*callee))?;
            wanted(name).then_some((expr, name, range))
        }
        _ => None,
    });
    let calls: Vec<_> = calls.collect();
    if calls.is_empty() {
        return;
    }
    let types = typer.body(file, id);
    for (expr, name, range) in calls {
        let to = types.call(expr);
        let path = if to.is_unknown() { None } else { to.canonical };
        let why = match &to.target {
            CallTarget::Unknown(why) => Some(*why),
            _ => None,
        };
        out.push(CallSite { file, name, range, path, why, receiver: to.receiver.clone() });
    }
}

/// The last segment of a path and its bytes, as far as they can be told: type arguments behind
/// it hide where it starts.
fn last_of(path: &TypePath, range: Range) -> Option<(Name, Range)> {
    let last = path.segments.last()?;
    let len = last.name.as_str().len() as u32;
    let end = range.end;
    Some((last.name, Range::new(end.saturating_sub(len).max(range.start), end)))
}
