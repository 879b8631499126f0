//! The intermediate representation of a file: what is left when the syntax tree is dropped.
//!
//! In:  filled by `syntax::lower`, one file at a time.
//! Out: items as a tree, bodies as arenas of expressions, patterns and types.
//! Ranges are bytes of the file on disk; nodes made by a macro carry the invocation's range.
//!
//! Arithmetic and other uninteresting expressions keep only their operands
//! ([`Expr::Opaque`]); everything that moves, borrows, calls or branches is kept.

use std::ops::Index;

use crate::domain::{Name, Range};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);
        impl $name {
            /// The position in its arena.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}
ids! {
    /// An expression of a body.
    ExprId,
    /// A pattern of a body.
    PatId,
    /// A body of a file.
    BodyId,
}

/// One file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Inner attributes.
    pub attrs: Attrs,
    /// Items in order.
    pub items: Vec<Item>,
    /// Bodies of functions, statics and constants, in order of their start.
    pub bodies: Vec<Body>,
    /// Regions that did not parse or that nothing is known of.
    pub lost: Vec<Lost>,
}

impl Index<BodyId> for File {
    type Output = Body;
    fn index(&self, id: BodyId) -> &Body {
        &self.bodies[id.index()]
    }
}

/// A region that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lost {
    /// The region.
    pub range: Range,
    /// The parser's message.
    pub message: String,
    /// Identifiers in the region, sorted: what it may mention.
    pub names: Vec<Name>,
}

/// The attributes that matter.
#[derive(Clone, Debug, Default)]
pub struct Attrs {
    /// Every attribute's path (`tokio::main`, `test`, `cfg`, `derive`), with its arguments as text.
    pub list: Vec<Attr>,
}

/// One attribute.
#[derive(Clone, Debug)]
pub struct Attr {
    /// Path segments.
    pub path: Vec<Name>,
    /// The text between the delimiters, or after `=`; empty when there is none.
    pub args: Box<str>,
    /// The whole attribute.
    pub range: Range,
}

impl Attrs {
    /// The first attribute whose path's last segment is `name`.
    pub fn named(&self, name: &str) -> Option<&Attr> {
        self.list.iter().find(|a| a.path.last().is_some_and(|n| *n == name))
    }

    /// Whether a `cfg` or `cfg_attr` mentions `test`, or a test attribute stands here.
    pub fn is_test(&self) -> bool {
        self.list.iter().any(|a| {
            let last = a.path.last().map_or("", |n| n.as_str());
            last == "test"
                || last == "rstest"
                || (last.starts_with("cfg") && mentions_test(&a.args))
        })
    }
}

fn mentions_test(args: &str) -> bool {
    let negated = args.contains("not(test") || args.contains("not (test");
    !negated && args.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "test")
}

/// Who can see an item.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Visibility {
    /// The module alone.
    #[default]
    Private,
    /// `pub(crate)`, `pub(super)`, `pub(in …)`.
    Restricted(Vec<Name>),
    /// Everyone who can reach the module.
    Public,
}

/// An item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name; empty for `impl`, `use`, macro calls.
    pub name: Name,
    /// The name's bytes, or the item's first token.
    pub name_range: Range,
    /// The whole item, without attributes.
    pub range: Range,
    /// Its visibility.
    pub vis: Visibility,
    /// Its attributes.
    pub attrs: Attrs,
    /// What it is.
    pub kind: ItemKind,
}

/// What an item is.
#[derive(Clone, Debug)]
pub enum ItemKind {
    /// `mod name { … }` (`Some`) or `mod name;` (`None`).
    Mod(Option<Vec<Item>>),
    /// A `use` tree, flattened.
    Use(Vec<UseLeaf>),
    /// `extern crate original as name`.
    ExternCrate {
        /// The crate's own name.
        original: Name,
    },
    /// A function, free or associated.
    Fn(Box<Function>),
    /// A struct or union.
    Struct(Box<Struct>),
    /// An enum.
    Enum {
        /// Its generics.
        generics: Generics,
        /// Its variants.
        variants: Vec<Variant>,
    },
    /// A trait.
    Trait {
        /// Its generics.
        generics: Generics,
        /// Its supertraits.
        supers: Vec<TypeRef>,
        /// Its associated items.
        items: Vec<Item>,
    },
    /// An implementation.
    Impl(Box<Impl>),
    /// A static.
    Static {
        /// Its type.
        ty: TypeRef,
        /// Its initialiser.
        body: Option<BodyId>,
    },
    /// A constant, free or associated.
    Const {
        /// Its type.
        ty: TypeRef,
        /// Its value.
        body: Option<BodyId>,
    },
    /// A type alias, or an associated type.
    Alias {
        /// Its generics.
        generics: Generics,
        /// Bounds of an associated type.
        bounds: Vec<TypeRef>,
        /// What it stands for.
        ty: Option<TypeRef>,
    },
    /// `macro_rules!`, with the text of its rules.
    MacroRules(Box<str>),
    /// A macro called in place of items and not understood.
    MacroCall {
        /// The macro's path.
        path: Vec<Name>,
        /// Identifiers among its arguments, sorted.
        names: Vec<Name>,
    },
}

/// One imported name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UseLeaf {
    /// Whether the path starts with `::`.
    pub global: bool,
    /// The path.
    pub path: Vec<Name>,
    /// What it is called here: the last segment, an alias, `_`; `None` for a glob.
    pub alias: Option<Name>,
}

/// `impl<…> Trait for Type { … }`.
#[derive(Clone, Debug)]
pub struct Impl {
    /// Its generics.
    pub generics: Generics,
    /// The type.
    pub ty: TypeRef,
    /// The trait, if any.
    pub of_trait: Option<TypeRef>,
    /// Its items.
    pub items: Vec<Item>,
}

/// A struct's or variant's fields; a tuple's fields are named `0`, `1`, ….
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its generics.
    pub generics: Generics,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Whether it is written with parentheses, braces or neither.
    pub shape: Shape,
}

/// How fields are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// `{ a: A }`
    Named,
    /// `(A)`
    Tuple,
    /// Nothing.
    Unit,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name or number.
    pub name: Name,
    /// Its declaration.
    pub range: Range,
    /// Its visibility.
    pub vis: Visibility,
    /// Its type.
    pub ty: TypeRef,
}

/// An enum's variant.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// Its declaration.
    pub range: Range,
    /// Its fields.
    pub fields: Vec<Field>,
    /// How they are written.
    pub shape: Shape,
}

/// Generic parameters and what is known of them.
#[derive(Clone, Debug, Default)]
pub struct Generics {
    /// Type parameters in order; const parameters too, lifetimes not.
    pub params: Vec<Name>,
    /// `T: Bound` from the list and the where clause, one entry a bound.
    pub bounds: Vec<(TypeRef, TypeRef)>,
}

/// A function's signature and body.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its generics.
    pub generics: Generics,
    /// How it takes `self`, if it does; the receiver is not in `params`.
    pub receiver: Option<Receiver>,
    /// Types of the other parameters; their patterns are in the body.
    pub params: Vec<TypeRef>,
    /// What it returns; `None` is `()`.
    pub ret: Option<TypeRef>,
    /// `async fn`.
    pub is_async: bool,
    /// `extern`, no body needed.
    pub is_extern: bool,
    /// Its body.
    pub body: Option<BodyId>,
}

/// How a method takes its receiver.
#[derive(Clone, Debug)]
pub struct Receiver {
    /// `&self` or `&mut self`.
    pub by_ref: bool,
    /// `mut self` or `&mut self`.
    pub mutable: bool,
    /// `self: Arc<Self>`.
    pub ty: Option<TypeRef>,
    /// The `self` token.
    pub range: Range,
}

/// A written type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeRef {
    /// `_`, or a type nothing is known of.
    Infer,
    /// `!`
    Never,
    /// A path.
    Path(Box<TypePath>),
    /// `&T`, `&mut T`
    Ref(Box<TypeRef>, bool),
    /// `*const T`, `*mut T`
    Ptr(Box<TypeRef>),
    /// `(A, B)`
    Tuple(Vec<TypeRef>),
    /// `[T]`, `[T; n]`
    Slice(Box<TypeRef>),
    /// `fn(A) -> B`
    Fn(Vec<TypeRef>, Box<TypeRef>),
    /// `dyn A + B`
    Dyn(Vec<TypeRef>),
    /// `impl A + B`
    Impl(Vec<TypeRef>),
}

/// A path with generic arguments; also `<T as Trait>::Name`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TypePath {
    /// Whether it starts with `::`.
    pub global: bool,
    /// `<T as Trait>` in front: the self type. The trait's segments then come first in `segments`.
    pub qself: Option<TypeRef>,
    /// How many of `segments` belong to the trait of `qself`.
    pub qself_len: u8,
    /// Its segments.
    pub segments: Vec<Segment>,
}

/// One segment of a path.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Segment {
    /// Its name.
    pub name: Name,
    /// Type arguments, lifetimes left out; `Fn(A, B)` has one tuple argument.
    pub args: Vec<TypeRef>,
    /// `Item = T`; the result of `Fn(A) -> B` is `Output`.
    pub assoc: Vec<(Name, TypeRef)>,
}

/// A body: the arenas of a function with its closures and async blocks.
#[derive(Clone, Debug, Default)]
pub struct Body {
    exprs: Vec<(Expr, Range)>,
    pats: Vec<(Pat, Range)>,
    /// One a parameter, receiver left out.
    pub params: Vec<PatId>,
    /// The value; a block for functions.
    pub root: Option<ExprId>,
    /// Items declared inside blocks.
    pub items: Vec<Item>,
    /// Every identifier of the body that names something concurrent in a model, or all when false.
    pub range: Range,
}

impl Body {
    /// Adds an expression.
    pub fn push_expr(&mut self, expr: Expr, range: Range) -> ExprId {
        self.exprs.push((expr, range));
        ExprId(self.exprs.len() as u32 - 1)
    }

    /// Adds a pattern.
    pub fn push_pat(&mut self, pat: Pat, range: Range) -> PatId {
        self.pats.push((pat, range));
        PatId(self.pats.len() as u32 - 1)
    }

    /// The bytes of an expression.
    pub fn range(&self, id: ExprId) -> Range {
        self.exprs[id.index()].1
    }

    /// The bytes of a pattern.
    pub fn pat_range(&self, id: PatId) -> Range {
        self.pats[id.index()].1
    }

    /// All expressions in the order they were lowered (children first).
    pub fn exprs(&self) -> impl Iterator<Item = (ExprId, &Expr)> {
        self.exprs.iter().enumerate().map(|(n, (e, _))| (ExprId(n as u32), e))
    }

    /// How many expressions there are.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// How many patterns there are.
    pub fn pat_count(&self) -> usize {
        self.pats.len()
    }

    /// Gives back what the arenas reserved.
    pub fn shrink(&mut self) {
        self.exprs.shrink_to_fit();
        self.pats.shrink_to_fit();
    }
}

impl Index<ExprId> for Body {
    type Output = Expr;
    fn index(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()].0
    }
}

impl Index<PatId> for Body {
    type Output = Pat;
    fn index(&self, id: PatId) -> &Pat {
        &self.pats[id.index()].0
    }
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Expr {
    /// Source that did not parse.
    Missing,
    /// A literal.
    Lit(Lit),
    /// A path; a single segment may be a local.
    Path(Box<TypePath>),
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
    /// An item: its index in [`Body::items`].
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
    pub path: TypePath,
    /// Its fields.
    pub fields: Vec<(Name, ExprId)>,
    /// `..base`
    pub base: Option<ExprId>,
}

/// A macro call in expression or statement position.
#[derive(Clone, Debug)]
pub struct MacroCall {
    /// The macro's path.
    pub path: Vec<Name>,
    /// What is known of it.
    pub kind: Macro,
    /// The path's bytes.
    pub path_range: Range,
}

/// A macro that is understood, or not.
#[derive(Clone, Debug)]
pub enum Macro {
    /// `select!` of tokio, futures or crossbeam.
    Select(Select),
    /// `join!`, `try_join!`: the futures run side by side.
    Join {
        /// The futures.
        futures: Box<[ExprId]>,
        /// Whether the first error ends it.
        fallible: bool,
    },
    /// `pin!(expr)` (the value is the pinned reference) or `pin_mut!(a, b)` (shadows its arguments).
    Pin(Box<[ExprId]>),
    /// Formats, logs, prints: looks at its arguments by reference.
    Format(Box<[ExprId]>),
    /// `assert!` and relatives: evaluates its arguments by reference, may panic.
    Assert(Box<[ExprId]>),
    /// `panic!`, `unreachable!`, `todo!`, `unimplemented!`: does not return.
    Panic(Box<[ExprId]>),
    /// `bail!`, `anyhow::bail!`: returns an error. `ensure!` returns one sometimes.
    Bail {
        /// The arguments.
        args: Box<[ExprId]>,
        /// Whether it only may return.
        conditional: bool,
    },
    /// `matches!(e, pat if guard)`.
    Matches {
        /// The scrutinee.
        expr: ExprId,
        /// The pattern.
        pat: PatId,
        /// The condition.
        guard: Option<ExprId>,
    },
    /// `ready!(e)`: returns `Pending` unless the poll is ready.
    Ready(ExprId),
    /// A block of statements (`cfg_if!`: all branches in turn; `stream!`: a generator body).
    Block(ExprId),
    /// Anything else: it may use, move or drop whatever it names.
    Opaque {
        /// Identifiers among its tokens, those inside format strings too, sorted.
        names: Box<[Name]>,
        /// Its arguments, if they parse as expressions.
        args: Box<[ExprId]>,
    },
}

/// A `select!`.
#[derive(Clone, Debug, Default)]
pub struct Select {
    /// `biased;`, or the macro's own name says so.
    pub biased: bool,
    /// The arms.
    pub arms: Vec<SelectArm>,
    /// `else =>` (tokio), `complete =>` (futures).
    pub otherwise: Option<ExprId>,
    /// `default =>`, `default(d) =>`.
    pub default: Option<ExprId>,
}

/// An arm of a `select!`.
#[derive(Clone, Debug)]
pub struct SelectArm {
    /// What it waits for.
    pub wait: SelectWait,
    /// The pattern the result is matched with.
    pub pat: PatId,
    /// `, if cond`
    pub guard: Option<ExprId>,
    /// The handler.
    pub body: ExprId,
}

/// What an arm waits for.
#[derive(Clone, Copy, Debug)]
pub enum SelectWait {
    /// A future.
    Future(ExprId),
    /// crossbeam's `recv(r) -> pat`.
    Recv(ExprId),
    /// crossbeam's `send(s, v) -> pat`.
    Send(ExprId, ExprId),
}

/// A pattern.
#[derive(Clone, Debug)]
pub enum Pat {
    /// `_`
    Wild,
    /// `..`
    Rest,
    /// `ref mut name @ sub`; may be a constant or unit variant.
    Bind {
        /// The name.
        name: Name,
        /// `ref`
        by_ref: bool,
        /// `mut`
        mutable: bool,
        /// After `@`.
        sub: Option<PatId>,
    },
    /// A path: a constant or unit variant.
    Path(Box<TypePath>),
    /// `Path(a, b)`
    TupleStruct(Box<TypePath>, Box<[PatId]>),
    /// `Path { a, b: p, .. }`
    Struct(Box<TypePath>, Box<[(Name, PatId)]>),
    /// `(a, b)`
    Tuple(Box<[PatId]>),
    /// `[a, b]`
    Slice(Box<[PatId]>),
    /// `&p`
    Ref(PatId),
    /// `a | b`
    Or(Box<[PatId]>),
    /// A literal or range.
    Lit(Option<Lit>),
    /// A macro or something unknown.
    Opaque,
}
