-- docs/decisions/0036: who is lowered is heard and asked, and signs himself (I-41, I-77).

alter table document_signature
  drop constraint document_signature_signature_check,
  add constraint document_signature_signature_check check (signature in ('signed', 'refused', 'not-reached'));

-- 11.2: HR records a complaint, the department confirms that it stands; what is changed afterwards is to be confirmed anew.
alter table complaint
  add column department_by identifier references person,
  add column department_on date,
  add constraint complaint_department_whole check ((department_by is null) = (department_on is null));

create or replace function keep_former_complaint() returns trigger language plpgsql as $$
begin
  if new.id <> old.id then
    raise exception 'a complaint keeps its number' using errcode = 'restrict_violation';
  end if;
  if (new.person_id, new.incident_on, new.cause, new.status) is distinct from
       (old.person_id, old.incident_on, old.cause, old.status)
     and (new.department_by, new.department_on) is not distinct from (old.department_by, old.department_on) then
    new.department_by := null;
    new.department_on := null;
  end if;
  if (new.person_id, new.incident_on, new.cause, new.status, new.confirmed_on, new.description, new.department_by)
     is not distinct from
     (old.person_id, old.incident_on, old.cause, old.status, old.confirmed_on, old.description, old.department_by) then
    return null;
  end if;
  new.recorded_at := now();
  insert into complaint_revision (complaint_id, former, reason, replaced_by)
    values (old.id, to_jsonb(old), new.reason, new.recorded_by);
  return new;
end $$;

-- Whose superior or supervisor a task is for: looked up again while it is open.
alter table task
  add column superior_of identifier,
  add column supervisor_of identifier,
  add constraint task_one_relation check (superior_of is null or supervisor_of is null);
create index task_of_relation on task (id) where state = 'open' and (superior_of is not null or supervisor_of is not null);

-- 11.1, I-70: the 客服主管 of somebody: the nearest one above him, else those of his department, else its head.
create function supervisors_of(who text, today date) returns setof text language sql stable as $$
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
  where p.id = who and h.id <> who and not exists (select from chosen)
$$;

-- I-82: from which day on the house holds the department's data; the last row holds.
create table go_live (
  no bigint generated always as identity primary key,
  since date not null,
  reason text not null check (char_length(reason) <= 2000),
  set_by identifier not null references person,
  set_at timestamptz not null
);
create trigger go_live_append_only before update or delete on go_live for each row execute function refuse_rewrite();

-- Every C and D is noted, whichever way and whenever it was published. Which of them start their case is asked of the
-- day above when they are looked at, and HR decides the older ones once each.
alter table setback_event
  add column decision text check (decision in ('start', 'leave')),
  add column decided_by identifier references person,
  add column decided_at timestamptz,
  add column reason text check (char_length(reason) <= 2000),
  add constraint setback_event_decided_whole check (num_nulls(decided_by, decided_at, reason) in (0, 3)),
  add constraint setback_event_decided check (decided_by is null or decision is not null);
create or replace function note_setback() returns trigger language plpgsql as $$
begin
  insert into setback_event (person_id, month) values (new.person_id, new.month) on conflict do nothing;
  return null;
end $$;
insert into setback_event (person_id, month) select person_id, month from rating where rating in ('C', 'D')
  on conflict do nothing;

-- Until HR has named a day: the one after the first person was entered.
create function setbacks_since() returns date language sql stable as $$
  select coalesce((select since from go_live order by no desc limit 1),
                  (select (min(created_at) at time zone 'Asia/Shanghai')::date + 1 from person))
$$;

create view setback_waiting as
  select e.person_id, e.month, e.case_id, e.noted_at, r.published_on
  from setback_event e join rating r on r.person_id = e.person_id and r.month = e.month
  where r.rating in ('C', 'D') and not exists (select from personnel_case k where k.id = e.case_id)
    and (e.case_id is not null or e.decision = 'start'
         or e.decision is null and r.published_on >= (select setbacks_since()));
create view setback_older as
  select e.person_id, e.month, r.rating, r.published_on
  from setback_event e join rating r on r.person_id = e.person_id and r.month = e.month
  where r.rating in ('C', 'D') and e.case_id is null and e.decision is null
    and r.published_on < (select setbacks_since());
