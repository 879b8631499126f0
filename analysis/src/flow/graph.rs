//! The control-flow graph of one body.
//!
//! In:  built by `flow::build`.
//! Out: locals, basic blocks, loops. Statements are in evaluation order; every drop is explicit.
//! Closures and async blocks are bodies of their own: here they are values with captures.

use smallvec::SmallVec;

use crate::domain::{Name, Range};
use crate::models::FnModel;
use crate::syntax::ir::ExprId;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A local slot: parameter, capture, variable or temporary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocalId(pub u32);

/// A basic block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BlockId(pub u32);

/// A body as blocks.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The body.
    pub body: BodyRef,
    /// Slots. Parameters first (receiver is 0 if there is one), then captures, then the rest.
    pub locals: Vec<Local>,
    /// Blocks; 0 is the entry.
    pub blocks: Vec<BasicBlock>,
    /// Loops as written, outermost first.
    pub loops: Vec<Loop>,
    /// The slot that holds the result.
    pub result: LocalId,
}

impl Graph {
    /// Gives back what was reserved while it was built.
    pub fn shrink(&mut self) {
        for block in &mut self.blocks {
            block.stmts.shrink_to_fit();
        }
        self.blocks.shrink_to_fit();
        self.locals.shrink_to_fit();
    }
}

/// What a slot is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LocalKind {
    /// The n-th parameter; the receiver, if any, is 0.
    Param(u32),
    /// The n-th capture: a variable of the enclosing body or a field of one, by value or by
    /// reference. The slot stands for the captured place itself, without a `Deref` step; the
    /// operands of [`Rvalue::Body`] say which place it is.
    Capture {
        /// Its slot in the enclosing body.
        outer: LocalId,
        /// Whether it is captured by reference.
        by_ref: bool,
    },
    /// A named variable.
    Variable,
    /// An intermediate value.
    Temporary,
    /// The result.
    Result,
}

/// A slot.
#[derive(Clone, Debug)]
pub struct Local {
    /// What it is.
    pub kind: LocalKind,
    /// Its name, if it has one.
    pub name: Option<Name>,
    /// Its type.
    pub ty: Ty,
    /// Where it is declared, or the expression whose value it is.
    pub range: Range,
}

impl Local {
    /// Whether it refers to a value that something else owns.
    pub fn is_by_ref(&self) -> bool {
        matches!(self.ty, Ty::Ref(..))
            || matches!(self.kind, LocalKind::Capture { by_ref: true, .. })
    }
}

/// Part of a slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Loc {
    /// The slot.
    pub local: LocalId,
    /// The way to the part.
    pub steps: SmallVec<[Proj; 1]>,
}

impl Loc {
    /// The whole slot.
    pub fn whole(local: LocalId) -> Self {
        Self { local, steps: SmallVec::new() }
    }

    /// A part of it.
    #[must_use]
    pub fn then(mut self, step: Proj) -> Self {
        self.steps.push(step);
        self
    }
}

/// One step to a part of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Proj {
    /// Through a reference, box, `Arc` or guard.
    Deref,
    /// A field, by name or number.
    Field(Name),
    /// The n-th payload of a tuple variant; a named field of a variant is a [`Proj::Field`].
    Payload(Name, u8),
    /// `[_]`
    Index,
}

/// A value that is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Operand {
    /// Moved out: the source is empty afterwards.
    Move(Loc),
    /// Copied: the type is `Copy`, or not known to move.
    Copy(Loc),
    /// A constant.
    Const(Const),
}

/// A constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Const {
    /// An integer, from a literal or a constant item.
    Int(u64),
    /// A boolean.
    Bool(bool),
    /// A static item, by its canonical path; a place that lives for ever.
    Static(Name),
    /// A function item of the workspace.
    Fn(BodyRef),
    /// Anything else that holds no object.
    Other,
}

/// How a value is made.
#[derive(Clone, PartialEq, Debug)]
pub enum Rvalue {
    /// As it is.
    Use(Operand),
    /// `&place` or `&mut place`.
    Ref(Loc, bool),
    /// A struct, variant, tuple or array from its parts.
    Aggregate(Aggregate, Vec<(Name, Operand)>),
    /// A closure or async block with what it captures; references where it borrows.
    Body(BodyRef, Vec<Operand>),
    /// Something computed from these that holds none of them.
    Computed(Vec<Operand>),
}

/// What is put together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aggregate {
    /// A struct by its canonical path.
    Struct(Name),
    /// An enum's variant: the enum's canonical path and the variant.
    Variant(Name, Name),
    /// A tuple; parts are named `0`, `1`, ….
    Tuple,
    /// An array or `vec!`.
    Array,
}

/// Whom a call goes to.
#[derive(Clone, PartialEq, Debug)]
pub enum Callee {
    /// A function of the workspace.
    Body(BodyRef),
    /// Several candidates: trait methods through `dyn` or generics, conflicting cfg branches.
    OneOf(Vec<BodyRef>),
    /// A library function.
    Model(&'static FnModel),
    /// A local closure or function value: the operand in front of the arguments.
    Value(Operand),
    /// A library function without a model, by its canonical path; its arguments escape as the
    /// rules for unknown calls say.
    Unmodelled(Name),
    /// Not known.
    Unknown,
}

/// A statement.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// `place = value`; the old value is dropped by a [`StmtKind::Drop`] in front of it, after the
    /// new one was computed.
    Assign(Loc, Rvalue),
    /// A call; the receiver is the first argument.
    Call(Box<Call>),
    /// Waits for a future.
    Await {
        /// The future, by reference: it is consumed when it completes.
        future: Loc,
        /// Where the output goes.
        into: Loc,
        /// Whether a `join!` polls it side by side with the other awaits of the same range.
        joined: bool,
    },
    /// A macro or region nothing is known of: it may use, move or drop all of these.
    Opaque {
        /// What it names.
        uses: Vec<Loc>,
        /// Where its value goes.
        into: Loc,
    },
    /// The value is dropped here, if it is still there.
    Drop {
        /// What is dropped.
        loc: Loc,
        /// Whether it may have been moved out on some path.
        maybe: bool,
    },
    /// The slot ends without a drop; what was in it has moved.
    End(LocalId),
}

/// A call.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// Whom it goes to.
    pub callee: Callee,
    /// Its arguments, the receiver first.
    pub args: Vec<Operand>,
    /// The types of the arguments after adjustment.
    pub arg_tys: Vec<Ty>,
    /// Where the result goes.
    pub into: Loc,
    /// The method's or function's name as written.
    pub name: Name,
    /// The name's bytes.
    pub name_range: Range,
    /// The call expression in the IR.
    pub expr: Option<ExprId>,
    /// Whether it is a method call whose receiver's type is known.
    pub receiver_known: bool,
    /// Where a call that is not resolved may go, through a trait that others can implement, too.
    pub candidates: Vec<BodyRef>,
}

/// A statement and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    /// What it does.
    pub kind: StmtKind,
    /// Its code; of a scope end, the last byte of the scope, arm or statement.
    pub range: Range,
}

/// Straight-line code and what follows it.
#[derive(Clone, Debug)]
pub struct BasicBlock {
    /// In order.
    pub stmts: Vec<Stmt>,
    /// How it ends.
    pub end: End,
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// Goes on there.
    Goto(BlockId),
    /// Goes on at one of these, depending on a test.
    Branch(Test, Vec<(Edge, BlockId)>),
    /// Waits for the first arm that is ready.
    Select(Box<SelectEnd>),
    /// Returns to the caller.
    Return,
    /// Never goes on: panic, a call that never returns, an impossible match.
    Stop(Stop),
}

/// Why control does not go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// A certain panic.
    Panic,
    /// The process ends.
    Exit,
    /// A call that never returns, or `loop {}` without exit behind it.
    Never,
}

/// What a branch looks at.
#[derive(Clone, PartialEq, Debug)]
pub enum Test {
    /// The variant of an enum in that place.
    Variant(Loc),
    /// A boolean in that place.
    Bool(Loc),
    /// Whether an iterator, range or stream has another element; the call is `next`. The element
    /// is the slot's `Index`.
    Next(Loc),
    /// Something else computed from these.
    Other(Vec<Loc>),
}

/// Which outcome of the test an edge is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// This variant.
    Is(Name),
    /// True or false.
    Bool(bool),
    /// Everything that the edges before do not cover.
    Otherwise,
}

/// A `select!` as the end of a block.
#[derive(Clone, PartialEq, Debug)]
pub struct SelectEnd {
    /// Tried in order.
    pub biased: bool,
    /// The arms.
    pub arms: Vec<SelectEdge>,
    /// Taken when all arms are disabled.
    pub otherwise: Option<BlockId>,
    /// Whether that is futures' `complete`: all arms have ended.
    pub complete: bool,
    /// The handler of that, if there is one.
    pub otherwise_range: Option<Range>,
    /// Taken when none is ready.
    pub default: Option<BlockId>,
    /// The macro's path.
    pub range: Range,
}

/// An arm of a `select!`.
#[derive(Clone, PartialEq, Debug)]
pub struct SelectEdge {
    /// The future that is polled, or crossbeam's end that is used.
    pub wait: Loc,
    /// crossbeam's `send`: the message.
    pub sends: Option<Operand>,
    /// Whether it is crossbeam's `recv`.
    pub receives: bool,
    /// Where its output goes.
    pub into: Loc,
    /// Whether the pattern can fail, which disables the arm for this turn.
    pub refutable: bool,
    /// Whether a condition can disable it.
    pub guarded: bool,
    /// The handler.
    pub target: BlockId,
    /// The arm's future or operation.
    pub range: Range,
}

/// A loop as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    /// Where each turn starts.
    pub head: BlockId,
    /// Its keyword.
    pub keyword: Range,
    /// The whole loop.
    pub range: Range,
    /// `loop`, `while`, `for`.
    pub kind: LoopKind,
    /// For a `for` over a range or array of known length: how many turns.
    pub turns: Option<u32>,
}

/// The keyword of a loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoopKind {
    /// `loop`
    Loop,
    /// `while`
    While,
    /// `for`
    For,
}
