//! Settings: flags, then variables, then a file; every problem reported at once.
