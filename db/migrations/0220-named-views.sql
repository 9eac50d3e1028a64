-- Views of the tables of the pages to which somebody has given a name (docs/decisions/0083): his alone.
create table named_view (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  -- Which table of the pages it is a view of.
  list text not null check (list ~ '^[a-z-]{1,40}$'),
  name text not null check (length(name) between 1 and 40),
  -- Order, columns, size, search and filters, as the address has them.
  query text not null check (length(query) <= 1000),
  changed_at timestamptz not null,
  constraint named_view_once unique (person_id, list, name)
);
