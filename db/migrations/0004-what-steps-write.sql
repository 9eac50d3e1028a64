-- Sessions, tasks, decisions, documents, the ledger and messages: what steps write about the cases.

-- Defense sessions --------------------------------------------------------------------------------------------------

create table defense_session (
  id identifier primary key,
  -- The cycle or the vacancy whose cases it hears.
  group_id identifier not null,
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
  case_id identifier not null references personnel_case,
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
  vacancy_id identifier references vacancy,
  case_id identifier references personnel_case,
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
create index task_by_vacancy on task (vacancy_id, id) where vacancy_id is not null;
create index task_by_workflow on task (workflow_id) where state = 'open';
create index task_closed_by on task (closed_by, closed_at desc) where closed_by is not null;

-- Decisions, documents, ledger --------------------------------------------------------------------------------------

create table decision (
  workflow_id identifier not null,
  seq integer not null,
  case_id identifier not null references personnel_case,
  cycle_id identifier references cycle,
  clause text not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9-]*$'),
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
  kind text not null check (kind ~ '^[a-z][a-z0-9-]*$'),
  case_id identifier not null references personnel_case,
  person_id identifier not null references person,
  content jsonb not null,
  html text not null,
  sha256 text not null,
  issued_by identifier references person,
  issued_at timestamptz not null,
  -- Which of several of a kind in one case: a trial that was extended gets a second letter.
  edition integer not null default 1 check (edition > 0),
  -- 9.5.10: published to everybody; otherwise for the person, those above him and HR.
  for_everybody boolean not null default false,
  -- I-62: never changed; a later document withdraws it.
  withdraws identifier references document,
  constraint document_one_of_a_kind unique (case_id, kind, edition)
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
  vacancy_id identifier,
  case_id identifier,
  task_id text,
  workflow_id identifier not null,
  seq integer not null,
  before jsonb,
  after jsonb
);
create index ledger_by_case on ledger (case_id, id) where case_id is not null;
create index ledger_by_cycle on ledger (cycle_id, id) where cycle_id is not null;
create index ledger_by_vacancy on ledger (vacancy_id, id) where vacancy_id is not null;
create trigger ledger_append_only before update or delete on ledger for each row execute function refuse_rewrite();
create trigger ledger_no_truncate before truncate on ledger execute function refuse_rewrite();
create trigger decision_no_truncate before truncate on decision execute function refuse_rewrite();
create trigger document_no_truncate before truncate on document execute function refuse_rewrite();

-- The number under which an act opens something, the same however often the call is repeated.
create table reserved_number (
  act_id text primary key,
  number identifier not null unique,
  at timestamptz not null default now()
);

-- What people are told: read here, and mailed where mail is set up.
create table message (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  -- Which step says it, so that a step that runs again says it once.
  workflow_id identifier not null,
  seq integer not null,
  no integer not null,
  case_id identifier references personnel_case,
  vacancy_id identifier references vacancy,
  document_id identifier references document,
  clause text not null,
  subject jsonb not null,
  body jsonb not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  constraint message_once unique (workflow_id, seq, no, person_id)
);
create index message_by_person on message (person_id, id desc);
create index message_unread on message (person_id) where read_at is null;
