//! Attributes of stubs: effect words, kinds, versions.
//!
//! In:  `#[effect(…)]`, `#[kind(…)]`, `#[since("…")]`, `#[until("…")]`.
//! Out: the words in one normal form, checked against [`WORDS`].

use syn::ext::IdentExt;
use syn::parse::ParseStream;

use super::{Result, Source, error};

/// Groups of words an argument may be.
const SEND: &[&str] = &["wait", "block", "timed", "err", "never", "over"];
const WAIT: &[&str] = &["await", "block", "timed", "try"];
const LOCK: &[&str] = &["thread", "async", "spin", "shard", "permit", "borrow"];
const MODE: &[&str] = &["exclusive", "shared", "upgradable"];
const SPAWN: &[&str] = &["task", "local", "blocking", "thread", "scoped", "rayon", "executor"];
const DROP: &[&str] = &["detach", "abort", "cancel", "join", "none"];
const TIMES: &[&str] = &["once", "at_most_once", "many"];
const WHAT: &[&str] = &[
    "time", "net", "child", "party", "notify", "signal", "turn", "file", "ready", "slot", "gone",
    "set", "init", "empty", "any", "unpark",
];
const FLAVOUR: &[&str] = &["current_thread", "multi_thread"];
const CAUSE: &[&str] = &["closed", "ended", "empty", "eof", "cancelled", "set", "done"];
const PANIC: &[&str] = &[
    "in_async",
    "no_runtime",
    "current_thread",
    "zero",
    "again",
    "closed",
    "reentry",
    "poison",
    "conflict",
    "none",
    "err",
    "body",
];
/// Variants of results; `_` is any.
const VARIANT: &[&str] = &["Some", "None", "Ok", "Err", "true", "false"];
const WHY: &[&str] = &["_", "None", "Err", "Closed", "Disconnected"];
const CANCEL: &[&str] = &["safe", "queue", "value", "data"];
const CHANNEL: &[&str] = &[
    "rendezvous",
    "bounded",
    "bounded_or_rendezvous",
    "bounded_per_sender",
    "unbounded",
    "oneshot",
    "broadcast",
    "watch",
];
/// An argument of the function: `self` or its position.
const ARG: &[&str] = &["self", "0", "1", "2", "3", "4", "5", "6", "7"];

/// Every effect word and what its arguments may be.
pub const WORDS: &[(&str, &[&[&str]])] = &[
    ("channel", &[CHANNEL]),
    ("send", &[SEND]),
    ("recv", &[WAIT]),
    ("close", &[]),
    ("alias", &[]),
    ("weak", &[]),
    ("subscribe", &[]),
    ("acquire", &[LOCK, MODE, WAIT]),
    ("spawn", &[SPAWN, DROP, ARG]),
    ("runs", &[ARG, TIMES]),
    ("join", &[WAIT]),
    ("abort", &[]),
    ("fire", &[]),
    ("observe", &[WAIT]),
    ("wait", &[WAIT, WHAT]),
    ("sticky", &[CAUSE]),
    ("ended", &[VARIANT, WHY]),
    ("fails", &[]),
    ("maps", &[VARIANT, VARIANT]),
    ("never", &[]),
    ("exit", &[]),
    ("drives", &[ARG]),
    ("detach", &[]),
    ("endless", &[]),
    ("endless_if", &[ARG]),
    ("exhausts", &[ARG]),
    ("leak", &[ARG]),
    ("drop", &[ARG]),
    ("stores", &[ARG]),
    ("holds", &[ARG]),
    ("probe", &[]),
    ("claims", &[]),
    ("runtime", &[FLAVOUR]),
    ("panic", &[PANIC]),
    ("cancel", &[CANCEL]),
    ("unknown", &[]),
];

/// Every kind of type and what its arguments may be.
const KINDS: &[(&str, &[&[&str]])] = &[
    ("plain", &[]),
    ("pointer", &[]),
    ("weak", &[]),
    ("collection", &[]),
    ("wrapper", &[]),
    ("lock", &[]),
    ("guard", &[LOCK, MODE]),
    ("sender", &[]),
    ("weak_sender", &[]),
    ("receiver", &[]),
    ("handle", &[DROP]),
    ("handle_set", &[DROP]),
    ("signal", &[]),
    ("driver", &[]),
    ("future", &[]),
    ("adaptor", &[]),
];

/// What the attributes of an item say.
#[derive(Clone, Default)]
pub struct Said {
    /// Effects: `word arg arg`.
    pub effects: Vec<String>,
    /// The kind: `word arg arg`.
    pub kind: Option<String>,
    /// Derived traits.
    pub derives: Vec<String>,
    /// First version with it.
    pub since: String,
    /// First version without it.
    pub until: String,
    /// An iterator or stream that never comes to an end.
    pub endless: bool,
    /// A trait that every implementor of its supertraits has.
    pub blanket: bool,
    /// The named type of the future that an async function stands for.
    pub future: Option<syn::Type>,
    /// `#[each(A = x, B = y)]`: the impl stands for each of these.
    pub each: Vec<(syn::Type, Option<syn::Type>)>,
}

/// Reads the attributes of an item.
pub fn read(source: &Source, attrs: &[syn::Attribute]) -> Result<Said> {
    let mut said = Said::default();
    for attr in attrs {
        let name = attr.path().get_ident().map(ToString::to_string).unwrap_or_default();
        let fail = |e: syn::Error| super::StubError {
            file: source.file.clone(),
            line: e.span().start().line,
            message: e.to_string(),
        };
        match name.as_str() {
            "doc" | "must_use" | "non_exhaustive" | "deprecated" | "cfg" => {}
            "effect" => {
                let words = attr.parse_args_with(|i: ParseStream| list(i, WORDS)).map_err(fail)?;
                said.effects.extend(words);
            }
            "kind" => {
                let words = attr.parse_args_with(|i: ParseStream| list(i, KINDS)).map_err(fail)?;
                said.kind = words.into_iter().next();
            }
            "since" | "until" => {
                let text: syn::LitStr = attr.parse_args().map_err(fail)?;
                if name == "since" { said.since = text.value() } else { said.until = text.value() }
            }
            "blanket" => said.blanket = true,
            "endless" => said.endless = true,
            "future" => said.future = Some(attr.parse_args().map_err(fail)?),
            "derive" => {
                let parse =
                    syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
                for path in attr.parse_args_with(parse).map_err(fail)? {
                    said.derives.extend(path.get_ident().map(ToString::to_string));
                }
            }
            "each" => said.each = attr.parse_args_with(each).map_err(fail)?,
            other => return Err(error(source, attr, format!("unknown attribute `{other}`"))),
        }
    }
    Ok(said)
}

fn each(input: ParseStream) -> syn::Result<Vec<(syn::Type, Option<syn::Type>)>> {
    let mut out = Vec::new();
    while !input.is_empty() {
        let name: syn::Type = input.parse()?;
        let value = if input.parse::<Option<syn::Token![=]>>()?.is_some() {
            Some(input.parse()?)
        } else {
            None
        };
        out.push((name, value));
        if !input.is_empty() {
            input.parse::<syn::Token![,]>()?;
        }
    }
    Ok(out)
}

fn list(input: ParseStream, known: &[(&str, &[&[&str]])]) -> syn::Result<Vec<String>> {
    let mut out = Vec::new();
    while !input.is_empty() {
        let word = input.call(syn::Ident::parse_any)?;
        let text = word.to_string();
        let Some((_, wanted)) = known.iter().find(|(w, _)| *w == text) else {
            let all: Vec<_> = known.iter().map(|(w, _)| *w).collect();
            let message = format!("unknown word `{text}`; known are {}", all.join(", "));
            return Err(syn::Error::new(word.span(), message));
        };
        let mut line = text.clone();
        let mut given = Vec::new();
        if input.peek(syn::token::Paren) {
            let inner;
            syn::parenthesized!(inner in input);
            while !inner.is_empty() {
                given.push(argument(&inner)?);
                if !inner.is_empty() {
                    inner.parse::<syn::Token![,]>()?;
                }
            }
        }
        // A bounded channel says which argument is its capacity.
        let capacity =
            text == "channel" && given.first().is_some_and(|(a, _)| a.starts_with("bounded"));
        let count = wanted.len() + usize::from(capacity && given.len() == 2);
        if given.len() != count {
            let message =
                format!("`{text}` takes {} argument(s), not {}", wanted.len(), given.len());
            return Err(syn::Error::new(word.span(), message));
        }
        for (n, (arg, span)) in given.iter().enumerate() {
            let allowed = wanted.get(n).copied().unwrap_or(ARG);
            if !allowed.contains(&arg.as_str()) {
                let message = format!("`{arg}` is none of {}", allowed.join(", "));
                return Err(syn::Error::new(*span, message));
            }
            line.push(' ');
            line.push_str(arg);
        }
        out.push(line);
        if !input.is_empty() {
            input.parse::<syn::Token![,]>()?;
        }
    }
    Ok(out)
}

fn argument(input: ParseStream) -> syn::Result<(String, proc_macro2::Span)> {
    if input.peek(syn::LitInt) {
        let n: syn::LitInt = input.parse()?;
        return Ok((n.base10_digits().to_owned(), n.span()));
    }
    if input.peek(syn::Token![_]) {
        let any: syn::Token![_] = input.parse()?;
        return Ok(("_".to_owned(), any.span));
    }
    let word = input.call(syn::Ident::parse_any)?;
    Ok((word.to_string(), word.span()))
}
