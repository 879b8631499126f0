//! Places: where a value is, as a root and at most four steps.
//!
//! In:  expressions, fields, parameters.
//! Out: comparable paths; references and owning pointers are erased, long paths fold.
//! Source: access paths of k-limited alias analysis (Jones & Muchnick 1979), k = 4.

use std::fmt;

use smallvec::SmallVec;

use super::{Name, Span};

/// What a place starts from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Root {
    /// A local slot of the body.
    Local(u32),
    /// A parameter; `self` is 0.
    Param(u32),
    /// A captured variable of a closure or async block.
    Capture(u32),
    /// What the body returns.
    Return,
    /// A static, by its canonical path.
    Static(Name),
    /// An object created at this expression.
    Site(Span),
    /// Any instance of a type, by the type's canonical path: contents of its fields.
    Instance(Name),
}

/// One step from a value to a part of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// A field, or a tuple's element by its number.
    Field(Name),
    /// The n-th payload of an enum's variant.
    Payload(Name, u8),
    /// What a lock or cell protects.
    Inner,
    /// An element of a collection.
    Elem,
    /// A message of a channel.
    Msg,
    /// Everything below: where a longer or self-similar path was folded.
    Any,
}

/// A root and the way from it. At most [`Place::MAX_STEPS`] steps.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Where the way starts.
    pub root: Root,
    steps: SmallVec<[Step; 2]>,
}

impl Place {
    /// Longer paths fold to [`Step::Any`].
    pub const MAX_STEPS: usize = 4;

    /// The root itself.
    pub fn new(root: Root) -> Self {
        Self { root, steps: SmallVec::new() }
    }

    /// One step further. Folds a path that grows too long or repeats a field.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        match self.steps.last() {
            Some(Step::Any) => return self,
            _ if self.steps.len() == Self::MAX_STEPS => {
                self.steps.pop();
                self.steps.push(Step::Any);
                return self;
            }
            _ => {}
        }
        if let Step::Field(_) = step
            && let Some(first) = self.steps.iter().position(|s| *s == step)
        {
            self.steps.truncate(first);
            self.steps.push(Step::Any);
            return self;
        }
        self.steps.push(step);
        self
    }

    /// The way from the root.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether part of the way was folded: several values may be meant.
    pub fn is_folded(&self) -> bool {
        self.steps.last() == Some(&Step::Any)
    }

    /// Whether `self` is `other` or holds it.
    pub fn is_prefix_of(&self, other: &Self) -> bool {
        self.root == other.root && other.steps.starts_with(&self.steps)
    }

    /// `self` in the caller's terms: `argument` in place of the root, then the same steps.
    #[must_use]
    pub fn rebase(&self, argument: &Place) -> Place {
        self.steps.iter().fold(argument.clone(), |place, step| place.step(*step))
    }
}

impl From<Root> for Place {
    fn from(root: Root) -> Self {
        Self::new(root)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.root {
            Root::Local(n) => write!(f, "_{n}"),
            Root::Param(0) => write!(f, "self/0"),
            Root::Param(n) => write!(f, "arg{n}"),
            Root::Capture(n) => write!(f, "cap{n}"),
            Root::Return => write!(f, "return"),
            Root::Static(name) => write!(f, "{name}"),
            Root::Site(span) => write!(f, "@{}:{}", span.file.0, span.range.start),
            Root::Instance(name) => write!(f, "<{name}>"),
        }?;
        for step in &self.steps {
            match step {
                Step::Field(name) => write!(f, ".{name}"),
                Step::Payload(variant, n) => write!(f, "({variant}.{n})"),
                Step::Inner => write!(f, ".inner"),
                Step::Elem => write!(f, "[_]"),
                Step::Msg => write!(f, ".msg"),
                Step::Any => write!(f, ".*"),
            }?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Step {
        Step::Field(Name::new(name))
    }

    #[test]
    fn a_fifth_step_folds() {
        let place = ["a", "b", "c", "d", "e"]
            .iter()
            .fold(Place::new(Root::Param(0)), |p, name| p.step(field(name)));
        assert_eq!(format!("{place:?}"), "self/0.a.b.c.*");
        assert!(place.is_folded());
    }

    #[test]
    fn a_repeated_field_folds_where_it_first_stood() {
        let place = ["head", "next", "next"]
            .iter()
            .fold(Place::new(Root::Local(3)), |p, name| p.step(field(name)));
        assert_eq!(format!("{place:?}"), "_3.head.*");
    }

    #[test]
    fn a_formal_place_rebases_on_the_argument() {
        let formal = Place::new(Root::Param(0)).step(field("jobs")).step(Step::Elem);
        let argument = Place::new(Root::Local(2)).step(field("pool"));
        assert_eq!(format!("{:?}", formal.rebase(&argument)), "_2.pool.jobs[_]");
    }

    #[test]
    fn a_prefix_holds_what_lies_below_it() {
        let whole = Place::new(Root::Param(0)).step(field("a"));
        let part = whole.clone().step(Step::Inner);
        assert!(whole.is_prefix_of(&part) && whole.is_prefix_of(&whole));
        assert!(!part.is_prefix_of(&whole));
    }
}
