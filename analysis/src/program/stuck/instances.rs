//! Whether two mentions of a channel mean one instance of it.
//!
//! In:  the place that makes a channel, a place that runs (through others) that place.
//! Out: how many instances one run of a body makes, as far as one is told from several.
//! Over-approximates: a loop or a second way counts as several.

use super::Stuck;
use crate::domain::effect::Count;
use crate::flow::order::Order;
use crate::models::entry::Times;
use crate::program::{Run, Site};
use crate::types::ty::BodyRef;

/// Calls between two bodies that are followed.
const MAX_CHAIN: usize = 12;
/// Several.
const MANY: u32 = 2;

impl Stuck<'_, '_> {
    /// Whether the innermost of these statements, which run one another from inside out, whose
    /// body makes the channel, makes one.
    pub(super) fn is_one_instance(&self, made: Site, sites: &[Site]) -> bool {
        sites.iter().map(|site| self.ways(made, *site)).find(|ways| *ways > 0) == Some(1)
    }

    /// How many times one run of a body, or one turn of the loops around `top`, makes it.
    pub(super) fn ways(&self, made: Site, top: Site) -> u32 {
        self.ways_from(made, top, &mut Vec::new())
    }

    fn ways_from(&self, at: Site, top: Site, path: &mut Vec<BodyRef>) -> u32 {
        let Some(graph) = self.graph(at.body) else { return 0 };
        if path.contains(&at.body) || path.len() >= MAX_CHAIN {
            return 0;
        }
        let same = at.body == top.body;
        let around: &[_] = if same { &[top.block] } else { &[] };
        let here = match Order::of(graph).turns(at.block, around) {
            Count::Once => 1,
            Count::AtMost(_) | Count::Many => MANY,
        };
        if same {
            return here;
        }
        path.push(at.body);
        let mut sum = 0;
        for edge in self.program.runs.get(&at.body).into_iter().flatten() {
            let times = match edge.how {
                Run::Closure(Times::Many) => MANY,
                _ => 1,
            };
            sum = MANY.min(sum + times * self.ways_from(edge.site, top, path));
        }
        path.pop();
        MANY.min(here * sum)
    }
}
