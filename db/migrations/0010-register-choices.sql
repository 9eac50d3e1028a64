-- The switches of the register as HR set them (13.2): each from a day on, with a reason, append-only. A case keeps the
-- choices that it began with (I-73); these are read when a new one begins.

create table register_choice (
  no bigint generated always as identity primary key,
  entry text not null check (entry ~ '^I-[0-9]{2}$'),
  key text not null check (key ~ '^[a-zA-Z]+([.][a-zA-Z-]+)*$'),
  value jsonb not null check (jsonb_typeof(value) in ('string', 'number')),
  effective_from date not null,
  reason text not null check (char_length(btrim(reason)) between 2 and 2000),
  -- The entry belongs to HR and the general manager together: it holds once he has agreed.
  needs_gm boolean not null,
  proposed_by identifier not null references person,
  proposed_at timestamptz not null default now()
);
create index register_choice_by_key on register_choice (key, effective_from, no);

create table register_choice_decision (
  choice_no bigint primary key references register_choice,
  decision text not null check (decision in ('approved', 'rejected')),
  reason text check (char_length(btrim(reason)) between 2 and 2000),
  decided_by identifier not null references person,
  decided_at timestamptz not null default now(),
  constraint register_choice_rejected_says_why check (decision = 'approved' or reason is not null)
);

create trigger register_choice_append_only before update or delete on register_choice
  for each row execute function refuse_rewrite();
create trigger register_choice_no_truncate before truncate on register_choice execute function refuse_rewrite();
create trigger register_choice_decision_append_only before update or delete on register_choice_decision
  for each row execute function refuse_rewrite();
create trigger register_choice_decision_no_truncate before truncate on register_choice_decision
  execute function refuse_rewrite();

-- Who proposed a change does not agree to it in the general manager's place.
create function refuse_own_choice() returns trigger language plpgsql as $$
begin
  if exists (select from register_choice c
             where c.no = new.choice_no and (not c.needs_gm or c.proposed_by = new.decided_by)) then
    raise exception 'choice % is not for % to decide', new.choice_no, new.decided_by
      using errcode = 'check_violation', constraint = 'register_choice_decided_by_another', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger register_choice_decided_by_another before insert on register_choice_decision
  for each row execute function refuse_own_choice();
