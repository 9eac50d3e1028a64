-- Where a defense is held (8.5.4, 9.5.7), and where it was when it was mailed to calendars (docs/decisions/0066).
alter table defense_session add column room text check (char_length(btrim(room)) between 1 and 100);
alter table invitation
  add column room text,
  -- It was mailed before, for the same day in another room.
  add column elsewhere boolean not null default false;
