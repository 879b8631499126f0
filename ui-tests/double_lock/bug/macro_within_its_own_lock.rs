//! `with_shelf!` keeps its guard while the arguments run, and `note_loan` enters it again.
//! run: hangs
use std::collections::BTreeMap;
use std::sync::Mutex;

macro_rules! with_shelf {
    ($library:expr, |$books:ident| $work:expr) => {{
        let mut guard = $library.shelf.lock().expect("no reader panicked");
        let $books = &mut *guard;
        $work
    }};
}

#[derive(Default)]
struct Library {
    shelf: Mutex<BTreeMap<String, u32>>,
}

impl Library {
    fn buy(&self, title: &str) {
        with_shelf!(self, |books| books.insert(title.to_owned(), 0));
    }

    fn note_loan(&self, title: &str) {
        with_shelf!(self, |books| *books.entry(title.to_owned()).or_default() += 1);
    }

    fn lend(&self, title: &str) -> bool {
        with_shelf!(self, |books| {
            if !books.contains_key(title) {
                return false;
            }
            self.note_loan(title); //~ double_lock
            true
        })
    }
}

fn main() {
    let library = Library::default();
    library.buy("dune");
    println!("{}", library.lend("dune"));
}
