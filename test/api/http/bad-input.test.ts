import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { ALONE_IN_GROUP } from '../../../domain/pipelines/trial/review-privacy.js';
import type { SheetForm } from '../../../domain/pipelines/position-promotion/vacancy.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { digestOfRecords, settledRecords } from '../../support/records.js';
import { eligible } from '../../workflows/position-promotion/vacancy-play.js';
import { Live, type Answer, type LiveTask } from '../live.js';
import { until } from '../../../cli/play/until.js';

const HAN = /\p{Script=Han}/u;
/** Words of ours in English hold none; people are named as they are, each with his number. */
const OURS = /^(?:[^\p{Script=Han}]|员工(?=\w+ \(\w+\)))*$/u;

/** A refusal as it goes out: the § is of the policy, or an entry of its register. */
interface Problem {
  readonly code: string;
  readonly clause?: string;
  readonly errors?: readonly { readonly path?: string; readonly code: string }[];
}

const [CANDIDATE, OTHER, MEMBER] = ['E1', 'E2', 'E3'] as const;
let live: Live;
let vacancyId: string;
let caseId: string;

beforeAll(async () => {
  const people = [eligible(CANDIDATE), eligible(OTHER), eligible(MEMBER), eligible('E4')];
  live = await Live.start(people, monthOf(todayIn('Asia/Shanghai', Date.now())), {}, undefined, undefined, 'skipping');
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
});
afterAll(() => live.close());

const records = () => digestOfRecords(live.stack.database.db);

/** The status and code of what is refused; both languages, the §, and nothing written are asked of each. */
async function refused(call: () => Promise<Answer<unknown>>): Promise<string> {
  const before = await settledRecords(live.stack.database.db);
  const { status, body } = await call();
  const problem = body as Problem;
  if (status !== 404) expect(problem.clause).toMatch(/^(\d+(\.\d+)*|I-\d{2}a?)$/);
  expect(problem).toMatchObject({
    texts: { detail: { zh: expect.stringMatching(HAN), en: expect.stringMatching(OURS) } },
  });
  expect(await records()).toEqual(before);
  const faults = (problem.errors ?? []).map(({ path = '', code }) => (code === problem.code ? path : code));
  return [status, problem.code, ...faults].join(' ');
}

/** A form for a task that stands open. */
async function refusedForm(who: string, kind: TaskKind, form: object, about?: string): Promise<string> {
  const task = await live.taskOf(who, kind, about);
  return refused(() => live.complete(who, task, form));
}

const vacancy = (more: object = {}) => ({
  post: 'team-leader',
  department: 'CC',
  team: '一组',
  reportsTo: SUPERIOR,
  headCount: 1,
  reason: '业务扩展',
  ...more,
});
async function open(): Promise<string> {
  const { status, body } = await live.post<{ id: string }>(HR, '/v1/vacancies', vacancy());
  expect(status).toBe(201);
  return body.id;
}
const nominate = (personId: string) => ({ personId, reason: '带班经验丰富' });
const scores = (form: SheetForm | 'review-360', score: number) =>
  Object.fromEntries(live.stack.library.newest.assessmentForms[form].items.map(({ id }) => [id, score]));

/** A task of one of several vacancies. */
const taskIn = (who: string, kind: TaskKind, vacancy: string): Promise<LiveTask> =>
  until(`${kind} in the inbox of ${who}, of ${vacancy}`, async () => {
    const { body } = await live.get<{ items: (LiveTask & { vacancyId: string | null })[] }>(who, '/v1/tasks?limit=200');
    return body.items.find((one) => one.kind === kind && one.vacancyId === vacancy);
  });

describe('bad input of §9: refused with its code, its § and both languages, and nothing is written', () => {
  test('9.1: a vacancy without a whole number of places, a department or a superior', async () => {
    const send = (more: object) => refused(() => live.post(HR, '/v1/vacancies', vacancy(more)));
    for (const headCount of [0, 1.5, 51, '2', null])
      expect(await send({ headCount })).toBe('400 REQUEST.INVALID headCount');
    expect(await send({ department: 'NO' })).toBe('422 VACANCY.NO_SUCH_DEPARTMENT');
    expect(await send({ reportsTo: 'NO' })).toBe('422 VACANCY.NO_SUCH_SUPERIOR');
    expect(await send({ post: 'director', secret: 1 })).toMatch(/^400 REQUEST\.INVALID/);
  });

  test('9.5.1: nobody known, oneself, a second open case, a vacancy that is closed', async () => {
    vacancyId = await open();
    const task = await taskIn(HEAD, 'vacancy.nomination', vacancyId);
    const send = (personId: string, of = task) => refused(() => live.complete(HEAD, of, nominate(personId)));
    expect(await send('NO')).toBe('422 NOMINATION.UNKNOWN_PERSON');
    expect(await send(HEAD)).toBe('422 NOMINATION.HIMSELF');
    expect(await send(SUPERIOR)).toBe('422 NOMINATION.REPORTS_TO_HIMSELF');
    expect((await live.complete(HEAD, task, nominate(CANDIDATE))).status).toBe(200);
    const next = await taskIn(HEAD, 'vacancy.nomination', vacancyId);
    expect(await send(CANDIDATE, next)).toBe('409 NOMINATION.OTHER_CASE_OPEN');
    const second = await open();
    const there = await taskIn(HEAD, 'vacancy.nomination', second);
    expect(await send(CANDIDATE, there)).toBe('409 NOMINATION.OTHER_CASE_OPEN');
    const manage = await taskIn(HR, 'vacancy.manage', second);
    expect((await live.complete(HR, manage, { do: 'close', reason: '不再需要' })).status).toBe(200);
    expect(await send(OTHER, there)).toBe('409 TASK.NOT_OPEN');
    const [nominee] = (await live.get<{ candidates: { id: string }[] }>(HR, `/v1/vacancies/${vacancyId}`)).body
      .candidates;
    caseId = nominee?.id ?? '';
  });

  test('9.5.2: a nominee who would rate himself, also in another’s place', async () => {
    const send = (competency: readonly string[], peripheral: readonly string[]) =>
      refusedForm(HR, 'vacancy.verification', { do: 'confirm', competency, peripheral }, caseId);
    expect(await send([CANDIDATE], [RELATED])).toBe('422 RATER.REFUSED RATER.RATES_HIMSELF');
    expect(await send([HEAD], [HEAD])).toBe('422 RATER.TWICE');
    expect(await send([HEAD], [])).toBe('400 REQUEST.INVALID peripheral');
    const confirm = { do: 'confirm', competency: [HEAD], peripheral: [RELATED] };
    await live.act(HR, 'vacancy.verification', confirm, caseId);
    const instead = { form: 'competency', rater: HEAD, by: CANDIDATE, reason: '出差' };
    expect(await refusedForm(HR, 'vacancy.raters', instead, caseId)).toBe('422 RATER.REFUSED RATER.RATES_HIMSELF');
  });

  test('9.5.2: a score of 101, an item too few, somebody else’s sheet, a sheet sent twice', async () => {
    const kind = 'vacancy.competency-sheet';
    const task = await live.taskOf(HEAD, kind, caseId);
    const whole = scores('competency', 90);
    const [first = '', ...others] = Object.keys(whole);
    const send = (form: object, who: string = HEAD) => refused(() => live.complete(who, task, form));
    for (const wrong of [101, -1, 90.001, '90'])
      expect(await send({ scores: { ...whole, [first]: wrong } })).toBe(`400 REQUEST.INVALID scores.${first}`);
    const fewer = Object.fromEntries(others.map((item) => [item, 90]));
    expect(await send({ scores: fewer })).toBe('422 SHEET.ITEMS_DO_NOT_MATCH');
    expect(await send({ scores: whole }, CANDIDATE)).toMatch(/^40[34] TASK\./);
    await live.act(HEAD, kind, { scores: whole }, caseId);
    expect(await send({ scores: whole })).toBe('409 TASK.NOT_OPEN');
    await live.act(RELATED, 'vacancy.peripheral-sheet', { scores: scores('peripheral', 90) }, caseId);
  });

  test('9.5.4, 9.5.5: months below three or not whole, days not on the calendar', async () => {
    await live.act(HR, 'vacancy.qualification', { qualified: true }, caseId);
    await live.act(HR, 'vacancy.gm-submission', {});
    const approve = { caseId, decision: 'approve' };
    const twice = await refusedForm(GM, 'vacancy.gm-decision', { decisions: [approve, approve] });
    expect(twice).toBe('400 REQUEST.INVALID decisions');
    await live.act(GM, 'vacancy.gm-decision', { decisions: [approve] });
    const startOn = await live.stack.today();
    const letter = { startOn, months: 3, team: [OTHER, MEMBER, 'E4'] };
    const send = (more: object) => refusedForm(HR, 'trial.letter', { ...letter, ...more }, caseId);
    for (const months of [0, 3.5, '3', null]) expect(await send({ months })).toBe('400 REQUEST.INVALID months');
    for (const months of [1, 2]) expect(await send({ months })).toBe('422 TRIAL.TOO_SHORT');
    for (const day of ['2027-02-29', '2027-13-01', '2026-11-31', '30.11.2026', '9999-01-01', 'tomorrow'])
      expect(await send({ startOn: day })).toBe('400 REQUEST.INVALID startOn');
    expect(await send({ startOn: addDays(startOn, -1) })).toBe('422 TRIAL.START_BEFORE_APPROVAL');
    expect(await send({ team: [CANDIDATE, 'NO'] })).toMatch(/TRIAL\.LEADS_HIMSELF/);
    expect(await send({ team: [MEMBER, MEMBER] })).toBe('400 REQUEST.INVALID team');
    const task = await live.taskOf(HR, 'trial.letter', caseId);
    await live.act(HR, 'trial.letter', letter, caseId);
    expect(await refused(() => live.complete(HR, task, letter))).toBe('409 TASK.NOT_OPEN');
    const manage = (form: object) => refusedForm(HR, 'trial.manage', form, caseId);
    for (const months of [0, 0.5, '1'])
      expect(await manage({ do: 'request-extension', months, reason: '再看' })).toBe('400 REQUEST.INVALID months');
    expect(await manage({ do: 'pause', from: '2027-02-29', reason: '病假' })).toBe('400 REQUEST.INVALID from');
  });

  test('9.5.6: the candidate on the list of those who rate him; the anonymous sheet', async () => {
    const named = { superiors: [SUPERIOR], departmentHeads: [HEAD, RELATED] };
    const send = (more: object) => refusedForm(HR, 'review.raters', { ...named, ...more }, caseId);
    expect(await send({ superiors: [CANDIDATE] })).toMatch(/^422 .*REVIEW\.RATES_HIMSELF/);
    expect(await send({ departmentHeads: [SUPERIOR] })).toBe('422 REVIEW.NAMED_TWICE');
    await live.act(HR, 'review.raters', named, caseId);
    const { body } = await live.get<{ reviewOn: string }>(HR, `/v1/trials/${caseId}`);
    await live.stack.skipTo(body.reviewOn, '09:01');
    const kind = 'review.sheet';
    const task = await live.taskOf(MEMBER, kind, caseId);
    const whole = scores('review-360', 88);
    const [first = '', ...others] = Object.keys(whole);
    const sheet = (form: object, who: string = MEMBER) => refused(() => live.complete(who, task, { sheet: form }));
    for (const wrong of [101, -0.01, 88.123, null])
      expect(await sheet({ scores: { ...whole, [first]: wrong } })).toBe(`400 REQUEST.INVALID sheet.scores.${first}`);
    const fewer = Object.fromEntries(others.map((item) => [item, 88]));
    expect(await sheet({ scores: fewer })).toBe(`400 REQUEST.INVALID sheet.scores.${first}`);
    expect(await sheet({ scores: { ...whole, charm: 100 } })).toBe('400 REQUEST.INVALID sheet.scores.charm');
    expect(await refused(() => live.complete(MEMBER, task, { sheet: 'sealed' }))).toBe('400 REQUEST.INVALID sheet');
    for (const who of [CANDIDATE, OTHER, HR]) expect(await sheet({ scores: whole }, who)).toMatch(/^40[34] TASK\./);
    expect((await live.inbox(CANDIDATE)).map((one) => one.kind)).not.toContain(kind);
    for (const by of [CANDIDATE, SUPERIOR]) {
      const replace = { do: 'replace-rater', rater: HEAD, by, reason: '出差' };
      expect(await refusedForm(HR, 'trial.manage', replace, caseId)).toMatch(
        /^422 REVIEW\.(RATES_HIMSELF|ALREADY_ASKED)/,
      );
    }
    // I-56: whoever is alone in his group reads that before he answers; nobody else does.
    const notices = async (who: string) => {
      const { id } = await live.taskOf(who, kind, caseId);
      return (await live.get<{ notices: object[] }>(who, `/v1/tasks/${id}/sheet`)).body.notices;
    };
    expect([await notices(SUPERIOR), await notices(MEMBER), await notices(HEAD)]).toEqual([[ALONE_IN_GROUP], [], []]);
    await live.act(MEMBER, kind, { sheet: { scores: whole } }, caseId);
    expect(await sheet({ scores: whole })).toBe('409 REVIEW.ALREADY_ANSWERED');
    const late = await live.taskOf(OTHER, kind, caseId);
    const asks = { do: 'request-end', reason: '出现 C' };
    expect((await live.complete(HR, await live.taskOf(HR, 'trial.manage', caseId), asks)).status).toBe(200);
    await live.act(GM, 'trial.end', { decision: 'approve' }, caseId);
    await until('the case goes on to the interview', async () => {
      const seen = (await live.get<{ stage: string }>(HR, `/v1/cases/${caseId}`)).body;
      return seen.stage === 'interview';
    });
    expect(await refused(() => live.complete(OTHER, late, { sheet: { scores: whole } }))).toBe('409 REVIEW.CLOSED');
  });
});
