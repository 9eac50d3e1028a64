import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import request from 'supertest';
import type * as z from 'zod';
import type { Cell } from '../../../documents/workbook/workbook.js';
import type { Route } from '../../../api/http/route.js';
import { WORKBOOK } from '../../../api/http/sheet/workbook-answer.js';
import { PARTIES, type Party } from '../../../domain/permissions/parties.js';
import { PERMISSIONS } from '../../../domain/permissions/permissions.js';
import { atOneMoment } from '../../../db/snapshot.js';
import { until } from '../../../cli/play/until.js';
import { declaredRoutes } from '../../support/form-places.js';
import { CALLERS, OTHERWISE, PLACES } from './addresses.js';
import { SightHouse } from './house.js';

/** Why what HR reads with rows in it is no workbook. */
const WITHOUT: Readonly<Record<string, string>> = {
  '/v1/me': 'of oneself, not of the records',
  '/v1/me/log-ins': 'one’s own log-ins',
  '/v1/me/views': 'one’s own views of tables',
  '/v1/me/service-accounts': 'one’s own; all of them stand in /v1/service-accounts',
  '/v1/payroll-months': 'a choice before an export; what is exported stands in /v1/payroll-exports',
  '/v1/privacy-notice': 'a text to read',
  '/v1/set-up': 'steps to go through, with what each lacks; none of it is a list of the records',
  '/v1/tasks/{taskId}': 'one task; lists of them have columns',
  '/v1/tasks/{taskId}/sheet': 'a form to fill in',
  '/v1/tasks/{taskId}/context': 'what stands beside one task; its lists have addresses of their own',
  '/v1/tasks/{taskId}/returns':
    'a choice in a form, beside what came back to one task; each return is a decision of its case',
  '/v1/tasks/{taskId}/draft': 'what somebody has typed so far',
  '/v1/tasks/{taskId}/addressees': 'a choice in a form',
  '/v1/tasks/{taskId}/signers': 'who signs one task, beside it',
  '/v1/cases/{caseId}/addressees': 'a choice in a form',
  '/v1/people/{personId}/open-tasks': 'a choice in a form; tasks stand in /v1/tasks/follow-up',
  '/v1/proxy-suggestions': 'a choice in a form',
  '/v1/cycles/{cycleId}': 'one cycle; its lists have addresses of their own',
  '/v1/documents/{documentId}': 'one document, with the scans of its signed sheet',
  '/v1/cycles/{cycleId}/papers': 'how far something is, for some minutes; its papers stand in /v1/documents',
  '/v1/cases/{caseId}': 'one case; its file is a document',
  '/v1/cases/{caseId}/defenses': 'numbers of sessions alone',
  '/v1/cases/{caseId}/papers': 'files',
  '/v1/cases/{caseId}/appeals': 'decisions of one case, which its file holds; appeals are cases in /v1/cases',
  '/v1/attachments': 'files',
  '/v1/trials/{caseId}': 'one trial; its review keeps who answered what apart (I-56)',
  '/v1/people/{personId}/standing': 'one person; /v1/standings lists them',
  '/v1/people/{personId}/held-data': 'is an export itself, as the law asks for it',
  '/v1/people/{personId}/erasure': 'a plan for one person',
  '/v1/waiting-changes/{no}': 'one change',
  '/v1/accounts/{accountId}': 'one account',
  '/v1/directory': 'a few people to choose from, while one types',
  '/v1/pipelines': 'of the product, the same for everybody',
  '/v1/task-kinds': 'of the product, the same for everybody',
  '/v1/service-scopes': 'of the product, the same for everybody',
  '/v1/policy': 'a text to read',
  '/v1/policy/comparison': 'a text to read',
  '/v1/policy/draft': 'a form to fill in',
  '/v1/paper-templates': 'of the product, with the files that were uploaded for it',
  '/v1/policy/standards': 'has a file of its own form, which is imported',
  '/v1/retention': 'a text to read',
  '/v1/workers': 'of the processes that run, not of the records',
};

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}
const inner = (schema: z.ZodType): Def => {
  const def = schema.def as unknown as Def;
  return def.innerType === undefined ? def : inner(def.innerType);
};
/** Whether an answer has rows: an array as one of its fields, in one of its variants. */
function hasRows(schema: z.ZodType): boolean {
  const { type, options = [], shape = {} } = inner(schema);
  return type === 'array' || options.some(hasRows) || Object.values(shape).some((one) => inner(one).type === 'array');
}
const readByHr = ({ access }: Route): boolean => {
  if (access.kind === 'public') return false;
  const cells = PERMISSIONS[access.resource].read;
  return cells !== undefined && (cells.hr !== '-' || cells['hr-manager'] !== '-');
};
const lists = declaredRoutes().filter(
  (route) =>
    route.method === 'get' && route.answer.schema !== undefined && hasRows(route.answer.schema) && readByHr(route),
);
const withSheet = declaredRoutes().filter(({ sheet }) => sheet !== undefined);

describe('every list that HR reads', () => {
  test.each(lists.map((route) => [route.path, route] as const))('%s has columns, or a reason', (path, { sheet }) => {
    expect([path, (sheet === undefined) === (WITHOUT[path] !== undefined)]).toEqual([path, true]);
  });
  test('no reason is left of what is gone', () => {
    expect(Object.keys(WITHOUT).filter((path) => !lists.some((route) => route.path === path))).toEqual([]);
  });
  test.each(withSheet.map((route) => [route.path, route] as const))(
    '%s has each heading once, in both languages',
    (_, { sheet }) => {
      for (const { columns } of sheet?.sheets ?? [])
        for (const language of ['zh', 'en'] as const) {
          const headings = columns.map(({ heading }) => heading[language]);
          expect(headings.filter((one, no) => one.trim() === '' || headings.indexOf(one) !== no)).toEqual([]);
        }
    },
  );
});

let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

/** Where the house has more to show than at the address of the walk. */
const ELSEWHERE: Readonly<Record<string, string>> = { '/v1/defenses/{sessionId}': '/v1/defenses/D-OLD' };
const addressOf = (path: string, who: Party = 'hr-manager'): string =>
  ELSEWHERE[path] ??
  OTHERWISE[`get ${path}`]?.(who) ??
  path.replace(/\{(\w+)\}/g, (_, place: string) => PLACES[place]?.(who, false) ?? place);

async function bookFrom(who: string, address: string, language = 'zh-CN') {
  const token = await house.tokenOf(who);
  const answer = await request(house.harness.express)
    .get(address)
    .set({ Authorization: `Bearer ${token}`, Accept: WORKBOOK, 'Accept-Language': language })
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          done(null, Buffer.concat(chunks));
        });
    });
  const bytes = answer.body as Buffer;
  const book = new ExcelJS.Workbook();
  if (answer.status === 200) await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return { status: answer.status, headers: answer.headers as Record<string, string>, bytes, book };
}

/** All pages of the list as JSON. */
async function bodiesFrom(who: string, address: string): Promise<readonly unknown[]> {
  const bodies: unknown[] = [];
  for (let next: string | null | undefined = ''; typeof next === 'string';) {
    const from: string = next === '' ? address : `${address}${address.includes('?') ? '&' : '?'}cursor=${next}`;
    const { body } = await house.get<{ readonly next?: string | null }>(who, from);
    bodies.push(body);
    ({ next } = body);
  }
  return bodies;
}

const DAY = 86_400_000;
const asCell = (value: ExcelJS.CellValue): unknown => (value instanceof Date ? value.toISOString() : value);
/** What a cell is read back as. */
function readBack(cell: Cell): unknown {
  if (cell === null) return null;
  if (cell.kind === 'date') return new Date(`${cell.value}T00:00:00Z`).toISOString();
  if (cell.kind === 'instant')
    return new Date(Math.floor((Date.parse(cell.value) + DAY / 3) / 1000) * 1000).toISOString();
  return cell.kind === 'decimal' || cell.kind === 'amount' ? Number(cell.value) : cell.value === '' ? null : cell.value;
}

const readable = withSheet.filter(readByHr);
const compared = new Set<string>();
describe('a list as a workbook', () => {
  test.each(readable.map((route) => [route.path, route] as const))(
    '%s holds what the list holds',
    async (path, { sheet }) => {
      const address = addressOf(path);
      const json = await house.get('h2', address);
      const { status, book } = await bookFrom('h2', address);
      expect([path, status]).toEqual([path, json.status]);
      if (status !== 200 || sheet === undefined) return;
      const bodies = await bodiesFrom('h2', address);
      for (const [no, { columns, rowsOf }] of sheet.sheets.entries()) {
        const page = book.worksheets[no];
        if (page === undefined) throw new Error(`${path}: sheet ${no} is missing`);
        const rows = bodies.flatMap((body) => [...rowsOf(body as never)]);
        if (rows.length > 0) compared.add(path);
        expect(page.getRow(1).values).toEqual([undefined, ...columns.map(({ heading }) => heading.zh)]);
        expect(page.rowCount).toBe(rows.length + 1);
        for (const [at, row] of rows.entries())
          for (const [column, { cell }] of columns.entries()) {
            const { value } = page.getRow(at + 2).getCell(column + 1);
            expect([path, at, column, asCell(value)]).toEqual([path, at, column, readBack(cell(row as never, 'zh'))]);
          }
      }
      expect(book.worksheets.at(-1)?.name).toBe('说明');
    },
  );

  test('most of them had rows to compare', () => {
    expect(compared.size).toBeGreaterThan(readable.length / 2);
  });

  // It is the list's own handler that is asked; a few show it.
  test.each(['/v1/people', '/v1/people/{personId}/pay-changes', '/v1/cases/{caseId}/timeline', '/v1/accounts'])(
    '%s is for whom the list is for',
    async (path) => {
      for (const party of PARTIES) {
        const { now } = CALLERS[party];
        const address = addressOf(path, party);
        const json = await house.get(now, address);
        const sheet = await house.get(now, address, WORKBOOK);
        expect([path, party, sheet.status]).toEqual([path, party, json.status]);
      }
    },
  );
});

describe('asking for one', () => {
  test('in English, with a name, as of when and by whom', async () => {
    const { book, headers } = await bookFrom('h1', '/v1/people?search=e1&limit=1', 'en');
    const [people, about] = book.worksheets;
    expect(people?.getRow(1).getCell(1).value).toBe('Number');
    expect(people?.getRow(2).getCell(1)).toMatchObject({ value: 'e1', numFmt: '@' });
    expect(people?.rowCount).toBe(2);
    expect(
      about
        ?.getSheetValues()
        .slice(2)
        .map((row) => (row as unknown[]).slice(1).map((one) => asCell(one as never))),
    ).toEqual([
      ['List', 'People'],
      ['As of', '2026-11-23T10:00:00.000Z'],
      ['Made by (number)', 'h1'],
      ['Rows', 1],
      ['Filter', 'search: e1'],
    ]);
    expect(headers['content-type']).toBe(WORKBOOK);
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''People-2026-11-23.xlsx");
    expect(headers['cache-control']).toBe('no-store');
  });

  test('who takes anything gets JSON; who wants nothing but a workbook where there is none is told so', async () => {
    expect((await house.get('h1', '/v1/people', '*/*')).body).toHaveProperty('items');
    expect((await house.get('h1', '/v1/people', `application/json, ${WORKBOOK};q=0.5`)).body).toHaveProperty('items');
    const none = await house.get<{ readonly code: string }>('h1', '/v1/pipelines', WORKBOOK);
    expect([none.status, none.body.code]).toEqual([406, 'EXPORT.NO_WORKBOOK']);
  });

  test('leaves the line of the list itself, whom about over all its pages', async () => {
    const { db } = house.harness.database;
    const before = await sql<{ n: number }>`select count(*) as n from read_line`.execute(db);
    await bookFrom('h1', '/v1/people/e1/pay-changes');
    await bookFrom('u1', '/v1/people');
    const { rows } = await sql<{ route: string; noted: string | null; people: number }>`
      select route, noted, people from read_line order by id`.execute(db);
    const { total } = (await sql<{ total: number }>`select count(*) as total from person`.execute(db)).rows[0] ?? {
      total: 0,
    };
    expect(rows.slice(before.rows[0]?.n)).toEqual([
      { route: 'GET /v1/people/{personId}/pay-changes', noted: 'pay', people: 1 },
      { route: 'GET /v1/people', noted: null, people: total },
    ]);
  });

  test('is what holds at one moment, however many pages it has', async () => {
    const { db, pool } = house.harness.database;
    await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
      select '9' || lpad(n::text, 5, '0'), '测' || n, 'rd', 'g1', 'confirmed', '2020-01-02', '2020-04-02'
      from generate_series(1, 2500) n`.execute(db);
    const { routes } = house.harness;
    const list = routes.find(({ method, path }) => method === 'get' && path === '/v1/people');
    if (list === undefined) throw new Error('no list');
    const { handle } = list;
    let pages = 0;
    Object.assign(list, {
      handle: async (call: never) => {
        const answer = await handle(call);
        pages += 1;
        // Whom the first page has shown stands behind everybody else from now on.
        if (pages === 1) await pool.query(`update person set name = '龥' || name where id like '90%'`);
        return answer;
      },
    });
    const { book, status } = await bookFrom('h1', '/v1/people?department=rd');
    Object.assign(list, { handle });
    expect([status, pages]).toEqual([200, 3]);
    const ids = (book.worksheets[0]?.getColumn(1).values ?? []).slice(2) as string[];
    expect(ids.filter((id) => id.startsWith('9')).length).toBe(2500);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('nobody is given two at a time, and a third has to wait', async () => {
    const { routes } = house.harness;
    const list = routes.find(({ method, path }) => method === 'get' && path === '/v1/departments');
    if (list === undefined) throw new Error('no list');
    const { handle } = list;
    let begin: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let inside = 0;
    let both: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      both = resolve;
    });
    Object.assign(list, {
      handle: async (call: never) => {
        inside += 1;
        if (inside === 2) both();
        await gate;
        return handle(call);
      },
    });
    const first = bookFrom('h1', '/v1/departments');
    const second = bookFrom('h2', '/v1/departments');
    await arrived;
    const again = await house.get<{ readonly code: string }>('h1', '/v1/people', WORKBOOK);
    const third = await house.get<{ readonly code: string }>('g1', '/v1/people', WORKBOOK);
    begin();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    Object.assign(list, { handle });
    expect([again.status, again.body.code, third.status]).toEqual([429, 'EXPORT.BUSY', 429]);
    expect((await bookFrom('h1', '/v1/departments')).status).toBe(200);
  });

  test('who goes away stops it, and leaves neither a file nor a place taken', async () => {
    const { routes, express } = house.harness;
    const list = routes.find(({ method, path }) => method === 'get' && path === '/v1/people');
    if (list === undefined) throw new Error('no list');
    const { handle } = list;
    const files = async (): Promise<readonly string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('jinji-export-'));
    const before = await files();
    const server = express.listen(0);
    const leave = new AbortController();
    let pages = 0;
    let during: readonly string[] = [];
    Object.assign(list, {
      handle: async (call: { readonly http: { readonly res: { readonly closed: boolean } } }) => {
        pages += 1;
        during = await files();
        leave.abort();
        await until('he has gone', () => call.http.res.closed);
        return handle(call as never);
      },
    });
    const { port } = server.address() as { readonly port: number };
    const headers = { Authorization: `Bearer ${await house.tokenOf('h1')}`, Accept: WORKBOOK };
    await expect(fetch(`http://127.0.0.1:${port}/v1/people`, { headers, signal: leave.signal })).rejects.toThrow();
    Object.assign(list, { handle });
    // Nor would it, were the process killed meanwhile: what is being written has no name.
    expect([during, await files()]).toEqual([before, before]);
    await new Promise((resolve) => server.close(resolve));
    await until('his place is free', async () => (await bookFrom('h1', '/v1/departments')).status === 200);
    // Of 2,500 people the rest was not asked for.
    expect(pages).toBe(1);
  });

  test('what fails half-way is a problem, and never half a file', async () => {
    const { routes } = house.harness;
    const list = routes.find(({ method, path }) => method === 'get' && path === '/v1/people');
    if (list === undefined) throw new Error('no list');
    const { handle } = list;
    let pages = 0;
    Object.assign(list, {
      handle: async (call: never) => {
        pages += 1;
        if (pages === 2) await sql`set local statement_timeout = 20`.execute(house.harness.database.db);
        if (pages === 2) await sql`select pg_sleep(5)`.execute(house.harness.database.db);
        return handle(call);
      },
    });
    const failed = await house.get<{ readonly code: string }>('h1', '/v1/people', WORKBOOK);
    Object.assign(list, { handle });
    expect([failed.status, failed.body.code]).toEqual([503, 'SERVICE.TOO_SLOW']);
    expect((await bookFrom('h1', '/v1/departments')).status).toBe(200);
  });

  test('inside one nothing is written, and no other transaction begins', async () => {
    const { db } = house.harness.database;
    await expect(atOneMoment(db, () => sql`update person set name = name`.execute(db))).rejects.toThrow(/read-only/);
    await expect(atOneMoment(db, () => db.transaction().execute(() => Promise.resolve()))).rejects.toThrow(
      'no transaction begins',
    );
    expect(
      (await atOneMoment(db, () => Promise.all([1, 2, 3].map((n) => sql`select ${n}::int as n`.execute(db))))).length,
    ).toBe(3);
  });
});
