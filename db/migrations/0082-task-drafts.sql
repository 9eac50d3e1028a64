-- docs/decisions/0054: what somebody has typed into a task's form and not handed in; sealed, and nobody's but his.
create table task_draft (
  task_id text not null references task on delete cascade,
  person_id identifier not null references person,
  content text not null check (octet_length(content) <= 400000),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (task_id, person_id)
);
create index task_draft_of on task_draft (person_id);

-- It goes with its task, whoever closes that.
create function drop_drafts_of_closed() returns trigger language plpgsql as $$
begin
  delete from task_draft f using after n where f.task_id = n.id and n.state <> 'open';
  return null;
end $$;
create trigger task_drafts_closed after update on task referencing new table as after
  for each statement execute function drop_drafts_of_closed();

-- None begins once it is closed, however late the call comes.
create function refuse_draft_of_closed() returns trigger language plpgsql as $$
begin
  perform from task where id = new.task_id and state = 'open' for share;
  if not found then return null; end if;
  return new;
end $$;
create trigger task_draft_open before insert or update on task_draft for each row execute function refuse_draft_of_closed();
