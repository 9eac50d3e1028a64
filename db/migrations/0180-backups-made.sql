-- When a back-up was made, by `jinji backup` or by other tools (docs/decisions/0074): an alarm stands when none was for a day.
create table backup_made (
  id  bigint generated always as identity primary key,
  at  timestamptz not null,
  -- Whether `jinji backup` made it, or somebody said so.
  own boolean not null
);
create trigger backup_made_no_rewrite before update or delete on backup_made for each row execute function refuse_rewrite();
create trigger backup_made_no_truncate before truncate on backup_made execute function refuse_rewrite();
