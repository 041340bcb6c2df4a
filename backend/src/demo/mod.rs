//! Demo data and the addresses that exist only under `demo`.

pub mod inbox;
