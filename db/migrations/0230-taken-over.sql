-- Cases that were under way when the service came, as HR has entered them and a second person has confirmed
-- (docs/decisions/0085). Each is started under its number; that it is under way stands in personnel_case.
create table taken_over (
  case_id      identifier primary key,
  kind         text not null check (kind in ('trial', 'confirmation', 'plan')),
  person_id    identifier not null references person,
  -- What the engine is started under: the vacancy of a trial, else the case itself.
  workflow_id  identifier not null unique,
  since        date not null,
  paper        text not null check (char_length(paper) between 2 and 200),
  entry        jsonb not null check (jsonb_typeof(entry) = 'object'),
  -- What the policy demands before that place, as it is proven or not; frozen.
  findings     jsonb not null check (jsonb_typeof(findings) = 'array'),
  -- Of a trial: post and level on record when it was taken over.
  from_post    position_code,
  from_level   level_code,
  entered_by   identifier not null references person,
  confirmed_by identifier not null references person,
  change_no    bigint not null unique references waiting_change,
  at           timestamptz not null,
  constraint taken_over_by_two check (entered_by <> confirmed_by),
  constraint taken_over_never_ones_own check (person_id not in (entered_by, confirmed_by))
);
create index taken_over_by_person on taken_over (person_id, kind);
create trigger taken_over_append_only before update or delete on taken_over for each row execute function refuse_rewrite();
create trigger taken_over_no_truncate before truncate on taken_over execute function refuse_rewrite();

create function queue_taken_over() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'taken_over', array[case_id] from added;
  return null;
end $t$;
create trigger taken_over_seal after insert on taken_over referencing new table as added
  for each statement execute function queue_taken_over();
