-- The private address at which somebody's calendar reads his days (docs/decisions/0052): its digest alone; a new one ends
-- the one before.
create table calendar_feed (
  person_id identifier primary key references person,
  secret_sha256 bytea not null unique check (octet_length(secret_sha256) = 32),
  made_at timestamptz not null,
  read_at timestamptz
);
