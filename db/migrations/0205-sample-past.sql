-- What the sample department comes with (docs/decisions/0079): each workflow of its past. What still runs waits here
-- until the engine goes on with it; then only that it is of the sample is left.
create table sample_past (
  workflow_id text primary key,
  -- Under which name, and with what, the engine is to start it; null once it has, and where it is over.
  goes_on     jsonb,
  made_at     timestamptz not null
);
