-- docs/decisions/0059: with its transaction every change of what pages show is told on one channel: for which desk, person,
-- case or account, never how. A notice holds 8,000 bytes.
create function tell_live(entries text[]) returns void language plpgsql as $$
declare
  one text;
  part text := '';
begin
  if cardinality(entries) > 2000 then
    perform pg_notify('jinji_live', '[["all"]]');
    return;
  end if;
  foreach one in array entries loop
    if octet_length(part) + octet_length(one) > 7500 then
      perform pg_notify('jinji_live', '[' || part || ']');
      part := '';
    end if;
    part := part || case part when '' then '' else ',' end || one;
  end loop;
  if part <> '' then perform pg_notify('jinji_live', '[' || part || ']'); end if;
end $$;

-- A task on a desk: desk, task, kind, whom its case is about, case, whether it excludes anybody.
create function live_task(t task, desk text) returns text language sql stable as $$
  select json_build_array('task', desk, t.id, t.kind, (select k.person_id from personnel_case k where k.id = t.case_id),
    t.case_id, cardinality(t.excluded) > 0)::text
$$;

create function live_desks() returns trigger language plpgsql as $$
begin
  perform tell_live(array(select live_task(t, d.desk) from touched d join task t on t.id = d.task_id));
  return null;
end $$;
create trigger task_desk_live_new after insert on task_desk referencing new table as touched
  for each statement execute function live_desks();
create trigger task_desk_live_gone after delete on task_desk referencing old table as touched
  for each statement execute function live_desks();

create function live_tasks() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select live_task(n, d.desk)
    from after n join before o on o.id = n.id left join task_desk d on d.task_id = n.id
    where n is distinct from o));
  return null;
end $$;
create trigger task_live after update on task referencing old table as before new table as after
  for each statement execute function live_tasks();

-- What is said to somebody, or of what he said.
create function live_people() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'message', 'remark_addressee' then
      perform tell_live(array(select distinct json_build_array('person', person_id)::text from touched));
    when 'remark_read' then
      perform tell_live(array(
        select distinct json_build_array('person', r.written_by)::text from touched x join remark r on r.no = x.remark_no));
    when 'task_question' then
      perform tell_live(array(
        select distinct json_build_array('person', p)::text from touched x, unnest(array[x.asked_by, x.asked_of]) p));
    when 'task_answer' then
      perform tell_live(array(
        select distinct json_build_array('person', p)::text
        from touched x join task_question q on q.no = x.question_no, unnest(array[q.asked_by, q.asked_of]) p));
  end case;
  return null;
end $$;
create trigger message_live_new after insert on message referencing new table as touched
  for each statement execute function live_people();
create trigger message_live_changed after update on message referencing new table as touched
  for each statement execute function live_people();
create trigger remark_addressee_live after insert on remark_addressee referencing new table as touched
  for each statement execute function live_people();
create trigger remark_read_live after insert on remark_read referencing new table as touched
  for each statement execute function live_people();
create trigger task_question_live after insert on task_question referencing new table as touched
  for each statement execute function live_people();
create trigger task_answer_live after insert on task_answer referencing new table as touched
  for each statement execute function live_people();

create function live_cases() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'personnel_case' then
      perform tell_live(array(select distinct json_build_array('case', id)::text from touched));
    when 'remark_change' then
      perform tell_live(array(
        select distinct json_build_array('case', r.case_id)::text from touched x join remark r on r.no = x.remark_no));
    else
      perform tell_live(array(
        select distinct json_build_array('case', case_id)::text from touched where case_id is not null));
  end case;
  return null;
end $$;
create trigger personnel_case_live after update on personnel_case referencing new table as touched
  for each statement execute function live_cases();
create trigger ledger_live after insert on ledger referencing new table as touched
  for each statement execute function live_cases();
create trigger remark_live after insert on remark referencing new table as touched
  for each statement execute function live_cases();
create trigger remark_change_live after insert on remark_change referencing new table as touched
  for each statement execute function live_cases();

-- Who may read what has changed, or a log-in has ended: streams of these people are judged anew.
create function live_accounts() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'account' then
      perform tell_live(array(select distinct json_build_array('account', person_id)::text from touched));
    when 'account_role', 'api_token' then
      perform tell_live(array(
        select distinct json_build_array('account', a.person_id)::text from touched x join account a on a.id = x.account_id));
    when 'web_session' then
      perform tell_live(array(
        select distinct json_build_array('account', a.person_id)::text
        from touched x join account a on a.id::text = x.sess ->> 'accountId'));
    when 'proxy' then
      perform tell_live(array(
        select distinct json_build_array('account', p)::text from touched x, unnest(array[x.principal_id, x.deputy_id]) p));
    when 'proxy_end' then
      perform tell_live(array(
        select distinct json_build_array('account', p)::text
        from touched x join proxy y on y.no = x.proxy_no, unnest(array[y.principal_id, y.deputy_id]) p));
  end case;
  return null;
end $$;
create trigger account_live after update on account referencing new table as touched
  for each statement execute function live_accounts();
create trigger account_role_live_new after insert on account_role referencing new table as touched
  for each statement execute function live_accounts();
create trigger account_role_live_gone after delete on account_role referencing old table as touched
  for each statement execute function live_accounts();
create trigger api_token_live after delete on api_token referencing old table as touched
  for each statement execute function live_accounts();
create trigger web_session_live after delete on web_session referencing old table as touched
  for each statement execute function live_accounts();
create trigger proxy_live after insert on proxy referencing new table as touched
  for each statement execute function live_accounts();
create trigger proxy_end_live after insert on proxy_end referencing new table as touched
  for each statement execute function live_accounts();

create function live_changed_people() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select json_build_array('account', n.id)::text from after n join before o on o.id = n.id
    where (n.status, n.department_id) is distinct from (o.status, o.department_id)));
  return null;
end $$;
create trigger person_live after update on person referencing old table as before new table as after
  for each statement execute function live_changed_people();

create function live_heads() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select distinct json_build_array('account', p)::text
    from after n join before o on o.id = n.id, unnest(array[n.head_id, o.head_id]) p
    where n.head_id is distinct from o.head_id and p is not null));
  return null;
end $$;
create trigger department_live after update on department referencing old table as before new table as after
  for each statement execute function live_heads();
