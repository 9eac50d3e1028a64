-- Files that people hand in with a case or a complaint (docs/decisions/0035): 9.5.7's report on duties, evidence,
-- statements (I-79), presentations (8.5.4), scans of signed sheets (I-41). Kept in pieces, so that neither writing nor
-- reading holds a whole file in memory.

-- 9.5.7: the files of a report come by the same road as all others now.
drop table duty_report_piece;
drop table duty_report;

create table attachment (
  id identifier primary key,
  uploaded_by identifier not null references person,
  filename text not null check (char_length(filename) between 1 and 255),
  media_type text not null check (media_type in (
    'application/pdf', 'text/plain', 'image/png', 'image/jpeg',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes between 1 and 10485760),
  uploaded_at timestamptz not null
);
create index attachment_by_uploader on attachment (uploaded_by, uploaded_at);

create table attachment_piece (
  attachment_id identifier not null references attachment on delete cascade,
  no integer not null check (no >= 0),
  content bytea not null,
  primary key (attachment_id, no)
);

-- Where a file belongs, and by which act: once, for good. What has no row here is its uploader's alone.
create table case_attachment (
  attachment_id identifier primary key references attachment,
  case_id identifier references personnel_case,
  complaint_id identifier references complaint,
  purpose text not null check (purpose in ('evidence', 'statement', 'presentation', 'duty-report', 'signed-scan')),
  -- In the order in which the form names them.
  place integer not null check (place >= 0),
  bound_by identifier not null references person,
  bound_at timestamptz not null,
  -- The kind of the task's act, `open` for what a case began with; null for what is bound outside a case's steps.
  act text,
  workflow_id identifier,
  seq integer check (seq > 0),
  check (num_nonnulls(case_id, complaint_id) = 1)
);
create index case_attachment_of_case on case_attachment (case_id) where case_id is not null;
create index case_attachment_of_complaint on case_attachment (complaint_id) where complaint_id is not null;

create trigger attachment_keep before update on attachment for each row execute function refuse_rewrite();
create trigger case_attachment_append_only before update or delete on case_attachment
  for each row execute function refuse_rewrite();

-- A piece goes with its file, which goes only while it belongs nowhere (the foreign key above).
create function refuse_loose_piece() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from attachment where id = old.attachment_id) then
    return old;
  end if;
  raise exception 'append-only: % of % is not allowed; add a row that corrects it', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger attachment_piece_append_only before update or delete on attachment_piece
  for each row execute function refuse_loose_piece();
