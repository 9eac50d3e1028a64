-- docs/decisions/0078: lists stand by how names are read (曾 zeng, 仇 qiu, 单 shan, 解 xie), syllable by syllable, which
-- no collation knows. It stands at the key of the employee number, of which everybody has one.
alter table person_key add column reading text collate "C" check (reading <> '');
create unique index person_key_reading on person_key (person_id) include (reading) where reading is not null;

-- Everybody's keys are written anew, with the reading.
insert into person_unkeyed select id from person on conflict do nothing;
