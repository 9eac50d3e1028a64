-- Mail addresses, and what is mailed of what people are told (docs/decisions/0025-mail.md).

alter table person add column email text collate "C"
  check (email ~ '^[^[:space:][:cntrl:]@<>(),;:"]+@[^[:space:][:cntrl:]@<>(),;:"]+$' and char_length(email) <= 254);

-- Whether mail is set up, as the worker found it when it started last; what people are told is queued only while it is.
create table mail_service (
  only_one boolean primary key default true check (only_one),
  -- The sender's address; null where mail is not set up.
  sender text,
  since timestamptz not null
);

-- One row a message to be mailed, written in the transaction that writes the message.
create table mail (
  id bigint generated always as identity primary key,
  message_id bigint not null unique references message,
  -- The Message-ID that every attempt bears.
  uid uuid not null unique default gen_random_uuid(),
  -- The letter itself may be mailed (9.5.5); of everything else the subject and a link.
  whole boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  queued_at timestamptz not null default now(),
  -- Not before; moves on with every attempt that failed for the moment.
  due_at timestamptz not null default now(),
  attempts integer not null default 0 check (attempts >= 0),
  tried_at timestamptz,
  -- Where it went, or was to go, at the last attempt.
  address text,
  -- Why the last attempt failed.
  fault_code text,
  fault text,
  sent_at timestamptz,
  constraint mail_sent_has_time check ((state = 'sent') = (sent_at is not null)),
  constraint mail_failed_has_reason check (state <> 'failed' or fault_code is not null)
);
create index mail_due on mail (due_at, id) where state = 'waiting';
create index mail_failed on mail (id) where state = 'failed';

create function refuse_second_sending() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' or (new.message_id, new.uid) is distinct from (old.message_id, old.uid) then
    raise exception 'append-only: mail % was sent, or is another message', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger mail_sent_stays before update on mail for each row execute function refuse_second_sending();
create trigger mail_no_delete before delete on mail for each row execute function refuse_rewrite();
