-- Who waits for a job: each lane has workers of its own, so that none holds up another. What an older release writes
-- while both run is awaited, as everything was.
ALTER TABLE jobs ADD COLUMN lane text NOT NULL DEFAULT 'awaited' CHECK (lane IN ('telephone', 'awaited', 'bulk'));

-- what a lane takes next is at its beginning, however much waits in the others
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (lane, run_at) WHERE dead_at IS NULL;
