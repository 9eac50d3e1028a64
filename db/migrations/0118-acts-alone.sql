-- Acts of one call on tasks that several workflows carry (0034) are taken in one transaction; until each has its answer,
-- nobody else's act on its tasks is taken, so that none of them loses a race that it had won.
alter table act add column alone boolean not null default false;
