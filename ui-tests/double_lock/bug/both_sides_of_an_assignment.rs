//! `+=` on a `Duration` evaluates its left side first, and the right side locks again.
//! run: hangs
use std::sync::Mutex;
use std::time::Duration;

struct Budget {
    spent: Mutex<Duration>,
    limit: Duration,
}

impl Budget {
    fn left(&self) -> Duration {
        let spent = self.spent.lock().unwrap();
        self.limit.saturating_sub(*spent)
    }

    fn clipped(&self, wish: Duration) -> Duration {
        wish.min(self.left())
    }

    fn spend(&self, wish: Duration) {
        *self.spent.lock().unwrap() += self.clipped(wish); //~ double_lock
    }
}

fn main() {
    let budget = Budget { spent: Mutex::default(), limit: Duration::from_secs(5) };
    budget.spend(Duration::from_secs(3));
    println!("{:?} left", budget.left());
}
