-- The company's own wording of the standards (14.1), as HR brings it in: by version of the policy, all thirty cells at a
-- time, append-only; the latest of a version holds (docs/decisions/0040).

create table standards_import (
  no bigint generated always as identity primary key,
  policy_version text not null check (policy_version ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  -- By ability and grade, in Chinese and English.
  wording jsonb not null check (jsonb_typeof(wording) = 'object'),
  filename text not null check (char_length(filename) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  imported_by identifier not null references person,
  imported_at timestamptz not null
);
create index standards_import_by_version on standards_import (policy_version, no);
create trigger standards_import_append_only before update or delete on standards_import
  for each row execute function refuse_rewrite();
create trigger standards_import_no_truncate before truncate on standards_import execute function refuse_rewrite();

-- What a panel judges by, as it was when its session was called: the descriptors and the level aimed at, by case. What
-- is imported later changes nothing of it.
alter table defense_session add column standards jsonb not null;
create function refuse_other_standards() returns trigger language plpgsql as $$
begin
  if new.standards is distinct from old.standards then
    raise exception 'append-only: the standards of session % stay as they were shown', old.id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger defense_session_keeps_standards before update on defense_session
  for each row execute function refuse_other_standards();
