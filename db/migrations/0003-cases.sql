-- Cycles, vacancies and cases of every kind (docs/decisions/0013-cases-of-all-kinds.md): what the pipelines write. The
-- progress of a case lives in its workflow; these rows are its projection, written once a step, idempotent by
-- (workflow, sequence). Inbox, lists and permissions read them.

create table projection (
  workflow_id identifier not null,
  -- Counts the steps of one workflow from 1.
  seq integer not null check (seq > 0),
  -- What the step answered: an activity that runs again returns this and writes nothing.
  result jsonb not null,
  at timestamptz not null default now(),
  primary key (workflow_id, seq)
);

-- What cases belong to -----------------------------------------------------------------------------------------------

create table cycle (
  id identifier primary key,
  -- I-26: a special promotion outside the half-yearly cycles is a cycle of one person, in any month.
  kind text not null default 'regular' check (kind in ('regular', 'special')),
  month civil_month not null check (kind = 'special' or substr(month, 6, 2) in ('01', '07')),
  stage text not null check (stage in ('draft', 'collecting', 'running', 'closed', 'dismissed')),
  -- 8.5.1: the first five workdays of the month; the fifth is the reference day (I-20).
  launch_from date not null,
  launch_by date not null,
  launched_on date,
  launched_by identifier references person,
  late boolean not null default false,
  late_reason text,
  -- I-13: the last day on which ratings of the window are taken.
  closing_date date,
  evaluated_at timestamptz,
  closed_at timestamptz,
  -- I-73: what the cycle began with, and keeps.
  policy_version text not null,
  choices jsonb not null,
  -- The workdays of the cycle month's year as they were known then; null when nothing was.
  calendar jsonb,
  opened_by text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint cycle_launched_together check ((launched_on is null) = (launched_by is null)),
  constraint cycle_running_was_launched check (stage in ('draft', 'dismissed') or (launched_on is not null and closing_date is not null)),
  constraint cycle_late_has_reason check (not late or late_reason is not null),
  constraint cycle_closed_has_time check ((stage in ('closed', 'dismissed')) = (closed_at is not null))
);
create unique index cycle_one_a_month on cycle (month) where stage <> 'dismissed' and kind = 'regular';

create table vacancy (
  id identifier primary key,
  -- 9.1: the post to be filled, by whom, and why.
  post position_code not null check (post in ('team-leader', 'supervisor')),
  department_id identifier not null references department,
  team text not null check (team = btrim(team) and char_length(team) between 1 and 80),
  -- The superior of whoever is appointed.
  reports_to identifier not null references person,
  head_count smallint not null check (head_count between 1 and 50),
  filled smallint not null default 0,
  reason text not null,
  stage text not null check (stage in ('open', 'closing', 'closed')),
  close_reason text,
  policy_version text not null,
  choices jsonb not null,
  opened_by identifier not null references person,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  constraint vacancy_not_overfilled check (filled between 0 and head_count),
  constraint vacancy_closed_has_time check ((stage = 'closed') = (closed_at is not null)),
  constraint vacancy_closes_for_a_reason check (stage = 'open' or close_reason is not null)
);

-- Cases -------------------------------------------------------------------------------------------------------------

-- The head of every case, whatever its kind.
create table personnel_case (
  id identifier primary key,
  kind text not null check (kind in (
    'level-promotion', 'position-promotion', 'entry', 'confirmation', 'transfer', 'setback', 'special-promotion',
    'appeal', 'departure', 'rebase')),
  person_id identifier not null references person,
  -- What it belongs to: the cycle or the vacancy; cases of one group compete (I-35).
  group_id identifier,
  vacancy_id identifier references vacancy,
  -- The case that it is about: an appeal, a rebase.
  about_id identifier references personnel_case,
  -- The post of the candidate (§8), or the one to be filled (§9).
  post position_code,
  stage text not null check (stage ~ '^[a-z][a-z0-9-]*$'),
  outcome text check (outcome ~ '^[a-z][a-z0-9-]*$'),
  reason text,
  round integer not null default 1 check (round > 0),
  evaluation_no integer not null default 0,
  effective_from date,
  -- What else its pipeline says of where it stands; for those who may see everything.
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  -- The person may see the result.
  released boolean not null default false,
  -- I-74: an appeal is made within workdays of the day on which the person could read the result.
  released_at timestamptz,
  -- Cases of one person that name the same thing cannot be open side by side.
  exclusive text,
  -- I-73: what it began with, and keeps.
  policy_version text not null,
  choices jsonb not null,
  opened_by text not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  constraint personnel_case_released_has_time check (not released or released_at is not null)
);
create unique index personnel_case_one_open on personnel_case (person_id, exclusive)
  where closed_at is null and exclusive is not null;
create index personnel_case_by_person on personnel_case (person_id, opened_at desc);
-- 8.5: nobody stands twice in a cycle.
create unique index personnel_case_once_a_cycle on personnel_case (group_id, person_id) where kind = 'level-promotion';
create index personnel_case_by_group on personnel_case (group_id, id) where group_id is not null;
create index personnel_case_by_about on personnel_case (about_id) where about_id is not null;
create index personnel_case_open on personnel_case (kind, id) where closed_at is null;
create trigger personnel_case_keep before delete on personnel_case for each row execute function refuse_rewrite();

-- What a level promotion (§8) keeps beside its head.
create table candidate (
  id identifier primary key references personnel_case,
  cycle_id identifier not null references cycle,
  -- Null for those without a ladder (I-04), who are never candidates.
  from_level level_code,
  direct_steps smallint not null default 0 check (direct_steps between 0 and 3),
  panel_steps smallint not null default 0 check (panel_steps between 0 and 1),
  -- What is asked for: as found, fewer (I-11), or special (I-26).
  target_level level_code,
  -- Where the direct steps alone lead, for I-24.
  direct_level level_code,
  route text check (route in ('direct', 'panel')),
  special boolean not null default false,
  hold boolean not null default false,
  was_held boolean not null default false,
  acknowledge boolean not null default false,
  batch integer check (batch > 0),
  session_id identifier,
  missed_defenses smallint not null default 0,
  panel_outcome text check (panel_outcome in ('passed', 'failed', 'missed')),
  -- Two decimals, half up; the comparison itself was exact.
  panel_total numeric(5, 2),
  -- As the general manager approved it; from when it holds (12.2, I-42) is said by the head.
  final_level level_code,
  snapshot_at timestamptz,
  constraint candidate_asks_as_a_whole check ((target_level is null) = (route is null) and (target_level is null) = (direct_level is null)),
  constraint candidate_without_level_asks_nothing check (from_level is not null or target_level is null),
  constraint candidate_approved_was_asked check (final_level is null or target_level is not null)
);
create index candidate_by_cycle on candidate (cycle_id, id);

-- A level promotion as one row, to read.
create view promotion_case as
  select h.id, h.kind, c.cycle_id, h.person_id, h.post as position, c.from_level, h.stage, h.outcome, h.evaluation_no,
         c.direct_steps, c.panel_steps, c.target_level, c.direct_level, c.route, c.special, c.hold, c.was_held,
         c.acknowledge, h.round, c.batch, c.session_id, c.missed_defenses, c.panel_outcome, c.panel_total,
         h.effective_from, c.final_level, h.reason, c.snapshot_at, h.released, h.policy_version, h.opened_at,
         h.closed_at, h.version
  from candidate c join personnel_case h on h.id = c.id;

-- What the engine was asked and what it answered: enough to compute the decision again years later.
create table evaluation (
  case_id identifier not null,
  no integer not null check (no > 0),
  why text not null check (why ~ '^[a-z][a-z0-9-]*$'),
  request jsonb not null,
  answer jsonb not null,
  policy_version text not null,
  choices jsonb not null,
  -- sha256 of the request: tells whether the facts have moved since.
  facts_digest text not null,
  -- Which step asked; a repeated call finds it and writes nothing.
  asked_by text not null,
  at timestamptz not null default now(),
  primary key (case_id, no),
  constraint evaluation_once unique (case_id, asked_by)
);
