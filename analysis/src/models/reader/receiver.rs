//! How a method takes `self`.
//!
//! In:  the receiver as written.
//! Out: `v` by value, `r` by reference, `m` by mutable reference.

/// The mark of a receiver.
pub fn receiver_of(receiver: &syn::Receiver) -> char {
    match &receiver.kind {
        syn::ReceiverKind::Reference(_, _, Some(_)) => 'm',
        syn::ReceiverKind::Reference(..) => 'r',
        syn::ReceiverKind::Typed(_, ty) => behind(ty),
        _ => 'v',
    }
}

/// `self: Pin<&mut Self>` and `self: &Arc<Self>` borrow; `self: Arc<Self>` moves.
fn behind(ty: &syn::Type) -> char {
    match ty {
        syn::Type::Reference(r) if r.mutability.is_some() => 'm',
        syn::Type::Reference(_) => 'r',
        syn::Type::Path(p) => {
            let last = p.path.segments.last();
            let Some(syn::PathArguments::AngleBracketed(args)) = last.map(|s| &s.arguments) else {
                return 'v';
            };
            match args.args.first() {
                Some(syn::GenericArgument::Type(inner @ syn::Type::Reference(_))) => behind(inner),
                _ => 'v',
            }
        }
        _ => 'v',
    }
}
