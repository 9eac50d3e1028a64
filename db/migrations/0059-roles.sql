-- docs/decisions/0046: the service's role only adds to the histories, so that it may not lock them either; the one lock
-- that imports take is the owner's to give. It ends with the caller's transaction.
create function lock_what_imports_write() returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table public.department, public.person, public.leave_record, public.position_history, public.level_history,
    public.rating, public.complaint in share row exclusive mode;
end $$;

-- What the engine was asked before the step that it is asked for: the step takes it over in its transaction, and only
-- then is it an evaluation, which nobody changes or deletes. What no step took is forgotten after some weeks.
create table evaluation_draft (
  case_id identifier not null,
  no integer not null check (no > 0),
  why text not null check (why ~ '^[a-z][a-z0-9-]*$'),
  request jsonb not null,
  answer jsonb not null,
  policy_version text not null,
  choices jsonb not null,
  facts_digest text not null,
  asked_by text not null,
  at timestamptz not null default now(),
  primary key (case_id, no),
  constraint evaluation_draft_once unique (case_id, asked_by)
);
create trigger evaluation_append_only before update or delete on evaluation for each row execute function refuse_rewrite();
create trigger evaluation_no_truncate before truncate on evaluation execute function refuse_rewrite();
