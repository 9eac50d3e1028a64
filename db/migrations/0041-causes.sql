-- docs/decisions/0030: every step belongs to its cause, and acts are journalled before they are sent.

alter table projection
  add column cause text not null,
  -- SHA-256 of what the step wrote; a repetition has to bring the same.
  add column digest bytea not null,
  -- What the act was answered: {"state": …} or {"refusal": …}; null for steps without an act.
  add column answer jsonb;
create index projection_by_cause on projection (workflow_id, cause);

-- Decisions are told in the order in which they were written: an act that was delivered late bears its own, earlier time.
alter table decision add column no bigint generated always as identity;

-- Whose turn is it? Written before a pipeline sees act, signal or timer; a turn may end without a step.
create table step_turn (
  workflow_id identifier not null,
  turn integer not null check (turn > 0),
  cause text not null,
  -- The clock of the turn: what the pipeline decides by.
  at timestamptz not null,
  primary key (workflow_id, turn)
);

-- What a turn read or drew, so that a repetition after a crash decides by the same.
create table step_reading (
  workflow_id identifier not null,
  turn integer not null,
  cause text not null,
  -- The n-th of its turn.
  no integer not null,
  name text not null,
  answer jsonb not null,
  primary key (workflow_id, turn, cause, no, name)
);

-- Acts as the API took them. The input of a 360° sheet says only that there is one (I-56).
create table act (
  id text primary key check (char_length(id) between 1 and 80),
  workflow_id identifier not null,
  task_id text not null,
  what text not null check (what in ('claim', 'release', 'complete')),
  input jsonb not null,
  actor_id identifier not null,
  taken_at timestamptz not null,
  -- From here on a worker delivers it, if nobody has had an answer by then.
  deliver_at timestamptz not null,
  deliveries integer not null default 0,
  answered_at timestamptz,
  -- Where it was refused; an act that was applied has its answer in its projection.
  refusal jsonb
);
-- The few that wait for their answer: to deliver them, and to find those of a task.
create index act_waiting on act (task_id) where answered_at is null;

-- Cases whose step could not be written as it came; the workflow waits for `jinji reconcile --repair`.
create table frozen_case (
  workflow_id identifier primary key,
  seq integer not null,
  cause text not null,
  -- STEP.DIVERGED or STEP.NOT_TAKEN, and what the database said, without anybody's words.
  code text not null,
  detail text not null,
  at timestamptz not null default now()
);

-- Where engine and records told different stories at the last look (`jinji reconcile`, twice the same).
create table difference (
  workflow_id identifier not null,
  what text not null,
  detail text not null,
  found_at timestamptz not null,
  primary key (workflow_id, what)
);
