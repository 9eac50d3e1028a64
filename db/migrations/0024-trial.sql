-- Trial appointments (§9.5.5, I-51 to I-60): the person is shown as on trial, with unchanged level and pay (I-52).

create table trial (
  case_id identifier primary key references personnel_case,
  workflow_id identifier not null unique,
  person_id identifier not null references person,
  post position_code not null check (post in ('team-leader', 'supervisor')),
  reports_to identifier not null references person,
  stage text not null check (stage in ('letter', 'scheduled', 'running', 'review', 'below-mark', 'passed', 'failed', 'ended')),
  start_on date,
  months smallint check (months > 0),
  -- I-51: the one extension.
  extended_months smallint check (extended_months > 0),
  -- I-51: [{from, to, reason}], days that do not count; `to` is null while the leave lasts.
  pauses jsonb not null default '[]' check (jsonb_typeof(pauses) = 'array'),
  last_day date,
  review_on date,
  alarm_on date,
  -- The days rest on a year whose holidays are not published.
  provisional boolean not null default false,
  -- The workday calendar by which they were computed.
  calendar_digest text,
  team text[] not null default '{}',
  -- Whom those moved by the trial reported to before: where they go back to (I-58).
  former_superiors jsonb not null default '{}' check (jsonb_typeof(former_superiors) = 'object'),
  -- 9.5.6: as HR confirmed them; null until then.
  superiors text[],
  department_heads text[],
  score numeric(5, 2) check (score between 0 and 100),
  reason text,
  opened_at timestamptz not null,
  -- The first day that is no trial any more; a trial that was passed lasts until its case is decided (I-54).
  ended_on date,
  version integer not null default 1,
  constraint trial_begun_has_days check (
    stage in ('letter', 'failed', 'ended')
    or (start_on is not null and months is not null and last_day is not null and review_on is not null)),
  constraint trial_days_in_order check (last_day > start_on and review_on <= last_day),
  constraint trial_over_has_day check ((stage in ('failed', 'ended')) = (ended_on is not null)),
  constraint trial_raters_together check ((superiors is null) = (department_heads is null))
);
-- Nobody is on two trials.
create unique index trial_one_running on trial (person_id) where stage not in ('passed', 'failed', 'ended');
create index trial_by_person on trial (person_id, opened_at desc);
create trigger trial_keep before delete on trial for each row execute function refuse_rewrite();

-- Since when somebody reports to his present superior; null: as long as he has been here (I-55, under a month in the team).
alter table person add column superior_since date;
create function note_superior_since() returns trigger language plpgsql as $$
begin
  if new.superior_id is distinct from old.superior_id and new.superior_since is not distinct from old.superior_since then
    new.superior_since := (now() at time zone 'Asia/Shanghai')::date;
  end if;
  return new;
end $$;
create trigger person_superior_since before update of superior_id on person
  for each row execute function note_superior_since();
