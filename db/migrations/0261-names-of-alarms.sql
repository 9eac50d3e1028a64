-- I-30: a name may be of several words in its first part as well; the watch of a department without pass marks could not
-- write what it had found, and failed for good.
alter table alarm drop constraint alarm_code_check, add constraint alarm_code_check check (code ~ '^[A-Z_]+([.][A-Z_]+)+$');
