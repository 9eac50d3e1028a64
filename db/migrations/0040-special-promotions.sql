-- I-26: a special promotion outside the half-yearly cycles is carried as a cycle of one person, in any month
-- (docs/decisions/0028-special-promotions-and-meetings.md).

alter table cycle add column kind text not null default 'regular' check (kind in ('regular', 'special'));
alter table cycle drop constraint cycle_month_check,
  add constraint cycle_month_check check (kind = 'special' or substr(month, 6, 2) in ('01', '07'));
drop index cycle_one_a_month;
create unique index cycle_one_a_month on cycle (month) where stage <> 'dismissed' and kind = 'regular';
