//! What the backend's tests share.

mod postgres;

pub(crate) use self::postgres::Database;
