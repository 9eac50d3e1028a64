-- I-35: what keeps somebody from standing in at a task, as before, found by the index: asked by one condition for all
-- three sorts of task, every case was read each time. Its plan is kept like this (0100).
create or replace function interest_in(person text, t task) returns text language plpgsql stable as $$
begin
  if t.excluded @> array[person] then return 'own'; end if;
  if t.case_id is not null then
    return (select min(interest_in_case(person, k)) from personnel_case k
      where k.id = t.case_id or k.id = (select c.about_id from personnel_case c where c.id = t.case_id));
  end if;
  if t.session_id is not null then
    return (select min(interest_in_case(person, k)) from defense_scorer s join personnel_case k on k.id = s.case_id
      where s.session_id = t.session_id and not s.withdrawn);
  end if;
  -- A rival's cycle or vacancy is one in which he is a candidate himself.
  return (
    select min(case when k.person_id = person then 'own' else 'relative' end) from personnel_case k
    where k.group_id = coalesce(t.vacancy_id, t.cycle_id) and (k.closed_at is null or k.vacancy_id is not null)
      and k.person_id = any(kin_of(person)));
end $$;

-- The same for many tasks at once, each asked once a statement, since none of it depends on the task.

-- Somebody and his declared relatives.
create function kin_of(person text) returns text[] language plpgsql stable as $$
begin
  return array(
    select person
    union select r.relative_id from declared_relative r where r.person_id = person and r.withdrawn_at is null
    union select r.person_id from declared_relative r where r.relative_id = person and r.withdrawn_at is null);
end $$;

-- The cycles and vacancies in which one of them takes part.
create function groups_of_kin(person text) returns text[] language plpgsql stable as $$
begin
  return array(
    select k.group_id from personnel_case k
    where k.person_id = any(kin_of(person)) and k.group_id is not null
      and (k.closed_at is null or k.vacancy_id is not null));
end $$;

-- For which posts he stands, with the cycle or vacancy: whoever stands for the same there is his rival.
create function races_of(person text) returns text[] language plpgsql stable as $$
begin
  return array(
    select k.group_id || ' ' || k.post from personnel_case k
    where k.person_id = person and k.group_id is not null and k.post is not null
      and (k.closed_at is null or k.vacancy_id is not null));
end $$;
