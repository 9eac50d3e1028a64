-- Issue 17.6: the people of a cycle were looked for among all cases there ever were. The head of a case names the cycle as
-- its group, under which it is found.
create or replace view promotion_case as
  select h.id, h.kind, c.cycle_id, h.person_id, h.post as position, c.from_level, h.stage, h.outcome, h.evaluation_no,
         c.direct_steps, c.panel_steps, c.target_level, c.direct_level, c.route, c.special, c.hold, c.was_held,
         c.acknowledge, h.round, c.batch, c.session_id, c.missed_defenses, c.panel_outcome, c.panel_total,
         h.effective_from, c.final_level, h.reason, c.snapshot_at, h.released, h.policy_version, h.opened_at,
         h.closed_at, h.version
  from candidate c join personnel_case h on h.id = c.id and h.group_id = c.cycle_id;
create index defense_session_of_group on defense_session (group_id);
