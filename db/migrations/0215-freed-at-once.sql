-- 4.1, docs/decisions/0077: a claim goes with the office that it was made by. Whoever else has the task hears of it in the
-- same moment (0059), and not only at the next look.
create index task_open_claimed on task (claimed_by) where state = 'open' and claimed_by is not null;

create function live_freed() returns trigger language plpgsql as $$
declare losing text[];
begin
  case tg_table_name
    when 'account' then
      losing := array(select person_id from touched);
    when 'account_role' then
      losing := array(select a.person_id from touched x join account a on a.id = x.account_id);
    when 'person' then
      losing := array(select n.id from after n join before o on o.id = n.id
        where (n.status, n.department_id) is distinct from (o.status, o.department_id));
    when 'department' then
      losing := array(select o.head_id from after n join before o on o.id = n.id
        where n.head_id is distinct from o.head_id and o.head_id is not null);
  end case;
  if cardinality(losing) = 0 then return null; end if;
  perform tell_live(array(
    select json_build_array('task', d.desk, t.id, t.kind, k.person_id, t.case_id, cardinality(t.excluded) > 0)::text
    from task t left join task_desk d on d.task_id = t.id left join personnel_case k on k.id = t.case_id
    where t.state = 'open' and t.claimed_by = any(losing) and claim_of(t) is null));
  return null;
end $$;
create trigger account_frees after update on account referencing new table as touched
  for each statement execute function live_freed();
create trigger account_role_frees after delete on account_role referencing old table as touched
  for each statement execute function live_freed();
create trigger person_frees after update on person referencing old table as before new table as after
  for each statement execute function live_freed();
create trigger department_frees after update on department referencing old table as before new table as after
  for each statement execute function live_freed();
