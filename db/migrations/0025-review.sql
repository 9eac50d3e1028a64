-- The 360° review of a trial (§9.5.6, I-55, I-56). Who was asked and who has answered stands in one table, what was
-- answered in two others that know no person, no time and no order (docs/decisions/0015-the-anonymous-review.md).

create table review (
  case_id identifier not null references trial,
  no integer not null check (no > 0),
  stage text not null check (stage in ('seeded', 'open', 'closed', 'cancelled')),
  -- I-55: written, and in the ledger, before the roster is frozen.
  seed text not null check (seed ~ '^[0-9a-f]{32}$'),
  launched_on date,
  due_on date,
  -- Direct reports who could be drawn, by number; and those left out: [{personId, why}].
  roster text[] not null default '{}',
  left_out jsonb not null default '[]',
  confirmed boolean not null default false,
  -- Groups that HR waived, with the reason.
  waived jsonb not null default '{}',
  closed_on date,
  outcome text check (outcome in ('passed', 'failed')),
  score numeric(5, 2) check (score between 0 and 100),
  -- The groups' figures as far as they may be shown (I-56).
  groups jsonb,
  primary key (case_id, no),
  constraint review_open_was_launched check (stage in ('seeded', 'cancelled') or (launched_on is not null and due_on is not null)),
  constraint review_result_together check ((outcome is null) = (score is null) and (outcome is null) = (groups is null))
);
create unique index review_one_at_a_time on review (case_id) where stage in ('seeded', 'open');
create trigger review_keep before delete on review for each row execute function refuse_rewrite();
create function refuse_other_seed() returns trigger language plpgsql as $$
begin
  if new.seed <> old.seed then
    raise exception 'the seed of review % of % is fixed', old.no, old.case_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger review_keeps_seed before update on review for each row execute function refuse_other_seed();

create table review_rater (
  case_id identifier not null,
  no integer not null,
  person_id identifier not null references person,
  review_group text not null check (review_group in ('superiors', 'subordinates', 'departmentHeads')),
  -- I-55: where in the shuffle, from 1; null for those whom HR named.
  place integer check (place > 0),
  replaces identifier references person,
  withdrawn boolean not null default false,
  -- That, never when: a time would tell by the order of things.
  answered boolean not null default false,
  primary key (case_id, no, person_id),
  foreign key (case_id, no) references review,
  constraint review_rater_drawn_has_place check ((review_group = 'subordinates') = (place is not null))
);

create table review_answer (
  id uuid primary key default gen_random_uuid(),
  case_id identifier not null,
  no integer not null,
  review_group text not null check (review_group in ('superiors', 'subordinates', 'departmentHeads')),
  scores jsonb not null,
  -- The weighted mean of the sheet, exact.
  total numeric(7, 4) not null check (total between 0 and 100),
  foreign key (case_id, no) references review
);
create index review_answer_of on review_answer (case_id, no);
-- Apart from the scores: how somebody writes must not tell how he scored.
create table review_comment (
  id uuid primary key default gen_random_uuid(),
  case_id identifier not null,
  no integer not null,
  review_group text not null check (review_group in ('superiors', 'subordinates', 'departmentHeads')),
  comment text not null check (char_length(comment) <= 2000),
  foreign key (case_id, no) references review
);
create index review_comment_of on review_comment (case_id, no);
