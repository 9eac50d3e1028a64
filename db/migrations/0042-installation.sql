-- Which installation this database belongs to: the same id stands in its data folder, in installation.json. A service that
-- is started with the folder of one and the database of another refuses.
create table installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null,
  since timestamptz not null default now()
);
