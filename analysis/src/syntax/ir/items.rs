//! Items: their attributes, visibility, generics, fields and signatures.
//!
//! In:  filled by `syntax::lower`.
//! Out: [`Item`], a tree; its bodies are ids into the file's.

use super::{BodyId, TypeRef};
use crate::domain::{Name, Range};

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
                || (last == "cfg" && mentions_test(&a.args))
                || (last == "cfg_attr" && mentions_test(condition(&a.args)))
        })
    }
}

/// What stands in front of the first comma that is in no brackets: the rest of a `cfg_attr` may
/// speak of tests, too.
fn condition(args: &str) -> &str {
    let mut depth = 0_usize;
    let comma = args.char_indices().find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *c == ',' && depth == 0
    });
    comma.map_or(args, |(at, _)| &args[..at])
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
