//! Expressions and statements.
//!
//! In:  filled by `syntax::lower`.
//! Out: [`Expr`] and its parts; operands are ids into the body's arenas.

use std::sync::Arc;

use super::{ExprId, MacroCall, PatId, TypePath, TypeRef};
use crate::domain::{Name, Range};

/// An expression.
#[derive(Clone, Debug)]
pub enum Expr {
    /// Source that did not parse.
    Missing,
    /// A literal.
    Lit(Lit),
    /// A path; a single segment may be a local.
    Path(Arc<TypePath>),
    /// `callee(args)`
    Call {
        /// What is called.
        callee: ExprId,
        /// Its arguments.
        args: Box<[ExprId]>,
    },
    /// `receiver.name::<types>(args)`
    Method(Box<MethodCall>),
    /// `base.name`
    Field {
        /// The value.
        base: ExprId,
        /// The field or its number.
        name: Name,
    },
    /// `base[index]`
    Index {
        /// The collection.
        base: ExprId,
        /// The key.
        index: ExprId,
    },
    /// `*e`
    Deref(ExprId),
    /// `!e`
    Not(ExprId),
    /// `&e`, `&mut e`, `&raw …`
    Ref {
        /// What is borrowed.
        expr: ExprId,
        /// Whether mutably.
        mutable: bool,
    },
    /// `a && b` (`true`) or `a || b` (`false`).
    Lazy {
        /// Whether it is `&&`.
        and: bool,
        /// First operand.
        lhs: ExprId,
        /// Evaluated only if needed.
        rhs: ExprId,
    },
    /// `a == b` and relatives; also `<`, `>`.
    Compare {
        /// The operator.
        op: CompareOp,
        /// First operand.
        lhs: ExprId,
        /// Second operand.
        rhs: ExprId,
    },
    /// Arithmetic, `-e`: evaluates its operands in order, yields a number.
    Opaque(Box<[ExprId]>),
    /// `a = b`
    Assign {
        /// The place.
        lhs: ExprId,
        /// The value.
        rhs: ExprId,
    },
    /// `a += b`
    AssignOp {
        /// The place.
        lhs: ExprId,
        /// The operand.
        rhs: ExprId,
    },
    /// `e as T`
    Cast(ExprId, Box<TypeRef>),
    /// `a..b`, `a..=b`, `..`
    Range {
        /// The start.
        start: Option<ExprId>,
        /// The end.
        end: Option<ExprId>,
        /// `..=`
        inclusive: bool,
    },
    /// `{ … }`
    Block(Box<Block>),
    /// `if cond { } else { }`
    If {
        /// The condition, which may contain [`Expr::Let`].
        cond: ExprId,
        /// The block when it holds.
        then: ExprId,
        /// The block or `if` otherwise.
        els: Option<ExprId>,
    },
    /// `let pat = expr` in a condition.
    Let {
        /// The pattern.
        pat: PatId,
        /// The scrutinee.
        expr: ExprId,
    },
    /// `match`
    Match {
        /// The scrutinee.
        scrutinee: ExprId,
        /// The arms.
        arms: Box<[Arm]>,
    },
    /// `loop { }`
    Loop {
        /// Its label.
        label: Option<Name>,
        /// Its block.
        body: ExprId,
        /// The keyword.
        keyword: Range,
    },
    /// `while cond { }`
    While {
        /// Its label.
        label: Option<Name>,
        /// The condition.
        cond: ExprId,
        /// Its block.
        body: ExprId,
        /// The keyword.
        keyword: Range,
    },
    /// `for pat in iter { }`
    For(Box<ForLoop>),
    /// `break 'label value`
    Break {
        /// The label.
        label: Option<Name>,
        /// The value.
        value: Option<ExprId>,
    },
    /// `continue 'label`
    Continue(Option<Name>),
    /// `return value`
    Return(Option<ExprId>),
    /// `|params| body`, `async |…|`
    Closure(Box<Closure>),
    /// `e?`
    Try(ExprId),
    /// `e.await`
    Await(ExprId),
    /// `(a, b)`; `()` is empty.
    Tuple(Box<[ExprId]>),
    /// `[a, b]`, `vec![a, b]` (`vec` set).
    Array {
        /// The elements.
        elems: Box<[ExprId]>,
        /// Whether it is a `Vec`.
        vec: bool,
    },
    /// `[e; n]`, `vec![e; n]`
    Repeat {
        /// The element.
        elem: ExprId,
        /// How many.
        len: ExprId,
        /// Whether it is a `Vec`.
        vec: bool,
    },
    /// `Path { field: e, ..base }`
    Struct(Box<StructLit>),
    /// A macro.
    Macro(Box<MacroCall>),
}

/// Comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompareOp {
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`, `<=`, `>`, `>=`
    Order,
}

/// A literal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lit {
    /// An integer, if it fits, with its suffix.
    Int(Option<u64>, Option<Name>),
    /// A float.
    Float,
    /// A boolean.
    Bool(bool),
    /// A string; its text if it is short and plain.
    Str(Option<Box<str>>),
    /// A byte string, C string.
    Bytes,
    /// A character or byte.
    Char,
}

/// A method call.
#[derive(Clone, Debug)]
pub struct MethodCall {
    /// The receiver.
    pub receiver: ExprId,
    /// The method's name.
    pub name: Name,
    /// The name's bytes.
    pub name_range: Range,
    /// Written type arguments.
    pub types: Box<[TypeRef]>,
    /// The other arguments.
    pub args: Box<[ExprId]>,
}

/// A block.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Plain, unsafe, const, or an async block.
    pub kind: BlockKind,
    /// Its label.
    pub label: Option<Name>,
    /// Its statements.
    pub stmts: Vec<Stmt>,
    /// The tail expression.
    pub tail: Option<ExprId>,
    /// The last byte of the closing brace: where locals are dropped.
    pub end: u32,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BlockKind {
    /// `{ }`, `unsafe { }`, `const { }`
    #[default]
    Plain,
    /// `async { }` or `async move { }`: a body of its own.
    Async {
        /// Whether it moves its captures.
        moves: bool,
    },
}

/// A statement.
#[derive(Clone, Debug)]
pub enum Stmt {
    /// `let pat: ty = init else { … };`
    Let {
        /// The pattern.
        pat: PatId,
        /// The written type.
        ty: Option<Box<TypeRef>>,
        /// The value.
        init: Option<ExprId>,
        /// The `else` block.
        els: Option<ExprId>,
        /// The whole statement.
        range: Range,
    },
    /// An expression with its terminator's range; `semi` tells whether `;` follows.
    Expr {
        /// The expression.
        expr: ExprId,
        /// Whether a `;` follows.
        semi: bool,
        /// The whole statement with its `;`.
        range: Range,
    },
    /// An item: its index in [`Body::items`](super::Body::items).
    Item(u32),
}

/// An arm of a `match`.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The pattern.
    pub pat: PatId,
    /// The condition behind `if`.
    pub guard: Option<ExprId>,
    /// The value.
    pub body: ExprId,
}

/// A `for` loop.
#[derive(Clone, Debug)]
pub struct ForLoop {
    /// Its label.
    pub label: Option<Name>,
    /// The pattern.
    pub pat: PatId,
    /// The iterator.
    pub iter: ExprId,
    /// Its block.
    pub body: ExprId,
    /// The keyword.
    pub keyword: Range,
}

/// A closure.
#[derive(Clone, Debug)]
pub struct Closure {
    /// Its parameters with their written types.
    pub params: Vec<(PatId, Option<TypeRef>)>,
    /// Its written result.
    pub ret: Option<TypeRef>,
    /// Its value.
    pub body: ExprId,
    /// `async |…|`: the body is an async block's content.
    pub is_async: bool,
    /// `move`
    pub moves: bool,
}

/// A struct literal.
#[derive(Clone, Debug)]
pub struct StructLit {
    /// The type or variant.
    pub path: Arc<TypePath>,
    /// Its fields.
    pub fields: Vec<(Name, ExprId)>,
    /// `..base`
    pub base: Option<ExprId>,
}
