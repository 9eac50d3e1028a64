-- One outbox for everything that leaves the house (docs/decisions/0055): the queue of mails is its first part. A row is one
-- thing for one place, with its attempts; what it says stands where it points to.
alter table mail rename to outbox;
alter sequence mail_id_seq rename to outbox_id_seq;
alter index mail_due rename to outbox_due;
alter index mail_failed rename to outbox_failed;
alter table outbox rename constraint mail_pkey to outbox_pkey;
alter table outbox rename constraint mail_message_id_key to outbox_message_id_key;
alter table outbox rename constraint mail_digest_id_key to outbox_digest_id_key;
alter table outbox rename constraint mail_uid_key to outbox_uid_key;
alter table outbox rename constraint mail_sent_has_time to outbox_sent_has_time;
alter table outbox rename constraint mail_failed_has_reason to outbox_failed_has_reason;
alter table outbox rename constraint mail_of_one_thing to outbox_of_one_thing;
alter trigger mail_sent_stays on outbox rename to outbox_sent_stays;
alter trigger mail_no_delete on outbox rename to outbox_no_delete;

create or replace function refuse_second_sending() returns trigger language plpgsql as $$
begin
  if old.state = 'sent'
     or (new.message_id, new.digest_id, new.uid) is distinct from (old.message_id, old.digest_id, old.uid) then
    raise exception 'append-only: % of the outbox was sent, or is something else', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
