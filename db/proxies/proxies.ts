import { sql } from 'kysely';
import { OWN_HAND_KINDS } from '../../domain/standing-in/own-hand.js';
import type { NewProxy, ProxyFacts } from '../../domain/standing-in/proxy.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';
import { writeLedger } from '../cases/ledger.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import { lockProxy } from './standing.js';

/** A proxy as it was named, and whether it was ended before its last day. */
export interface ProxyView {
  readonly no: number;
  readonly principalId: string;
  readonly principalName: string;
  readonly deputyId: string;
  readonly deputyName: string;
  readonly from: string;
  readonly until: string;
  readonly kinds: readonly string[] | null;
  readonly reason: string;
  readonly namedBy: string;
  readonly namedByName: string;
  readonly at: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  /** One of the two has left, and the proxy with him (I-58). */
  readonly isGone: boolean;
  /** Whether the principal is the general manager. */
  readonly isGms: boolean;
}

const columns = sql`x.no::int as no, x.principal_id as "principalId", p.name as "principalName", x.deputy_id as "deputyId",
  d.name as "deputyName", x.from_on as "from", x.until_on as until, x.kinds, x.reason, x.named_by as "namedBy",
  n.name as "namedByName", x.at, 'left' in (p.status, d.status) as "isGone", e.ended_by as "endedBy", e.at as "endedAt",
  exists (select from account a join account_role r on r.account_id = a.id
          where a.person_id = x.principal_id and r.role = 'gm') as "isGms"
  from proxy x join person p on p.id = x.principal_id join person d on d.id = x.deputy_id
  join person n on n.id = x.named_by left join proxy_end e on e.proxy_no = x.no`;

/** The proxies in which somebody stands on either side, the latest first. */
export async function listProxies(db: Queryable, personId: string): Promise<readonly ProxyView[]> {
  const { rows } = await sql<ProxyView>`
    select ${columns} where ${personId} in (x.principal_id, x.deputy_id) order by x.no desc`.execute(db);
  return rows;
}

/** One of them; undefined where there is none of that number. */
export async function findProxy(db: Queryable, no: number): Promise<ProxyView | undefined> {
  const { rows } = await sql<ProxyView>`select ${columns} where x.no = ${no}`.execute(db);
  return rows[0];
}

/** What the records say of both for a naming; nobody names another for the same principal until this transaction ends. */
export async function proxyFacts(trx: Queryable, proxy: NewProxy): Promise<ProxyFacts> {
  const { principalId, deputyId, from, until, kinds } = proxy;
  await sql`select pg_advisory_xact_lock(hashtext('proxy of ' || ${principalId}::text))`.execute(trx);
  const { rows: people } = await sql<{ id: string; left: boolean; closed: boolean; roles: readonly Role[] }>`
    select p.id, p.status = 'left' as left,
           exists (select from account a where a.person_id = p.id and a.disabled) as closed,
           array(select r.role from account a join account_role r on r.account_id = a.id
                 where a.person_id = p.id order by 1) as roles
    from person p where p.id in (${principalId}, ${deputyId})`.execute(trx);
  const { rows: found } = await sql<Pick<ProxyFacts, 'onLeave' | 'overlaps'>>`
    select coalesce((
        select range_agg(daterange(l.from_on, l.to_on, '[]')) from leave_period l where l.person_id = ${principalId}
      ) @> daterange(${from}::date, ${until}::date, '[]'), false) as "onLeave",
      exists (
        select from proxy x where x.principal_id = ${principalId}
          and daterange(x.from_on, x.until_on, '[]') && daterange(${from}::date, ${until}::date, '[]')
          and (x.kinds is null or ${kinds === null} or x.kinds && ${kinds === null ? [] : [...kinds]}::text[])
          and not exists (select from proxy_end e where e.proxy_no = x.no)
          and not exists (select from person d where d.id = x.deputy_id and d.status = 'left')) as overlaps`.execute(
    trx,
  );
  const of = (id: string) => people.find((one) => one.id === id);
  return {
    principal: of(principalId),
    deputy: of(deputyId),
    ...(found[0] ?? { onLeave: false, overlaps: false }),
  };
}

/** Names a deputy, with a line of the ledger and a message to both. Call it inside a transaction. */
export async function nameProxy(trx: Queryable, proxy: NewProxy, namedBy: string, at: Date): Promise<number> {
  const { principalId, deputyId, from, until, kinds, reason } = proxy;
  const { rows } = await sql<{ no: number }>`
    insert into proxy (principal_id, deputy_id, from_on, until_on, kinds, reason, named_by, at)
    values (${principalId}, ${deputyId}, ${from}, ${until}, ${kinds === null ? null : [...kinds]}::text[], ${reason},
            ${namedBy}, ${at})
    returning no::int as no`.execute(trx);
  const no = rows[0]?.no ?? 0;
  await note(trx, { no, actor: namedBy, act: 'proxy.named', at, after: { ...proxy } });
  await tell(trx, no, 0, at, proxy, text('代理已生效', 'A deputy was named'), {
    zh: wording`${person(deputyId)}自 ${from} 至 ${until} 代理${person(principalId)}的待办，双方均可见，一方办理即可（I-39）。理由：${reason}`,
    en: wording`${person(deputyId)} stands in for ${person(principalId)} from ${from} to ${until}: both see the tasks, one acts (I-39). Reason: ${reason}`,
  });
  return no;
}

/** Ends a proxy, with a line of the ledger and a message to both; false where it was ended before. Inside a transaction. */
export async function endProxy(trx: Queryable, proxy: ProxyView, endedBy: string, at: Date): Promise<boolean> {
  const { no, principalId, deputyId } = proxy;
  await lockProxy(trx, no);
  const { rows } = await sql`
    insert into proxy_end (proxy_no, ended_by, at) values (${no}, ${endedBy}, ${at})
    on conflict do nothing returning proxy_no`.execute(trx);
  if (rows.length === 0) return false;
  await note(trx, { no, actor: endedBy, act: 'proxy.ended', at, after: { principalId, deputyId } });
  await tell(trx, no, 1, at, proxy, text('代理已撤销', 'A proxy was ended'), {
    zh: wording`${person(deputyId)}不再代理${person(principalId)}的待办（I-39）。尚未办理的仍由${person(principalId)}本人办理。`,
    en: wording`${person(deputyId)} no longer stands in for ${person(principalId)} (I-39). What is open is ${person(principalId)}'s own again.`,
  });
  return true;
}

/** Somebody on leave, with what falls due meanwhile and nobody in his place. */
export interface ProxySuggestion {
  readonly personId: string;
  readonly name: string;
  /** His leave's first day, and its last; null while nobody knows it. */
  readonly from: string;
  readonly to: string | null;
  readonly tasks: number;
}

/**
 * I-39: who is on leave today while tasks fall due before he is back, by name or of a department that he heads, and nobody
 * stands in for him; what is his own hand, which no deputy does, is none of them.
 */
export async function suggestedProxies(db: Queryable, today: string, but: string): Promise<readonly ProxySuggestion[]> {
  const { rows } = await sql<ProxySuggestion>`
    select p.id as "personId", p.name, l.from_on as "from", l.to_on as "to", count(distinct t.id)::int as tasks
    from leave_period l join person p on p.id = l.person_id and p.status <> 'left'
    join task_desk k on k.state = 'open' and k.due < 'infinity' and k.due <= coalesce(l.to_on, 'infinity')
      and k.kind <> all(${[...OWN_HAND_KINDS]}::text[])
      and k.desk = any((array['person:' || p.id] || array(
        select 'department:' || d.id from department d where d.head_id = p.id)) collate "C")
    join task t on t.id = k.task_id and not t.excluded @> array[p.id::text]
    where l.from_on <= ${today}::date and coalesce(l.to_on, 'infinity') > ${today}::date and p.id <> ${but}
      and not exists (
        select from proxy x where x.principal_id = p.id and x.until_on >= ${today}::date
          and not exists (select from proxy_end e where e.proxy_no = x.no)
          and not exists (select from person d where d.id = x.deputy_id and d.status = 'left'))
    group by p.id, p.name, l.from_on, l.to_on order by p.name, p.id, l.from_on`.execute(db);
  return rows;
}

async function note(
  trx: Queryable,
  line: { no: number; actor: string; act: string; at: Date; after: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { no, actor, act, at, after } = line;
  const mark = { workflowId: 'proxy', seq: no, at, actor, act, clause: 'I-39', taskId: null, about: {} };
  await writeLedger(trx, [{ mark, after }]);
}

async function tell(
  trx: Queryable,
  no: number,
  firstNo: number,
  at: Date,
  { principalId, deputyId }: Pick<NewProxy, 'principalId' | 'deputyId'>,
  subject: Text,
  body: Told,
): Promise<void> {
  const order = { to: [principalId, deputyId], clause: 'I-39', subject, body };
  await insertMessages(trx, [{ order, mark: { workflowId: 'proxy', seq: no, at, about: {} } }], firstNo);
}
