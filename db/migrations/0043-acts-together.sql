-- docs/decisions/0034: several acts that wait at one desk are written in one step.

alter table projection
  drop column cause,
  drop column answer,
  -- Whose step it is; several acts where they were written together, in the order in which they were applied.
  add column causes text[] not null,
  -- What each act was answered, by its cause: {"state": …} or {"refusal": …}; null for steps without an act.
  add column answers jsonb;

alter table step_turn
  drop column cause,
  add column causes text[] not null;

alter table frozen_case
  drop column cause,
  add column causes text[] not null;

-- Which workflow carries a case; null where it is its own, its cycle's or its vacancy's.
alter table personnel_case add column carried_by identifier;
create index personnel_case_carried on personnel_case (carried_by) where carried_by is not null;

-- An act may be about several tasks of one workflow: a head records many interviews at once.
drop index act_waiting;
alter table act
  drop column task_id,
  add column task_ids text[] not null check (cardinality(task_ids) > 0),
  drop constraint act_what_check,
  add constraint act_what_check check (what in ('claim', 'release', 'complete', 'complete-many'));
create index act_waiting on act using gin (task_ids) with (fastupdate = off) where answered_at is null;
