-- 9.5.2: the competency and peripheral sheets (§15.4, §15.5) as their raters handed them in.

create table assessment_sheet (
  case_id identifier not null references personnel_case,
  -- The round in which it was asked for (I-38).
  round integer not null check (round > 0),
  form text not null check (form in ('competency', 'peripheral')),
  rater_id identifier not null references person,
  -- By item of the form as the case's policy version has it.
  scores jsonb not null check (jsonb_typeof(scores) = 'object'),
  -- The weighted mean, exact (I-36).
  total numeric(7, 4) not null check (total between 0 and 100),
  comment text,
  submitted_at timestamptz not null,
  primary key (case_id, round, form, rater_id)
);
create trigger assessment_sheet_append_only before update or delete on assessment_sheet
  for each row execute function refuse_rewrite();

create index vacancy_by_stage on vacancy (stage, id);
