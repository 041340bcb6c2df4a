//! The composition root: everything wired together, startable on port 0.
