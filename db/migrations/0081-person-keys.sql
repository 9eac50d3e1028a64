-- docs/decisions/0054: by what people are found: name, given name, pinyin, initials, number, each by its beginning.
create table person_key (
  person_id identifier not null references person on delete cascade,
  key text collate "C" not null check (key <> ''),
  primary key (person_id, key)
);
create index person_key_begins on person_key (key, person_id);

-- Whoever is new or is called otherwise by now waits for his keys: how a name is read, no database knows.
create table person_unkeyed (
  person_id identifier primary key references person on delete cascade
);

create function unkey_new_people() returns trigger language plpgsql as $$
begin
  insert into person_unkeyed select id from added on conflict do nothing;
  return null;
end $$;
create trigger person_keys_new after insert on person referencing new table as added
  for each statement execute function unkey_new_people();

create function unkey_renamed() returns trigger language plpgsql as $$
begin
  insert into person_unkeyed select n.id from after n join before o on o.id = n.id where n.name <> o.name
  on conflict do nothing;
  delete from person_key k using after n, before o where k.person_id = n.id and o.id = n.id and n.name <> o.name;
  return null;
end $$;
create trigger person_keys_renamed after update on person referencing old table as before new table as after
  for each statement execute function unkey_renamed();

insert into person_unkeyed select id from person;
