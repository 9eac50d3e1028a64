-- A function in SQL that is not folded into its caller is planned at each call, here at each desk of each task of a step
-- (docs/decisions/0059). What is told of a task on a desk stands in the two statements themselves, whose plans are kept.
create or replace function live_desks() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select json_build_array('task', d.desk, t.id, t.kind, k.person_id, t.case_id, cardinality(t.excluded) > 0)::text
    from touched d join task t on t.id = d.task_id left join personnel_case k on k.id = t.case_id));
  return null;
end $$;

create or replace function live_tasks() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select json_build_array('task', d.desk, n.id, n.kind, k.person_id, n.case_id, cardinality(n.excluded) > 0)::text
    from after n join before o on o.id = n.id left join task_desk d on d.task_id = n.id
    left join personnel_case k on k.id = n.case_id
    where n is distinct from o));
  return null;
end $$;

drop function live_task(task, text);
