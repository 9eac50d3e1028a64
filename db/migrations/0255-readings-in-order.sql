-- docs/decisions/0078: how names are read stands in a table of its own, a row for everybody, in the order of lists. At the
-- key of the number a page of a hundred thousand people was sorted whole each time.
create table person_reading (
  person_id identifier primary key references person on delete cascade,
  -- '~' stands behind every letter: whose name is not read yet stands at the end.
  reading text collate "C" not null default '~' check (reading <> '')
);
create index person_reading_order on person_reading (reading, person_id);

insert into person_reading (person_id, reading)
  select p.id, coalesce(k.reading, '~') from person p
  left join person_key k on k.person_id = p.id and k.reading is not null;
drop index person_key_reading;
alter table person_key drop column reading;

create or replace function unkey_new_people() returns trigger language plpgsql as $$
begin
  insert into person_reading (person_id) select id from added;
  insert into person_unkeyed select id from added on conflict do nothing;
  return null;
end $$;

create or replace function unkey_renamed() returns trigger language plpgsql as $$
begin
  insert into person_unkeyed select n.id from after n join before o on o.id = n.id where n.name <> o.name
  on conflict do nothing;
  delete from person_key k using after n, before o where k.person_id = n.id and o.id = n.id and n.name <> o.name;
  update person_reading r set reading = default from after n, before o
    where r.person_id = n.id and o.id = n.id and n.name <> o.name;
  return null;
end $$;
