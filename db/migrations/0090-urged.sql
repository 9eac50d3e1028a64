-- docs/decisions/0056: what people say of a task is an act of the journal; whoever holds it is urged; when last stands with it.
alter table act drop constraint act_what_check;
alter table act add constraint act_what_check
  check (what in ('claim', 'release', 'complete', 'complete-many', 'move', 'talk'));
alter table task add column urged_at timestamptz;
alter table message drop constraint message_topic_check;
alter table message add constraint message_topic_check
  check (topic in ('news', 'account', 'opened', 'due-tomorrow', 'due-today', 'overdue', 'withdrawn', 'handed-on', 'urged'));
-- By which somebody reads to whom a task is delegated.
create index ledger_handed_on on ledger (task_id, id) where act = 'task.handed-on';
