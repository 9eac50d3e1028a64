-- 0052, 0059: that a message was said in the mail of the morning is nothing that a page shows. Told as a change, the mark had
-- all open pages of a large company ask anew at once, every morning.
create function live_messages() returns trigger language plpgsql as $$
begin
  perform tell_live(array(
    select distinct json_build_array('person', n.person_id)::text from after n join before o on o.id = n.id
    where (n.read_at, n.subject, n.body) is distinct from (o.read_at, o.subject, o.body)));
  return null;
end $$;
drop trigger message_live_changed on message;
create trigger message_live_changed after update on message referencing old table as before new table as after
  for each statement execute function live_messages();
