import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { forgetUnbound } from '../../../db/attachments/uploads.js';
import { addMonths, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { Play } from '../../workflows/level-promotion/play.js';
import { Live } from '../live.js';

/** Files where a reason is asked: 8.4.1.1 (I-26), 7.3.2, I-74, complaints (4.3). */

interface Paper {
  readonly kind: string;
  readonly files: readonly { readonly id: string }[];
}
interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string }[];
}
const MONTH = '2026-07';
const today = todayIn('Asia/Shanghai', Date.now());
let live: Live;
let play: Play;

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'C'] },
      { id: 'E5', level: 'junior-1', status: 'probation' },
      { id: 'E6', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'C', 'C'] },
    ],
    MONTH,
    { [SUPERIOR]: ['supervisor', 'hr-manager', 'employee'], [RELATED]: ['department-head', 'employee'] },
  );
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(db);
  await sql`update person set hired_on = ${addMonths(today, -3)} where id = 'E5'`.execute(db);
  for (const back of [1, 2])
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      values ('E5', ${addToMonth(monthOf(today), -back)}, 'A', ${today}, 'test')`.execute(db);
});
afterAll(() => live.close());

const papers = async (who: string, caseId: string) => {
  const { status, body } = await live.get<{ items: readonly Paper[] }>(who, `/v1/cases/${caseId}/papers`);
  return status === 200 ? body.items.map(({ kind, files }) => [kind, files.map(({ id }) => id)]) : status;
};
const load = async (who: string, file: string) => (await live.get(who, `/v1/attachments/${file}`)).status;

describe('4.3: a complaint', () => {
  const complaint = { incidentOn: '2026-05-04', cause: 'other-personal', status: 'pending' };
  const record = (id: string, files: readonly string[]) =>
    live.send<Problem & { files: { id: string }[] }>(HR, 'put', `/v1/people/E6/complaints/${id}`, {
      ...complaint,
      files,
    });

  test('with its evidence, for whoever reads the record of the person', async () => {
    const [file, foreign] = [
      await live.upload(HR, '录音说明.txt', '录音文字稿'),
      await live.upload('E1', '别人的.pdf'),
    ];
    const refused = await record('K-1', [foreign]);
    expect([refused.status, refused.body.code]).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    expect((await record('K-1', [file])).body.files.map(({ id }) => id)).toEqual([file]);
    expect((await record('K-1', [file])).status).toBe(200); // the same call again
    expect([(await record('K-2', [file])).body.code]).toEqual(['ATTACHMENT.HANDED_IN']);
    const more = await live.upload(HR, '截图.png', Buffer.from('89504e470d0a1a0a00', 'hex'));
    expect((await record('K-1', [more])).body.files.map(({ id }) => id)).toEqual([file, more]);
    for (const who of [HR, HEAD, SUPERIOR, GM, 'E6']) expect([who, await load(who, file)]).toEqual([who, 200]);
    for (const who of ['E1', RELATED]) expect([who, await load(who, file)]).toEqual([who, 404]);
  });

  test('what is refused leaves nothing', async () => {
    const { rows } = await sql`select from complaint where id = 'K-2'`.execute(live.stack.database.db);
    expect(rows).toEqual([]);
  });
});

describe('8.4.1.1, I-26: a special promotion', () => {
  test('the head’s proof goes with the application; nobody else’s does', async () => {
    play = await Play.next(live.stack, MONTH);
    await play.launch();
    await play.closeRatings();
    const caseId = await play.id('E1');
    const [proof, foreign] = [await live.upload(HEAD, '专利.pdf'), await live.upload(HR, '别人的.pdf')];
    const form = (files: readonly string[]) => ({
      submitted: [],
      leftOut: [],
      special: [{ caseId, to: 'junior-3', reason: '突出贡献', evidence: '专利三项', files }],
    });
    const task = await live.taskOf(HEAD, 'cycle.submission');
    const refused = await live.complete(HEAD, task, form([proof, foreign]));
    const { code, errors } = refused.body as unknown as Problem;
    expect([code, errors?.map(({ path }) => path)]).toEqual(['ATTACHMENT.UNKNOWN', ['special.0.files']]);
    expect((await live.complete(HEAD, task, form([proof]))).status).toBe(200);
    for (const who of [HEAD, HR, GM]) expect([who, await papers(who, caseId)]).toEqual([who, [['evidence', [proof]]]]);
    for (const who of ['E2', RELATED])
      expect([who, await papers(who, caseId), await load(who, proof)]).toEqual([who, 404, 404]);
  });
});

describe('I-74: an appeal', () => {
  test('its proof is read by who reads the appeal, not by those who decided', async () => {
    const about = await play.id('E2');
    const [proof, foreign] = [await live.upload('E2', '更正说明.pdf'), await live.upload('E1', '别人的.pdf')];
    const appeal = (files: readonly string[]) =>
      live.post<{ id: string; code: string }>('E2', `/v1/cases/${about}/appeals`, { grounds: '成绩有误', files });
    expect((await appeal([foreign])).body.code).toBe('ATTACHMENT.UNKNOWN');
    const made = await appeal([proof]);
    expect(made.status).toBe(201);
    const { id } = made.body;
    for (const who of ['E2', HR, GM]) expect([who, await papers(who, id)]).toEqual([who, [['evidence', [proof]]]]);
    expect([await load(HEAD, proof), await load(RELATED, proof)]).toEqual([404, 404]);
    await live.act(HR, 'appeal.reader', { reader: RELATED }, id);
    await live.taskOf(RELATED, 'appeal.reading', id);
    expect([await papers(RELATED, id), await load(RELATED, proof)]).toEqual([[['evidence', [proof]]], 200]);
  });
});

describe('7.3.2: an outstanding contribution', () => {
  test('its proof is read by who reviews and decides', async () => {
    const opened = await live.post<{ id: string }>(HR, '/v1/people/E5/confirmation', { confirmedOn: today });
    expect(opened.status).toBe(201);
    const { id } = opened.body;
    const proof = await live.upload(SUPERIOR, '贡献证明.pdf');
    const form = { level: 'junior-3', contribution: '独立完成知识库改版', files: [proof] };
    expect(await live.refused(SUPERIOR, 'confirmation.proposal', { ...form, files: [proof, proof] }, id)).toEqual([
      422,
      'ATTACHMENT.TWICE',
    ]);
    await live.act(SUPERIOR, 'confirmation.proposal', form, id);
    for (const who of [HEAD, HR]) expect([who, await papers(who, id)]).toEqual([who, [['evidence', [proof]]]]);
    expect([await papers('E5', id), await load('E5', proof), await load('E1', proof)]).toEqual([[], 404, 404]);
  });

  test('0063: a return, an act that is taken back, a signature that is waited for and a voiding bring their files', async () => {
    const { db } = live.stack.database;
    const [{ id }] = (await sql<{ id: string }>`select id from personnel_case where kind = 'confirmation'`.execute(db))
      .rows as [{ id: string }];
    const evidenceOf = async (who: string) => {
      const found = await papers(who, id);
      return typeof found === 'number' ? found : found.flatMap(([, files]) => files);
    };
    const before = (await evidenceOf(HR)) as readonly string[];

    const returned = await live.upload(HEAD, '退回依据.pdf');
    const review = await live.taskOf(HEAD, 'confirmation.review', id);
    const asked = { redo: 'confirmation.proposal', reason: '贡献证明不全' };
    const foreign = await live.post(HEAD, `/v1/tasks/${review.id}/return`, { ...asked, files: before });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    expect((await live.post(HEAD, `/v1/tasks/${review.id}/return`, { ...asked, files: [returned] })).status).toBe(200);
    expect(await evidenceOf(HR)).toEqual([...before, returned]);
    expect([await evidenceOf('E5'), await load('E5', returned)]).toEqual([[], 404]); // 8.5.6: returns are not told him

    const again = await live.taskOf(SUPERIOR, 'confirmation.proposal', id);
    const added = await live.post(SUPERIOR, `/v1/tasks/${again.id}/signers`, {
      way: 'after',
      to: HR,
      note: '请核对贡献',
    });
    expect([added.body, added.status]).toEqual([expect.anything(), 200]);
    const proof = await live.upload(SUPERIOR, '补充证明.pdf');
    const form = { level: 'junior-3', contribution: '独立完成知识库改版', files: [proof] };
    expect((await live.complete(SUPERIOR, again, form)).body.state).toBe('open');
    expect((await live.remove(SUPERIOR, `/v1/attachments/${proof}`)).body.code).toBe('ATTACHMENT.IN_USE');
    await forgetUnbound(db, new Date(Date.now() + 86_400_000), new Date());
    expect(await evidenceOf(HR)).toEqual([...before, returned]);
    await live.act(HR, 'task.signing', { decision: 'sign' }, id);
    expect(await evidenceOf(HR)).toEqual([...before, returned, proof]);

    const [undone, other] = [await live.upload(HEAD, '更正.pdf'), await live.upload(HR, '别人的.pdf')];
    const endorsed = await live.taskOf(HEAD, 'confirmation.review', id);
    expect((await live.complete(HEAD, endorsed, { decision: 'endorse' })).status).toBe(200);
    const back = (files: readonly string[]) =>
      live.post(HEAD, `/v1/tasks/${endorsed.id}/withdrawal`, { reason: '核对有误', files });
    expect((await back([other])).body.code).toBe('ATTACHMENT.UNKNOWN');
    expect((await back([undone])).status).toBe(200);
    expect(await evidenceOf(HR)).toEqual([...before, returned, proof, undone]);

    const wrong = await live.upload(HR, '误开说明.pdf');
    const voiding = await live.post<{ files: { filename: string }[] }>(HR, `/v1/cases/${id}/voiding`, {
      reason: '误开',
      files: [wrong],
    });
    expect([voiding.status, voiding.body.files.map(({ filename }) => filename)]).toEqual([202, ['误开说明.pdf']]);
    // Whoever decides reads what it rests on; nobody else does, and it stays until he has.
    expect([await load(GM, wrong), await load(HEAD, wrong), await load('E5', wrong)]).toEqual([200, 404, 404]);
    expect((await live.remove(HR, `/v1/attachments/${wrong}`)).body.code).toBe('ATTACHMENT.IN_USE');
    const twice = await live.send<Problem>(HR, 'put', '/v1/people/E6/complaints/K-9', {
      incidentOn: '2026-05-05',
      cause: 'other-personal',
      status: 'pending',
      files: [wrong],
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'ATTACHMENT.HANDED_IN']);
    await live.approve(GM);
    await until('the case is over', async () => (await evidenceOf(HR)).toString().includes(wrong));
    expect([await load('E5', wrong), await load('E5', undone), await load('E1', wrong)]).toEqual([200, 404, 404]);

    // 8.5.7: the file of the case lists every one of them, with its digest.
    const file = await sql<{ sha256: string; filename: string; by: string }>`
      select f ->> 'sha256' as sha256, f ->> 'filename' as filename, f ->> 'by' as by
      from document d, jsonb_array_elements(d.content -> 'attachments') f where d.case_id = ${id}`.execute(db);
    expect(file.rows.map(({ filename, by }) => [filename, by])).toEqual([
      ['贡献证明.pdf', SUPERIOR],
      ['退回依据.pdf', HEAD],
      ['补充证明.pdf', SUPERIOR],
      ['更正.pdf', HEAD],
      ['误开说明.pdf', HR],
    ]);
    for (const { sha256 } of file.rows) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
