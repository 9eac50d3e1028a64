-- 6.2, I-78: a hire has the standard level from the first day, and the one that is approved from the approval on. A case
-- sets a level at most once, whoever retries; an entry each level once.
drop index level_history_case;
create unique index level_history_case on level_history (case_id) where case_id is not null and source <> 'entry';
create unique index level_history_entry on level_history (case_id, level) where case_id is not null and source = 'entry';

-- A case changes pay at most once, and an entry gives the first pay beside it.
alter table pay_change drop constraint pay_change_case_id_key;
create unique index pay_change_case on pay_change (case_id, (from_level is null));
