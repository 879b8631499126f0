//! Types as text: which ones are followed, and whether two sides mean the same type.
//!
//! In:  the compiler's types (`&'a std::sync::Mutex<u32>`) and the engine's (`std::sync::Mutex<_>`).
//! Out: [`followed`], [`agree`], [`bare_path`].

/// Words that make a type one whose values are followed.
const FOLLOWED: [&str; 5] = ["Guard", "Sender", "Receiver", "Permit", "JoinHandle"];

/// Whether a value of that type owns a guard, permit, endpoint or handle. Closures and futures
/// hold what moved into them, which their type does not tell.
pub fn followed(ty: &str) -> bool {
    Ty::parse(ty).is_some_and(|ty| ty.owns_followed())
}

/// Whether the type is, or holds, one whose content shows only by what was moved into it: closures,
/// futures, and iterator adaptors, which the engine knows by their traits alone.
pub fn anonymous(ty: &str) -> bool {
    let inside = ["{", "impl ", "future ->", "closure ->"];
    ty.starts_with("std::iter::") || inside.iter().any(|word| ty.contains(word))
}

/// Whether the engine's type is the compiler's, where the engine knows it; outer references are
/// not compared, since a receiver may be borrowed later.
pub fn agree(compiler: &str, engine: &str) -> bool {
    match (Ty::parse(compiler), Ty::parse(engine)) {
        (Some(compiler), Some(engine)) => engine.behind_refs().matches(compiler.behind_refs()),
        _ => false,
    }
}

/// Whether nothing at the top is known, or its traits alone.
pub fn unknown(engine: &str) -> bool {
    let opaque = Ty::Other("impl".to_owned());
    Ty::parse(engine).is_none_or(|ty| [&Ty::Unknown, &opaque].contains(&ty.behind_refs()))
}

/// A path without type arguments: `std::sync::Mutex::<u32>::lock` is `std::sync::Mutex::lock`.
pub fn bare_path(path: &str) -> String {
    let mut out = String::new();
    let mut depth = 0u32;
    let mut before = ' ';
    for c in path.chars() {
        match c {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
        before = c;
    }
    let joined = out.replace("::::", "::");
    joined.trim_end_matches("::").to_owned()
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Ty {
    Unknown,
    Ref(Box<Ty>),
    Tuple(Vec<Ty>),
    Slice(Box<Ty>),
    Path(String, Vec<Ty>),
    /// Closures, `dyn`, `impl`, function types: only their first word is kept.
    Other(String),
}

impl Ty {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix('&') {
            return Some(Self::Ref(Box::new(Self::parse(without_lifetime(rest))?)));
        }
        if let Some(rest) = text.strip_prefix('*') {
            let rest = rest.strip_prefix("const ").or(rest.strip_prefix("mut ")).unwrap_or(rest);
            return Some(Self::Ref(Box::new(Self::parse(rest)?)));
        }
        match text.chars().next()? {
            '_' if text == "_" => Some(Self::Unknown),
            '{' if text == "{integer}" || text == "{float}" => Some(Self::Unknown),
            '(' => {
                let inner = text.strip_prefix('(')?.strip_suffix(')')?;
                split(inner, ',')
                    .into_iter()
                    .map(Self::parse)
                    .collect::<Option<_>>()
                    .map(Self::Tuple)
            }
            '[' => {
                let inner = text.strip_prefix('[')?.strip_suffix(']')?;
                let element = split(inner, ';').first().copied()?;
                Some(Self::Slice(Box::new(Self::parse(element)?)))
            }
            '{' | '!' => Some(Self::Other(text.chars().take(1).collect())),
            _ => Self::parse_path(text),
        }
    }

    fn parse_path(text: &str) -> Option<Self> {
        let word = text.split([' ', '<', '(']).next().unwrap_or_default();
        let words = ["dyn", "impl", "for", "fn", "unsafe", "extern", "closure", "future", ""];
        if words.contains(&word) {
            return Some(Self::Other(word.to_owned()));
        }
        let Some(open) = text.find('<') else {
            return Some(Self::Path(text.to_owned(), Vec::new()));
        };
        let inner = text[open + 1..].strip_suffix('>')?;
        let args = split(inner, ',')
            .into_iter()
            .filter(|arg| !arg.starts_with('\''))
            .map(Self::parse)
            .collect::<Option<_>>()?;
        Some(Self::Path(text[..open].to_owned(), args))
    }

    fn behind_refs(&self) -> &Self {
        if let Self::Ref(inner) = self { inner.behind_refs() } else { self }
    }

    fn owns_followed(&self) -> bool {
        match self {
            Self::Unknown | Self::Ref(_) | Self::Other(_) => false,
            Self::Tuple(parts) => parts.iter().any(Self::owns_followed),
            Self::Slice(element) => element.owns_followed(),
            Self::Path(path, args) => {
                let last = path.rsplit("::").next().unwrap_or(path);
                let borrows = ["Iter", "IterMut", "Keys", "Values", "ValuesMut"].contains(&last);
                let named = FOLLOWED.iter().any(|word| last.contains(word));
                named || (!borrows && args.iter().any(Self::owns_followed))
            }
        }
    }

    /// Whether `other` is an instance of this type, which may have holes.
    fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, _) => true,
            (Self::Ref(a), Self::Ref(b)) | (Self::Slice(a), Self::Slice(b)) => a.matches(b),
            (Self::Tuple(a), Self::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.matches(b))
            }
            // Arguments the engine leaves out are unknown; those it adds (an allocator) are not.
            (Self::Path(a, x), Self::Path(b, y)) => {
                same_path(a, b) && x.iter().zip(y).all(|(a, b)| a.matches(b))
            }
            (Self::Path(a, _), Self::Other(_)) => a.starts_with('{'),
            (Self::Other(_), Self::Other(_)) => true,
            _ => false,
        }
    }
}

/// `std`, `core` and `alloc` are one library; the compiler leaves out the crate's own name, and
/// shows some types where they are defined, not where they are exported.
pub fn same_path(a: &str, b: &str) -> bool {
    fn tail(path: &str) -> &str {
        if path == "tokio::task::spawn" {
            return "tokio::spawn";
        }
        let (krate, rest) = path.split_once("::").unwrap_or(("", path));
        // Methods of numbers are written with the module that defines them.
        if krate.starts_with(['u', 'i', 'f']) && is_number(krate) {
            return rest;
        }
        if let Some(method) = path.strip_prefix("core::num::") {
            return method;
        }
        if ["std", "core", "alloc", "crate", "mir_2021", "mir_2024"].contains(&krate) {
            rest
        } else {
            path
        }
    }
    tail(a).replace("mpmc::", "mpsc::") == tail(b).replace("mpmc::", "mpsc::")
}

fn is_number(name: &str) -> bool {
    let bits = &name[1..];
    bits == "size" || bits.parse::<u8>().is_ok()
}

fn without_lifetime(text: &str) -> &str {
    let text = text.trim_start();
    let text = if text.starts_with('\'') {
        text.split_once(' ').map_or("", |(_, rest)| rest)
    } else {
        text
    };
    text.strip_prefix("mut ").unwrap_or(text)
}

/// Splits at `at` outside of all brackets; empty pieces are left out.
pub fn split(text: &str, at: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start, mut before) = (0i32, 0, ' ');
    for (n, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            '>' if before == '-' || before == '=' => {}
            ')' | ']' | '}' | '>' => depth -= 1,
            _ if c == at && depth == 0 => {
                pieces.push(&text[start..n]);
                start = n + c.len_utf8();
            }
            _ => {}
        }
        before = c;
    }
    pieces.push(&text[start..]);
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_of_guards_are_followed_and_borrowers_are_not() {
        for (ty, expected) in [
            ("std::sync::MutexGuard<'_, u32>", true),
            ("std::option::Option<std::sync::mpsc::Sender<u32>>", true),
            ("(std::sync::mpsc::Sender<u32>, u32)", true),
            ("&'a mut std::sync::MutexGuard<'_, u32>", false),
            ("std::option::Option<&std::sync::mpsc::Sender<u32>>", false),
            ("{async fn body of tokio::sync::mpsc::Sender<u32>::send()}", false),
            ("std::sync::Mutex<u32>", false),
            ("std::result::Result<(), std::sync::mpsc::SendError<u32>>", false),
        ] {
            assert_eq!(followed(ty), expected, "{ty}");
        }
    }

    #[test]
    fn a_hole_agrees_with_everything_and_a_path_with_its_own() {
        for (compiler, engine, expected) in [
            ("&std::sync::Mutex<u32>", "std::sync::Mutex<_>", true),
            ("&mut std::vec::Vec<u32>", "&alloc::vec::Vec<u32>", true),
            ("&std::sync::Mutex<u32>", "std::sync::RwLock<u32>", false),
            ("&std::sync::Mutex<u32>", "_", true),
            ("&autoderef::State", "crate::autoderef::State", true),
            ("&[std::boxed::Box<dyn job::Job>]", "[std::boxed::Box<dyn job::Job>]", true),
        ] {
            assert_eq!(agree(compiler, engine), expected, "{compiler} / {engine}");
        }
    }

    #[test]
    fn paths_lose_their_arguments() {
        assert_eq!(bare_path("std::sync::Mutex::<u32>::lock"), "std::sync::Mutex::lock");
        assert_eq!(bare_path("std::mem::drop::<(u8, fn() -> u8)>"), "std::mem::drop");
    }
}
