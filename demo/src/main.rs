//! A parcel service: parcels come in, get a label, are routed to a van, and customers are told.

mod audit;
mod closing;
mod customers;
mod labels;
mod ledger;
mod returns;
mod routes;
mod tracking;

use audit::{Audit, Step};
use customers::Customers;
use labels::LabelPrinter;
use routes::Routes;

/// What a customer hands in.
#[derive(Clone, Debug)]
pub struct Parcel {
    pub number: u32,
    pub customer: String,
    pub postcode: u32,
    pub express: bool,
}

#[tokio::main]
async fn main() {
    let audit = Audit::new();
    let printer = LabelPrinter::start();
    let (routes, vans) = Routes::start(4);
    let mut customers = Customers::default();
    customers.subscribe("ada");
    customers.subscribe("bob");

    let (returns, returned) = tokio::sync::mpsc::channel(8);
    let shelf = tokio::spawn(returns::restock(returned));
    let ledger = tokio::spawn(ledger::keep("today"));

    for number in 0..100 {
        let customer = if number % 2 == 0 { "ada" } else { "bob" };
        let postcode = 10_000 + number * 37 % 9_000;
        let express = number % 5 == 0;
        let parcel = Parcel { number, customer: customer.to_owned(), postcode, express };
        audit.record(Step::Received(number)).await;
        printer.print(&parcel);
        if number % 25 == 0 {
            returns.send(parcel.clone()).await.expect("the shelf is open");
        }
        customers.tell(&parcel, "is on its way").await;
        routes.send(parcel).await;
        audit.record(Step::Routed(number)).await;
    }
    drop(routes);
    for van in vans {
        println!("{} parcels in a van", van.await.expect("a van does not panic"));
    }
    println!("{} labels are waiting", printer.waiting());
    println!("{} in the till", closing::count(100).await);
    drop(returns);
    shelf.await.expect("the shelf is in order");
    ledger.await.expect("the ledger is closed");
    audit.record(Step::Closed).await;
}
