//! Routes, middleware and the mount of the console.

mod assets;
mod calls;
mod designed;
mod download;
mod gateway;
mod guard;
mod head;
mod health;
mod islands;
mod mailed;
mod multipart;
mod origin;
mod packed;
mod routes;
mod span;
mod state;
mod take_in;
mod visit;

pub use routes::{BODY_LIMIT, app};
pub use span::Span;
pub use state::Web;
