-- The second step of a local log-in (RFC 6238): what the owner's device counts with, sealed under a key of the service's
-- that is not in the database. Without confirmed_at it is shown and not in use yet.
create table second_factor (
  account_id bigint primary key references account (id) on delete cascade,
  secret_sealed text not null check (length(secret_sealed) between 1 and 500),
  began_at timestamptz not null,
  confirmed_at timestamptz,
  -- The step of half a minute whose code was taken last: no code of it or of an earlier one is taken again.
  last_step bigint not null default 0,
  constraint second_factor_confirmed_later check (confirmed_at >= began_at)
);

-- For a lost device: ten codes of more than 112 random bits, of which only the digests are kept; each serves once.
create table recovery_code (
  account_id bigint not null references second_factor (account_id) on delete cascade,
  code_sha256 bytea not null check (octet_length(code_sha256) = 32),
  used_at timestamptz,
  primary key (account_id, code_sha256)
);
