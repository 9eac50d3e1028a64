-- docs/decisions/0044: what the engine stores is sealed, and acts of people are signed where they are taken.

-- Which keys this installation has used: without one of them what it made cannot be read, so nobody starts without it.
create table seal_key (
  id text primary key check (char_length(id) between 1 and 60),
  use text not null check (use in ('seal', 'sign')),
  -- Tells it from another of the same name; says nothing of the key.
  fingerprint text not null,
  since timestamptz not null,
  -- From here on nobody misses it any more.
  forgotten_at timestamptz
);

-- What reached the engine past the service and was not acted on; one row a thing, however often it is read again.
create table intrusion (
  workflow_id text not null check (char_length(workflow_id) <= 1000),
  what text not null check (what in ('foreign', 'not-signed')),
  -- SHA-256 of what came.
  digest bytea not null,
  at timestamptz not null,
  primary key (workflow_id, what, digest)
);
create index intrusion_at on intrusion (at);

-- By whom an act was taken: HMAC-SHA256 over everything that it says, with the key of that name.
alter table act
  add column signed_with text,
  add column signature bytea;
