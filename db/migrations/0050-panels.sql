-- I-30: the mark from which the panels of a cycle or a vacancy pass somebody, as the first of their sessions took it;
-- whoever is heard later for the same place meets the same. It never changes.
create table panel_mark (
  group_id text not null,
  heard_for text not null check (heard_for in ('level', 'team-leader', 'supervisor')),
  mark numeric not null check (mark between 0 and 100),
  taken_at timestamptz not null default now(),
  primary key (group_id, heard_for)
);
create trigger panel_mark_append_only before update or delete on panel_mark
  for each row execute function refuse_rewrite();
create trigger panel_mark_no_truncate before truncate on panel_mark execute function refuse_rewrite();
