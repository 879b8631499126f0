//! How locks are taken in this program.

macro_rules! locked {
    ($owner:ident . $field:ident) => {
        match $owner.$field.lock() {
            Ok(guard) => guard,
            Err(poisoned) => poisoned.into_inner(),
        }
    };
}
