//! The guard ends before `refresh`.
//! run: ends
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
        let token = self.token.lock().await.clone();
        match token {
            Some(token) => token,
            None => self.refresh().await,
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", Session::default().bearer().await);
}
