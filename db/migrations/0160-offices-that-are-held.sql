-- docs/decisions/0053, 4.1: what an office has stays the office's, whoever it was passed on to by name: he does it while he
-- holds one of its roles. A task asked of somebody by name or relation is his whatever his roles.
alter table task add column of_office boolean not null default false;

update task set of_office = true
where state = 'open' and cardinality(roles) > 0
  and coalesce(superior_of, supervisor_of, proposer_for, managers_of) is null
  and (cardinality(people) = 0 or kind <> all (array[
    'appeal.reading', 'candidate.report', 'confirmation.proposal', 'confirmation.review', 'consent.answer',
    'consent.withdrawal', 'defense.sheets', 'defense.summary', 'entry.proposal', 'entry.review', 'level.interview',
    'level.interview-confirmation', 'level.notice', 'review.sheet', 'setback.acknowledgement', 'setback.cause',
    'setback.plan', 'setback.plan-review', 'setback.statement', 'setback.superior-word', 'task.signing',
    'transfer.acknowledgement', 'transfer.agreement', 'vacancy.competency-sheet', 'vacancy.peripheral-sheet']));
