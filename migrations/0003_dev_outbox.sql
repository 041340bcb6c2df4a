-- Mail that would have gone out, for demonstrations without a mail server: shown under /dev/inbox. Stays empty elsewhere.
CREATE TABLE dev_outbox (
    id        uuid PRIMARY KEY, -- the job: a mail that is sent twice is here once
    position  bigint GENERATED ALWAYS AS IDENTITY,
    sender    text        NOT NULL,
    recipient text        NOT NULL,
    subject   text        NOT NULL,
    html      text        NOT NULL,
    text      text        NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX dev_outbox_latest ON dev_outbox (position);

GRANT SELECT, INSERT, DELETE ON dev_outbox TO herstel_app;
