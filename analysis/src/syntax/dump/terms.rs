//! Types, paths, patterns and literals as text.
//!
//! In:  parts of a body.
//! Out: what they look like in source.

use std::fmt::Write as _;

use crate::syntax::ir::{Body, Lit, Pat, PatId, TypePath, TypeRef};

pub(super) fn types(types: &[TypeRef]) -> String {
    types.iter().map(ty).collect::<Vec<_>>().join(" + ")
}

/// A type as it is written.
pub fn ty(t: &TypeRef) -> String {
    match t {
        TypeRef::Infer => "_".to_owned(),
        TypeRef::Never => "!".to_owned(),
        TypeRef::Path(p) => path(p),
        TypeRef::Ref(t, mutable) => format!("&{}{}", if *mutable { "mut " } else { "" }, ty(t)),
        TypeRef::Ptr(t) => format!("*{}", ty(t)),
        TypeRef::Tuple(elems) => {
            format!("({})", elems.iter().map(ty).collect::<Vec<_>>().join(", "))
        }
        TypeRef::Slice(t) => format!("[{}]", ty(t)),
        TypeRef::Fn(args, ret) => {
            format!("fn({}) -> {}", args.iter().map(ty).collect::<Vec<_>>().join(", "), ty(ret))
        }
        TypeRef::Dyn(bounds) => format!("dyn {}", types(bounds)),
        TypeRef::Impl(bounds) => format!("impl {}", types(bounds)),
    }
}

/// A path as it is written.
pub fn path(p: &TypePath) -> String {
    let mut out = String::new();
    let mut segments = p.segments.as_slice();
    if let Some(qself) = &p.qself {
        let (of, rest) = segments.split_at(usize::from(p.qself_len).min(segments.len()));
        let of: Vec<_> = of.iter().map(|s| s.name.as_str()).collect();
        let _ = write!(out, "<{} as {}>", ty(qself), of.join("::"));
        segments = rest;
    }
    for (n, segment) in segments.iter().enumerate() {
        if n > 0 || p.global || p.qself.is_some() {
            out.push_str("::");
        }
        out.push_str(segment.name.as_str());
        let mut args: Vec<_> = segment.args.iter().map(ty).collect();
        args.extend(segment.assoc.iter().map(|(name, t)| format!("{name} = {}", ty(t))));
        if !args.is_empty() {
            let _ = write!(out, "<{}>", args.join(", "));
        }
    }
    out
}

/// A pattern as it is written.
pub fn pat(body: &Body, id: PatId) -> String {
    let many = |pats: &[PatId]| pats.iter().map(|&p| pat(body, p)).collect::<Vec<_>>();
    match &body[id] {
        Pat::Wild => "_".to_owned(),
        Pat::Rest => "..".to_owned(),
        Pat::Bind { name, by_ref, mutable, sub } => {
            let by_ref = if *by_ref { "ref " } else { "" };
            let mutable = if *mutable { "mut " } else { "" };
            let sub = sub.map_or(String::new(), |sub| format!(" @ {}", pat(body, sub)));
            format!("{by_ref}{mutable}{name}{sub}")
        }
        Pat::Path(p) => path(p),
        Pat::TupleStruct(p, subs) => format!("{}({})", path(p), many(subs).join(", ")),
        Pat::Struct(p, fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(name, p)| format!("{name}: {}", pat(body, *p))).collect();
            format!("{} {{ {} }}", path(p), fields.join(", "))
        }
        Pat::Tuple(subs) => format!("({})", many(subs).join(", ")),
        Pat::Slice(subs) => format!("[{}]", many(subs).join(", ")),
        Pat::Ref(sub) => format!("&{}", pat(body, *sub)),
        Pat::Or(subs) => many(subs).join(" | "),
        Pat::Lit(value) => value.as_ref().map_or("lit".to_owned(), lit),
        Pat::Opaque => "?".to_owned(),
    }
}

pub(super) fn lit(value: &Lit) -> String {
    match value {
        Lit::Int(value, suffix) => {
            let value = value.map_or("int".to_owned(), |value| value.to_string());
            value + suffix.map_or("", |suffix| suffix.as_str())
        }
        Lit::Float => "float".to_owned(),
        Lit::Bool(value) => value.to_string(),
        Lit::Str(text) => format!("{:?}", text.as_deref().unwrap_or("…")),
        Lit::Bytes => "bytes".to_owned(),
        Lit::Char => "char".to_owned(),
    }
}
