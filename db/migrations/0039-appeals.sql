-- I-74: an appeal has to be made within workdays of the day on which the person could read the result. When that was
-- stands beside `released` from now on (docs/decisions/0027-appeals.md).

alter table personnel_case add column released_at timestamptz;
update personnel_case k set released_at = coalesce(k.closed_at,
  (select max(l.at) from ledger l where l.case_id = k.id), k.opened_at) where released;
alter table personnel_case add constraint personnel_case_released_has_time check (not released or released_at is not null);

-- The head of a level promotion follows its row; the line of the ledger was written in the same statement.
create or replace function head_of_promotion() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, reason, round, evaluation_no,
                                effective_from, exclusive, policy_version, choices, opened_by, opened_at, closed_at,
                                released, released_at)
      select f.id, f.kind, f.person_id, f.cycle_id, f.position, f.stage, f.outcome, f.reason, f.round, f.evaluation_no,
             f.effective_from, 'level', y.policy_version, y.choices, y.opened_by, f.opened_at, f.closed_at,
             f.stage in ('ineligible', 'left-out', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted'),
             f.opened_at
      from fresh f join cycle y on y.id = f.cycle_id;
  else
    update personnel_case h set stage = f.stage, outcome = f.outcome, reason = f.reason, round = f.round,
           evaluation_no = f.evaluation_no, effective_from = f.effective_from, closed_at = f.closed_at, version = f.version,
           released = given.released,
           released_at = case when given.released and not h.released
                              then coalesce((select max(l.at) from ledger l where l.case_id = f.id), now())
                              else h.released_at end
      from fresh f cross join lateral (
        select f.stage in ('ineligible', 'left-out', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted') as released
      ) as given
      where h.id = f.id;
  end if;
  return null;
end $$;
