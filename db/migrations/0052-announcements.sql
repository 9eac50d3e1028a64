-- Who was told of each version of the policy, each change of a switch, the standards and the privacy notice, and who
-- has read it on which day (13.1, 13.3, I-80; docs/decisions/0040). All of it append-only.

create table announcement (
  no bigint generated always as identity primary key,
  -- The same for the same content: announced once.
  key text not null unique check (char_length(key) between 1 and 120),
  kind text not null check (kind in ('policy-version', 'switch', 'standards', 'privacy')),
  clause text not null,
  -- As it was announced, in both languages.
  title jsonb not null check (title ?& array['zh', 'en']),
  body jsonb not null check (body ?& array['zh', 'en']),
  effective_from date,
  announced_at timestamptz not null
);

-- Whom it concerned, and when each was told.
create table announcement_addressee (
  announcement_no bigint not null references announcement,
  person_id identifier not null references person,
  told_at timestamptz not null,
  primary key (announcement_no, person_id)
);
create index announcement_addressee_by_person on announcement_addressee (person_id, announcement_no desc);

-- Each person's own receipt; only who was told can have read it.
create table announcement_receipt (
  announcement_no bigint not null,
  person_id identifier not null,
  read_at timestamptz not null,
  primary key (announcement_no, person_id),
  foreign key (announcement_no, person_id) references announcement_addressee
);

create trigger announcement_append_only before update or delete on announcement
  for each row execute function refuse_rewrite();
create trigger announcement_no_truncate before truncate on announcement execute function refuse_rewrite();
create trigger announcement_addressee_append_only before update or delete on announcement_addressee
  for each row execute function refuse_rewrite();
create trigger announcement_addressee_no_truncate before truncate on announcement_addressee
  execute function refuse_rewrite();
create trigger announcement_receipt_append_only before update or delete on announcement_receipt
  for each row execute function refuse_rewrite();
create trigger announcement_receipt_no_truncate before truncate on announcement_receipt
  execute function refuse_rewrite();
