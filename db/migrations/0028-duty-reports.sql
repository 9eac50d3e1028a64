-- 9.5.7: reports on duties (述职) that candidates upload, as they came; kept in pieces, so that neither writing nor
-- reading holds a whole file in memory. I-62: no notice is withdrawn twice.

create table duty_report (
  id bigint generated always as identity primary key,
  case_id identifier not null references personnel_case,
  uploaded_by identifier not null references person,
  filename text not null check (char_length(filename) between 1 and 255),
  media_type text not null check (media_type in (
    'application/pdf', 'text/plain',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes between 1 and 10485760),
  uploaded_at timestamptz not null,
  -- The same file for the same case is one report, however often the call is repeated.
  constraint duty_report_once unique (case_id, sha256)
);
create table duty_report_piece (
  report_id bigint not null references duty_report,
  no integer not null check (no >= 0),
  content bytea not null,
  primary key (report_id, no)
);
create trigger duty_report_append_only before update or delete on duty_report for each row execute function refuse_rewrite();
create trigger duty_report_piece_append_only before update or delete on duty_report_piece
  for each row execute function refuse_rewrite();

create unique index document_withdrawn_once on document (withdraws) where withdraws is not null;
