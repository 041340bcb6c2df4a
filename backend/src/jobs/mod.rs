//! Effects: a queue in the database and the worker that performs them.
