//! The grammars of known macros, and what is left of unknown ones.

use super::table;

#[test]
fn select_of_tokio() {
    table(&[(
        "tokio::select! {
            biased;
            Some(x) = rx.recv(), if open => { f(x) }
            _ = &mut done => break,
            else => g(),
        }",
        "tokio::select!(biased; Some(x) = rx.recv(), if open => { f(x) }; _ = &mut done => break; else => g())",
    )]);
}

#[test]
fn select_of_futures() {
    table(&[(
        "select_biased! { a = f.fuse() => a, complete => break, default => {} }",
        "select_biased!<select>(biased; a = f.fuse() => a; else => break; default => {})",
    )]);
}

#[test]
fn select_of_crossbeam() {
    table(&[(
        "select! { recv(r) -> m => f(m), send(s, v) -> _ => {} default(t) => g() }",
        "select!(recv(r) -> m => f(m); send(s, v) -> _ => {}; default => g())",
    )]);
}

#[test]
fn joined_and_pinned_futures() {
    table(&[
        ("join!(a, b.c())", "join!(a, b.c())"),
        ("tokio::try_join!(biased; a, b,)", "tokio::try_join!(a, b)"),
        ("let p = pin!(f());", "let p = pin!(f());"),
        ("pin_mut!(a, b);", "pin_mut!<pin>(a, b);"),
        ("tokio::pin! { let a = f(); }", "let a = f();\ntokio::pin!(a);"),
        ("ready!(a.poll(cx))", "ready!(a.poll(cx))"),
    ]);
}

#[test]
fn collections_and_values() {
    table(&[
        ("vec![a, b]", "vec![a, b]"),
        ("vec![0; n]", "vec![0; n]"),
        ("vec![]", "vec![]"),
        ("dbg!(x).f()", "x.f()"),
        ("f(concat!(\"a\", 1), line!(), cfg!(test))", "f(\"…\", int, op())"),
    ]);
}

#[test]
fn formatting_uses_what_it_names() {
    table(&[
        (
            "format!(\"{x} {y:?} {0} {{z}} {n:w$.p$}\", a, n = b.c())",
            "format!(a, b.c(), x, y, n, w, p)",
        ),
        ("println!()", "println!<format>()"),
        ("write!(f, \"{}\", a)?", "write!<format>(f, a)?"),
        ("anyhow!(\"{e}\")", "anyhow!<format>(e)"),
        ("panic!(\"{}\", a)", "panic!(a)"),
        ("todo!()", "todo!<panic>()"),
        ("bail!(\"no {x}\")", "bail!(x)"),
        ("ensure!(a > b, \"no\")", "ensure!((a <> b))"),
    ]);
}

#[test]
fn logging_with_fields() {
    table(&[
        (
            "tracing::info!(target: \"t\", a = 1, b.c = %d, ?e, %f.g, h, \"text {} {i}\", j)",
            "tracing::info!<format>(\"t\", 1, d, e, f.g, h, j, i)",
        ),
        ("warn!({ a = b }, \"x\")", "warn!<format>(b)"),
        ("log::error!(k:? = v, l:% = w, m; \"x {y}\")", "log::error!<format>(v, w, m, y)"),
        ("event!(Level::INFO, \"k\" = v)", "event!<format>(Level::INFO, v)"),
        ("info_span!(\"name\", id = a.id())", "info_span!<format>(a.id())"),
        ("debug!(\"a\" == b)", "debug!<format>((\"a\" == b))"),
        ("trace!(parent: &span, \"x\")", "trace!<format>(&span)"),
    ]);
}

#[test]
fn assertions_and_matches() {
    table(&[
        ("assert!(a, \"{b}\")", "assert!(a, b)"),
        ("debug_assert_eq!(a, 1)", "debug_assert_eq!<assert>(a, 1)"),
        ("matches!(a, Some(b) | C(b) if b > d)", "matches!(a, Some(b) | C(b) if (b <> d))"),
        ("assert_matches!(a, B(_), \"{c}\")", "assert_matches!<assert>(matches!(a, B(_)), c)"),
    ]);
}

#[test]
fn macros_that_hold_statements() {
    table(&[
        (
            "async_stream::stream! { while let Some(x) = r.recv().await { yield x; } }",
            "async_stream::stream!<block>(async move { while let Some(x) = r.recv().await { op(x); } })",
        ),
        ("cfg_rt! { let a = 1; f(a) }", "cfg_rt!<block>({ let a = 1; f(a) })"),
        (
            "cfg_if! { if #[cfg(a)] { b() } else if #[cfg(c)] { d(); } else { e() } }",
            "cfg_if!<block>(if op() { b() } else if op() { d(); } else { e() })",
        ),
        (
            "thread_local! { static A: u8 = 1; } f()",
            "item 0\nf()\nstatic A: ::std::thread::LocalKey<u8> = 1",
        ),
    ]);
}

#[test]
fn unknown_macros_say_what_they_name() {
    table(&[
        ("m!(a.b(), c)", "m!<opaque>([a b c] a.b(), c)"),
        ("m!(a => \"{d}\")", "m!<opaque>([a d])"),
        ("select! { what is this }", "select!<opaque>([is this what])"),
    ]);
}
