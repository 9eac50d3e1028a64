-- docs/decisions/0058: a case is returned to an earlier step by an act of the journal; whoever does it again is told so.
alter table act drop constraint act_what_check;
alter table act add constraint act_what_check
  check (what in ('claim', 'release', 'complete', 'complete-many', 'move', 'talk', 'void', 'take-back', 'return'));
alter table message drop constraint message_topic_check;
alter table message add constraint message_topic_check
  check (topic in ('news', 'account', 'opened', 'returned', 'due-tomorrow', 'due-today', 'overdue', 'withdrawn', 'handed-on', 'urged'));
