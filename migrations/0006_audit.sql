-- The ledger and the rebuild.

-- How far a rebuild of `streams` is, so that one that was killed goes on from there. The owner's alone.
CREATE TABLE rebuilds (
    singleton  boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
    shapes     text        NOT NULL, -- the release and the shapes that the shadow is filled with
    server     bigint      NOT NULL, -- pg_control_system().system_identifier: since counts in this server only
    since      xid8        NOT NULL, -- every transaction below had ended when it began
    kind       text        NOT NULL,
    stream     text        NOT NULL, -- the last stream of that kind in the shadow
    streams    bigint      NOT NULL,
    events     bigint      NOT NULL,
    began_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
