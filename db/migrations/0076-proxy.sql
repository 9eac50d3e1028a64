-- docs/decisions/0053: who acts in whose place, on which days and for which tasks (I-39). Append-only, sealed.
create table proxy (
  no bigint generated always as identity primary key,
  principal_id identifier not null references person,
  deputy_id identifier not null references person,
  -- Civil days in Asia/Shanghai, both included.
  from_on date not null,
  until_on date not null,
  -- Null for every kind of task that others may do.
  kinds text[] check (cardinality(kinds) > 0),
  reason text not null check (reason ~ '\S'),
  named_by identifier not null references person,
  at timestamptz not null,
  constraint proxy_of_two check (principal_id <> deputy_id and named_by <> deputy_id),
  constraint proxy_days check (until_on >= from_on)
);
create index proxy_by_deputy on proxy (deputy_id, until_on);
create index proxy_by_principal on proxy (principal_id, until_on);
create trigger proxy_append_only before update or delete on proxy for each row execute function refuse_rewrite();
create trigger proxy_no_truncate before truncate on proxy execute function refuse_rewrite();

create table proxy_end (
  proxy_no bigint primary key references proxy,
  ended_by identifier not null references person,
  at timestamptz not null
);
create trigger proxy_end_append_only before update or delete on proxy_end for each row execute function refuse_rewrite();
create trigger proxy_end_no_truncate before truncate on proxy_end execute function refuse_rewrite();

create function queue_proxy() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'proxy', array[no::text] from added;
  return null;
end $t$;
create trigger proxy_seal after insert on proxy referencing new table as added
  for each statement execute function queue_proxy();
create function queue_proxy_end() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'proxy_end', array[proxy_no::text] from added;
  return null;
end $t$;
create trigger proxy_end_seal after insert on proxy_end referencing new table as added
  for each statement execute function queue_proxy_end();

-- Whose hand it was, where somebody acted in the place of whoever stands beside it.
alter table ledger add column deputy identifier;
alter table decision add column deputy_id identifier references person;
alter table task add column closed_by_deputy identifier references person;

-- What keeps somebody from standing in at a task (I-35): it is about himself, a declared relative or a rival; null where
-- nothing does. A task of a whole cycle or vacancy is about everybody who is a candidate there.
create function interest_in(person text, t task) returns text language sql stable as $$
  select case
    when t.excluded @> array[person] then 'own'
    else (
      select case
          when k.person_id = person then 'own'
          when exists (
            select from declared_relative r where r.withdrawn_at is null
              and (r.person_id, r.relative_id) in ((person, k.person_id), (k.person_id, person))) then 'relative'
          else 'rival' end
      from personnel_case k
      where (case
          when t.case_id is not null then k.id in (
            t.case_id, (select c.about_id from personnel_case c where c.id = t.case_id))
          when t.session_id is not null then k.id in (
            select s.case_id from defense_scorer s where s.session_id = t.session_id and not s.withdrawn)
          else k.group_id = coalesce(t.vacancy_id, t.cycle_id) and (k.closed_at is null or k.vacancy_id is not null) end)
        and (k.person_id = person
          or exists (
            select from declared_relative r where r.withdrawn_at is null
              and (r.person_id, r.relative_id) in ((person, k.person_id), (k.person_id, person)))
          or exists (
            select from personnel_case m
            where m.person_id = person and m.group_id = k.group_id and m.post = k.post
              and (m.closed_at is null or m.vacancy_id is not null)))
      order by 1 limit 1) end
$$;
