-- 4.1, 0053, 7: a task that is asked of an office and of somebody by name or relation too (8.5.6, or overdue, I-39): whoever
-- got it by name from the office does it while he holds the office, as it is of a task of the office alone.
alter table task add column by_office text[] not null default '{}';

create or replace function does_task(who text, t task) returns boolean language plpgsql stable as $$
begin
  return not t.excluded @> array[who]
    and exists (select from person q where q.id = who and q.status <> 'left')
    and (not t.of_office and t.people @> array[who] and not t.by_office @> array[who] or t.roles && offices_at(who, t));
end $$;
