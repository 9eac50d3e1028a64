-- What was handed in and waits for its signers may name files, which stay meanwhile (docs/decisions/0063): found without
-- reading every task.
create index task_held on task (id) where held_at is not null and state = 'open';
