-- §11: every C and D that was published is noted in the transaction that records it, whichever way it comes, and
-- becomes one setback case a person and month (docs/decisions/0024-setbacks-start-by-themselves.md).

create table setback_event (
  person_id identifier not null,
  month civil_month not null,
  noted_at timestamptz not null default now(),
  -- The case that it became; its number is taken once, whoever picks the event up.
  case_id identifier unique,
  primary key (person_id, month),
  foreign key (person_id, month) references rating
);
create index setback_event_waiting on setback_event (noted_at) where case_id is null;

-- Only what is published from now on starts a case: not older than 31 days, and later than the day on which the house
-- began to keep people here. A history that is brought along starts nothing.
create index person_by_creation on person (created_at);
create function note_setback() returns trigger language plpgsql as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  if new.published_on >= today - 31
     and new.published_on > (select (min(created_at) at time zone 'Asia/Shanghai')::date from person) then
    insert into setback_event (person_id, month) values (new.person_id, new.month) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger rating_notes_setback after insert or update on rating
  for each row when (new.rating in ('C', 'D')) execute function note_setback();
