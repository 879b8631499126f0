//! What a program is solved for.
//!
//! In:  the bodies that a question begins at, the channels that it is about.
//! Out: [`Seeds`]; whether a channel is one of them.

use std::collections::BTreeSet;

use super::source::Source;
use super::{Channel, Code};
use crate::domain::FileId;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// The channels whose ends are followed into bodies that are not built yet. Others are known as far
/// as they stay in built bodies, unless they carry what is followed.
#[derive(Clone, Debug, Default)]
pub enum Follow {
    /// Those that can be full.
    #[default]
    Limited,
    /// Those that one of these may belong to.
    Of(Vec<Source>),
}

impl Follow {
    /// Whether a channel that is made as a value of that type is followed.
    pub(super) fn follows(&self, code: &Code<'_>, channel: &Channel) -> bool {
        match self {
            Self::Limited => channel.is_bounded(),
            Self::Of(sources) => {
                sources.iter().any(|source| source.may_be_made(code, &channel.made))
            }
        }
    }
}

/// What a program is solved for.
#[derive(Clone, Debug, Default)]
pub struct Seeds {
    /// The bodies that it begins at.
    pub bodies: Vec<(FileId, BodyId)>,
    /// The channels whose ends are followed.
    pub follow: Follow,
    /// The bodies whose handles are followed wherever they go.
    pub handles: BTreeSet<BodyRef>,
}
