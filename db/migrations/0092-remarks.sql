-- docs/decisions/0056: copies and comments at a case or at a task of it, as they were written; what they were changed to;
-- to whom they are addressed, and who has read them. Records, not history of the engine: append-only, sealed.
create table remark (
  no bigint generated always as identity primary key,
  case_id identifier not null references personnel_case,
  -- Where it stands at a task of the case.
  task_id text references task,
  kind text not null check (kind in ('comment', 'copy')),
  written_by identifier not null references person,
  text text check (text ~ '\S'),
  at timestamptz not null,
  constraint remark_says check (text is not null or kind = 'copy')
);
create index remark_of_case on remark (case_id, no);

-- The words that stand there instead; none where it was removed.
create table remark_change (
  no bigint generated always as identity primary key,
  remark_no bigint not null references remark,
  text text check (text ~ '\S'),
  at timestamptz not null
);
create index remark_change_of on remark_change (remark_no, no);

create table remark_addressee (
  remark_no bigint not null references remark,
  person_id identifier not null references person,
  at timestamptz not null,
  primary key (remark_no, person_id)
);
create index remark_addressee_of on remark_addressee (person_id, remark_no);

create table remark_read (
  remark_no bigint not null,
  person_id identifier not null,
  at timestamptz not null,
  primary key (remark_no, person_id),
  foreign key (remark_no, person_id) references remark_addressee
);

create trigger remark_append_only before update or delete on remark for each row execute function refuse_rewrite();
create trigger remark_no_truncate before truncate on remark execute function refuse_rewrite();
create trigger remark_change_append_only before update or delete on remark_change for each row execute function refuse_rewrite();
create trigger remark_change_no_truncate before truncate on remark_change execute function refuse_rewrite();
create trigger remark_addressee_append_only before update or delete on remark_addressee for each row execute function refuse_rewrite();
create trigger remark_addressee_no_truncate before truncate on remark_addressee execute function refuse_rewrite();
create trigger remark_read_append_only before update or delete on remark_read for each row execute function refuse_rewrite();
create trigger remark_read_no_truncate before truncate on remark_read execute function refuse_rewrite();

create function queue_remark() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'remark', array[no::text] from added;
  return null;
end $t$;
create trigger remark_seal after insert on remark referencing new table as added
  for each statement execute function queue_remark();
create function queue_remark_change() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'remark_change', array[no::text] from added;
  return null;
end $t$;
create trigger remark_change_seal after insert on remark_change referencing new table as added
  for each statement execute function queue_remark_change();
create function queue_remark_addressee() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'remark_addressee', array[remark_no::text, person_id::text] from added;
  return null;
end $t$;
create trigger remark_addressee_seal after insert on remark_addressee referencing new table as added
  for each statement execute function queue_remark_addressee();
create function queue_remark_read() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'remark_read', array[remark_no::text, person_id::text] from added;
  return null;
end $t$;
create trigger remark_read_seal after insert on remark_read referencing new table as added
  for each statement execute function queue_remark_read();
