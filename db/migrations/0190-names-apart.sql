-- docs/decisions/0076: names of people on what an office signs stand apart, so that an erasure takes them (0051) and
-- everything that was digested still computes.

-- Somebody's name as it was when something was frozen, under the digest of its salt and itself. Contents and signatures say
-- number and digest; where the row is gone, the name was erased.
create table frozen_name (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  person_id identifier not null references person,
  salt text not null check (char_length(salt) >= 32),
  name text not null
);
create index frozen_name_of_person on frozen_name (person_id);
create trigger frozen_name_append_only before update or delete on frozen_name
  for each row execute function refuse_rewrite();
create trigger frozen_name_no_truncate before truncate on frozen_name execute function refuse_rewrite();

-- Signatures of before keep the names that they were sealed with.
alter table office_signature
  alter column name drop not null,
  add column name_sha256 text check (name_sha256 ~ '^[0-9a-f]{64}$'),
  add column deputy_name_sha256 text check (deputy_name_sha256 ~ '^[0-9a-f]{64}$'),
  drop constraint office_signature_check1,
  add constraint office_signature_named check (num_nonnulls(name, name_sha256) = 1),
  add constraint office_signature_deputy_named
    check (num_nonnulls(deputy_name, deputy_name_sha256) = num_nonnulls(deputy_id));
create index office_signature_named_by on office_signature (name_sha256);

-- Whom a message names, by number, each as it spells him: what it says to others stays when he is erased, without his name.
alter table message add column named jsonb not null default '{}' check (jsonb_typeof(named) = 'object');

-- A text in both languages with a mark in the place of somebody's name; his number, which follows it, stays.
create function without_name(said jsonb, name text, id text, mark text) returns jsonb language sql immutable as $$
  select replace(replace(said::text, as_text || '（' || id || '）', mark || '（' || id || '）'),
                 as_text || ' (' || id || ')', mark || ' (' || id || ')')::jsonb
  from (select substr(quoted, 2, char_length(quoted) - 2) as as_text from (select to_json(name)::text as quoted) q) a
$$;
