//! Two accounts have two locks.
//! run: ends
use std::sync::Mutex;

struct Account {
    money: Mutex<u32>,
}

impl Account {
    fn pay(&self, to: &Account, sum: u32) {
        let mut mine = self.money.lock().unwrap();
        *mine -= sum;
        *to.money.lock().unwrap() += sum;
    }
}

fn main() {
    let (a, b) = (Account { money: Mutex::new(5) }, Account { money: Mutex::new(0) });
    a.pay(&b, 3);
    println!("{}", b.money.lock().unwrap());
}
