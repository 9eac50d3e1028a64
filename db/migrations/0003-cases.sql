-- Cycles, cases, tasks, decisions, documents and the ledger: what the pipelines write (issue 3, sections 4 and 5).
-- The progress of a case lives in its workflow; these rows are its projection, written once a step, idempotent by
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

-- Cycles ------------------------------------------------------------------------------------------------------------

create table cycle (
  id identifier primary key,
  month civil_month not null check (substr(month, 6, 2) in ('01', '07')),
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
create unique index cycle_one_a_month on cycle (month) where stage <> 'dismissed';

-- Cases -------------------------------------------------------------------------------------------------------------

create table promotion_case (
  id identifier primary key,
  kind text not null check (kind in ('level-promotion')),
  cycle_id identifier not null references cycle,
  person_id identifier not null references person,
  position position_code not null,
  -- Null for those without a ladder (I-04), who are never candidates.
  from_level level_code,
  stage text not null check (stage in (
    'ineligible', 'ruling', 'listed', 'left-out', 'first-review', 'refused', 'awaiting-defense', 'in-defense',
    'ready', 'with-gm', 'approved', 'rejected', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted')),
  -- What the engine found last, and which evaluation says so.
  outcome text not null check (outcome in ('eligible', 'ineligible', 'needs-ruling', 'on-hold')),
  evaluation_no integer not null,
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
  round integer not null default 1 check (round > 0),
  batch integer check (batch > 0),
  session_id identifier,
  missed_defenses smallint not null default 0,
  panel_outcome text check (panel_outcome in ('passed', 'failed', 'missed')),
  -- Two decimals, half up; the comparison itself was exact.
  panel_total numeric(5, 2),
  -- 12.2, I-42: first day of the month of the general manager's approval.
  effective_from date,
  final_level level_code,
  reason text,
  snapshot_at timestamptz,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  constraint promotion_case_once_a_cycle unique (cycle_id, person_id),
  constraint promotion_case_closed_stages check (
    (stage in ('ineligible', 'left-out', 'promoted', 'not-promoted')) = (closed_at is not null)),
  constraint promotion_case_left_out_says_why check (stage not in ('left-out', 'refused', 'rejected') or reason is not null),
  constraint promotion_case_approved_is_whole check (
    stage not in ('approved', 'promoted') or (effective_from is not null and final_level is not null)),
  constraint promotion_case_has_level check (from_level is not null or stage = 'ineligible'),
  constraint promotion_case_moves check (stage not in ('first-review', 'awaiting-defense', 'in-defense', 'ready', 'with-gm') or target_level is not null)
);
-- Nobody has two promotions open.
create unique index promotion_case_one_open on promotion_case (person_id) where closed_at is null;
create index promotion_case_by_cycle on promotion_case (cycle_id, stage, id);
create index promotion_case_by_person on promotion_case (person_id, opened_at desc);

-- What the engine was asked and what it answered: enough to compute the decision again years later.
create table evaluation (
  case_id identifier not null,
  no integer not null check (no > 0),
  why text not null check (why in ('reference-day', 'ruling', 'reevaluation', 'panel')),
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

-- Defense sessions --------------------------------------------------------------------------------------------------

create table defense_session (
  id identifier primary key,
  cycle_id identifier not null references cycle,
  stage text not null check (stage in ('scoring', 'summary', 'closed')),
  held_on date not null,
  chair_id identifier not null references person,
  pass_mark numeric(6, 3) not null check (pass_mark between 0 and 100),
  waived jsonb not null default '{}',
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create table defense_scorer (
  session_id identifier not null references defense_session,
  case_id identifier not null references promotion_case,
  scorer_id identifier not null references person,
  groups text[] not null check (cardinality(groups) > 0
    and groups <@ array['directSuperior', 'departmentHead', 'relatedDepartments', 'humanResources']),
  -- I-33: whose place he takes.
  substitute_for identifier references person,
  reason text,
  withdrawn boolean not null default false,
  primary key (session_id, case_id, scorer_id)
);
create table score_sheet (
  session_id identifier not null,
  case_id identifier not null,
  scorer_id identifier not null,
  scores jsonb not null,
  comment text,
  submitted_at timestamptz not null default now(),
  primary key (session_id, case_id, scorer_id),
  foreign key (session_id, case_id, scorer_id) references defense_scorer
);
create trigger score_sheet_append_only before update or delete on score_sheet for each row execute function refuse_rewrite();

-- I-35: relatives that people declared; who is in here may not score the other.
create table declared_relative (
  person_id identifier not null references person,
  relative_id identifier not null references person,
  declared_by identifier not null references person,
  declared_at timestamptz not null default now(),
  -- Declared by mistake, or no longer so: kept, and no longer counted.
  withdrawn_by identifier references person,
  withdrawn_at timestamptz,
  primary key (person_id, relative_id),
  constraint declared_relative_of_another check (person_id <> relative_id),
  constraint declared_relative_withdrawn_together check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index declared_relative_of on declared_relative (relative_id);

-- Tasks -------------------------------------------------------------------------------------------------------------

create table task (
  -- <workflow id>.<number>: the task names the workflow that waits for it.
  id text primary key check (id ~ '^[^\s]{1,80}\.[0-9]+$'),
  workflow_id identifier not null,
  cycle_id identifier references cycle,
  case_id identifier references promotion_case,
  session_id identifier references defense_session,
  kind text not null,
  clause text not null,
  state text not null check (state in ('open', 'completed', 'withdrawn')),
  -- Who may act: anybody with one of the roles, or one of the people.
  roles text[] not null default '{}',
  people text[] not null default '{}',
  -- May never act, whatever role: the person it is about.
  excluded text[] not null default '{}',
  claimed_by identifier references person,
  claimed_at timestamptz,
  opened_at timestamptz not null default now(),
  due_on date,
  reminded_at timestamptz,
  escalated_at timestamptz,
  closed_at timestamptz,
  closed_by identifier references person,
  -- What was answered, as it was given; of a task that takes several acts, the last.
  answer jsonb,
  version integer not null default 1,
  constraint task_for_somebody check (cardinality(roles) > 0 or cardinality(people) > 0),
  constraint task_claimed_together check ((claimed_by is null) = (claimed_at is null)),
  constraint task_closed_has_time check ((state = 'open') = (closed_at is null))
);
create index task_open_by_due on task (due_on, id) where state = 'open';
create index task_open_people on task using gin (people) where state = 'open';
create index task_by_case on task (case_id) where case_id is not null;
create index task_by_cycle on task (cycle_id, id);
create index task_by_workflow on task (workflow_id) where state = 'open';
create index task_closed_by on task (closed_by, closed_at desc) where closed_by is not null;

-- Decisions, documents, ledger --------------------------------------------------------------------------------------

create table decision (
  workflow_id identifier not null,
  seq integer not null,
  case_id identifier not null references promotion_case,
  cycle_id identifier not null references cycle,
  clause text not null,
  kind text not null check (kind in (
    'evaluation', 'ruling', 'submission', 'first-review', 'panel', 'gm', 'interview', 'confirmation', 'notice', 'settled')),
  outcome text not null,
  reason text,
  detail jsonb not null default '{}',
  round integer not null,
  evaluation_no integer,
  policy_version text not null,
  decided_by identifier references person,
  at timestamptz not null,
  primary key (case_id, workflow_id, seq)
);
create index decision_by_cycle on decision (cycle_id, kind);
create trigger decision_append_only before update or delete on decision for each row execute function refuse_rewrite();

create table document (
  id identifier primary key,
  number text not null unique,
  kind text not null check (kind in ('level-notice', 'case-file')),
  case_id identifier not null references promotion_case,
  person_id identifier not null references person,
  content jsonb not null,
  html text not null,
  sha256 text not null,
  issued_by identifier references person,
  issued_at timestamptz not null,
  constraint document_one_of_a_kind unique (case_id, kind)
);
create trigger document_append_only before update or delete on document for each row execute function refuse_rewrite();
-- The last number of a gap-free series: TZ for notices.
create table document_number (
  series text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (series, year)
);
create table document_signature (
  document_id identifier primary key references document,
  signature text not null check (signature in ('signed', 'refused')),
  -- By the employee, or by HR in his place with a reason (I-41).
  recorded_by identifier not null references person,
  reason text,
  at timestamptz not null,
  constraint document_signature_refusal_reasoned check (signature = 'signed' or reason is not null)
);
create trigger document_signature_append_only before update or delete on document_signature
  for each row execute function refuse_rewrite();

create table ledger (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- Employee number, or system:<what> for what the engine did by itself.
  actor text not null,
  act text not null,
  clause text,
  cycle_id identifier,
  case_id identifier,
  task_id text,
  workflow_id identifier not null,
  seq integer not null,
  before jsonb,
  after jsonb
);
create index ledger_by_case on ledger (case_id, id) where case_id is not null;
create index ledger_by_cycle on ledger (cycle_id, id) where cycle_id is not null;
create trigger ledger_append_only before update or delete on ledger for each row execute function refuse_rewrite();
create trigger ledger_no_truncate before truncate on ledger execute function refuse_rewrite();
create trigger decision_no_truncate before truncate on decision execute function refuse_rewrite();
create trigger document_no_truncate before truncate on document execute function refuse_rewrite();
