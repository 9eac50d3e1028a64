-- Accounts of the company's scripts: each has an owner, and may what its scopes say and its owner's office may by then.
create table service_account (
  id bigint generated always as identity primary key,
  -- For good: the ledger names it, and so does no other account.
  name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) between 2 and 40),
  purpose text not null check (char_length(btrim(purpose)) between 2 and 500),
  owner_id identifier not null references person (id),
  -- By domain/permissions/scopes.ts.
  scopes text[] not null check (cardinality(scopes) > 0),
  made_by text not null,
  made_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  constraint service_account_name_unique unique (name),
  constraint service_account_closed_by_somebody check ((closed_at is null) = (closed_by is null))
);
create index service_account_owner on service_account (owner_id);

-- Its tokens, of which only the digest is kept, and the beginning by which somebody knows one again.
create table service_token (
  id bigint generated always as identity primary key,
  service_account_id bigint not null references service_account (id),
  prefix text not null check (length(prefix) between 8 and 40),
  token_sha256 bytea not null unique check (octet_length(token_sha256) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  constraint service_token_lasts_a_year check (expires_at > created_at and expires_at <= created_at + interval '365 days'),
  constraint service_token_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
create index service_token_of on service_token (service_account_id, id desc);

-- Whoever disables an account ends for good what acts in its owner's place, by whatever way it comes.
create function end_services_of_disabled() returns trigger language plpgsql as $$
begin
  with ended as (
    update service_account set closed_at = now(), closed_by = 'system:owner-disabled'
    where owner_id = new.person_id and closed_at is null returning name, scopes)
  insert into account_event (at, account_id, login, person_id, actor, event, detail)
  select now(), new.id, new.login, new.person_id, 'system:owner-disabled', 'service-closed',
         jsonb_build_object('service', name)
  from ended order by name;
  return new;
end $$;
create trigger account_disabled_ends_services after update of disabled on account
  for each row when (new.disabled and not old.disabled) execute function end_services_of_disabled();
