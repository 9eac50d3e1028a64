-- PostgreSQL plans a function in SQL anew with each statement that calls it, and what is asked with an array of its own
-- each time; both stood in every step. Written like this the plans are kept for the life of a connection.

-- A new task lies on no desk yet: nothing is there to be removed or changed.
create or replace function desk_new_tasks() returns trigger language plpgsql as $$
begin
  insert into task_desk (task_id, desk, state, kind, due, closed_at)
  select t.id, k.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at
  from added a join task t on t.id = a.id, desks_of_task(t) as k (desk);
  return null;
end $$;

-- 11.1, I-70: the 客服主管 of somebody: the nearest one above him, else those of his department, else its head.
create or replace function supervisors_of(who text, today date) returns setof text language plpgsql stable as $$
begin
  return query
  with recursive up (id, height) as (
    select superior_id, 1 from person where id = who and superior_id is not null
    union all
    select p.superior_id, up.height + 1 from person p join up on up.id = p.id
    where p.superior_id is not null and up.height < 50
  ), supervisors as (
    select q.id, q.department_id, (select min(height) from up where up.id = q.id) as height from person q
    where q.id <> who and status_on(q.status, q.confirmed_on, q.left_on, today) <> 'left'
      and q.id in (select o.person_id from position_on(today) o where o.position = 'supervisor'
                   union all
                   select a.person_id from account a join account_role r on r.account_id = a.id
                   where r.role = 'supervisor' and not a.disabled)
  ), chosen as (
    select id from supervisors where height = (select min(height) from supervisors)
    union
    select s.id from supervisors s join person p on p.id = who and p.department_id = s.department_id
    where not exists (select from supervisors where height is not null)
  )
  select id::text from chosen
  union
  select d.head_id::text from person p join department d on d.id = p.department_id
  join person h on h.id = d.head_id and h.status <> 'left'
  where p.id = who and h.id <> who and not exists (select from chosen);
end $$;
