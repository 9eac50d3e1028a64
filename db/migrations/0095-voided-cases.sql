-- docs/decisions/0057: a whole case is voided, and an act is taken back, by an act of the journal.
alter table act drop constraint act_what_check;
alter table act add constraint act_what_check
  check (what in ('claim', 'release', 'complete', 'complete-many', 'move', 'talk', 'void', 'take-back'));
