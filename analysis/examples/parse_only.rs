//! The floor of the speed goal: parses the same files with `syn` and drops the trees.
//!
//! In:  paths of files or folders; `--lower` lowers them too, as the product does.
//! Out: counts alone. Compare the processor time of the two.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() {
    let mut lower = false;
    let mut files = Vec::new();
    for arg in std::env::args().skip(1) {
        if arg == "--lower" {
            lower = true;
            continue;
        }
        for entry in walkdir::WalkDir::new(arg).into_iter().flatten() {
            if entry.path().extension().is_some_and(|extension| extension == "rs") {
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                files.push((size, entry.into_path()));
            }
        }
    }
    files.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let pool = rayon::ThreadPoolBuilder::new().stack_size(64 << 20).build();
    let pool = pool.expect("threads can be started");
    pool.install(|| run(&files, lower));
}

fn run(files: &[(u64, PathBuf)], lower: bool) {
    let counts = [const { AtomicUsize::new(0) }; 6];
    files.par_iter().with_max_len(1).for_each(|(_, path)| {
        let Ok(bytes) = std::fs::read(path) else { return };
        let add = |n: usize, by: usize| counts[n].fetch_add(by, Ordering::Relaxed);
        add(0, 1);
        add(1, bytes.len());
        if lower {
            match conc_analysis::syntax::parse(&bytes) {
                Ok(file) => {
                    add(2, file.items.len());
                    add(3, file.bodies.iter().map(|(_, body)| body.expr_count()).sum());
                    add(4, file.lost.len());
                }
                Err(_) => {
                    add(5, 1);
                }
            }
            return;
        }
        if let Ok(Ok(tree)) = std::str::from_utf8(&bytes).map(syn::parse_file) {
            add(2, tree.items.len());
        }
        proc_macro2::extra::invalidate_current_thread_spans();
    });
    let [files, bytes, items, exprs, lost, refused] = counts.map(AtomicUsize::into_inner);
    println!(
        "files {files} bytes {bytes} items {items} exprs {exprs} lost {lost} refused {refused}"
    );
}
