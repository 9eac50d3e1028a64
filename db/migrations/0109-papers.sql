-- docs/decisions/0060: the bytes of a document as they were typeset, once when it was issued and once more when it was
-- signed or refused. They are made again from what is frozen with the same bytes; kept, so that another release of the
-- typesetter changes nothing that somebody holds in his hand.
create table paper (
  document_id identifier not null references document,
  stage text not null check (stage in ('issued', 'answered')),
  pdf bytea not null check (octet_length(pdf) > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  -- Characters that no face has, drawn as their codes.
  coded text[] not null default '{}',
  at timestamptz not null,
  primary key (document_id, stage)
);
create trigger paper_append_only before update or delete on paper for each row execute function refuse_rewrite();
create trigger paper_no_truncate before truncate on paper execute function refuse_rewrite();
create function queue_paper() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'paper', array[document_id, stage] from added;
  return null;
end $t$;
create trigger paper_seal after insert on paper referencing new table as added
  for each statement execute function queue_paper();
-- What was issued or signed of late is looked for every second.
create index document_issued_at on document (issued_at);
create index document_signature_at on document_signature (at);
