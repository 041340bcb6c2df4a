//! The desks: what the console's pages ask, answered from the journal and the tables.
