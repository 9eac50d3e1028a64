-- docs/decisions/0058: somebody signs a task of somebody else; what was handed in meanwhile is held with it.
alter table act drop constraint act_what_check;
alter table act add constraint act_what_check
  check (what in ('claim', 'release', 'complete', 'complete-many', 'move', 'talk', 'void', 'take-back', 'return', 'sign'));
alter table task add column signs text, add column sign_no int, add column held_answer jsonb, add column held_by identifier,
  add column held_at timestamptz,
  add constraint task_signs check ((signs is null) = (sign_no is null)),
  add constraint task_held check ((held_by is null) = (held_at is null));
-- By which somebody reads who signs a task.
create index task_signs_task on task (signs) where signs is not null;
create index ledger_signers on ledger (task_id, id) where act in ('task.signer-added', 'task.signer-removed');
