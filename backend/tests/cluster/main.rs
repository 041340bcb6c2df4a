//! The private cluster on real PostgreSQL: its roles, and every way in which it can be cut short.

#[cfg(test)]
mod app;
#[cfg(test)]
mod crashes;
#[cfg(test)]
mod life;
#[cfg(test)]
mod roles;
