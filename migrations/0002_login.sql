-- Signing in: operational state that is not history.

-- A browser's signed-in state. It has ended as soon as its epoch is older than its account's (streams.state).
CREATE TABLE sessions (
    id          uuid PRIMARY KEY,
    token_hash  text        NOT NULL, -- SHA-256 of the cookie's value
    account     uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('attempt', 'full', 'enrol', 'repair')),
    epoch       bigint      NOT NULL,
    proof_app   uuid,                 -- the app of the latest proof; none for the password
    proof_at    timestamptz NOT NULL,
    origin      json        NOT NULL, -- sealed: client address and user agent
    codes       json,                 -- sealed: recovery codes just issued, until acknowledged
    codes_until timestamptz,
    created_at  timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT sessions_token UNIQUE (token_hash)
);
CREATE INDEX sessions_of_account ON sessions (account);
CREATE INDEX sessions_ending ON sessions (expires_at);

-- Failures in a row. The key is an HMAC, of the address typed or of the account: known and unknown look alike.
CREATE TABLE attempts (
    key           bytea       NOT NULL,
    factor        text        NOT NULL,
    failures      integer     NOT NULL,
    first_at      timestamptz NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL,
    CONSTRAINT attempts_pkey PRIMARY KEY (key, factor)
);
CREATE INDEX attempts_by_age ON attempts (last_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, attempts TO herstel_app;
