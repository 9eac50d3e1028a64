-- docs/decisions/0072: what an office signs is frozen with its signature: the summary of a defense when its chair signs
-- (15.2, 15.8), the report of a cycle when HR lays it before the general manager and when he has decided (8.5.5). The text
-- is kept as it was digested. Of each person one line apart, salted, so that it can be erased and the rest still computes.
create table frozen_paper (
  no bigint generated always as identity primary key,
  kind text not null check (kind in ('session-summary', 'cycle-report')),
  -- The session, or the cycle.
  about identifier not null,
  head text not null,
  -- The case of each line, and the digest of its salt and content, in order.
  cases text[] not null,
  lines text[] not null,
  -- Of the head and the digests of the lines, each on a line of its own.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  constraint frozen_paper_one_line_a_case check (cardinality(cases) = cardinality(lines))
);
create index frozen_paper_about on frozen_paper (about, kind, no desc);
create index frozen_paper_cases on frozen_paper using gin (cases);
create trigger frozen_paper_append_only before update or delete on frozen_paper
  for each row execute function refuse_rewrite();
create trigger frozen_paper_no_truncate before truncate on frozen_paper execute function refuse_rewrite();
create function queue_frozen_paper() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'frozen_paper', array[no::text] from added;
  return null;
end $t$;
create trigger frozen_paper_seal after insert on frozen_paper referencing new table as added
  for each statement execute function queue_frozen_paper();

create table frozen_line (
  paper_no bigint not null references frozen_paper,
  -- From 1.
  place integer not null check (place > 0),
  case_id identifier not null references personnel_case,
  salt text not null check (char_length(salt) >= 32),
  content text not null,
  primary key (paper_no, place)
);
create index frozen_line_of_case on frozen_line (case_id);
create trigger frozen_line_append_only before update or delete on frozen_line
  for each row execute function refuse_rewrite();
create trigger frozen_line_no_truncate before truncate on frozen_line execute function refuse_rewrite();

-- Who signed for an office, and the digest of what he signed: a frozen paper, or an issued document (9.5.3).
create table office_signature (
  no bigint generated always as identity primary key,
  role text not null check (role in ('chair', 'hr', 'gm')),
  paper_no bigint references frozen_paper,
  document_id identifier references document,
  -- Of a frozen paper, for which of its cases.
  cases text[] not null default '{}',
  signed_by identifier not null references person,
  -- As he was called then; whoever acted in his place by a proxy, with his name.
  name text not null,
  deputy_id identifier references person,
  deputy_name text,
  -- What was decided with it: how many of each outcome, and of a document why.
  said jsonb not null default '{}',
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  check (num_nonnulls(paper_no, document_id) = 1),
  check ((deputy_id is null) = (deputy_name is null))
);
create index office_signature_of_paper on office_signature (paper_no);
create unique index office_signature_of_document on office_signature (document_id, role);
create index office_signature_at on office_signature (at) where document_id is not null;
create trigger office_signature_append_only before update or delete on office_signature
  for each row execute function refuse_rewrite();
create trigger office_signature_no_truncate before truncate on office_signature execute function refuse_rewrite();
create function queue_office_signature() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'office_signature', array[no::text] from added;
  return null;
end $t$;
create trigger office_signature_seal after insert on office_signature referencing new table as added
  for each statement execute function queue_office_signature();
