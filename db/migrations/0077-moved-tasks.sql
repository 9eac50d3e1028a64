-- docs/decisions/0053: a task is handed over, transferred, delegated or handed back by an act of the journal.
alter table act drop constraint act_what_check;
alter table act add constraint act_what_check
  check (what in ('claim', 'release', 'complete', 'complete-many', 'move'));
