//! Each suppression silences a send that waits for ever, whatever it stands on.
//! run: library

use tokio::sync::mpsc;

#[cfg_attr(any(), allow(conc_lint::unconsumed_bounded_sender, reason = "a load test"))]
pub async fn on_an_item(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for _ in lines {
        rows.send(1).await.expect("the writer is alive");
    }
}

pub async fn on_a_statement(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for _ in lines {
        #[cfg_attr(any(), expect(conc_lint::suspicious))]
        rows.send(1).await.expect("the writer is alive");
    }
}

pub async fn on_an_argument(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for _ in lines {
        let _ = Some(
            #[cfg_attr(any(), allow(conc_lint::unconsumed_bounded_sender))]
            rows.send(1).await,
        );
    }
}

pub async fn on_an_arm(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for n in lines {
        match n % 2 {
            #[cfg_attr(any(), allow(conc_lint::unconsumed_bounded_sender))]
            0 => rows.send(*n).await.expect("the writer is alive"),
            _ => println!("{n}"),
        }
    }
}

pub async fn in_a_chain(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for _ in lines {
        rows
            // conc-lint: allow(unconsumed_bounded_sender) a load test
            .send(1)
            .await
            .expect("the writer is alive");
    }
}

pub async fn at_the_end_of_a_line(lines: &[u8]) {
    let (rows, _writer) = mpsc::channel(1);
    for _ in lines {
        rows.send(1).await.expect("alive"); // conc-lint: allow(unconsumed_bounded_sender) full
    }
}

pub mod module {
    #![cfg_attr(any(), allow(conc_lint::warnings))]

    use tokio::sync::mpsc;

    pub async fn in_a_module(lines: &[u8]) {
        let (rows, _writer) = mpsc::channel(1);
        for _ in lines {
            rows.send(1).await.expect("the writer is alive");
        }
    }
}
