-- docs/decisions/0060: by its code, printed on the paper, anybody finds out whether a paper was issued here and still
-- stands, and nothing else. Drawn when the document is issued; nobody guesses one of 2^60.
create function drawn_code() returns text language sql volatile as $$
  select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(drawn.bytes, place) & 31) + 1, 1), '' order by place)
  from (select sha256(uuid_send(gen_random_uuid())) as bytes) drawn, generate_series(0, 11) place
$$;
-- Rewrites the rows of before with a code each; their seals are over the columns that they had (0047).
alter table document add column code text not null default drawn_code() check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$');
create unique index document_by_code on document (code);
