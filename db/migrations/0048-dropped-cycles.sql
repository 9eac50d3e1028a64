-- I-81: a cycle is dropped before its launch, by the HR manager, with a reason that the general manager reads.
alter table cycle
  add column dropped_by identifier references person,
  add column drop_reason text,
  add constraint cycle_dropped_together check ((dropped_by is null) = (drop_reason is null)),
  add constraint cycle_dropped_is_dismissed check (drop_reason is null or stage = 'dismissed');
