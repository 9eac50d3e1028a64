-- People, posts, levels, ratings, complaints, pay and imports: what HR keeps (issue 3, section 4).
-- Civil dates are `date`, months are text YYYY-MM; instants are timestamptz. All civil values are Asia/Shanghai.
-- Vocabulary columns are domains, so that each list stands once.

create domain level_code as text collate "C" check (value in (
  'intern',
  'junior-1', 'junior-2', 'junior-3',
  'intermediate1-1', 'intermediate1-2', 'intermediate1-3',
  'intermediate2-1', 'intermediate2-2', 'intermediate2-3',
  'senior-1', 'senior-2', 'senior-3',
  'chief-1', 'chief-2', 'chief-3'));
create domain position_code as text collate "C" check (value in ('agent', 'quality-inspector', 'team-leader', 'supervisor'));
create domain person_status as text collate "C" check (value in ('intern', 'probation', 'confirmed', 'left'));
create domain rating_grade as text collate "C" check (value in ('S', 'A', 'B', 'C', 'D'));
create domain complaint_status as text collate "C" check (value in ('pending', 'upheld', 'dismissed'));
create domain complaint_cause as text collate "C" check (value in ('service-attitude', 'other-personal', 'not-personal'));
create domain leave_kind as text collate "C"
  check (value in ('maternity', 'nursing', 'work-injury', 'medical', 'personal', 'other'));
create domain history_source as text collate "C" check (value in (
  'entry', 'confirmation', 'level-promotion', 'position-promotion', 'transfer', 'setback', 'import', 'correction'));
create domain civil_month as text collate "C" check (value ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
create domain identifier as text collate "C" check (value ~ '^[^\s[:cntrl:]]{1,64}$');

-- The first day of a month; immutable, so that checks and indexes may use it.
create function first_day(month civil_month) returns date
  language sql immutable strict parallel safe
  return make_date(substr(month, 1, 4)::int, substr(month, 6, 2)::int, 1);

create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is not allowed; add a row that corrects it', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

-- Departments and people -------------------------------------------------------------------------------------------

create table department (
  id identifier primary key,
  name text collate "zh-x-icu" not null unique check (name = btrim(name) and char_length(name) between 1 and 80),
  head_id identifier,
  created_at timestamptz not null default now()
);

create table person (
  id identifier primary key,
  name text collate "zh-x-icu" not null check (name = btrim(name) and char_length(name) between 1 and 80),
  department_id identifier not null references department,
  superior_id identifier references person deferrable initially deferred,
  -- What the business card says, for those outside the ladder (managers, HR, the GM).
  title text check (title = btrim(title) and char_length(title) between 1 and 80),
  status person_status not null,
  hired_on date not null,
  confirmed_on date,
  left_on date,
  -- Counts up at every change: the ETag of what can be changed twice.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint person_not_own_superior check (superior_id <> id),
  constraint person_confirmed_has_date check (status <> 'confirmed' or confirmed_on is not null),
  constraint person_unconfirmed_has_none check (status not in ('intern', 'probation') or confirmed_on is null),
  constraint person_left_has_date check (status <> 'left' or left_on is not null),
  constraint person_dates_in_order check (
    (confirmed_on is null or confirmed_on >= hired_on)
    and (left_on is null or left_on >= hired_on)
    and (confirmed_on is null or left_on is null or left_on >= confirmed_on))
);
alter table department add constraint department_head_fkey foreign key (head_id) references person deferrable initially deferred;
create index person_by_name on person (name, id);
create index person_by_department on person (department_id, name, id);
create index person_by_superior on person (superior_id) where superior_id is not null;
create index department_by_head on department (head_id) where head_id is not null;

create function touch_person() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;
create trigger person_touch before update on person for each row execute function touch_person();
create trigger person_keep before delete on person for each row execute function refuse_rewrite();

-- Superiors form a tree. Checked at commit, so that a file may name a superior further down.
create function refuse_superior_cycle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive up (id) as (
      select superior_id from person where id = new.id and superior_id is not null
      union
      select p.superior_id from person p join up on p.id = up.id where p.superior_id is not null)
    select from up where up.id = new.id
  ) then
    raise exception 'the superiors of % lead back to %', new.id, new.id
      using errcode = 'check_violation', constraint = 'person_superiors_acyclic', table = 'person';
  end if;
  return null;
end $$;
create constraint trigger person_superiors_acyclic after insert or update of superior_id on person
  deferrable initially deferred for each row when (new.superior_id is not null)
  execute function refuse_superior_cycle();

-- A person's status as of a day follows from the dates; only the kind of the time before confirmation does not.
create function status_on(status person_status, confirmed_on date, left_on date, day date) returns person_status
  language sql immutable parallel safe
  return case
    when left_on <= day then 'left'
    when confirmed_on <= day then 'confirmed'
    when status = 'intern' then 'intern'
    else 'probation'
  end;

-- Spells of leave (I-09), named by person and first day; what one said before is kept, and one that was entered by
-- mistake is withdrawn, never deleted.
create table leave_record (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  kind leave_kind not null,
  from_on date not null,
  -- The last day of the leave; null while nobody knows it.
  to_on date check (to_on >= from_on),
  withdrawn boolean not null default false,
  reason text check (char_length(reason) <= 400),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint leave_record_once unique (person_id, from_on)
);
create table leave_revision (
  id bigint generated always as identity primary key,
  leave_id bigint not null references leave_record,
  former jsonb not null,
  reason text not null,
  replaced_by text not null,
  replaced_at timestamptz not null default now()
);
create index leave_revision_of on leave_revision (leave_id);
create function refuse_leave_overlap() returns trigger language plpgsql as $$
begin
  -- One at a time a person, so that two overlapping leaves cannot be written side by side.
  perform from person where id = new.person_id for no key update;
  if not new.withdrawn and exists (
    select from leave_record l
    where l.person_id = new.person_id and l.id <> new.id and not l.withdrawn
      and l.from_on <> new.from_on -- that one the key refuses
      and daterange(l.from_on, l.to_on, '[]') && daterange(new.from_on, new.to_on, '[]')
  ) then
    raise exception 'two leaves of % overlap', new.person_id
      using errcode = 'exclusion_violation', constraint = 'leave_period_no_overlap', table = 'leave_record';
  end if;
  return new;
end $$;
create function keep_former_leave() returns trigger language plpgsql as $$
begin
  if (new.person_id, new.from_on) is distinct from (old.person_id, old.from_on) then
    raise exception 'a leave keeps its person and first day' using errcode = 'restrict_violation';
  end if;
  if (new.kind, new.to_on, new.withdrawn) is not distinct from (old.kind, old.to_on, old.withdrawn) then
    return null; -- nothing changes, nothing is kept
  end if;
  new.recorded_at := now();
  insert into leave_revision (leave_id, former, reason, replaced_by)
    values (old.id, to_jsonb(old), new.reason, new.recorded_by);
  return new;
end $$;
create trigger leave_keep_former before update on leave_record for each row execute function keep_former_leave();
create trigger leave_period_no_overlap before insert or update on leave_record
  for each row execute function refuse_leave_overlap();
create view leave_period as
  select id, person_id, kind, from_on, to_on from leave_record where not withdrawn;

-- Histories: append-only, effective-dated. A period ends where the next begins, so none can overlap. ----------------
-- Of the rows of one day the highest revision counts; a voided one says that nothing began on that day.

create table position_history (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  position position_code not null,
  effective_from date not null,
  revision integer not null default 0 check (revision >= 0),
  voided boolean not null default false,
  source history_source not null,
  -- Since when 9.2.1 and 9.2.2 count; a correction keeps the day of what it corrects.
  counts_from date not null check (counts_from <= effective_from),
  case_id identifier,
  -- The decision, notice or letter that it rests on.
  reference text,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint position_history_once unique (person_id, effective_from, revision),
  constraint position_history_revision_reasoned check (revision = 0 or reason is not null),
  constraint position_history_void_is_revision check (not voided or (revision > 0 and source = 'correction'))
);
create unique index position_history_case on position_history (case_id, effective_from) where case_id is not null and revision = 0;

create table level_history (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  level level_code not null,
  effective_from date not null,
  revision integer not null default 0 check (revision >= 0),
  voided boolean not null default false,
  source history_source not null,
  -- 8.2.2, I-19, I-21: the day from which the three months count; for a decision of a cycle the first day of the
  -- cycle month, for a row that is no decision on a level the day of the decision before it.
  counts_from date not null check (counts_from <= effective_from),
  case_id identifier,
  reference text,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint level_history_once unique (person_id, effective_from, revision),
  constraint level_history_revision_reasoned check (revision = 0 or reason is not null),
  constraint level_history_void_is_revision check (not voided or (revision > 0 and source = 'correction'))
);
-- One case sets a level at most once, whoever retries.
create unique index level_history_case on level_history (case_id) where case_id is not null;

create trigger position_history_append_only before update or delete on position_history
  for each row execute function refuse_rewrite();
create trigger position_history_no_truncate before truncate on position_history execute function refuse_rewrite();
create trigger level_history_append_only before update or delete on level_history
  for each row execute function refuse_rewrite();
create trigger level_history_no_truncate before truncate on level_history execute function refuse_rewrite();

-- Revisions of one day count up without a gap.
create function refuse_revision_gap() returns trigger language plpgsql as $$
declare
  expected integer;
begin
  execute format('select coalesce(max(revision), -1) + 1 from %I where person_id = $1 and effective_from = $2', tg_table_name)
    into expected using new.person_id, new.effective_from;
  if new.revision > expected then
    raise exception 'revision % of % on % would leave a gap', new.revision, new.person_id, new.effective_from
      using errcode = 'check_violation', constraint = tg_table_name || '_revisions_contiguous', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger position_history_contiguous before insert on position_history
  for each row when (new.revision > 0) execute function refuse_revision_gap();
create trigger level_history_contiguous before insert on level_history
  for each row when (new.revision > 0) execute function refuse_revision_gap();

-- The rows that count, with the day before which each ends (null: still running).
create view level_period as
  select h.id, h.person_id, h.level, h.effective_from, h.counts_from, h.source, h.case_id,
         lead(h.effective_from) over (partition by h.person_id order by h.effective_from) as effective_until
  from level_history h
  where not h.voided
    and not exists (select from level_history n
                    where n.person_id = h.person_id and n.effective_from = h.effective_from and n.revision > h.revision);
create view position_period as
  select h.id, h.person_id, h.position, h.effective_from, h.counts_from, h.source, h.case_id,
         lead(h.effective_from) over (partition by h.person_id order by h.effective_from) as effective_until
  from position_history h
  where not h.voided
    and not exists (select from position_history n
                    where n.person_id = h.person_id and n.effective_from = h.effective_from and n.revision > h.revision);

-- Everybody's level and post as of a day: one row a person.
create function level_on(day date)
  returns table (person_id identifier, level level_code, effective_from date, counts_from date, source history_source, case_id identifier)
  language sql stable parallel safe as $$
  select distinct on (h.person_id) h.person_id, h.level, h.effective_from, h.counts_from, h.source, h.case_id
  from level_history h
  where h.effective_from <= day and not h.voided
    and not exists (select from level_history n
                    where n.person_id = h.person_id and n.effective_from = h.effective_from and n.revision > h.revision)
  order by h.person_id, h.effective_from desc
$$;
create function position_on(day date)
  returns table (person_id identifier, "position" position_code, effective_from date, counts_from date, source history_source, case_id identifier)
  language sql stable parallel safe as $$
  select distinct on (h.person_id) h.person_id, h.position, h.effective_from, h.counts_from, h.source, h.case_id
  from position_history h
  where h.effective_from <= day and not h.voided
    and not exists (select from position_history n
                    where n.person_id = h.person_id and n.effective_from = h.effective_from and n.revision > h.revision)
  order by h.person_id, h.effective_from desc
$$;

-- Ratings and complaints: the present value in one table, every former value in another. ----------------------------

create table rating (
  person_id identifier not null references person,
  month civil_month not null,
  rating rating_grade not null,
  published_on date not null,
  -- Why it was corrected; null as long as it never was.
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (person_id, month),
  constraint rating_published_after_month_began check (published_on >= first_day(month))
);
create index rating_by_month on rating (month, person_id);

create table rating_revision (
  id bigint generated always as identity primary key,
  person_id identifier not null,
  month civil_month not null,
  former_rating rating_grade not null,
  former_published_on date not null,
  former_recorded_by text not null,
  former_recorded_at timestamptz not null,
  reason text not null,
  replaced_by text not null,
  replaced_at timestamptz not null default now(),
  foreign key (person_id, month) references rating
);
create index rating_revision_of on rating_revision (person_id, month);

create table complaint (
  id identifier primary key,
  person_id identifier not null references person,
  incident_on date not null,
  cause complaint_cause not null,
  status complaint_status not null,
  -- 11.2, I-67: the day on which the department found it true.
  confirmed_on date,
  description text check (char_length(description) <= 4000),
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint complaint_upheld_has_date check ((status = 'upheld') = (confirmed_on is not null)),
  constraint complaint_dates_in_order check (confirmed_on >= incident_on)
);
create index complaint_by_person on complaint (person_id, incident_on);
create index complaint_by_incident on complaint (incident_on);

create table complaint_revision (
  id bigint generated always as identity primary key,
  complaint_id identifier not null references complaint,
  former jsonb not null,
  reason text not null,
  replaced_by text not null,
  replaced_at timestamptz not null default now()
);
create index complaint_revision_of on complaint_revision (complaint_id);

create function keep_former_rating() returns trigger language plpgsql as $$
begin
  if (new.person_id, new.month) is distinct from (old.person_id, old.month) then
    raise exception 'a rating keeps its person and month' using errcode = 'restrict_violation';
  end if;
  if (new.rating, new.published_on) is not distinct from (old.rating, old.published_on) then
    return null; -- nothing changes, nothing is kept
  end if;
  new.recorded_at := now();
  insert into rating_revision (person_id, month, former_rating, former_published_on, former_recorded_by, former_recorded_at, reason, replaced_by)
    values (old.person_id, old.month, old.rating, old.published_on, old.recorded_by, old.recorded_at, new.reason, new.recorded_by);
  return new;
end $$;
create trigger rating_keep_former before update on rating for each row execute function keep_former_rating();

create function keep_former_complaint() returns trigger language plpgsql as $$
begin
  if new.id <> old.id then
    raise exception 'a complaint keeps its number' using errcode = 'restrict_violation';
  end if;
  if (new.person_id, new.incident_on, new.cause, new.status, new.confirmed_on, new.description)
     is not distinct from (old.person_id, old.incident_on, old.cause, old.status, old.confirmed_on, old.description) then
    return null;
  end if;
  new.recorded_at := now();
  insert into complaint_revision (complaint_id, former, reason, replaced_by)
    values (old.id, to_jsonb(old), new.reason, new.recorded_by);
  return new;
end $$;
create trigger complaint_keep_former before update on complaint for each row execute function keep_former_complaint();

create trigger rating_no_delete before delete on rating for each row execute function refuse_rewrite();
create trigger complaint_no_delete before delete on complaint for each row execute function refuse_rewrite();
create trigger rating_revision_append_only before update or delete on rating_revision
  for each row execute function refuse_rewrite();
create trigger complaint_revision_append_only before update or delete on complaint_revision
  for each row execute function refuse_rewrite();

-- Pay: monthly amounts in CNY. --------------------------------------------------------------------------------------

create table pay_table (
  level level_code not null,
  effective_from date not null,
  monthly_amount numeric(12, 2) not null check (monthly_amount > 0),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (level, effective_from)
);
create trigger pay_table_append_only before update or delete on pay_table for each row execute function refuse_rewrite();

create table pay_change (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  -- One case changes pay at most once, whoever retries.
  case_id identifier not null unique,
  from_level level_code not null,
  to_level level_code not null,
  from_amount numeric(12, 2) check (from_amount > 0),
  to_amount numeric(12, 2) check (to_amount > 0),
  effective_from date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint pay_change_changes check (from_level <> to_level or from_amount is distinct from to_amount)
);
create index pay_change_by_person on pay_change (person_id, effective_from);
create trigger pay_change_append_only before update or delete on pay_change for each row execute function refuse_rewrite();

-- Imports: a dry run leaves its diff here, applying it refers to the same rows. -------------------------------------

create table import (
  id identifier primary key,
  kind text not null check (kind in ('people', 'ratings', 'complaints', 'leaves')),
  filename text not null check (char_length(filename) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  status text not null check (status in ('dry-run', 'applied', 'refused')),
  -- What the dry run compared with: an apply is refused when it no longer holds.
  digest text,
  summary jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  applied_by text,
  applied_at timestamptz,
  constraint import_applied_by_somebody check (
    (status = 'applied') = (applied_at is not null) and (applied_by is null) = (applied_at is null)),
  constraint import_dry_run_has_digest check (status = 'refused' or digest is not null)
);
create index import_by_time on import (created_at desc, id desc);

create table import_row (
  import_id identifier not null references import on delete cascade,
  line integer not null check (line > 0),
  -- What names the record: the person, person and month, or the complaint.
  key text not null,
  value jsonb not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'refused')),
  former jsonb,
  problems jsonb not null default '[]',
  primary key (import_id, line),
  constraint import_row_refused_says_why check ((verdict = 'refused') = (jsonb_array_length(problems) > 0)),
  constraint import_row_former_of_known check (verdict <> 'new' or former is null)
);
create index import_row_by_verdict on import_row (import_id, verdict, line);
create index import_row_by_key on import_row (import_id, key);
