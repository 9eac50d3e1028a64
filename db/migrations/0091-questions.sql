-- docs/decisions/0056: what whoever holds a task asks somebody about a case of it, and how that ended. Append-only, sealed.
create table task_question (
  no bigint generated always as identity primary key,
  task_id text not null references task,
  -- Counts the questions of a task, as the engine numbers them.
  seq integer not null check (seq > 0),
  case_id identifier not null references personnel_case,
  asked_by identifier not null references person,
  -- By whose hand, where somebody stood in for him (I-39).
  deputy_id identifier references person,
  asked_of identifier not null references person,
  question text not null check (question ~ '\S'),
  at timestamptz not null,
  constraint task_question_once unique (task_id, seq),
  constraint task_question_of_two check (asked_by <> asked_of and deputy_id is distinct from asked_of)
);
create index task_question_asked on task_question (asked_of, no);
create index task_question_of_case on task_question (case_id);
create trigger task_question_append_only before update or delete on task_question for each row execute function refuse_rewrite();
create trigger task_question_no_truncate before truncate on task_question execute function refuse_rewrite();

-- Answered, or taken back without one.
create table task_answer (
  question_no bigint primary key references task_question,
  by identifier not null references person,
  answer text check (answer ~ '\S'),
  at timestamptz not null
);
create trigger task_answer_append_only before update or delete on task_answer for each row execute function refuse_rewrite();
create trigger task_answer_no_truncate before truncate on task_answer execute function refuse_rewrite();

create function queue_task_question() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'task_question', array[no::text] from added;
  return null;
end $t$;
create trigger task_question_seal after insert on task_question referencing new table as added
  for each statement execute function queue_task_question();
create function queue_task_answer() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'task_answer', array[question_no::text] from added;
  return null;
end $t$;
create trigger task_answer_seal after insert on task_answer referencing new table as added
  for each statement execute function queue_task_answer();

-- What keeps somebody from being asked or told about a case by a colleague (I-35): it is his own, that of a declared
-- relative, or of a rival for the same post in the same cycle or vacancy; null where nothing does.
create function interest_in_case(person text, k personnel_case) returns text language sql stable as $$
  select case
    when k.person_id = person then 'own'
    when exists (
      select from declared_relative r where r.withdrawn_at is null
        and (r.person_id, r.relative_id) in ((person, k.person_id), (k.person_id, person))) then 'relative'
    when exists (
      select from personnel_case m
      where m.person_id = person and m.group_id = k.group_id and m.post = k.post
        and (m.closed_at is null or m.vacancy_id is not null)) then 'rival' end
$$;
