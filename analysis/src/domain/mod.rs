//! The terms every step speaks in: names, spans, evidence, facts, places, objects, effects.
//!
//! In:  nothing; these are data types.
//! Out: values that are equal between runs, whatever the thread count.
//! Not here: how any of them is computed.

pub mod effect;
pub mod evidence;
pub mod fact;
pub mod name;
pub mod object;
pub mod place;
pub mod span;
pub mod summary;

pub use effect::{Cond, Count, Effect, EffectId, Op, Strand, When};
pub use evidence::{Reason, ReasonKind, Role, Why};
pub use fact::{Answer, Known};
pub use name::Name;
pub(crate) use name::name;
pub use object::{CallSite, Object};
pub use place::{Place, Root, Step};
pub use span::{FileId, Range, Span};
pub use summary::{Cause, Fate, Outcome, Summary};
