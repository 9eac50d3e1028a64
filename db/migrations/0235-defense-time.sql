-- At what time of its day a defense begins (8.5.4, 9.5.7), and at what it did when it was mailed to calendars (docs/decisions/0086).
alter table defense_session add column starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
alter table invitation add column starts_at text;
