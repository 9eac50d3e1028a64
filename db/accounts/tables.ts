import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Instants: a Date; repositories hand them on as ISO 8601. */
type CreatedAt = ColumnType<Date, Date | undefined, never>;
type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** Who may log in: one account a person, its password as an Argon2 hash. */
export interface AccountTable {
  id: GeneratedAlways<number>;
  login: string;
  person_id: string;
  password_hash: string;
  credential_version: Generated<number>;
  must_change_password: Generated<boolean>;
  disabled: Generated<boolean>;
  first_administrator: Generated<boolean>;
  version: Generated<number>;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

/** The roles that an account was given beside those that follow from the records. */
export interface AccountRoleTable {
  account_id: number;
  role: string;
}

/** A line of the ledger of the accounts; never rewritten. */
export interface AccountEventTable {
  no: GeneratedAlways<number>;
  at: ColumnType<Date, Date, never>;
  account_id: number;
  login: string;
  person_id: string;
  actor: string;
  event: string;
  detail: Generated<unknown>;
}

/** A way to a new password that only the owner of the account holds. */
export interface PasswordResetTable {
  no: GeneratedAlways<number>;
  account_id: number;
  secret_sha256: Buffer;
  code: string | null;
  created_at: ColumnType<Date, Date, never>;
  expires_at: Instant;
  confirmed_at: MaybeInstant;
}

/** The second step of a local log-in: a secret, sealed, and the step whose code was taken last. */
export interface SecondFactorTable {
  account_id: number;
  secret_sealed: string;
  began_at: Instant;
  confirmed_at: MaybeInstant;
  last_step: Generated<number>;
}

/** Digests of the codes for a lost device, each with its use. */
export interface RecoveryCodeTable {
  account_id: number;
  code_sha256: Buffer;
  used_at: MaybeInstant;
}

/** An account of a script: whose, for what, and how far it reaches. */
export interface ServiceAccountTable {
  id: GeneratedAlways<number>;
  name: string;
  purpose: string;
  owner_id: string;
  scopes: string[];
  made_by: string;
  made_at: Instant;
  closed_by: string | null;
  closed_at: MaybeInstant;
}

/** A token of a script, of which only the digest is kept. */
export interface ServiceTokenTable {
  id: GeneratedAlways<number>;
  service_account_id: number;
  prefix: string;
  token_sha256: Buffer;
  created_at: Instant;
  expires_at: Instant;
  last_used_at: MaybeInstant;
  revoked_by: string | null;
  revoked_at: MaybeInstant;
}

/** Failed log-ins by the hash of the login, so that none can be guessed for long. */
export interface SignInFailureTable {
  login_sha256: Buffer;
  address_sha256: Buffer;
  failures: number;
  last_at: Instant;
  locked_until: MaybeInstant;
}

/** What reads of pay, scores and complaints leave, and every read of an auditor; never what was read. */
export interface ReadLineTable {
  id: GeneratedAlways<number>;
  at: Instant;
  account_id: number;
  person_id: string;
  roles: string[];
  resource: string;
  noted: string | null;
  route: string;
  about: string[];
  people: number;
}

/** Identities of a provider of log-ins, each linked to one account; instants in UTC. */
export interface AccountIdentityTable {
  issuer: string;
  subject: string;
  account_id: number;
  linked_by: 'owner' | 'email' | 'number';
  linked_at: CreatedAt;
  last_used_at: MaybeInstant;
}

/** Tokens for programs, of which only the hash is kept; instants in UTC. */
export interface ApiTokenTable {
  token_sha256: Buffer;
  account_id: number;
  credential_version: number;
  created_at: CreatedAt;
  expires_at: Instant;
  last_used_at: MaybeInstant;
}

/** Written by connect-pg-simple; we only delete from it. `expire` is UTC without a zone. */
export interface WebSessionTable {
  sid: string;
  sess: unknown;
  expire: string;
}

/** Answers to requests that carried an Idempotency-Key, to be given again. */
export interface IdempotencyKeyTable {
  account_id: number;
  key: string;
  request_sha256: Buffer;
  attempt: string;
  created_at: CreatedAt;
  started_at: ColumnType<Date, Date | undefined, Date>;
  status: number | null;
  /** Written as JSON text, read as an object. */
  headers: ColumnType<Readonly<Record<string, string>> | null, string | null, string | null>;
  body: string | null;
}

/** Acts that were refused, which leave nothing in a workflow's history. */
export interface RefusedActTable {
  id: GeneratedAlways<number>;
  at: CreatedAt;
  account_id: number | null;
  person_id: string | null;
  method: string;
  route: string;
  target: string;
  status: number;
  code: string;
  clause: string | null;
  detail: string;
  request_id: string;
}

/** The tables of 0002-identity.sql. */
export interface IdentityTables {
  account: AccountTable;
  account_role: AccountRoleTable;
  account_event: AccountEventTable;
  password_reset: PasswordResetTable;
  service_account: ServiceAccountTable;
  service_token: ServiceTokenTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  account_identity: AccountIdentityTable;
  sign_in_failure: SignInFailureTable;
  api_token: ApiTokenTable;
  web_session: WebSessionTable;
  idempotency_key: IdempotencyKeyTable;
  refused_act: RefusedActTable;
  read_line: ReadLineTable;
}
