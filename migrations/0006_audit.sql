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

-- Whose ledger an event is in: the organisation of its stream, which never changes.
ALTER TABLE events ADD COLUMN organisation uuid;
UPDATE events e SET organisation = (s.facts ->> 'organisation')::uuid
    FROM streams s WHERE s.stream_type = e.aggregate_type AND s.stream_id = e.aggregate_id;
GRANT INSERT (organisation) ON events TO herstel_app;

-- The ledger from its end backwards. What it is filtered by stands in the index, so that what does not match is passed
-- over without its row.
CREATE INDEX events_of_organisation ON events (organisation, tx, position) INCLUDE (event_type, actor, recorded_at);

-- Whose record was read, or whose account an act was refused on: it stands in another stream than theirs.
CREATE INDEX events_about ON events
    (coalesce(payload #>> '{access.record_read@1,account}', payload #>> '{access.refused@1,account}'), tx, position)
    WHERE aggregate_type = 'access';
