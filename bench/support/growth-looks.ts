import type { Queryable } from '../../db/database.js';
import { sql } from 'kysely';
import type { Route } from '../../api/http/route.js';
import type { Role } from '../../domain/vocabulary/roles.js';

/** Whoever looks, with the numbers that his addresses are filled with. */
export interface Looker {
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Values of places of addresses, by their names. */
  readonly places: Readonly<Record<string, string>>;
}

/** One address that is looked at. */
export interface Look {
  /** The route with its query, as the table names it. */
  readonly name: string;
  readonly address: string;
}

/** What is no look: why it is not walked. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/v1/live': 'it goes on for as long as a page is open',
  '/v1/oidc/start': 'it leads to a provider of log-ins',
  '/v1/oidc/callback': 'it comes from a provider of log-ins',
  '/v1/cycles/{cycleId}/archive': 'it is the file of a whole cycle; bench:papers has what a paper takes',
};

/** Further questions of a route beside its plain address; where a question has to be asked, the plain address is not walked. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  '/v1/tasks': ['state=due', 'state=overdue', 'state=completed', 'state=withdrawn', 'search=wang', 'kind=level.notice'],
  '/v1/tasks/follow-up': ['search=wang', 'sort=latest'],
  '/v1/cases': ['open=true', 'search=wang', 'kind=entry', 'relation=below', 'relation=started', 'department=D10'],
  '/v1/people': [
    'search=wang',
    'search=E50',
    'department=D10',
    'level=junior-3',
    'position=supervisor',
    'status=left',
    'sort=-hired',
  ],
  '/v1/standings': ['department=D10', 'level=junior-3'],
  '/v1/documents': ['kind=level-notice', 'person={personId}'],
  '/v1/read-lines': ['by=E11', 'about={personId}'],
  '/v1/messages': ['unread=true'],
  '/v1/accounts': ['role=hr', 'disabled=true'],
  '/v1/receipts/{no}/people': ['read=false', 'department=D10'],
  '/v1/cycles/{cycleId}/candidates': ['search=wang', 'route=panel', 'department=D10', 'outcome=eligible'],
  '/v1/directory': ['search=wang'],
  '/v1/go-live/effect': ['since=2026-01-01'],
  '/v1/policy/comparison': ['from=v1&to=v1'],
};
const REQUIRED: ReadonlySet<string> = new Set(['/v1/directory', '/v1/go-live/effect', '/v1/policy/comparison']);

/**
 * Every address of the routes that read, for one looker; a route that comes new is among them by itself.
 * @throws Error where a place of an address has no example, so that no route is passed over in silence.
 */
export function looksAt(routes: readonly Route[], { places }: Looker): readonly Look[] {
  const walked = routes.filter(({ method, path }) => method === 'get' && LEFT_OUT[path] === undefined);
  return walked.flatMap(({ path }) => {
    const filled = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, place: string) => {
        const value = places[place];
        if (value === undefined)
          throw new Error(`bench/support/growth-looks.ts has no example for {${place}} of ${path}`);
        return encodeURIComponent(value);
      });
    const address = filled(path);
    const plain = REQUIRED.has(path) ? [] : [''];
    return [...plain, ...(QUESTIONS[path] ?? [])].map((query) => ({
      name: query === '' ? path : `${path}?${query}`,
      address: query === '' ? address : `${address}?${filled(query)}`,
    }));
  });
}

/** Examples of the house for one looker: of his own, where he has it, else of anybody. */
export async function placesOf(db: Queryable, personId: string, about: string): Promise<Looker['places']> {
  const first = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> =>
    (await query.execute(db)).rows[0]?.id ?? 'none';
  const cycleId = await first(sql`select id from cycle order by month desc offset 1 limit 1`);
  const task = await first(sql`
    select t.id from task t join account a on a.person_id = ${personId} where t.state = 'open'
      and (t.people @> array[${personId}::text] or t.roles && array(select role from account_role where account_id = a.id))
    union all (select id from task where state = 'open' limit 1) limit 1`);
  return {
    personId: about,
    taskId: task,
    cycleId,
    caseId: await first(
      sql`select id from personnel_case where person_id = ${about} and kind = 'level-promotion' order by opened_at desc limit 1`,
    ),
    sessionId: await first(sql`select id from defense_session where group_id = ${cycleId} order by id limit 1`),
    vacancyId: await first(sql`select id from vacancy order by id limit 1`),
    documentId: await first(sql`select id from document where person_id = ${about} limit 1`),
    code: await first(sql`select code as id from document where person_id = ${about} limit 1`),
    importId: await first(sql`select id from import order by created_at desc limit 1`),
    accountId: await first(sql`select id::text from account where person_id = ${about}`),
    attachmentId: 'none',
    feed: 'none',
    no: '1',
    endpointId: '1',
    templateNo: '1',
    version: 'v1',
    year: '2026',
    form: '15.1',
    paperForm: 'level-notice',
    record: 'interview',
  };
}
