-- Log-in with the company's own accounts (OpenID Connect): which identity of which provider is whose account.
create table account_identity (
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  account_id bigint not null references account (id) on delete cascade,
  -- By what the account was found when it came for the first time.
  linked_by text not null check (linked_by in ('owner', 'email', 'number')),
  linked_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (issuer, subject),
  constraint account_identity_one_of_a_provider unique (account_id, issuer)
);
