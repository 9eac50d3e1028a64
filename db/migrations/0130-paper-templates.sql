-- docs/decisions/0067: Word templates of the company's own, a form at a time, by their first day; append-only. The latest
-- that has begun holds. It begins after the day on which it was uploaded, so that no template of a day that has begun is
-- ever another: what was issued keeps its own.
create table paper_template (
  no bigint generated always as identity primary key,
  form text not null check (form ~ '^[a-z][a-z-]{0,63}$'),
  first_day date not null,
  -- As it was checked: nothing in it runs, loads or embeds anything.
  docx bytea not null check (octet_length(docx) between 1 and 20971520),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  filename text not null check (char_length(filename) between 1 and 255),
  uploaded_by identifier not null references person,
  uploaded_at timestamptz not null,
  constraint paper_template_begins_later check (first_day > (uploaded_at at time zone 'Asia/Shanghai')::date)
);
create index paper_template_by_form on paper_template (form, first_day desc, no desc);
create trigger paper_template_append_only before update or delete on paper_template
  for each row execute function refuse_rewrite();
create trigger paper_template_no_truncate before truncate on paper_template execute function refuse_rewrite();
create function queue_paper_template() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'paper_template', array[no::text] from added;
  return null;
end $t$;
create trigger paper_template_seal after insert on paper_template referencing new table as added
  for each statement execute function queue_paper_template();
