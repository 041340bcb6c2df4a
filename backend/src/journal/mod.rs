//! The event store: the only code that knows cqrs-es and postgres-es.
