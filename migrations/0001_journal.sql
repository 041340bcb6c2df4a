-- The journal: events are the truth, everything else in this file is derived from them or lives with them.

-- postgres-es's table, plus what it lacks: one place in the order of commits, a time, and provenance as columns.
CREATE TABLE events (
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence >= 0),
    event_type     text   NOT NULL,
    event_version  text   NOT NULL,
    payload        json   NOT NULL, -- json, not jsonb: the stored bytes are what gets hashed
    metadata       json   NOT NULL,
    actor          text   NOT NULL,
    correlation    uuid   NOT NULL,
    causation      uuid,
    position       bigint GENERATED ALWAYS AS IDENTITY,
    tx             xid8        NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT events_pkey PRIMARY KEY (aggregate_type, aggregate_id, sequence)
);
CREATE INDEX events_in_commit_order ON events (tx, position);

-- One row a stream: its folded state, and the facts that lists sort and filter by. A row of another shape (an
-- older release) is ignored: the stream is folded, and the next commit rewrites it.
CREATE TABLE streams (
    stream_type text    NOT NULL,
    stream_id   text    NOT NULL,
    version     bigint  NOT NULL,
    shape       integer NOT NULL,
    state       json    NOT NULL,
    facts       jsonb   NOT NULL,
    CONSTRAINT streams_pkey PRIMARY KEY (stream_type, stream_id)
);

-- Data keys, wrapped by the keyring. Destroying a row erases what was sealed under it.
CREATE TABLE data_keys (
    id         uuid PRIMARY KEY,
    owner      uuid        NOT NULL, -- the account
    scope      text        NOT NULL CHECK (scope IN ('person', 'authenticator')),
    keyring_id text        NOT NULL, -- the key-encryption key that wraps it
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX data_keys_of_owner ON data_keys (owner);

-- A known value sealed under each key-encryption key, so that a wrong keyring is found at start.
CREATE TABLE keyring_checks (
    keyring_id text PRIMARY KEY,
    sealed     bytea NOT NULL
);

-- What must be unique in the deployment, as an HMAC under the lookup key: the login e-mail.
CREATE TABLE claims (
    kind  text  NOT NULL,
    hash  bytea NOT NULL,
    owner uuid  NOT NULL,
    CONSTRAINT claims_pkey PRIMARY KEY (kind, hash)
);
CREATE INDEX claims_of_owner ON claims (owner);

-- The only clear personal values: what support must be able to search.
CREATE TABLE directory (
    account      uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    name         text NOT NULL,
    email        text NOT NULL,
    phone_ending text
);

-- The receipt of an idempotent act, kept so that repeating it gives the same answer.
CREATE TABLE receipts (
    key         uuid PRIMARY KEY,
    stream_type text        NOT NULL,
    stream_id   text        NOT NULL,
    version     bigint      NOT NULL,
    events      integer     NOT NULL CHECK (events > 0), -- how many the act yielded; the last one's sequence is the version
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One effect to perform, written in the transaction of the events that cause it.
CREATE TABLE jobs (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL,
    account      uuid        NOT NULL,
    payload      json        NOT NULL,
    correlation  uuid        NOT NULL,
    run_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts     integer     NOT NULL DEFAULT 0,
    leased_until timestamptz,
    dead_at      timestamptz, -- given up; an operator may retry it
    last_error   text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX jobs_due ON jobs (run_at) WHERE dead_at IS NULL;
CREATE INDEX jobs_of_account ON jobs (account);

-- The service may add events and read them; position, tx and recorded_at are the database's.
GRANT SELECT ON events TO herstel_app;
GRANT INSERT (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, actor, correlation, causation)
    ON events TO herstel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON streams, data_keys, keyring_checks, claims, directory, receipts, jobs TO herstel_app;
