-- I-79: what the person whom a case is about says of himself: that he wants to be submitted (8.5.2), a statement of his
-- work (8.5.2), a presentation for the panel (8.5.4). Its files are in case_attachment.

create table own_words (
  no bigint generated always as identity primary key,
  case_id identifier not null references personnel_case,
  what text not null check (what in ('wish', 'statement', 'presentation')),
  text text check (char_length(text) between 1 and 20000),
  said_by identifier not null references person,
  said_at timestamptz not null,
  -- Panels about the case that were over: one presentation for each.
  panels_over integer not null check (panels_over >= 0),
  -- The call that brought it; repeated, it finds this row.
  act_id text not null unique
);
create unique index own_words_once on own_words (case_id, what, (case what when 'presentation' then panels_over else 0 end));
create trigger own_words_append_only before update or delete on own_words for each row execute function refuse_rewrite();
