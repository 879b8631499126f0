//! The right side is computed before the lock is taken.
//! run: ends
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
        let wish = self.clipped(wish);
        *self.spent.lock().unwrap() += wish;
    }
}

fn main() {
    let budget = Budget { spent: Mutex::default(), limit: Duration::from_secs(5) };
    budget.spend(Duration::from_secs(3));
    println!("{:?} left", budget.left());
}
