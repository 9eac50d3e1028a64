-- docs/decisions/0051: what a person's records held is erased once its time is over, or on his founded request, and the chain
-- of seals still computes. The owner alone erases; the service's role has no right to.

-- Which erasure was carried out; no content of a person's but his number. Written by the owner, in the erasure's transaction.
create table erasure (
  change_no bigint primary key references waiting_change,
  person_id identifier not null references person,
  kinds text[] not null check (cardinality(kinds) > 0),
  -- Asked for by the person, before its time was over.
  requested boolean not null,
  asked_by text not null,
  approved_by text not null,
  -- command:<user>
  carried_out_by text not null,
  at timestamptz not null,
  -- How many sealed rows went, by table.
  links jsonb not null check (jsonb_typeof(links) = 'object'),
  constraint erasure_by_two check (asked_by <> approved_by and approved_by <> person_id)
);

create function refuse_always() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is not allowed', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger erasure_append_only before update or delete on erasure for each row execute function refuse_always();
create trigger erasure_no_truncate before truncate on erasure execute function refuse_always();

create function queue_erasure() returns trigger language plpgsql as $t$
begin
  insert into unsealed (source, key) select 'erasure', array[change_no::text] from added;
  return null;
end $t$;
create trigger erasure_seal after insert on erasure referencing new table as added
  for each statement execute function queue_erasure();

-- A link whose row was erased has no salt any more, and says by which erasure.
alter table seal
  alter column salt drop not null,
  add column erasure_no bigint references erasure deferrable initially deferred,
  add constraint seal_erased_has_no_salt check ((salt is null) = (erasure_no is not null));
create index seal_erased on seal (erasure_no) where erasure_no is not null;

create function refuse_reseal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('jinji.erasing', true) = 'on' and old.salt is not null and new.salt is null
     and to_jsonb(new) - 'salt' - 'erasure_no' = to_jsonb(old) - 'salt' - 'erasure_no' then
    return new;
  end if;
  raise exception 'append-only: % of % is not allowed', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger seal_append_only on seal;
create trigger seal_append_only before update or delete on seal for each row execute function refuse_reseal();

-- Whoever owns a table deletes from it in an erasure, and nowhere else; nobody else may delete at all.
create or replace function refuse_rewrite() returns trigger language plpgsql as $$
begin
  if tg_level = 'ROW' and tg_op = 'DELETE' and current_setting('jinji.erasing', true) = 'on'
     and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    return old;
  end if;
  raise exception 'append-only: % of % is not allowed; add a row that corrects it', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
