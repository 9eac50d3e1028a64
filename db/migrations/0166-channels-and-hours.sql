-- What somebody is told outside the product beside his tasks: a mail each, or in the mail of the morning; days as
-- invitations, or in his feed alone. And when groups are left alone (docs/decisions/0071).
alter table preference
  add column news text not null default 'single' check (news in ('digest', 'single')),
  add column invitations boolean not null default true;

-- Of a robot: as of a person (0073); other systems never sleep.
alter table endpoint
  add column quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column quiet_until text check (quiet_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column quiet_days_off boolean not null default false;
update endpoint set quiet_from = '21:00', quiet_until = '08:00', quiet_days_off = true where channel <> 'webhook';
alter table endpoint
  add constraint endpoint_quiet_both check ((quiet_from is null) = (quiet_until is null)),
  add constraint endpoint_quiet_ends check (quiet_from <> quiet_until),
  add constraint endpoint_quiet_of_robots check (channel <> 'webhook' or quiet_from is null and not quiet_days_off);
