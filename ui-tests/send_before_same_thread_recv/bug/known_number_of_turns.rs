//! The loop sends five rows into a buffer for four, and the sum is taken behind it.
//! run: hangs
use crossbeam_channel::bounded;

fn main() {
    let (rows, table) = bounded(4);
    for (n, city) in [(1, "Oslo"), (2, "Lima"), (3, "Pune"), (4, "Nara"), (5, "Cork")] {
        rows.send((n, city)).expect("the table is in scope"); //~ send_before_same_thread_recv
    }
    drop(rows);
    println!("{}", table.iter().map(|(n, city)| n * city.len()).sum::<usize>());
}
