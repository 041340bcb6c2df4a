-- Lists of people to invite, to disable or to enable, sent in by an administrator.

-- A list: checked whole before it is here, carried out once it was confirmed.
CREATE TABLE imports (
    id           uuid PRIMARY KEY,
    organisation uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('invite', 'disable', 'enable')),
    sent_by      uuid,                -- the administrator's account; none at the command line
    state        text        NOT NULL CHECK (state IN ('draft', 'running', 'done', 'stopped')),
    unended      boolean     NOT NULL, -- the last line did not end
    good         bigint      NOT NULL, -- how many lines can be carried out
    skipped      bigint      NOT NULL, -- how many are so already
    wrong        bigint      NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX imports_of_organisation ON imports (organisation, created_at);
CREATE INDEX imports_running ON imports (created_at) WHERE state = 'running';

-- Its lines. What a line says is sealed under a data key of the list's own, which goes when the list is done.
CREATE TABLE import_lines (
    import  uuid    NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line    bigint  NOT NULL,
    account uuid,              -- whose account it is, or will be
    sealed  json,              -- none once it is carried out
    state   text    NOT NULL CHECK (state IN ('ready', 'done', 'skipped', 'wrong')),
    reason  text,              -- why it is not carried out
    CONSTRAINT import_lines_pkey PRIMARY KEY (import, line)
);
CREATE INDEX import_lines_ready ON import_lines (import, line) WHERE state = 'ready';
CREATE INDEX import_lines_left_out ON import_lines (import, line) WHERE state IN ('skipped', 'wrong');

ALTER TABLE data_keys DROP CONSTRAINT data_keys_scope_check;
ALTER TABLE data_keys ADD CONSTRAINT data_keys_scope_check CHECK (scope IN ('person', 'authenticator', 'import'));

GRANT SELECT, INSERT, UPDATE, DELETE ON imports, import_lines TO herstel_app;
