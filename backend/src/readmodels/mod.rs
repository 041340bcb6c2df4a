//! State to rows: pure functions.
