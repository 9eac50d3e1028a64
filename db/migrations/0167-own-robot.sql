-- Somebody's own robot, which tells him of his tasks in the place of mail (docs/decisions/0071). Its address is its key.
create table own_robot (
  person_id identifier primary key references person,
  -- Another one for each that he sets: the mark of what he is told of it.
  no bigint generated always as identity,
  channel text not null check (channel in ('wecom', 'dingtalk', 'feishu')),
  sealed_url text not null,
  shown_url text not null,
  sealed_secret text,
  made_at timestamptz not null,
  -- How the last attempt went, and until when nothing is tried.
  tried_at timestamptz,
  fault_code text,
  fault text,
  paused_until timestamptz
);

alter table message drop constraint message_topic_check;
alter table message add constraint message_topic_check
  check (topic in ('news', 'account', 'robot', 'opened', 'returned', 'due-tomorrow', 'due-today', 'overdue', 'withdrawn', 'handed-on', 'urged'));
