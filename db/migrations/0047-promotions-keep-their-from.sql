-- I-65: two promotions may hold from the same day, and 11.3 goes back past the last one alone: a promotion keeps the level
-- from which it was made. I-74: a correction on appeal names the row in whose place it stands.
alter table level_history
  add column promoted_from level_code,
  add column corrects bigint references level_history,
  add constraint level_history_promoted_is_promotion check (
    promoted_from is null or source in ('level-promotion', 'position-promotion', 'correction')),
  add constraint level_history_corrects_is_correction check (corrects is null or source = 'correction');
create index level_history_corrects on level_history (corrects) where corrects is not null;

-- The promotions that stand, each with the level that it started from: none that was corrected, on appeal or by hand.
create view promotion_made as
  select h.id, h.person_id, h.promoted_from, h.level, h.effective_from, h.revision, h.case_id
  from level_history h
  where h.promoted_from is not null and not h.voided
    and not exists (select from level_history n where n.corrects = h.id)
    and not exists (select from level_history n
                    where n.person_id = h.person_id and n.effective_from = h.effective_from and n.revision > h.revision
                      and n.source = 'correction' and n.corrects is null);
