//! Signing in: attempts, sessions and links.
