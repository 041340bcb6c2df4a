-- What this database is for: a demo's has open doors and is never served, any other is never demonstrated with.
CREATE TABLE deployment (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    demo boolean NOT NULL
);
GRANT SELECT ON deployment TO herstel_app;
