-- Who may sign in, what for, and what was tried and refused (issue §6; policy §4 names the offices).

create table account (
  id bigint generated always as identity primary key,
  login text not null check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
  person_id text not null references person (id),
  password_hash text not null check (password_hash like '$argon2id$%'),
  -- Raised by every change of password: sessions and tokens of an older one no longer count.
  credential_version integer not null default 1 check (credential_version > 0),
  must_change_password boolean not null default false,
  disabled boolean not null default false,
  -- Raised by every change of the row: the ETag of the account.
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint account_login_unique unique (login),
  constraint account_person_unique unique (person_id)
);

create table account_role (
  account_id bigint not null references account (id) on delete cascade,
  role text not null check (
    role in ('hr', 'hr-manager', 'department-head', 'supervisor', 'gm', 'panel', 'it-admin', 'employee')
  ),
  primary key (account_id, role)
);

-- Failed log-ins by the login as typed, known or not: a lock must not tell which logins exist.
create table sign_in_failure (
  login_sha256 bytea primary key check (octet_length(login_sha256) = 32),
  failures integer not null check (failures > 0),
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_last_at on sign_in_failure (last_at);

create table api_token (
  token_sha256 bytea primary key check (octet_length(token_sha256) = 32),
  account_id bigint not null references account (id) on delete cascade,
  credential_version integer not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  check (expires_at > created_at)
);
create index api_token_account on api_token (account_id);
create index api_token_expires_at on api_token (expires_at);

-- The shape that connect-pg-simple asks for.
create table web_session (
  sid text primary key,
  sess json not null,
  expire timestamp(6) not null
);
create index web_session_expire on web_session (expire);

-- The answer to every write that came with an Idempotency-Key, so that a repeated call gets the same one.
create table idempotency_key (
  account_id bigint not null references account (id) on delete cascade,
  key text not null check (length(key) between 1 and 200),
  request_sha256 bytea not null check (octet_length(request_sha256) = 32),
  -- Which attempt holds the key; null status while it runs.
  attempt uuid not null,
  created_at timestamptz not null default now(),
  started_at timestamptz not null default now(),
  status smallint check (status between 200 and 499),
  headers jsonb,
  body text,
  primary key (account_id, key),
  check ((status is null) = (headers is null))
);
create index idempotency_key_created_at on idempotency_key (created_at);

-- A refused act leaves nothing in a workflow's history; it stands here. Append-only.
create table refused_act (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id bigint,
  person_id text,
  method text not null,
  route text not null,
  target text not null,
  status smallint not null,
  code text not null,
  clause text,
  detail text not null,
  request_id text not null
);
create index refused_act_at on refused_act (at desc);
create index refused_act_person on refused_act (person_id, at desc);
