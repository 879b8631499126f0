//! `bearer` awaits `refresh` with the token locked, and `refresh` awaits the same lock.
//! run: hangs
use tokio::sync::Mutex;

#[derive(Default)]
struct Session {
    token: Mutex<Option<String>>,
}

impl Session {
    async fn refresh(&self) -> String {
        let mut token = self.token.lock().await;
        token.insert("fresh".to_owned()).clone()
    }

    async fn bearer(&self) -> String {
        let token = self.token.lock().await;
        match token.as_ref() {
            Some(token) => token.clone(),
            None => self.refresh().await, //~ double_lock
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", Session::default().bearer().await);
}
