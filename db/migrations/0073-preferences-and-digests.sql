-- How somebody wants to be reached, and the one mail of a morning about his tasks (docs/decisions/0052).

create table preference (
  person_id identifier primary key references person,
  language text not null check (language in ('zh', 'en')),
  -- What happens to his tasks: one mail a morning, or a mail each.
  mails text not null check (mails in ('digest', 'single')),
  -- Asia/Shanghai, HH:MM; both or none. Over midnight where it begins later than it ends.
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_until text check (quiet_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_days_off boolean not null,
  changed_at timestamptz not null,
  constraint preference_quiet_both check ((quiet_from is null) = (quiet_until is null)),
  constraint preference_quiet_ends check (quiet_from <> quiet_until)
);

-- The mornings for which digests were made, each once however many workers run.
create table digest_morning (
  day date primary key,
  made_at timestamptz not null
);

-- What somebody is mailed of a morning: numbers, and the first of his tasks, without the names of others.
create table digest (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  day date not null references digest_morning,
  open integer not null check (open >= 0),
  due_today integer not null check (due_today >= 0),
  overdue integer not null check (overdue >= 0),
  lines jsonb not null,
  -- Subjects of what was withdrawn or handed on since the last one.
  news jsonb not null,
  constraint digest_once unique (person_id, day)
);

alter table mail
  alter column message_id drop not null,
  add column digest_id bigint unique references digest,
  add constraint mail_of_one_thing check (num_nonnulls(message_id, digest_id) = 1);

create or replace function refuse_second_sending() returns trigger language plpgsql as $$
begin
  if old.state = 'sent'
     or (new.message_id, new.digest_id, new.uid) is distinct from (old.message_id, old.digest_id, old.uid) then
    raise exception 'append-only: mail % was sent, or is another message', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- What the morning tells beside open tasks.
create index message_withdrawn on message (sent_at) where topic in ('withdrawn', 'handed-on');
