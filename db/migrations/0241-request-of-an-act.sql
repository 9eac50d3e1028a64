-- 0087: in the course of which request an act was taken (X-Request-Id): whoever delivers it again says so in his log.
alter table act add column request_id text check (char_length(request_id) <= 64);
