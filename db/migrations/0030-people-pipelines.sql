-- Entry (§6), confirmation (§7), transfer (§10) and departure: what they keep beside their cases.

-- §6: the first pay follows from no level.
alter table pay_change alter column from_level drop not null;

-- §7.1: the day on which HR means to confirm somebody. Append-only: the newest row of a person counts, a row without
-- a day takes it back.
create table confirmation_date (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  planned_on date,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint confirmation_date_taken_back_for_a_reason check (planned_on is not null or reason is not null)
);
create index confirmation_date_of on confirmation_date (person_id, id desc);
create trigger confirmation_date_append_only before update or delete on confirmation_date
  for each row execute function refuse_rewrite();

-- Who takes over from somebody who has left (I-58); a later row counts, people may leave twice.
create table succession (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  successor_id identifier not null references person,
  from_on date not null,
  recorded_at timestamptz not null default now(),
  constraint succession_by_another check (successor_id <> person_id)
);
create index succession_of on succession (person_id, id desc);
create trigger succession_append_only before update or delete on succession for each row execute function refuse_rewrite();
