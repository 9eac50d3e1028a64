-- Failed log-ins are counted for login and address: nobody locks somebody else out from where he is not.
-- Counts last a quarter of an hour; those under way are forgotten.
delete from sign_in_failure;
alter table sign_in_failure
  add column address_sha256 bytea not null check (octet_length(address_sha256) = 32),
  drop constraint sign_in_failure_pkey,
  add primary key (login_sha256, address_sha256);
