-- What the daily watch found: raised when a cause is there, cleared by itself when it has gone; never deleted.

create table alarm (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[A-Z]+([.][A-Z_]+)+$'),
  -- The § or register entry it rests on.
  clause text not null,
  -- The cycle, its month, or the year.
  about text not null check (char_length(about) between 1 and 80),
  -- What is wrong and what to do, in both languages, as of the last look.
  message jsonb not null check (message ?& array['zh', 'en']),
  raised_at timestamptz not null,
  seen_at timestamptz not null,
  cleared_at timestamptz,
  constraint alarm_times_in_order check (seen_at >= raised_at and cleared_at >= raised_at)
);
create unique index alarm_one_standing on alarm (code, about) where cleared_at is null;
create index alarm_by_time on alarm (raised_at desc, id desc);

create function refuse_alarm_rewrite() returns trigger language plpgsql as $$
begin
  if old.cleared_at is not null or (new.id, new.code, new.about, new.raised_at) is distinct from (old.id, old.code, old.about, old.raised_at) then
    raise exception 'append-only: an alarm that was cleared, or what it is about, does not change; raise another one'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger alarm_keeps_what_it_was before update on alarm for each row execute function refuse_alarm_rewrite();
create trigger alarm_no_delete before delete on alarm for each row execute function refuse_rewrite();
create trigger alarm_no_truncate before truncate on alarm execute function refuse_rewrite();
