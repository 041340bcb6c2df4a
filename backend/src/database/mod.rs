//! PostgreSQL: a private cluster or the given one, its pool and its migrations.
