-- 0053, 7: what was asked of somebody by name or relation, and fell to HR or the head since nobody of these was left
-- (I-58, I-70), is an office's, as the engine has it. 0160 left out what has a relation, what somebody was named at since,
-- and the giving head's agreement to a transfer (10); a relation itself that has somebody again is nobody's office.
update task set of_office = true
where state = 'open' and not of_office and cardinality(roles) > 0
  and (
    kind = 'transfer.agreement' and roles @> '{department-head}'::text[]
    or kind = any (array['appeal.reading', 'confirmation.proposal', 'confirmation.review', 'entry.proposal', 'entry.review',
      'setback.plan', 'setback.plan-review', 'setback.superior-word', 'transfer.agreement', 'vacancy.competency-sheet',
      'vacancy.peripheral-sheet'])
    and (cardinality(people) = 0
      -- Overdue, its roles may be those that joined (I-39); with a relation, whoever stands in it now.
      or escalated_at is null and coalesce(superior_of, supervisor_of, proposer_for, managers_of) is null));
