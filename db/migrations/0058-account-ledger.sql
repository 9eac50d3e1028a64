-- Accounts have a ledger of their own: who made, changed, asked and was told; append-only.

create table account_event (
  no bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint not null,
  login text not null,
  person_id identifier not null,
  -- Employee number, command:<user>, or system:<what>.
  actor text not null,
  event text not null check (event ~ '^[a-z]+(-[a-z]+)*$'),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object')
);
create index account_event_by_account on account_event (account_id, no desc);
create trigger account_event_append_only before update or delete on account_event
  for each row execute function refuse_rewrite();
create trigger account_event_no_truncate before truncate on account_event execute function refuse_rewrite();

-- A way to a new password that only its owner holds: a link sent to his mail, or a secret in his own browser that counts
-- once a second person has confirmed the code beside it. Only the hash of the secret is kept.
create table password_reset (
  no bigint generated always as identity primary key,
  account_id bigint not null references account (id) on delete cascade,
  secret_sha256 bytea not null unique check (octet_length(secret_sha256) = 32),
  -- Shown to the owner, who tells it to whoever may ask for him; null for a link.
  code text check (code ~ '^[0-9]{8}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  constraint password_reset_expires_later check (expires_at > created_at),
  constraint password_reset_link_is_confirmed check (code is not null or confirmed_at is not null)
);
create index password_reset_by_account on password_reset (account_id, no desc);
