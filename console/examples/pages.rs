//! The pages with a desk that makes everything up, to look at: `cargo run -p herstel-console --example pages`.

#[path = "../tests/support/mod.rs"]
mod support;

use actix_web::{App, HttpServer};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8090".to_owned());
    println!("http://{address}/login  (?scenario=…, ?lang=en; see tests/support/desk.rs)");
    HttpServer::new(|| App::new().configure(support::mount)).workers(1).bind(address)?.run().await
}
