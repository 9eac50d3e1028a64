-- What reads of pay, scores and complaints leave, and every read of an auditor: who, what, whom about, when, by which
-- route; never what was read. Append-only; it goes with time alone (db/service/housekeeping.ts).
create table read_line (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint not null,
  person_id identifier not null,
  -- By which roles he was there.
  roles text[] not null,
  -- A row of the table of permissions.
  resource text not null check (resource ~ '^[a-z][a-z-]*$'),
  noted text check (noted in ('pay', 'scores', 'complaints')),
  route text not null,
  -- The people whom the answer was about, at most a hundred; `people` says how many there were.
  about text[] not null default '{}' check (cardinality(about) <= 100),
  people integer not null check (people >= 0)
);
create index read_line_at on read_line (at, id);
create index read_line_person on read_line (person_id, id);
create index read_line_about on read_line using gin (about);
create trigger read_line_append_only before update on read_line for each row execute function refuse_rewrite();
create trigger read_line_no_truncate before truncate on read_line execute function refuse_rewrite();
