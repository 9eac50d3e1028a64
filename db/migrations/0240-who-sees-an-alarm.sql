-- 0074: which processes see the cause of an alarm, by a name that each makes up at its start, and when each last saw it
-- (epoch milliseconds). Machines of one name are told apart by it: what one does not see, another may.
alter table alarm add column seers jsonb not null default '{}' check (jsonb_typeof(seers) = 'object');
