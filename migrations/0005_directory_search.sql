-- Finding a person among a million: one index range for each word, and every other word checked where it stands.

-- What lists of people filter by, from the stream's facts. None: not listed yet, `migrate` sees to that.
ALTER TABLE directory ADD COLUMN state text;
CREATE INDEX directory_in_state ON directory (organisation, state, name COLLATE "C", account);
CREATE INDEX directory_unlisted ON directory (account) WHERE state IS NULL;

-- Every word of somebody's name and address, folded, each first once with all the others behind it: the beginning is
-- what is looked up, the rest is what the other words are checked against.
CREATE TABLE directory_terms (
    organisation uuid NOT NULL,
    term         text COLLATE "C" NOT NULL,
    account      uuid NOT NULL,
    CONSTRAINT directory_terms_pkey PRIMARY KEY (organisation, term, account)
);
CREATE INDEX directory_terms_of_account ON directory_terms (account);

GRANT SELECT, INSERT, UPDATE, DELETE ON directory_terms TO herstel_app;
