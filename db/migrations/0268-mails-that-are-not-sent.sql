-- Issue 17.6: how the mail stands is counted from the few mails that are not sent, in a table that grows with every message.
create index outbox_unsent on outbox (id) where state <> 'sent' and endpoint_id is null;
