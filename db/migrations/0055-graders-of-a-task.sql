-- 4.4, 4.5.1, I-78: open proposals and reviews of an entry or a confirmation follow HR's records as well.
alter table task
  add column proposer_for identifier references person,
  add column managers_of identifier references person;
