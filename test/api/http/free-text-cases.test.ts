import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import request from 'supertest';
import { escapeHtml } from '../../../domain/vocabulary/html.js';
import { isFit } from '../../../domain/vocabulary/characters.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { NASTY, nastyText } from '../../support/nasty.js';
import { digestOfRecords, settledRecords } from '../../support/records.js';
import { eligible } from '../../workflows/position-promotion/vacancy-play.js';
import { Live, type Answer } from '../live.js';
import { until } from '../../../cli/play/until.js';

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly decisions: readonly { readonly kind: string; readonly reason: string | null }[];
}
interface Told {
  readonly items: readonly { readonly body: { readonly zh: string; readonly en: string } }[];
}

/** All that a long text may hold, in one; what none may hold; the longest there is. */
const EVERYTHING = `${NASTY.filter((one) => isFit(one, 'text')).join(' ')} nothing new @{`.trim();
const REFUSED = NASTY.filter((one) => !isFit(one, 'text'));
const LONGEST = '\u{20000}'.repeat(2000);
const NAME = '@{E1} "\\u0000" {{x}} ${x} %s <b>';

const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
let live: Live;
beforeAll(async () => {
  live = await Live.start(
    [...['E1', 'E2', 'E3'].map((id) => ({ id, level: 'junior-3' as const })), eligible('V1')],
    monthOf(today),
  );
  const { db } = live.stack.database;
  await sql`update person set name = ${NAME} where id = ${RELATED}`.execute(db);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
});
afterAll(() => live.close());

const records = () => digestOfRecords(live.stack.database.db);
const caseOf = async (id: string): Promise<Case> => (await live.get<Case>(HR, `/v1/cases/${id}`)).body;
const at = (id: string, stage: string): Promise<Case> =>
  until(`${id} at ${stage}`, async () => {
    const found = await caseOf(id);
    return found.stage === stage ? found : undefined;
  });
const toldTo = async (who: string): Promise<string> => {
  const { items } = (await live.get<Told>(who, '/v1/messages?limit=50')).body;
  return items.flatMap(({ body }) => [body.zh, body.en]).join('\n');
};
/** The printed documents of a case, as the browser shows them. */
async function printed(caseId: string): Promise<string> {
  const { items } = (await live.get<{ items: readonly { id: string }[] }>(HR, `/v1/documents?case=${caseId}`)).body;
  const token = await live.harness.tokenOf(HR);
  const pages = items.map(async ({ id }) => {
    const page = request(live.harness.express).get(`/v1/documents/${id}`).set('Accept', 'text/html');
    return (await page.set('Authorization', `Bearer ${token}`)).text;
  });
  return (await Promise.all(pages)).join('\n');
}
/** 400 with the field named, and not a row of anything. */
async function expectRefused(answer: () => Promise<Answer<unknown>>): Promise<void> {
  const before = await settledRecords(live.stack.database.db);
  const { status, body } = await answer();
  expect([status, (body as { code: string }).code]).toEqual([400, 'REQUEST.INVALID']);
  expect(await records()).toEqual(before);
}
const setbackOf = async (person: string): Promise<string> => {
  await live.send(HR, 'put', `/v1/people/${person}/ratings/${rated}`, { rating: 'C' });
  return until(`a setback of ${person}`, async () => {
    const { body } = await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`);
    return body.items[0]?.id;
  });
};

describe('what somebody writes goes into a case as it was written, and the case goes on', () => {
  test('§11, I-74: cause, plan, appeal and answer; messages and the file say it literally', async () => {
    const about = await setbackOf('E1');
    const cause = await live.taskOf(SUPERIOR, 'setback.cause', about);
    for (const statement of [...REFUSED, `${LONGEST}x`, '\n'])
      await expectRefused(() => live.complete(SUPERIOR, cause, { cause: 'other', statement }));
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: LONGEST }, about);
    await live.act(SUPERIOR, 'setback.plan', { month: monthOf(today), goals: EVERYTHING, support: '@{E2}' }, about);
    expect(await toldTo('E1')).toContain(`改进目标：${EVERYTHING}；支持措施：@{E2}。`);

    const appeal = (decision: string, grounds: string, evidence: string) =>
      live.post<Case>('E1', `/v1/cases/${about}/appeals`, { decision, grounds, evidence });
    for (const bad of REFUSED) await expectRefused(() => appeal('cause', bad, '日志'));
    for (const [decision, reason, reader, name] of [
      ['cause', 'nothing new @{', RELATED, NAME],
      ['plan', EVERYTHING, HEAD, HEAD],
    ] as const) {
      const made = await appeal(decision, EVERYTHING, LONGEST);
      expect(made.status).toBe(201);
      const { id } = made.body;
      const naming = await live.taskOf(HR, 'appeal.reader', id);
      const named = await live.complete(HR, naming, { reader });
      expect([named.status, named.body.code]).toEqual([200, undefined]);
      expect(await toldTo('E1')).toContain(`您的申诉由 ${name}（${reader}）受理。`);
      await live.act(reader, 'appeal.reading', { decision: 'refuse', reason }, id);
      expect((await at(id, 'refused')).decisions.map((one) => one.reason)).toContain(reason);
      expect(await toldTo('E1')).toContain(`的申诉不成立。理由：${reason}。`);
      expect(await toldTo('E1')).toContain(`is refused: ${reason}.`);
      expect(await printed(id)).toContain(escapeHtml(reason));
    }
    expect((await caseOf(about)).decisions.map(({ reason }) => reason)).toContain(EVERYTHING);
  });

  test('9.1, 9.5.1: a vacancy, a nomination, and the end of both', async () => {
    const team = '@{E2} {{x}} "一组" \\u0000';
    const form = { post: 'team-leader', department: 'CC', reportsTo: SUPERIOR, headCount: 1 };
    for (const bad of ['一\n组', '一\u200b组', ...REFUSED])
      await expectRefused(() => live.post(HR, '/v1/vacancies', { ...form, team: bad, reason: '扩展' }));
    const opened = await live.post<{ id: string }>(HR, '/v1/vacancies', { ...form, team, reason: EVERYTHING });
    expect([opened.status, opened.body]).toMatchObject([201, { team, reason: EVERYTHING }]);
    const nominate = await live.taskOf(HEAD, 'vacancy.nomination');
    expect((await live.complete(HEAD, nominate, { personId: 'V1', reason: LONGEST })).status).toBe(200);
    const manage = await live.taskOf(HR, 'vacancy.manage');
    expect((await live.complete(HR, manage, { do: 'close', reason: EVERYTHING })).status).toBe(200);
    const said = `（${team}）的申报已终止。理由：${EVERYTHING}。`;
    await until('V1 is told so', async () => (await toldTo('V1')).includes(said));
    const { body } = await live.get<{ stage: string; closeReason: string }>(HR, `/v1/vacancies/${opened.body.id}`);
    expect(body).toMatchObject({ stage: 'closed', closeReason: EVERYTHING });
  });

  test('I-58: a departure, and its withdrawal', async () => {
    const left = await live.post<Case>(HR, '/v1/people/E3/departure', {
      lastDay: addDays(today, 30),
      reason: EVERYTHING,
    });
    expect(left.status).toBe(201);
    const task = await live.taskOf(HR, 'departure.conduct', left.body.id);
    expect((await live.complete(HR, task, { do: 'withdraw', reason: LONGEST })).status).toBe(200);
    expect((await at(left.body.id, 'withdrawn')).decisions.map(({ reason }) => reason)).toContain(LONGEST);
  });
});

describe('any text at all', () => {
  let hires = 0;
  const hire = (more: object) =>
    live.post<Case & { code: string }>(HR, '/v1/hires', {
      departmentId: 'CC',
      superiorId: SUPERIOR,
      hiredOn: today,
      position: 'agent',
      hire: 'experienced',
      ...more,
    });

  test('§6: a number that is none of ours is refused before anything is written', async () => {
    for (const personId of ['@{10002}', '{}', 'a b', 'a\u200b', '\u202e1', '\uff21\uff11', '..', '', 'x'.repeat(65)])
      await expectRefused(() => hire({ personId, name: '新员工' }));
  });

  test('§6: a name comes back as it was given, on the notice too, or is refused', async () => {
    const oneLine = fc.oneof(nastyText, fc.constantFrom('@{10002}', NAME, '\u{20000}'.repeat(80)));
    await fc.assert(
      fc.asyncProperty(oneLine, async (name) => {
        hires += 1;
        const personId = `N-${hires}`;
        const fits = isFit(name.trim(), 'line') && name.trim() !== '' && Array.from(name.trim()).length <= 80;
        if (!fits) return expectRefused(() => hire({ personId, name }));
        const { status, body } = await hire({ personId, name });
        expect([name, status, body.stage]).toEqual([name, 201, 'proposal']);
        const seen = await live.get<{ name: string }>(HR, `/v1/people/${personId}`);
        expect(seen.body.name).toBe(name.trim());
        await live.act(HEAD, 'entry.proposal', { level: 'junior-1' }, body.id);
        await live.act(HR, 'entry.verification', { decision: 'verify' }, body.id);
        expect(await printed(body.id)).toContain(escapeHtml(name.trim()));
      }),
      { numRuns: 25, examples: [['@{10002}'], [NAME], ['\u{20000}'.repeat(80)], ['王\n五'], ['a\u0000b']] },
    );
  });

  test('I-17: a description of a complaint comes back as it was given, or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (description) => {
        const put = () =>
          live.send<{ description: string }>(HR, 'put', '/v1/people/E2/complaints/T-1', {
            incidentOn: rated + '-01',
            cause: 'not-personal',
            status: 'dismissed',
            description,
            reason: '更正',
          });
        if (!isFit(description.trim(), 'text') || description.trim() === '') return expectRefused(put);
        const { status, body } = await put();
        expect([description, status < 300, body.description]).toEqual([description, true, description.trim()]);
      }),
      { numRuns: 60, examples: [[EVERYTHING], ['@{'], ['\u{20000}'.repeat(4000)]] },
    );
  });

  test('none of it stands in a log', () => {
    const logged = live.harness.logged.join('');
    expect(logged).toContain('"statusCode":201');
    for (const words of ['@{', '{{x}}', '\u{20000}']) expect(logged).not.toContain(words);
  });
});
