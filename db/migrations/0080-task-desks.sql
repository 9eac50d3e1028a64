-- docs/decisions/0054: on whose desks a task lies. A role, a person, a department whose head it is for, or every head.
create table task_desk (
  task_id text not null references task on delete cascade,
  desk text collate "C" not null check (desk = 'heads' or desk ~ '^(role|person|department):.'),
  state text not null,
  kind text not null,
  due date not null,
  closed_at timestamptz,
  primary key (task_id, desk)
);
create index task_desk_open on task_desk (desk, due, task_id) where state = 'open';
create index task_desk_open_of_kind on task_desk (desk, kind, due, task_id) where state = 'open';
create index task_desk_withdrawn on task_desk (desk, closed_at, task_id) where state = 'withdrawn';

create index task_open_in_order on task (coalesce(due_on, 'infinity'::date), id) where state = 'open';
create index task_open_escalated on task (coalesce(due_on, 'infinity'::date), id) where state = 'open' and escalated_at is not null;
create index task_open_of_kind on task (kind, coalesce(due_on, 'infinity'::date), id) where state = 'open';
drop index task_open_by_due;
drop index task_open_people;
drop index task_closed_by;
create index task_closed_by on task (closed_by, closed_at, id) where state = 'completed';
create index task_closed_by_deputy on task (closed_by_deputy, closed_at, id) where closed_by_deputy is not null;

-- 8.5.2, 8.5.6: a task for the department head is for the head of the people it is about.
create function departments_of_task(t task) returns setof text language sql stable as $$
  select q.department_id::text from personnel_case k join person q on q.id = k.person_id
  where t.case_id is not null and k.id = t.case_id
  union
  select v.department_id::text from vacancy v where t.case_id is null and t.vacancy_id is not null and v.id = t.vacancy_id
  union
  select q.department_id::text from candidate c join personnel_case k on k.id = c.id join person q on q.id = k.person_id
  where t.case_id is null and t.vacancy_id is null and c.cycle_id = t.cycle_id and c.from_level is not null
$$;

create function desks_of_task(t task) returns setof text language sql stable as $$
  select 'role:' || r from unnest(t.roles) r where r <> 'department-head'
  union
  select 'person:' || p from unnest(t.people) p
  union
  select coalesce('department:' || d, 'heads')
  from (select) as one left join departments_of_task(t) d on true
  where t.roles @> array['department-head'] and (d is not null or t.case_id is null and t.vacancy_id is null)
$$;

create function put_on_desks(ids text[]) returns void language plpgsql as $$
begin
  delete from task_desk d using task t
  where d.task_id = any(ids) and t.id = d.task_id and d.desk not in (select desks_of_task(t));
  insert into task_desk as d (task_id, desk, state, kind, due, closed_at)
  select t.id, k.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at
  from task t, desks_of_task(t) as k (desk) where t.id = any(ids)
  on conflict (task_id, desk) do update
    set state = excluded.state, kind = excluded.kind, due = excluded.due, closed_at = excluded.closed_at
    where (d.state, d.kind, d.due, d.closed_at) is distinct from (excluded.state, excluded.kind, excluded.due, excluded.closed_at);
end $$;

create function desk_new_tasks() returns trigger language plpgsql as $$
begin
  perform put_on_desks(array(select id from added));
  return null;
end $$;
create trigger task_desks_new after insert on task referencing new table as added
  for each statement execute function desk_new_tasks();

-- What closes keeps the desks on which it was closed.
create function desk_changed_tasks() returns trigger language plpgsql as $$
declare moved text[];
begin
  moved := array(select n.id from after n join before o on o.id = n.id where n.state = 'open'
    and (n.roles, n.people, n.due_on, n.kind, o.state) is distinct from (o.roles, o.people, o.due_on, o.kind, 'open'));
  if cardinality(moved) > 0 then perform put_on_desks(moved); end if;
  update task_desk d set state = n.state, closed_at = n.closed_at
  from after n join before o on o.id = n.id where d.task_id = n.id and n.state <> 'open' and n.state <> o.state;
  return null;
end $$;
create trigger task_desks_changed after update on task referencing old table as before new table as after
  for each statement execute function desk_changed_tasks();

-- Who changes his department takes what his head has to do with him along.
create function desk_moved_people() returns trigger language plpgsql as $$
declare moved text[];
begin
  if not exists (select from after n join before o on o.id = n.id where n.department_id <> o.department_id) then
    return null;
  end if;
  moved := array(
    select t.id from after n join before o on o.id = n.id join personnel_case k on k.person_id = n.id
      join task t on t.case_id = k.id
    where n.department_id <> o.department_id and t.state = 'open' and t.roles @> array['department-head']
    union
    select t.id from after n join before o on o.id = n.id join personnel_case k on k.person_id = n.id
      join candidate c on c.id = k.id join task t on t.cycle_id = c.cycle_id
    where n.department_id <> o.department_id and t.state = 'open' and t.roles @> array['department-head']
      and t.case_id is null and t.vacancy_id is null);
  if cardinality(moved) > 0 then perform put_on_desks(moved); end if;
  return null;
end $$;
create trigger person_task_desks after update on person referencing old table as before new table as after
  for each statement execute function desk_moved_people();

-- A cycle gets, keeps and loses its people while tasks for its heads are open.
create function desk_candidates() returns trigger language plpgsql as $$
declare moved text[];
begin
  moved := array(select t.id from task t where t.cycle_id in (select cycle_id from touched) and t.state = 'open'
    and t.roles @> array['department-head'] and t.case_id is null and t.vacancy_id is null);
  if cardinality(moved) > 0 then perform put_on_desks(moved); end if;
  return null;
end $$;
create trigger candidate_desks_new after insert on candidate referencing new table as touched
  for each statement execute function desk_candidates();
create trigger candidate_desks_gone after delete on candidate referencing old table as touched
  for each statement execute function desk_candidates();

create function desk_levels_of_candidates() returns trigger language plpgsql as $$
declare moved text[];
begin
  moved := array(select t.id from task t where t.state = 'open' and t.roles @> array['department-head']
    and t.case_id is null and t.vacancy_id is null and t.cycle_id in (
      select n.cycle_id from after n join before o on o.id = n.id
      where (n.from_level is null) <> (o.from_level is null)));
  if cardinality(moved) > 0 then perform put_on_desks(moved); end if;
  return null;
end $$;
create trigger candidate_desks_changed after update on candidate referencing old table as before new table as after
  for each statement execute function desk_levels_of_candidates();

insert into task_desk (task_id, desk, state, kind, due, closed_at)
select t.id, k.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at from task t, desks_of_task(t) as k (desk);
analyze task_desk;

create index personnel_case_started on personnel_case (opened_by, id) where kind <> 'level-promotion';
