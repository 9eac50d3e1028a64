-- What a message is about, and the task to which it leads (docs/decisions/0052): what is told of tasks may be mailed as
-- one list a morning. No reference: a task goes with its case, and the message with its person.
alter table message
  add column topic text not null default 'news'
    check (topic in ('news', 'account', 'opened', 'due-tomorrow', 'due-today', 'overdue', 'withdrawn', 'handed-on')),
  add column task_id text;
