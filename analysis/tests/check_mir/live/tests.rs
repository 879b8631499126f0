//! The rules of what is alive, on bodies of a few steps.

use super::*;
use crate::body::{Edge, Local};

fn part(local: u32, path: &[&str]) -> Place {
    Place { path: path.iter().map(ToString::to_string).collect(), ..Place::whole(local) }
}

fn at(line: u32) -> Pos {
    Pos { line, column: 1 }
}

fn look(line: u32) -> Step {
    Step::Call(Call {
        at: Some(at(line)),
        name: Some("step".to_owned()),
        callee: Vec::new(),
        receiver: None,
        moved: Vec::new(),
        into: Place::whole(9),
        result: Made::Nothing,
    })
}

fn to_local(from: Place, into: u32) -> Step {
    Step::Move { from: vec![from], into: Place::whole(into) }
}

fn end(place: Place, line: u32) -> Step {
    Step::Drop { place, at: Some(at(line)) }
}

/// One parameter `pair` in `_1`, a variable `first` in `_2`.
fn body(blocks: Vec<(Vec<Step>, Vec<usize>)>) -> Body {
    let named = |name: &str| Local { name: Some(name.to_owned()), ty: String::new() };
    let edge = |to| Edge { to, empties: None };
    Body {
        locals: vec![Local::default(), named("pair"), named("first")],
        entry: vec![(Place::whole(1), "pair".to_owned())],
        parts: Vec::new(),
        blocks: blocks
            .into_iter()
            .map(|(steps, next)| Block { steps, next: next.into_iter().map(edge).collect() })
            .collect(),
    }
}

fn live(facts: &Facts, line: u32) -> Vec<&str> {
    facts.points[&at(line)].live.iter().map(String::as_str).collect()
}

#[test]
fn a_moved_part_leaves_the_others() {
    let steps = vec![to_local(part(1, &["0"]), 2), look(1), end(part(1, &["1"]), 2), look(3)];
    let facts = facts(&body(vec![(steps, vec![])]));
    assert_eq!(live(&facts, 1), ["first@entry", "pair@entry"]);
    assert_eq!(live(&facts, 3), ["first@entry"]);
}

#[test]
fn a_moved_payload_leaves_nothing_of_the_other_variants() {
    let ok = vec![to_local(part(1, &["as Ok", "0"]), 2), look(1)];
    let err = vec![to_local(part(1, &["as Err", "0"]), 2), look(2)];
    let facts = facts(&body(vec![(vec![], vec![1, 2]), (ok, vec![]), (err, vec![])]));
    assert_eq!((live(&facts, 1), live(&facts, 2)), (vec!["first@entry"], vec!["first@entry"]));
}

#[test]
fn what_one_path_keeps_may_be_alive_where_paths_meet() {
    let gone = (vec![end(Place::whole(1), 1)], vec![2]);
    let facts = facts(&body(vec![(vec![], vec![1, 2]), gone, (vec![look(2)], vec![])]));
    assert_eq!(live(&facts, 2), ["pair@entry"]);
    assert!(!facts.points[&at(2)].in_cycle);
}

#[test]
fn drops_at_one_point_keep_their_order_across_blocks() {
    let first = (vec![to_local(part(1, &["0"]), 2), end(Place::whole(2), 5)], vec![1]);
    let facts = facts(&body(vec![first, (vec![end(part(1, &["1"]), 5)], vec![])]));
    let order = (at(5), "first@entry".to_owned(), "pair@entry".to_owned());
    assert_eq!(facts.order.into_iter().collect::<Vec<_>>(), [order]);
}

#[test]
fn a_block_that_leads_back_to_itself_repeats() {
    let facts = facts(&body(vec![(vec![look(1)], vec![1]), (vec![look(2)], vec![1])]));
    assert_eq!((facts.points[&at(1)].in_cycle, facts.points[&at(2)].in_cycle), (false, true));
}
