-- Cases of every kind of the policy: level promotion (§8) keeps its own table, and each of its rows has a head here,
-- as has each case of §6, 7, 9, 10, 11 (docs/decisions/0013-cases-of-all-kinds.md).

create table vacancy (
  id identifier primary key,
  -- 9.1: the post to be filled, by whom, and why.
  post position_code not null check (post in ('team-leader', 'supervisor')),
  department_id identifier not null references department,
  team text not null check (team = btrim(team) and char_length(team) between 1 and 80),
  -- The superior of whoever is appointed.
  reports_to identifier not null references person,
  head_count smallint not null check (head_count between 1 and 50),
  filled smallint not null default 0,
  reason text not null,
  stage text not null check (stage in ('open', 'closing', 'closed')),
  close_reason text,
  policy_version text not null,
  choices jsonb not null,
  opened_by identifier not null references person,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  constraint vacancy_not_overfilled check (filled between 0 and head_count),
  constraint vacancy_closed_has_time check ((stage = 'closed') = (closed_at is not null)),
  constraint vacancy_closes_for_a_reason check (stage = 'open' or close_reason is not null)
);

create table personnel_case (
  id identifier primary key,
  kind text not null check (kind in (
    'level-promotion', 'position-promotion', 'entry', 'confirmation', 'transfer', 'setback', 'special-promotion',
    'appeal', 'departure', 'rebase')),
  person_id identifier not null references person,
  -- What it belongs to: the cycle or the vacancy; cases of one group compete (I-35).
  group_id identifier,
  vacancy_id identifier references vacancy,
  -- The case that it is about: an appeal, a rebase.
  about_id identifier references personnel_case,
  -- The post of the candidate (§8), or the one to be filled (§9).
  post position_code,
  stage text not null check (stage ~ '^[a-z][a-z0-9-]*$'),
  outcome text check (outcome ~ '^[a-z][a-z0-9-]*$'),
  reason text,
  round integer not null default 1 check (round > 0),
  evaluation_no integer not null default 0,
  effective_from date,
  -- What else its pipeline says of where it stands; for those who may see everything.
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  -- The person may see the result.
  released boolean not null default false,
  -- Cases of one person that name the same thing cannot be open side by side.
  exclusive text,
  -- I-73: what it began with, and keeps.
  policy_version text not null,
  choices jsonb not null,
  opened_by text not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1
);
create unique index personnel_case_one_open on personnel_case (person_id, exclusive)
  where closed_at is null and exclusive is not null;
create index personnel_case_by_person on personnel_case (person_id, opened_at desc);
create index personnel_case_by_group on personnel_case (group_id, id) where group_id is not null;
create index personnel_case_by_about on personnel_case (about_id) where about_id is not null;
create index personnel_case_open on personnel_case (kind, id) where closed_at is null;
create trigger personnel_case_keep before delete on personnel_case for each row execute function refuse_rewrite();

-- The heads of level promotions follow their rows, a statement at a time: a cycle writes thousands at once.
create function head_of_promotion() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, reason, round, evaluation_no,
                                effective_from, exclusive, policy_version, choices, opened_by, opened_at, closed_at, released)
      select f.id, f.kind, f.person_id, f.cycle_id, f.position, f.stage, f.outcome, f.reason, f.round, f.evaluation_no,
             f.effective_from, 'level', y.policy_version, y.choices, y.opened_by, f.opened_at, f.closed_at,
             f.stage in ('ineligible', 'left-out', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted')
      from fresh f join cycle y on y.id = f.cycle_id;
  else
    update personnel_case h set stage = f.stage, outcome = f.outcome, reason = f.reason, round = f.round,
           evaluation_no = f.evaluation_no, effective_from = f.effective_from, closed_at = f.closed_at, version = f.version,
           released = f.stage in ('ineligible', 'left-out', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted')
      from fresh f where h.id = f.id;
  end if;
  return null;
end $$;
create trigger promotion_case_opens_head after insert on promotion_case
  referencing new table as fresh for each statement execute function head_of_promotion();
create trigger promotion_case_moves_head after update on promotion_case
  referencing new table as fresh for each statement execute function head_of_promotion();
insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, reason, round, evaluation_no,
                            effective_from, exclusive, policy_version, choices, opened_by, opened_at, closed_at, version, released)
  select c.id, c.kind, c.person_id, c.cycle_id, c.position, c.stage, c.outcome, c.reason, c.round, c.evaluation_no,
         c.effective_from, 'level', y.policy_version, y.choices, y.opened_by, c.opened_at, c.closed_at, c.version,
         c.stage in ('ineligible', 'left-out', 'interview', 'confirmation', 'notice', 'promoted', 'not-promoted')
  from promotion_case c join cycle y on y.id = c.cycle_id;

-- What belonged to level promotions alone belongs to every kind now.
alter table evaluation drop constraint evaluation_why_check,
  add constraint evaluation_why_check check (why ~ '^[a-z][a-z0-9-]*$');

alter table defense_session rename column cycle_id to group_id;
alter table defense_session drop constraint defense_session_cycle_id_fkey;
alter table defense_scorer drop constraint defense_scorer_case_id_fkey,
  add constraint defense_scorer_case_id_fkey foreign key (case_id) references personnel_case;

alter table task drop constraint task_case_id_fkey,
  add constraint task_case_id_fkey foreign key (case_id) references personnel_case,
  add column vacancy_id identifier references vacancy;
create index task_by_vacancy on task (vacancy_id, id) where vacancy_id is not null;

alter table decision drop constraint decision_case_id_fkey,
  add constraint decision_case_id_fkey foreign key (case_id) references personnel_case,
  drop constraint decision_kind_check,
  add constraint decision_kind_check check (kind ~ '^[a-z][a-z0-9-]*$'),
  alter column cycle_id drop not null;

alter table document drop constraint document_case_id_fkey,
  add constraint document_case_id_fkey foreign key (case_id) references personnel_case,
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind ~ '^[a-z][a-z0-9-]*$'),
  drop constraint document_one_of_a_kind,
  -- Which of several of a kind in one case: a trial that was extended gets a second letter.
  add column edition integer not null default 1 check (edition > 0),
  -- 9.5.10: published to everybody; otherwise for the person, those above him and HR.
  add column for_everybody boolean not null default false,
  -- I-62: never changed; a later document withdraws it.
  add column withdraws identifier references document,
  add constraint document_one_of_a_kind unique (case_id, kind, edition);

alter table ledger add column vacancy_id identifier;
create index ledger_by_vacancy on ledger (vacancy_id, id) where vacancy_id is not null;

-- The number under which an act opens something, the same however often the call is repeated.
create table reserved_number (
  act_id text primary key,
  number identifier not null unique,
  at timestamptz not null default now()
);

-- What people are told: read here, and mailed where mail is set up.
create table message (
  id bigint generated always as identity primary key,
  person_id identifier not null references person,
  -- Which step says it, so that a step that runs again says it once.
  workflow_id identifier not null,
  seq integer not null,
  no integer not null,
  case_id identifier references personnel_case,
  vacancy_id identifier references vacancy,
  document_id identifier references document,
  clause text not null,
  subject jsonb not null,
  body jsonb not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  constraint message_once unique (workflow_id, seq, no, person_id)
);
create index message_by_person on message (person_id, id desc);
create index message_unread on message (person_id) where read_at is null;
