-- 8.5.2, 8.5.6: the office of a head's task is that of a department it is about, however somebody came to be named there
-- (docs/decisions/0077).

-- Whether somebody heads a department that a task is about; a cycle without anybody is every head's, who can only close it.
-- Where HR's records name no head, it is whoever has the role in that department. The role itself is not asked here.
create function heads_at(person_id text, t task) returns boolean language plpgsql stable as $$
begin
  return exists (
      select from departments_of_task(t) x join department d on d.id = x join person q on q.id = person_id
      where coalesce(d.head_id = q.id, d.id = q.department_id))
    or t.case_id is null and t.vacancy_id is null and not exists (select from departments_of_task(t));
end $$;

-- By which roles of an open account somebody may act on a task, sorted.
create function offices_at(who text, t task) returns text[] language plpgsql stable as $$
begin
  return array(
    select r.role::text from account a join account_role r on r.account_id = a.id
    where a.person_id = who and not a.disabled and (r.role <> 'department-head' or heads_at(who, t))
    order by 1);
end $$;

-- Whether a task is somebody's own to do, by name or by his office; a deputy's it is not.
create function does_task(who text, t task) returns boolean language plpgsql stable as $$
begin
  return not t.excluded @> array[who]
    and exists (select from person q where q.id = who and q.status <> 'left')
    and (not t.of_office and t.people @> array[who] or t.roles && offices_at(who, t));
end $$;

-- Who has claimed a task and may still do it: a claim ends with the office that it was made by (4.1).
create function claim_of(t task) returns text language plpgsql stable as $$
begin
  if t.claimed_by is null or not does_task(t.claimed_by, t) then return null; end if;
  return t.claimed_by;
end $$;
