//! Demo data and the addresses that exist only under `demo`.
