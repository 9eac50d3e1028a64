-- 13.1, docs/decisions/0084: the next version of the policy as HR drafts it, and versions as they were released. There is
-- one draft at a time; each save is the next revision, so that nobody writes over what he has not seen.
create table policy_draft (
  one boolean primary key default true check (one),
  -- The version that it changes.
  base text not null check (base ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  version text not null check (version ~ '^[a-z0-9][a-z0-9.-]{0,63}$' and version <> base),
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  -- What it changes, by the path of each number; the rest stays as it is in the base.
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  revision integer not null check (revision > 0),
  begun_by identifier not null references person,
  begun_at timestamptz not null,
  saved_by identifier not null references person,
  saved_at timestamptz not null
);

-- What was released: its whole data as the text of a version's file, so that a decision under it can be computed again
-- years later; the digest stands in the sealed ledger as well.
create table policy_release (
  version text primary key check (version ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  base text not null check (base <> version),
  valid_from date not null unique,
  document text not null,
  sha256 text not null,
  reason text not null check (char_length(btrim(reason)) between 2 and 2000),
  -- Who asked for it, and the second person.
  asked_by identifier not null references person,
  approved_by identifier not null references person,
  released_at timestamptz not null,
  constraint policy_release_by_two check (asked_by <> approved_by),
  constraint policy_release_is_what_was_hashed check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
create trigger policy_release_append_only before update or delete on policy_release
  for each row execute function refuse_rewrite();
create trigger policy_release_no_truncate before truncate on policy_release execute function refuse_rewrite();
