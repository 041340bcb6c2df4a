-- Telephone numbers: what a session was proven by, what went out to the gateway, what may go out, and a demo's telephone.

ALTER TABLE sessions ADD COLUMN proof_phone uuid; -- the number of the latest proof, where it was no app

-- Each call or message once, however often its job is performed, and how far it came.
CREATE TABLE gateway_askings (
    challenge uuid PRIMARY KEY,
    account   uuid        NOT NULL,
    means     text        NOT NULL CHECK (means IN ('call', 'sms')),
    sid       text,                 -- the gateway's own name for it, from its answer or its first callback
    state     text        NOT NULL, -- see gateway::asking::State
    sequence  integer     NOT NULL DEFAULT -1, -- of the latest status callback
    at        timestamptz NOT NULL
);
CREATE INDEX gateway_askings_by_age ON gateway_askings (at);

-- Against pumping: when something went out lately, for a number, an account, a range of numbers and an organisation.
-- The key is an HMAC.
CREATE TABLE phone_budgets (
    key     bytea PRIMARY KEY,
    spent   timestamptz[] NOT NULL,
    last_at timestamptz   NOT NULL
);
CREATE INDEX phone_budgets_by_age ON phone_budgets (last_at);

-- The other end of the gateway, for demonstrations without one: shown under /dev/phone. Stays empty elsewhere.
CREATE TABLE dev_phone (
    sid      text PRIMARY KEY,
    position bigint GENERATED ALWAYS AS IDENTITY,
    number   text        NOT NULL,
    body     text,                 -- of a message
    callback text,                 -- what a call that is answered asks for
    status   text,                 -- where a call's progress is told
    says     text,                 -- what the caller says
    action   text,                 -- where keys go
    expects  integer,              -- how many keys
    keys     text        NOT NULL DEFAULT '',
    state    text        NOT NULL, -- received, ringing, in-progress, completed, no-answer
    at       timestamptz NOT NULL
);
CREATE INDEX dev_phone_latest ON dev_phone (position);

GRANT SELECT, INSERT, UPDATE, DELETE ON gateway_askings, phone_budgets, dev_phone TO herstel_app;
