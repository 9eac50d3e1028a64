-- 4.1, I-35: a change that waits for a second person, and how it ended; both append-only. What waits is kept as it was
-- asked for, and carried out by the very function that carries out the single call.

create table waiting_change (
  no bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  clause text not null,
  -- What is asked for, in both languages, as it is shown to whoever decides.
  what jsonb not null check (jsonb_typeof(what) = 'object'),
  reason text check (char_length(btrim(reason)) between 2 and 2000),
  -- Everybody it concerns: none of them decides.
  about text[] not null default '{}',
  -- Who may be the second person.
  deciders text[] not null check (cardinality(deciders) > 0),
  content jsonb not null,
  -- Employee number, or command:<user>.
  asked_by text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  constraint waiting_change_expires_later check (expires_at > asked_at)
);

create table waiting_change_end (
  change_no bigint primary key references waiting_change,
  outcome text not null check (outcome in ('applied', 'refused', 'withdrawn')),
  ended_by text not null,
  reason text check (char_length(btrim(reason)) between 2 and 2000),
  at timestamptz not null,
  constraint waiting_change_refused_says_why check (outcome <> 'refused' or reason is not null)
);

create trigger waiting_change_append_only before update or delete on waiting_change
  for each row execute function refuse_rewrite();
create trigger waiting_change_no_truncate before truncate on waiting_change execute function refuse_rewrite();
create trigger waiting_change_end_append_only before update or delete on waiting_change_end
  for each row execute function refuse_rewrite();
create trigger waiting_change_end_no_truncate before truncate on waiting_change_end execute function refuse_rewrite();

-- Who asks does not decide, nor does anybody whom it concerns; only he himself takes it back.
create function refuse_own_change() returns trigger language plpgsql as $$
begin
  if exists (
    select from waiting_change c
    where c.no = new.change_no
      and (new.at >= c.expires_at
           or case when new.outcome = 'withdrawn' then c.asked_by <> new.ended_by
                   else c.asked_by = new.ended_by or new.ended_by = any(c.about) end)) then
    raise exception 'change % is not for % to end', new.change_no, new.ended_by
      using errcode = 'check_violation', constraint = 'waiting_change_ended_by_another', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger waiting_change_ended_by_another before insert on waiting_change_end
  for each row execute function refuse_own_change();

-- Why a line of an import waits while the others go in; null for all others.
alter table import_row add column waits text check (waits ~ '^[A-Z]+(_[A-Z]+)*$');
create index import_row_waiting on import_row (import_id, line) where waits is not null;

-- The first general manager has looked at what was set up and confirmed it; until then the first administrator's own
-- account does alone what needs a second person afterwards.
create table setup_confirmation (
  only_one boolean primary key default true check (only_one),
  confirmed_by identifier not null references person,
  confirmed_at timestamptz not null
);
create trigger setup_confirmation_append_only before update or delete on setup_confirmation
  for each row execute function refuse_rewrite();
create trigger setup_confirmation_no_truncate before truncate on setup_confirmation execute function refuse_rewrite();

alter table account add column first_administrator boolean not null default false;
create unique index account_one_first_administrator on account (first_administrator) where first_administrator;
