-- docs/decisions/0069: while a back-up takes the engine's store and the moment of the records, nobody acts. It ends by
-- itself, so that a back-up that dies leaves no service that stands still.
create table service_pause (
  only_one boolean primary key default true check (only_one),
  until    timestamptz not null
);
