-- Days as they were mailed to somebody's calendar (docs/decisions/0055): the latest row of a day is what stands there; what
-- the records say otherwise is mailed next.
create table invitation (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  what text not null check (what in ('defense', 'trial-start', 'trial-review', 'trial-end', 'interview')),
  -- The session, the case of the trial, or the task.
  ref text not null,
  day date not null,
  sequence integer not null check (sequence >= 0),
  called_off boolean not null,
  moved boolean not null,
  of_level boolean not null,
  case_id text,
  queued_at timestamptz not null,
  constraint invitation_once unique (person_id, what, ref, sequence)
);
create trigger invitation_append_only before update or delete on invitation for each row execute function refuse_rewrite();
create index invitation_ahead on invitation (day);

alter table outbox
  add column invitation_id bigint unique references invitation,
  drop constraint outbox_of_one_thing,
  add constraint outbox_of_one_thing check (num_nonnulls(message_id, digest_id, invitation_id, event_id) = 1);

create or replace function refuse_second_sending() returns trigger language plpgsql as $$
begin
  if old.state = 'sent'
     or (new.message_id, new.digest_id, new.invitation_id, new.event_id, new.endpoint_id, new.replay, new.uid) is distinct from
        (old.message_id, old.digest_id, old.invitation_id, old.event_id, old.endpoint_id, old.replay, old.uid) then
    raise exception 'append-only: % of the outbox was sent, or is something else', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
