-- I-39: what is overdue is found on a desk by its index (docs/decisions/0054); until now all that was on the desk was looked
-- at one by one, which takes long of an office with many tasks.
alter table task_desk add column escalated boolean not null default false;
create index task_desk_escalated on task_desk (desk, due, task_id) where state = 'open' and escalated;

create or replace function put_on_desks(ids text[]) returns void language plpgsql as $$
begin
  delete from task_desk d using task t
  where d.task_id = any(ids) and t.id = d.task_id and d.desk not in (select desks_of_task(t));
  insert into task_desk as d (task_id, desk, state, kind, due, closed_at, escalated)
  select t.id, k.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at, t.escalated_at is not null
  from task t, desks_of_task(t) as k (desk) where t.id = any(ids)
  on conflict (task_id, desk) do update
    set state = excluded.state, kind = excluded.kind, due = excluded.due, closed_at = excluded.closed_at,
      escalated = excluded.escalated
    where (d.state, d.kind, d.due, d.closed_at, d.escalated)
      is distinct from (excluded.state, excluded.kind, excluded.due, excluded.closed_at, excluded.escalated);
end $$;

create or replace function desk_new_tasks() returns trigger language plpgsql as $$
begin
  insert into task_desk (task_id, desk, state, kind, due, closed_at, escalated)
  select t.id, k.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at, t.escalated_at is not null
  from added a join task t on t.id = a.id, desks_of_task(t) as k (desk);
  return null;
end $$;

-- What closes keeps the desks on which it was closed.
create or replace function desk_changed_tasks() returns trigger language plpgsql as $$
declare moved text[];
begin
  moved := array(select n.id from after n join before o on o.id = n.id where n.state = 'open'
    and (n.roles, n.people, n.due_on, n.kind, o.state, n.escalated_at is null)
      is distinct from (o.roles, o.people, o.due_on, o.kind, 'open', o.escalated_at is null));
  if cardinality(moved) > 0 then perform put_on_desks(moved); end if;
  update task_desk d set state = n.state, closed_at = n.closed_at
  from after n join before o on o.id = n.id where d.task_id = n.id and n.state <> 'open' and n.state <> o.state;
  return null;
end $$;

update task_desk d set escalated = true from task t where t.id = d.task_id and t.escalated_at is not null;
analyze task_desk;
