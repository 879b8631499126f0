//! What may be alive where: the same rules for both sides.
//!
//! In:  [`Body`]. Out: [`Facts`]: per call and await the guards, endpoints and handles that may
//!      be alive; what each drop point drops, and in which order.
//! A value is known by where it was made and by the variable that holds it: `guard@8:34`. It lives
//! until it is moved into a call, dropped, or its storage ends.

use std::collections::{BTreeMap, BTreeSet};

use crate::body::{Block, Body, Call, Made, Place, Pos, Step};

/// `variable@line:column` of the end of the call that made it; `_` for temporaries, `entry` for
/// parameters and captures.
pub type Label = String;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Point {
    /// The call's name; `.await` for awaits.
    pub name: String,
    pub callee: Vec<String>,
    pub receiver: Option<String>,
    pub in_cycle: bool,
    pub live: BTreeSet<Label>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    pub points: BTreeMap<Pos, Point>,
    pub drops: BTreeMap<Pos, BTreeSet<Label>>,
    /// Dropped at a point that a macro hides.
    pub hidden_drops: BTreeSet<Label>,
    /// At one drop point, this before that.
    pub order: BTreeSet<(Pos, Label, Label)>,
}

impl Facts {
    /// Adds what another body of the same file says.
    pub fn merge(&mut self, other: Self) {
        for (pos, point) in other.points {
            let known = self.points.entry(pos).or_insert_with(|| point.clone());
            known.in_cycle |= point.in_cycle;
            known.live.extend(point.live);
        }
        for (pos, labels) in other.drops {
            self.drops.entry(pos).or_default().extend(labels);
        }
        self.hidden_drops.extend(other.hidden_drops);
        self.order.extend(other.order);
    }
}

/// What a place holds, and which of its parts have moved away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Held {
    objects: BTreeSet<Label>,
    moved: BTreeSet<Vec<String>>,
}

type State = BTreeMap<Place, Held>;

/// Follows every value of one body.
pub fn facts(body: &Body) -> Facts {
    let flow = Flow { body, parts: separate_parts(body) };
    let states = flow.solve();
    let mut facts = Facts::default();
    let mut events: Vec<Vec<Event>> = Vec::new();
    for (index, block) in body.blocks.iter().enumerate() {
        let mut seen = Vec::new();
        if let Some(mut state) = states[index].clone() {
            let in_cycle = reaches(body, index);
            for step in &block.steps {
                flow.observe(step, &state, in_cycle, &mut facts, &mut seen);
                flow.step(step, &mut state);
            }
        }
        events.push(seen);
    }
    for (block, seen) in events.iter().enumerate() {
        for (n, event) in seen.iter().enumerate() {
            order_behind(body, &events, block, n, event, &mut facts.order);
        }
    }
    facts
}

/// The places that are moved or dropped on their own: of a part-moved value, those of them that
/// have not moved yet are what remains.
fn separate_parts(body: &Body) -> BTreeSet<Place> {
    let mut parts: BTreeSet<Place> = body.parts.iter().cloned().collect();
    for step in body.blocks.iter().flat_map(|block| &block.steps) {
        match step {
            Step::Move { from, .. } => parts.extend(from.iter().cloned()),
            Step::Call(call) => parts.extend(call.moved.iter().cloned()),
            Step::Drop { place, .. } => drop(parts.insert(place.clone())),
            Step::Await { .. } | Step::End(_) => {}
        }
    }
    parts
}

/// Whether nothing of `part` is left to look for once `moved` has moved: it is gone, or `moved` is
/// a part of it, and what is left of it are parts of their own.
fn settled(part: &[String], moved: &[String]) -> bool {
    gone(part, moved) || moved.starts_with(part)
}

/// Whether `part` is gone once `moved` has moved: it lies inside, or in another variant.
fn gone(part: &[String], moved: &[String]) -> bool {
    let same = part.iter().zip(moved).take_while(|(a, b)| a == b).count();
    let variants = |path: &[String]| path.get(same).is_some_and(|step| step.starts_with("as "));
    same == moved.len() || (variants(part) && variants(moved))
}

enum Event {
    Drop(Option<Pos>, BTreeSet<Label>),
    Other,
}

struct Flow<'a> {
    body: &'a Body,
    parts: BTreeSet<Place>,
}

impl Flow<'_> {
    /// The state at each block's start; `None` where control never comes.
    fn solve(&self) -> Vec<Option<State>> {
        let mut states: Vec<Option<State>> = vec![None; self.body.blocks.len()];
        let Some(first) = states.first_mut() else { return states };
        let held =
            |name: &String| Held { objects: [format!("{name}@entry")].into(), ..Held::default() };
        *first =
            Some(self.body.entry.iter().map(|(place, name)| (place.clone(), held(name))).collect());
        let mut work = BTreeSet::from([0]);
        while let Some(index) = work.pop_first() {
            let block = &self.body.blocks[index];
            let mut state = states[index].clone().unwrap_or_default();
            for step in &block.steps {
                self.step(step, &mut state);
            }
            for edge in &block.next {
                let mut after = state.clone();
                if let Some(empty) = &edge.empties {
                    self.take(empty, &mut after);
                }
                if join(&mut states[edge.to], after) {
                    work.insert(edge.to);
                }
            }
        }
        states
    }

    fn step(&self, step: &Step, state: &mut State) {
        match step {
            Step::Move { from, into } => {
                let objects = from.iter().flat_map(|place| self.take(place, state)).collect();
                self.put(into, objects, state);
            }
            Step::Call(call) => {
                let given = self.take_arguments(call, state);
                let made = match call.result {
                    Made::Nothing => BTreeSet::new(),
                    Made::Carried => given,
                    Made::CarriedOrNew if !given.is_empty() => given,
                    Made::New | Made::CarriedOrNew => [made_at(call.at)].into(),
                };
                self.put(&call.into, made, state);
            }
            Step::Await { .. } => {}
            Step::Drop { place, .. } => drop(self.take(place, state)),
            Step::End(local) => state.retain(|place, _| place.local != *local),
        }
    }

    fn take_arguments(&self, call: &Call, state: &mut State) -> BTreeSet<Label> {
        call.moved.iter().flat_map(|place| self.take(place, state)).collect()
    }

    /// Moves out of a place: what it holds, and its share of what holds it.
    fn take(&self, place: &Place, state: &mut State) -> BTreeSet<Label> {
        let mut taken = BTreeSet::new();
        if place.borrowed {
            return taken;
        }
        state.retain(|holder, held| {
            if place.covers(holder) {
                taken.extend(held.objects.iter().cloned());
                return false;
            }
            if !holder.covers(place) || held.moved.iter().any(|moved| gone(&place.path, moved)) {
                return true;
            }
            taken.extend(held.objects.iter().cloned());
            if place.path.last().is_some_and(|step| step == "[_]") {
                // An element, but not which one: the others may be there.
                return true;
            }
            held.moved.insert(place.path.clone());
            self.parts.iter().any(|part| {
                holder.covers(part)
                    && part.path != holder.path
                    && !held.moved.iter().any(|moved| settled(&part.path, moved))
            })
        });
        taken
    }

    fn put(&self, into: &Place, objects: BTreeSet<Label>, state: &mut State) {
        self.take(into, state);
        if into.borrowed || objects.is_empty() {
            return;
        }
        let name = self.body.locals.get(into.local as usize).and_then(|local| local.name.as_ref());
        let renamed = |label: Label| match (name, label.split_once('@')) {
            (Some(name), Some((_, made))) => format!("{name}@{made}"),
            _ => label,
        };
        let objects = objects.into_iter().map(renamed).collect();
        state.insert(into.clone(), Held { objects, moved: BTreeSet::new() });
    }

    fn observe(
        &self,
        step: &Step,
        state: &State,
        in_cycle: bool,
        facts: &mut Facts,
        seen: &mut Vec<Event>,
    ) {
        match step {
            Step::Call(call) => {
                let mut state = state.clone();
                self.take_arguments(call, &mut state);
                if let (Some(name), Some(at)) = (&call.name, call.at) {
                    let point = facts.points.entry(at).or_default();
                    name.clone_into(&mut point.name);
                    point.callee.clone_from(&call.callee);
                    point.receiver.clone_from(&call.receiver);
                    point.in_cycle |= in_cycle;
                    point.live.extend(all(&state));
                }
                seen.push(Event::Other);
            }
            Step::Await { at } => {
                let point = facts.points.entry(*at).or_default();
                ".await".clone_into(&mut point.name);
                point.live.extend(all(state));
                seen.push(Event::Other);
            }
            Step::Drop { place, at } => {
                let labels = self.take(place, &mut state.clone());
                if !labels.is_empty() {
                    let seen_at = at.map(|at| facts.drops.entry(at).or_default());
                    seen_at.unwrap_or(&mut facts.hidden_drops).extend(labels.iter().cloned());
                    seen.push(Event::Drop(*at, labels));
                }
            }
            Step::Move { .. } | Step::End(_) => {}
        }
    }
}

fn made_at(at: Option<Pos>) -> Label {
    at.map_or_else(|| "_@macro".to_owned(), |at| format!("_@{}:{}", at.line, at.column))
}

fn all(state: &State) -> impl Iterator<Item = Label> {
    state.values().flat_map(|held| held.objects.iter().cloned())
}

fn join(known: &mut Option<State>, new: State) -> bool {
    let Some(known) = known else {
        *known = Some(new);
        return true;
    };
    let before = known.clone();
    for (place, held) in new {
        let Some(old) = known.get_mut(&place) else {
            known.insert(place, held);
            continue;
        };
        old.objects.extend(held.objects);
        old.moved.retain(|part| held.moved.contains(part));
    }
    *known != before
}

/// Whether a block can come back to itself.
fn reaches(body: &Body, start: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut work = vec![start];
    while let Some(block) = work.pop() {
        for edge in &body.blocks[block].next {
            if edge.to == start {
                return true;
            }
            if seen.insert(edge.to) {
                work.push(edge.to);
            }
        }
    }
    false
}

/// Notes the drops at the same point that come right behind the n-th event of a block.
fn order_behind(
    body: &Body,
    events: &[Vec<Event>],
    block: usize,
    n: usize,
    event: &Event,
    order: &mut BTreeSet<(Pos, Label, Label)>,
) {
    let Event::Drop(Some(at), first) = event else { return };
    let mut seen = BTreeSet::new();
    let mut work = vec![(block, n + 1)];
    while let Some((block, from)) = work.pop() {
        match events[block].get(from) {
            Some(Event::Drop(Some(then_at), then)) if then_at == at => {
                for a in first {
                    order.extend(
                        then.iter().filter(|b| *b != a).map(|b| (*at, a.clone(), b.clone())),
                    );
                }
            }
            Some(_) => {}
            None => {
                let next: &Block = &body.blocks[block];
                work.extend(next.next.iter().filter(|e| seen.insert(e.to)).map(|e| (e.to, 0)));
            }
        }
    }
}

#[cfg(test)]
mod tests;
