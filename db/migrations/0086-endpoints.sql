-- What goes to other systems and groups (docs/decisions/0055): endpoints that IT registers, and the events they are told.

create table endpoint (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('webhook', 'wecom', 'dingtalk', 'feishu')),
  name text not null check (char_length(btrim(name)) between 1 and 100),
  -- Sealed under the installation's keys: the address of a robot is its key.
  sealed_url text not null,
  -- What of it may be shown.
  shown_url text not null,
  url_sha256 bytea not null check (octet_length(url_sha256) = 32),
  -- By domain/outgoing/events.ts; for good, as is the address.
  events text[] not null check (cardinality(events) > 0),
  state text not null check (state in ('new', 'on', 'off', 'ended')),
  made_by text not null,
  made_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  -- When something was tried last, how often in vain since it last went well, and until when nothing is tried.
  tried_at timestamptz,
  failures integer not null default 0 check (failures >= 0),
  paused_until timestamptz
);
create unique index endpoint_address_once on endpoint (url_sha256) where state <> 'ended';

create function refuse_other_endpoint() returns trigger language plpgsql as $$
begin
  if old.state = 'ended' and new.state <> 'ended'
     or (new.channel, new.name, new.sealed_url, new.shown_url, new.url_sha256, new.events, new.made_by, new.made_at)
        is distinct from
        (old.channel, old.name, old.sealed_url, old.shown_url, old.url_sha256, old.events, old.made_by, old.made_at) then
    raise exception 'append-only: endpoint % stays as it was registered', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger endpoint_stays before update on endpoint for each row execute function refuse_other_endpoint();
create trigger endpoint_no_delete before delete on endpoint for each row execute function refuse_rewrite();

-- What it signs with: the current one, and those that count beside it for a time.
create table endpoint_secret (
  id bigint generated always as identity primary key,
  endpoint_id bigint not null references endpoint,
  sealed text not null,
  made_by text not null,
  made_at timestamptz not null,
  -- Null for the current one.
  valid_until timestamptz
);
create unique index endpoint_secret_current on endpoint_secret (endpoint_id) where valid_until is null;

-- What has happened, as other systems are told it: written in the transaction of the step, while somebody wants its kind.
create table outgoing_event (
  id bigint generated always as identity primary key,
  -- The webhook-id of every attempt.
  uid uuid not null unique default gen_random_uuid(),
  kind text not null,
  subject jsonb not null,
  path text not null,
  content jsonb not null,
  happened_at timestamptz not null,
  workflow_id text not null,
  seq integer not null,
  no integer not null,
  constraint outgoing_event_once unique (workflow_id, seq, no)
);
create trigger outgoing_event_append_only before update or delete on outgoing_event
  for each row execute function refuse_rewrite();

alter table outbox
  alter column whole set default false,
  add column event_id bigint references outgoing_event,
  add column endpoint_id bigint references endpoint,
  -- Counts from 1 where an event that was taken is sent again because IT asked for it.
  add column replay integer not null default 0 check (replay >= 0),
  drop constraint outbox_of_one_thing,
  add constraint outbox_of_one_thing check (num_nonnulls(message_id, digest_id, event_id) = 1),
  add constraint outbox_event_has_endpoint check ((event_id is null) = (endpoint_id is null)),
  add constraint outbox_event_once unique (endpoint_id, event_id, replay);
drop index outbox_due;
create index outbox_due on outbox (due_at, id) where state = 'waiting' and endpoint_id is null;
create index outbox_due_at_endpoint on outbox (endpoint_id, due_at, id) where state = 'waiting' and endpoint_id is not null;
create index outbox_of_endpoint on outbox (endpoint_id, id desc) where endpoint_id is not null;

create or replace function refuse_second_sending() returns trigger language plpgsql as $$
begin
  if old.state = 'sent'
     or (new.message_id, new.digest_id, new.event_id, new.endpoint_id, new.replay, new.uid) is distinct from
        (old.message_id, old.digest_id, old.event_id, old.endpoint_id, old.replay, old.uid) then
    raise exception 'append-only: % of the outbox was sent, or is something else', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
