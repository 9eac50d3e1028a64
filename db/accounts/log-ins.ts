import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';

/** A log-in of an account that still counts: a browser's session, or a token. */
export interface LogIn {
  readonly kind: 'browser' | 'token';
  readonly since: Date;
  readonly until: Date;
  /** Of a token, to the minute; a browser's use is not kept. */
  readonly lastUsedAt: Date | null;
  /** Whether it came by the company's own log-in. */
  readonly company: boolean;
  readonly current: boolean;
}

/** By what somebody is calling, so that his list can say which of them it is. */
export interface CalledBy {
  readonly sessionId?: string | undefined;
  readonly token?: string | undefined;
}

/** Every log-in of an account that would be let in now, the latest first; neither ids nor digests of them leave here. */
export async function listLogIns(
  db: Queryable,
  accountId: number,
  { sessionId = '', token = '' }: CalledBy,
  now: Date,
): Promise<readonly LogIn[]> {
  const { rows } = await sql<LogIn>`
    with own as (select id, credential_version from account where id = ${accountId})
    select 'browser' as kind,
      (s.expire at time zone current_setting('TimeZone'))
        - (s.sess -> 'cookie' ->> 'originalMaxAge')::double precision * interval '1 millisecond' as since,
      s.expire at time zone current_setting('TimeZone') as until,
      null::timestamptz as "lastUsedAt", s.sess -> 'oidc' is not null as company, s.sid = ${sessionId} as current
    from web_session s, own
    where s.expire at time zone current_setting('TimeZone') > ${now}
      and s.sess ->> 'accountId' = own.id::text
      and s.sess ->> 'credentialVersion' = own.credential_version::text
    union all
    select 'token', t.created_at, t.expires_at, t.last_used_at, false, t.token_sha256 = ${sha256(token)}
    from api_token t join own on own.id = t.account_id and own.credential_version = t.credential_version
    where t.expires_at > ${now}
    order by since desc`.execute(db);
  return rows;
}
