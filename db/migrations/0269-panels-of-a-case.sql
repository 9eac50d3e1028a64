-- Issue 17.6: who sat for a case was looked for among all panels there ever were, at every look at a task.
create index defense_scorer_of_case on defense_scorer (case_id);
