//! Routes, middleware and the mount of the console.
