//! Effects that a signature alone tells.
//!
//! In:  a lowered signature and the effects its stub states.
//! Out: all effects. A value that goes in by value and whose type shows in the result is held by
//!      it; one that goes into `&mut self` and whose type `self` is made of is stored there; a
//!      result that borrows is part of `self`; a closure that is not held runs.
//! Source: parametricity and lifetime elision. A stub that states effects on values says all.

use std::collections::BTreeSet;

use super::attrs::Said;
use super::generics::Generics;
use super::types::{Call, Lowered};

/// Stated words that say where values go: then nothing is derived about values.
const VALUES: &[&str] = &[
    "channel",
    "send",
    "recv",
    "close",
    "alias",
    "weak",
    "subscribe",
    "acquire",
    "spawn",
    "abort",
    "fire",
    "observe",
    "leak",
    "drop",
    "stores",
    "holds",
    "probe",
    "unknown",
    "never",
    "exit",
    "detach",
    "join",
];

/// The stated effects and those that follow from the signature.
pub fn effects(said: &Said, call: &Call, generics: &Generics) -> Vec<String> {
    let mut out = said.effects.clone();
    let word = |e: &String| e.split(' ').next().unwrap_or_default().to_owned();
    let stated = out.iter().any(|e| VALUES.contains(&word(e).as_str()));
    let named = |n: usize| {
        let n = n.to_string();
        said.effects.iter().any(|e| e.split(' ').skip(1).any(|a| a == n))
    };
    let meets = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.intersection(b).next().is_some();
    let mut held = false;
    for (n, param) in call.params.iter().enumerate() {
        if named(n) || by_reference(param) {
            continue;
        }
        let shows = meets(&param.mentions, &call.ret.mentions);
        match closure(param, generics) {
            Some(_) if shows && !stated => out.push(format!("holds {n}")),
            Some(times) => out.push(format!("runs {n} {times}")),
            None if stated => {}
            None if call.receiver == 'm' && meets(&param.mentions, &call.own) => {
                out.push(format!("stores {n}"));
            }
            None if shows => out.push(format!("holds {n}")),
            None => {}
        }
    }
    if !stated && call.receiver != '-' {
        held = call.ret.borrows
            || meets(&call.own, &call.ret.mentions)
            || call.receiver == 'v' && call.own.is_empty() && call.ret.code.starts_with('a');
    }
    if held {
        out.push("holds self".to_owned());
    }
    out
}

fn by_reference(param: &Lowered) -> bool {
    param.code.starts_with(['&', 'm', '*'])
}

/// How often a closure parameter runs.
fn closure(param: &Lowered, generics: &Generics) -> Option<&'static str> {
    let name = param.code.strip_prefix('P')?.split(';').next()?;
    Some(if generics.closure(name)? == "FnOnce" { "at_most_once" } else { "many" })
}

/// Traits that are implemented by deriving them.
pub fn traits(said: &Said, copy: bool) -> Vec<&'static str> {
    let mut out = Vec::new();
    for derived in &said.derives {
        match derived.as_str() {
            "Clone" => out.push("std::clone::Clone"),
            "Default" => out.push("std::default::Default"),
            "Copy" if copy => out.push("std::marker::Copy"),
            _ => {}
        }
    }
    out
}

/// Methods of derived traits: their names and entries.
pub fn methods(said: &Said, kind: &str, generics: &[String], own: &str) -> Vec<(String, String)> {
    let names = generics.join(" ");
    let mut out = Vec::new();
    for derived in &said.derives {
        match derived.as_str() {
            "Clone" => {
                let kind = kind.split(' ').next().unwrap_or_default();
                let effect = match kind {
                    "plain" | "collection" | "wrapper" | "adaptor" => "holds self",
                    "weak" | "weak_sender" => "weak",
                    _ => "alias",
                };
                out.push((
                    "clone".to_owned(),
                    format!("{names}\nrs\n\n{own}\n{effect}\n\n\n{own}"),
                ));
            }
            "Default" => {
                out.push(("default".to_owned(), format!("{names}\n-s\n\n{own}\n\n\n\n{own}")));
            }
            _ => {}
        }
    }
    out
}
