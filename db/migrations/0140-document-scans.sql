-- docs/decisions/0068, I-41: the scan of a sheet that was signed by hand belongs to an issued document. Both digests stand in
-- one sealed row, so that neither the document nor the file is exchanged unseen.
create table document_scan (
  attachment_id identifier primary key references attachment,
  document_id identifier not null references document,
  document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  bound_by identifier not null references person,
  at timestamptz not null
);
create index document_scan_of_document on document_scan (document_id);
create trigger document_scan_append_only before update or delete on document_scan
  for each row execute function refuse_rewrite();
create trigger document_scan_no_truncate before truncate on document_scan execute function refuse_rewrite();
create function queue_document_scan() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'document_scan', array[attachment_id] from added;
  return null;
end $t$;
create trigger document_scan_seal after insert on document_scan referencing new table as added
  for each statement execute function queue_document_scan();
