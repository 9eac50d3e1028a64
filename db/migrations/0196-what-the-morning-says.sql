-- What is to be said in somebody's mail of the morning is marked when he is told it, and said by the first that is made:
-- in exactly one mail, whatever he chooses meanwhile, and whenever the step that says it commits (docs/decisions/0052, 0071).
alter table message add column in_morning boolean not null default false;
create index message_in_morning on message (person_id, id) where in_morning;

-- What the next morning would have said.
update message m set in_morning = true
from (select coalesce(max(made_at), now() - interval '1 day') as since from digest_morning) last
where m.sent_at > last.since and m.topic in ('news', 'withdrawn', 'handed-on')
  and not exists (select from outbox o where o.message_id = m.id)
  and case when m.topic = 'news'
    then exists (select from preference f where f.person_id = m.person_id and f.news = 'digest')
    else not exists (select from preference f where f.person_id = m.person_id and f.mails = 'single') end;
drop index message_withdrawn;
