//! The engine's facts held against the compiler's.
//!
//! In:  both sides' facts of one fixture. Out: what agrees, counted; what differs, in words.
//! What the engine says is alive must be alive for the compiler too. The compiler knows nothing of
//! values: where it says "maybe" and the engine "no", the fixture must name the variable in a
//! `//~ correlated:` note, with the reason.

use std::collections::BTreeSet;
use std::fmt;

use crate::body::Pos;
use crate::live::{Facts, Label, Point};
use crate::ours::OWN;
use crate::source::Source;
use crate::types::{agree, same_path, unknown};

/// How much was compared.
#[derive(Clone, Default, Debug)]
pub struct Totals {
    /// Calls whose target or receiver the engine does not know, one a line.
    pub unknown: BTreeSet<String>,
    pub pairs: usize,
    pub drops: usize,
    pub order: usize,
    pub calls: usize,
    pub callees: usize,
    pub receivers: usize,
    pub unknown_callees: usize,
    pub unknown_receivers: usize,
    pub explained: usize,
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pairs live, {} drops, {} in their order, {} calls in or outside of cycles, \
             {} callees, {} receiver types agree ({} callees and {} receivers unknown to the \
             engine, {} explained by correlated tests)",
            self.pairs,
            self.drops,
            self.order,
            self.calls,
            self.callees,
            self.receivers,
            self.unknown_callees,
            self.unknown_receivers,
            self.explained
        )
    }
}

/// Compares one fixture; differences are lines a person can act on.
pub fn compare(
    compiler: &Facts,
    engine: &Facts,
    source: &Source,
    totals: &mut Totals,
) -> Vec<String> {
    let mut check = Check { source, totals, differences: Vec::new() };
    for (pos, point) in &compiler.points {
        match engine.points.get(pos) {
            Some(ours) => check.point(*pos, point, ours),
            None => check.differs(*pos, &format!("`{}` is no call of the engine", point.name)),
        }
    }
    for (pos, ours) in engine.points.iter().filter(|(pos, _)| !compiler.points.contains_key(pos)) {
        check.differs(*pos, &format!("`{}` is no call of the compiler", ours.name));
    }
    let none = BTreeSet::new();
    let positions: BTreeSet<&Pos> = compiler.drops.keys().chain(engine.drops.keys()).collect();
    for pos in positions {
        let (theirs, ours) = (compiler.drops.get(pos), engine.drops.get(pos));
        // Where a macro hides the point from the compiler, the engine may name it.
        let ours: BTreeSet<Label> =
            ours.unwrap_or(&none).difference(&compiler.hidden_drops).cloned().collect();
        check.totals.drops += check.labels(*pos, "dropped", theirs.unwrap_or(&none), &ours);
    }
    check.order(compiler, engine);
    check.differences
}

struct Check<'a> {
    source: &'a Source,
    totals: &'a mut Totals,
    differences: Vec<String>,
}

impl Check<'_> {
    fn differs(&mut self, pos: Pos, what: &str) {
        self.differences
            .push(format!("{}.rs:{}:{}: {what}", self.source.name, pos.line, pos.column));
    }

    fn point(&mut self, pos: Pos, compiler: &Point, engine: &Point) {
        let name = &compiler.name;
        if *name != engine.name {
            self.differs(pos, &format!("`{name}` is `{}` for the engine", engine.name));
            return;
        }
        if compiler.in_cycle == engine.in_cycle {
            self.totals.calls += 1;
        } else {
            self.differs(pos, &format!("`{name}` repeats: {} for the compiler", compiler.in_cycle));
        }
        self.totals.pairs += self.labels(pos, "alive", &compiler.live, &engine.live);
        if !compiler.callee.is_empty() {
            self.callee(pos, compiler, engine);
        }
        match (&compiler.receiver, &engine.receiver) {
            (Some(theirs), ours) if ours.as_deref().is_none_or(unknown) => {
                self.totals.unknown_receivers += 1;
                self.unknown(pos, theirs);
            }
            (Some(theirs), Some(ours)) if agree(theirs, ours) => self.totals.receivers += 1,
            (Some(theirs), Some(ours)) => {
                self.differs(pos, &format!("`{name}` on `{theirs}`, the engine says `{ours}`"));
            }
            (_, _) => {}
        }
    }

    fn unknown(&mut self, pos: Pos, what: &str) {
        let name = &self.source.name;
        self.totals.unknown.insert(format!("{name}:{}:{} {what}", pos.line, pos.column));
    }

    fn callee(&mut self, pos: Pos, compiler: &Point, engine: &Point) {
        let Some(ours) = engine.callee.first() else {
            self.totals.unknown_callees += 1;
            self.unknown(pos, &compiler.callee.join(" or "));
            return;
        };
        let own = ours.strip_prefix(OWN);
        let agrees = compiler.callee.iter().any(|theirs| match own {
            Some(name) => {
                theirs.contains(&self.source.name) && theirs.rsplit("::").next() == Some(name)
            }
            None => same_path(theirs, ours),
        });
        if agrees {
            self.totals.callees += 1;
        } else {
            self.differs(
                pos,
                &format!("calls {}, the engine says {ours}", compiler.callee.join(" or ")),
            );
        }
    }

    /// How many labels agree; the others differ unless a note explains them.
    fn labels(
        &mut self,
        pos: Pos,
        what: &str,
        compiler: &BTreeSet<Label>,
        engine: &BTreeSet<Label>,
    ) -> usize {
        for label in engine.difference(compiler) {
            self.differs(pos, &format!("{label} is {what} for the engine alone"));
        }
        let correlated = self.source.correlated();
        for label in compiler.difference(engine) {
            let name = label.split('@').next().unwrap_or_default();
            if correlated.contains(&name) {
                self.totals.explained += 1;
            } else {
                self.differs(pos, &format!("{label} is {what} for the compiler alone"));
            }
        }
        compiler.intersection(engine).count()
    }

    /// Only pairs that both sides drop at that point can be in another order.
    fn order(&mut self, compiler: &Facts, engine: &Facts) {
        for (pos, first, then) in &engine.order {
            let reversed = (*pos, then.clone(), first.clone());
            if compiler.order.contains(&(*pos, first.clone(), then.clone())) {
                self.totals.order += 1;
            } else if compiler.order.contains(&reversed) {
                self.differs(*pos, &format!("{then} is dropped before {first}, not behind it"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(live: &[&str], receiver: &str) -> Facts {
        let mut facts = Facts::default();
        let point = Point {
            name: "send".to_owned(),
            callee: vec!["std::sync::mpsc::Sender::send".to_owned()],
            receiver: Some(receiver.to_owned()),
            in_cycle: false,
            live: live.iter().map(ToString::to_string).collect(),
        };
        facts.points.insert(Pos { line: 3, column: 9 }, point);
        facts
    }

    fn differences(compiler: &Facts, engine: &Facts, note: &str) -> (Vec<String>, Totals) {
        let mut totals = Totals::default();
        let source = Source::new("sample", note.to_owned());
        (compare(compiler, engine, &source, &mut totals), totals)
    }

    #[test]
    fn what_agrees_is_counted() {
        let side = facts(&["tx@entry"], "&std::sync::mpsc::Sender<u32>");
        let (found, totals) = differences(&side, &side, "");
        assert_eq!(found, [""; 0]);
        assert_eq!((totals.pairs, totals.calls, totals.callees, totals.receivers), (1, 1, 1, 1));
    }

    #[test]
    fn a_value_that_only_the_engine_sees_alive_is_a_difference() {
        let (found, _) = differences(&facts(&[], "_"), &facts(&["tx@entry"], "_"), "");
        assert_eq!(found, ["sample.rs:3:9: tx@entry is alive for the engine alone"]);
    }

    #[test]
    fn a_value_that_only_the_compiler_sees_alive_needs_a_reason() {
        let (compiler, engine) = (facts(&["tx@entry"], "_"), facts(&[], "_"));
        assert_eq!(differences(&compiler, &engine, "").0.len(), 1);
        let note = "    //~ correlated: tx (taken in the same test)";
        let (found, totals) = differences(&compiler, &engine, note);
        assert_eq!((found.len(), totals.explained), (0, 1));
    }

    #[test]
    fn another_receiver_is_a_difference_and_an_unknown_one_is_counted() {
        let compiler = facts(&[], "&std::sync::mpsc::Sender<u32>");
        assert_eq!(differences(&compiler, &facts(&[], "std::sync::Mutex<u32>"), "").0.len(), 1);
        let (found, totals) = differences(&compiler, &facts(&[], "_"), "");
        assert_eq!((found.len(), totals.unknown_receivers), (0, 1));
    }
}
