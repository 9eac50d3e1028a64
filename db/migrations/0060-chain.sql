-- docs/decisions/0047: whatever records something is sealed into one chain, within a second of its commit, so that nobody
-- changes, removes, adds or moves a row unseen, whatever rights he has.

-- Which columns a row had when it was sealed: columns that come later are no part of its seal.
create table seal_shape (
  id integer generated always as identity primary key,
  columns text[] not null unique
);

create table seal (
  -- The place in the chain, without gaps from 1.
  no bigint primary key check (no > 0),
  source text collate "C" not null,
  -- The primary key of the row.
  key text[] collate "C" not null,
  shape integer not null,
  -- Beside the digest, never in it alone: without it nobody finds out the content by trying.
  salt bytea not null check (octet_length(salt) = 16),
  -- SHA-256 of salt and content.
  digest bytea not null check (octet_length(digest) = 32),
  -- SHA-256 of the link before, of place, source, key and time, and of the digest.
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  constraint seal_once unique (source, key)
);
create trigger seal_append_only before update or delete on seal for each row execute function refuse_rewrite();
create trigger seal_no_truncate before truncate on seal execute function refuse_rewrite();

-- What waits for its seal, written with the row that is to be sealed; by whom the database knows, not who says so.
create table unsealed (
  no bigint generated always as identity primary key,
  source text collate "C" not null,
  key text[] collate "C" not null,
  by_role name not null default session_user,
  at timestamptz not null default now()
);

do $$
declare
  one record;
  keys text;
begin
  for one in select * from (values
    ('ledger', array['id']),
    ('decision', array['case_id', 'workflow_id', 'seq']),
    ('evaluation', array['case_id', 'no']),
    ('document', array['id']),
    ('document_signature', array['document_id']),
    ('score_sheet', array['session_id', 'case_id', 'scorer_id']),
    ('assessment_sheet', array['case_id', 'round', 'form', 'rater_id']),
    ('level_history', array['id']),
    ('position_history', array['id']),
    ('pay_change', array['id']),
    ('pay_table', array['level', 'effective_from']),
    ('own_words', array['no']),
    ('case_attachment', array['attachment_id']),
    ('account_event', array['no']),
    ('register_choice', array['no']),
    ('register_choice_decision', array['choice_no'])) as listed (source, key)
  loop
    select string_agg(format('%I::text', part), ', ' order by place) into keys
      from unnest(one.key) with ordinality as parts (part, place);
    execute format(
      $f$create function queue_%1$s() returns trigger language plpgsql as $t$
      begin
        insert into unsealed (source, key) select %1$L, array[%2$s] from added;
        return null;
      end $t$ $f$, one.source, keys);
    execute format(
      'create trigger %1$s_seal after insert on %1$I referencing new table as added
         for each statement execute function queue_%1$s()', one.source);
    execute format('insert into unsealed (source, key) select %1$L, array[%2$s] from %1$I order by %2$s', one.source, keys);
  end loop;
end $$;
