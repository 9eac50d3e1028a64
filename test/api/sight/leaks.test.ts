import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import request from 'supertest';
import { keepPapers } from '../../../db/documents/papers.js';
import { textOf } from '../../support/pdf-text.js';
import { SightHouse } from './house.js';
import { PAUSED_FOR, PAY } from './rows.js';

/** What was seen and should not have been (issue 13, 7); each from the policy's text, over HTTP. */
let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

interface Session {
  readonly seats: readonly { readonly caseId: string; readonly scorerId: string; readonly scores: object | null }[];
  readonly results: readonly { readonly caseId: string }[];
  readonly aims: Readonly<Record<string, string>>;
}
interface Items {
  readonly items: readonly { readonly id: string }[];
}
const statuses = async (who: string, ...paths: readonly string[]): Promise<readonly number[]> =>
  Promise.all(paths.map(async (path) => (await house.get(who, path)).status));
const about = async (who: string, taskId: string): Promise<readonly string[]> =>
  (await house.get<Items>(who, `/v1/tasks/${taskId}/cases`)).body.items.map(({ id }) => id);

describe('8.3.4, I-37: a scorer reads whom he scores, while the session lasts', () => {
  test('while it is open: his candidate, the sheets and the result of that one alone', async () => {
    const { status, body } = await house.get<Session>('p1', '/v1/defenses/D-NOW');
    expect(status).toBe(200);
    expect(new Set(body.seats.map(({ caseId }) => caseId))).toEqual(new Set(['LP-NOW']));
    expect(body.seats.map(({ scorerId }) => scorerId).sort()).toEqual(['c1', 'c2', 'p1']);
    expect([body.results.map(({ caseId }) => caseId), Object.keys(body.aims)]).toEqual([['LP-NOW'], ['LP-NOW']]);
    expect(await about('p1', 'D-NOW.1')).toEqual(['LP-NOW']);
    expect((await house.get<{ cases: { total: number } }>('p1', '/v1/tasks/D-NOW.1')).body.cases.total).toBe(1);
    expect(await statuses('p1', '/v1/cases/LP-NOW', '/v1/cases/LP-NOW/papers')).toEqual([200, 200]);
    expect(await statuses('p1', '/v1/cases/LP-NOW-2', '/v1/cases/LP-NOW-2/papers')).toEqual([404, 404]);
  });

  test('once it is closed: his own sheet, and nothing else of anybody', async () => {
    const { status, body } = await house.get<Session>('p2', '/v1/defenses/D-OLD');
    expect(status).toBe(200);
    expect(body.seats.map(({ caseId, scorerId, scores }) => [caseId, scorerId, scores !== null])).toEqual([
      ['LP-OLD', 'p2', true],
    ]);
    expect(body.results).toEqual([]);
    expect(await about('p2', 'D-OLD.1')).toEqual([]);
    const paths = ['', '/papers', '/timeline', '/appeals'].map((end) => `/v1/cases/LP-OLD${end}`);
    expect(await statuses('p2', ...paths)).toEqual([404, 404, 404, 404]);
  });

  test('the chair reads his whole session until he has signed it, and then his own sheets', async () => {
    const open = await house.get<Session>('c1', '/v1/defenses/D-NOW');
    expect([open.body.seats.length, open.body.results.length]).toEqual([5, 2]);
    const closed = await house.get<Session>('c1', '/v1/defenses/D-OLD');
    expect(new Set(closed.body.seats.map(({ scorerId }) => scorerId))).toEqual(new Set(['c1']));
    expect(closed.body.results).toEqual([]);
  });

  test('HR and the general manager read it whole, before and after', async () => {
    for (const who of ['h1', 'h2', 'g1'])
      for (const id of ['D-NOW', 'D-OLD'])
        expect((await house.get<Session>(who, `/v1/defenses/${id}`)).body.seats).toHaveLength(5);
  });
});

describe('9.5.2, 9.5.6: a rater reads a case while he owes his sheet', () => {
  test('who owes one reads it; who has handed it in or is not asked any more reads nothing of it', async () => {
    expect(await about('r1', 'PV-1.1')).toEqual(['PP-1']);
    for (const [who, taskId] of [
      ['p3', 'PV-1.2'],
      ['q1', 'PV-1.3'],
    ] as const) {
      expect([who, await about(who, taskId)]).toEqual([who, []]);
      const { body } = await house.get<{ cases: { total: number } }>(who, `/v1/tasks/${taskId}`);
      expect([who, body.cases.total]).toEqual([who, 0]);
      expect(await statuses(who, '/v1/cases/PP-1', '/v1/cases/PP-1/papers')).toEqual([404, 404]);
    }
  });

  test('of a 360° review neither', async () => {
    for (const [who, taskId] of [
      ['q1', 'PP-2.1'],
      ['q2', 'PP-2.2'],
    ] as const) {
      expect([who, await about(who, taskId)]).toEqual([who, []]);
      expect(await statuses(who, '/v1/cases/PP-2', '/v1/trials/PP-2')).toEqual([404, 404]);
    }
  });

  test('I-74: who has read an appeal reads its case no longer', async () => {
    expect(await statuses('a1', '/v1/cases/LP-OLD', '/v1/cases/SS-1')).toEqual([200, 200]);
    expect(await statuses('a2', '/v1/cases/LP-OLD', '/v1/cases/SS-1')).toEqual([404, 404]);
    expect([await about('a1', 'SS-1.1'), await about('a2', 'SS-1.2')]).toEqual([['LP-OLD', 'SS-1'], []]);
  });
});

describe('15.3, §12: amounts are for HR, the general manager and the person', () => {
  const amounts = new RegExp(
    Object.values(PAY)
      .map((one) => one.replace('.', '\\.'))
      .join('|'),
  );
  test.each(['application/json', 'text/html'])('in the notice of level and pay as %s', async (type) => {
    for (const who of ['e1', 'h1', 'h2', 'g1'])
      expect((await house.get(who, '/v1/documents/TZ-1', type)).text).toMatch(amounts);
    for (const who of ['s1', 'd1']) {
      const notice = await house.get(who, '/v1/documents/TZ-1', type);
      expect([who, notice.status]).toEqual([who, 200]);
      expect(notice.text).not.toMatch(amounts);
      expect(notice.text).toContain('TZ-2026-0001');
      expect((await house.get(who, '/v1/people/e1/pay-changes')).status).toBe(404);
    }
  });
  test('in its PDF, whose copies say that they are copies', async () => {
    const read = async (who: string) => textOf((await house.get<Buffer>(who, '/v1/documents/TZ-1/pdf')).body);
    for (const who of ['e1', 'h1', 'g1']) {
      const whole = await read(who);
      expect([who, amounts.test(whole), whole.includes('副本')]).toEqual([who, true, false]);
    }
    for (const who of ['s1', 'd1']) {
      const copy = await read(who);
      expect([who, amounts.test(copy), copy.includes('副本'), copy.includes('验证码')]).toEqual([
        who,
        false,
        true,
        false,
      ]);
      expect(copy).toContain('TZ-2026-0001');
    }
  });
  test('nor are they found by a digest of the whole, which would say of any guess whether it is right', async () => {
    const { sha256 } = (await house.get<{ sha256: string }>('h1', '/v1/documents/TZ-1')).body;
    const says = async (who: string, path: string): Promise<boolean> => {
      const { text, body } = await house.get<Buffer>(who, path);
      const said = path.endsWith('/pdf') ? await textOf(body) : text;
      expect([who, path, said.includes('TZ-2026-0001')]).toEqual([who, path, true]);
      return said.includes(sha256.slice(0, 32));
    };
    const of = ['/v1/documents/TZ-1', '/v1/documents?person=e1', '/v1/documents/TZ-1/pdf'];
    for (const [who, reads] of [
      ['e1', true],
      ['g1', true],
      ['s1', false],
      ['d1', false],
    ] as const)
      for (const path of of) expect([who, path, await says(who, path)]).toEqual([who, path, reads]);
  });
});

describe('forms on paper show what their pages show (15, I-37)', () => {
  const read = async (who: string, path: string) => {
    const { status, body } = await house.get<Buffer>(who, path);
    return status === 200 ? textOf(body) : String(status);
  };
  test('sheets of a defense: HR all, a scorer his own, before everybody has handed in nobody', async () => {
    const all = await read('h1', '/v1/defenses/D-OLD/sheets/pdf');
    const own = await read('p2', '/v1/defenses/D-OLD/sheets/pdf');
    expect([
      all.match(/评委签字：某c1/g)?.length,
      all.includes('评委签字：某p2'),
      all.match(/评委签字/g)?.length,
    ]).toEqual([2, true, 5]);
    expect([own.includes('某p2'), own.includes('某c1'), own.includes('某c2')]).toEqual([true, false, false]);
    const others = await Promise.all(['e1', 'u1', 'x1', 's1'].map((who) => read(who, '/v1/defenses/D-OLD/sheets/pdf')));
    expect(others).toEqual(['404', '403', '404', '404']);
  });
  test('the summary of a defense is for HR and the general manager, signed by its chair', async () => {
    const summary = await read('g1', '/v1/defenses/D-OLD/summary/pdf');
    expect(summary).toContain('评审答辩小组组长：');
    // Nothing on record ties his signature to the digest of a paper that is made when it is asked for.
    expect([summary.includes('在系统中签署'), summary.includes('摘要绑定')]).toEqual([true, false]);
    expect(await read('p2', '/v1/defenses/D-OLD/summary/pdf')).toBe('403');
  });
  test('sheets of §9.4.1, the report of a cycle, blank forms', async () => {
    expect(await read('h1', '/v1/cases/PP-1/assessment-sheets/pdf')).toContain('管理干部胜任素质评估表');
    expect(await read('h1', '/v1/cases/LP-OLD/assessment-sheets/pdf')).toBe('404');
    expect(await read('h1', '/v1/cases/PP-2/review/pdf')).toBe('409');
    expect(await read('g1', '/v1/cycles/LC-OLD/report/pdf')).toContain('职级晋升评定汇总报告');
    expect(await read('x1', '/v1/forms/15.6/pdf')).toContain('匿名填写');
    expect(await read('x1', '/v1/forms/15.9/pdf')).toBe('400');
  });
  test('by the code of a paper anybody learns number, kind and day, and whether a file is ours', async () => {
    const { rows } = await sql<{ code: string }>`select code from document where id = 'TZ-1'`.execute(
      house.harness.database.db,
    );
    const code = rows[0]?.code ?? '';
    const inFours = code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
    const ask = request(house.harness.express);
    expect((await ask.get('/v1/verifications/0000-0000-0000')).status).toBe(404);
    expect((await ask.get('/v1/verifications/short')).status).toBe(400);
    const found = { number: 'TZ-2026-0001', withdrawn: false, kind: { zh: '任职资格/薪资调整通知书' } };
    const said = await ask.get(`/v1/verifications/${inFours}`);
    expect([said.status, Object.keys(said.body as object).sort()]).toEqual([
      200,
      ['endedBy', 'issuedOn', 'kind', 'number', 'same', 'withdrawn'],
    ]);
    expect(said.body).toMatchObject({ ...found, same: null });
    const compare = (pdf: Buffer, type = 'application/pdf') =>
      ask.post(`/v1/verifications/${code}/comparison`).set('Content-Type', type).send(pdf);
    const { body: pdf } = await house.get<Buffer>('e1', '/v1/documents/TZ-1/pdf');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    // Not kept yet, as in the second after its issue: nobody says that it is not ours.
    const early = await compare(pdf);
    expect([early.status, early.body]).toMatchObject([409, { code: 'VERIFICATION.NOT_KEPT_YET' }]);
    await keepPapers(
      house.harness.database.db,
      [{ documentId: 'TZ-1', stage: 'issued', pdf, sha256, coded: [] }],
      new Date(),
    );
    expect((await compare(pdf)).body).toMatchObject({ ...found, same: true });
    expect((await compare(Buffer.concat([pdf, Buffer.from(' ')]))).body).toMatchObject({ same: false });
    expect((await compare(Buffer.alloc(5 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await compare(pdf, 'text/plain')).status).toBe(415);
    // A code that nobody has issued is told before anything of the body is taken in, however much there is of it.
    const unknown = ask.post('/v1/verifications/0000-0000-0000/comparison').set('Content-Type', 'application/pdf');
    expect((await unknown.send(Buffer.alloc(5 * 1024 * 1024 + 1))).status).toBe(404);
  });
  test('a file is named whole, and not sent again to whoever has it', async () => {
    const { headers } = await house.whole('e1', '/v1/documents/TZ-1/pdf');
    expect(headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('任职资格薪资调整通知书-艾客服-TZ-2026-0001.pdf')}`,
    );
    expect(headers['content-type']).toBe('application/pdf');
    const again = await house.whole('e1', '/v1/documents/TZ-1/pdf', { 'If-None-Match': headers.etag ?? '' });
    expect([again.status, again.headers.etag]).toEqual([304, headers.etag]);
  });
});

describe('I-09: which kind of leave it was is for HR and the person alone', () => {
  test('in the record, the trial and the decision that paused it', async () => {
    const of = ['/v1/people/e1', '/v1/people/e1/standing', '/v1/trials/PP-2', '/v1/trials', '/v1/cases/PP-2'];
    for (const who of ['s1', 'd1', 'g1', 'a1', 'u1', 'u2'])
      for (const path of of) {
        const { text } = await house.get(who, path);
        expect([who, path, /maternity|产假/.test(text)]).toEqual([who, path, false]);
      }
    for (const who of ['e1', 'h1', 'h2']) {
      expect((await house.get(who, '/v1/trials/PP-2')).text).toContain(PAUSED_FOR);
      expect((await house.get(who, '/v1/cases/PP-2')).text).toContain(PAUSED_FOR);
      expect((await house.get(who, '/v1/people/e1')).text).toContain('maternity');
    }
  });
});

describe('I-09: which kind of leave it was, in the frozen file of a trial', () => {
  const read = (who: string, type: string) => house.get(who, '/v1/documents/DA-1', type);
  test.each(['application/json', 'text/html'])('as %s: HR reads it, the general manager all but that', async (type) => {
    for (const who of ['h1', 'h2']) expect((await read(who, type)).text.match(/产假/g)?.length).toBeGreaterThan(1);
    const { status, text } = await read('g1', type);
    expect([status, /产假|maternity/.test(text)]).toEqual([200, false]);
    expect(text).toMatch(/paused|暂停/);
    expect(text).toContain('DA-2026-0001');
  });
});

describe('I-37, I-48, I-56: the auditor reads no score with a name', () => {
  test('in sessions, cases, tasks and nominees, of which he reads what came of them', async () => {
    const of = ['/v1/defenses/D-NOW', '/v1/defenses/D-OLD', '/v1/cases/LP-NOW', '/v1/cases/LP-OLD'];
    for (const path of [...of, '/v1/tasks/D-NOW.1/cases', '/v1/vacancies/PV-1', '/v1/trials/PP-2']) {
      const { status, text } = await house.get('u1', path);
      expect([path, status, /评语|"scores":\{|"why":"panel"|"sheets":\[\{/.test(text)]).toEqual([path, 200, false]);
    }
    expect((await house.get<Session>('u1', '/v1/defenses/D-OLD')).body.results).toHaveLength(2);
    expect((await house.get('h1', '/v1/defenses/D-OLD')).text).toMatch(/评语.*"scores"|"scores".*评语/);
    expect((await house.get('g1', '/v1/vacancies/PV-1')).text).toMatch(/"sheets":\[\{/);
  });

  test('nor does who audits beside another office: he is the auditor and nothing else, and writes nothing', async () => {
    for (const path of ['/v1/defenses/D-NOW', '/v1/cases/LP-OLD', '/v1/vacancies/PV-1', '/v1/people/e1', '/v1/tasks'])
      expect([path, (await house.get('u2', path)).text]).toEqual([path, (await house.get('u1', path)).text]);
    expect((await house.get('u2', '/v1/tasks/IV-hr.1')).body).toMatchObject({ mine: false });
    expect((await house.call('u2', 'put', '/v1/people/e1/leaves/2026-05-04', { body: {} })).status).toBe(403);
  });
});

/** A file that HR brings, compared with the records and applied. */
async function bring(kind: string, csv: string): Promise<string> {
  const token = await house.harness.tokenOf('h1');
  const post = (path: string) =>
    request(house.harness.express)
      .post(path)
      .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' });
  const answer = await post(`/v1/imports?kind=${kind}`).send(csv);
  const { id, summary } = answer.body as { readonly id: string; readonly summary: object };
  expect([kind, summary]).toMatchObject([kind, { counts: { refused: 0 } }]);
  expect((await house.call('h1', 'post', `/v1/imports/${id}/application`)).status).toBe(200);
  return id;
}

describe('I-09: kinds of leave and mail addresses in files that HR brought', () => {
  const KINDS = /maternity|work-injury|medical|产假|工伤|病/;
  const LEAVES = [
    '工号,休假类型,休假开始,休假结束,更正原因',
    'e1,产假,2026-02-02,2026-02-20,',
    'e2,工伤,2026-02-02,2026-02-20,',
    'h1,医疗期,2026-02-02,2026-02-20,',
  ].join('\n');

  test('in the lines of an import, and in those that wait for a second person', async () => {
    const leaves = await bring('leaves', LEAVES);
    const people = await bring(
      'people',
      '工号,姓名,部门,状态,入职日期,邮箱\nx1,某x1,rd,已转正,2020-01-02,x1@firm.example\n',
    );
    for (const who of ['u1', 'u2']) {
      const seen = await house.get<Items>(who, `/v1/imports/${leaves}/rows`);
      expect([who, seen.status, seen.body.items.length, KINDS.test(seen.text)]).toEqual([who, 200, 3, false]);
      const { status, text } = await house.get(who, `/v1/imports/${people}/rows`);
      expect([who, status, text.includes('某x1'), text.includes('firm.example')]).toEqual([who, 200, true, false]);
    }
    expect((await house.get('h2', `/v1/imports/${leaves}/rows`)).text).toMatch(KINDS);
    expect((await house.get('h2', `/v1/imports/${people}/rows`)).text).toContain('x1@firm.example');
    const { items } = (
      await house.get<{ readonly items: readonly { readonly no: number }[] }>('h2', '/v1/waiting-changes')
    ).body;
    const rows = `/v1/waiting-changes/${items[0]?.no ?? 0}/rows`;
    expect((await house.get('h2', rows)).text).toMatch(KINDS);
    for (const who of ['u1', 'g1']) {
      const { status, text } = await house.get(who, rows);
      expect([who, status, text.includes('"h1"'), KINDS.test(text)]).toEqual([who, 200, true, false]);
    }
  });

  test('and the address of a mail', async () => {
    const { db } = house.harness.database;
    await sql`insert into message (person_id, workflow_id, seq, no, clause, subject, body, sent_at)
      values ('e1', 'LP-9', 1, 1, '8.5.6', '{"zh": "结果", "en": "Result"}', '{"zh": "正文", "en": "Text"}', now())`.execute(
      db,
    );
    await sql`insert into outbox (message_id, whole, state, queued_at, due_at, tried_at, attempts, address, fault_code, fault)
      select max(id), false, 'failed', now(), now(), now(), 1, 'e1@firm.example', '550', 'no such user e1@firm.example'
      from message`.execute(db);
    const { status, text } = await house.get('u1', '/v1/mails');
    expect([status, text.includes('Result'), text.includes('firm.example')]).toEqual([200, true, false]);
    expect((await house.get('h1', '/v1/mails')).text).toContain('e1@firm.example');
  });
});

describe('I-37: the auditor reads no total with a name, neither before the release nor after', () => {
  test('in lists, cases and sessions', async () => {
    await sql`update candidate set panel_outcome = 'passed', panel_total = 88.125 where id in ('LP-NOW', 'LP-OLD')`.execute(
      house.harness.database.db,
    );
    const of = [
      '/v1/cases?cycle=LC-NOW',
      '/v1/cases?cycle=LC-OLD',
      '/v1/cases',
      '/v1/cases/LP-NOW',
      '/v1/cases/LP-OLD',
    ];
    for (const path of [...of, '/v1/tasks/D-NOW.1/cases']) {
      const { status, text } = await house.get('u1', path);
      expect([path, status, text.includes('88.125')]).toEqual([path, 200, false]);
    }
    expect((await house.get('h1', '/v1/cases?cycle=LC-NOW')).text).toContain('88.125');
    for (const path of ['/v1/defenses/D-NOW', '/v1/defenses/D-OLD']) {
      interface Results {
        readonly results: readonly {
          readonly outcome: string;
          readonly total: number | null;
          readonly shown: string | null;
        }[];
      }
      const { results } = (await house.get<Results>('u1', path)).body;
      expect(results.map(({ total, shown }) => [total, shown])).toEqual([
        [null, null],
        [null, null],
      ]);
      expect((await house.get<Results>('h1', path)).body.results[0]?.total).not.toBeNull();
    }
  });
});

describe('I-37, I-48, I-56: the auditor reads no figure with a name', () => {
  const FIGURE = '83.17';
  test('in decisions, timelines, lists and trials, of which he reads how they came out', async () => {
    const { db } = house.harness.database;
    const figures = JSON.stringify({
      score: FIGURE,
      groups: { superiors: FIGURE },
      assessment: { competency: FIGURE },
    });
    const groups = JSON.stringify({ superiors: Number(FIGURE), departmentHeads: Number(FIGURE) });
    const panel = JSON.stringify({ total: Number(FIGURE), passMark: 80 });
    for (const [workflow, caseId, detail] of [
      ['PP-2-trial', 'PP-2', figures],
      ['D-OLD', 'LP-OLD', panel],
    ] as const) {
      await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, detail, round, policy_version, decided_by, at)
        values (${workflow}, 7, ${caseId}, '9.5.6', 'review', 'passed', ${detail}::jsonb, 1, 'v1', 'h1', now())`.execute(
        db,
      );
      await sql`insert into ledger (at, actor, act, clause, case_id, workflow_id, seq, before, after)
        values (now(), 'h1', 'review.closed', '9.5.6', ${caseId}, ${workflow}, 7, ${detail}::jsonb, ${detail}::jsonb)`.execute(
        db,
      );
    }
    await sql`update personnel_case set detail = ${figures}::jsonb where id in ('PP-1', 'PP-2')`.execute(db);
    await sql`update trial set score = ${FIGURE} where case_id = 'PP-2'`.execute(db);
    await sql`insert into review (case_id, no, stage, seed, closed_on, outcome, score, groups, launched_on, due_on)
      values ('PP-2', 1, 'closed', ${'a'.repeat(32)}, '2026-10-30', 'passed', ${FIGURE}, ${groups}::jsonb, '2026-10-20', '2026-10-27')`.execute(
      db,
    );
    const cases = ['/v1/cases', ...['PP-1', 'PP-2', 'LP-OLD'].map((id) => `/v1/cases/${id}`)];
    const lines = ['PP-2', 'LP-OLD'].map((id) => `/v1/cases/${id}/timeline`);
    for (const path of [...cases, ...lines, '/v1/trials', '/v1/trials/PP-2', '/v1/vacancies/PV-1']) {
      const { status, text } = await house.get('u1', path);
      expect([path, status, text.includes(FIGURE)]).toEqual([path, 200, false]);
    }
    for (const path of ['/v1/cases/PP-2', '/v1/cases/LP-OLD', ...lines, '/v1/trials', '/v1/trials/PP-2'])
      expect([path, (await house.get('h1', path)).text.includes(FIGURE)]).toEqual([path, true]);
    expect((await house.get('u1', '/v1/cases/LP-OLD')).text).toContain('"passMark":80');
    expect((await house.get('u1', '/v1/trials/PP-2')).text).toContain('"outcome":"passed"');
  });

  test('and of himself what everybody reads of himself', async () => {
    expect((await house.get('u1', '/v1/people/u1/held-data')).status).toBe(200);
    expect((await house.get('u1', '/v1/people/e1/held-data')).status).toBe(404);
  });
});
